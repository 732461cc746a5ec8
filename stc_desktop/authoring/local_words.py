"""Words of the region's languages for the things of a list: one file for each language, for all editions of the list."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Listing, Reading, Section, Text, nearest, read_yaml
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.control_lists.local_words import LANGUAGES, LocalWords

_KEYS = ("language", "reviewed", "words")
Written = tuple[LocalWords, Place]


def read_local_words(folder: Path, faults: Faults) -> tuple[Written, ...]:
    """What the files in a list's folder `words` say, each paragraph's words with the place where they stand."""
    found: list[Written] = []
    languages: dict[str, str] = {}
    for path in sorted((folder / "words").glob("*.yaml")):
        root = read_yaml(path, faults)
        if root is None:
            continue
        reading = Reading(root, faults)
        reading.known_only(_KEYS, "a file of words")
        language = reading.text("language", required="a file of words")
        if language and language not in LANGUAGES:
            faults.add(root.place_of("language"), f"the language “{language}” is unknown{nearest(language, LANGUAGES)}")
        if languages.setdefault(language, path.name) != path.name:
            faults.add(root.place_of("language"), f"the language {language} has a file already: {languages[language]}")
        words = root.entries.get("words")
        if isinstance(words, Section):
            found += _words(words, language, faults, is_reviewed=reading.text("reviewed") == "yes")
        else:
            faults.add(root.place, "a file of words needs `words` with codes and their words")
    return tuple(found)


def _words(section: Section, language: str, faults: Faults, *, is_reviewed: bool) -> list[Written]:
    found: list[Written] = []
    for code, value in section.entries.items():
        place = section.place_of(code)
        texts = [item.text.strip() for item in value.items if isinstance(item, Text)] if isinstance(value, Listing) else []
        if not texts or not all(texts):
            faults.add(place, f"{code} needs a list of words")
        elif len({text.casefold() for text in texts}) < len(texts):
            faults.add(place, f"{code} has a word twice")
        else:
            found.append((LocalWords(code=code, language=language, words=tuple(texts), is_reviewed=is_reviewed), place))
    return found


def with_local_words(editions: list[ListEdition], written: tuple[Written, ...], faults: Faults) -> list[ListEdition]:
    """The editions of one list with the words of the paragraphs that each has; a paragraph that none has is a fault."""
    named: set[str] = set()
    done: list[ListEdition] = []
    for edition in editions:
        here: dict[str, tuple[LocalWords, ...]] = {}
        for local, _ in written:
            entry = edition.entries.get(local.code)
            if entry is not None and entry.kind in {EntryKind.HEAD, EntryKind.ITEM}:
                here[local.code] = (*here.get(local.code, ()), local)
                named.add(local.code)
        done.append(replace(edition, local_words=_ordered(edition, here)) if here else edition)
    for local, place in written:
        if local.code not in named:
            faults.add(place, f"{local.code} is no paragraph of any edition of this list")
    return done


def _ordered(edition: ListEdition, words: Mapping[str, tuple[LocalWords, ...]]) -> dict[str, tuple[LocalWords, ...]]:
    return {code: words[code] for code in edition.entries if code in words}
