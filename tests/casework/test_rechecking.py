"""Verdicts of another edition are weighed anew from the same facts; only a person's press changes what is kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from stc_desktop.casework.classifying import ItemParticulars, keep_as_product
from stc_desktop.casework.lists import chosen_review
from stc_desktop.casework.products import product, verdicts_on
from stc_desktop.casework.rechecking import confirm, recheck, take_new, waiting
from stc_desktop.casework.workspace import BASE_LIST, REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.conversation import resumed
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.command_line.running import main
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import Conflict

SPOON: dict[str, object] = {"description": "wooden kitchen spoon", "considered": {"overview": []}}
OLDER = "2021"


def kept_by(workspace: Workspace, edition: str, item: dict[str, object] = SPOON, name: str = "Sample spoon") -> str:
    list_id, editions = chosen_review(workspace.reference, None, edition)
    return keep_as_product(workspace, resumed(item), name=name, beside=ItemParticulars(list_id=list_id, edition=editions))


@pytest.fixture
def older(workspace: Workspace) -> str:
    if (BASE_LIST, OLDER) not in workspace.reference.weighed_editions:
        pytest.skip("only one edition is built")
    return kept_by(workspace, OLDER)


def test_a_verdict_of_the_edition_in_use_does_not_wait(workspace: Workspace) -> None:
    keep_as_product(workspace, resumed(SPOON), name="Sample spoon")
    assert waiting(workspace) == ()


def test_looking_at_the_queue_changes_nothing(workspace: Workspace, older: str) -> None:
    before, said = product(workspace, older), verdicts_on(workspace, older)
    (found,) = recheck(workspace)
    assert found.stored.id == older
    assert found.old.edition.startswith(OLDER)
    assert (found.new.list_id, found.new.edition) == (REVIEW_LISTS, REVIEW_EDITIONS)
    assert (product(workspace, older), verdicts_on(workspace, older)) == (before, said)


def test_headings_that_came_since_were_never_seen_and_are_asked(workspace: Workspace, older: str) -> None:
    """ "None of them fits" was said of the old headings: it never makes a "not listed" by the new ones."""
    (found,) = recheck(workspace)
    assert found.old.verdict is Verdict.NOT_LISTED
    assert "overview" in found.asked_anew
    assert found.new.verdict is Verdict.UNDECIDED
    assert found.question
    assert not found.is_same
    with pytest.raises(UserFixable, match="nobody answered yet"):
        take_new(workspace, found)
    with pytest.raises(UserFixable, match="not the same"):
        confirm(workspace, [found])
    assert [one.id for one in waiting(workspace)] == [older]


def test_confirming_keeps_both_verdicts_and_says_whence(workspace: Workspace, older: str) -> None:
    (found,) = recheck(workspace)
    workspace.person = "Sample Reviewer"
    same = replace(found, is_same=True)  # equality has its own tests: here it is what a press does
    assert confirm(workspace, [same]) == 1
    newest, oldest = sorted(verdicts_on(workspace, older), key=lambda one: "rechecked" not in one.result)
    assert oldest.result["edition"] == OLDER
    note = newest.result["rechecked"]
    assert isinstance(note, dict)
    assert (note["from_edition"], note["from_verdict"], note["by"]) == (found.old.edition, "not_listed", "Sample Reviewer")
    assert waiting(workspace) == ()


def test_a_product_that_was_changed_meanwhile_is_not_overwritten(workspace: Workspace, older: str) -> None:
    (found,) = recheck(workspace)
    with workspace.case_file.begin(workspace.hand) as work:
        work.products.save(replace(product(workspace, older), maker="Sample Works"))
    with pytest.raises(Conflict):
        confirm(workspace, [replace(found, is_same=True)])
    assert len(verdicts_on(workspace, older)) == 1


def test_a_list_changed_by_hand_under_the_same_label_brings_its_products_back(workspace: Workspace) -> None:
    made = keep_as_product(workspace, resumed(SPOON), name="Sample spoon")
    stored = product(workspace, made)
    assert stored.result is not None
    change = {"by": "Sample Ministry", "on": "2026-11-01", "workbook": "list.xlsx", "sha256": "0"}
    with workspace.case_file.begin(workspace.hand) as work:
        work.products.save(replace(stored, result={**stored.result, "changed": change}))
    (found,) = recheck(workspace)
    assert found.stored.id == made
    assert "overview" in found.asked_anew  # the list it was said by cannot be compared any more
    assert not found.is_same


def test_progress_is_told_and_whoever_stops_it_stops_it(workspace: Workspace, older: str) -> None:
    told: list[tuple[int, int]] = []
    recheck(workspace, told=lambda done, of: told.append((done, of)))
    assert told == [(0, 1), (1, 1)]

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recheck(workspace, told=stop)
    assert [one.id for one in waiting(workspace)] == [older]


@pytest.mark.parametrize("arguments", [["list", "--json"], ["recheck", "--json"]])
def test_scripts_read_the_queue(workspace: Workspace, older: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    workspace.close()
    assert main(["--data", str(workspace.data), "--user", "Sample Officer", "products", *arguments]) == 0
    (row,) = json.loads(capsys.readouterr().out)["products"]
    assert row["id"] == older
    if arguments[0] == "list":
        assert (row["verdict"], row["to_recheck"]) == ("not_listed", True)
    else:
        assert (row["old"]["verdict"], row["new"]["verdict"], row["same"]) == ("not_listed", "undecided", False)
