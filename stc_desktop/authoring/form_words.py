"""Words of forms in other languages: one phrase book per language, keyed by our English words, so that a translator edits one file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stc_desktop.applications.form_parts import Words
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Reading, Text, entries_of, read_yaml

_KEYS = ("language", "reviewed", "phrases")


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """English words and what stands for them in one language; not reviewed until a native reader has looked at it."""

    language: str
    is_reviewed: bool
    phrases: Mapping[str, str]


def read_phrasebooks(folder: Path, faults: Faults) -> dict[str, Phrasebook]:
    """All phrase books of a folder by language."""
    found: dict[str, Phrasebook] = {}
    for path in sorted(folder.glob("*.yaml")):
        root = read_yaml(path, faults)
        if root is None:
            continue
        reading = Reading(root, faults)
        reading.known_only(_KEYS, "a phrase book")
        language = reading.text("language", required="the phrase book")
        phrases = reading.sub("phrases")
        kept: dict[str, str] = {}
        for english, local in entries_of(phrases).items():
            if isinstance(local, Text) and local.text.strip():
                kept[english] = " ".join(local.text.split())
            else:
                faults.add(local.place, f"“{english}” has no words in {language}")
        found[language] = Phrasebook(language, reading.truth("reviewed"), kept)
    return found


@dataclass(slots=True)
class WordsMaker:
    """Puts the words of all languages of a form beside our English ones; notes what a phrase book lacks."""

    languages: tuple[str, ...]
    books: Mapping[str, Phrasebook]
    faults: Faults
    used: set[str] = field(default_factory=set[str])

    def words(self, english: str, place: Place, *, is_printed: bool = True) -> Words:
        """The words by language. What is printed must be there in every language of the form."""
        if not english:
            return {}
        self.used.add(english)
        found = {"en": english}
        for language in self.languages:
            if language == "en":
                continue
            book = self.books.get(language)
            local = book.phrases.get(english) if book else None
            if local:
                found[language] = local
            elif is_printed:
                self.faults.add(place, f"“{english}” is printed, but the phrase book of {language} lacks it")
        return found
