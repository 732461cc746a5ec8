"""The notes to whole categories reach every head that they cover, and free what the law frees by them."""

import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.item_json import understood, written_item
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.facts import YesNo
from stc_desktop.rules.outcomes import Outcome
from tests.casework.second_readings import readings


@pytest.fixture
def edition(reading: Workspace) -> ListEdition:
    return reading.weighable().edition


def _general(edition: ListEdition, code: str) -> set[str]:
    return {note.code for note in edition.weighed_notes(code)} - {note.code for note in edition.notes(code)}


def test_every_software_head_knows_the_software_notes(edition: ListEdition) -> None:
    for head in edition.installed_heads:
        if head[1] == "D":
            wanted = {"NSN"} if head[0] == "0" else {"GSN.b"} if head == "5D002" else {"GSN.a", "GSN.b", "GSN.c"}
            found = {code for code in _general(edition, head) if code.startswith(("GSN", "NSN"))}
            assert found == wanted, head


def test_every_technology_head_knows_the_technology_notes(edition: ListEdition) -> None:
    for head in edition.installed_heads:
        if head[1] == "E":
            found = {code for code in _general(edition, head) if code.startswith(("GTN", "NTN"))}
            free = {"NTN"} if head[0] == "0" else {"GTN.2", "GTN.3", "GTN.4"}
            assert free <= found, head
            assert ("GTN.5" in found) == (head[0] != "0" and head not in {"1E002", "8E002"}), head


def test_what_the_technology_note_spares_stays_listed(edition: ListEdition) -> None:
    for head, spared in (("1E002", ("e", "f")), ("8E002", ("a", "b"))):
        if head in edition.entries:
            for child in edition.children(head):
                assert ("GTN.5" in _general(edition, child.code)) == (child.code.split(".")[1] not in spared), child.code


def _outcome(workspace: Workspace, row_id: str, **answers: object) -> Outcome:
    """Whether the item of a row of the second reading meets the paragraph that the row expects, with some answers changed."""
    row = next(row for row in readings() if row.id == row_id)
    weighable = workspace.weighable()
    told = {**row.told, **answers}
    kinds = {f"kind:{subject}": told["kind_of_supply"] == subject for subject in ("software", "technology")}
    item = understood(written_item({"description": row.item, "answers": told}), weighable, workspace.units)
    facts = {**item.facts, **{name: YesNo(value=is_it) for name, is_it in kinds.items()}}
    return weighable.outcome_of(row.expected.split()[0], facts)


@pytest.mark.parametrize(
    ("row", "answers", "wanted"),
    [
        ("2D001-1", {}, Outcome.TRUE),
        ("2D001-1", {"retail_sales_ways": ["electronic"], "user_sets_it_up_alone": True}, Outcome.FALSE),
        ("2D001-1", {"retail_sales_ways": ["electronic"], "user_sets_it_up_alone": False}, Outcome.TRUE),
        ("2D001-1", {"in_public_domain": True}, Outcome.FALSE),
        ("2D001-1", {"in_public_domain": "unknown"}, Outcome.UNKNOWN),
        (
            "2D001-1",
            {"software_is_object_code": True, "minimum_for_installation": True, "export_of_goods_authorised": True},
            Outcome.FALSE,
        ),
        (
            "2D001-1",
            {"software_is_object_code": True, "minimum_for_installation": True, "export_of_goods_authorised": False},
            Outcome.TRUE,
        ),
        ("2E001-1", {}, Outcome.TRUE),
        ("2E001-1", {"technology_required": False}, Outcome.FALSE),
        ("2E001-1", {"patent_minimum": True}, Outcome.FALSE),
        ("2E001-1", {"minimum_for_installation": True}, Outcome.FALSE),
    ],
)
def test_a_note_frees_what_it_speaks_of(reading: Workspace, row: str, answers: dict[str, object], wanted: Outcome) -> None:
    assert _outcome(reading, row, **answers) is wanted
