"""What the window says: words of a page in the person's language, English where the catalogue has none yet."""

import datetime
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QDate, QLocale

SOURCE_LANGUAGE = "en"
PSEUDO_LANGUAGE = "en-XA"


class Catalogue(Protocol):
    """Sentences of one language, as `stc_desktop.wording.sentences` gives them."""

    def text(self, key: str, **parameters: object) -> str: ...

    def plural(self, key: str, count: int, **parameters: object) -> str: ...

    def __contains__(self, key: str) -> bool: ...


class Speech:
    """The language of the screen. The catalogue is opened on the first word that is not in hand: start-up stays lean."""

    def __init__(self, language: str = SOURCE_LANGUAGE, open_catalogue: Callable[[str], Catalogue] | None = None) -> None:
        self.language = language
        self._open = open_catalogue or _open_catalogue
        self._catalogue: Catalogue | None = None

    def day(self, date: datetime.date, *, whole: bool = False) -> str:
        """23 Nov 2026; `whole`: Monday 23 November 2026. Months and days have their names in the person's language."""
        locale = QLocale(SOURCE_LANGUAGE if self.is_source else self.language.replace("-", "_"))
        return locale.toString(QDate(date.year, date.month, date.day), "dddd d MMMM yyyy" if whole else "d MMM yyyy")

    def over(self, english: Mapping[str, str]) -> "Words":
        """The words of one page, whose English is `english`."""
        return Words(self, english)

    @property
    def catalogue(self) -> Catalogue:
        if self._catalogue is None:
            self._catalogue = self._open(self.language)
        return self._catalogue

    @property
    def is_source(self) -> bool:
        return self.language in {SOURCE_LANGUAGE, PSEUDO_LANGUAGE}


class Words:
    """Sentences of one page by key."""

    def __init__(self, speech: Speech, english: Mapping[str, str]) -> None:
        self._speech = speech
        self._english = english

    def text(self, key: str, **parameters: object) -> str:
        if not self._is_in_hand(key):
            return self._speech.catalogue.text(key, **parameters)
        sentence = self._english[key].format(**parameters) if parameters else self._english[key]
        return _lengthened(sentence) if self._speech.language == PSEUDO_LANGUAGE else sentence

    def day(self, date: datetime.date) -> str:
        """23 Nov 2026"""
        return self._speech.day(date)

    def plural(self, key: str, count: int, **parameters: object) -> str:
        """One or many: the sentences `key` and `key.many`, with {count}."""
        if not self._is_in_hand(key):
            return self._speech.catalogue.plural(key, count, **parameters)
        return self.text(key if count == 1 else f"{key}.many", count=count, **parameters)

    def _is_in_hand(self, key: str) -> bool:
        return key in self._english and (self._speech.is_source or key not in self._speech.catalogue)


def _open_catalogue(language: str) -> Catalogue:
    from stc_desktop.wording.sentences import sentences  # opens files: not before a word is wanted

    return sentences(language)


def _lengthened(text: str) -> str:
    from stc_desktop.wording.sentences import lengthened

    return lengthened(text)
