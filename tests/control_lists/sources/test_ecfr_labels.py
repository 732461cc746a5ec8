"""Flat labels and the tree they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.control_lists.sources.ecfr_labels import Outline, pieces_of, roman


def paths(*paragraphs: str, with_points: bool = False) -> list[str]:
    """The place of every labelled paragraph, each seeing the labels that come after it."""
    pieces = [piece for text in paragraphs for piece in pieces_of(text, with_points=with_points)]
    outline = Outline()
    return [".".join(outline.place(piece, [one.token for one in pieces[at + 1 :]]).path) for at, piece in enumerate(pieces)]


def test_i_after_h_is_a_letter_when_no_second_roman_follows() -> None:
    assert paths("(g) G.", "(h) Parts:", "(1) One.", "(2) Two.", "(i) Data.", "(j) Last.")[-2:] == ["i", "j"]


def test_i_under_h_is_roman_when_the_second_roman_follows() -> None:
    assert paths("(g) G.", "(h) Parts:", "(1) That:", "(i) Is red;", "(ii) Is blue.", "(i) Data.") == [
        "g",
        "h",
        "h.1",
        "h.1.i",
        "h.1.ii",
        "i",
    ]


def test_v_and_x_follow_the_list_that_is_open() -> None:
    romans = ["(i) a", "(ii) b", "(iii) c", "(iv) d", "(v) e", "(vi) f", "(vii) g", "(viii) h", "(ix) i", "(x) j", "(xi) k"]
    assert paths("(a) A:", "(1) B:", *romans)[-1] == "a.1.xi"
    assert paths("(a) A:", "(1) B:", "(i) C;", "(ii) D.", "(b)-(w) [Reserved]", "(x) Others.")[-1] == "x"


def test_deeper_levels_and_two_labels_in_one_paragraph() -> None:
    given = ("(a) A:", "(9)(i) Except:", "(A) One:", "(‹1›) Deep:", "(‹i›) Deeper.", "(ii) Two.")
    # nothing came before 9, so it is doubted, but still stands where it says
    assert paths(*given) == ["a", "a.9", "a.9.i", "a.9.i.a", "a.9.i.a.1", "a.9.i.a.1.i", "a.9.ii"]


def test_a_label_runs_in_behind_an_italic_heading() -> None:
    first, second = pieces_of("(a) ‹Scope.› (1) This part holds.")
    assert (first.token, first.text, second.token, second.text) == ("a", "Scope.", "1", "This part holds.")


def test_a_reserved_range_gives_every_slot() -> None:
    (piece,) = pieces_of("(j)-(m) [Reserved]")
    assert piece.is_reserved
    outline = Outline()
    for one in pieces_of("(i) Before."):
        outline.place(one)
    assert outline.place(piece).reserved == ("j", "k", "l", "m")


def test_the_asterisk_is_seen_and_brackets_are_no_labels() -> None:
    assert pieces_of("* (a) Sample.")[0].is_significant
    assert pieces_of("*(b) Sample.")[0].token == "b"
    assert pieces_of("(See the other part.)") == ()
    assert pieces_of("(MT if it flies)") == ()


def test_a_gap_is_said() -> None:
    outline = Outline()
    outline.place(pieces_of("(a) First.")[0])
    assert "missing" in outline.place(pieces_of("(d) Fourth.")[0]).strange
    assert outline.path == ("d",)


def test_numbers_with_points_nest_below_headings_of_two_numbers() -> None:
    given = ("1. Sample plant.", "1.1 Turning parts", "(a) Bearings: 1. Magnetic ones.", "2. Active ones.", "(b) Tubes.", "2. Around it.")
    assert paths(*given, with_points=True) == ["1", "1.1", "1.1.a", "1.1.a.1", "1.1.a.2", "1.1.b", "2"]


@pytest.mark.parametrize(("text", "value"), [("i", 1), ("iv", 4), ("xlix", 49), ("lxxx", 80), ("mix", 0), ("vv", 0), ("", 0), ("cc", 200)])
def test_roman_numbers(text: str, value: int) -> None:
    assert roman(text) == value


@given(st.text(alphabet="()abivx1‹›*.- [R", max_size=40))
def test_any_text_gives_pieces_without_failing(text: str) -> None:
    outline = Outline()
    for piece in pieces_of(text, with_points=True):
        assert outline.place(piece).path
