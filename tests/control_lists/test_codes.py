"""Codes in any usual spelling have one normal form."""

import pytest

from stc_desktop.control_lists.codes import deepest_only, head_of, normal_code
from stc_desktop.rules.errors import UserFixable


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("9A004b1", "9A004.b.1"),
        ("9a004.B.1", "9A004.b.1"),
        ("9A004.b.1.", "9A004.b.1"),
        (" 2b 350 d ", "2B350.d"),
        ("3A001.a.5.a.1", "3A001.a.5.a.1"),
        ("ml10a", "ML10.a"),
        ("2E003.f.table.a.s1.c1", "2E003.f.table.a.s1.c1"),
        ("3a225#N1", "3A225#n1"),
    ],
)
def test_one_normal_form(written: str, code: str) -> None:
    assert normal_code(written) == code


@pytest.mark.parametrize("written", ["", "pump", "A2B350", "2X350"])
def test_what_is_no_code_is_refused(written: str) -> None:
    with pytest.raises(UserFixable, match="not a control code"):
        normal_code(written)


def test_head_of_a_note() -> None:
    assert head_of("3A001.a.5#n1.b") == "3A001"


def test_a_code_that_holds_another_says_nothing_more() -> None:
    assert deepest_only(["2B350", "2B350.d", "2B352", "2B350.d"]) == ("2B350.d", "2B352")
    assert deepest_only(["2B350.d", "2B350.da"]) == ("2B350.d", "2B350.da")
