"""Beside what is installed: health check, backup and sample data."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.health import Check, Health, HealthReport, in_words
from stc_desktop.wording.sentences import sentences
from ui.data.path_label import PathLabel
from ui.data.shown import breakable
from ui.data.words import WORDS
from ui.parts.buttons import HeaderButton
from ui.parts.disclosure import Disclosure
from ui.parts.labels import IconLabel, Label, Picture
from ui.parts.layouts import Column, FlowRow, Line, Row, Surface, box, clear_layout, scrolled
from ui.parts.notices import Notice
from ui.parts.progress import ProgressBlock
from ui.theme.look import Look

_SIGNS = {Health.FINE: ("check", "ok"), Health.LOOK: ("warning", "warn"), Health.BROKEN: ("error", "err")}


class CarePanel(Surface):
    """Wishes go out as signals, results come back in."""

    check_requested = Signal()
    backup_requested = Signal()
    samples_wanted = Signal()
    samples_unwanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface", name="care_panel")
        self._words = look.speech.over(WORDS)
        column = Column(look, spacing=0, margins=(24, 20, 24, 24))
        for number, part in enumerate((self._check_part(), self._backup_part(), self._sample_part())):
            if number:
                column.gap(20)
                column.add(Line(look))
                column.gap(16)
            column.add(part)
        column.spread()
        outer = Column(look, spacing=0)
        outer.add(scrolled(column, name="care_pane"))
        self.setLayout(outer)

    # -- building

    def _check_part(self) -> QWidget:
        look, text = self._look, self._words.text
        column = self._part("check")
        check = HeaderButton(look, text("data.check"), name="data_check", icon="shield_check")
        check.clicked.connect(self.check_requested)
        column.add(check, align=Qt.AlignmentFlag.AlignLeft)
        self._check_progress = column.add(ProgressBlock(look, text("data.check.running"), name="data_checking"))
        self._results = column.add(Column(look, spacing=0))
        return box(column, name="data_check_part")

    def _backup_part(self) -> QWidget:
        look, text = self._look, self._words.text
        column = self._part("backup")
        self._last = column.add(IconLabel(look, "clock", "", name="data_last_backup"))
        self._last.hide()  # until it is known
        self._backup_progress = column.add(ProgressBlock(look, text("data.backup.running"), name="data_backing_up"))
        self._backup_result = column.add(Column(look, spacing=6))
        self.backup = HeaderButton(look, text("data.backup"), name="data_backup", icon="usb")
        self.backup.clicked.connect(self.backup_requested)
        column.add(self.backup, align=Qt.AlignmentFlag.AlignLeft)
        return box(column, name="data_backup_part")

    def _sample_part(self) -> QWidget:
        look, text = self._look, self._words.text
        column = Column(look, spacing=8)
        column.add(Label(look, text("data.sample.title"), "side_section"))
        self._samples = column.add(Label(look, "", "compact", tone="text2", name="data_samples"))
        self._add = HeaderButton(look, text("data.sample.add"), name="data_sample_add", icon="plus")
        self._add.clicked.connect(self.samples_wanted)
        self._remove = HeaderButton(look, text("data.sample.remove"), name="data_sample_remove", icon="trash")
        self._remove.clicked.connect(self.samples_unwanted)
        buttons = FlowRow(look, spacing=8)
        buttons.add(self._add)
        buttons.add(self._remove)
        for button in (self._add, self._remove):
            button.hide()  # until it is known which of them has something to do
        column.add(box(buttons))
        return box(column, name="data_sample_part")

    def _part(self, key: str) -> Column:
        column = Column(self._look, spacing=8)
        column.add(Label(self._look, self._words.text(f"data.{key}.title"), "side_section"))
        column.add(Label(self._look, self._words.text(f"data.{key}.text"), "compact", tone="text2"))
        return column

    # -- what is shown

    def show_checking(self) -> None:
        clear_layout(self._results)
        self._check_progress.begin()

    def show_health(self, report: HealthReport, now: dt.datetime) -> None:
        look, time = self._look, f"{now:%H:%M}"
        clear_layout(self._results)
        broken = [check for check in report.checks if check.health is Health.BROKEN]
        to_look_at = [check for check in report.checks if check.health is Health.LOOK]
        if broken:
            kind, sentence = "error", self._words.plural("data.check.broken", len(broken), time=time)
        elif to_look_at:
            kind, sentence = "info", self._words.plural("data.check.look", len(to_look_at), time=time)
        else:
            kind, sentence = "done", self._words.text("data.check.fine", time=time)
        self._check_progress.finish("")
        self._results.add(Notice(look, sentence, name="data_health", kind=kind))
        self._results.addSpacing(look.px(6))
        for number, check in enumerate(report.checks, start=1):
            self._results.add(self._check_row(check, number))
        self._results.add(self._versions(report.versions))

    def _check_row(self, check: Check, number: int) -> QWidget:
        look = self._look
        icon, tone = _SIGNS[check.health]
        row = Row(look, spacing=10, margins=(0, 6, 0, 6))
        row.add(Picture(look, icon, size=18, tone=tone, line="compact"), align=Qt.AlignmentFlag.AlignTop)
        words = Column(look, spacing=1)
        words.add(Label(look, self._words.text(f"data.check.{check.name}"), "compact", bold=True))
        say = sentences(look.speech.language)
        words.add(PathLabel(look, breakable(in_words(check.found, say)), "small", tone="text2"))
        if check.to_do:
            words.add(Label(look, in_words(check.to_do, say), "small"))
        row.add(words, 1)
        return box(row, name=f"data_checked_{number}")

    def _versions(self, versions: Sequence[tuple[str, str]]) -> QWidget:
        parts = Disclosure(self._look, self._words.text("data.check.versions"), name="data_versions")
        for name, version in versions:
            parts.column.add(Label(self._look, f"{name} {version}", "small", tone="text2"))
        return parts

    def show_check_failed(self, sentence: str) -> None:
        self._check_progress.finish(sentence, ok=False)

    def show_backing_up(self) -> None:
        clear_layout(self._backup_result)
        self._backup_progress.begin()

    def show_backed_up(self, place: Path) -> None:
        self._show_backup_result(self._words.text("data.backup.done", place=place.name), "done")
        self._backup_result.add(PathLabel(self._look, breakable(str(place.parent)), "small", tone="text2", name="data_backup_place"))

    def show_backup_failed(self, sentence: str) -> None:
        self._show_backup_result(sentence, "error")

    def _show_backup_result(self, sentence: str, kind: str) -> None:
        self._backup_progress.finish("")
        clear_layout(self._backup_result)
        self._backup_result.add(Notice(self._look, sentence, name="data_backup_result", kind=kind))

    def show_last_backup(self, moment: dt.datetime | None) -> None:
        self._last.show()
        if moment is None:
            self._last.setText(self._words.text("data.backup.never"))
            return
        self._last.setText(self._words.text("data.backup.last", day=self._words.day(moment.date()), time=f"{moment:%H:%M}"))

    def show_samples(self, count: int) -> None:
        self._samples.setText(self._words.plural("data.sample.there", count) if count else self._words.text("data.sample.none"))
        self._add.setVisible(count == 0)
        self._remove.setVisible(count > 0)
