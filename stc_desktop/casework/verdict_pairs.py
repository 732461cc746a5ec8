"""Two verdicts on one thing, or on a thing and its variant, held against each other in words: answer by answer, paragraph by paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.told_answers import question_of, value_words
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import DESCRIPTION, Conversation, resumed
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.opinions import Comparison, DifferingAnswer, Opinion, SaidFinding, compare
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.clauses import properties_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredClassification

HS, CAS = "hs", "cas"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPair:
    """A differing answer in words; "" where one of the two was not asked."""

    id: str
    question: str
    first: str
    second: str
    bears_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPair:
    """A paragraph that came out otherwise: verdict and reasons of both; the verdict is None where it was not weighed."""

    code: str
    heading: str
    first: Verdict | None
    first_reasons: tuple[str, ...]
    second: Verdict | None
    second_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Where two verdicts differ; `agrees` where verdict and paragraphs are the same."""

    agrees: bool
    answers: tuple[AnswerPair, ...]
    paragraphs: tuple[FindingPair, ...]


def side_by_side(workspace: Workspace, first: StoredClassification, second: StoredClassification) -> SideBySide:
    """Both as they were said, read by the list of the first."""
    kept = kept_result(first.result)
    assert kept is not None, "a verdict"
    weighable = workspace.weighable(kept.list_id, kept.edition)
    one, other = (_opinion(workspace, said, weighable) for said in (first, second))
    codes = {*one.codes, *other.codes, *(found.code for found in (*one.findings, *other.findings))}
    found = compare(one, other, {code: _read_by(weighable, code) for code in codes})
    return SideBySide(
        agrees=found.agrees,
        answers=tuple(_answer_pair(workspace, answer, (first, second), weighable) for answer in found.answers),
        paragraphs=tuple(_finding_pairs(found, weighable)),
    )


def _opinion(workspace: Workspace, said: StoredClassification, weighable: WeighableList) -> Opinion:
    kept = kept_result(said.result)
    assert kept is not None, "a verdict"
    written = resumed(said.item).item
    thing = {DESCRIPTION: written.description, HS: written.hs, CAS: list(written.cas)}
    answers: dict[str, object] = {**{name: told for name, told in thing.items() if told}, **written.considered, **written.answers}
    for name, value in written.answers.items():
        prop = weighable.edition.register.get(name)
        if prop is not None:
            try:
                answers[name] = parse_answer(prop, value, workspace.units)
            except UserFixable:  # the list changed under it: then the words of then are compared
                continue
    rows = cast("list[Mapping[str, object]]", said.result.get("findings") or [])
    return Opinion(verdict=kept.verdict, codes=kept.codes, answers=answers, findings=tuple(_finding(row) for row in rows))


def _finding(row: Mapping[str, object]) -> SaidFinding:
    reasons = tuple(str(reason) for reason in cast("list[object]", row.get("reasons") or []))
    return SaidFinding(code=str(row.get("code", "")), verdict=Verdict(str(row.get("verdict"))), reasons=reasons)


def _read_by(weighable: WeighableList, code: str) -> frozenset[str]:
    """The properties that a paragraph rests on, those of the paragraph that holds it included."""
    holder = next((named for named in _holders(code) if weighable.paragraph(named) is not None), None)
    paragraph = weighable.paragraph(holder) if holder else None
    return properties_of(weighable.clause_of(paragraph)) if paragraph is not None else frozenset()


def _holders(code: str) -> tuple[str, ...]:
    parts = code.split(".")
    return tuple(".".join(parts[:length]) for length in range(len(parts), 0, -1))


def _answer_pair(
    workspace: Workspace, found: DifferingAnswer, said: tuple[StoredClassification, StoredClassification], weighable: WeighableList
) -> AnswerPair:
    first, second = (_in_words(workspace, found.id, resumed(one.item), weighable) for one in said)
    is_of_thing = found.id in {HS, CAS}
    question = workspace.say.text(f"opinion.{found.id}") if is_of_thing else question_of(found.id, weighable, workspace.say)
    return AnswerPair(id=found.id, question=question, first=first, second=second, bears_on=found.bears_on)


def _in_words(workspace: Workspace, name: str, told: Conversation, weighable: WeighableList) -> str:
    thing = {DESCRIPTION: told.item.description, HS: told.item.hs, CAS: ", ".join(told.item.cas)}
    if name in thing:
        return thing[name]
    value = told.answer_to(name)
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return _amount_words(cast("Mapping[str, object]", value))
    if name == OVERVIEW and value == "unsure":
        return workspace.say.text("record.overview_unsure")
    return value_words(name, value, weighable, workspace.say)


def _amount_words(value: Mapping[str, object]) -> str:
    """An amount or range as it was given."""
    unit = str(value.get("unit") or "")
    low, high = value.get("min"), value.get("max")
    if low is None and high is None:
        shown = str(value.get("value", ""))
        shown = f"{shown} ± {value['tolerance']}" if value.get("tolerance") else shown
    else:
        shown = " – ".join(str(end) for end in (low if low is not None else "…", high if high is not None else "…"))
    return f"{shown} {unit}".strip()


def _finding_pairs(found: Comparison, weighable: WeighableList) -> list[FindingPair]:
    pairs: list[FindingPair] = []
    for one in found.paragraphs:
        entry = weighable.edition.entries.get(one.code)
        pairs.append(
            FindingPair(
                code=one.code,
                heading=entry.heading if entry else "",
                first=one.first.verdict if one.first else None,
                first_reasons=one.first.reasons if one.first else (),
                second=one.second.verdict if one.second else None,
                second_reasons=one.second.reasons if one.second else (),
            )
        )
    return pairs
