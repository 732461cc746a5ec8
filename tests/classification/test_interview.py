"""The interview over a small list: what is asked, what is said, and that nothing unknown becomes "not listed"."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.classification.interview import Step, next_step
from stc_desktop.classification.items import Consideration, Item, SuggestedBy, Suggestion
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question, QuestionKind
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.rules.facts import Amount, Choice, Fact, NotKnown, Several, YesNo, exactly
from stc_desktop.rules.units import UnitTable

YES, NO, UNSURE = Consideration.YES, Consideration.NO, Consideration.UNSURE


def suggested(*codes: str) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(code=code, by=SuggestedBy.SEARCH, why="words", score=1 - n / 10) for n, code in enumerate(codes))


def run(
    weighable: WeighableList,
    units: UnitTable,
    item: Item,
    answers: Mapping[str, object],
    suggestions: tuple[Suggestion, ...] = (),
) -> tuple[Step, list[str]]:
    """Answer every question from the table; what is not in it is not known."""
    asked: list[str] = []
    for _ in range(60):
        step = next_step(item, weighable, suggestions, units)
        question = step.next_question
        if question is None:
            return step, asked
        assert question.id not in asked, "a question was asked twice"
        asked.append(question.id)
        item = answered(item, question, answers.get(question.id))
    raise AssertionError("the interview does not end")


def answered(item: Item, question: Question, answer: object) -> Item:
    if question.kind is QuestionKind.OVERVIEW:
        if answer is None:
            return replace(item, overview_unsure=True)
        assert isinstance(answer, tuple)
        return replace(item, overview=answer)
    if question.kind is QuestionKind.CANDIDATE:
        return replace(item, considered={**item.considered, question.id: answer or UNSURE})  # pyright: ignore[reportArgumentType]
    return replace(item, facts={**item.facts, question.id: answer or NotKnown()})  # pyright: ignore[reportArgumentType]


def area(value: float) -> Fact:
    return exactly(Fraction(str(value)))


def test_a_heat_exchanger_of_listed_materials_is_controlled_in_every_material_paragraph(weighable: WeighableList, units: UnitTable) -> None:
    answers = {
        "2B350.d": YES,
        "heat_transfer_area": area(0.3),
        "contact_materials": Several(frozenset({"graphite", "fluoropolymer"})),
    }
    step, asked = run(weighable, units, Item(description="heat exchanger"), answers, suggested("2B350.d", "2B350.i"))
    assert step.verdict is Verdict.CONTROLLED
    assert set(step.codes) == {"2B350.d.1", "2B350.d.2"}
    assert asked == ["2B350.d", "heat_transfer_area", "contact_materials"]


def test_one_unlisted_surface_frees_it_after_the_overview(weighable: WeighableList, units: UnitTable) -> None:
    answers = {
        "2B350.d": YES,
        "heat_transfer_area": area(0.3),
        "contact_materials": Several(frozenset({"graphite", "steel"})),
        "overview": (),
    }
    step, asked = run(weighable, units, Item(), answers, suggested("2B350.d"))
    assert step.verdict is Verdict.NOT_LISTED
    assert asked[-1] == "overview"
    assert {aside.code for aside in step.set_aside} == {"2B350.i", "3A225", "1C350", "3D225"}


def test_the_overview_is_asked_before_a_negative_even_when_nothing_was_suggested(weighable: WeighableList, units: UnitTable) -> None:
    step, asked = run(weighable, units, Item(description="ballpoint pen"), {"overview": ()})
    assert (step.verdict, asked) == (Verdict.NOT_LISTED, ["overview"])


def test_goods_of_several_faces_are_asked_for_each_before_the_overview(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"2B350.i": YES, "flow_rate": area(0.1), "3A225": NO, "overview": ()}
    step, asked = run(weighable, units, Item(description="pump with an inverter"), answers, suggested("2B350.i", "3A225"))
    assert asked == ["2B350.i", "flow_rate", "3A225", "overview"]
    assert step.verdict is Verdict.NOT_LISTED


def test_an_unsure_overview_leaves_it_undecided(weighable: WeighableList, units: UnitTable) -> None:
    step, _ = run(weighable, units, Item(description="thing"), {})
    assert step.verdict is Verdict.UNDECIDED


def test_what_was_marked_in_the_overview_is_asked_about(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"overview": ("2B350.i",), "2B350.i": YES, "flow_rate": exactly(Fraction(1))}
    step, _ = run(weighable, units, Item(), answers)
    assert step.codes == ("2B350.i",)


@pytest.mark.parametrize(("hertz", "verdict"), [(650, Verdict.CONTROLLED), (600, Verdict.CONTROLLED), (550, Verdict.NOT_LISTED)])
def test_a_frequency_changer_is_weighed_as_a_whole(weighable: WeighableList, units: UnitTable, hertz: int, verdict: Verdict) -> None:
    answers = {
        "3A225": YES,
        "output_power": exactly(Fraction(100)),
        "output_frequency": exactly(Fraction(hertz)),
        "output_constrained": YesNo(value=False),
        "overview": (),
    }
    step, _ = run(weighable, units, Item(), answers, suggested("3A225"))
    assert step.verdict is verdict
    assert step.codes == (("3A225",) if verdict is Verdict.CONTROLLED else ())


def test_a_removing_note_that_is_not_known_leaves_it_undecided(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"3A225": YES, "output_power": exactly(Fraction(100)), "output_frequency": exactly(Fraction(650)), "overview": ()}
    step, _ = run(weighable, units, Item(), answers, suggested("3A225"))
    assert step.verdict is Verdict.UNDECIDED
    assert dict(step.open)["3A225"] == ("output_constrained",)


def test_a_range_over_the_limit_is_undecided(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"2B350.i": YES, "flow_rate": Amount(low=Fraction(4, 10), high=Fraction(7, 10)), "overview": ()}
    step, asked = run(weighable, units, Item(), answers, suggested("2B350.i"))
    assert step.verdict is Verdict.UNDECIDED
    assert asked.count("flow_rate") == 1


def test_the_number_of_a_hydrate_leaves_its_chemical_undecided(weighable: WeighableList, units: UnitTable) -> None:
    cyanide = Chemical(cas="151-50-8", name="Potassium cyanide", also_as={"1000-00-0": "its hydrate"})
    known = WeighableList(edition=replace(weighable.edition, chemicals={cyanide.cas: cyanide}))
    answers = {"weight_share": exactly(Fraction(98, 100)), "cas": Several(frozenset({"1000-00-0"})), "overview": ()}
    told = Item(description="potassium cyanide hydrate", cas=("1000-00-0",), considered={"1C350": Consideration.YES})
    step, _ = run(known, units, told, answers)
    assert step.verdict is Verdict.UNDECIDED
    assert "1C350" in [code for code, _ in step.open]
    step, _ = run(weighable, units, told, answers)
    assert step.verdict is Verdict.NOT_LISTED


def test_a_cas_number_settles_what_kind_of_thing_it_is(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"weight_share": exactly(Fraction(98, 100)), "cas": Several(frozenset({"151-50-8"}))}
    step, asked = run(weighable, units, Item(description="potassium cyanide", cas=("151-50-8",)), answers)
    assert step.codes == ("1C350.40",)
    assert "1C350" not in asked


def test_a_weak_mixture_is_freed_by_its_note(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"weight_share": exactly(Fraction(5, 100)), "cas": Several(frozenset({"151-50-8", "7732-18-5"})), "overview": ()}
    step, _ = run(weighable, units, Item(cas=("151-50-8",)), answers)
    assert step.verdict is Verdict.NOT_LISTED


def test_software_for_listed_goods_is_reached(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"3D225": YES, "goods_the_software_is_for": Several(frozenset({"3A225"}))}
    step, asked = run(weighable, units, Item(description="firmware"), answers, suggested("3D225"))
    assert step.codes == ("3D225",)
    assert "kind_of_supply" not in asked


def test_saying_that_it_is_goods_sets_software_aside_by_the_program(weighable: WeighableList, units: UnitTable) -> None:
    item = Item(facts={"kind_of_supply": Choice("goods")})
    step, _ = run(weighable, units, item, {"overview": ()}, suggested("3D225"))
    assert [aside.by for aside in step.set_aside if aside.code == "3D225"] == ["program"]


def test_margins_tell_how_close_a_value_is(weighable: WeighableList, units: UnitTable) -> None:
    answers = {"2B350.i": YES, "flow_rate": exactly(Fraction(66, 100))}
    step, _ = run(weighable, units, Item(), answers, suggested("2B350.i"))
    margin = next(finding.margin for finding in step.findings if finding.code == "2B350.i")
    assert margin is not None
    assert margin.is_close
    assert margin.ratio == pytest.approx(1.1)


FACTS = {
    "heat_transfer_area": st.sampled_from([0.1, 0.15, 0.3, 20, 25]).map(area),
    "contact_materials": st.sets(st.sampled_from(["graphite", "fluoropolymer", "steel"])).map(lambda s: Several(frozenset(s))),
    "flow_rate": st.sampled_from([0.5, 0.6, 1]).map(area),
    "output_power": st.sampled_from([10, 40, 100]).map(area),
    "output_frequency": st.sampled_from([50, 600, 650]).map(area),
    "output_constrained": st.booleans().map(YesNo),
    "weight_share": st.sampled_from([0.1, 0.3, 0.9]).map(area),
    "cas": st.sampled_from([Several(frozenset({"151-50-8"})), Several(frozenset({"7732-18-5"}))]),
    "goods_the_software_is_for": st.sampled_from([Several(frozenset({"3A225"})), Several(frozenset())]),
}
KINDS = ("2B350.d", "2B350.i", "3A225", "1C350", "3D225")
truths = st.fixed_dictionaries({**FACTS, **{code: st.sampled_from([YES, NO]) for code in KINDS}})


@settings(max_examples=150)
@given(truth=truths, unknown=st.sets(st.sampled_from([*FACTS, *KINDS])), near=st.permutations(KINDS), count=st.integers(0, 5))
def test_not_knowing_never_frees_and_never_accuses(
    weighable: WeighableList, units: UnitTable, truth: dict[str, object], unknown: set[str], near: list[str], count: int
) -> None:
    """With some answers unknown the verdict is that of full knowledge, or undecided."""
    fits = tuple(code for code in KINDS if truth[code] is YES)
    full, _ = run(weighable, units, Item(), {**truth, "overview": fits}, suggested(*near[:count]))
    known = {name: value for name, value in truth.items() if name not in unknown}
    overview = tuple(code for code in KINDS if truth[code] is YES or code in unknown)
    partial, _ = run(weighable, units, Item(), {**known, "overview": overview}, suggested(*near[:count]))
    assert full.verdict is not Verdict.UNDECIDED or not fits
    assert partial.verdict in {full.verdict, Verdict.UNDECIDED}


def test_somebody_who_knows_nothing_is_never_told_not_listed(weighable: WeighableList, units: UnitTable) -> None:
    for code in KINDS:
        step, _ = run(weighable, units, Item(), {}, suggested(code))
        assert step.verdict is Verdict.UNDECIDED
