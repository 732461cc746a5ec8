"""Inside an application: steps or a page of the form at the left, the paper and the findings at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.applications.findings import Finding
from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import TaskId
from stc_desktop.casework.applications import OpenApplication
from stc_desktop.rules.errors import UserFixable
from ui.applications.checked_part import CheckedPart
from ui.applications.field_block import Key
from ui.applications.findings_pane import FindingsPane
from ui.applications.form_pane import FormPane
from ui.applications.found_shown import finding_id
from ui.applications.in_work import CaseInWork
from ui.applications.live_paper import LivePaper
from ui.applications.paper_out import PaperOut
from ui.applications.parts import Making, Part
from ui.applications.print_part import PrintPart
from ui.applications.requirement_part import RequirementPart
from ui.applications.side import Side
from ui.applications.steps_pane import StepsPane
from ui.frame.page import Width
from ui.frame.surroundings import Surroundings
from ui.parts.layouts import Column
from ui.products.two_panes import TwoPanes
from ui.speech import Words


class OpenApplicationView(QWidget):
    """Holds the case in work and shows one place of it."""

    place_changed = Signal()
    standing_changed = Signal()  # titles, what can be undone
    saved = Signal(object)
    met_conflict = Signal()

    def __init__(self, surroundings: Surroundings, words: Words) -> None:
        super().__init__()
        self._surroundings, self._words = surroundings, words
        look = self._look = surroundings.look
        self.setObjectName("application_inside")
        self.work: CaseInWork | None = None
        self.paper_out = PaperOut(surroundings, words, self)
        self._steps = StepsPane(look, words)
        self._form = FormPane(surroundings, words)
        self._left = QStackedWidget()
        self._left.addWidget(self._steps)
        self._left.addWidget(self._form)
        self._paper = LivePaper(surroundings, words)
        self._findings = FindingsPane(look, words, name="side_findings")
        self._side = Side(look, words, self._paper, self._findings)
        text = words.text
        panes = [("work", text("applications.tab.work"), self._left, 704), ("side", text("applications.tab.side"), self._side, 384)]
        self._split = TwoPanes(look, surroundings.settings, "application_panes", panes)
        column = Column(look, spacing=0)
        column.add(self._split)
        self.setLayout(column)
        self._width = Width.WIDE
        self._connect()

    def _connect(self) -> None:
        self._steps.step_chosen.connect(self.go_to)
        self._steps.findings.finding_chosen.connect(self.go_to_finding)
        self._findings.finding_chosen.connect(self.go_to_finding)
        self._form.all_steps_requested.connect(self._show_steps)
        self._form.continue_requested.connect(self._next_step)
        self._form.field_entered.connect(self._mark_on_paper)
        self._form.row_requested.connect(self._show_row)
        self._form.row_removed.connect(lambda text: self._surroundings.toast(text, self.undo))

    # -- which application

    def begin(self, application: OpenApplication, place: str) -> None:
        """Another application, at a place of it ("" for its steps)."""
        if not self.leave():
            return
        work = CaseInWork(self._surroundings, application, self)
        work.changed.connect(self._changed)
        work.checked.connect(self._checked)
        work.saved.connect(self.saved)
        work.met_conflict.connect(lambda _conflict: self.met_conflict.emit())
        work.failed.connect(self._failed)
        self.work = work
        self._form.forget()
        self._show_all()
        self.go_to(place)
        self.saved.emit(work.case.updated)
        self._paper.show_case(work.case, work.form.form_id, at_once=True)

    def leave(self) -> bool:
        """Nothing is open any more; what was typed is stored first. What cannot be stored is not left: then false, and it was said why."""
        self.settle()
        if self.work is not None:
            if not self.work.is_kept:
                return False
            self.work.deleteLater()
        self.work = None
        return True

    def settle(self) -> None:
        if self.work is not None and self._left.currentWidget() is self._form:
            self._form.settle()
        if self.work is not None:
            self.work.settle()

    def show_anew(self) -> None:
        """The other version was chosen: everything is shown as it now is."""
        self._show_all()
        self.go_to(self.place)

    # -- which place

    @property
    def place(self) -> str:
        return self._form.place if self._left.currentWidget() is self._form else ""

    def go_to(self, place: str) -> None:
        """A step ("who"), a row in it ("what/lines/2"), or the steps ("")."""
        work = self.work
        if work is None:
            return
        if self._left.currentWidget() is self._form and self._form.blocks():
            self._form.settle()
        task, _, rest = place.partition("/")
        known = {one.id.value for one in work.tasks}
        if task not in known:
            self._show_steps()
            return
        prefix, _, number = rest.partition("/")
        row = (prefix, int(number)) if prefix in {"lines", "papers"} and number.isdigit() else None
        if row is not None and row[1] >= len(getattr(work.case, prefix)):
            row = None
        self._show_form(TaskId(task), row)
        self._form.focus_first()

    def go_to_finding(self, finding: Finding) -> None:
        """The field that a finding is about, also on another step."""
        work = self.work
        if work is None:
            return
        self._form.settle()
        field = next((one for one in work.form.fields if one.id == finding.field_id), None)
        is_row = field is not None and "[]" in field.path and finding.row is not None
        prefix = field.path.partition("[]")[0] if field is not None else ""
        row = (prefix, finding.row) if is_row and finding.row is not None and prefix in {"lines", "papers"} else None
        self._show_form(finding.task, row)
        key: Key = (finding.field_id, finding.row if is_row else None)
        if not self._form.focus_field(key):
            self._form.focus_first()
        self._split.bring_forward("work")

    def walk_findings(self, step: int) -> None:
        """F8: round and round through what is red first, then yellow."""
        work = self.work
        if work is None or not work.findings:
            return
        order = sorted(work.findings, key=lambda one: one.level.value)  # red comes before yellow
        ids = [finding_id(one) for one in order]
        here = ids.index(self._walked) if self._walked in ids else (-1 if step > 0 else 0)
        finding = order[(here + step) % len(order)]
        self._walked = finding_id(finding)
        self.go_to_finding(finding)

    _walked = ""

    def step_back(self) -> bool:
        """From a row to its step, from a step to all steps; false from there."""
        if self._left.currentWidget() is not self._form:
            return False
        self._form.settle()
        if self._form.row is not None:
            self._show_row(self._form.row[0], -1)
        else:
            self._show_steps()
        return True

    def _show_steps(self) -> None:
        self._left.setCurrentWidget(self._steps)
        self._settle_side()
        self._steps.focus_step(self._form.task.value)
        self.place_changed.emit()

    def _show_form(self, task: TaskId, row: tuple[str, int] | None) -> None:
        assert self.work is not None
        self._form.show_place(self.work, task, row, extra=self._extra(task) if row is None else ())
        self._left.setCurrentWidget(self._form)
        self._settle_side()
        self.place_changed.emit()

    def _extra(self, task: TaskId) -> Sequence[Part]:
        """What stands above the sections of the last two steps."""
        assert self.work is not None
        making = Making(look=self._look, work=self.work, words=self._words, on_new_block=lambda _block: None)
        if task is TaskId.CHECK:
            requirement = RequirementPart(making, self._surroundings)
            requirement.print_requested.connect(self._save_requirement)
            return (CheckedPart(making, self.go_to_finding), requirement)
        if task is TaskId.PRINT:
            part = PrintPart(making)
            part.save_requested.connect(self._save_pdf)
            part.print_requested.connect(self._print)
            part.check_requested.connect(lambda: self.go_to(TaskId.CHECK.value))
            return (part,)
        return ()

    def _show_row(self, prefix: str, number: int) -> None:
        self._show_form(self._form.task, (prefix, number) if number >= 0 else None)
        self._form.focus_first()

    def _next_step(self) -> None:
        assert self.work is not None
        ids = [task.id for task in self.work.tasks]
        at = ids.index(self._form.task) + 1
        if at < len(ids):
            self.go_to(ids[at].value)
        else:
            self._show_steps()

    def _mark_on_paper(self, field_id: str) -> None:
        if self.work is not None:
            self._paper.show_field(self.work.form, field_id)

    # -- what it shows

    def _changed(self) -> None:
        assert self.work is not None
        if self._left.currentWidget() is self._form:
            self._form.refresh()
        self._paper.show_case(self.work.case, self.work.form.form_id)
        self.standing_changed.emit()

    def _checked(self) -> None:
        self._show_all()
        if self._left.currentWidget() is self._form:
            self._form.refresh()
        self.standing_changed.emit()

    def _show_all(self) -> None:
        assert self.work is not None
        work = self.work
        self._steps.show_tasks(work.tasks)
        self._steps.findings.show_findings(work.findings)
        self._findings.show_findings(work.findings)
        self._side.show_count(len(work.findings))

    def titles(self) -> tuple[str, str]:
        """Title and line below it, for the header."""
        assert self.work is not None
        words, work = self._words, self.work
        title = work.application.stored.title or words.text("applications.untitled")
        form = words_in(work.form.title, self._look.speech.language)
        return title, words.text("applications.head", reference=work.case.reference, form=form, name=work.form.name)

    # -- width

    @property
    def has_folded_side(self) -> bool:
        return self._width is Width.NARROW

    def toggle_side(self) -> None:
        self._split.bring_forward("side")

    def fit(self, width: Width) -> None:
        self._width = width
        self._split.fit(width)
        self._settle_side()

    def _settle_side(self) -> None:
        """The findings stand between steps and paper where there is room, else behind the switch."""
        is_overview = self._left.currentWidget() is self._steps
        has_room = self._width is Width.WIDE
        self._steps.show_findings_here(has_room)
        self._side.show_switch(not (is_overview and has_room))

    def shown_panes(self) -> list[QWidget]:
        """In the order in which F6 goes through them."""
        if self._left.currentWidget() is self._form:
            return [self._form, self._side]
        panes: list[QWidget] = [self._steps.steps]
        return [*panes, self._steps.findings, self._side] if self._width is Width.WIDE else [*panes, self._side]

    # -- undo, paper

    def undo(self) -> None:
        self._travel("undo")

    def redo(self) -> None:
        self._travel("redo")

    def _travel(self, way: str) -> None:
        work = self.work
        if work is None:
            return
        if self._left.currentWidget() is self._form:
            self._form.settle()
        place = work.undo() if way == "undo" else work.redo()
        task = place.partition("/")[0]
        here = self._form.task.value
        if task in {one.value for one in TaskId} and (self._left.currentWidget() is not self._form or task != here or self._row_is_gone()):
            self.go_to(place)

    def _row_is_gone(self) -> bool:
        row = self._form.row
        return row is not None and self.work is not None and row[1] >= len(getattr(self.work.case, row[0]))

    def _save_pdf(self, as_draft: bool) -> None:
        assert self.work is not None
        self.settle()
        self.paper_out.save(self.work.case, self.work.form.form_id, as_draft=as_draft)

    def _print(self, as_draft: bool) -> None:
        assert self.work is not None
        self.settle()
        self.paper_out.print_out(self.work.case, self.work.form.form_id, as_draft=as_draft)

    def _save_requirement(self) -> None:
        assert self.work is not None
        self.settle()
        self.paper_out.save_requirement(self.work.case)

    def _failed(self, fault: object) -> None:
        if isinstance(fault, UserFixable):
            self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
