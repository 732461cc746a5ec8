"""The catalogue: a key and its parameters in, a sentence of the wanted language out.

A language is an argument, never a state: paper may speak the agency's language while the screen speaks the user's. What a language
does not hold yet is said in English.
"""

import functools
import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import resources

SOURCE_LANGUAGE = "en"
PSEUDO_LANGUAGE = "en-XA"  # accents and half again as long, to find clipped labels
_ALL_WORDS = "stc"
_PAPER_WORDS = "paper"  # of languages that stand beside English on paper and do not speak on the screen yet
_LONG_WORD = 9
_ACCENTS = str.maketrans("aceinosuyAEINOSU", "áçéíñóšúýÁÉÍÑÓŠÚ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key with its parameters, as the stages hand it over; a parameter may be a sentence itself."""

    key: str
    parameters: Mapping[str, object] = field(default_factory=dict[str, object])


class Sentences:
    """All sentences of one language."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def text(self, key: str, **parameters: object) -> str:
        """The sentence of this key; a key that no catalogue holds is shown as it is, so that it is seen and mended."""
        return self._fill(self._catalogue.gettext(key), parameters)

    def plural(self, key: str, count: int, **parameters: object) -> str:
        """The sentence in the plural form that fits the count; the catalogue holds `key` and `key` + ".many"."""
        return self._fill(self._catalogue.ngettext(key, f"{key}.many", count), {"count": count, **parameters})

    def say(self, sentence: Sentence) -> str:
        parameters = {name: self.say(value) if isinstance(value, Sentence) else value for name, value in sentence.parameters.items()}
        return self.text(sentence.key, **parameters)

    def __contains__(self, key: str) -> bool:
        return self._catalogue.gettext(key) != key

    def _fill(self, text: str, parameters: Mapping[str, object]) -> str:
        filled = text.format_map(dict(parameters)) if parameters else text
        return filled if self.language != PSEUDO_LANGUAGE else lengthened(filled)


def lengthened(text: str) -> str:
    """The text in the pseudo-language: accented and about 40 % longer, by words of usual length."""
    more = "x" * (len(text) * 2 // 5)
    words = [more[start : start + _LONG_WORD] for start in range(0, len(more), _LONG_WORD)]
    return " ~".join([text.translate(_ACCENTS), " ".join(words)])


@functools.cache
def sentences(language: str = SOURCE_LANGUAGE) -> Sentences:
    """The sentences of a language such as "vi"; English stands in for what it lacks."""
    english = _catalogue(SOURCE_LANGUAGE)
    if language in {SOURCE_LANGUAGE, PSEUDO_LANGUAGE}:
        return Sentences(language, english)
    own = _catalogue(language)
    own.add_fallback(english)
    return Sentences(language, own)


def available_languages() -> tuple[str, ...]:
    """Languages with a catalogue for the screen, English first; those that only stand beside English on paper are not among them."""
    folders = files(resources).joinpath("translations").iterdir()
    found = sorted(folder.name for folder in folders if folder.is_dir() and _held(folder, _ALL_WORDS) is not None)
    return (SOURCE_LANGUAGE, *(name for name in found if name != SOURCE_LANGUAGE and not name.startswith("_")))


def _catalogue(language: str) -> gettext.NullTranslations:
    folder = files(resources).joinpath("translations", language)
    held = [found for name in (_ALL_WORDS, _PAPER_WORDS) if (found := _held(folder, name)) is not None]
    if not held:
        return gettext.NullTranslations()
    for more in held[1:]:
        held[0].add_fallback(more)
    return held[0]


def _held(folder: Traversable, name: str) -> gettext.NullTranslations | None:
    """The catalogue of that name, from its built form if there is one."""
    built, source = folder.joinpath(f"{name}.mo"), folder.joinpath(f"{name}.po")
    if built.is_file() and not _is_outdated(built, source):
        return gettext.GNUTranslations(io.BytesIO(built.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compiled(source.read_bytes()))) if source.is_file() else None


def _is_outdated(built: Traversable, source: Traversable) -> bool:
    """In a checkout a catalogue may be edited after it was built."""
    pair = isinstance(built, Path) and isinstance(source, Path) and source.is_file()
    return pair and Path(str(source)).stat().st_mtime > Path(str(built)).stat().st_mtime


def build_catalogues() -> tuple[Path, ...]:
    """Write the built form beside every catalogue of this checkout; reading it takes milliseconds instead of tenths of a second."""
    written: list[Path] = []
    for source in sorted(Path(str(files(resources).joinpath("translations"))).glob("*/*.po")):
        built = source.with_suffix(".mo")
        fresh = built.with_suffix(".new")
        fresh.write_bytes(compiled(source.read_bytes()))
        fresh.replace(built)
        written.append(built)
    return tuple(written)


def compiled(catalogue: bytes) -> bytes:
    """A .po catalogue as .mo bytes; used at set-up, and from a checkout that was not built yet."""
    from babel.messages.mofile import write_mo  # slow to import, and not needed once the catalogues are built
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(catalogue)))
    return out.getvalue()
