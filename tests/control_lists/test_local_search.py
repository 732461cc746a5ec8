"""Searching names in the region's languages: by words, half typed, mistyped, and in scripts without spaces."""

import pytest

from stc_desktop.control_lists.local_search import LocalNameSearch
from stc_desktop.control_lists.local_words import LocalWords
from stc_desktop.wording.segmentation import segmented

WORDS = (
    LocalWords(code="3A225", language="vi", words=("biến tần", "bộ biến đổi tần số")),
    LocalWords(code="2B231", language="vi", words=("máy bơm chân không", "bơm chân không")),
    LocalWords(code="2B231", language="th", words=("ปั๊มสุญญากาศ",)),
    LocalWords(code="6A003", language="th", words=("กล้องถ่ายภาพความร้อน",)),
    LocalWords(code="2B001", language="ms", words=("mesin pelarik CNC",)),
    LocalWords(code="2B350.i", language="lo", words=("ປ້ຳເຄມີ",)),
)


@pytest.fixture(scope="module")
def names() -> LocalNameSearch:
    return LocalNameSearch(WORDS)


def codes(names: LocalNameSearch, typed: str, known: tuple[str, ...] = ("cnc", "3", "pump")) -> list[str]:
    words = segmented(typed).lower().split()
    return [found.code for found in names.found(typed, words, lambda word: word in known, last_is_open=not typed.endswith(" "))]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("biến tần", "3A225"),
        ("bien tan 3 pha", "3A225"),
        ("máy bơm chân kh", "2B231"),
        ("bom chan khong", "2B231"),
        ("ปั๊มสุญญากาศ", "2B231"),
        ("ขายปั๊มสุญญากาศมือสอง", "2B231"),
        ("ปั๊มสุญ", "2B231"),
        ("กล้องความร้อน", "6A003"),
        ("mesin pelarik", "2B001"),
        ("mesin pelarek cnc", "2B001"),
        ("ປໍ້າເຄມີ", "2B350.i"),
    ],
)
def test_a_name_is_found(names: LocalNameSearch, typed: str, code: str) -> None:
    assert codes(names, typed)[0] == code


@pytest.mark.parametrize("typed", ["", "cnc", "pump", "heat exchanger", "ความ"])
def test_what_is_no_name_finds_nothing(names: LocalNameSearch, typed: str) -> None:
    assert codes(names, typed) == []


def test_a_whole_name_fits_better_than_a_part(names: LocalNameSearch) -> None:
    whole, part = (names.found(typed, typed.split(), lambda _word: False, last_is_open=False)[0] for typed in ("biến tần", "tần số"))
    assert whole.share == 1.0
    assert part.share < whole.share
