"""A list with all its paragraphs opens as fast as a small one."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from stc_desktop.casework.bench import search_figures
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.rules.clauses import Logic
from tests.ui.classification.person import Person
from tests.ui.control_lists.conftest import ROOMS
from ui.control_lists.page import ControlListsPage
from ui.control_lists.tree_model import EntryTree
from ui.control_lists.words import WORDS
from ui.parts.trees import TreeView
from ui.speech import Speech

PARAGRAPHS = 9_000  # the list of today and half as much again, so that invented heads stand beside the real ones
BRANCHES = 12  # ten categories, the general notes, the defined terms


def _paragraph(code: str, parent: str, kind: EntryKind) -> Entry:
    return Entry(code=code, parent=parent, kind=kind, logic=Logic.ANY, heading=f"Heading of {code} in a handful of words")


@pytest.fixture(scope="session")
def whole_list(read_once: Workspace) -> ListEdition:
    """The edition that is installed, filled up with invented heads until it is as long as the whole list."""
    reference = read_once.reference
    held = reference.edition(BASE_LIST, reference.newest(BASE_LIST))
    entries = dict(held.entries)
    numbers = itertools.count()
    while len(entries) < PARAGRAPHS:
        number = next(numbers)
        head = f"{number % 10}{'ABCDE'[number // 10 % 5]}{600 + number // 50:03d}"
        entries[head] = _paragraph(head, "", EntryKind.HEAD)
        for letter in "abcdefgh":
            entries[f"{head}.{letter}"] = _paragraph(f"{head}.{letter}", head, EntryKind.ITEM)
            entries[f"{head}.{letter}.1"] = _paragraph(f"{head}.{letter}.1", f"{head}.{letter}", EntryKind.ITEM)
    return replace(held, entries=entries)


def test_the_page_opens_at_once(person: Person, workspace: Workspace, whole_list: ListEdition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(workspace.reference), "edition", lambda *_any: whole_list)
    spent: list[float] = []
    for _ in range(3):
        started = time.thread_time()
        page = ROOMS[0].make(person.window.surroundings)
        person.qtbot.addWidget(page)
        page.resize(1088, 656)
        page.show()
        QApplication.processEvents()
        spent.append(time.thread_time() - started)
        person.rest()
        tree = page.findChild(TreeView, "lists_tree")
        assert tree is not None
        assert tree.model().rowCount() == BRANCHES
        page.hide()
    assert min(spent) < 0.15, spent


def test_the_whole_tree_keeps_qts_rules(whole_list: ListEdition) -> None:
    tree = EntryTree(Speech().over(WORDS))
    QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tree.rowCount() == 0
    tree.show_edition(whole_list)
    assert tree.rowCount() == BRANCHES
    place = tree.index_of("7B601.c.1")
    assert tree.code(place) == "7B601.c.1"
    steps: list[str] = []
    step: QModelIndex = place
    while step.isValid():
        steps.append(tree.code(step))
        step = tree.parent(step)
    assert steps == ["7B601.c.1", "7B601.c", "7B601", "7B", "7"]


def test_an_entry_that_is_asked_for_at_once_is_shown_when_the_list_is_there(person: Person) -> None:
    person.window.go("control_lists", "entry/2B350.d")
    page = person.window.page()
    assert page is not None
    assert page.place() == "entry/2B350.d", "a program that ends now comes back here"
    person.rest()
    assert person.read("lists_code") == "2B350.d"


def test_a_keystroke_holds_the_window_up_for_a_blink_at_most(person: Person) -> None:
    person.go("", room="control_lists")
    page = person.window.page()
    assert isinstance(page, ControlListsPage)
    spent: list[float] = []
    for text in ("heat exchanger", "vacuum pump", "technology"):
        for end in range(1, len(text) + 1):
            page.search_for(text[:end])
            started = time.thread_time()
            person.rest()
            spent.append(time.thread_time() - started)
    assert sorted(spent)[len(spent) // 2] < 0.15, spent


def test_a_keystroke_costs_little_more_than_the_bare_search(read_once: Workspace) -> None:
    found = search_figures(read_once)
    assert found["p95_ms"] <= 16, found
    assert found["ratio"] <= 1.5, found
