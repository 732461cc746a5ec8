"""Beside the tasks: the search over everything, what matters today, and the way in for somebody new."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.home_views import Found
from ui.home.shown import ConcernShown, place_of
from ui.home.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card, CardRow, RowsCard
from ui.parts.fields import SearchField
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Column, Row, box
from ui.parts.rows import SidePoint, rule_between
from ui.theme.look import Look

_ICONS = {"product": "product", "application": "application", "entry": "control_list"}


class FoundRow(CardRow):
    """One place that fits what was typed."""

    least = 52

    def __init__(self, look: Look, found: Found, kind: str, *, name: str) -> None:
        super().__init__(look, name=name, spoken=". ".join(filter(None, (kind, found.title, found.detail))))
        row = Row(look, spacing=10, margins=(12, 6, 10, 6))
        row.add(Picture(look, _ICONS[found.kind], size=18), align=Qt.AlignmentFlag.AlignVCenter)
        words = Column(look, spacing=0)
        words.add(Label(look, found.title, "compact", bold=True))
        words.add(Label(look, found.detail or kind, "small", tone="text2"))
        row.add(words, 1)
        self.setLayout(row)
        self.quieten()


class HomeSide(QWidget):
    """While something is typed, what was found stands in place of what matters today."""

    searched = Signal(str)
    place_chosen = Signal(str, str)
    sample_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._found: tuple[Found, ...] = ()
        self._typed = ""
        self._answered = ""
        self._wants_first = ""
        self.setObjectName("home_side")
        text = self._words.text
        self.search = SearchField(look, name="home_search", placeholder=text("home.search"), shortcut="Ctrl K")
        self.search.searched.connect(self._search)
        self.search.down_pressed.connect(self._to_first)
        self.search.returnPressed.connect(self._open_first)
        self._results = Column(look, spacing=8)
        self._results_box = box(self._results, name="home_found")
        self._today = Column(look, spacing=0)
        self._today_box = box(self._today, name="home_today")
        self._sample = self._sample_card()
        column = Column(look, spacing=0, margins=(24, 40, 24, 24))
        column.add(self.search)
        column.gap(28)
        column.add(self._results_box)
        column.add(self._today_box)
        column.spread()
        column.gap(16)
        column.add(self._sample)
        self.setLayout(column)
        self._results_box.hide()
        self._sample.hide()

    def _sample_card(self) -> QWidget:
        text = self._words.text
        card = Card(self._look, margins=(16, 8, 16, 2), name="home_sample", fill="soft", edge="soft")
        texts = (text("home.sample"), text("home.sample.text"), text("home.sample.action"))
        point = card.column.add(SidePoint(self._look, "training", texts, name="home_sample_point", tone="accent"))
        point.action_chosen.connect(self.sample_requested)
        return card

    def show_today(self, points: Sequence[ConcernShown], *, offers_sample: bool) -> None:
        look = self._look
        self._today.empty()
        self._today.add(Label(look, self._words.text("home.today"), "section"))
        self._today.gap(8)
        widgets: list[QWidget] = []
        for number, point in enumerate(points):
            texts = (point.title, point.text, point.action)
            widget = SidePoint(look, point.icon, texts, name=f"home_today_{number + 1}", tone=point.tone)
            widget.action_chosen.connect(lambda leads=point.leads: self.place_chosen.emit(*leads))
            widgets.append(widget)
        rule_between(look, self._today, widgets)
        if not points:
            self._today.add(Label(look, self._words.text("home.today.none"), "compact", tone="text2"))
        self._sample.setVisible(offers_sample)

    def show_found(self, typed: str, found: Sequence[Found]) -> None:
        """Answers to what was typed; late answers to something else are passed over."""
        if typed != self._typed:
            return
        look, text = self._look, self._words.text
        self._found = tuple(found)
        self._results.empty()
        self._results.add(Label(look, text("home.search.found") if found else text("home.search.none", typed=typed), "side_section"))
        if found:
            card = RowsCard(look, name="home_results")
            for number, one in enumerate(found):
                row = FoundRow(look, one, text(f"home.search.kind.{one.kind}"), name=f"home_found_{number + 1}")
                row.clicked.connect(lambda _checked=False, one=one: self.place_chosen.emit(*place_of(one)))
                card.add_row(row)
            self._results.add(card)
        else:
            self._results.add(Label(look, text("home.search.none.text"), "compact", tone="text2"))
        further = TextAction(look, text("home.search.list"), name="home_search_list", icon="control_list", role="small")
        further.clicked.connect(lambda: self.place_chosen.emit("control_lists", f"search/{typed}"))
        self._results.add(further, align=Qt.AlignmentFlag.AlignLeft)
        self._show_results(True)
        self._answered = typed
        if self._wants_first == typed:
            self._open_first()

    def forget_search(self) -> None:
        self.search.setText("")
        self._search("")

    def _search(self, typed: str) -> None:
        self._typed = typed.strip()
        if self._typed:
            self.searched.emit(self._typed)
        else:
            self._found, self._answered = (), ""
            self._show_results(False)

    def _show_results(self, shown: bool) -> None:
        self._results_box.setVisible(shown)
        self._today_box.setVisible(not shown)

    def _open_first(self) -> None:
        """Enter; where the answer is still on its way, it is opened when it comes."""
        typed, self._wants_first = self.search.text().strip(), ""
        if typed and typed != self._answered:
            self._wants_first = typed
        elif typed and self._found:
            self.place_chosen.emit(*place_of(self._found[0]))

    def _to_first(self) -> None:
        first = self.findChild(QWidget, "home_found_1")
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through what was found."""
        rows = [row for row in self.findChildren(FoundRow) if row.isVisible()]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), None)
        if step == 0 or at is None:
            super().keyPressEvent(event)
            return
        (rows[at + step] if 0 <= at + step < len(rows) else self.search).setFocus(Qt.FocusReason.TabFocusReason)
