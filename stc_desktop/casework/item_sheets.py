"""What the papers on one item have in common: the goods, the verdict with its lists, and who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

from stc_desktop.casework.classifying import InterviewState, ItemParticulars
from stc_desktop.casework.paper_labels import PaperLabels
from stc_desktop.casework.record_margins import limit_of, margin_bar
from stc_desktop.casework.record_sheets import by_list, verdict_words
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.explanations import spoken_name
from stc_desktop.classification.interview import Step
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Finding, Margin, Verdict
from stc_desktop.control_lists.joined import is_joined
from stc_desktop.documents.blocks import TableCell
from stc_desktop.documents.plan import (
    Answer,
    Box,
    BoxRow,
    ByHand,
    Cell,
    Column,
    Label,
    Panel,
    SignatureFrame,
    StampArea,
    Table,
    signature_row,
)
from stc_desktop.rules.facts import Amount

MOST_MARGINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWeighed:
    """One list that was weighed: its name, the label of its edition, and the date of its law."""

    title: str
    edition: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOnItem:
    """What a paper on one item is about: the goods by name, the interview, the verdict, the lists, and who speaks when."""

    name: str
    beside: ItemParticulars
    conversation: Conversation
    state: InterviewState
    lists: tuple[ListWeighed, ...]
    person: str
    made_at: str

    @property
    def step(self) -> Step:
        return self.state.step

    @property
    def weighable(self) -> WeighableList:
        return self.state.weighable


def goods_panel(paper: PaperOnItem, labels: PaperLabels, *, columns: int = 34) -> Panel:
    """The goods so exactly that nobody can take others for them."""
    item, text = paper.conversation.item, labels.say.text
    absent = text("item_paper.not_given")
    lines = (
        text("item_paper.model", model=paper.beside.model or absent),
        text("item_paper.maker", maker=paper.beside.maker or absent),
        text("item_paper.description", description=item.description or absent),
        text("item_paper.hs", hs=item.hs) if item.hs else text("record.no_hs"),
        *((text("record.cas", cas=", ".join(item.cas)),) if item.cas else ()),
    )
    return Panel(columns=columns, label=labels.label("item_paper.goods"), paragraphs=(paper.name, *lines))


def verdict_panel(paper: PaperOnItem, labels: PaperLabels, *, columns: int = 32) -> Panel:
    """The verdict with every list and edition that it rests on, and what stands beside it in the person's country."""
    step, say = paper.step, labels.say
    lists = [say.text("item_paper.by_list", title=one.title, edition=one.edition, date=one.date) for one in paper.lists]
    counted = say.text("item_paper.heads", installed=step.installed_heads, of=step.heads_of_edition)
    apart = (say.text(_apart(step)),) if step.verdict is not Verdict.CONTROLLED and not is_joined(step.list_id) else ()
    return Panel(
        columns=columns,
        label=labels.label("record.verdict"),
        title=verdict_words(step, say),
        paragraphs=(*lists, *paper.state.beside_verdict, *apart),
        remarks=(counted,),
        is_verdict=True,
    )


def _apart(step: Step) -> str:
    return by_list("record.apart", step)


def near_margins(step: Step) -> tuple[tuple[Finding, Margin], ...]:
    """Every known margin with its paragraph, the nearest to its limit first; each limit of a property once."""
    found: dict[tuple[str, str, float], tuple[Finding, Margin]] = {}
    for finding in step.findings:
        for margin in finding.margins:
            if margin.ratio is not None:
                found.setdefault((margin.property_id, margin.op.value, margin.limit), (finding, margin))
    return tuple(sorted(found.values(), key=lambda pair: _distance(pair[1])))


def _distance(margin: Margin) -> float:
    return abs((margin.ratio or 0.0) - 1)


def margins_table(paper: PaperOnItem, labels: PaperLabels) -> Table | None:
    """The thresholds that the goods come nearest to; None where no number was weighed."""
    say, units, register = labels.say, paper.state.units, paper.weighable.edition.register
    rows: list[tuple[TableCell, ...]] = []
    for finding, margin in near_margins(paper.step)[:MOST_MARGINS]:
        fact = paper.step.facts.get(margin.property_id)
        written = fact.written if isinstance(fact, Amount) else "–"
        close = say.text("item_paper.close") if margin.is_close else ""
        bar = margin_bar(margin, limit_of(margin, units, say))
        name = spoken_name(margin.property_id, register.get(margin.property_id))
        rows.append((Cell(finding.code), Cell(name), Cell(written, close, bold=margin.is_close), bar))
    columns = (
        Column(columns=10, head=labels.label("record.paragraph")),
        Column(columns=22, head=labels.label("item_paper.property")),
        Column(columns=14, head=labels.label("item_paper.value")),
        Column(columns=20, head=labels.label("record.margin")),
    )
    return Table(columns=columns, rows=tuple(rows)) if rows else None


def signing_row(paper: PaperOnItem, labels: PaperLabels, who: str) -> BoxRow:
    """Who speaks, in print, with room for the signature and the stamp; the date of signing stays empty."""
    data = (
        Box(label=labels.label(who), columns=22, rows=3, content=Answer(paragraphs=(paper.person or "–",))),
        Box(label=labels.label("item_paper.made_at"), columns=22, rows=3, content=Answer(paragraphs=(paper.made_at,))),
        Box(label=labels.label("item_paper.signed_on"), columns=22, rows=5, content=ByHand()),
    )
    signature = Box(label=labels.label("item_paper.signature"), columns=26, rows=11, content=SignatureFrame())
    stamp = Box(label=labels.label("item_paper.stamp"), columns=18, rows=11, content=StampArea())
    return signature_row(data=data, signature=signature, stamp=stamp)


def codes_shown(codes: Iterable[str]) -> str:
    """Codes one after another, each once."""
    return ", ".join(dict.fromkeys(codes)) or "–"


def lists_label(paper: PaperOnItem) -> Label:
    """Beside the title: by which editions the paper speaks."""
    return Label(paper.beside.model or paper.name, "; ".join(f"{one.title}, {one.edition}" for one in paper.lists))
