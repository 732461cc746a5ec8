"""HS codes in usual spellings; one that does not exist is said."""

import pytest

from stc_desktop.control_lists.hs import GoneHsCode, hs_six, hs_title, is_known_hs, national_digits, parse_hs
from stc_desktop.rules.errors import UserFixable


@pytest.mark.parametrize("written", ["841950", "8419.50", "8419 50", "8419.50.00", "84195090", "8419-50"])
def test_usual_spellings(written: str) -> None:
    assert hs_six(written) == "841950"
    assert parse_hs(written).shown == "8419.50"


def test_a_heading_of_four_digits() -> None:
    assert hs_six("8419") == "8419"


@pytest.mark.parametrize(
    ("written", "says"), [("999999", "does not exist"), ("pump", "not an HS code"), ("84", "not an HS code"), ("84195", "not an HS code")]
)
def test_bad_codes_are_refused_in_a_sentence(written: str, says: str) -> None:
    with pytest.raises(UserFixable, match=says):
        parse_hs(written)


def test_titles() -> None:
    title = hs_title(parse_hs("841950"))
    assert title is not None
    assert "heat exchange" in title.lower()
    assert is_known_hs("850440")
    assert not is_known_hs("850499")


def test_a_code_of_an_earlier_edition_is_named_with_what_it_became() -> None:
    gone = {"852580": GoneHsCode(digits="852580", until="2017", now=("852581", "852589"))}
    for written in ("852580", "8525.80.90"):
        with pytest.raises(UserFixable, match=r"8525\.80 ended with HS 2022; now 8525\.81, 8525\.89"):
            parse_hs(written, gone)
    with pytest.raises(UserFixable, match="does not exist"):
        parse_hs("999999", gone)
    assert parse_hs("852581", gone).digits == "852581"


def test_national_digits_are_what_stands_behind_the_sixth() -> None:
    assert national_digits("8504.40.90") == "90"
    assert national_digits("8504.40") == ""
