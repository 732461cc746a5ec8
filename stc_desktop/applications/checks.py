"""What must be mended and what should be looked at before a case is filed on a form; each finding leads to its field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.applications.answer_checks import answer_findings
from stc_desktop.applications.basis import Basis
from stc_desktop.applications.case_facts import case_facts, line_facts
from stc_desktop.applications.cases import Case
from stc_desktop.applications.fact_making import facts_of
from stc_desktop.applications.findings import Finding, Findings
from stc_desktop.applications.form_parts import Condition
from stc_desktop.applications.forms import Check, Form, Level, Scope
from stc_desktop.applications.paper_checks import form_findings, paper_findings
from stc_desktop.applications.part_facts import PAPER_ASPECTS, PARTY_ASPECTS, PaperAt, PartyAt
from stc_desktop.applications.parties import CaseParty
from stc_desktop.applications.weighing import Facts, holds

__all__ = ["Basis", "Finding", "Level", "findings", "is_final", "open_points"]


def findings(case: Case, form: Form, basis: Basis, language: str = "en") -> tuple[Finding, ...]:
    """Everything that is missing, contradicts itself or should be looked at, in the order of the form."""
    facts = case_facts(case, form, basis)
    making = Findings(case, form, language)
    found = [
        *answer_findings(making, facts, basis),
        *paper_findings(making, facts),
        *form_findings(making, basis),
        *_rule_findings(making, facts, basis),
    ]
    places = {field.id: number for number, field in enumerate(form.fields)}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (places.get(one.field_id, len(places)), one.row or 0)))


def is_final(found: tuple[Finding, ...]) -> bool:
    """Whether the paper may be printed without the stamp of a draft."""
    return all(one.level is not Level.RED for one in found)


def open_points(found: tuple[Finding, ...]) -> tuple[str, ...]:
    """The red points in short, as a draft lists them at its foot: "box 10: Destination is not answered."."""
    return tuple(dict.fromkeys(f"box {one.box}: {one.sentence}" if one.box else one.sentence for one in found if one.level is Level.RED))


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, party or paper with its facts and the words that stand for it in a sentence."""

    facts: Facts
    words: Mapping[str, str]
    row: int | None = None
    party: CaseParty | None = None


def _rule_findings(making: Findings, facts: Facts, basis: Basis) -> Iterator[Finding]:
    parts = {
        Scope.CASE: [_Part(facts, {})],
        Scope.LINE: list(_lines(making.case, facts, basis)),
        Scope.PARTY: list(_parties(making.case, facts, basis)),
        Scope.PAPER: list(_papers(making.case, facts, basis)),
    }
    for check in making.form.checks:
        if check.when is not None:
            yield from _fired(making, check, check.when, parts[check.scope])


def _fired(making: Findings, check: Check, when: Condition, parts: list[_Part]) -> Iterator[Finding]:
    for part in parts:
        if holds(when, part.facts):
            yield making.finding(check, words=part.words, row=part.row, party=part.party)


def _lines(case: Case, facts: Facts, basis: Basis) -> Iterator[_Part]:
    for row, own in enumerate(line_facts(case, facts, basis)):
        yield _Part(own, {"line": str(row + 1), "name": case.lines[row].name or "without a name"}, row=row)


def _parties(case: Case, facts: Facts, basis: Basis) -> Iterator[_Part]:
    for party in case.parties:
        own = facts_of(PARTY_ASPECTS, PartyAt(case, basis, party))
        yield _Part({**facts, **own}, {"party": party.legal_name or party.name_local or "A party without a name"}, party=party)


def _papers(case: Case, facts: Facts, basis: Basis) -> Iterator[_Part]:
    for row, paper in enumerate(case.papers):
        own = facts_of(PAPER_ASPECTS, PaperAt(case, basis, paper, row))
        yield _Part({**facts, **own}, {"paper": paper.title or f"Paper {row + 1}"}, row=row)
