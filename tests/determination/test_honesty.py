"""Never "no" with anything open: random deals against every shipped profile and one whose list is verified."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.authoring.jurisdictions import Jurisdictions, load_jurisdictions
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.determination.requirement import LicenceRequirement, Needed
from stc_desktop.determination.situation import CATCH_ALL, DERIVED, FlagAnswer, GoodsLine, Situation
from stc_desktop.jurisdictions.activities import Activity, Grip
from stc_desktop.rules.facts import Choice, Fact, NotKnown, YesNo
from tests.determination.conftest import PROFILES, verified
from tests.determination.deals import answer

SHIPPED = load_jurisdictions(PROFILES)
WORLD = Jurisdictions(
    profiles={**SHIPPED.profiles, "XX": verified(SHIPPED.profiles["SG"])},
    common=replace(SHIPPED.common, countries={**SHIPPED.common.countries, "XX": "Sample country"}),
)
QUESTIONS = [question.id for question in WORLD.common.questions if question.id not in DERIVED]
EXEMPTING = {
    name for profile in WORLD.profiles.values() for exemption in profile.exemptions for test in exemption.tests for name in test.properties
}
FLAGS = [flag.id for flag in WORLD.common.red_flags]


def _line(**changes: object) -> GoodsLine:
    whole = GoodsLine(number=1, verdict=Verdict.NOT_LISTED, list_id="eu-annex-1", edition="2025-11-15", heads_installed=552, heads_of=552)
    return replace(whole, **changes)  # type: ignore[arg-type]  # the changes are drawn below


def _answers(**changes: YesNo | NotKnown) -> dict[str, Fact]:
    return {**dict.fromkeys((*CATCH_ALL, "end_user_prohibited"), YesNo(False)), **changes}


# Deals that need no licence, and what can be wrong with each of them.
FREE = [
    Situation(country="XX", activity=Activity.EXPORT, destination="TH", lines=(_line(),), answers=_answers()),
    Situation(country="XX", activity=Activity.TRANSIT, destination="JP", lines=(_line(), _line(number=2)), answers=_answers()),
    Situation(
        country="SG",
        activity=Activity.INTANGIBLE_TRANSFER,
        destination="TH",
        lines=(_line(verdict=Verdict.CONTROLLED, codes=("2E201",)),),
        answers=_answers(in_public_domain_already=YesNo(True)),
    ),
    Situation(
        country="MY", activity=Activity.RELATED_SERVICES, destination="TH", lines=(_line(verdict=Verdict.CONTROLLED),), answers=_answers()
    ),
]
truths = st.sampled_from([YesNo(False), YesNo(True), NotKnown()])
lines = st.builds(
    _line,
    verdict=st.sampled_from(list(Verdict)),
    codes=st.sampled_from([(), ("3A225",), ("ML6",)]),
    heads_installed=st.sampled_from([0, 90, 552]),
    hs=st.sampled_from(["", "848210", "847989"]),
)
flags = st.dictionaries(
    st.sampled_from(FLAGS), st.builds(FlagAnswer, is_present=st.booleans(), cleared=st.sampled_from(["", "seen"])), max_size=1
)
changes = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"country": st.sampled_from([*WORLD.profiles, "ID"])}),
    st.fixed_dictionaries({"activity": st.sampled_from(list(Activity))}),
    st.fixed_dictionaries({"destination": st.sampled_from(["US", "", "KP", "LB"])}),
    st.fixed_dictionaries({"other_countries": st.sampled_from([("DE",), ("YE",)])}),
    st.fixed_dictionaries({"lines": st.lists(lines, max_size=2).map(tuple)}),
    st.fixed_dictionaries({"flags": flags}),
    st.fixed_dictionaries({"answers": st.dictionaries(st.sampled_from(QUESTIONS), truths)}),
)
additions = st.dictionaries(st.sampled_from(QUESTIONS), truths, max_size=2)


def _changed(base: Situation, several: list[dict[str, object]], added: dict[str, Fact]) -> Situation:
    for change in several:
        base = replace(base, **change)  # type: ignore[arg-type]  # drawn above by field
    return replace(base, answers={**base.answers, **added})


situations = st.builds(_changed, st.sampled_from(FREE), st.lists(changes, max_size=3), additions)


def _determined(situation: Situation) -> LicenceRequirement:
    return answer(WORLD, situation)


@settings(max_examples=300)
@given(situations)
def test_no_rests_on_nothing_open_and_on_nothing_unsure(situation: Situation) -> None:
    requirement = _determined(situation)
    if requirement.needed is not Needed.NO:
        return
    profile = WORLD.profiles[situation.country]
    control = profile.activity(situation.activity)
    assert control is not None
    assert control.mark.is_settled
    assert control.grip is not Grip.NOT_KNOWN
    assert situation.lines
    assert all(line.is_settled for line in situation.lines)
    assert all(situation.answers.get(name) == YesNo(False) for name in CATCH_ALL)
    assert situation.destination
    assert not any(WORLD.common.embargo(code) for code in situation.countries)
    assert not any(flag.is_open for flag in requirement.red_flags)
    assert requirement.unknown == ()
    assert not any(rule.fired is not False for rule in requirement.rules)
    assert not requirement.must_stop


@settings(max_examples=120)
@given(situations, st.sampled_from(CATCH_ALL), st.sampled_from([YesNo(True), NotKnown(), None]))
def test_no_does_not_outlive_a_catch_all_answer(situation: Situation, name: str, other: YesNo | NotKnown | None) -> None:
    if _determined(situation).needed is not Needed.NO:
        return
    answers = {key: fact for key, fact in situation.answers.items() if key != name}
    changed = replace(situation, answers={**answers, name: other} if other else answers)
    assert _determined(changed).needed is not Needed.NO


@settings(max_examples=120)
@given(situations, st.sampled_from([name for name in QUESTIONS if name not in EXEMPTING]), st.booleans())
def test_more_facts_never_take_back_a_yes(situation: Situation, name: str, truth: bool) -> None:
    """Only a claimed exemption can, and that is a fact of another kind."""
    if name in situation.answers or _determined(situation).needed is not Needed.YES:
        return
    told = replace(situation, answers={**situation.answers, name: YesNo(truth)})
    assert _determined(told).needed is Needed.YES


@settings(max_examples=120)
@given(situations)
def test_a_line_more_never_turns_an_answer_into_no(situation: Situation) -> None:
    before = _determined(situation).needed
    open_line = GoodsLine(number=9, verdict=Verdict.UNDECIDED)
    after = _determined(replace(situation, lines=(*situation.lines, open_line))).needed
    assert after is not Needed.NO
    assert before is not Needed.YES or after is Needed.YES


def test_the_deals_that_are_free_are_free() -> None:
    """Else the tests above would prove nothing."""
    assert [_determined(deal).needed for deal in FREE] == [Needed.NO] * len(FREE)
    assert [_determined(replace(deal, lines=())).needed for deal in FREE] == [Needed.UNDECIDED] * len(FREE)


def test_an_answer_cannot_stand_in_for_a_derived_fact() -> None:
    """Nobody talks a partial list whole by answering the list's question."""
    answers = {**dict.fromkeys(CATCH_ALL, YesNo(False)), "list_verdict": Choice("not_listed"), "country_under_un_measures": YesNo(False)}
    line = GoodsLine(
        number=1, verdict=Verdict.NOT_LISTED, list_id="eu-annex-1", edition="2025-11-15", heads_installed=90, heads_of=552, answers=answers
    )
    deal = Situation(country="XX", activity=Activity.EXPORT, destination="KP", lines=(line,), answers=answers)
    requirement = _determined(deal)
    assert requirement.needed is Needed.UNDECIDED
    assert requirement.must_stop
