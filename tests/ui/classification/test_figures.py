"""Margin bars in the units of the list, also where a unit measures several kinds of quantity."""

from __future__ import annotations

from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.verdicts import Verdict
from ui.classification.figures import figure_of, near_limits
from ui.classification.item_in_work import ItemInWork, Stage
from ui.classification.situations import Situation, situation_of
from ui.classification.told import unbroken
from ui.parts.margin_figures import Standing
from ui.parts.words import WORDS
from ui.speech import Speech


def _situation(workspace: Workspace, answers: dict[str, object], considered: dict[str, object]) -> Situation:
    conversation = Conversation(item=WrittenItem(description="Sample", answers=answers, considered=considered))
    return situation_of(workspace, ItemInWork(conversation=conversation, stage=Stage.ASKING))


def _frequency(workspace: Workspace, written: str) -> Situation:
    return _situation(workspace, {"highest_output_frequency": written}, {"3A225": "yes"})


def test_value_in_another_unit_lies_where_it_should(workspace: Workspace) -> None:
    """600 Hz is the limit; hertz also counts frames and repetitions."""
    situation = _frequency(workspace, "0.62 kHz")
    finding = next(finding for finding in situation.step.findings if finding.code == "3A225")
    figure = figure_of(finding, situation, Speech().over(WORDS), asked="highest_output_frequency")
    assert figure is not None
    assert (figure.low, figure.listed_low, figure.standing) == (620.0, 600.0, Standing.CLOSE_INSIDE)
    assert "Hz" in figure.limits[-1][1]


def test_closeness_is_seen_in_any_unit(workspace: Workspace) -> None:
    situation = _frequency(workspace, "0.59 kHz")
    near = {(one.property_id, one.limit) for finding in situation.step.findings for one in near_limits(finding, situation)}
    assert near == {("highest_output_frequency", "600 Hz")}
    far = _frequency(workspace, "50 Hz")
    assert not any(near_limits(finding, far) for finding in far.step.findings)


def test_lower_and_upper_limit_of_one_property_are_a_range(workspace: Workspace) -> None:
    situation = _situation(workspace, {}, {"2B350.d": "yes"})
    finding = next(finding for finding in situation.step.findings if finding.code == "2B350.d")
    figure = figure_of(finding, situation, Speech().over(WORDS), asked="heat_transfer_area")
    assert figure is not None
    assert (figure.listed_low, figure.listed_high, figure.standing) == (0.15, 20.0, Standing.NONE)


def test_paragraph_without_a_number_has_no_bar(workspace: Workspace) -> None:
    situation = _situation(workspace, {}, {"2B350.d": "yes"})
    finding = next(finding for finding in situation.step.findings if finding.code == "2B350.d")
    assert figure_of(finding, situation, Speech().over(WORDS), asked="colour") is None


def test_what_something_else_struck_out_shows_no_value_inside_of_its_limits(workspace: Workspace) -> None:
    """Dry fibre is no prepreg: that its modulus would do is not to be seen on a row that is struck out."""
    answers: dict[str, object] = {"fibre_treatment": "dry", "fibre_specific_modulus": "16.56e6 m"}
    situation = _situation(workspace, answers, {"9C110": "yes"})
    finding = next(finding for finding in situation.step.findings if finding.code == "9C110")
    assert finding.verdict is Verdict.NOT_LISTED
    assert finding.margin is not None
    assert figure_of(finding, situation, Speech().over(WORDS)) is None


def test_a_computed_value_is_not_torn_from_its_unit() -> None:
    assert unbroken("16 m (1.81 g/cm3)") == "16\N{NO-BREAK SPACE}m (1.81\N{NO-BREAK SPACE}g/\N{WORD JOINER}cm3)"
