"""What is typed into the search box is understood as code, HS code, CAS number or words."""

import pytest

from stc_desktop.control_lists.search_text import understood
from stc_desktop.control_lists.spelling import nearest_word


@pytest.mark.parametrize("written", ["2b350d", "2B350.d", "2B350.D.", "2b 350 d", " 2B350d"])
def test_codes_in_any_spelling(written: str) -> None:
    assert understood(written).compact_code == "2b350d"


@pytest.mark.parametrize("written", ["841950", "8419.50", "8419.50.00"])
def test_hs_codes(written: str) -> None:
    question = understood(written)
    assert (question.hs, question.words) == ("841950", ())


def test_cas_numbers_among_words() -> None:
    question = understood("potassium cyanide 151-50-8")
    assert (question.cas, question.words) == (("151-50-8",), ("potassium", "cyanide"))
    assert not question.last_is_open or question.words[-1] == "cyanide"


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert understood("a pump for the acid of 5 bar").words == ("pump", "acid", "bar")
    assert understood("the").words == ("the",)


def test_a_word_being_typed_is_open_until_a_space() -> None:
    assert understood("heat exch").last_is_open
    assert not understood("heat ").last_is_open


@pytest.mark.parametrize("written", ["", "   ", "!?", '"'])
def test_nothing_to_search_for(written: str) -> None:
    assert understood(written).is_empty


def test_typing_errors() -> None:
    words = ("exchanger", "fermenter", "isostatic", "press")
    assert nearest_word("exchnager", words) == "exchanger"
    assert nearest_word("fermentor", words) == "fermenter"
    assert nearest_word("umbrella", words) is None
    assert nearest_word("prs", words) is None  # too short to guess at
