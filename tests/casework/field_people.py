"""People at the counter: what somebody answered who held the datasheet of a field case and had never seen a control list.

One table a category (`field_answers/*.csv`): the case, the question, the answer. The question is the id of a property, `is:` with a kind of
thing, or `overview`; the answer is as the person gave it: yes, no, unknown, a value with its unit, options with ";" between them, "none".
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.interview import Step
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.items import UNSURE
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question, QuestionKind
from stc_desktop.rules.properties import PropertyKind

FOLDER = Path(__file__).parent / "field_answers"
OVERVIEW, UNKNOWN, NONE, NOT_SUCH = "overview", "unknown", "none", "no"
MOST = 60  # questions
Answers = Mapping[str, str]
_SEVERAL = {PropertyKind.SEVERAL, PropertyKind.PARAGRAPH, PropertyKind.CAS}


@dataclass(kw_only=True)
class Meeting:
    """What came out of one interview: the last step, what was asked, and which questions nobody had answered beforehand."""

    step: Step
    asked: Sequence[str]
    open: Sequence[str] = field(default_factory=list[str])


def answers_of_people() -> Mapping[str, Answers]:
    """Per case what the person said, by question."""
    told: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert row["question"] not in told.setdefault(row["id"], {}), f"{path.name}: {row['id']} answers {row['question']} twice"
                told[row["id"]][row["question"]] = row["answer"]
    return told


def interviewed(workspace: Workspace, row: Mapping[str, str], answers: Answers, *, before: Sequence[str] = ()) -> Meeting:
    """The interview with one person; `before` are questions that were answered before the program asked anything."""
    weighable = workspace.weighable(REVIEW_LISTS, REVIEW_EDITIONS)
    item = WrittenItem(description=row["description"], hs=row["hs"], cas=tuple(row["cas"].split()))
    for name in before:
        item = replace(item, answers={**item.answers, name: _value(name, answers[name], weighable)})
    asked: list[str] = []
    unheard: list[str] = []
    for _ in range(MOST):
        step = interview_step(workspace, item).step
        question = step.next_question
        if question is None:
            return Meeting(step=step, asked=asked, open=unheard)
        name = _name(question, weighable)
        assert question.id not in asked, f"{row['id']}: {question.id} was asked twice"
        asked.append(question.id)
        if name not in answers:
            unheard.append(name)
        item = _answered(item, question, answers.get(name, NOT_SUCH if question.kind is QuestionKind.CANDIDATE else UNKNOWN), weighable)
    raise AssertionError(f"{row['id']}: more than {MOST} questions: {' '.join(asked)}")


def who_knows_nothing(workspace: Workspace, row: Mapping[str, str], say: Callable[[Question], object]) -> Step:
    """The interview with somebody whose every answer is `say`."""
    weighable = workspace.weighable(REVIEW_LISTS, REVIEW_EDITIONS)
    item = WrittenItem(description=row["description"], hs=row["hs"], cas=tuple(row["cas"].split()))
    for _ in range(len(weighable.edition.register)):  # nothing is asked twice
        step = interview_step(workspace, item).step
        question = step.next_question
        if question is None:
            return step
        place = "considered" if question.kind in {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW} else "answers"
        item = replace(item, **{place: {**getattr(item, place), question.id: say(question)}})
    raise AssertionError(f"{row['id']}: the interview does not end")


def _name(question: Question, weighable: WeighableList) -> str:
    if question.kind is QuestionKind.CANDIDATE:
        paragraph = weighable.paragraph(question.id)
        assert paragraph is not None
        return f"is:{paragraph.subject}"
    return question.id


def _answered(item: WrittenItem, question: Question, answer: str, weighable: WeighableList) -> WrittenItem:
    if question.kind is QuestionKind.CANDIDATE:
        return replace(item, considered={**item.considered, question.id: answer})
    if question.kind is QuestionKind.OVERVIEW:
        return replace(item, considered={**item.considered, OVERVIEW: _marked(question, answer, weighable)})
    return replace(item, answers={**item.answers, question.id: _value(question.id, answer, weighable)})


def _marked(question: Question, answer: str, weighable: WeighableList) -> object:
    """The kinds of thing that the person marked, as the paragraphs by which the overview names them today."""
    if answer in {UNKNOWN, UNSURE}:
        return UNSURE
    wanted = set() if answer == NONE else {kind.strip() for kind in answer.split(";")}
    return [option.id for option in question.options if (p := weighable.paragraph(option.id)) and p.subject in wanted]


def _value(name: str, answer: str, weighable: WeighableList) -> object:
    if answer == UNKNOWN:
        return answer
    if weighable.edition.register[name].kind in _SEVERAL:
        return [] if answer == NONE else [option.strip() for option in answer.split(";")]
    return answer
