"""Names of goods in the languages of the region: found as wholes, without accents, in scripts without spaces."""

import pytest

from stc_desktop.control_lists.local_words import LocalNames, LocalWords, plain_letters

NAMES = LocalNames(
    {
        "3A225": (LocalWords(code="3A225", language="vi", words=("biến tần", "bộ biến đổi tần số")),),
        "2B350.i": (LocalWords(code="2B350.i", language="vi", words=("bơm",)), LocalWords(code="2B350.i", language="th", words=("ปั๊มเคมี",))),
        "6A003": (LocalWords(code="6A003", language="th", words=("กล้องถ่ายภาพความร้อน", "กล้อง")),),
        "2B001": (LocalWords(code="2B001", language="ms", words=("mesin larik",)),),
        "2B201": (LocalWords(code="2B201", language="id", words=("mesin larik",)),),
    }
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("biến tần 3 pha 5 kW", "3A225"),
        ("Bien tan 3 pha", "3A225"),
        ("BIẾN TẦN", "3A225"),
        ("ขายกล้องถ่ายภาพความร้อนมือสอง", "6A003"),
        ("กล้อง ถ่ายภาพ ความร้อน", "6A003"),
        ("ปั๊มเคมี", "2B350.i"),
    ],
)
def test_a_name_is_found_inside_a_description(text: str, code: str) -> None:
    assert code in [found for found, _ in NAMES.named_in(text)]


@pytest.mark.parametrize("text", ["", "tần biến", "bơmx", "mesin", "cẩu bơ m"])
def test_parts_of_a_name_say_nothing(text: str) -> None:
    assert NAMES.named_in(text) == ()


def test_a_name_inside_a_longer_one_says_nothing_of_its_own() -> None:
    assert NAMES.named_in("กล้องถ่ายภาพความร้อน") == (("6A003", "กล้องถ่ายภาพความร้อน"),)


def test_a_name_of_two_things_brings_both() -> None:
    assert [code for code, _ in NAMES.named_in("mesin larik lama")] == ["2B001", "2B201"]


@pytest.mark.parametrize(("written", "plain"), [("điều hòa", "dieu hoa"), ("Đồng hồ", "Dong ho"), ("ความร้อน", "ความร้อน"), ("ភ្លើង", "ភ្លើង")])
def test_only_latin_letters_lose_their_accents(written: str, plain: str) -> None:
    assert plain_letters(written) == plain
