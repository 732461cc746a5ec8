"""Words of scripts without spaces are taken apart; everything else stays as it is."""

import pytest

from stc_desktop.wording.segmentation import one_spelling, segmented


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("เครื่องแลกเปลี่ยนความร้อน", "ร้อน"),  # Thai: hot, in heat exchanger
        ("ເຄື່ອງແລກປ່ຽນຄວາມຮ້ອນ", "ຄວາມຮ້ອນ"),  # Lao: heat
        ("ឧបករណ៍ផ្លាស់ប្តូរកម្ដៅ", "កម្ដៅ"),  # Khmer: heat
        ("အပူလဲလှယ်ကိရိယာ", "ကိရိယာ"),  # Burmese: device
    ],
)
def test_a_word_inside_a_run_stands_apart(text: str, word: str) -> None:
    parts = segmented(text)
    assert one_spelling(word) in parts.split()
    assert parts.replace(" ", "") == one_spelling(text)


def test_other_text_is_untouched() -> None:
    text = "Heat exchanger,  thiết bị trao đổi nhiệt"
    assert segmented(text) is text


def test_mixed_text_keeps_its_other_words() -> None:
    assert segmented("pump ปั๊มน้ำ 5 bar").split()[0] == "pump"
    assert segmented("pump ปั๊มน้ำ 5 bar").endswith("5 bar")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("កម្តៅ", "កម្ដៅ"),  # Khmer: the subscripts look the same
        ("ປ້ຳ", "ປໍ້າ"),  # Lao: the signs in another order
        ("ໝໍ້", "ຫມໍ້"),  # Lao: one letter or two
        ("ប្រេង", "ប្រេ\u200bង"),  # a sign that nobody sees
    ],
)
def test_what_looks_alike_is_one_word(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)


def test_other_scripts_keep_their_spelling() -> None:
    assert one_spelling("bơm\u200b chân không") == "bơm\u200b chân không"
