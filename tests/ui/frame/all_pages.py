"""A walk through every page of the real window with sample data, stopping at every state that a person meets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from stc_desktop.casework import applications as casework_applications
from stc_desktop.casework.products import products
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import Person
from ui.frame.choices import countries, languages
from ui.frame.first_run import FirstRunPage

TASKS = ("who", "what", "where_to", "why", "papers", "check", "print")


class WindowsThatOpen(QObject):
    """Notes every window that is shown beside the ones that are wanted: a part shown before it has a parent."""

    def __init__(self, wanted: QWidget) -> None:
        super().__init__(wanted)
        self.found: list[str] = []
        self._wanted = wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow() and watched is not self._wanted:
            self.found.append(f"{type(watched).__name__} {watched.objectName()} {watched.accessibleName()}".strip())
        return False


def walk(person: Person, workspace: Workspace) -> Iterator[str]:
    """The name of each state as it is reached."""
    yield from _first_run(person)
    yield from _empty(person)
    add_samples(workspace)
    yield from _home(person)
    yield from _classify(person)
    yield from _lists(person)
    yield from _products(person, workspace)
    yield from _applications(person, workspace)
    yield from _data(person)


def _first_run(person: Person) -> Iterator[str]:
    window, look = person.window, person.window.surroundings.look
    page = FirstRunPage(look, languages=languages(look.speech), countries=countries(look.speech))
    window.cover(page)
    page.focus_first()
    person.rest()
    yield "first run"
    start = page.findChild(QAbstractButton, "first_run_start")
    assert start is not None
    start.click()
    person.rest()
    yield "first run, nothing chosen"
    window.cover(None)


def _empty(person: Person) -> Iterator[str]:
    for room in ("home", "products", "applications"):
        person.go(room=room)
        yield f"{room}, empty"


def _home(person: Person) -> Iterator[str]:
    for role in ("trainer", "official", "exporter"):
        person.window.settings.change(role=role)
        person.window.show_role(role)
        person.go(room="home")
        yield f"home of the {role}"
    person.write("home_search", "heat")
    person.rest()
    yield "home, search"


def _classify(person: Person) -> Iterator[str]:
    person.go("new")
    yield "classify, empty"
    person.describe("frequency changer, three-phase, 650 Hz")
    yield from _asked(person, until="classify_number_value")
    yield "classify, a number"
    person.describe("fermenter, 25 litres, sealed, with steam sterilisation in place")
    yield from _asked(person, until="classify_verdict_sentence")
    yield "classify, verdict"


def _asked(person: Person, *, until: str) -> Iterator[str]:
    """A state for each kind of question; the first is answered with yes, everything else is not known."""
    asked: set[str] = set()
    for _ in range(60):
        if person.sees(until):
            return
        kind = "yes or no" if person.sees("classify_yes") else "overview" if person.sees("classify_choices_find") else "field"
        answer = "classify_none" if kind == "overview" else "classify_yes" if not asked else "classify_unknown"
        if kind not in asked:
            asked.add(kind)
            yield f"classify, {kind}"
        person.click(answer)
    raise AssertionError(f"{until} was not reached")


def _lists(person: Person) -> Iterator[str]:
    for place in ("", "entry/2B350.d", "entry/3A225", "search/heat exchanger", "search/qqqq"):
        person.go(place, room="control_lists")
        yield f"control lists, {place or 'nothing chosen'}"


def _products(person: Person, workspace: Workspace) -> Iterator[str]:
    person.go(f"product/{products(workspace)[0].id}", room="products")
    yield "products, one of them"


def _applications(person: Person, workspace: Workspace) -> Iterator[str]:
    person.go(room="applications")
    yield "applications"
    person.go("new", room="applications")
    yield "applications, a new one"
    sample = casework_applications.applications(workspace, limit=1)[0].id
    begun = casework_applications.start_application(workspace, "PH-AUTH", country="PH", product_ids=()).id
    for key, tasks in ((sample, ("", *TASKS)), (begun, ("", "check"))):
        for task in tasks:
            person.go(f"application/{key}/{task}".rstrip("/"), room="applications")
            yield f"application, {task or 'steps'}"


def _data(person: Person) -> Iterator[str]:
    person.go(room="data")
    yield "data"
    person.click("data_check")
    person.rest()
    yield "data, checked"
