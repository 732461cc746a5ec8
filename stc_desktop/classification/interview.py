"""One step of the interview: same item, same answer; feed the next answer back and weigh again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stc_desktop.classification.candidates import Candidate, SetAsideBy, Standing, candidates_for, facts_of
from stc_desktop.classification.items import Item, SuggestedBy, Suggestion
from stc_desktop.classification.paragraphs import Meeting, NamingParagraph, WeighableList
from stc_desktop.classification.questions import (
    Question,
    best_property,
    candidate_question,
    open_candidates,
    open_kinds,
    overview_question,
    property_question,
)
from stc_desktop.classification.verdicts import Finding, Verdict, deepest_met
from stc_desktop.classification.weighings import Weighing, weighing_of
from stc_desktop.rules.computations import with_computed
from stc_desktop.rules.facts import Facts
from stc_desktop.rules.gathering import with_gathered
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import UnitTable

ASKED_ONE_BY_ONE = 4  # kinds of thing; what else was suggested stands nearest in the overview


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A head (or a paragraph of it) that is not weighed further, by whom and why."""

    code: str
    heading: str
    by: SetAsideBy
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where the interview stands: verdict so far, findings, what is open, what was set aside, and the next question if any."""

    verdict: Verdict
    codes: tuple[str, ...]
    findings: tuple[Finding, ...]
    open: tuple[tuple[str, tuple[str, ...]], ...]
    set_aside: tuple[SetAside, ...]
    next_question: Question | None
    list_id: str
    edition: str
    installed_heads: int
    heads_of_edition: int
    facts: Facts
    candidates: tuple[Candidate, ...]

    @property
    def is_partial(self) -> bool:
        return self.installed_heads < self.heads_of_edition


def next_step(item: Item, weighable: WeighableList, suggestions: Iterable[Suggestion], units: UnitTable) -> Step:
    """Weigh the item against everything in question and choose the question that settles most."""
    suggested = tuple(suggestions)
    candidates = candidates_for(item, weighable, suggested)
    told = facts_of(item, candidates, weighable.edition.chemical_names)
    facts = with_computed(with_gathered(told, weighable.gathered), weighable.computations)
    in_question = _in_question(candidates)
    meeting = Meeting(weighable, facts)
    weighed = {paragraph.code: weighing_of(paragraph, weighable, meeting) for paragraph in in_question}
    met = tuple(node.id for weighing in weighed.values() for node in deepest_met(weighing.weighed))
    question = _Asking(item, weighable, candidates, weighed, meeting).next()
    verdict = _verdict(item, candidates, weighed, question)
    info = weighable.edition.info
    return Step(
        verdict=verdict,
        codes=met,
        findings=_findings(weighable, weighed, meeting, units),
        open=tuple((code, weighing.missing(meeting)) for code, weighing in weighed.items() if weighing.outcome is Outcome.UNKNOWN),
        set_aside=_set_aside(candidates),
        next_question=question,
        list_id=info.list_id,
        edition=info.edition,
        installed_heads=weighable.installed_heads,
        heads_of_edition=len(info.heads),
        facts=facts,
        candidates=candidates,
    )


def _in_question(candidates: Iterable[Candidate]) -> tuple[NamingParagraph, ...]:
    standing = {Standing.CONFIRMED, Standing.UNSURE, Standing.IN_QUESTION}
    return tuple(p for candidate in candidates if candidate.standing in standing for p in candidate.paragraphs)


class _Asking:
    """Chooses the next question of one step."""

    def __init__(
        self, item: Item, weighable: WeighableList, candidates: tuple[Candidate, ...], weighed: Mapping[str, Weighing], meeting: Meeting
    ) -> None:
        self.item = item
        self.weighable = weighable
        self.candidates = candidates
        self.weighed = weighed
        self.meeting = meeting
        standing = {Standing.CONFIRMED, Standing.UNSURE}
        self.confirmed = {p.code: weighed[p.code] for c in candidates if c.standing in standing for p in c.paragraphs}
        self.waiting = [c for c in open_candidates(candidates) if any(weighed[p.code].outcome is Outcome.UNKNOWN for p in c.paragraphs)]

    def next(self) -> Question | None:
        """Is it a ...? while nothing fits yet; then the properties of what fits; before a negative the other kinds that the words and
        the HS code point to (goods have several faces), and the overview, once."""
        is_met = any(paragraph.outcome is Outcome.TRUE for paragraph in self.weighed.values())
        from_overview = self.item.overview is not None
        one_by_one = self.waiting and not is_met and (from_overview or len(self.item.considered) < ASKED_ONE_BY_ONE)
        if one_by_one and not self.confirmed:
            return candidate_question(self.waiting[0])
        question = self._about_what_fits()
        if question is not None or is_met:
            return question
        if one_by_one:
            return candidate_question(self.waiting[0])
        left = [*self.waiting, *(c for c in self.candidates if c.standing is Standing.NOT_CONSIDERED)]
        if left and not from_overview and not self.item.overview_unsure:
            return overview_question(left, self.weighable)
        return None

    def _about_what_fits(self) -> Question | None:
        """The property that settles most of the confirmed paragraphs, else a kind of thing that they rest on."""
        best = best_property(self.confirmed.values(), self.meeting, self.item.facts, weighable=self.weighable)
        if best is not None:
            return property_question(best[0], self.weighable, best[1], self.candidates, facts=self.meeting.facts)
        for subject in open_kinds(self.confirmed.values(), self.meeting):
            candidate = next((c for c in self.candidates if c.subject == subject), None)
            if candidate is not None and candidate.standing is not Standing.UNSURE:
                return candidate_question(candidate)
        return None


def _verdict(item: Item, candidates: tuple[Candidate, ...], weighed: Mapping[str, Weighing], question: Question | None) -> Verdict:
    outcomes = {paragraph.outcome for paragraph in weighed.values()}
    if Outcome.TRUE in outcomes:
        return Verdict.CONTROLLED
    everything_seen = item.overview is not None or not any(c.standing is Standing.NOT_CONSIDERED for c in candidates)
    if question is None and Outcome.UNKNOWN not in outcomes and everything_seen and not item.overview_unsure:
        return Verdict.NOT_LISTED
    return Verdict.UNDECIDED


def _findings(weighable: WeighableList, weighed: Mapping[str, Weighing], meeting: Meeting, units: UnitTable) -> tuple[Finding, ...]:
    found = (finding for weighing in weighed.values() for finding in weighing.findings(meeting, weighable, units))
    order = {Verdict.CONTROLLED: 0, Verdict.UNDECIDED: 1, Verdict.NOT_LISTED: 2}
    return tuple(sorted(found, key=lambda finding: (order[finding.verdict], -finding.code.count("."))))


def _set_aside(candidates: Iterable[Candidate]) -> tuple[SetAside, ...]:
    return tuple(
        SetAside(
            code=p.code,
            heading=p.heading,
            by=candidate.set_aside_by or SetAsideBy.PROGRAM,
            why="not_described" if candidate.set_aside_by is SetAsideBy.PERSON else "not_supplied",
        )
        for candidate in candidates
        if candidate.standing is Standing.SET_ASIDE
        for p in candidate.paragraphs
    )


def linked_suggestions(codes: Iterable[str], weighable: WeighableList) -> tuple[Suggestion, ...]:
    """Paragraphs that the met ones name: parts, software, technology, twins with other limits."""
    found: dict[str, Suggestion] = {}
    for code in codes:
        for entry in weighable.edition.path(code):
            for target in entry.refs:
                if target in weighable.edition.entries:
                    found.setdefault(target, Suggestion(code=target, by=SuggestedBy.LINK, why=entry.code, score=0.3))
    return tuple(found.values())
