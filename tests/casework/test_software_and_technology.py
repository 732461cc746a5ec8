"""Software and technology touch most heads of their groups; an ordinary one passes with few questions, none is freed unseen."""

from collections.abc import Mapping

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.interviews import interview, nothing_special

FEW = 20
SUPPLY = {"D": "software", "E": "technology"}


def _nothing_special(workspace: Workspace) -> dict[str, object]:
    return nothing_special(workspace.weighable().edition.register)


def _heads(workspace: Workspace, letter: str) -> tuple[str, ...]:
    return tuple(head for head in workspace.weighable().edition.installed_heads if head[1] == letter)


@pytest.mark.parametrize(
    ("description", "letter", "told"),
    [
        ("accounting software", "D", {}),
        (
            "firmware update for a ball mill",
            "D",
            {"software_purpose": ["operation"], "software_design_for_those_goods": "specially_designed"},
        ),
        ("drawings of a garden chair", "E", {"technology_purpose": ["production"]}),
        ("training course on welding", "E", {"technology_purpose": ["use"]}),
    ],
)
def test_an_ordinary_one_is_free_after_few_questions(reading: Workspace, description: str, letter: str, told: Mapping[str, object]) -> None:
    answers = {
        **_nothing_special(reading),
        "kind_of_supply": SUPPLY[letter],
        **told,
        "is": _heads(reading, letter),
        "overview": [],
    }
    step, asked, _ = interview(reading, description, answers)
    assert step["verdict"] == "not_listed", step["open"]
    assert len(asked) <= FEW, asked


@pytest.mark.parametrize(
    ("description", "letter", "told", "code"),
    [
        (
            "control software of a vibration test system",
            "D",
            {
                "goods_the_software_is_for": ["2B116"],
                "software_purpose": ["operation"],
                "software_design_for_those_goods": "specially_designed",
            },
            "2D101",
        ),
        (
            "numerical control for a five-axis mill",
            "D",
            {
                "goods_the_software_is_for": ["2B001"],
                "software_design_for_those_goods": "designed",
                "software_fields": ["numerical_control"],
                "makes_device_a_numerical_control": True,
                "contouring_axes": "5",
            },
            "2D002",
        ),
        (  # made for a purpose, not for goods: how closely it belongs to goods does not matter
            "analysis suite for lawful interception",
            "D",
            {
                "software_design_for_those_goods": "general",
                "software_fields": ["computers_and_telecommunications"],
                "software_topics_computing_telecom": ["law_enforcement_monitoring"],
                "searches_handed_over_data_by_person": True,
                "maps_or_follows_people": True,
                "monitoring_software_is_for": ["other_monitoring"],
            },
            "5D001.e",
        ),
        (
            "drawings of a vibration test system",
            "E",
            {"goods_the_technology_is_for": ["2B116"], "technology_purpose": ["development"], "technology_required": True},
            "2E001",
        ),
    ],
)
def test_a_listed_one_is_found_by_the_goods_or_by_its_field(
    reading: Workspace, description: str, letter: str, told: Mapping[str, object], code: str
) -> None:
    answers = {
        **_nothing_special(reading),
        "kind_of_supply": SUPPLY[letter],
        **told,
        "is": _heads(reading, letter),
        "overview": [],
    }
    step, asked, _ = interview(reading, description, answers)
    assert step["verdict"] == "controlled", step["open"]
    assert code in str(step["codes"])
    assert len(asked) <= FEW + 5, asked


@pytest.mark.parametrize("letter", ["D", "E"])
def test_who_does_not_know_the_fields_or_goods_is_never_told_not_listed(reading: Workspace, letter: str) -> None:
    asked = ("software_fields", "goods_the_software_is_for", "goods_the_technology_is_for", "technology_purpose", "technology_required")
    unsure = dict.fromkeys(asked, "unknown")
    heads = _heads(reading, letter)
    answers = {
        **_nothing_special(reading),
        **unsure,
        "kind_of_supply": SUPPLY[letter],
        "is": heads,
        "overview": [f"2{letter}001"],
    }
    step, _, _ = interview(reading, "thing", answers)
    assert step["verdict"] == "undecided"
