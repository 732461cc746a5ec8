"""Two opinions held against each other."""

from __future__ import annotations

from fractions import Fraction

from stc_desktop.classification.opinions import Opinion, SaidFinding, compare
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.facts import Amount, Choice, NotKnown, YesNo

READ_BY = {"2B350.d": frozenset({"area", "material"}), "3A225": frozenset({"power"})}


def opinion(
    verdict: Verdict = Verdict.NOT_LISTED, codes: tuple[str, ...] = (), answers: dict[str, object] | None = None, **findings: Verdict
) -> Opinion:
    said = tuple(
        SaidFinding(code=name.replace("_", "."), verdict=found, reasons=(f"because of {name}",)) for name, found in findings.items()
    )
    return Opinion(verdict=verdict, codes=codes, answers=answers or {}, findings=said)


def amount(value: object, written: str, *, high: object = None) -> Amount:
    return Amount(low=Fraction(str(value)), high=Fraction(str(high if high is not None else value)), written=written)


def test_the_same_length_in_other_units_is_one_answer() -> None:
    first = opinion(answers={"area": amount("0.0000009", "0.9 µm"), "power": amount(5, "5 W")})
    second = opinion(answers={"area": amount("0.0000009", "900 nm"), "power": amount(5, "0.005 kW")})
    found = compare(first, second, READ_BY)
    assert found.agrees
    assert found.answers == ()
    assert found.paragraphs == ()


def test_another_value_another_choice_and_not_knowing_differ() -> None:
    first = opinion(answers={"area": amount(1, "1"), "material": Choice("glass"), "power": YesNo(True), "overview": ["2B350"]})
    second = opinion(answers={"area": amount(1, "1", high=2), "material": Choice("steel"), "power": NotKnown(), "overview": ["2B350"]})
    assert {one.id for one in compare(first, second, READ_BY).answers} == {"area", "material", "power"}


def test_marks_of_an_overview_have_no_order() -> None:
    first, second = opinion(answers={"overview": ["2B350", "3A225"]}), opinion(answers={"overview": ("3A225", "2B350")})
    assert compare(first, second, READ_BY).answers == ()


def test_an_answer_says_which_of_the_differing_paragraphs_it_bears_on() -> None:
    first = opinion(answers={"area": amount(1, "1"), "power": amount(1, "1")}, **{"2B350_d": Verdict.NOT_LISTED})
    second = opinion(Verdict.CONTROLLED, ("2B350.d",), {"area": amount(3, "3"), "power": amount(2, "2")}, **{"2B350_d": Verdict.CONTROLLED})
    found = compare(first, second, READ_BY)
    assert not found.agrees
    assert [(one.id, one.bears_on) for one in found.answers] == [("area", ("2B350.d",)), ("power", ())]
    assert [(one.code, one.first and one.first.verdict, one.second and one.second.verdict) for one in found.paragraphs] == [
        ("2B350.d", Verdict.NOT_LISTED, Verdict.CONTROLLED)
    ]


def test_what_only_one_was_asked_counts_where_it_bears_on_a_difference() -> None:
    first = opinion(answers={"2B350.d": "no", "colour": "red"})
    second = opinion(Verdict.CONTROLLED, ("2B350.d",), {"2B350.d": "yes", "material": Choice("glass")}, **{"2B350_d": Verdict.CONTROLLED})
    found = compare(first, second, READ_BY)
    assert [(one.id, one.is_asked_of_both) for one in found.answers] == [("2B350.d", True), ("material", False)]
    (paragraph,) = found.paragraphs
    assert paragraph.first is None
    assert paragraph.second is not None
    assert paragraph.second.reasons == ("because of 2B350_d",)


def test_another_way_to_the_same_verdict_agrees() -> None:
    first = opinion(answers={"power": amount(1, "1")}, **{"3A225": Verdict.NOT_LISTED})
    second = opinion(answers={"3A225": "no"})
    found = compare(first, second, READ_BY)
    assert found.agrees
    assert found.paragraphs == ()
