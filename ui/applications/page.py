"""Applications: the list, a new one, and inside: steps, pages of the form, findings and the paper beside them."""

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.applications.forms import TaskId
from stc_desktop.casework import applications as casework_applications
from stc_desktop.casework.applications import OpenApplication
from stc_desktop.rules.errors import UserFixable
from ui.applications.conflict_pane import ConflictPane
from ui.applications.list_pane import ApplicationRow, ListPane, day_shown, next_step
from ui.applications.open_application import OpenApplicationView
from ui.applications.product_picker import product_choices
from ui.applications.start_pane import StartPane
from ui.applications.words import WORDS
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import HeaderButton

_MOST_LOOKED_AT = 40  # rows whose next step is worked out


class ApplicationsPage(Page):
    """Which face is shown follows from the place: "" the list, "new" the choice of a form, "application/<id>/..." inside."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="applications_page", title=self._words.text("applications.title"))
        look = self.look
        self._list = ListPane(look, self._words)
        self._start = StartPane(surroundings, self._words)
        self.inside = OpenApplicationView(surroundings, self._words)
        self._conflict = ConflictPane(surroundings, self._words)
        self._faces = QStackedWidget()
        for face in (self._list, self._start, self.inside, self._conflict):
            self._faces.addWidget(face)
        self.fill(self._faces)
        self._new = HeaderButton(look, self._words.text("applications.new"), name="applications_new", icon="plus", primary=True)
        self._new.clicked.connect(self.new)
        self._all = HeaderButton(look, self._words.text("applications.all"), name="applications_all", icon="list")
        self._all.clicked.connect(self._show_list)
        self._print = HeaderButton(look, self._words.text("applications.print"), name="applications_print", icon="printer")
        self._print.set_tip_key("Ctrl+P")
        self._print.clicked.connect(self.print_paper)
        self._paper = HeaderButton(look, self._words.text("applications.paper"), name="applications_paper", icon="application")
        self._paper.clicked.connect(self.inside.toggle_side)
        self._connect()

    def _connect(self) -> None:
        self._list.open_requested.connect(self._open)
        self._list.copy_requested.connect(self._copy)
        self._list.removal_requested.connect(self._remove)
        self._list.new_requested.connect(self.new)
        self._start.start_requested.connect(self._begin)
        self._start.cancelled.connect(self._show_list)
        self._conflict.chosen.connect(self._settle_conflict)
        inside = self.inside
        inside.saved.connect(self.show_saved)
        inside.place_changed.connect(self._settle_face)
        inside.standing_changed.connect(self._settle_titles)
        inside.met_conflict.connect(self._show_conflict)

    # -- faces

    def _show_list(self) -> None:
        if not self._leave():
            return
        self._refresh_list()
        self._show(self._list)
        self._list.focus_table()

    def _show_inside(self, application: OpenApplication, place: str) -> None:
        self._faces.setCurrentWidget(self.inside)
        self.inside.begin(application, place)
        self._settle_face()

    def _show(self, face: QWidget) -> None:
        self._faces.setCurrentWidget(face)
        self._settle_face()

    def _settle_face(self) -> None:
        """Header, keys and panes of the face that is shown."""
        face = self._faces.currentWidget()
        is_inside = face is self.inside
        if is_inside:
            wants_side = self.inside.has_folded_side
            self.set_header_actions([self._all, *([self._paper] if wants_side else []), self._print])
            self.set_panes(self.inside.shown_panes())
        else:
            self.set_header_actions([self._new] if face is self._list else [])
            self.set_panes([face] if face is not None else [])
            self.show_saved(None)
        self._settle_titles()

    def _settle_titles(self) -> None:
        words = self._words
        work = self.inside.work
        if self._faces.currentWidget() in {self.inside, self._conflict} and work is not None:
            self.set_title(*self.inside.titles())
        else:
            key = "applications.start.head" if self._faces.currentWidget() is self._start else "applications.title"
            self.set_title(words.text(key))
        self.availability_changed.emit()

    # -- the list

    def _refresh_list(self, chosen: str = "") -> None:
        casework, words = self.surroundings.casework, self._words
        stored = casework_applications.applications(casework, limit=500)
        now = casework.now
        rows = [
            ApplicationRow(
                id=one.id,
                title=one.title or words.text("applications.untitled"),
                reference=one.reference,
                form=f"{one.form_id} · {one.reference}",
                changed=day_shown(one.updated_at, now, words),
            )
            for one in stored
        ]
        self._list.show_rows(rows, chosen)
        wanted = [one.id for one in stored[:_MOST_LOOKED_AT]]

        def look_at() -> dict[str, tuple[str, str]]:
            found: dict[str, tuple[str, str]] = {}
            for one in wanted:
                try:
                    found[one] = next_step(casework_applications.open_application(casework, one), words)
                except UserFixable as fault:
                    found[one] = (words.text("applications.list.unreadable"), fault.sentence)
            return found

        if wanted:
            self.surroundings.jobs.run(look_at, self._list.show_next_steps, owner=self)

    def _open(self, application_id: str, place: str = "") -> None:
        """Read and checked beside the window, then shown where the person left it."""
        casework = self.surroundings.casework

        def done(application: OpenApplication) -> None:
            self._show_inside(application, place)

        self.surroundings.jobs.run(lambda: casework_applications.open_application(casework, application_id), done, self._failed, owner=self)

    def _copy(self, application_id: str) -> None:
        casework = self.surroundings.casework

        def done(made: OpenApplication) -> None:
            self._refresh_list(made.id)
            self.surroundings.toast(
                self._words.text("applications.copied", reference=made.stored.reference), lambda: self._take_back(made.id)
            )

        self.surroundings.jobs.run(lambda: casework_applications.copy_application(casework, application_id), done, self._failed, owner=self)

    def _take_back(self, application_id: str) -> None:
        casework_applications.remove_application(self.surroundings.casework, application_id)
        self._refresh_list()

    def _remove(self, application_id: str) -> None:
        casework = self.surroundings.casework
        try:
            removed = casework_applications.remove_application(casework, application_id)
        except UserFixable as fault:
            self._failed(fault)
            return
        self._refresh_list()
        title = removed.title or removed.reference
        self.surroundings.toast(self._words.text("applications.removed", title=title), lambda: self._restore(removed))

    def _restore(self, removed: Any) -> None:  # Any: a stored application; its class stays behind casework
        back = casework_applications.restore_application(self.surroundings.casework, removed)
        self._refresh_list(back.id)

    # -- a new one

    def new(self) -> None:
        self._offer_forms(())

    def _offer_forms(self, products: tuple[str, ...]) -> None:
        casework, country, words = self.surroundings.casework, self.surroundings.settings.now.country, self._words
        if not self._leave():
            return

        def done(found: Any) -> None:  # Any: forms and options
            forms, choices = found
            self._start.show_choices(forms, choices, country=country, ticked=products)
            self._show(self._start)
            self._start.focus_first()

        self.surroundings.jobs.run(
            lambda: (casework_applications.forms_for(casework, country), product_choices(casework, words)), done, self._failed, owner=self
        )

    def _begin(self, form_id: str, products: object) -> None:
        casework, country = self.surroundings.casework, self.surroundings.settings.now.country
        chosen = tuple(str(one) for one in products) if isinstance(products, tuple) else ()

        def done(application: OpenApplication) -> None:
            self._show_inside(application, "")

        self.surroundings.jobs.run(
            lambda: casework_applications.start_application(casework, form_id, country=country, product_ids=chosen),
            done,
            self._failed,
            owner=self,
        )

    def _leave(self) -> bool:
        """False while the open application cannot be stored; two versions that meet are shown then."""
        if self.inside.leave():
            return True
        self._show_conflict()
        return False

    # -- two versions

    def _show_conflict(self) -> None:
        work = self.inside.work
        if work is not None and work.conflict is not None:
            self._conflict.show_conflict(work.conflict, work.form)
            self._show(self._conflict)
            self._conflict.focus_first()

    def _settle_conflict(self, keep_mine: bool) -> None:
        work = self.inside.work
        if work is not None and work.conflict is not None:
            work.choose_version(keep_mine=keep_mine)
            self._show(self.inside)
            self.inside.show_anew()
            self.surroundings.toast(self._words.text("applications.conflict.settled"))

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        self.surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
        if self._faces.currentWidget() is self._list:
            self._refresh_list()

    # -- asked by the frame

    def opened(self, place: str) -> None:
        kind, _, rest = place.partition("/")
        if kind == "new":
            self._offer_forms((rest.rpartition("/")[2],) if rest else ())
        elif kind in {"application", "draft"}:
            application_id, _, inner = rest.partition("/")
            work = self.inside.work
            if work is not None and work.id == application_id and self._faces.currentWidget() is self.inside:
                self.inside.go_to(inner) if inner else None
                return
            self._refresh_list()
            self._open(application_id, inner)
        elif self.inside.work is None and self._faces.currentWidget() is not self._start:
            self._refresh_list()
            self._settle_face()

    def place(self) -> str:
        work = self.inside.work
        if self._faces.currentWidget() is self.inside and work is not None:
            return f"application/{work.id}/{self.inside.place}".rstrip("/")
        return "new" if self._faces.currentWidget() is self._start else ""

    def leaving(self) -> None:
        self.inside.settle()

    def fit(self, width: Width) -> None:
        super().fit(width)
        self.inside.fit(width)
        self._settle_face()

    def available(self) -> frozenset[str]:
        able = {"new"}
        work = self.inside.work
        if self._faces.currentWidget() is self.inside and work is not None:
            able |= {"print"}
            able |= {"findings"} if work.findings else set()
            able |= {"undo"} if work.can_undo else set()
            able |= {"redo"} if work.can_redo else set()
        return frozenset(able)

    def undo(self) -> None:
        self.inside.undo()

    def redo(self) -> None:
        self.inside.redo()

    def walk_findings(self, step: int) -> None:
        self.inside.walk_findings(step)

    def print_paper(self) -> None:
        if self._faces.currentWidget() is self.inside:
            self.inside.go_to(TaskId.PRINT.value)

    def step_back(self) -> bool:
        if self._faces.currentWidget() is self.inside:
            if not self.inside.step_back():
                self._show_list()
            return True
        if self._faces.currentWidget() is self._start:
            self._show_list()
            return True
        return False
