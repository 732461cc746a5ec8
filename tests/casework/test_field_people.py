"""The interview with people who hold a datasheet: nobody is told "not listed" of a listed thing, few questions, and in any order."""

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.questions import QuestionKind
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.codes import head_of
from tests.casework.field_people import Meeting, answers_of_people, interviewed, who_knows_nothing
from tests.casework.test_field_cases import ROWS, codes_of

TOLD = answers_of_people()
ASKED = tuple(row for row in ROWS if row["id"] in TOLD)
SPREAD = ASKED[::9]
MEDIAN, NINETY_FIVE_OF_HUNDRED = 7, 18
RIGHT_HEAD, EXACT, FREED_BELOW_A_LIMIT, FREED_EVERYDAY = 0.95, 0.85, 0.90, 0.98
Row = Mapping[str, str]


def _ids(rows: Sequence[Row]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.mark.parametrize("row", SPREAD, ids=_ids(SPREAD))
def test_a_listed_thing_is_never_called_free(reading: Workspace, row: Row) -> None:
    meeting = interviewed(reading, row, TOLD[row["id"]])
    assert not (codes_of(row) and meeting.step.verdict is Verdict.NOT_LISTED), row["basis"]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_people_reach_the_right_paragraph_in_few_questions(reading: Workspace) -> None:
    meetings = [(row, interviewed(reading, row, TOLD[row["id"]])) for row in ASKED]
    assert {row["id"]: meeting.open for row, meeting in meetings if meeting.open} == {}, "a question that nobody has answered"
    listed = [(row, meeting) for row, meeting in meetings if codes_of(row)]
    assert [row["id"] for row, meeting in listed if meeting.step.verdict is Verdict.NOT_LISTED] == []
    questions = sorted(len(meeting.asked) for _, meeting in meetings)
    assert statistics.median(questions) <= MEDIAN
    assert questions[int(0.95 * len(questions)) - 1] <= NINETY_FIVE_OF_HUNDRED
    assert _share(_reaches_head(row, meeting) for row, meeting in listed) >= RIGHT_HEAD
    assert _share(not set(codes_of(row)).isdisjoint(meeting.step.codes) for row, meeting in listed) >= EXACT
    near = [meeting for row, meeting in meetings if row["near"] and not codes_of(row)]
    assert _share(meeting.step.verdict is Verdict.NOT_LISTED for meeting in near) >= FREED_BELOW_A_LIMIT
    everyday = [meeting for row, meeting in meetings if not row["near"] and not codes_of(row)]
    assert _share(meeting.step.verdict is Verdict.NOT_LISTED for meeting in everyday) >= FREED_EVERYDAY


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(_ids(ASKED)), draw=st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(reading: Workspace, name: str, draw: random.Random) -> None:
    row, answers = next(row for row in ASKED if row["id"] == name), TOLD[name]
    asked = interviewed(reading, row, answers)
    known = [name for name in asked.asked if name in answers]
    draw.shuffle(known)
    told_first = known[: draw.randint(0, len(known))]
    again = interviewed(reading, row, answers, before=[name for name in told_first if name != "overview"])
    assert (again.step.verdict, set(again.step.codes)) == (asked.step.verdict, set(asked.step.codes))


@pytest.mark.parametrize("row", ROWS[::50], ids=_ids(ROWS[::50]))
def test_who_knows_nothing_is_never_told_not_listed(reading: Workspace, row: Row) -> None:
    _knows_nothing(reading, row)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nobody_who_knows_nothing_is_told_not_listed(reading: Workspace) -> None:
    for row in ROWS:
        _knows_nothing(reading, row)


def _knows_nothing(workspace: Workspace, row: Row) -> None:
    step = who_knows_nothing(workspace, row, lambda question: "unsure" if question.kind in _SEEN else "unknown")
    assert step.verdict is not Verdict.NOT_LISTED, row["id"]


_SEEN = {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW}


def _reaches_head(row: Row, meeting: Meeting) -> bool:
    return not {head_of(code) for code in codes_of(row)}.isdisjoint(head_of(code) for code in meeting.step.codes)


def _share(outcomes: Iterator[bool]) -> float:
    found = list(outcomes)
    return sum(found) / len(found) if found else 1.0
