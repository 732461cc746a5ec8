"""What is kept from step to step gives the same step as weighing afresh, whatever was answered before."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.classification.interview import next_step
from stc_desktop.classification.items import Consideration, Item
from stc_desktop.classification.kept import Kept
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import EditionInfo, Entry, ListEdition
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import THIS_ITEM, Op
from stc_desktop.rules.facts import Choice, Fact, NotKnown, Several, YesNo, exactly
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import UnitTable
from tests.classification.conftest import ENTRIES, REGISTER, SUBJECTS, entry, limit_test

RESTING = (
    *ENTRIES,
    entry("3A999", "", "Rests on another", limit_test(THIS_ITEM, Op.MEETS, "2B350.i"), subject="frequency_changer"),
    entry("2B999", "", "Rests on what rests", limit_test(THIS_ITEM, Op.MEETS, "3A999", negated=True), subject="heat_exchanger"),
)
CODES = ("2B350.d", "2B350.i", "3A225", "1C350", "3D225")
_ANSWERS: Mapping[str, st.SearchStrategy[Fact]] = {
    "heat_transfer_area": st.sampled_from([0.1, 0.3, 25]).map(lambda value: exactly(Fraction(str(value)))),
    "flow_rate": st.sampled_from([0.5, 1]).map(lambda value: exactly(Fraction(str(value)))),
    "output_power": st.sampled_from([10, 40]).map(lambda value: exactly(Fraction(value))),
    "output_frequency": st.sampled_from([50, 650]).map(lambda value: exactly(Fraction(value))),
    "contact_materials": st.sets(st.sampled_from(["graphite", "steel"])).map(lambda found: Several(frozenset(found))),
    "output_constrained": st.booleans().map(YesNo),
    "cas": st.sampled_from([Several(frozenset({"151-50-8"})), Several(frozenset({"7732-18-5"}), complete=False)]),
    "kind_of_supply": st.sampled_from(["goods", "software"]).map(Choice),
    "goods_the_software_is_for": st.sampled_from([Several(frozenset({"3A225"})), Several(frozenset())]),
}
_told = st.sampled_from(sorted(_ANSWERS)).flatmap(lambda name: st.tuples(st.just(name), st.one_of(_ANSWERS[name], st.just(NotKnown()))))
_said = st.tuples(st.sampled_from(CODES), st.sampled_from(Consideration))
changes = st.lists(st.one_of(_told, _said), min_size=1, max_size=14)


def _list(entries: tuple[Entry, ...]) -> WeighableList:
    heads = tuple(e.code for e in entries if not e.parent)
    info = EditionInfo(list_id="sample", edition="1", title="Sample", legal_date="2025-01-01", publisher="invented", heads=heads)
    return WeighableList(edition=ListEdition(info=info, entries={e.code: e for e in entries}, register=REGISTER, subjects=SUBJECTS))


def _changed(item: Item, name: str, answer: Fact | Consideration) -> Item:
    if isinstance(answer, Consideration):
        return replace(item, considered={**item.considered, name: answer})
    return replace(item, facts={**item.facts, name: answer})


SHARED = _list(RESTING)


@settings(max_examples=120)
@given(answers=changes)
def test_a_step_from_memory_is_the_step_weighed_afresh(units: UnitTable, answers: list[tuple[str, Fact | Consideration]]) -> None:
    item = Item()
    for name, answer in answers:
        item = _changed(item, name, answer)
        kept, fresh = next_step(item, SHARED, (), units), next_step(item, _list(RESTING), (), units)
        assert kept.next_question == fresh.next_question
        assert (kept.verdict, kept.codes, kept.open, kept.findings) == (fresh.verdict, fresh.codes, fresh.open, fresh.findings)


def test_a_paragraph_reads_what_the_paragraphs_that_it_rests_on_read() -> None:
    paragraph = SHARED.paragraph("2B999")
    assert paragraph is not None
    assert {"flow_rate", "kind:pump", "kind:frequency_changer"} <= set(paragraph.reads)
    assert "output_power" not in paragraph.reads


def test_the_memory_is_bounded_and_forgets_what_was_longest_unused() -> None:
    kept: Kept[str] = Kept(2)
    worked: list[str] = []

    def work(name: str) -> str:
        worked.append(name)
        return name

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(name, lambda name=name: work(name)) == name
    assert (worked, len(kept)) == (["a", "b", "c", "b"], 2)


def _either() -> tuple[Entry, ...]:
    """A head with two alternatives over a child with two others, all under the label that each paragraph counts for itself."""
    names = ("flow_rate", "output_power", "heat_transfer_area", "output_frequency")
    units = ("m3/h", "VA", "m2", "Hz")
    flow, power, area, frequency = (
        replace(limit_test(name, Op.MORE, 1, unit), alternative="any1") for name, unit in zip(names, units, strict=True)
    )
    return (
        entry("2B800", "", "Head", flow, power, logic=Logic.ANY),
        entry("2B800.a", "2B800", "Child", area, frequency, subject="pump"),
        entry("2B800.b", "2B800", "Another child", subject="heat_exchanger"),
    )


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"flow_rate": 2, "heat_transfer_area": 2}, Outcome.TRUE),
        ({"flow_rate": 2, "heat_transfer_area": 0, "output_frequency": 0}, Outcome.FALSE),
        ({"flow_rate": 0, "output_power": 0, "heat_transfer_area": 2}, Outcome.FALSE),
        ({"flow_rate": 2}, Outcome.UNKNOWN),
    ],
)
def test_the_alternatives_of_a_head_and_of_its_child_are_two_sets(units: UnitTable, told: Mapping[str, int], outcome: Outcome) -> None:
    facts = {name: exactly(Fraction(value)) for name, value in told.items()}
    step = next_step(Item(facts=facts, considered={"2B800.a": Consideration.YES}), _list(_either()), (), units)
    verdicts = {Outcome.TRUE: "controlled", Outcome.FALSE: "not_listed", Outcome.UNKNOWN: "undecided"}
    assert next(finding.verdict for finding in step.findings if finding.code == "2B800.a") == verdicts[outcome]
