"""Lines of goods and papers laid behind: rows to open, add, move and take out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.cases import Case
from stc_desktop.applications.findings import Finding
from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import Level, Section, SectionKind
from stc_desktop.applications.lines import Line
from stc_desktop.applications.papers import Paper, PaperKind
from stc_desktop.applications.rows import with_line, with_line_moved, with_paper, without_line, without_paper
from stc_desktop.casework.kept_verdicts import said_on, whose_list_on
from stc_desktop.wording.sentences import Sentences
from ui.applications.answer_controls import capital
from ui.applications.field_block import FieldBlock, Key
from ui.applications.parts import Making, MoreLink, Part, Standing
from ui.applications.product_picker import ProductPicker
from ui.applications.verdict_part import KINDS
from ui.parts.buttons import IconButton
from ui.parts.cards import RowsCard
from ui.parts.empty import EmptyState
from ui.parts.fields import mark_faulty
from ui.parts.labels import IconLabel
from ui.parts.layouts import Column, FlowRow, Row, box, clear_layout
from ui.parts.rows import DraftRow
from ui.speech import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    """A line or a paper as its row shows it."""

    title: str
    detail: str
    tag: tuple[str, str] | None
    reds: int
    by: str = ""  # by whose list the verdict of a line is


def prefix_of(section: Section) -> str:
    """What its rows are rows of: lines or papers."""
    return "papers" if section.kind is SectionKind.PAPERS else "lines"


def line_shown(line: Line, number: int, words: Words, say: Sentences) -> RowShown:
    """Name, codes, by whose list, amount and worth."""
    made = line.classification
    whose = whose_list_on(made) if made is not None else None
    by = say.say(whose.short) if whose is not None else ""
    amount = f"{line.quantity:f} {line.unit}".strip() if line.quantity is not None else ""
    worth = f"{line.worth:,.2f} {line.currency}".strip() if line.worth is not None else ""
    detail = " · ".join(part for part in (", ".join(made.codes) if made else "", line.model, amount, worth) if part)
    kind = KINDS[made.verdict] if made is not None else "neutral"
    tag = (words.text(f"applications.line.{kind}"), kind)
    title = line.name or words.text("applications.line.unnamed")
    return RowShown(title=f"{number + 1}  {title}", detail=detail, tag=tag, reds=0, by=by)


def paper_shown(paper: Paper, number: int, kinds: dict[str, str]) -> RowShown:
    kind = kinds.get(paper.kind.value, paper.kind.value.replace("_", " "))
    pages = str(paper.pages) if paper.pages else ""
    detail = " · ".join(part for part in (kind if paper.title else "", paper.issuer, pages and f"{pages} p.") if part)
    return RowShown(title=f"{number + 1}  {paper.title or kind}", detail=detail, tag=None, reds=0)


class RowsPart(Part):
    """A repeated section as rows."""

    row_chosen = Signal(str, int)  # lines or papers, number counted from 0
    row_removed = Signal(str)  # what was removed, to be said with an undo

    def __init__(self, making: Making, section: Section) -> None:
        super().__init__()
        self._making, self._section = making, section
        self.prefix = prefix_of(section)
        look, words = making.look, making.words
        self.setObjectName(f"rows_{section.id}")
        kind_field = next((field for field in section.fields if field.path.endswith("].kind")), None)
        options = kind_field.options if kind_field is not None else ()
        self._kinds = {one.id: capital(words_in(one.label, look.speech.language)) for one in options}
        self._message = IconLabel(look, "error", "", tone="err", name=f"rows_{section.id}_message")
        self._card = RowsCard(look, name=f"rows_{section.id}_card")
        key = self.prefix
        self._empty = EmptyState(
            look,
            "product" if key == "lines" else "clip",
            words.text(f"applications.{key}.empty"),
            words.text(f"applications.{key}.empty.text"),
            name=f"rows_{section.id}_empty",
        )
        self._actions = FlowRow(look, spacing=20)
        column = Column(look, spacing=12)
        column.add(self._message)
        column.add(self._empty)
        column.add(self._card)
        column.add(box(self._actions))
        if self.prefix == "lines":
            self._picker = ProductPicker(making)
            self._picker.products_chosen.connect(self._add_lines)
            column.add(self._picker)
        self.setLayout(column)
        self._shown: tuple[object, ...] = ()

    # -- what it shows

    def refresh(self, standing: Standing) -> None:
        case = self._making.work.case
        rows = self._rows(case)
        faults = self._faults()
        shown = (tuple(rows), faults, self._missing(case))
        if shown == self._shown:
            return
        self._shown = shown
        self._card.clear()
        for number, row in enumerate(rows):
            self._card.add_row(self._row(number, row, len(rows)))
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._message.setText(" ".join(faults))
        self._message.setVisible(bool(faults))
        mark_faulty(self._card, bool(faults))
        self._show_actions(case)

    def _rows(self, case: Case) -> list[RowShown]:
        words = self._making.words
        if self.prefix == "papers":
            rows = [paper_shown(paper, number, self._kinds) for number, paper in enumerate(case.papers)]
        else:
            say = self._making.work.workspace.say
            rows = [line_shown(line, number, words, say) for number, line in enumerate(case.lines)]
        return [replace(row, reds=self._reds(number)) for number, row in enumerate(rows)]

    def _own(self) -> list[Finding]:
        ids = {field.id for field in self._section.all_fields}
        return [one for one in self._making.work.findings if one.field_id in ids and one.level is Level.RED]

    def _reds(self, number: int) -> int:
        return sum(1 for one in self._own() if one.row == number)

    def _faults(self) -> tuple[str, ...]:
        """What is wrong with the list itself, said once there is something in it."""
        return tuple(one.sentence for one in self._own() if one.row is None and self.prefix == "papers")

    def _missing(self, case: Case) -> tuple[str, ...]:
        held = {paper.kind.value for paper in case.papers}
        return tuple(one.kind for one in self._making.work.form.papers if self.prefix == "papers" and one.kind not in held)

    def _row(self, number: int, shown: RowShown, count: int) -> QWidget:
        look, words = self._making.look, self._making.words
        name = f"{self.prefix}_{number + 1}"
        tag = (words.plural("applications.to_fix", shown.reds), "error") if shown.reds else shown.tag
        hidden = shown.tag[0] if shown.reds and shown.tag and shown.by else ""  # where the faults stand in place of the verdict
        detail = " · ".join(filter(None, (f"{hidden} {shown.by}".strip(), shown.detail)))
        row = DraftRow(look, "product" if self.prefix == "lines" else "clip", shown.title, detail, tag=tag, name=f"row_{name}")
        row.clicked.connect(lambda _checked=False: self.row_chosen.emit(self.prefix, number))
        if self.prefix == "lines":
            said = self._said(number)
            row.setToolTip(said)
            row.setAccessibleDescription(said)
        holder = Row(look, spacing=2, margins=(0, 0, 8, 0))
        holder.add(row, 1)
        for icon, key, act, able in (
            ("chevron_up", "up", lambda: self._move(number, number - 1), number > 0),
            ("chevron_down", "down", lambda: self._move(number, number + 1), number < count - 1),
            ("trash", "remove", lambda: self._remove(number), True),
        ):
            button = IconButton(look, icon, name=f"{key}_{name}", spoken=words.text(f"applications.row.{key}", title=shown.title), size=18)
            button.setEnabled(able)
            button.clicked.connect(_later(act))
            holder.add(button)
        return box(holder)

    def _said(self, number: int) -> str:
        """Whose list the verdict of a line is by, whole."""
        case = self._making.work.case
        made = case.lines[number].classification
        return said_on(self._making.work.workspace, made, case.exporter_country) if made is not None else ""

    def _show_actions(self, case: Case) -> None:
        look, words = self._making.look, self._making.words
        clear_layout(self._actions)
        if self.prefix == "lines":
            self._add_action("add_line", words.text("applications.lines.add"), lambda: self._add_lines((Line(),)))
            return
        titles = {one.kind: words_in(one.title, look.speech.language) for one in self._making.work.form.papers}
        for kind in self._missing(case):
            self._add_action(f"add_paper_{kind}", titles[kind], lambda kind=kind: self._add_paper(kind))
        self._add_action("add_paper", words.text("applications.papers.add"), lambda: self._add_paper(PaperKind.OTHER.value))

    def _add_action(self, name: str, text: str, act: Callable[[], object]) -> None:
        link = MoreLink(self._making.look, text, name=name)
        link.chosen.connect(act)
        self._actions.add(link)

    # -- what is done with it

    def block_for(self, key: Key) -> FieldBlock | None:
        return None

    def _add_lines(self, lines: Sequence[Line]) -> None:
        case = self._making.work.case
        count = len(case.lines)
        for line in lines:
            case = with_line(case, line)
        self._making.work.change(case, self.prefix)
        if len(lines) == 1 and lines[0] == Line():
            self.row_chosen.emit(self.prefix, count)

    def _add_paper(self, kind: str) -> None:
        case = self._making.work.case
        self._making.work.change(with_paper(case, Paper(id="", kind=PaperKind(kind))), self.prefix)
        self.row_chosen.emit(self.prefix, len(case.papers))

    def _move(self, row: int, to: int) -> None:
        case = self._making.work.case
        if self.prefix == "lines":
            moved = with_line_moved(case, row, to)
        else:
            papers = list(case.papers)
            papers.insert(to, papers.pop(row))
            moved = replace(case, papers=tuple(papers))
        self._making.work.change(moved, self.prefix)
        button = self.findChild(QWidget, f"{'up' if to < row else 'down'}_{self.prefix}_{to + 1}")
        if button is not None:
            button.setFocus()

    def _remove(self, row: int) -> None:
        work, words = self._making.work, self._making.words
        title = self._rows(work.case)[row].title.partition("  ")[2]
        if self.prefix == "lines":
            work.change(without_line(work.case, row), self.prefix)
        else:
            work.change(without_paper(work.case, work.case.papers[row].id), self.prefix)
        self.row_removed.emit(words.text(f"applications.{self.prefix}.removed", number=row + 1, title=title))


def _later(act: Callable[[], object]) -> Callable[[], object]:
    """The button that was pressed is taken away by what it does: only when its own event is over."""
    return lambda: QTimer.singleShot(0, act)
