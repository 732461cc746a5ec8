"""The application that is being filled: every change is kept in memory at once and in the case file right after."""

import datetime as dt
import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from stc_desktop.applications.answers import Value, with_reason, with_typed, with_value
from stc_desktop.applications.case_facts import case_facts, line_facts
from stc_desktop.applications.cases import Case
from stc_desktop.applications.findings import Finding
from stc_desktop.applications.form_parts import FormField
from stc_desktop.applications.forms import Form
from stc_desktop.applications.tasks import Task
from stc_desktop.applications.weighing import Facts
from stc_desktop.casework.applications import Conflict, OpenApplication, basis_of, save_case, settle_conflict
from stc_desktop.rules.errors import UserFixable
from ui.frame.surroundings import Surroundings

_MOST_STEPS = 200  # that can be undone


class _Keeper:
    """Writes one version after the other, from whichever thread, so that an application never meets itself as a stranger."""

    def __init__(self, workspace: Any, application: OpenApplication) -> None:  # Any: the window's casework, opened late
        self._workspace = workspace
        self._lock = threading.Lock()
        self._application = application

    def save(self, case: Case) -> OpenApplication:
        with self._lock:
            self._application = save_case(self._workspace, self._application, case)
            return self._application


@dataclass(frozen=True, slots=True)
class _Step:
    """A state to go back to, and where in the application the change was made."""

    case: Case
    place: str


class CaseInWork(QObject):
    """One open application. `changed` comes with every change, `checked` when it is stored and its findings are new."""

    changed = Signal()
    checked = Signal()
    saved = Signal(object)  # an aware datetime
    met_conflict = Signal(object)
    failed = Signal(object)

    def __init__(self, surroundings: Surroundings, application: OpenApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.application = application
        self.case = application.case
        self.conflict: Conflict | None = None
        self._keeper = _Keeper(surroundings.casework, application)
        self._stored = self.case
        self._facts: tuple[Case | None, Facts] = (None, {})
        self._is_saving = False
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    # -- what it is

    @property
    def id(self) -> str:
        return self.application.id

    @property
    def workspace(self) -> Any:  # Any: as above
        return self._surroundings.casework

    @property
    def form(self) -> Form:
        return self.application.form

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.application.findings

    @property
    def tasks(self) -> tuple[Task, ...]:
        return self.application.tasks

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def facts(self) -> Facts:
        """What conditions of the form are weighed against; the same as long as the case stays the same."""
        known, facts = self._facts
        if known is not self.case:
            facts = case_facts(self.case, self.form, basis_of(self._surroundings.casework))
            self._facts = (self.case, facts)
        return facts

    def facts_of_lines(self, facts: Facts) -> tuple[Facts, ...]:
        return tuple(line_facts(self.case, facts, basis_of(self._surroundings.casework)))

    # -- changes

    def type_answer(self, field: FormField, text: str, *, row: int | None, place: str) -> None:
        """What was typed stays, understood or not."""
        self.change(with_typed(self.case, field, text, row), place)

    def give_answer(self, field: FormField, value: Value, *, row: int | None, place: str) -> None:
        self.change(with_value(self.case, field, value, row), place)

    def give_reason(self, field: FormField, reason: str, *, row: int | None, place: str) -> None:
        """Why this answer cannot be supplied; it is printed in its place."""
        self.change(with_reason(self.case, field, reason, row), place)

    def change(self, case: Case, place: str) -> None:
        """The case as it is after a change made at `place`."""
        if case == self.case:
            return
        self._undo = [*self._undo[-_MOST_STEPS:], _Step(self.case, place)]
        self._redo = []
        self._take(case)

    def undo(self) -> str:
        """Take the last change back; gives the place where it was made."""
        if not self._undo:
            return ""
        step = self._undo.pop()
        self._redo.append(_Step(self.case, step.place))
        self._take(step.case)
        return step.place

    def redo(self) -> str:
        if not self._redo:
            return ""
        step = self._redo.pop()
        self._undo.append(_Step(self.case, step.place))
        self._take(step.case)
        return step.place

    def _take(self, case: Case) -> None:
        self.case = case
        self.changed.emit()
        self._save()

    # -- kept in the case file

    def settle(self) -> None:
        """Store what is not stored yet, now: the person goes elsewhere."""
        if self._stored is self.case or self.conflict is not None:
            return
        case = self.case
        try:
            application = self._keeper.save(case)
        except UserFixable as fault:
            self._not_saved(fault)
        else:
            self._keep(application, case)

    @property
    def is_kept(self) -> bool:
        """Whether the case file holds everything; if not, going elsewhere would lose it."""
        return self._stored is self.case

    def choose_version(self, *, keep_mine: bool) -> None:
        """Go on with one of two versions; the other is put aside, not lost."""
        assert self.conflict is not None
        application = settle_conflict(self._surroundings.casework, self.conflict, keep_mine=keep_mine)
        self.conflict = None
        self._keeper = _Keeper(self._surroundings.casework, application)
        if not keep_mine:
            self._undo = [*self._undo, _Step(self.case, "")]
        self.case = application.case
        self._keep(application, self.case)
        self.changed.emit()

    def _save(self) -> None:
        if self._is_saving or self.conflict is not None:
            return
        self._is_saving = True
        case = self.case
        self._surroundings.jobs.run(
            lambda: self._keeper.save(case), lambda application: self._saved(application, case), self._not_saved, owner=self
        )

    def _saved(self, application: OpenApplication, case: Case) -> None:
        self._is_saving = False
        if application.stored.version >= self.application.stored.version:
            self._keep(application, case)
        if self._stored is not self.case:
            self._save()

    def _keep(self, application: OpenApplication, case: Case) -> None:
        self.application = application
        self._stored = case
        self.saved.emit(_moment(application))
        self.checked.emit()

    def _not_saved(self, fault: Exception) -> None:
        self._is_saving = False
        if isinstance(fault, Conflict):
            self._met(fault)
        elif isinstance(fault, UserFixable):
            self.failed.emit(fault)
        else:
            raise fault

    def _met(self, conflict: Conflict) -> None:
        if self.conflict is None:
            self.conflict = conflict
            self.met_conflict.emit(conflict)


def _moment(application: OpenApplication) -> dt.datetime | None:
    return application.case.updated
