"""The verdict explained on one page: plain sentences, and beside each the paragraph and the test that it comes from."""

from collections.abc import Callable, Iterator

from stc_desktop.casework.item_sheets import PaperOnItem, lists_label
from stc_desktop.casework.paper_labels import PaperLabels
from stc_desktop.casework.plain_sentences import PlainSentence, plain_sentences, words_of_test
from stc_desktop.casework.record_sheets import verdict_words
from stc_desktop.documents.plan import Block, Cell, Column, Label, Panel, PanelRow, RecordHead, Remark, SectionBar, Sheet, Table
from stc_desktop.wording.sentences import Sentences

FORM, EDITION = "GEN-EXPL 1", "2026-11"
MOST_SENTENCES = 60  # more never fit on a page


def explanation_sheet(
    paper: PaperOnItem, labels: PaperLabels, *, pages_of: Callable[[Sheet], int], name: str = "explain"
) -> tuple[Sheet, int]:
    """The sheet with as many sentences as one page holds, and how many checks were left to the record. `pages_of` lays a sheet out."""
    said = plain_sentences(paper.step, paper.weighable, paper.state.units, labels.say)
    low, high = 0, min(len(said), MOST_SENTENCES)
    whole = _sheet(paper, labels, said, shown=high, name=name)
    if pages_of(whole) == 1:
        return whole, _checks(said[high:])
    while high - low > 1:
        middle = (low + high) // 2
        if pages_of(_sheet(paper, labels, said, shown=middle, name=name)) == 1:
            low = middle
        else:
            high = middle
    return _sheet(paper, labels, said, shown=low, name=name), _checks(said[low:])


def _sheet(paper: PaperOnItem, labels: PaperLabels, said: tuple[PlainSentence, ...], *, shown: int, name: str) -> Sheet:
    title = labels.label("explain.title")
    return Sheet(
        name=name,
        index_name=Label(f"{title.text}: {paper.name}"),
        form=FORM,
        edition=EDITION,
        head=RecordHead(title=title, belongs=lists_label(paper)),
        blocks=tuple(_blocks(paper, labels, said, shown)),
        agency_sentence=labels.say.text("explain.agency_sentence"),
        words=labels.fixed_words if labels.local else None,
    )


def _blocks(paper: PaperOnItem, labels: PaperLabels, said: tuple[PlainSentence, ...], shown: int) -> Iterator[Block]:
    say = labels.say
    item = paper.conversation.item
    goods = tuple(line for line in (paper.name, item.description if item.description != paper.name else "") if line)
    panel = Panel(
        columns=66,
        label=labels.label("record.verdict"),
        title=verdict_words(paper.step, say),
        paragraphs=(*goods, *paper.state.beside_verdict),
        remarks=tuple(say.text("item_paper.by_list", title=one.title, edition=one.edition, date=one.date) for one in paper.lists),
        is_verdict=True,
    )
    yield PanelRow(panels=(panel,))
    yield SectionBar(letter="A", title=labels.label("explain.why"))
    columns = (
        Column(columns=3, head=labels.label("record.number")),
        Column(columns=42, head=labels.label("explain.sentence")),
        Column(columns=21, head=labels.label("explain.reference")),
    )
    rows = tuple(_row(number, sentence, paper, say) for number, sentence in enumerate(said[:shown], 1))
    if rows:
        yield Table(columns=columns, rows=rows)
    left = _checks(said[shown:])
    if left:
        yield Remark(text=say.plural("explain.more", left))
    elif not said:
        yield Remark(text=say.text("explain.nothing"))
    if labels.unreviewed:
        yield Remark(text=labels.unreviewed)


def _checks(said: tuple[PlainSentence, ...]) -> int:
    """How many tests these sentences rest on."""
    return sum(len(sentence.traces) for sentence in said)


def _row(number: int, sentence: PlainSentence, paper: PaperOnItem, say: Sentences) -> tuple[Cell, ...]:
    return Cell(str(number)), Cell(sentence.text), reference_cell(sentence, paper, say)


def reference_cell(sentence: PlainSentence, paper: PaperOnItem, say: Sentences) -> Cell:
    """The paragraph in bold, under it its test."""
    codes = ", ".join(dict.fromkeys(trace.code for trace in sentence.traces))
    units, weighable = paper.state.units, paper.weighable
    tests = dict.fromkeys(words_of_test(trace.test, weighable, units, say) for trace in sentence.traces)
    return Cell(codes, "; ".join(tests), bold=True)
