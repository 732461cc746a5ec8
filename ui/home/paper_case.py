"""A case that was read from paper: what can be said about its signature, and what it says; nothing can be changed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.cases import Case
from stc_desktop.applications.lines import Line, LineVerdict
from stc_desktop.wording.sentences import sentences
from ui.home.words import WORDS
from ui.parts.buttons import HeaderButton, TextAction
from ui.parts.cards import Card
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, Row, scrolled
from ui.parts.notices import Notice
from ui.parts.rows import FactRow
from ui.parts.tags import Tag
from ui.parts.tiles import Tiles
from ui.theme.look import Look

if TYPE_CHECKING:
    from stc_desktop.casework.reading_back import ReadCase  # it brings the reading of images with it


class PaperCasePane(QWidget):
    """Read-only view of one case."""

    back_requested = Signal()
    more_requested = Signal()  # further pages of the same packet
    other_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName("paper_case")
        text = self._words.text
        back = TextAction(look, text("home.paper.back"), name="paper_case_back", icon="chevron_left")
        back.clicked.connect(self.back_requested)
        self._more = HeaderButton(look, text("home.paper.more"), name="paper_case_more", icon="plus")
        self._more.clicked.connect(self.more_requested)
        other = HeaderButton(look, text("home.paper.other"), name="paper_case_other", icon="inbox")
        other.clicked.connect(self.other_requested)
        head = Row(look, spacing=12)
        head.add(back)
        head.spread()
        head.add(self._more)
        head.add(other)
        self._content = Column(look, spacing=12)
        column = Column(look, spacing=12, margins=(40, 24, 40, 24))
        column.add(head)
        column.add(self._content)
        column.spread()
        outer = Column(look, spacing=0)
        self._pane = outer.add(scrolled(column, name="paper_case_pane"))
        self.setLayout(outer)

    def show_case(self, read: "ReadCase", files: Sequence[Path]) -> None:
        look, content = self._look, self._content
        content.empty()
        title = read.case.reference if read.case is not None else ""
        content.add(Label(look, title or self._words.text("home.paper.title"), "display", name="paper_case_title"))
        content.add(Label(look, ", ".join(file.name for file in files), "compact", tone="text2", name="paper_case_files"))
        content.add(self._standing(read))
        for note in read.notes:
            content.add(IconLabel(look, "info", note))
        if read.case is not None:
            self._show_content(read.case)
        self._more.setVisible(read.case is None)
        self._pane.to_top()

    def _standing(self, read: "ReadCase") -> Notice:
        """Signature state, or what is missing."""
        text, look = self._words.text, self._look
        if read.case is None:
            missing = text("home.paper.incomplete.text", missing=", ".join(read.missing))
            return Notice(look, missing, name="paper_case_standing", kind="error", title=text("home.paper.incomplete"))
        signature = read.signature
        if signature is None:
            return Notice(look, text("home.paper.unsigned"), name="paper_case_standing", kind="warning")
        key = "unknown_key" if signature.valid is None or not signature.known else "signed" if signature.valid else "wrong"
        kind = {"unknown_key": "warning", "signed": "done", "wrong": "error"}[key]
        said = text(f"home.paper.{key}.text", key_id=signature.key_id)
        return Notice(look, said, name="paper_case_standing", kind=kind, title=text(f"home.paper.{key}"))

    def _show_content(self, case: Case) -> None:
        look, text = self._look, self._words.text
        tiles = Tiles(look, least=320, spacing=16, even=False)
        facts = self._case_facts(case)
        if not case.forms:  # a record alone: it asks for nothing, so nothing is missing in it
            facts = ((label, value) for label, value in facts if value)
        tiles.add(self._card("case", text("home.paper.case"), facts, is_sample=case.is_sample))
        if case.forms or case.parties:
            tiles.add(self._card("parties", text("home.paper.parties"), self._party_facts(case)))
        self._content.add(tiles)
        for number, line in enumerate(case.lines, start=1):
            title = text("home.paper.line.named", number=number, name=line.name) if line.name else text("home.paper.line", number=number)
            self._content.add(self._card(f"line_{number}", title, self._line_facts(line)))

    def _card(self, name: str, title: str, facts: Iterator[tuple[str, str]], *, is_sample: bool = False) -> Card:
        card = Card(self._look, spacing=0, name=f"paper_{name}")
        head = Row(self._look, spacing=12)
        head.add(Label(self._look, title, "side_section"), 1)
        if is_sample:
            head.add(Tag(self._look, self._words.text("home.paper.sample"), "neutral"))
        card.column.add(head)
        card.column.gap(4)
        for number, (label, value) in enumerate(facts, start=1):
            tone = "text" if value else "text3"
            shown = value or self._words.text("home.paper.empty")
            card.column.add(FactRow(self._look, label, shown, name=f"paper_{name}_{number}", tone=tone, editable=False))
        return card

    def _case_facts(self, case: Case) -> Iterator[tuple[str, str]]:
        text = self._words.text
        yield text("home.paper.reference"), case.reference
        yield text("home.paper.dated"), self._words.day(case.dated) if case.dated else ""
        yield text("home.paper.form"), ", ".join(case.forms)
        yield text("home.paper.country"), self._country(case.exporter_country)
        yield text("home.paper.activity"), text(f"home.activity.{case.activity}") if case.activity else ""
        yield text("home.paper.destination"), self._country(case.movement.destination)
        yield text("home.paper.end_use"), case.end_use.text
        yield text("home.paper.value"), f"{case.total:,.2f} {case.currency}" if case.total is not None else ""
        yield text("home.paper.signer"), ", ".join(filter(None, (case.signing.name, case.signing.position)))

    def _party_facts(self, case: Case) -> Iterator[tuple[str, str]]:
        for party in case.parties:
            roles = ", ".join(self._words.text(f"home.role.{role}") for role in party.roles)
            where = ", ".join(filter(None, (party.address, party.city, self._country(party.country))))
            yield roles or self._words.text("home.role.other"), "\n".join(filter(None, (party.legal_name, where)))

    def _line_facts(self, line: Line) -> Iterator[tuple[str, str]]:
        text = self._words.text
        amount = f"{line.quantity:f} {line.unit}".strip() if line.quantity is not None else ""
        worth = f"{line.worth:,.2f} {line.currency}" if line.worth is not None else ""
        maker = " ".join(filter(None, (line.maker, line.model)))
        yield text("home.paper.line.what"), line.description
        yield text("home.paper.line.amount"), " · ".join(filter(None, (maker, amount, worth)))
        yield text("home.paper.line.verdict"), self._verdict(line)

    def _verdict(self, line: Line) -> str:
        text, found = self._words.text, line.classification
        if found is None:
            return text("home.paper.unclassified")
        from stc_desktop.casework.kept_verdicts import whose_list_on  # the first page does without it

        basis = "; ".join(" ".join(filter(None, one)) for one in found.editions)
        whose = whose_list_on(found)
        by = sentences(self._look.speech.language).say(whose.short) if whose is not None else ""
        key = {LineVerdict.CONTROLLED: "listed", LineVerdict.NOT_LISTED: "not_listed"}.get(found.verdict, "undecided")
        said = text(f"home.paper.{key}", codes=", ".join(found.codes), heads=found.heads_installed, of=found.heads_of)
        return " · ".join(filter(None, (said, by, basis)))

    def _country(self, code: str) -> str:
        from stc_desktop.applications.countries import country_names

        return country_names().get(code, code)
