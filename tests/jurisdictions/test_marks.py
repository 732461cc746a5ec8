"""How sure we are."""

from stc_desktop.jurisdictions.marks import Fact, Mark, Source


def test_only_a_and_b_carry_a_decision() -> None:
    assert [mark.value for mark in Mark if mark.is_settled] == ["A", "B"]


def test_u_is_no_fact() -> None:
    assert not Fact(id="days", mark=Mark.U, cite="sample", ask="How many days?").is_known


def test_a_source_has_a_title_that_can_be_printed() -> None:
    assert Source(key="act", title="Sample Act", publisher="Sampleland", date="2020").short_title == "Sample Act (Sampleland, 2020)"
