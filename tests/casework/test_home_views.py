from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from stc_desktop.casework import sessions
from stc_desktop.casework.applications import start_application
from stc_desktop.casework.home_views import ConcernKind, NextStep, WorkKind, concerns, found_anywhere, unfinished, with_next_step
from stc_desktop.casework.installed import back_up, installed, last_backup
from stc_desktop.casework.product_views import kept_result, put_samples_back, take_samples_away
from stc_desktop.casework.products import products
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.waiting_verdicts import waiting_ids
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.storage.records import StoredProduct

DRAFT = {"item": {"description": "Frequency changer, three-phase"}, "stage": "asking", "model": "FC-1"}


def kinds(workspace: Workspace, country: str = "PH") -> set[ConcernKind]:
    return {one.kind for one in concerns(workspace, country=country)}


def test_a_draft_says_what_it_is_and_which_question_comes_next(workspace: Workspace) -> None:
    sessions.save_draft(workspace, "classify", "open", DRAFT)
    (left,) = unfinished(workspace)
    assert (left.kind, left.key, left.title) == (WorkKind.CLASSIFYING, "open", "Frequency changer FC-1")
    told = with_next_step(workspace, left)
    assert (told.next_step, told.about) == (NextStep.CANDIDATE, "3A225")


@pytest.mark.parametrize(
    ("description", "title"),
    [
        ("Condenser of graphite, 12.4 m2 of area", "Condenser of graphite"),
        ("Heat exchanger 12.4 m2, graphite", "Heat exchanger 12.4 m2"),
        ("Pump 0,9 m3/h: magnetic drive", "Pump 0,9 m3/h"),
        ("Furnace. Induction.", "Furnace"),
    ],
)
def test_a_title_ends_where_the_description_turns_and_not_inside_a_number(workspace: Workspace, description: str, title: str) -> None:
    sessions.save_draft(workspace, "classify", "open", {"item": {"description": description}, "stage": "describing"})
    (left,) = unfinished(workspace)
    assert left.title == title


def test_a_draft_that_is_only_being_described_asks_for_the_description(workspace: Workspace) -> None:
    sessions.save_draft(workspace, "classify", "open", {**DRAFT, "stage": "describing"})
    assert with_next_step(workspace, unfinished(workspace)[0]).next_step is NextStep.DESCRIBE


def test_an_answer_that_no_list_understands_does_not_take_the_start_page_down(workspace: Workspace) -> None:
    item = {"description": "frequency changer", "answers": {"no_such_property": "1 m"}}
    sessions.save_draft(workspace, "classify", "open", {"item": item, "stage": "asking"})
    (left,) = unfinished(workspace)
    assert with_next_step(workspace, left) == left


def test_an_application_leads_to_its_first_open_task_with_what_is_red(workspace: Workspace) -> None:
    started = start_application(workspace, "GEN-LIC", country="PH")
    told = with_next_step(workspace, unfinished(workspace)[0])
    assert (told.kind, told.key, told.next_step) == (WorkKind.APPLICATION, started.id, NextStep.TASK)
    assert told.about == "who"
    assert told.to_fix == sum(task.to_fix for task in started.tasks) > 0


def test_a_complete_application_leads_to_the_paper(workspace: Workspace) -> None:
    add_samples(workspace)
    sample = next(left for left in unfinished(workspace) if left.kind is WorkKind.APPLICATION)
    told = with_next_step(workspace, sample)
    assert told.about == "print"
    assert told.to_fix == 0


def test_only_products_without_a_settled_verdict_wait(workspace: Workspace) -> None:
    add_samples(workspace)
    waiting = {left.title for left in unfinished(workspace) if left.kind is WorkKind.PRODUCT}
    open_verdicts = {
        one.name for one in products(workspace) if (kept := kept_result(one.result)) is None or kept.verdict is Verdict.UNDECIDED
    }
    assert waiting == open_verdicts
    assert len(waiting) < 3


def test_the_last_touched_comes_first(workspace: Workspace) -> None:
    now = workspace.now
    start_application(workspace, "GEN-LIC", country="PH")
    workspace.clock = lambda: now + dt.timedelta(hours=1)
    sessions.save_draft(workspace, "classify", "open", DRAFT)
    assert [left.kind for left in unfinished(workspace)] == [WorkKind.CLASSIFYING, WorkKind.APPLICATION]


def test_a_first_day_has_no_worry_about_backups(workspace: Workspace) -> None:
    assert not kinds(workspace) & {ConcernKind.NO_BACKUP, ConcernKind.OLD_BACKUP}
    add_samples(workspace)
    assert ConcernKind.NO_BACKUP not in kinds(workspace)


def test_own_work_wants_a_backup_and_a_new_one_after_thirty_days(workspace: Workspace, tmp_path: Path) -> None:
    now = workspace.now
    start_application(workspace, "GEN-LIC", country="PH")
    assert ConcernKind.NO_BACKUP in kinds(workspace)
    copy = back_up(workspace, tmp_path / "copy.stc")
    assert copy.exists()
    assert last_backup(workspace) == now
    workspace.clock = lambda: now + dt.timedelta(days=30)
    assert not kinds(workspace) & {ConcernKind.NO_BACKUP, ConcernKind.OLD_BACKUP}
    workspace.clock = lambda: now + dt.timedelta(days=31)
    old = next(one for one in concerns(workspace, country="PH") if one.kind is ConcernKind.OLD_BACKUP)
    assert (old.count, old.on) == (31, now.date())


@pytest.mark.parametrize("change", [{"edition": "2021"}, {"installed": {"heads": 1, "of": 382}}])
def test_verdicts_that_say_less_than_the_list_now_could_are_found(workspace: Workspace, change: dict[str, object]) -> None:
    add_samples(workspace)
    assert waiting_ids(workspace) == ()
    with workspace.case_file.begin(workspace.hand) as work:
        one = work.products.page()[0]
        work.products.save(replace(one, result={**(one.result or {}), **change}))
    assert waiting_ids(workspace) == (one.id,)
    assert ConcernKind.WEIGHED_BEFORE in kinds(workspace)


def test_a_country_without_a_profile_and_one_that_is_due(workspace: Workspace) -> None:
    assert ConcernKind.NO_PROFILE in kinds(workspace, "LA")
    assert not kinds(workspace) & {ConcernKind.NO_PROFILE, ConcernKind.REVIEW_DUE}
    now = workspace.now
    workspace.clock = lambda: now + dt.timedelta(days=365)
    assert ConcernKind.REVIEW_DUE in kinds(workspace)


def test_a_few_words_find_own_things_before_paragraphs(workspace: Workspace) -> None:
    add_samples(workspace)
    found = found_anywhere(workspace, "fermenter")
    assert found[0].kind == "product"
    assert "2B352" in " ".join(one.key for one in found if one.kind == "entry")
    reference = next(one.reference for one in unfinished(workspace) if one.kind is WorkKind.APPLICATION)
    assert found_anywhere(workspace, reference)[0].kind == "application"
    assert found_anywhere(workspace, "   ") == ()


def test_samples_come_back_with_what_was_tried_on_them(workspace: Workspace) -> None:
    add_samples(workspace)
    with workspace.case_file.begin(workspace.hand) as work:
        work.products.save(StoredProduct(name="Own pump", item={"description": "pump"}))
        changed = work.products.save(replace(work.products.page(containing="fermenter")[0], name="Fermenter, renamed (sample)"))
    taken = take_samples_away(workspace)
    assert taken.count == 4
    assert [one.name for one in products(workspace)] == ["Own pump"]
    put_samples_back(workspace, taken)
    back = next(one for one in products(workspace) if one.id == changed.id)
    assert (back.name, back.result, back.is_sample) == (changed.name, changed.result, True)


def test_installed_says_what_the_reference_file_holds(reading: Workspace) -> None:
    found = installed(reading)
    (held,) = (one for one in found.lists if one.edition == "2025-11-15")
    assert held.heads_of_edition == len(reading.reference.edition("eu-annex-1", "2025-11-15").info.heads)
    assert {one.country for one in found.profiles} >= {"PH", "SG"}
    assert all(one.review_by > one.as_of for one in found.profiles)
    assert {one.form_id for one in found.forms} == set(reading.reference.document_ids("form"))
    assert found.files[0].size == reading.reference.path.stat().st_size
