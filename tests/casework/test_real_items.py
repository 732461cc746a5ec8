"""Real things from the counter, from their description to the verdict, as a person with a datasheet would answer."""

from collections.abc import Mapping

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.interviews import interview
from tests.casework.real_items import FERMENTER, FREE, HEAT_EXCHANGER, LISTED, SISTERS, RealItem


@pytest.mark.parametrize("item", [*LISTED, SISTERS[1]], ids=lambda item: item.id)
def test_a_listed_thing_reaches_its_paragraph(reading: Workspace, item: RealItem) -> None:
    step, asked, _ = interview(reading, item.description, item.answers, hs=item.hs, cas=item.cas)
    assert step["verdict"] == "controlled"
    assert item.codes <= set(map(str, _list(step["codes"])))
    assert len(asked) <= 18


FREE_THINGS = [
    (
        "stainless steel heat exchanger",
        {**HEAT_EXCHANGER, "contact_surface_materials": ["stainless_steel"], "contact_alloy_nickel_share": "11 %"},
    ),
    ("laboratory fermenter", {**FERMENTER, "fermenter_total_volume": "10 l"}),
    *((item.description, item.answers) for item in FREE),
]


@pytest.mark.parametrize(("description", "answers"), FREE_THINGS)
def test_an_everyday_thing_ends_free_in_what_is_installed(reading: Workspace, description: str, answers: Mapping[str, object]) -> None:
    step, asked, _ = interview(reading, description, answers)
    assert step["verdict"] == "not_listed", step["open"]
    assert "overview" in asked, "nothing is called free unseen"


@pytest.mark.parametrize("description", [item.description for item in LISTED])
def test_somebody_who_knows_nothing_is_never_told_not_listed(reading: Workspace, description: str) -> None:
    kinds = {"is": tuple(str(digit) for digit in range(10)), "overview": "unsure"}
    step, _, _ = interview(reading, description, kinds)
    assert step["verdict"] == "undecided"


def test_the_same_item_gives_the_same_step(reading: Workspace) -> None:
    first, _, item = interview(reading, "fermenter, 25 litres", FERMENTER)
    second, asked, _ = interview(reading, "fermenter, 25 litres", FERMENTER)
    assert (first, item["answers"]) == (second, {name: FERMENTER[name] for name in asked if name in FERMENTER and name != "is"})


def test_what_is_in_the_description_is_offered_and_counts_only_when_confirmed(reading: Workspace) -> None:
    step, asked, _ = interview(reading, "fermenter of 25 litres", {"is": ("2B352.b.1",)})
    assert "fermenter_total_volume" in asked
    assert step["verdict"] == "undecided"


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_a_cas_number_settles_the_kind_whatever_the_words_suggest(reading: Workspace) -> None:
    answers = {"is_mixture": False, "weight_share": "98 %", "cas": ["151-50-8"], "consumer_packaged": False}
    step, asked, _ = interview(reading, "200 kg potassium cyanide", answers, hs="283719", cas=("151-50-8",))
    assert step["verdict"] == "controlled"
    assert "1C350.40" in _list(step["codes"])
    assert not [name for name in asked if name.startswith("1C350")]
