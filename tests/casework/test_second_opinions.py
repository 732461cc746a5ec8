"""A second opinion from asking to settling, over the real list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stc_desktop.casework.classifying import ItemParticulars, keep_as_product
from stc_desktop.casework.product_views import kept_result, put_back, take_away
from stc_desktop.casework.products import product, verdicts_on
from stc_desktop.casework.second_opinions import ask, compared, give, hidden_from, opinions_on, settle, to_be_judged, withdraw
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.errors import UserFixable

EXCHANGER = {
    "description": "graphite heat exchanger with PTFE-lined headers for a pickling plant",
    "hs": "841950",
    "considered": {"2B350.d": "yes"},
    "answers": {
        "heat_transfer_area": "0.3 m2",
        "contact_surface_materials": ["graphite", "fluoropolymer"],
        "contact_polymer_fluorine_share": "76 %",
    },
    "given": ["2B350.d", "heat_transfer_area", "contact_surface_materials", "contact_polymer_fluorine_share"],
}
SECOND = "Second Sample Person"


@pytest.fixture
def kept(workspace: Workspace) -> str:
    return keep_as_product(workspace, resumed(EXCHANGER), name="Exchanger (sample)", beside=ItemParticulars(datasheet="Area 0.3 m2"))


def told(begun: Conversation, **answers: object) -> Conversation:
    considered = {"2B350.d": "yes"}
    return replace(begun, item=replace(begun.item, answers=answers, considered=considered), given=(*considered, *answers))


def same_answers(begun: Conversation) -> Conversation:
    return told(begun, **{**EXCHANGER["answers"], "heat_transfer_area": "3000 cm2"})  # type: ignore[dict-item]  # the answers above


def test_the_second_person_gets_the_thing_and_no_answer(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=f"  {SECOND} ", note="Look at the lining")
    judged = to_be_judged(workspace, asked.id)
    assert judged.conversation.item.description == EXCHANGER["description"]
    assert judged.conversation.item.hs == "841950"
    assert judged.beside.datasheet == "Area 0.3 m2"
    assert (dict(judged.conversation.item.answers), dict(judged.conversation.item.considered), judged.conversation.given) == ({}, {}, ())
    assert (judged.to_whom, judged.note) == (SECOND, "Look at the lining")


def test_the_verdict_is_hidden_from_the_one_who_is_asked_until_it_is_given(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    assert hidden_from(workspace) == frozenset()
    assert hidden_from(workspace, "second  sample PERSON") == {kept}
    judged = to_be_judged(workspace, asked.id)
    give(workspace, asked.id, same_answers(judged.conversation), by=SECOND, beside=judged.beside)
    assert hidden_from(workspace, SECOND) == frozenset()


def test_nobody_gives_a_second_opinion_on_the_own_verdict(workspace: Workspace, kept: str) -> None:
    with pytest.raises(UserFixable, match="said the first verdict"):
        ask(workspace, kept, to_whom=workspace.person.upper())
    asked = ask(workspace, kept, to_whom=SECOND)
    judged = to_be_judged(workspace, asked.id)
    with pytest.raises(UserFixable, match="said the first verdict"):
        give(workspace, asked.id, judged.conversation, by=f" {workspace.person}", beside=judged.beside)
    assert opinions_on(workspace, kept)[0].second is None


def test_what_cannot_be_asked_is_said(workspace: Workspace, kept: str) -> None:
    with pytest.raises(UserFixable, match="Nobody is named"):
        ask(workspace, kept, to_whom="  ")
    ask(workspace, kept, to_whom=SECOND)
    with pytest.raises(UserFixable, match="asked for already"):
        ask(workspace, kept, to_whom="Third Sample Person")
    with pytest.raises(UserFixable, match="no longer in the file"):
        to_be_judged(workspace, "gone")


def test_both_agree_though_one_wrote_other_units(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    judged = to_be_judged(workspace, asked.id)
    give(workspace, asked.id, same_answers(judged.conversation), by=SECOND, beside=judged.beside)
    both = compared(workspace, asked.id)
    assert both.agrees
    assert both.answers == ()
    settle(workspace, asked.id, keep="first")
    newest = verdicts_on(workspace, kept)[0]
    assert newest.result["second_opinion"]["agrees"] is True  # type: ignore[index]  # as it is written
    assert newest.made_by == workspace.person


def test_a_differing_answer_is_shown_with_the_paragraph_it_bears_on_and_one_verdict_goes_on(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    judged = to_be_judged(workspace, asked.id)
    other = told(judged.conversation, heat_transfer_area={"value": 0.1, "unit": "m2"}, contact_surface_materials=["graphite"])
    give(workspace, asked.id, other, by=SECOND, beside=judged.beside)
    assert product(workspace, kept).result == asked.first.result, "giving changes nothing about the product"
    both = compared(workspace, asked.id)
    assert not both.agrees
    area = next(one for one in both.answers if one.id == "heat_transfer_area")
    assert (area.first, area.second) == ("0.3 m2", "0.1 m2")
    assert any(code.startswith("2B350.d") for code in area.bears_on)
    assert any(one.code.startswith("2B350.d") and one.first is Verdict.CONTROLLED for one in both.paragraphs)
    with pytest.raises(UserFixable, match="nothing says why"):
        settle(workspace, asked.id, keep="second", reason=" ")
    settle(workspace, asked.id, keep="second", reason="The drawing gives 0.1 m².")
    stored = product(workspace, kept)
    result = kept_result(stored.result)
    assert result is not None
    assert result.codes == ()
    said = verdicts_on(workspace, kept)
    assert [one.made_by for one in said] == [SECOND, workspace.person]
    assert said[0].result["second_opinion"]["reason"] == "The drawing gives 0.1 m²."  # type: ignore[index]  # as it is written
    assert said[0].result["second_opinion"]["other_codes"] == ["2B350.d.2", "2B350.d.4"]  # type: ignore[index]  # as it is written
    with pytest.raises(UserFixable, match="settled already"):
        settle(workspace, asked.id, keep="first", reason="again")


def test_a_verdict_that_changed_meanwhile_is_not_overwritten(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    judged = to_be_judged(workspace, asked.id)
    give(workspace, asked.id, same_answers(judged.conversation), by=SECOND, beside=judged.beside)
    keep_as_product(workspace, resumed({**EXCHANGER, "answers": {}}), name="Exchanger (sample)", product_id=kept)
    with pytest.raises(UserFixable, match="has changed since"):
        settle(workspace, asked.id, keep="second")
    withdraw(workspace, asked.id)
    assert ask(workspace, kept, to_whom=SECOND).settled == ""


def test_taken_back_it_can_no_longer_be_given(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    withdraw(workspace, asked.id)
    assert hidden_from(workspace, SECOND) == frozenset()
    with pytest.raises(UserFixable, match="taken back"):
        to_be_judged(workspace, asked.id)


def test_a_product_that_was_taken_away_comes_back_with_its_opinions(workspace: Workspace, kept: str) -> None:
    asked = ask(workspace, kept, to_whom=SECOND)
    taken = take_away(workspace, kept)
    assert opinions_on(workspace, kept) == ()
    put_back(workspace, taken)
    (back,) = opinions_on(workspace, kept)
    assert (back.id, back.to_whom, back.asked_by, back.first) == (asked.id, SECOND, asked.asked_by, asked.first)
