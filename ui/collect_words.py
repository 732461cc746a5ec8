"""The words of the pages for translators: `python -m ui.collect_words` writes them into the English catalogue.

Each page keeps its English beside it (`words.py`), so that the window needs no catalogue to start in English. Translators need all of
it in one file: this is what xgettext is elsewhere.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import resources
import ui

CATALOGUE = Path(resources.__file__).parent / "translations" / "en" / "stc.po"
_HEAD = "# the window: collected from its pages by `python -m ui.collect_words`; change these words there"
_FOOT = "# here end the words of the window"
_MANY = ".many"


def all_words() -> dict[str, str]:
    """Every key of every page with its English. The same key may stand in two pages only with the same words."""
    found: dict[str, str] = {}
    for module in sorted(_modules()):
        for key, text in importlib.import_module(module).WORDS.items():
            assert found.setdefault(key, text) == text, f"{key} says different things: {found[key]!r} and, in {module}, {text!r}"
    return found


def section(words: Mapping[str, str]) -> str:
    """The part of the catalogue that holds the words of the window."""
    entries = [_entry(key, words) for key in sorted(words) if not (key.endswith(_MANY) and key.removesuffix(_MANY) in words)]
    return "\n\n".join([_HEAD, *entries, _FOOT]) + "\n"


def written_by_hand(catalogue: str) -> tuple[str, str]:
    """What stands before the words of the window, and what stands after them."""
    before, _, rest = catalogue.partition(_HEAD)
    return before.rstrip() + "\n", rest.partition(_FOOT)[2].strip("\n")


def collected(catalogue: str) -> str:
    """The catalogue with the words of the window as they are now. What the catalogue says by hand is said once, for screen and paper."""
    before, after = written_by_hand(catalogue)
    held = set(re.findall(r'^msgid "(.+)"$', f"{before}\n{after}", re.MULTILINE))
    window = section({key: text for key, text in all_words().items() if key not in held})
    return "\n".join([before, window, *([after, ""] if after else [])])


def _entry(key: str, words: Mapping[str, str]) -> str:
    if f"{key}{_MANY}" not in words:
        return f'msgid "{key}"\nmsgstr {_quoted(words[key])}'
    many = f"{key}{_MANY}"
    return f'msgid "{key}"\nmsgid_plural "{many}"\nmsgstr[0] {_quoted(words[key])}\nmsgstr[1] {_quoted(words[many])}'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _modules() -> Iterator[str]:
    return (found.name for found in pkgutil.walk_packages(ui.__path__, "ui.") if found.name.endswith(".words"))


def main() -> int:
    CATALOGUE.write_text(collected(CATALOGUE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{len(all_words())} texts of the window stand in {CATALOGUE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
