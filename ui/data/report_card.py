"""One list of a brought file, as its report says it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.bringing_values import StagedList
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind
from stc_desktop.control_lists.sources.report import PublicationReport
from ui.control_lists.cell_sheet import CellSheet
from ui.data.report_parts import ReportParts
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import TextAction
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, FlowRow, box
from ui.parts.notices import Notice
from ui.parts.tags import Tag

_SHOWN_LINES = 100  # of each kind of doubt
_KINDS = ("group", "item", "not_used", "note", "definition", "text")


class ReportCard(ReportParts):
    """One list: what is in it, what in it is doubtful, and how it stands to the edition in use."""

    def __init__(self, surroundings: Surroundings, held: StagedList, *, older_than: str, number: int) -> None:
        super().__init__(surroundings, number=number)
        self._add_head(held)
        if held.info.is_own_wording:
            self.column.add(Notice(self._look, self._words.text("data.brought.own.report"), name=f"{self._name}_own", kind="warning"))
        for refusal in held.report.refusals:
            self.column.add(Notice(self._look, refusal, name=f"{self._name}_refused", kind="error"))
        if older_than:
            said = self._words.text("data.report.older", edition=older_than)
            self.column.add(Notice(self._look, said, name=f"{self._name}_older", kind="warning"))
        self._add_categories(held.report)
        self._add_difference(
            held.report.difference, none="data.report.compared.none", same="data.report.compared.same", changed="data.report.changed"
        )
        self._add_doubts(held.report)

    def _add_head(self, held: StagedList) -> None:
        look, text, report = self._look, self._words.text, held.report
        self.column.add(Label(look, report.title or report.list_id, "section", name=f"{self._name}_title"))
        chips = FlowRow(look, spacing=8)
        state = ("refused", "error") if report.is_refused else ("same", "done") if held.is_in_use_already else ("ready", "done")
        chips.add(Tag(look, text(f"data.report.{state[0]}"), state[1], name=f"{self._name}_state"))
        chips.add(Tag(look, text("data.report.edition", edition=report.edition)))
        chips.add(Tag(look, report.list_id))
        self.column.add(box(chips))
        counts = [self._words.plural(f"data.report.kind.{kind}", report.kinds.get(kind, 0)) for kind in _KINDS if report.kinds.get(kind, 0)]
        said = ", ".join([self._words.plural("data.report.entries", report.heads), *counts])
        self.column.add(Label(look, said, "body", name=f"{self._name}_counts"))
        if report.publisher:
            self.column.add(Label(look, report.publisher, "small", tone="text2"))

    def _add_categories(self, report: PublicationReport) -> None:
        if not report.by_category:
            return
        self._section(self._words.text("data.report.by_category"))
        sheet = CellSheet(self._look, shares=(0, 0, 1), gap=20)
        sheet.setObjectName(f"{self._name}_categories")
        for category, count in report.by_category.items():
            groups = [f"{group} {held}" for group, held in report.by_group.items() if group != category and group.startswith(category)]
            cells = (
                LineLabel(self._look, category, "compact", bold=True),
                LineLabel(self._look, f"{count:,}", "compact"),
                Label(self._look, " · ".join(groups), "compact", tone="text2"),
            )
            sheet.add_row(*([cell] for cell in cells))
        self.column.add(sheet)

    # -- doubts

    def _add_doubts(self, report: PublicationReport) -> None:
        look, text = self._look, self._words.text
        self._section(text("data.report.doubts"))
        if not report.doubts:
            self.column.add(Label(look, text("data.report.doubts.none"), "compact", name=f"{self._name}_no_doubts"))
            return
        self.column.add(Label(look, text("data.report.doubts.text"), "small", tone="text2"))
        by_kind: Mapping[DoubtKind, list[Doubt]] = defaultdict(list)
        for doubt in report.doubts:
            by_kind[doubt.kind].append(doubt)
        for kind in DoubtKind:
            if by_kind[kind]:
                self._add_kind(kind, tuple(by_kind[kind]))

    def _add_kind(self, kind: DoubtKind, doubts: Sequence[Doubt]) -> None:
        title = self._words.text(f"data.doubt.{kind.value}")
        self._unfolding(title, len(doubts), f"doubt_{kind.value}", lambda column: self._add_lines(column, doubts, kind.value))

    def _add_lines(self, column: Column, doubts: Sequence[Doubt], key: str) -> None:
        look = self._look
        sheet = CellSheet(look, shares=(1, 1, 4), gap=16, spacing=6)
        sheet.setObjectName(f"{self._name}_lines_{key}")
        for doubt in islice(doubts, _SHOWN_LINES):
            cells: Iterable[QWidget] = (
                Label(look, doubt.code, "small", bold=True),
                Label(look, doubt.place, "small", tone="text2"),
                Label(look, doubt.sentence, "small"),
            )
            sheet.add_row(*([cell] for cell in cells))
        column.add(sheet)
        if len(doubts) > _SHOWN_LINES:
            said = self._words.plural("data.report.doubts.more", len(doubts) - _SHOWN_LINES)
            column.add(Label(look, said, "small", tone="text2", name=f"{self._name}_more_{key}"))
        copy = TextAction(look, self._words.text("data.report.doubts.copy"), name=f"{self._name}_copy_{key}", icon="copy", role="small")
        copy.clicked.connect(lambda: self._copy(doubts))
        column.add(copy, align=Qt.AlignmentFlag.AlignLeft)

    def _copy(self, doubts: Sequence[Doubt]) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{doubt.code}\t{doubt.place}\t{doubt.sentence}" for doubt in doubts))
        self._surroundings.toast(self._words.plural("data.report.doubts.copied", len(doubts)))
