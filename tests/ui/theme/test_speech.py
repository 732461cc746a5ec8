"""Words come from the catalogue of the language, in English where it has none."""

from __future__ import annotations

import datetime

from ui.speech import Speech

ENGLISH = {"go": "Go on", "eggs": "{count} egg", "eggs.many": "{count} eggs", "who": "{name} is here"}


class _Vietnamese:
    _known = {"go": "Tiếp tục"}

    def text(self, key: str, **parameters: object) -> str:
        return self._known.get(key, key).format(**parameters)

    def plural(self, key: str, count: int, **parameters: object) -> str:
        return self.text(key, count=count, **parameters)

    def __contains__(self, key: str) -> bool:
        return key in self._known


def _never(language: str) -> _Vietnamese:
    raise AssertionError(f"the catalogue of {language} was opened")


def test_english_words_in_hand_open_no_catalogue() -> None:
    words = Speech("en", _never).over(ENGLISH)
    assert words.text("go") == "Go on"
    assert words.text("who", name="Anh") == "Anh is here"


def test_one_and_many() -> None:
    words = Speech("en", _never).over(ENGLISH)
    assert [words.plural("eggs", count) for count in (0, 1, 2)] == ["0 eggs", "1 egg", "2 eggs"]


def test_a_translation_comes_before_english() -> None:
    words = Speech("vi", lambda _language: _Vietnamese()).over(ENGLISH)
    assert words.text("go") == "Tiếp tục"
    assert words.text("who", name="Anh") == "Anh is here"


def test_the_pseudo_language_is_longer() -> None:
    words = Speech("en-XA").over(ENGLISH)
    assert len(words.text("go")) >= len("Go on") * 1.4


def test_braces_in_a_value_are_left_alone() -> None:
    words = Speech("en", _never).over(ENGLISH)
    assert words.text("who", name="{Anh}") == "{Anh} is here"


def test_days_are_named_in_the_language() -> None:
    day = datetime.date(2026, 11, 23)
    assert Speech("en", _never).day(day) == "23 Nov 2026"
    assert Speech("en-XA", _never).over(ENGLISH).day(day) == "23 Nov 2026"
    assert Speech("en", _never).day(day, whole=True) == "Monday 23 November 2026"
    assert "Thứ Hai" in Speech("vi", _never).day(day, whole=True)
