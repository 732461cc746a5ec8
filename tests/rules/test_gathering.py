"""One question in place of many: what an answer to it says of the narrower ones."""

import pytest

from stc_desktop.rules.facts import Fact, NotKnown, Several, YesNo
from stc_desktop.rules.gathering import asked_first, gathered_in, with_gathered
from stc_desktop.rules.properties import Property, PropertyKind, Within

FIELDS = Property(
    id="fields", question="In which fields?", kind=PropertyKind.SEVERAL, dimension="several", options={"ships": "", "chips": "", "keys": ""}
)
SHIPS = Property(
    id="ship_topics",
    question="Which ships?",
    kind=PropertyKind.SEVERAL,
    dimension="several",
    options={"hovercraft": "", "none_of_these": ""},
    within=Within("fields", "ships"),
)
KEYS = Property(id="is_a_key", question="A key?", kind=PropertyKind.YES_NO, dimension="yes_no", within=Within("fields", "keys"))
REGISTER = {prop.id: prop for prop in (FIELDS, SHIPS, KEYS)}


def following(**told: Fact) -> dict[str, Fact]:
    return {name: fact for name, fact in with_gathered(told, gathered_in(REGISTER)).items() if name not in told}


def test_nothing_follows_before_the_gathering_question_is_answered() -> None:
    assert following() == {}


def test_a_tick_says_yes_to_a_yes_no_and_leaves_narrower_options_to_be_asked() -> None:
    assert following(fields=Several(frozenset({"ships", "keys"}))) == {"is_a_key": YesNo(True)}


def test_what_is_not_ticked_is_not_so() -> None:
    none = Several(frozenset({"none_of_these"}))
    assert following(fields=Several(frozenset({"chips"}))) == {"ship_topics": none, "is_a_key": YesNo(False)}
    assert following(fields=Several(frozenset())) == {"ship_topics": none, "is_a_key": YesNo(False)}


def test_an_answer_that_may_lack_something_says_nothing_of_what_is_not_ticked() -> None:
    assert following(fields=Several(frozenset({"chips"}), complete=False)) == {}


def test_who_does_not_know_the_field_does_not_know_what_is_inside() -> None:
    assert following(fields=NotKnown()) == {"ship_topics": NotKnown(), "is_a_key": NotKnown()}


def test_what_a_person_says_of_a_narrow_property_counts_before_what_follows() -> None:
    assert following(fields=Several(frozenset()), is_a_key=YesNo(True)) == {"ship_topics": Several(frozenset({"none_of_these"}))}


@pytest.mark.parametrize(
    ("name", "told", "asked"),
    [
        ("ship_topics", {}, "fields"),
        ("ship_topics", {"fields": Several(frozenset({"ships"}))}, "ship_topics"),
        ("fields", {}, "fields"),
        ("not_in_this_register", {}, "not_in_this_register"),
    ],
)
def test_the_gathering_question_comes_first(name: str, told: dict[str, Fact], asked: str) -> None:
    assert asked_first(name, REGISTER, told) == asked
