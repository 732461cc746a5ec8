"""A page of the form: the sections of one step, or one line or paper of it, built from the form definition."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.form_parts import BoxKind, FormField, words_in
from stc_desktop.applications.forms import Section, SectionKind, TaskId
from stc_desktop.applications.weighing import is_shown
from ui.applications.answer_controls import capital
from ui.applications.clauses_part import ClausesPart
from ui.applications.field_block import FieldBlock, Key
from ui.applications.in_work import CaseInWork
from ui.applications.parts import LEFT, FieldsPart, Heading, Making, Part, Standing, found_by_key
from ui.applications.party_part import PartyPart
from ui.applications.rows_part import RowsPart, prefix_of
from ui.applications.verdict_part import VerdictPart
from ui.frame.page import action_bar
from ui.frame.reading_order import next_in_order, put_focus
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Row, box, scrolled, sized
from ui.speech import Words

_BY_HAND = {BoxKind.BY_HAND, BoxKind.SIGNATURE, BoxKind.STAMP}
_READABLE = 640
_TAB = Qt.FocusReason.TabFocusReason


class FormPane(QWidget):
    """Shows one place of an open application and keeps every field by itself."""

    all_steps_requested = Signal()
    continue_requested = Signal()
    row_requested = Signal(str, int)  # lines or papers; -1: back to all of them
    row_removed = Signal(str)
    field_entered = Signal(str)

    def __init__(self, surroundings: Surroundings, words: Words) -> None:
        super().__init__()
        self._surroundings, self._words = surroundings, words
        look = self._look = surroundings.look
        self.setObjectName("application_form")
        self._work: CaseInWork | None = None
        self.task = TaskId.WHO
        self.row: tuple[str, int] | None = None
        self._parts: list[tuple[Section | None, Part]] = []
        self._revealed: set[TaskId] = set()
        self._back = TextAction(look, words.text("applications.steps.all"), name="form_back", icon="chevron_left")
        self._back.clicked.connect(self._go_back)
        self._step = LineLabel(look, "", "small", tone="text2", bold=True, name="form_step")
        self._title = Label(look, "", "title", name="form_title")
        self._line = Label(look, "", "body", tone="text2", name="form_line")
        head = Row(look, spacing=12)
        head.add(self._back, align=LEFT)
        head.spread()
        head.add(self._step)
        self._content = Column(look, spacing=20)
        column = Column(look, spacing=8, margins=(40, 14, 40, 32))
        column.add(head)
        column.add(self._title)
        column.add(self._line)
        column.gap(4)
        self._body = column.add(box(self._content))
        column.spread()
        inner = box(column)
        sized(look, inner, max_width=_READABLE + 80)
        outer_row = Row(look, spacing=0)
        outer_row.add(inner, 1)
        outer_row.spread(0)
        self._scroll = scrolled(outer_row, name="form_scroll")
        outer = Column(look, spacing=0)
        outer.add(self._scroll, 1)
        outer.add(self._foot())
        self.setLayout(outer)

    def _foot(self) -> QWidget:
        look, text = self._look, self._words.text
        self._next = PrimaryButton(look, text("applications.form.continue"), name="form_continue", trailing="chevron_right")
        self._next.clicked.connect(self._continue)
        before = SecondaryButton(look, text("applications.form.back"), name="form_before")
        before.clicked.connect(self._go_back)
        return action_bar(self._surroundings, [self._next, before], dense=True)

    # -- which place

    def show_place(self, work: CaseInWork, task: TaskId, row: tuple[str, int] | None, extra: Sequence[Part] = ()) -> None:
        """Build the page of a step, or of one row of it. `extra` parts stand above the sections."""
        self._work, self.task, self.row = work, task, row
        self._content.empty()
        self._parts = []
        making = Making(look=self._look, work=work, words=self._words, on_new_block=self._prepare)
        if row is not None:
            self._build_row(making, row)
        else:
            for part in extra:
                self._add(None, part)
            for section in self._sections():
                self._build_section(making, section)
        self._show_heads()
        self.refresh()
        self._scroll.to_top()

    def _sections(self) -> list[Section]:
        assert self._work is not None
        return [section for section in self._work.form.sections if section.task is self.task and _is_asked(section)]

    def _show_heads(self) -> None:
        assert self._work is not None
        words, work = self._words, self._work
        number = next((place for place, task in enumerate(work.tasks, 1) if task.id is self.task), 1)
        self._step.setText(words.text("applications.form.step", number=number, total=len(work.tasks)))
        if self.row is None:
            self._title.setText(words.text(f"applications.task.{self.task.value}.question"))
            self._line.setText(words.text(f"applications.task.{self.task.value}.line"))
            self._back.setText(words.text("applications.steps.all"))
            self._next.setText(words.text("applications.form.continue"))
            return
        prefix, index = self.row
        self._title.setText(words.text(f"applications.{prefix}.title", number=index + 1))
        self._line.setText(words.text(f"applications.{prefix}.line"))
        self._back.setText(words.text(f"applications.{prefix}.all"))
        is_last = index + 1 >= self._count_of_rows(prefix)
        self._next.setText(words.text(f"applications.{prefix}.{'finish' if is_last else 'next'}"))

    def _count_of_rows(self, prefix: str) -> int:
        assert self._work is not None
        return len(self._work.case.papers if prefix == "papers" else self._work.case.lines)

    # -- building

    def _add(self, section: Section | None, part: Part) -> None:
        self._parts.append((section, self._content.add(part)))

    def _build_section(self, making: Making, section: Section) -> None:
        language = self._look.speech.language
        self._add(section, Heading(making, capital(words_in(section.title, language)), aside=section.letter, name=f"section_{section.id}"))
        if section.is_repeated:
            rows = RowsPart(making, section)
            rows.row_chosen.connect(self.row_requested)
            rows.row_removed.connect(self.row_removed)
            self._add(section, rows)
            return
        if section.clauses:
            self._add(section, ClausesPart(making, section))
        waiting: list[FormField] = []
        for form_box in section.boxes:
            if form_box.kind in _BY_HAND or form_box.by_agency or not form_box.fields:
                continue
            if form_box.kind is BoxKind.PARTY:
                self._flush(making, section, waiting)
                self._add(section, PartyPart(making, form_box, number=form_box.number))
            else:
                waiting.extend(form_box.fields)
        waiting.extend(section.fields)
        self._flush(making, section, waiting)

    def _flush(self, making: Making, section: Section, waiting: list[FormField]) -> None:
        if waiting:
            number = len(self._parts)
            self._add(section, FieldsPart(making, tuple(waiting), name=f"fields_{section.id}_{number}"))
            waiting.clear()

    def _build_row(self, making: Making, row: tuple[str, int]) -> None:
        prefix, index = row
        if prefix == "lines":
            self._add(None, VerdictPart(making, index))
        seen: set[str] = set()
        for section in self._sections():
            if not section.is_repeated or prefix_of(section) != prefix:
                continue
            fields = [field for field in section.all_fields if "[]" in field.path and field.path not in seen]
            seen |= {field.path for field in fields}
            main = [field for field in fields if field.required or field.required_if is not None]
            folded = [field for field in fields if field not in main]
            self._add(section, FieldsPart(making, main or folded, row=index, folded=folded if main else (), name=f"row_{section.id}"))

    def _prepare(self, block: FieldBlock) -> None:
        block.place = self.place
        block.next_wanted.connect(lambda: self._next_field(block))
        block.visited.connect(self.refresh)
        block.entered.connect(lambda: self.field_entered.emit(block.field.id))

    @property
    def place(self) -> str:
        """The step, and the row in it."""
        return self.task.value if self.row is None else f"{self.task.value}/{self.row[0]}/{self.row[1]}"

    # -- what it shows

    def refresh(self) -> None:
        """Everything as the case now stands."""
        work = self._work
        if work is None:
            return
        facts = work.facts()
        fields = {field.id: field for field in work.form.fields}
        standing = Standing(
            facts=facts,
            of_lines=work.facts_of_lines(facts) if self.row is not None else (),
            found=found_by_key(work.findings, fields),
            reveal=self.task in self._revealed,
        )
        for section, part in self._parts:
            part.setVisible(section is None or is_shown(section, facts))
            part.refresh(standing)

    def blocks(self) -> list[FieldBlock]:
        return [block for _section, part in self._parts for block in part.blocks()]

    def settle(self) -> None:
        for block in self.blocks():
            block.settle()

    def forget(self) -> None:
        """Another application: nothing was pointed out there yet."""
        self._revealed = set()

    # -- where the cursor goes

    def focus_field(self, key: Key) -> bool:
        """Unfold what hides the field, say what is wrong with it, and put the cursor there."""
        for _section, part in self._parts:
            block = part.block_for(key)
            if block is not None:
                block.is_touched = True
                self.refresh()
                QTimer.singleShot(0, block, block.focus_here)  # it is laid out with the next round of events
                QTimer.singleShot(30, block, lambda here=block: self._scroll.ensureWidgetVisible(here, 24, 24))
                return True
        return False

    def focus_first(self) -> None:
        QTimer.singleShot(0, self, self._focus_first)  # it is laid out with the next round of events

    def _focus_first(self) -> None:
        first = next_in_order(self._body, None, 1)
        if first is not None and self.isVisible():
            put_focus(first, Qt.FocusReason.OtherFocusReason)

    def _next_field(self, block: FieldBlock) -> None:
        """Enter: the next thing that can be filled, at the end the main action."""
        focused = block.window().focusWidget()
        following = next_in_order(self, focused, 1)
        if following is not None:
            put_focus(following, _TAB)

    def _continue(self) -> None:
        self.settle()
        if self.row is None:
            self._revealed.add(self.task)
            self.continue_requested.emit()
            return
        prefix, index = self.row
        is_last = index + 1 >= self._count_of_rows(prefix)
        self.row_requested.emit(prefix, -1 if is_last else index + 1)

    def _go_back(self) -> None:
        self.settle()
        if self.row is None:
            self.all_steps_requested.emit()
        else:
            self.row_requested.emit(self.row[0], -1)


def _is_asked(section: Section) -> bool:
    """Sections that only print what was asked elsewhere have no place on screen."""
    return bool(section.all_fields) or section.kind in {SectionKind.DECLARATION, SectionKind.CLAUSES}
