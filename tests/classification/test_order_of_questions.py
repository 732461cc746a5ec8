"""What is asked first: gathering questions, what the list wants before, and of long lists what the words name."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from stc_desktop.classification.interview import next_step
from stc_desktop.classification.items import Consideration, Item, SuggestedBy, Suggestion
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import Entry, ListEdition
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.facts import NotKnown, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind, Within
from stc_desktop.rules.units import UnitTable
from tests.classification.conftest import entry, limit_test

SEEN = Item(considered={"3D225": Consideration.YES})


def with_know_how(weighable: WeighableList, *, after: Mapping[str, str] | None = None) -> WeighableList:
    """The small list with three paragraphs of software, each about fields of its own."""
    fields = Property(
        id="fields",
        question="In which fields?",
        kind=PropertyKind.SEVERAL,
        dimension="several",
        options={"ships": "Ships", "keys": "Keys", "none_of_these": "None of these"},
    )
    ships = Property(
        id="ship_topics",
        question="Which ships?",
        kind=PropertyKind.SEVERAL,
        dimension="several",
        options={"hovercraft": "Hovercraft", "other": "None of these"},
        within=Within("fields", "ships"),
    )
    key = Property(id="is_a_key", question="A key?", kind=PropertyKind.YES_NO, dimension="yes_no", within=Within("fields", "keys"))
    edition = weighable.edition
    register = {**edition.register, **{prop.id: prop for prop in (fields, ships, key)}}
    for name, first in (after or {}).items():
        register[name] = replace(register[name], after=first)
    entries: tuple[Entry, ...] = (
        entry("8D002", "", "Software for ships", limit_test("ship_topics", Op.SOME, ("hovercraft",)), subject="software"),
        entry("5D002", "", "Keys", limit_test("is_a_key", Op.EQUAL, value=True), subject="software"),
    )
    info = replace(edition.info, heads=(*edition.info.heads, "8D002", "5D002"))
    everything = {**edition.entries, **{one.code: one for one in entries}}
    return WeighableList(edition=ListEdition(info=info, entries=everything, register=register, subjects=edition.subjects))


def asked(weighable: WeighableList, units: UnitTable, item: Item, *near: Suggestion) -> str:
    question = next_step(item, weighable, near, units).next_question
    return question.id if question else ""


def test_one_gathering_question_is_asked_in_place_of_many(weighable: WeighableList, units: UnitTable) -> None:
    listed = with_know_how(weighable)
    software = replace(SEEN, facts={"goods_the_software_is_for": Several(frozenset())})
    assert asked(listed, units, software) == "fields"
    nothing = replace(software, facts={**software.facts, "fields": Several(frozenset({"none_of_these"}))})
    assert asked(listed, units, nothing) == "overview"
    ships = replace(software, facts={**software.facts, "fields": Several(frozenset({"ships"}))})
    assert asked(listed, units, ships) == "ship_topics"
    keys = replace(software, facts={**software.facts, "fields": Several(frozenset({"keys"}))})
    assert next_step(keys, listed, (), units).codes == ("5D002",)


def test_who_does_not_know_the_field_is_not_asked_on_and_stays_undecided(weighable: WeighableList, units: UnitTable) -> None:
    item = replace(SEEN, facts={"goods_the_software_is_for": Several(frozenset()), "fields": NotKnown()}, overview=())
    step = next_step(item, with_know_how(weighable), (), units)
    assert step.next_question is None
    assert step.verdict == "undecided"
    assert {code for code, _ in step.open} == {"8D002", "5D002"}


@pytest.mark.parametrize(
    ("after", "first"), [({}, "heat_transfer_area"), ({"heat_transfer_area": "contact_materials"}, "contact_materials")]
)
def test_what_the_list_wants_before_is_asked_before(weighable: WeighableList, units: UnitTable, after: dict[str, str], first: str) -> None:
    item = Item(considered={"2B350.d": Consideration.YES})
    assert asked(with_know_how(weighable, after=after), units, item) == first


def test_what_does_not_matter_any_more_is_not_asked_before(weighable: WeighableList, units: UnitTable) -> None:
    listed = with_know_how(weighable, after={"heat_transfer_area": "output_constrained"})
    assert asked(listed, units, Item(considered={"2B350.d": Consideration.YES})) == "heat_transfer_area"


def test_of_long_lists_of_paragraphs_what_the_words_name_stands_first(weighable: WeighableList, units: UnitTable) -> None:
    entries = dict(weighable.edition.entries)
    entries["3D225"] = replace(
        entries["3D225"], tests=tuple(limit_test("goods_the_software_is_for", Op.MEETS, code) for code in ("1C350", "2B350", "3A225"))
    )
    listed = WeighableList(edition=replace(weighable.edition, entries=entries))
    pumps = Suggestion(code="2B350.i", by=SuggestedBy.LINK, why="pump", score=0.4)
    changer = Suggestion(code="3A225", by=SuggestedBy.LINK, why="changer", score=0.2)

    def options(*near: Suggestion) -> list[str]:
        question = next_step(SEEN, listed, near, units).next_question
        assert question is not None
        assert question.id == "goods_the_software_is_for"
        return [option.id for option in question.options]

    assert options() == ["1C350", "2B350", "3A225"]
    assert options(changer, pumps) == ["2B350", "3A225", "1C350"]
    assert options(changer) == ["3A225", "1C350", "2B350"]


def test_a_yes_that_was_told_counts_though_the_field_was_not_ticked(weighable: WeighableList, units: UnitTable) -> None:
    facts = {"fields": Several(frozenset({"none_of_these"})), "is_a_key": YesNo(True), "goods_the_software_is_for": Several(frozenset())}
    assert next_step(replace(SEEN, facts=facts), with_know_how(weighable), (), units).codes == ("5D002",)
