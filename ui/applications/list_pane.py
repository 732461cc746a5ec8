"""All applications: title, form, state, next step, when changed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.applications.forms import Level
from stc_desktop.casework.applications import OpenApplication
from ui.parts.buttons import SecondaryButton
from ui.parts.empty import EmptyState
from ui.parts.layouts import Column, Row, box
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.speech import Words
from ui.theme.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRow:
    """One application as the list shows it."""

    id: str
    title: str
    reference: str
    form: str
    changed: str


def next_step(application: OpenApplication, words: Words) -> tuple[str, str]:
    """State and next step, in words: what is red first decides."""
    reds = [one for one in application.findings if one.level is Level.RED]
    if not reds:
        return words.text("applications.list.ready"), words.text("applications.list.print")
    first = next(task for task in application.tasks if task.to_fix or any(one.task is task.id for one in reds))
    return words.plural("applications.to_fix", len(reds)), words.text(f"task.{first.id.value}")


def day_shown(moment: str, now: dt.datetime, words: Words) -> str:
    """Today with its time, else the day."""
    if not moment:
        return ""
    when = dt.datetime.fromisoformat(moment).astimezone(now.tzinfo)
    if when.date() == now.date():
        return words.text("applications.list.today", time=f"{when:%H:%M}")
    return f"{when.day} {when:%b %Y}"


class ListPane(QWidget):
    """The table, with what can be done with the chosen row below it."""

    open_requested = Signal(str)
    copy_requested = Signal(str)
    removal_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._words = words
        self._next: dict[str, tuple[str, str]] = {}
        self._rows: Sequence[ApplicationRow] = ()
        self.setObjectName("applications_list")
        text = words.text
        columns = (
            TableColumn(
                key="title", title=text("applications.column.title"), text=lambda row: row.title, width=260, stretch=True, is_bold=True
            ),
            TableColumn(key="form", title=text("applications.column.form"), text=lambda row: row.form, width=220, tone="text2"),
            TableColumn(key="state", title=text("applications.column.state"), text=lambda row: self._of(row)[0], width=120),
            TableColumn(key="next", title=text("applications.column.next"), text=lambda row: self._of(row)[1], width=200, tone="accent"),
            TableColumn(key="changed", title=text("applications.column.changed"), text=lambda row: row.changed, width=130, tone="text2"),
        )
        self._model = PagedTableModel(columns, lambda offset, limit: self._rows[offset : offset + limit])
        self.table = TableView(look, self._model, name="applications_table", spoken=text("applications.table"), row=44)
        self.table.row_activated.connect(lambda row: self.open_requested.emit(row.id))
        self.table.row_selected.connect(self._select)
        self._chosen = ""
        column = Column(look, spacing=16, margins=(32, 20, 32, 24))
        column.add(self.table, 1)
        column.add(self._actions(look))
        self._faces = QStackedWidget()
        self._faces.addWidget(self._empty(look))
        self._faces.addWidget(box(column))
        outer = Column(look, spacing=0)
        outer.add(self._faces)
        self.setLayout(outer)

    def _actions(self, look: Look) -> Row:
        text = self._words.text
        actions = Row(look, spacing=12)
        for key, icon, signal in (
            ("open", "", self.open_requested),
            ("copy", "copy", self.copy_requested),
            ("remove", "trash", self.removal_requested),
        ):
            button = actions.add(SecondaryButton(look, text(f"applications.list.{key}"), name=f"applications_{key}", icon=icon))
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._chosen) if self._chosen else None)
        actions.spread()
        return actions

    def _empty(self, look: Look) -> EmptyState:
        text = self._words.text
        empty = EmptyState(
            look,
            "application",
            text("applications.empty"),
            text("applications.empty.text"),
            text("applications.empty.action"),
            name="applications_empty",
        )
        empty.action_chosen.connect(self.new_requested)
        return empty

    def show_rows(self, rows: Sequence[ApplicationRow], chosen: str = "") -> None:
        self._rows = tuple(rows)
        self._model.start_over()
        self._faces.setCurrentIndex(1 if rows else 0)
        at = next((number for number, row in enumerate(rows) if row.id == (chosen or self._chosen)), 0)
        if rows:
            self._chosen = rows[at].id
            self.table.select_row(at)

    def show_next_steps(self, known: Mapping[str, tuple[str, str]]) -> None:
        """State and next step by id; they come a moment after the rows."""
        self._next.update(known)
        self.table.viewport().update()

    def focus_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _of(self, row: ApplicationRow) -> tuple[str, str]:
        return self._next.get(row.id, ("", ""))

    def _select(self, row: object) -> None:
        if isinstance(row, ApplicationRow):
            self._chosen = row.id
