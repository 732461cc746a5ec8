"""The classification record as a sheet: item, verdict, every question with its answer and margin, every paragraph that was weighed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.casework.lists import reviewed_as
from stc_desktop.casework.paper_labels import PaperLabels
from stc_desktop.casework.record_margins import limit_of, margin_bar
from stc_desktop.casework.told_answers import ToldAnswer, question_of, told_answers, value_words
from stc_desktop.casework.workspace import MUNITIONS_LIST
from stc_desktop.classification.candidates import SetAsideBy
from stc_desktop.classification.conversation import ChangedFact, Conversation
from stc_desktop.classification.explanations import COMPARATORS, limit_text, name_of
from stc_desktop.classification.interview import Step
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Margin, Verdict
from stc_desktop.control_lists.joined import is_joined, lists_of
from stc_desktop.documents.plan import (
    Answer,
    AtFoot,
    Block,
    Box,
    BoxRow,
    ByHand,
    Cell,
    Column,
    Label,
    MarginBar,
    Panel,
    PanelRow,
    Paragraphs,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
    Table,
)
from stc_desktop.rules.clauses import Reason
from stc_desktop.rules.facts import Amount, Fact
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentence, Sentences

FORM, EDITION = "GEN-CLASS 1", "2026-10"
_OUTCOME = {Outcome.TRUE: "record.met", Outcome.FALSE: "record.not_met", Outcome.UNKNOWN: "record.open"}
_VERDICT = {Verdict.CONTROLLED: "record.finding_in", Verdict.NOT_LISTED: "record.finding_out", Verdict.UNDECIDED: "record.finding_open"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What a record is about: the item by name, how it was classified, and by whom and when. `beside_verdict` are sentences that never
    stay away from it: whose list it is by, and what the person's country may list otherwise."""

    name: str
    maker: str
    model: str
    conversation: Conversation
    step: Step
    person: str
    made_at: str
    beside_verdict: tuple[str, ...] = ()
    belongs: Label | None = None


class RecordSheet:
    """Builds the sheet in one language."""

    def __init__(self, recorded: Recorded, weighable: WeighableList, units: UnitTable, labels: PaperLabels | Sentences) -> None:
        self._recorded = recorded
        self._weighable = weighable
        self._units = units
        self._labels = labels if isinstance(labels, PaperLabels) else PaperLabels(labels)
        self._say = self._labels.say

    def sheet(self, name: str = "record") -> Sheet:
        text = self._say.text
        title = self._labels.label("record.title")
        return Sheet(
            name=name,
            index_name=Label(f"{text('record.title')}: {self._recorded.name}"),
            form=FORM,
            edition=EDITION,
            head=RecordHead(title=title, belongs=self._recorded.belongs),
            blocks=tuple(self._blocks()),
            agency_sentence=text("record.agency_sentence"),
            words=self._labels.fixed_words if self._labels.local else None,
        )

    def _blocks(self) -> Iterator[Block]:
        text = self._say.text
        yield PanelRow(panels=(self._item_panel(), self._verdict_panel()))
        yield SectionBar(letter="A", title=self._labels.label("record.asked"))
        yield self._questions()
        yield Remark(text=text("record.margin_key"))
        yield SectionBar(letter="B", title=self._labels.label("record.weighed"))
        yield self._paragraphs()
        for aside in self._set_aside():
            yield Remark(text=aside)
        letters = iter("CD")
        if self._recorded.conversation.changes:
            yield SectionBar(letter=next(letters), title=self._labels.label("record.changes"))
            yield self._changes()
        yield SectionBar(letter=next(letters), title=self._labels.label("record.would_change"))
        yield Paragraphs(paragraphs=tuple(self._would_change()))
        if self._labels.unreviewed:
            yield Remark(text=self._labels.unreviewed)
        yield AtFoot(row=self._made_by())

    def _item_panel(self) -> Panel:
        item, text = self._recorded.conversation.item, self._say.text
        lines = [
            item.description,
            text("record.model", model=self._recorded.model or "–", maker=self._recorded.maker or "–"),
            text("record.hs", hs=item.hs) if item.hs else text("record.no_hs"),
            text("record.cas", cas=", ".join(item.cas)) if item.cas else text("record.no_cas"),
            text("record.facts_by", person=self._recorded.person or "–", at=self._recorded.made_at),
        ]
        paragraphs = (self._recorded.name, *(line for line in lines if line))
        return Panel(columns=34, label=self._labels.label("record.item"), paragraphs=paragraphs)

    def _verdict_panel(self) -> Panel:
        step, text = self._recorded.step, self._say.text
        counted = text("record.counts", weighed=len(step.findings), aside=len(step.set_aside))
        basis = text(
            "record.basis",
            list=self._weighable.edition.info.title,
            edition="; ".join(edition for _, edition in lists_of(step.list_id, step.edition)),
            installed=step.installed_heads,
            of=step.heads_of_edition,
        )
        opened = ", ".join(code for code, _ in step.open)
        unseen = step.verdict is not Verdict.CONTROLLED and not is_joined(step.list_id)
        apart = (text(by_list("record.apart", step)),) if unseen else ()
        closing = text("record.open_in", codes=opened) if opened else text("record.nothing_open")
        return Panel(
            columns=32,
            label=self._labels.label("record.verdict"),
            title=verdict_words(step, self._say),
            paragraphs=(basis, *self._recorded.beside_verdict, *apart),
            remarks=(counted,),
            closing=(closing,),
            is_verdict=True,
        )

    def _questions(self) -> Table:
        columns = (
            Column(columns=3, head=self._labels.label("record.number")),
            Column(columns=22, head=self._labels.label("record.question")),
            Column(columns=13, head=self._labels.label("record.answer")),
            Column(columns=10, head=self._labels.label("record.paragraph")),
            Column(columns=18, head=self._labels.label("record.margin")),
        )
        recorded = self._recorded
        told = told_answers(recorded.conversation, recorded.step.facts, self._weighable, self._say)
        rows = tuple(self._question_row(number, answer) for number, answer in enumerate(told, 1))
        return Table(columns=columns, rows=rows)

    def _question_row(self, number: int, told: ToldAnswer) -> tuple[Cell | MarginBar, ...]:
        source = told.source or (self._say.text("record.no_source") if told.is_fact and told.is_known else "")
        first = Cell(str(number), bold=True), Cell(told.question), Cell(told.answer, source, bold=True)
        if not told.is_fact:
            return *first, self._paragraph_cell(told.id, ""), Cell(self._say.text("record.judged"))
        return *first, *self._effect(told.id, self._recorded.step.facts.get(told.id))

    def _paragraph_cell(self, code: str, outcome: str) -> Cell:
        """The paragraph, how it came out, and the edition that it was read in."""
        if code == OVERVIEW:
            return Cell("–")
        edition = edition_of(code, self._recorded.step)
        return Cell(code, self._say.text("record.by_edition", outcome=outcome, edition=edition) if outcome else edition)

    def _effect(self, name: str, fact: Fact | None) -> tuple[Cell, Cell | MarginBar]:
        """What the answer did: decided a paragraph, was weighed without deciding, went into another value, or nothing."""
        text, findings = self._say.text, self._recorded.step.findings
        for finding in findings:
            for reason in finding.reasons:
                if name in reason.test.properties:
                    return self._paragraph_cell(finding.code, text(_OUTCOME[reason.outcome])), self._margin_cell(reason, fact)
        for finding in findings:
            for margin in finding.margins:
                if margin.property_id == name:
                    return self._paragraph_cell(finding.code, text("record.without_effect")), margin_bar(
                        margin, limit_of(margin, self._units, self._say)
                    )
        for result, computed in self._weighable.computations.items():
            reached = self._recorded.step.facts.get(result)
            if name in computed.inputs and isinstance(reached, Amount) and reached.is_computed:
                return Cell("–", text("record.goes_into", name=name_of(result))), Cell("–")
        return Cell("–", text("record.no_effect")), Cell("–")

    def _margin_cell(self, reason: Reason, fact: Fact | None) -> Cell | MarginBar:
        test = reason.test
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        if test.op not in COMPARATORS or isinstance(test.value, bool):
            return Cell(self._say.text("record.judged"))
        if any(isinstance(value, str) for value in values) and test.computed is None:
            prop = self._weighable.edition.register.get(test.property_id)
            return Cell(" / ".join(prop.options.get(str(value), str(value)) if prop else str(value) for value in values))
        limit = self._say.say(Sentence(COMPARATORS[test.op], {"limit": limit_text(test, self._units)}))
        margin = self._margin_of(reason)
        if margin is None:
            return MarginBar(limit=limit, is_unknown=True, spoken=self._say.text("record.unknown")) if fact else Cell(limit)
        return margin_bar(margin, limit)

    def _margin_of(self, reason: Reason) -> Margin | None:
        for finding in self._recorded.step.findings:
            for margin in finding.margins:
                if margin.property_id == reason.test.property_id and margin.op is reason.test.op:
                    return margin
        return None

    def _paragraphs(self) -> Table:
        text = self._say.text
        columns = (
            Column(columns=12, head=self._labels.label("record.paragraph")),
            Column(columns=36, head=self._labels.label("record.heading")),
            Column(columns=18, head=self._labels.label("record.finding")),
        )
        rows = tuple(
            (Cell(finding.code), Cell(finding.heading), Cell(text(_VERDICT[finding.verdict]), bold=True))
            for finding in self._recorded.step.findings
        )
        return Table(columns=columns, rows=rows)

    def _set_aside(self) -> Iterator[str]:
        """Heads by who set them aside; a sentence each."""
        for by, heads in aside_heads(self._recorded.step).items():
            yield self._say.text(f"record.set_aside.{by}", codes=", ".join(heads))

    def _changes(self) -> Table:
        """Facts that were replaced: both values, what the new one rests on, who changed it and when."""
        label = self._labels.label
        columns = (
            Column(columns=20, head=label("record.question")),
            Column(columns=12, head=label("record.before")),
            Column(columns=12, head=label("record.after")),
            Column(columns=22, head=label("record.source")),
        )
        return Table(columns=columns, rows=tuple(self._change_row(change) for change in self._recorded.conversation.changes))

    def _change_row(self, change: ChangedFact) -> tuple[Cell, ...]:
        say, weighable = self._say, self._weighable
        before, after = (value_words(change.id, value, weighable, say) for value in (change.before, change.after))
        by_and_at = ", ".join(filter(None, (change.by, change.at)))
        source = change.source or say.text("record.no_source")
        return Cell(question_of(change.id, weighable, say)), Cell(before), Cell(after, bold=True), Cell(source, by_and_at)

    def _would_change(self) -> Iterator[str]:
        text = self._say.text
        close = [finding for finding in self._recorded.step.findings if finding.margin is not None and finding.margin.is_close]
        if close:
            yield text("record.close", codes=", ".join(dict.fromkeys(finding.code for finding in close)))
        for code, missing in self._recorded.step.open:
            yield text("record.open_because", code=code, missing=", ".join(name.replace("_", " ") for name in missing[:6]))
        yield text("record.new_edition")
        yield text("record.catch_all")

    def _made_by(self) -> BoxRow:
        made = Answer(paragraphs=(self._recorded.person or "–", self._recorded.made_at))
        return BoxRow(
            cells=(
                Box(label=self._labels.label("record.made_by"), columns=30, rows=7, content=made),
                Box(label=self._labels.label("record.agreed_by"), columns=36, rows=7, content=ByHand()),
            )
        )


def edition_of(code: str, step: Step) -> str:
    """The label of the edition that a paragraph stands in: of the military list for its own, of the main list otherwise."""
    held = lists_of(step.list_id, step.edition)
    is_military = code.startswith("ML")
    return next((edition for name, edition in held if (name == MUNITIONS_LIST) is is_military), held[0][1])


def aside_heads(step: Step) -> Mapping[SetAsideBy, tuple[str, ...]]:
    """The heads that were set aside, by whom; one head may stand under both."""
    found: dict[SetAsideBy, dict[str, None]] = {}
    for aside in step.set_aside:
        found.setdefault(aside.by, {})[aside.code] = None
    return {by: tuple(found[by]) for by in SetAsideBy if by in found}


def by_list(key: str, step: Step) -> str:
    """The key of a sentence that depends on which lists were reviewed."""
    return ".".join(filter(None, (key, reviewed_as(step.list_id))))


def verdict_words(step: Step, say: Sentences) -> str:
    """The verdict as it is said on screen and paper: never plain "not listed" while the list is not complete."""
    if step.verdict is Verdict.CONTROLLED:
        return say.text("verdict.controlled", codes=", ".join(step.codes))
    if step.verdict is Verdict.NOT_LISTED:
        return say.text("verdict.not_listed_installed" if step.is_partial else by_list("verdict.not_listed", step))
    return say.text("verdict.undecided")
