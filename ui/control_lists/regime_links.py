"""From an entry to its place in the list of a regime, and from there back to the entries that carry it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from stc_desktop.casework.regime_ties import RegimeTie, TiedParagraph, Ties
from ui.control_lists.cell_sheet import CellSheet
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.tags import Tag
from ui.theme.look import Look

Open = Callable[[str, str], None]  # list, code


def regime_chips(look: Look, known: Sequence[tuple[str, str]], ties: Ties, open_place: Open) -> Iterator[QWidget]:
    """A link for every place in a regime's list, the regime named once; what has no place is a plain tag."""
    words = look.speech.over(WORDS)
    placed = {tie.regime.value for tie in ties.regimes if tie.place is not None}
    for regime, number in known:
        if regime not in placed:
            yield Tag(look, words.text(f"lists.regime.{regime}", number=number).strip())
    named: set[str] = set()
    for tie in (tie for tie in ties.regimes if tie.place is not None):
        yield _link(
            look,
            tie,
            words.text(f"lists.regime.{tie.regime.value}", number="").strip() if tie.regime.value not in named else "",
            open_place,
        )
        named.add(tie.regime.value)


def _link(look: Look, tie: RegimeTie, regime: str, open_place: Open) -> TextAction:
    words, place = look.speech.over(WORDS), tie.place
    assert place is not None, "only places are links"
    link = TextAction(look, f"{regime} {place.number}".strip(), name=f"lists_regime_{place.code or place.list_id}", role="small")
    link.setToolTip(place.heading or words.text("lists.regime.open"))
    link.setAccessibleName(f"{words.text(f'lists.regime.{tie.regime.value}', number=place.number)} {place.heading}".strip())
    link.clicked.connect(lambda: open_place(place.list_id, place.code))
    return link


def add_carriers(look: Look, content: Column, ties: Ties, open_place: Open) -> None:
    """The paragraphs that carry what a regime's number names, and how sure that is."""
    words = look.speech.over(WORDS)
    if ties.carriers:
        content.gap(10)
        content.add(Label(look, words.text("lists.carriers"), "side_section", name="lists_section_carriers"))
        above = words.text("lists.carriers.above", code=ties.carriers_above) if ties.carriers_above else ""
        content.add(Label(look, f"{words.text('lists.carriers.text')} {above}".strip(), "small", tone="text2"))
        content.add(_carriers(look, ties.carriers, open_place))
    if ties.compared:
        content.gap(10)
        content.add(Label(look, words.text("lists.compared"), "side_section", name="lists_section_compared"))
        content.add(Label(look, ties.compared, "small", tone="text2", name="lists_compared"))


def _carriers(look: Look, carriers: Sequence[TiedParagraph], open_place: Open) -> CellSheet:
    sheet = CellSheet(look, shares=(0, 1))
    for carrier in carriers:
        link = TextAction(look, carrier.code, name=f"lists_carrier_{carrier.code}")
        link.setAccessibleName(f"{carrier.code} {carrier.heading}")
        link.clicked.connect(lambda _checked=False, place=carrier: open_place(place.list_id, place.code))
        heading = Label(look, carrier.heading, "compact")
        heading.setContentsMargins(0, look.px(4), 0, look.px(4))  # beside a link of 28
        sheet.add_row([link], [heading])
    return sheet
