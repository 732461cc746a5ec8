"""A list as a person reads it: limits in rows, notes by what they do, the tree and what a search leaves of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.casework.list_views import Bound, above, below, entry_view, marked, number, with_all_above
from stc_desktop.control_lists.entries import EditionInfo, Effect, Entry, EntryKind, ListEdition, Regime, RegimeLink
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import THIS_ITEM, Op, ReferenceCondition, Test
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit, UnitTable

UNITS = UnitTable(
    (Unit(symbol="m2", dimension="area", factor=Fraction(1), label="m²"), Unit(symbol="K", dimension="temperature", factor=Fraction(1)))
)
AREA = Property(
    id="transfer_area", question="How large is the area?", kind=PropertyKind.NUMBER, dimension="area", unit="m2", help="All plates."
)
STUFF = Property(
    id="stuff",
    question="Of what is it?",
    kind=PropertyKind.SEVERAL,
    dimension="several",
    options={"glass": "Glass (also as a lining)", "steel": "Steel"},
)


def _entry(code: str, parent: str, heading: str = "", **more: object) -> Entry:
    kind = EntryKind.NOTE if "#" in code else EntryKind.ITEM if "." in code else EntryKind.HEAD if len(code) > 4 else EntryKind.GROUP
    values = {"kind": kind, "logic": Logic.ONE, "heading": heading or code, **more}
    return Entry(code=code, parent=parent, **values)  # type: ignore[arg-type]  # a table of test values


ENTRIES = (
    _entry("2B", "", "Equipment"),
    _entry("2B350", "", "Plant", logic=Logic.ANY, regimes=(RegimeLink(regime=Regime.AG, number="1"),), refs=("2E301", "9X999")),
    _entry(
        "2B350.d",
        "2B350",
        "Heat exchangers",
        logic=Logic.ANY,
        hs=("841950",),
        tests=(
            Test(property_id="transfer_area", op=Op.MORE, value=0.15, unit="m2", at=()),
            Test(property_id="stuff", op=Op.EVERY, value=("glass", "steel")),
            Test(property_id="transfer_area", op=Op.LESS, value=20, unit="m2"),
            Test(property_id="stuff", op=Op.SOME, value=("steel",), negated=True, alternative="any1"),
            Test(property_id=THIS_ITEM, op=Op.MEETS, value="2B350.e", alternative="any1"),
        ),
    ),
    _entry("2B350.d.1", "2B350.d", "Of glass", tests=(Test(property_id="stuff", op=Op.SOME, value=("glass",)),)),
    _entry("2B350.d#n2", "2B350.d", "Also spare plates", effect=Effect.ADDS),
    _entry("2B350.d#n1", "2B350.d", "Household ones are free", effect=Effect.REMOVES, refs=("2B350.e",)),
    _entry(
        "2B350.e",
        "2B350",
        "Columns",
        tests=(
            Test(
                property_id="transfer_area",
                op=Op.AT_LEAST,
                value=3,
                unit="m2",
                at=(ReferenceCondition(property_id="room_temperature", value=293, unit="K"),),
            ),
        ),
    ),
    _entry("2B350.f", "2B350", kind=EntryKind.NOT_USED),
    _entry("2E301", "", "Know-how for plant", refs=("2B350",)),
)


@pytest.fixture
def edition() -> ListEdition:
    info = EditionInfo(
        list_id="sample", edition="2026", title="Sample", legal_date="2026-01-01", publisher="sample", heads=("2B350", "2E301")
    )
    return ListEdition(info=info, entries={e.code: e for e in ENTRIES}, register={p.id: p for p in (AREA, STUFF)}, subjects={})


def test_two_ends_of_one_property_are_one_row(edition: ListEdition) -> None:
    view = entry_view(edition, UNITS, "2B350.d")
    assert [row.parts[0].name for row in view.tests] == ["Transfer area", "Stuff", "Stuff"]
    (part,) = view.tests[0].parts
    assert [(limit.bound, limit.values) for limit in part.limits] == [(Bound.MORE, ("0.15",)), (Bound.LESS, ("20",))]
    assert part.unit == "m²"
    assert "All plates." in part.help


def test_alternatives_stand_together_and_options_are_said_in_words(edition: ListEdition) -> None:
    view = entry_view(edition, UNITS, "2B350.d")
    assert view.tests[1].parts[0].limits[0].values == ("Glass", "Steel")
    first, second = view.tests[2].parts
    assert (first.limits[0].bound, first.limits[0].is_negated) == (Bound.SOME, True)
    assert (second.name, second.limits[0].bound, second.limits[0].values) == ("", Bound.MEETS, ("2B350.e",))


def test_limit_says_under_which_condition_it_holds(edition: ListEdition) -> None:
    (row,) = entry_view(edition, UNITS, "2B350.e").tests
    (condition,) = row.parts[0].at
    assert (condition.name, condition.value) == ("Room temperature", "293 K")


def test_what_stands_above_holds_too(edition: ListEdition) -> None:
    view = entry_view(edition, UNITS, "2B350.d.1")
    assert [(step.code, len(rows)) for step, rows in view.above] == [("2B350.d", 3)]
    assert view.regimes == (("AG", "1"),)


def test_notes_that_free_come_first(edition: ListEdition) -> None:
    view = entry_view(edition, UNITS, "2B350.d")
    assert [note.effect for note in view.notes] == [Effect.REMOVES, Effect.ADDS]
    assert view.notes[0].refs[0].heading == "Columns"


def test_references_say_what_is_not_installed_and_who_names_it(edition: ListEdition) -> None:
    view = entry_view(edition, UNITS, "2B350")
    assert [(ref.code, ref.is_installed) for ref in view.refs] == [("2E301", True), ("9X999", False)]
    assert [ref.code for ref in view.named_by] == ["2E301"]
    assert [ref.code for ref in entry_view(edition, UNITS, "2B350.e").named_by] == ["2B350.d"]


def test_hs_hint_has_its_title(edition: ListEdition) -> None:
    (hint,) = entry_view(edition, UNITS, "2B350.d").hs
    assert hint.shown == "8419.50"
    assert hint.title


def test_tree_leads_from_category_to_paragraph_and_leaves_out_what_is_not_used(edition: ListEdition) -> None:
    assert below(edition, "") == ("2",)
    assert below(edition, "2") == ("2B", "2E")
    assert below(edition, "2B") == ("2B350",)
    assert below(edition, "2B350") == ("2B350.d", "2B350.e")
    assert above(edition, "2B350.d.1") == ("2", "2B", "2B350", "2B350.d")


def test_search_leaves_the_way_to_each_hit(edition: ListEdition) -> None:
    assert with_all_above(edition, ["2B350.d.1", "gone"]) == {"2", "2B", "2B350", "2B350.d", "2B350.d.1"}


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("Heat exchangers and heating", "heat exchanger", ["Heat", "exchangers", "heating"]),
        ("Preheaters", "heat", []),
        ("Pumps", "pumps", ["Pumps"]),
        ("Pumps", "p", []),
        ("Anything", "", []),
        ("Anything", "sss", []),
    ],
)
def test_words_of_the_question_are_marked_where_words_begin(text: str, typed: str, expected: list[str]) -> None:
    assert [text[start : start + length] for start, length in marked(text, typed)] == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_marks_always_lie_inside_the_text(text: str, typed: str) -> None:
    assert all(0 <= start < start + length <= len(text.casefold()) for start, length in marked(text, typed))


@pytest.mark.parametrize(
    ("value", "shown"), [(0.15, "0.15"), (20, "20"), (1000, "1\N{NARROW NO-BREAK SPACE}000"), (5e12, "5e+12"), (1e-6, "1e-06")]
)
def test_numbers_are_printed_without_noise(value: float, shown: str) -> None:
    assert number(value) == shown
