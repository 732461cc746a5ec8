"""Data: what is installed, whether it is well, backup, samples."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from stc_desktop.casework.health import HealthReport, health
from stc_desktop.casework.installed import Installed, back_up, installed
from stc_desktop.casework.product_views import TakenSamples, put_samples_back, take_samples_away
from stc_desktop.rules.errors import UserFixable
from ui.data.care import CarePanel
from ui.data.installed_list import InstalledList
from ui.data.shown import groups_of
from ui.data.words import WORDS
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.jobs import JobStopped
from ui.parts.layouts import ScrollPane
from ui.products.two_panes import TwoPanes


class DataPage(Page):
    """Left what is installed, right what keeps it well."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="data_page", title=self._words.text("data.title"))
        look, text = self.look, self._words.text
        self.set_title(text("data.title"), text("data.line"))
        self.choose_folder: Callable[[], Path | None] = self._ask_where
        self._list = InstalledList(look)
        self._care = CarePanel(look)
        pane = ScrollPane(self._list, name="data_installed_pane")
        panes = [("installed", text("data.tab.installed"), pane, 792), ("care", text("data.tab.care"), self._care, 296)]
        self._split = TwoPanes(look, surroundings.settings, "data_panes", panes)
        self.fill(self._split)
        self.set_panes([pane, self._care])
        self._care.check_requested.connect(self.check)
        self._care.backup_requested.connect(self.back_up)
        self._care.samples_wanted.connect(self._add_samples)
        self._care.samples_unwanted.connect(self._remove_samples)

    # -- asked by the frame

    def opened(self, place: str) -> None:
        self.refresh()
        if place == "backup":
            self._split.bring_forward("care")
            self._care.backup.setFocus()

    def fit(self, width: Width) -> None:
        super().fit(width)
        self._split.fit(width)
        self._list.stack(width is not Width.WIDE)

    def refresh(self) -> None:
        casework = self.surroundings.casework
        self.surroundings.jobs.run(lambda: installed(casework), self._show, owner=self)

    def _show(self, found: Installed) -> None:
        self._list.show_groups(groups_of(found, self._words))
        self._care.show_last_backup(found.last_backup)
        self._care.show_samples(found.samples)

    # -- health and backup

    def check(self) -> None:
        casework = self.surroundings.casework
        self._care.show_checking()

        def done(report: HealthReport) -> None:
            self._care.show_health(report, casework.now)
            self.surroundings.refresh_status()

        self.surroundings.jobs.run(
            lambda: health(casework), done, lambda fault: self._failed(fault, self._care.show_check_failed), owner=self
        )

    def back_up(self) -> None:
        place = self.choose_folder()
        if place is None:
            return
        casework = self.surroundings.casework
        self._care.show_backing_up()

        def done(copy: Path) -> None:
            self._care.show_backed_up(copy)
            self.refresh()

        self.surroundings.jobs.run(
            lambda: back_up(casework, place), done, lambda fault: self._failed(fault, self._care.show_backup_failed), owner=self
        )

    def _failed(self, fault: Exception, show: Callable[[str], object]) -> None:
        """What a person can mend stands at its place; anything else goes to the guard of the program."""
        if isinstance(fault, UserFixable):
            show(self._words.text("data.backup.fault", sentence=fault.sentence, next_step=fault.next_step).strip())
        elif not isinstance(fault, JobStopped):
            show(str(fault))
            raise fault

    def _ask_where(self) -> Path | None:
        place = QFileDialog.getExistingDirectory(self, self._words.text("data.backup.choose"))
        return Path(place) if place else None

    # -- samples

    def _add_samples(self) -> None:
        from stc_desktop.casework.samples import add_samples

        casework = self.surroundings.casework
        self.surroundings.jobs.run(lambda: add_samples(casework), lambda count: self._samples_changed("added", count), owner=self)

    def _remove_samples(self) -> None:
        casework = self.surroundings.casework

        def done(taken: TakenSamples) -> None:
            self._samples_changed("removed", taken.count, lambda: self._put_samples_back(taken))

        self.surroundings.jobs.run(lambda: take_samples_away(casework), done, owner=self)

    def _put_samples_back(self, taken: TakenSamples) -> None:
        casework = self.surroundings.casework
        self.surroundings.jobs.run(lambda: put_samples_back(casework, taken), lambda _nothing: self.refresh(), owner=self)

    def _samples_changed(self, what: str, count: int, undo: Callable[[], object] | None = None) -> None:
        self.refresh()
        self.surroundings.refresh_status()
        self.surroundings.toast(self._words.plural(f"data.sample.{what}", count), undo)
