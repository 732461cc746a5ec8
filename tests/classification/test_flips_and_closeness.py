"""Values near a limit, what could change a verdict, who can supply what is missing, and facts that contradict each other."""

import pytest

from stc_desktop.classification.close_calls import Closeness, close_calls
from stc_desktop.classification.contradictions import ChemicalTold, Contradiction, clashes_of
from stc_desktop.classification.conversation import CHANGES, SOURCES, ChangedFact, Conversation, resumed
from stc_desktop.classification.flips import flips_of
from stc_desktop.classification.interview import Step, next_step
from stc_desktop.classification.item_json import understood, written_item
from stc_desktop.classification.items import Item
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question, QuestionKind
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.classification.who_knows import Who, asked_of, who_knows
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.facts import exactly
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable
from tests.classification.conftest import limit_test

AREA = Question(id="heat_transfer_area", kind=QuestionKind.NUMBER, text="?")


def _step(weighable: WeighableList, units: UnitTable, area: object, materials: tuple[str, ...] = ("graphite",)) -> tuple[Item, Step]:
    answers = {"heat_transfer_area": area, "contact_materials": list(materials)}
    item = understood(written_item({"answers": answers, "considered": {"2B350.d": "yes", "overview": []}}), weighable, units)
    return item, next_step(item, weighable, (), units)


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ("0.2 m2", Closeness.ROUNDED),  # may be 0.15
        ("19.5 m2", Closeness.NEAR),
        ("19.96 m2", Closeness.NEAR),
        ("20.0 m2", Closeness.ROUNDED),  # may be 19.95
        ({"min": "10", "max": "30", "unit": "m2"}, Closeness.TOLERANCE),
    ],
)
def test_a_value_near_a_limit_says_why(weighable: WeighableList, units: UnitTable, area: object, why: Closeness) -> None:
    _, step = _step(weighable, units, area)
    assert close_calls(step, units)[0].why is why


@pytest.mark.parametrize("area", ["5 m2", "12.40 m2", "25 m2"])
def test_a_value_far_from_every_limit_is_not_called_close(weighable: WeighableList, units: UnitTable, area: str) -> None:
    _, step = _step(weighable, units, area)
    assert close_calls(step, units) == ()


def test_a_rounded_value_stands_for_a_range(weighable: WeighableList, units: UnitTable) -> None:
    _, step = _step(weighable, units, "0.2 m2")
    call = close_calls(step, units)[0]
    assert (call.low, call.high) == (pytest.approx(0.15), pytest.approx(0.25))


@pytest.mark.parametrize(("area", "expected"), [("12 m2", Verdict.CONTROLLED), ("25 m2", Verdict.NOT_LISTED)])
def test_each_flip_turns_the_verdict_when_it_is_weighed_again(
    weighable: WeighableList, units: UnitTable, area: str, expected: Verdict
) -> None:
    item, step = _step(weighable, units, area)
    assert step.verdict is expected
    flips = {flip.property_id: flip for flip in flips_of(item, step, weighable, (), units)}
    flip = flips["heat_transfer_area"]
    assert flip.limit == 20
    assert flip.verdict is not expected
    beyond = "20 m2" if expected is Verdict.CONTROLLED else "19.99 m2"
    _, again = _step(weighable, units, beyond)
    assert again.verdict is flip.verdict


def test_a_fact_that_cannot_turn_it_is_no_flip(weighable: WeighableList, units: UnitTable) -> None:
    item, step = _step(weighable, units, "25 m2")
    assert [flip.property_id for flip in flips_of(item, step, weighable, (), units)] == ["heat_transfer_area"]


def test_what_is_missing_is_grouped_by_who_can_supply_it(weighable: WeighableList, units: UnitTable) -> None:
    item = understood(written_item({"considered": {"2B350.d": "yes"}}), weighable, units)
    asked = asked_of(next_step(item, weighable, (), units), weighable.edition.register, {"2B350.i": "unsure"}.items())
    assert [one.who for one in asked] == [Who.PERSON, Who.DATASHEET]
    assert "heat_transfer_area" in asked[1].names
    assert asked[1].codes == ("2B350.d",)


def _asked(question: str, kind: PropertyKind, *, dimension: str = "", words: tuple[str, ...] = ()) -> Property:
    return Property(id="sample", question=question, kind=kind, dimension=dimension or str(kind), datasheet_words=words)


@pytest.mark.parametrize(
    ("prop", "who"),
    [
        (_asked("How hard is it?", PropertyKind.NUMBER, dimension="length", words=("size",)), Who.DATASHEET),
        (_asked("How dense is it?", PropertyKind.NUMBER, dimension="density"), Who.LABORATORY),
        (_asked("Was it specially designed for missiles?", PropertyKind.YES_NO), Who.ENGINEER),
        (_asked("Does your agency count it among them?", PropertyKind.YES_NO), Who.AGENCY),
        (_asked("What will the customer do with it?", PropertyKind.YES_NO), Who.END_USER),
        (_asked("Is it sold from stock in shops?", PropertyKind.YES_NO), Who.PERSON),
        (_asked("Which numbers stand for it?", PropertyKind.CAS), Who.DATASHEET),
    ],
)
def test_who_can_supply_a_fact(prop: Property, who: Who) -> None:
    assert who_knows(prop)[0] is who


def test_an_authored_contradiction_says_both_facts_and_leads_back(weighable: WeighableList, units: UnitTable) -> None:
    authored = Contradiction(
        id="big_and_steel",
        says="Big, and of steel.",
        tests=(limit_test("heat_transfer_area", Op.MORE, 10, "m2"), limit_test("contact_materials", Op.SOME, ("steel",))),
    )
    item, step = _step(weighable, units, "12 m2", ("steel",))
    (clash,) = clashes_of(item, step, weighable, units, authored=[authored])
    assert clash.leads == ("heat_transfer_area", "contact_materials")
    assert step == next_step(item, weighable, (), units), "it changes nothing"
    item, step = _step(weighable, units, "5 m2", ("steel",))
    assert clashes_of(item, step, weighable, units, authored=[authored]) == ()


def test_an_hs_code_of_another_trade_contradicts_the_kind(weighable: WeighableList, units: UnitTable) -> None:
    authored = Contradiction(id="ships", says="Ships.", kinds=("heat_exchanger",), hs=("89",))
    for hs, found in (("890190", 1), ("841950", 0)):
        item = understood(written_item({"hs": hs, "considered": {"2B350.d": "yes"}}), weighable, units)
        assert len(clashes_of(item, next_step(item, weighable, (), units), weighable, units, authored=[authored])) == found


def test_a_share_above_the_whole_and_another_chemical_are_pointed_out(weighable: WeighableList, units: UnitTable) -> None:
    item = understood(written_item({"cas": ["143-33-9"], "answers": {"weight_share": "30 %wt"}}), weighable, units)
    step = next_step(item, weighable, (), units)
    assert clashes_of(item, step, weighable, units, named=[ChemicalTold(name="Sodium cyanide", cas="143-33-9")]) == ()
    (other,) = clashes_of(item, step, weighable, units, named=[ChemicalTold(name="Potassium cyanide", cas="151-50-8")])
    assert other.leads == ("cas", "description")
    above = next_step(Item(facts={"weight_share": exactly(units.units[-1].to_canonical(130), "130 %")}), weighable, (), units)  # pyright: ignore[reportArgumentType]
    (share,) = clashes_of(Item(), above, weighable, units)
    assert share.leads == ("weight_share",)


def test_the_source_of_a_fact_is_kept_and_goes_with_its_value() -> None:
    there = Conversation().answered(AREA, "19 m2").sourced(AREA.id, " datasheet p. 2 ")
    assert there.sources == {AREA.id: "datasheet p. 2"}
    assert resumed(there.as_json()) == there
    assert there.answered(AREA, "21 m2").sources == {}
    assert there.answered(AREA, "19 m2").sources == there.sources
    assert there.back().sources == {}


def test_a_replaced_fact_keeps_both_values_with_person_time_and_source() -> None:
    change = ChangedFact(
        id=AREA.id, before="19 m2", after="21 m2", source="Maker's letter of 3 May", at="2026-11-24T09:00", by="Sample Person"
    )
    there = Conversation().answered(AREA, "19 m2").answered(AREA, "21 m2").noted(change)
    assert there.sources == {AREA.id: "Maker's letter of 3 May"}
    assert resumed(there.as_json()) == there
    assert there.said_before(AREA.id) == ("21 m2", "19 m2")


def test_a_conversation_of_before_still_opens() -> None:
    told = Conversation().answered(AREA, "19 m2").as_json()
    assert SOURCES not in told
    assert CHANGES not in told
    assert resumed(told).sources == {}
