"""What a paragraph is in the person's country: the list that holds there, what it follows, and what it names by itself near it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from stc_desktop.casework.country_views import ListInCountry, ParagraphInCountry, TouchedBy
from ui.control_lists.words import WORDS
from ui.parts.cards import Card
from ui.parts.labels import Label
from ui.parts.layouts import FlowRow, box
from ui.parts.tags import Tag
from ui.theme.look import Look


class NationalCard(Card):
    """One national list."""

    def __init__(self, look: Look, shown: ListInCountry, *, number: int) -> None:
        super().__init__(look, margins=(16, 11, 12, 11), spacing=4, name=f"lists_national_{number}")
        self._look = look
        self._words = look.speech.over(WORDS)
        for widget in self._lines(shown):
            self.column.add(widget)
        self.setToolTip(self._words.text("lists.national.read_in", citation=shown.citation))

    def _lines(self, shown: ListInCountry) -> Iterator[QWidget]:
        look, text = self._look, self._words.text
        yield Label(look, shown.name, "compact", bold=True)
        chips = FlowRow(look, spacing=8)
        key = "verified" if shown.is_verified else "not_verified"
        chips.add(Tag(look, text(f"lists.national.{key}"), "neutral" if shown.is_verified else "undecided"))
        yield box(chips)
        basis = text("lists.national.basis", basis=shown.basis) if shown.basis else text("lists.national.basis.unknown")
        yield Label(look, basis, "small", tone="text2")
        if shown.edition:
            yield Label(look, shown.edition, "small", tone="text2")
        for key, entries in (("adds", shown.additions), ("leaves_out", shown.omissions)):
            for entry in entries:
                yield Label(look, text(f"lists.national.{key}", title=entry.title), "compact")
            yield from (Label(look, line, "small", tone="text2") for line in dict.fromkeys(map(_beside, entries)) if line)


def _beside(entry: TouchedBy) -> str:
    return ". ".join(part.rstrip(".") for part in (entry.covers, entry.warning) if part) + "." if entry.covers or entry.warning else ""


def national_cards(look: Look, shown: ParagraphInCountry) -> Iterator[QWidget]:
    """The sentence that stands with every answer by this list, then a card for each list of the country."""
    yield Label(look, shown.said, "small", tone="text2", name="lists_national_said")
    for number, one in enumerate(shown.lists, 1):
        yield NationalCard(look, one, number=number)
