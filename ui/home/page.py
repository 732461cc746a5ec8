"""Home: the main tasks of the role, what was left, and what matters today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.casework.home_views import Concern, Found, Unfinished, concerns, found_anywhere, unfinished, with_next_step
from ui.frame.choices import country_name
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.home.paper_reading import PaperReading
from ui.home.shown import TASKS, concern_shown, work_shown
from ui.home.side import HomeSide
from ui.home.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import BigTask, Card, RowsCard
from ui.parts.empty import EmptyState
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, ScrollPane, Surface, box, scrolled, sized
from ui.parts.rows import DraftRow
from ui.parts.tiles import Tiles

FEW = 4
SIDE_WIDTH = 312
_TASK_WIDTH = 176  # three stand side by side at 125 % text too


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeNow:
    """Everything that Home shows, looked up in one go."""

    work: tuple[Unfinished, ...]
    concerns: tuple[Concern, ...]
    has_products: bool


class HomePage(Page):
    """Left the tasks and what to continue, right the search and what matters today."""

    has_header = False

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="home_page", title=self._words.text("home.title"))
        self._now: HomeNow | None = None
        self._shows_all = False
        self.reading = PaperReading(surroundings, self)
        self._main = self._main_pane()
        self._side = HomeSide(self.look)
        self._side.place_chosen.connect(surroundings.go)
        self._side.searched.connect(self._search)
        self._side.sample_requested.connect(self._add_samples)
        self._paper = self.reading.pane
        self._paper.back_requested.connect(self._show_home)
        self.reading.case_read.connect(lambda: self._faces.setCurrentWidget(self._paper))
        self._faces = QStackedWidget()
        self._faces.addWidget(self._home_face())
        self._faces.addWidget(self._paper)
        self.fill(self._faces)
        self.set_panes([self._main, self._side])

    # -- building

    def _main_pane(self) -> ScrollPane:
        look, text = self.look, self._words.text
        self._column = Column(look, spacing=0, margins=(40, 40, 32, 24))
        self._column.add(Label(look, text("home.question"), "display", name="home_question"))
        self._column.gap(4)
        self._line = self._column.add(Label(look, "", "compact", tone="text2", name="home_line"))
        self._column.gap(20)
        self._tasks = self._column.add(Tiles(look, least=_TASK_WIDTH))
        self._column.gap(12)
        self._column.add(self.reading.progress)
        self._column.gap(20)
        head = Row(look, spacing=16)
        head.add(Label(look, text("home.work"), "section"), 1)
        self._all = head.add(TextAction(look, "", name="home_all"))
        self._all.clicked.connect(self._toggle_all)
        self._all.hide()
        self._column.add(head)
        self._column.gap(8)
        self._rows = RowsCard(look, name="home_work")
        self._rows.hide()
        self._column.add(self._rows)
        self._nothing = self._nothing_card()
        self._column.add(self._nothing)
        self._column.spread()
        return scrolled(self._column, name="home_main")

    def _nothing_card(self) -> QWidget:
        text = self._words.text
        card = Card(self.look, margins=8, name="home_nothing")
        texts = (text("home.work.none"), text("home.work.none.text"), text("home.work.none.action"))
        empty = card.column.add(EmptyState(self.look, "classify", *texts, name="home_nothing_yet"))
        empty.action_chosen.connect(lambda: self.surroundings.go("classify", "new"))
        card.hide()
        return card

    def _home_face(self) -> QWidget:
        self._side_pane = ScrollPane(self._side, name="home_side_pane")
        self._side_area = Surface(self.look, "bg", edges="l", name="home_side_area")
        holder = Column(self.look, spacing=0, margins=(1, 0, 0, 0))
        holder.add(self._side_pane)
        self._side_area.setLayout(holder)
        sized(self.look, self._side_area, width=SIDE_WIDTH)
        row = Row(self.look, spacing=0)
        row.add(self._main, 1)
        row.add(self._side_area)
        return box(row, name="home_face")

    # -- what is shown

    def opened(self, place: str) -> None:
        self._show_tasks()
        self._faces.setCurrentIndex(1 if place == "paper" and self.reading.has_case else 0)
        self.refresh()

    def place(self) -> str:
        return "paper" if self._faces.currentWidget() is self._paper else ""

    def leaving(self) -> None:
        self._side.forget_search()

    def fit(self, width: Width) -> None:
        """With little room what matters today stands below what is to be continued."""
        was_narrow = self.width_class is Width.NARROW
        super().fit(width)
        is_narrow = width is Width.NARROW
        if is_narrow == was_narrow:
            return
        if is_narrow:
            self._column.insertWidget(self._column.count() - 1, self._side_pane.takeWidget())
            self._side.show()
        else:
            self._column.removeWidget(self._side)
            self._side_pane.setWidget(self._side)
        self._side_area.setVisible(not is_narrow)

    def refresh(self) -> None:
        """Look everything up anew, beside the window."""
        casework, country = self.surroundings.casework, self.surroundings.settings.now.country
        self._line.setText(self._line_text())

        def look_up() -> HomeNow:
            from stc_desktop.casework.products import count_of_products

            return HomeNow(
                work=unfinished(casework), concerns=concerns(casework, country=country), has_products=count_of_products(casework) > 0
            )

        self.surroundings.jobs.run(look_up, self._arrived, owner=self)

    def _line_text(self) -> str:
        now: dt.datetime = self.surroundings.casework.now
        who = self.surroundings.casework.person
        today = self.look.speech.day(now.date(), whole=True)
        return self._words.text("home.line", who=who, day=today) if who else today

    def _show_tasks(self) -> None:
        self._tasks.empty()
        role = self.surroundings.settings.now.role
        for number, task in enumerate(TASKS.get(role, TASKS["exporter"])):
            key = f"home.task.{task.id}"
            texts = (self._words.text(key), self._words.text(f"{key}.text"))
            block = BigTask(self.look, task.icon, *texts, name=f"home_task_{task.id}", primary=number == 0)
            block.clicked.connect(lambda _checked=False, task=task.id: self._start(task))
            self._tasks.add(block)

    def _start(self, task: str) -> None:
        go = self.surroundings.go
        if task == "read":
            self.reading.start()
        elif task == "sample":
            self._classify_sample()
        elif task in {"apply", "exercise"}:
            go("applications", "new")
        elif task in {"look_up", "paragraph"}:
            go("control_lists", "")
        else:
            go("classify", "new")

    def _arrived(self, now: HomeNow) -> None:
        self._now = now
        words, country = self._words, self._country_name()
        self._side.show_today([concern_shown(one, words, country) for one in now.concerns], offers_sample=not now.has_products)
        self._show_work(now.work)
        self._look_up_steps()

    def _country_name(self) -> str:
        code = self.surroundings.settings.now.country
        return country_name(self.look.speech, code) if code else self._words.text("home.today.no_profile.nowhere")

    def _show_work(self, work: Sequence[Unfinished]) -> None:
        shown = work if self._shows_all else work[:FEW]
        self._rows.clear()
        for number, left in enumerate(shown, start=1):
            said = work_shown(left, self._words, self.surroundings.casework.say, self.surroundings.casework.now)
            row = DraftRow(self.look, said.icon, said.title, said.detail, tag=said.tag, name=f"home_work_{number}")
            row.show_next(self._words.text("home.work.next"), said.next_step)
            row.clicked.connect(lambda _checked=False, leads=said.leads: self.surroundings.go(*leads))
            self._rows.add_row(row)
        self._rows.setVisible(bool(work))
        self._nothing.setVisible(not work)
        self._all.setVisible(len(work) > FEW)
        self._all.setText(self._words.text("home.work.fewer" if self._shows_all else "home.work.all", count=len(work)))

    def _look_up_steps(self) -> None:
        """The next step of each row needs an interview or the checks of a form: it follows when it is found."""
        now, casework = self._now, self.surroundings.casework
        if now is None or not now.work:
            return
        wanted = len(now.work) if self._shows_all else FEW

        def look_up() -> tuple[Unfinished, ...]:
            return (*(with_next_step(casework, left) for left in now.work[:wanted]), *now.work[wanted:])

        def arrived(work: tuple[Unfinished, ...]) -> None:
            if now is self._now and work != now.work:
                self._now = HomeNow(work=work, concerns=now.concerns, has_products=now.has_products)
                self._show_work(work)

        self.surroundings.jobs.run(look_up, arrived, owner=self)

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        if self._now is not None:
            self._show_work(self._now.work)
            self._look_up_steps()

    # -- search

    def search_everything(self) -> bool:
        self._show_home()
        self._side.search.setFocus()
        self._side.search.selectAll()
        if self.width_class is Width.NARROW:
            self._main.ensureWidgetVisible(self._side.search)
        return True

    def find_here(self) -> None:
        self.search_everything()

    def available(self) -> frozenset[str]:
        return frozenset({"find"})

    def _search(self, typed: str) -> None:
        casework = self.surroundings.casework

        def found(hits: tuple[Found, ...]) -> None:
            self._side.show_found(typed, hits)

        self.surroundings.jobs.run(lambda: found_anywhere(casework, typed), found, owner=self)

    # -- samples

    def _add_samples(self) -> None:
        from stc_desktop.casework.samples import add_samples

        casework = self.surroundings.casework

        def done(_count: int) -> None:
            self.surroundings.toast(self._words.text("home.sample.done"))
            self.surroundings.refresh_status()
            self.refresh()

        self.surroundings.jobs.run(lambda: add_samples(casework), done, owner=self)

    def _classify_sample(self) -> None:
        """The first sample product; the sample data come in when they are not there yet."""
        from stc_desktop.casework.home_views import first_sample
        from stc_desktop.casework.samples import add_samples

        casework = self.surroundings.casework

        def find() -> str:
            found = first_sample(casework)
            if not found:
                add_samples(casework)
                found = first_sample(casework)
            return found

        self.surroundings.jobs.run(find, lambda found: self.surroundings.go("classify", f"product/{found}" if found else "new"), owner=self)

    # -- an application on paper

    def _show_home(self) -> None:
        self._faces.setCurrentIndex(0)

    def step_back(self) -> bool:
        if self._faces.currentWidget() is not self._paper:
            return False
        self._show_home()
        return True
