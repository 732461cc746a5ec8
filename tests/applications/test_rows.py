"""Lines, papers and parties come and go; what was noted about them goes along."""

from stc_desktop.applications.cases import Case
from stc_desktop.applications.lines import Line
from stc_desktop.applications.papers import Paper, PaperKind
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.results import ScreeningOutcome, ScreeningResult
from stc_desktop.applications.rows import (
    with_line,
    with_line_moved,
    with_paper,
    with_party,
    with_role,
    without_line,
    without_need_of_paper,
    without_paper,
    without_party,
    without_role,
)

THREE = Case(
    lines=(Line(name="a"), Line(name="b"), Line(name="c")),
    not_understood={"lines[1].quantity": "a dozen", "movement.planned_on": "soon"},
    cannot_supply={"lines[2].hs": "customs did not say"},
)


def _names(case: Case) -> str:
    return "".join(line.name for line in case.lines)


def test_notes_follow_their_lines() -> None:
    fewer = without_line(THREE, 0)
    assert (_names(fewer), fewer.not_understood, fewer.cannot_supply) == (
        "bc",
        {"lines[0].quantity": "a dozen", "movement.planned_on": "soon"},
        {"lines[1].hs": "customs did not say"},
    )
    assert without_line(THREE, 1).not_understood == {"movement.planned_on": "soon"}
    more = with_line(THREE, Line(name="x"), at=1)
    assert (_names(more), "lines[2].quantity" in more.not_understood) == ("axbc", True)
    moved = with_line_moved(THREE, 2, 0)
    assert (_names(moved), moved.cannot_supply, "lines[2].quantity" in moved.not_understood) == (
        "cab",
        {"lines[0].hs": "customs did not say"},
        True,
    )
    assert _names(with_line(THREE, Line(name="z"))) == "abcz"


def test_papers_get_free_ids_and_take_their_notes_away() -> None:
    case = with_paper(with_paper(Case(), Paper(id="", kind=PaperKind.CONTRACT)), Paper(id="a1", kind=PaperKind.INVOICE))
    assert [paper.id for paper in case.papers] == ["a1", "a2"]
    case = without_need_of_paper(case, "letter", "the maker is closed")
    assert case.cannot_supply == {"papers[letter]": "the maker is closed"}
    assert without_need_of_paper(case, "letter", "").cannot_supply == {}
    assert [paper.id for paper in without_paper(case, "a1").papers] == ["a2"]


def test_parties_share_and_give_up_roles() -> None:
    case = with_party(
        with_party(Case(), CaseParty(id="", roles=(Role.CONSIGNEE,), legal_name="A")),
        CaseParty(id="", roles=(Role.END_USER,), legal_name="B"),
    )
    same = with_role(case, "p1", Role.END_USER)
    assert same.party(Role.END_USER) == same.party(Role.CONSIGNEE)
    assert same.party_by_id("p2") is not None
    assert without_role(same, "p1", Role.CONSIGNEE).party(Role.CONSIGNEE) is None
    screened = ScreeningResult(party_id="p2", name="B", outcome=ScreeningOutcome.CLEAR)
    gone = without_party(Case(parties=case.parties, screenings=(screened,), not_understood={"parties[p2].country": "?"}), "p2")
    assert (len(gone.parties), gone.screenings, gone.not_understood) == (1, (), {})
    assert with_party(case, CaseParty(id="p1", legal_name="A2")).parties[0].legal_name == "A2"
