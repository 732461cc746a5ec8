"""The classification record as a sheet: item, verdict, every question with its answer and margin, every paragraph that was weighed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from stc_desktop.casework.lists import reviewed_as
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.explanations import COMPARATORS, fact_text, limit_text, name_of
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
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.facts import Amount, Fact
from stc_desktop.rules.numbers import shown_number
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

    def __init__(self, recorded: Recorded, weighable: WeighableList, units: UnitTable, say: Sentences) -> None:
        self._recorded = recorded
        self._weighable = weighable
        self._units = units
        self._say = say

    def sheet(self, name: str = "record") -> Sheet:
        text = self._say.text
        title = Label(text("record.title"))
        return Sheet(
            name=name,
            index_name=Label(f"{text('record.title')}: {self._recorded.name}"),
            form=FORM,
            edition=EDITION,
            head=RecordHead(title=title, belongs=self._recorded.belongs),
            blocks=tuple(self._blocks()),
            agency_sentence=text("record.agency_sentence"),
        )

    def _blocks(self) -> Iterator[Block]:
        text = self._say.text
        yield PanelRow(panels=(self._item_panel(), self._verdict_panel()))
        yield SectionBar(letter="A", title=Label(text("record.asked")))
        yield self._questions()
        yield Remark(text=text("record.margin_key"))
        yield SectionBar(letter="B", title=Label(text("record.weighed")))
        yield self._paragraphs()
        aside = self._set_aside()
        if aside:
            yield Remark(text=aside)
        yield SectionBar(letter="C", title=Label(text("record.would_change")))
        yield Paragraphs(paragraphs=tuple(self._would_change()))
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
        return Panel(columns=34, label=Label(text("record.item")), paragraphs=paragraphs)

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
            label=Label(text("record.verdict")),
            title=verdict_words(step, self._say),
            paragraphs=(basis, *self._recorded.beside_verdict, *apart),
            remarks=(counted,),
            closing=(closing,),
            is_verdict=True,
        )

    def _questions(self) -> Table:
        text = self._say.text
        columns = (
            Column(columns=3, head=Label(text("record.number"))),
            Column(columns=22, head=Label(text("record.question"))),
            Column(columns=13, head=Label(text("record.answer"))),
            Column(columns=10, head=Label(text("record.paragraph"))),
            Column(columns=18, head=Label(text("record.margin"))),
        )
        rows = tuple(self._question_row(number, name) for number, name in enumerate(self._recorded.conversation.given, 1))
        return Table(columns=columns, rows=rows)

    def _question_row(self, number: int, name: str) -> tuple[Cell | MarginBar, ...]:
        text = self._say.text
        prop = self._weighable.edition.register.get(name)
        if prop is None:
            question, answer = self._kind_answer(name)
            return Cell(str(number), bold=True), Cell(question), Cell(answer, bold=True), Cell(name), Cell(text("record.judged"))
        fact = self._recorded.step.facts.get(name)
        told = fact_text(fact, prop) if fact else text("record.not_told")
        if isinstance(fact, Amount) and fact.is_computed:
            told = text("record.computed", value=told)
        return Cell(str(number), bold=True), Cell(prop.question), Cell(told, bold=True), *self._effect(name, fact)

    def _kind_answer(self, name: str) -> tuple[str, str]:
        text = self._say.text
        given = self._recorded.conversation.answer_to(name)
        if name == OVERVIEW:
            marked = ", ".join(str(code) for code in cast("list[object]", given)) if isinstance(given, list | tuple) else ""
            return text("record.overview"), text("record.overview_unsure") if given == "unsure" else marked or text("record.none_fits")
        paragraph = self._weighable.paragraph(name)
        question = paragraph.question or paragraph.heading if paragraph else name
        return question, str(given)

    def _effect(self, name: str, fact: Fact | None) -> tuple[Cell, Cell | MarginBar]:
        """What the answer did: decided a paragraph, was weighed without deciding, went into another value, or nothing."""
        text, findings = self._say.text, self._recorded.step.findings
        for finding in findings:
            for reason in finding.reasons:
                if name in reason.test.properties:
                    return Cell(finding.code, text(_OUTCOME[reason.outcome])), self._margin_cell(reason, fact)
        for finding in findings:
            for margin in finding.margins:
                if margin.property_id == name:
                    return Cell(finding.code, text("record.without_effect")), self._bar(margin, self._limit_of(margin))
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
        return self._bar(margin, limit)

    def _bar(self, margin: Margin, limit: str) -> MarginBar:
        low, high = _ratios(margin)
        return MarginBar(limit=limit, low=low, high=high, spoken=f"{margin.ratio:.3g}" if margin.ratio else "")

    def _limit_of(self, margin: Margin) -> str:
        unit = self._units.find(margin.unit) if margin.unit else None
        limit = f"{shown_number(margin.limit)} {unit.shown if unit else margin.unit}".strip()
        return self._say.say(Sentence(COMPARATORS[margin.op], {"limit": limit}))

    def _margin_of(self, reason: Reason) -> Margin | None:
        for finding in self._recorded.step.findings:
            for margin in finding.margins:
                if margin.property_id == reason.test.property_id and margin.op is reason.test.op:
                    return margin
        return None

    def _paragraphs(self) -> Table:
        text = self._say.text
        columns = (
            Column(columns=12, head=Label(text("record.paragraph"))),
            Column(columns=36, head=Label(text("record.heading"))),
            Column(columns=18, head=Label(text("record.finding"))),
        )
        rows = tuple(
            (Cell(finding.code), Cell(finding.heading), Cell(text(_VERDICT[finding.verdict]), bold=True))
            for finding in self._recorded.step.findings
        )
        return Table(columns=columns, rows=rows)

    def _set_aside(self) -> str:
        aside = self._recorded.step.set_aside
        heads: dict[str, None] = dict.fromkeys(one.code for one in aside)
        return self._say.text("record.set_aside", codes=", ".join(heads)) if heads else ""

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
        text = self._say.text
        made = Answer(paragraphs=(self._recorded.person or "–", self._recorded.made_at))
        return BoxRow(
            cells=(
                Box(label=Label(text("record.made_by")), columns=30, rows=7, content=made),
                Box(label=Label(text("record.agreed_by")), columns=36, rows=7, content=ByHand()),
            )
        )


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


def _ratios(margin: Margin) -> tuple[float | None, float | None]:
    """Ratios above one where the test is met: for "less than" the ends are turned round."""
    if not margin.limit:
        return None, None
    low, high = (None if end is None else end / margin.limit for end in (margin.low, margin.high))
    if margin.op in {Op.LESS, Op.AT_MOST}:
        low, high = (1 / high if high else None), (1 / low if low else None)
    return low if low is not None else high, high if high is not None else low
