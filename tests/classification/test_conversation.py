"""Going back and forth through the interview."""

from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.questions import Question, QuestionKind

CANDIDATE = Question(id="2B350.d", kind=QuestionKind.CANDIDATE, text="?")
AREA = Question(id="heat_transfer_area", kind=QuestionKind.NUMBER, text="?")


def test_a_step_back_and_forth_is_the_same_conversation() -> None:
    there = Conversation().answered(CANDIDATE, "yes").answered(AREA, "0.3 m2")
    back = there.back().back()
    assert back.given == ()
    assert back.item.answers == {}
    assert back.forth().forth() == there


def test_a_changed_fact_keeps_its_place() -> None:
    there = Conversation().answered(CANDIDATE, "yes").answered(AREA, "0.3 m2").changed("2B350.d", "no")
    assert there.given == ("2B350.d", "heat_transfer_area")
    assert there.item.considered == {"2B350.d": "no"}


def test_a_stored_conversation_is_resumed_in_its_order() -> None:
    there = Conversation().answered(AREA, "0.3 m2").answered(CANDIDATE, "yes")
    assert resumed(there.as_json()) == there


def test_an_answer_after_a_step_back_ends_the_way_forth() -> None:
    there = Conversation().answered(CANDIDATE, "yes").back().answered(CANDIDATE, "no")
    assert there.forth() == there
