"""Data: what is installed, whether it is well, backup, samples."""

import functools
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from stc_desktop.casework.health import HealthReport, health
from stc_desktop.casework.installed import Installed, back_up, installed
from stc_desktop.casework.product_views import TakenSamples, put_samples_back, take_samples_away
from stc_desktop.rules.errors import UserFixable
from ui.data.bring_pane import BringPane
from ui.data.brought_care import BROUGHT_ACTIONS, BroughtCare
from ui.data.care import CarePanel
from ui.data.installed_care import InstalledCare
from ui.data.installed_list import InstalledList
from ui.data.shown import groups_of
from ui.data.words import WORDS
from ui.data.workbook_pane import WorkbookPane
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.jobs import JobStopped
from ui.parts.buttons import HeaderButton
from ui.parts.layouts import ScrollPane
from ui.products.two_panes import TwoPanes

_FACES = {"installed": "data", "bring": "data.bring", "workbook": "data.workbook"}  # each with the beginning of the key of its title


class DataPage(Page):
    """Left what is installed, right what keeps it well; bringing a publication and workbooks have faces of their own."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="data_page", title=self._words.text("data.title"))
        look, text = self.look, self._words.text
        self.set_title(text("data.title"), text("data.line"))
        self.choose_folder: Callable[[], Path | None] = self._ask_where
        self.choose_publication: Callable[[], Path | None] = self._ask_which_publication
        self.choose_workbook: Callable[[], Path | None] = self._ask_which_workbook
        self.choose_workbook_place: Callable[[str], Path | None] = self._ask_where_the_workbook_goes
        self._to_be_seen = ""  # after a change, the card to bring into sight
        self._list = InstalledList(look)
        self._care = CarePanel(look)
        pane = ScrollPane(self._list, name="data_installed_pane")
        panes = [("installed", text("data.tab.installed"), pane, 792), ("care", text("data.tab.care"), self._care, 296)]
        self._split = TwoPanes(look, surroundings.settings, "data_panes", panes)
        self._pane = pane
        self._brought = BroughtCare(surroundings, self, self._brought_changed)
        self.installed_care = InstalledCare(surroundings, self, lambda: self._leave_for("installed"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self.fill(self._stack)
        self.setAcceptDrops(True)
        self._make_header()
        self._show_face("installed")
        self._care.check_requested.connect(self.check)
        self._care.backup_requested.connect(self.back_up)
        self._care.samples_wanted.connect(self._add_samples)
        self._care.samples_unwanted.connect(self._remove_samples)
        self._list.action_chosen.connect(self._chosen)

    def _make_header(self) -> None:
        look, text = self.look, self._words.text
        self._bring_button = HeaderButton(look, text("data.bring"), name="data_bring", icon="plus", primary=True)
        self._bring_button.set_tip_key("Ctrl+N")
        self._bring_button.clicked.connect(self.new)
        self._back_button = HeaderButton(look, text("data.bring.back"), name="data_back", icon="chevron_left")
        self._back_button.clicked.connect(lambda: self._leave_for("installed"))

    # -- faces

    @functools.cached_property
    def _bring(self) -> BringPane:
        """Made when somebody wants to bring something."""
        pane = BringPane(self.surroundings)
        pane.file_wanted.connect(self._bring_a_file)
        pane.ended.connect(lambda: self._leave_for("installed"))
        pane.used.connect(self._in_use)
        self._stack.addWidget(pane)
        return pane

    @functools.cached_property
    def _workbook(self) -> WorkbookPane:
        pane = WorkbookPane(self.surroundings)
        pane.check_wanted.connect(self._check_workbook)
        pane.installed.connect(self.refresh)
        pane.undo_wanted.connect(lambda: self._chosen("undo_install", ""))
        self._stack.addWidget(pane)
        return pane

    def _show_face(self, key: str) -> None:
        is_installed = key == "installed"
        self._face = key
        face: QWidget = self._bring if key == "bring" else self._workbook if key == "workbook" else self._split
        self._stack.setCurrentWidget(face)
        self.set_panes([self._pane, self._care] if is_installed else [face])
        self.set_header_actions([self._bring_button if is_installed else self._back_button])
        self.set_title(self._words.text(f"{_FACES[key]}.title"), self._words.text("data.line") if is_installed else "")

    def _leave_for(self, face: str) -> None:
        """Within the room, and back again with the step before."""
        self.surroundings.go("data", face)

    def place(self) -> str:
        return self._face

    def available(self) -> frozenset[str]:
        return frozenset({"new"})

    def new(self) -> None:
        """What can be brought, and the choice of a file."""
        self._leave_for("bring")
        self._bring_a_file()

    # -- asked by the frame

    def opened(self, place: str) -> None:
        self.refresh()
        if place in _FACES:
            self._show_face(place)
            if place == "bring" and self._bring.is_at_start:
                self._bring.begin_again()  # the cursor stands on the first step
        elif place:
            self._show_face("installed")
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
        if self._to_be_seen:
            QTimer.singleShot(0, self._list, self._scroll_to_brought)
        self._care.show_last_backup(found.last_backup)
        self._care.show_samples(found.samples)

    def _scroll_to_brought(self) -> None:
        """What came in or went stands below the fold."""
        card, self._to_be_seen = self._list.findChild(QWidget, self._to_be_seen), ""
        if card is not None:
            self._pane.ensureWidgetVisible(card, 0, self.look.px(24))

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

    # -- official publications

    def bring(self, path: Path) -> None:
        """Look at a file, wherever it came from: chosen, or dropped on the page."""
        if self._bring.is_at_work:
            self.surroundings.toast(self._words.text("data.bring.one_at_a_time"), is_fault=True)
            return
        self._leave_for("bring")
        self._bring.look_at(path)

    def _bring_a_file(self) -> None:
        path = None if self._bring.is_at_work else self.choose_publication()
        if path is not None:
            self.bring(path)

    def _in_use(self, said: str, is_correlation: bool) -> None:
        self._leave_for("installed")
        self._brought_changed(is_correlation)
        self.surroundings.toast(said)

    def _brought_changed(self, is_correlation: bool) -> None:
        self._to_be_seen = "installed_correlations" if is_correlation else "installed_brought"
        self.refresh()
        self.surroundings.refresh_status()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.bring(files[0])
        if len(files) > 1:
            self.surroundings.toast(self._words.text("data.bring.one_file"))

    def _ask_which_publication(self) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getOpenFileName(self, text("data.bring.title"), "", text("data.bring.filter"))
        return Path(chosen) if chosen else None

    # -- lists as workbooks

    def _chosen(self, what: str, of: str) -> None:
        """An action of the list of what is installed."""
        if what == "bring":
            self.new()
        elif what in {"undo_install", "undo_installs"}:
            self.installed_care.go_back(to_program=what == "undo_installs")
        elif what == "rebuild":
            self._leave_for("workbook")
            self._workbook.rebuild()
        elif what in BROUGHT_ACTIONS:
            self._brought.do(what, of)
        elif what == "check_workbook":
            self._check_workbook()
        elif what == "save_workbook":
            self._save_workbook(*of.split("/", 1))

    def _save_workbook(self, list_id: str, edition: str) -> None:
        path = None if self._workbook.is_at_work else self.choose_workbook_place(f"{list_id}-{edition}.xlsx")
        if path is not None:
            self._leave_for("workbook")
            self._workbook.save(list_id, edition, path)

    def _check_workbook(self) -> None:
        path = None if self._workbook.is_at_work else self.choose_workbook()
        if path is not None:
            self._leave_for("workbook")
            self._workbook.check(path)

    def _ask_which_workbook(self) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getOpenFileName(self, text("data.workbook.check.which"), "", text("data.workbook.any"))
        return Path(chosen) if chosen else None

    def _ask_where_the_workbook_goes(self, name: str) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getSaveFileName(self, text("data.workbook.save.where"), name, text("data.workbook.filter"))
        if not chosen:
            return None
        return Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")

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
