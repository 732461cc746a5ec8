"""What a brought correlation table holds: counted, what was left out named by row, compared; then it is used or left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from stc_desktop.casework.correlation_values import CorrelationDifference, Pair, StagedCorrelation
from stc_desktop.control_lists.hs import HsCode
from stc_desktop.control_lists.sources.report import TextDifference
from ui.data.report_parts import ReportParts
from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, box
from ui.parts.notices import Notice
from ui.parts.tags import Tag

_SHOWN_LINES = 100  # of each kind; all of them can be copied


class CorrelationReportStep(Step):
    """Its main action uses the table; where it is in use already, there is nothing to use."""

    use_wanted = Signal()
    left = Signal()
    file_wanted = Signal()

    def __init__(self, surroundings: Surroundings, staged: StagedCorrelation) -> None:
        look = surroundings.look
        words = look.speech.over(WORDS)
        is_new = not staged.is_in_use_already
        if is_new:
            self._main = PrimaryButton(look, words.text("data.correlation.use"), name="report_use", icon="check")
        else:
            self._main = PrimaryButton(look, words.text("data.bring.another"), name="bring_choose_another", icon="folder")
        leave = SecondaryButton(look, words.text("data.report.leave" if is_new else "data.report.close"), name="report_leave")
        super().__init__(surroundings, name="report", actions=[self._main, leave])
        self._main.clicked.connect(self.use_wanted if is_new else self.file_wanted)
        leave.clicked.connect(self.left)
        self.column.add(Label(look, words.text("data.report.title"), "section", name="report_title"))
        self.column.add(_CorrelationCard(surroundings, staged))
        self.column.spread()

    def focus_first(self) -> None:
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)


class _CorrelationCard(ReportParts):
    def __init__(self, surroundings: Surroundings, staged: StagedCorrelation) -> None:
        super().__init__(surroundings, number=1)
        self._add_head(staged)
        if staged.older_than:
            said = self._words.text("data.report.older", edition=staged.older_than)
            self.column.add(Notice(self._look, said, name=f"{self._name}_older", kind="warning"))
        self._add_reading(staged)
        self._add_left_out(staged)
        self._add_difference(
            _in_words(staged.difference) if staged.difference else None,
            none="data.correlation.compared.none",
            same="data.correlation.compared.same",
            changed="data.correlation.changed",
        )

    def _add_head(self, staged: StagedCorrelation) -> None:
        look, text, found = self._look, self._words.text, staged.found
        self.column.add(Label(look, staged.info.publisher, "section", name=f"{self._name}_title"))
        chips = FlowRow(look, spacing=8)
        state = "same" if staged.is_in_use_already else "ready"
        chips.add(Tag(look, text(f"data.report.{state}"), "done", name=f"{self._name}_state"))
        chips.add(Tag(look, text("data.report.edition", edition=staged.info.edition)))
        chips.add(Tag(look, text("data.correlation.report.kind")))
        self.column.add(box(chips))
        counts = (("rows", found.rows), ("pairs", len(found.pairs)), ("hs", len({pair.hs for pair in found.pairs})))
        said = ", ".join(self._words.plural(f"data.correlation.report.{key}", count) for key, count in counts)
        self.column.add(Label(look, said, "body", name=f"{self._name}_counts"))

    def _add_reading(self, staged: StagedCorrelation) -> None:
        look, words, found = self._look, self._words, staged.found
        self._section(words.text("data.correlation.report.read"))
        cut = words.plural("data.correlation.report.cut", found.cut) if found.cut else words.text("data.correlation.report.whole")
        self.column.add(Label(look, cut, "compact", name=f"{self._name}_cut"))
        if found.without_code:
            said = words.plural("data.correlation.report.without", found.without_code)
            self.column.add(Label(look, said, "compact", name=f"{self._name}_without"))

    def _add_left_out(self, staged: StagedCorrelation) -> None:
        found, text = staged.found, self._words.text
        self._section(text("data.correlation.report.left_out"))
        kinds = (
            ("unknown_hs", found.unknown_hs),
            ("ended", found.gone),
            ("unknown_codes", found.unknown_codes),
            ("restored", found.restored),
        )
        if not any(faults for _key, faults in kinds):
            self.column.add(Label(self._look, text("data.correlation.report.left_out.none"), "compact", name=f"{self._name}_no_doubts"))
        for key, faults in kinds:
            if faults:
                title = text(f"data.correlation.report.{key}")
                self._unfolding(title, len(faults), key, lambda column, key=key, faults=faults: self._add_lines(column, key, faults))

    def _add_lines(self, column: Column, key: str, faults: Sequence[str]) -> None:
        look, rest = self._look, len(faults) - _SHOWN_LINES
        for fault in faults[:_SHOWN_LINES]:
            column.add(Label(look, f"{fault[:1].upper()}{fault[1:]}", "small"))
        if rest > 0:
            said = self._words.plural("data.report.doubts.more", rest)
            column.add(Label(look, said, "small", tone="text2", name=f"{self._name}_more_{key}"))
        copy = TextAction(look, self._words.text("data.report.doubts.copy"), name=f"{self._name}_copy_{key}", icon="copy", role="small")
        copy.clicked.connect(lambda: self._copy(faults))
        column.add(copy, align=Qt.AlignmentFlag.AlignLeft)

    def _copy(self, faults: Sequence[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(faults))
        self._surroundings.toast(self._words.plural("data.report.doubts.copied", len(faults)))


def _in_words(difference: CorrelationDifference) -> TextDifference:
    """The pairs as they are read: 8504.40 – 3A225."""

    def shown(pairs: Sequence[Pair]) -> tuple[str, ...]:
        return tuple(f"{HsCode(hs).shown}\u00a0–\u00a0{code}" for hs, code in pairs)

    return TextDifference(
        edition_in_use=difference.edition_in_use,
        added=shown(difference.added),
        gone=shown(difference.gone),
        changed=shown(difference.changed),
    )
