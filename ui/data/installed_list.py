"""The list of what is installed, in groups, with the same columns through all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.data.path_label import PathLabel
from ui.data.rows import InstalledGroup, InstalledRow, RowAction
from ui.data.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import RowsCard
from ui.parts.empty import EmptyState
from ui.parts.labels import IconLabel, Label, Picture
from ui.parts.layouts import Column, FlowRow, Row, box, clear_layout, sized
from ui.parts.tags import Tag
from ui.theme.look import Look

_TOP = Qt.AlignmentFlag.AlignTop
_EDITION, _SOURCE, _STATE = 136, 160, 140


class InstalledList(QWidget):
    """Column heads once at the top, a card for each group. `action_chosen` says what is to be done, and with which thing."""

    action_chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._shown: Sequence[InstalledGroup] = ()
        self._is_stacked = False
        self.setObjectName("installed")
        self._groups = Column(look, spacing=0)
        column = Column(look, spacing=0, margins=(32, 20, 24, 24))
        column.add(self._groups)
        column.gap(20)
        column.add(IconLabel(look, "info", self._words.text("data.later"), name="data_later"))
        column.spread()
        self.setLayout(column)

    def stack(self, is_stacked: bool) -> None:
        """With less room everything about a thing stands below its name."""
        if is_stacked is not self._is_stacked:
            self._is_stacked = is_stacked
            self.show_groups(self._shown)

    def show_groups(self, groups: Sequence[InstalledGroup]) -> None:
        self._shown = groups
        clear_layout(self._groups)
        for number, group in enumerate(groups):
            if number:
                self._groups.addSpacing(self._look.px(20))
            self._groups.add(self._head(group.title, with_columns=number == 0 and not self._is_stacked))
            self._groups.addSpacing(self._look.px(6))
            card = RowsCard(self._look, name=f"installed_{group.id}")
            for row in group.rows:
                card.add_row(self._row(row))
            if not group.rows:
                card.add_row(self._empty(group))
            self._groups.add(card)
            if group.rows and group.actions:
                self._groups.addSpacing(self._look.px(4))
                self._groups.add(self._actions(group.actions))

    def _head(self, title: str, *, with_columns: bool) -> QWidget:
        row = Row(self._look, spacing=16, margins=(1, 0, 17, 0))
        row.add(Label(self._look, title, "side_section"), 1)
        keys = (("edition", _EDITION), ("from", _SOURCE), ("state", _STATE)) if with_columns else ()
        for key, width in keys:
            label = Label(self._look, self._words.text(f"data.column.{key}"), "small", tone="text2", bold=True)
            sized(self._look, label, width=width)
            row.add(label, align=Qt.AlignmentFlag.AlignBottom)
        return box(row)

    def _empty(self, group: InstalledGroup) -> QWidget:
        first = group.actions[0]
        empty = EmptyState(self._look, "control_list", *group.empty, first.text, name=f"installed_{group.id}_empty")
        empty.action_chosen.connect(lambda: self.action_chosen.emit(first.what, first.of))
        return empty

    def _actions(self, actions: Sequence[RowAction]) -> QWidget:
        row = FlowRow(self._look, spacing=12)
        for action in actions:
            name = f"data_{action.what}_{action.of}".rstrip("_")
            link = TextAction(self._look, action.text, name=name, icon=action.icon, role="small")
            link.clicked.connect(lambda _checked=False, action=action: self.action_chosen.emit(action.what, action.of))
            row.add(link)
        return box(row)

    def _row(self, shown: InstalledRow) -> QWidget:
        look = self._look
        row = Row(look, spacing=16, margins=(18, 10, 16, 10))
        row.add(Picture(look, shown.icon, size=20, line="body"), align=_TOP)
        if self._is_stacked:
            row.add(self._stacked(shown), 1)
        else:
            named = Column(look, spacing=2)
            named.add(self._two_lines(shown.title, shown.detail, is_bold=True))
            if shown.actions:
                named.add(self._actions(shown.actions))
            row.add(box(named), 1)
            for width, content in (
                (_EDITION, self._two_lines(shown.edition, shown.edition_detail)),
                (_SOURCE, box(self._source(shown.source))),
                (_STATE, self._state(shown)),
            ):
                sized(look, content, width=width)
                row.add(content, align=_TOP)
        holder = box(row, name=f"installed_{shown.id}")
        said = (shown.title, shown.detail, shown.edition, shown.edition_detail, shown.source, shown.state[0] if shown.state else "")
        holder.setAccessibleName(". ".join(part for part in said if part))
        return holder

    def _stacked(self, shown: InstalledRow) -> QWidget:
        column = Column(self._look, spacing=2)
        head = FlowRow(self._look, spacing=10)
        head.add(Label(self._look, shown.title, "body", bold=True))
        if shown.state is not None:
            head.add(Tag(self._look, *shown.state))
        column.add(box(head))
        further = " · ".join(part for part in (shown.edition, shown.edition_detail, shown.source) if part)
        for text in (shown.detail, further):
            column.add(PathLabel(self._look, text, "small", tone="text2"))
        if shown.actions:
            column.add(self._actions(shown.actions))
        return box(column)

    def _two_lines(self, first: str, second: str, *, is_bold: bool = False) -> QWidget:
        column = Column(self._look, spacing=1)
        column.add(Label(self._look, first, "body" if is_bold else "compact", bold=is_bold))
        if second:
            column.add(PathLabel(self._look, second, "small", tone="text2"))
        return box(column)

    def _source(self, text: str) -> Column:
        column = Column(self._look, spacing=0, margins=(0, 1, 0, 0))
        column.add(Label(self._look, text, "small", tone="text2"))
        return column

    def _state(self, shown: InstalledRow) -> QWidget:
        row = Row(self._look, spacing=0)
        if shown.state is not None:
            row.add(Tag(self._look, *shown.state))
        row.spread()
        return box(row)
