"""Weighing in three-valued logic, over random clauses and facts that become better known step by step."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.rules.clauses import Clause, Logic, deciding_reasons, missing_properties, weigh
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import Amount, Choice, Fact, NotKnown, Several, YesNo
from stc_desktop.rules.formulas import Formula, formula
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import Unit

ONE = Unit(symbol="1", dimension="number", factor=Fraction(1))
SETS = ("glass", "steel", "ptfe")
NUMBERS, SORTS, HEAPS, TRUTHS = ("p", "q", "r"), ("c",), ("s", "t"), ("y", "z")


def _plain(read: Formula) -> Computation:
    return Computation(formula=read, unit=ONE, input_units=tuple(ONE for _ in read.inputs))


def no_paragraph(*_: object) -> Outcome:
    return Outcome.UNKNOWN


@st.composite
def some_test(draw: st.DrawFn) -> Test:
    kind = draw(st.sampled_from(["limit", "limit", "range", "formula", "yes", "choice", "several"]))
    label, negated = draw(st.sampled_from([None, None, None, "any1", "any2"])), draw(st.booleans())
    small = st.integers(-3, 3)
    if kind == "limit":
        op = draw(st.sampled_from([Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST, Op.EQUAL]))
        value = draw(small)
        return Test(
            property_id=draw(st.sampled_from(NUMBERS)), op=op, value=value, limits=(Fraction(value),), alternative=label, negated=negated
        )
    if kind == "range":
        low, high = sorted((draw(small), draw(small)))
        ends = (Fraction(low), Fraction(high))
        return Test(
            property_id=draw(st.sampled_from(NUMBERS)), op=Op.RANGE, value=(low, high), limits=ends, alternative=label, negated=negated
        )
    if kind == "formula":
        read = formula(draw(st.sampled_from(["1 + q/2", "q - r", "2*r", "q*r", "1/q", "-q"])))
        op = draw(st.sampled_from([Op.AT_MOST, Op.MORE]))
        return Test(property_id="p", op=op, value=read.text, computed=_plain(read), alternative=label, negated=negated)
    if kind == "yes":
        return Test(property_id=draw(st.sampled_from(TRUTHS)), op=Op.EQUAL, value=draw(st.booleans()), alternative=label, negated=negated)
    wanted = tuple(sorted(draw(st.sets(st.sampled_from(SETS), min_size=1))))
    if kind == "choice":
        return Test(property_id="c", op=Op.IN, value=wanted, alternative=label, negated=negated)
    op = draw(st.sampled_from([Op.SOME, Op.EVERY]))
    return Test(property_id=draw(st.sampled_from(HEAPS)), op=op, value=wanted, alternative=label, negated=negated)


def clauses(depth: int = 1) -> st.SearchStrategy[Clause]:
    below = st.just(()) if depth == 0 else st.lists(clauses(depth - 1), max_size=2).map(tuple)
    return st.builds(
        Clause,
        id=st.just("clause"),
        scope=st.lists(some_test(), max_size=1).map(tuple),
        tests=st.lists(some_test(), max_size=3).map(tuple),
        logic=st.sampled_from(Logic),
        children=below,
        removed_by=below,
        added_by=below,
        needed=st.sampled_from([0, 0, 0, 1, 2]),
    )


def fact_for(name: str) -> st.SearchStrategy[Fact]:
    """A vague fact: a range, an incomplete set, or nothing known."""
    if name in NUMBERS:
        end = st.one_of(st.none(), st.integers(-4, 4).map(Fraction))
        ranges = st.tuples(end, end, st.booleans(), st.booleans()).filter(_is_range)
        return st.one_of(st.just(NotKnown()), ranges.map(lambda r: Amount(low=r[0], high=r[1], low_open=r[2], high_open=r[3])))
    if name in HEAPS:
        return st.one_of(st.just(NotKnown()), st.builds(Several, st.frozensets(st.sampled_from(SETS)), st.booleans()))
    if name in SORTS:
        return st.one_of(st.just(NotKnown()), st.sampled_from(SETS).map(Choice))
    return st.one_of(st.just(NotKnown()), st.booleans().map(YesNo))


def _is_range(ends: tuple[Fraction | None, Fraction | None, bool, bool]) -> bool:
    low, high, low_open, high_open = ends
    return low is None or high is None or low < high or (low == high and not (low_open or high_open))


NAMES = (*NUMBERS, *SORTS, *HEAPS, *TRUTHS)
facts = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=8).flatmap(
    lambda names: st.fixed_dictionaries({name: fact_for(name) for name in names})
)


@st.composite
def refined(draw: st.DrawFn, fact: Fact | None, name: str) -> Fact:
    """The same fact, better known or as it was."""
    if fact is None or isinstance(fact, NotKnown):
        return draw(fact_for(name))
    if isinstance(fact, Several) and not fact.complete:
        return Several(fact.options | draw(st.frozensets(st.sampled_from(SETS))), draw(st.booleans()))
    if isinstance(fact, Amount) and not fact.is_exact:
        return _inside(fact, draw(st.fractions(min_value=-5, max_value=5, max_denominator=4)))
    return fact


def _inside(fact: Amount, point: Fraction) -> Amount:
    above = fact.low is None or point > fact.low or (point == fact.low and not fact.low_open)
    below = fact.high is None or point < fact.high or (point == fact.high and not fact.high_open)
    return Amount(low=point, high=point) if above and below else fact


@settings(max_examples=80)
@given(clause=clauses(), known=facts, data=st.data())
def test_more_facts_never_turn_an_outcome_round(clause: Clause, known: Mapping[str, Fact], data: st.DataObject) -> None:
    before = weigh(clause, known, no_paragraph).outcome
    better = dict(known)
    for name in NAMES:
        better[name] = data.draw(refined(known.get(name), name))
        after = weigh(clause, better, no_paragraph).outcome
        assert before is Outcome.UNKNOWN or after is before
        before = after


@settings(max_examples=80)
@given(clause=clauses())
def test_nothing_known_settles_nothing_that_rests_on_facts(clause: Clause) -> None:
    nothing = weigh(clause, {}, no_paragraph).outcome
    asked = weigh(clause, dict.fromkeys(NAMES, NotKnown()), no_paragraph).outcome
    assert nothing is asked  # "I don't know" weighs like a question that was never put
    assert asked is not Outcome.FALSE or _can_be_false_without_facts(clause)


def _can_be_false_without_facts(clause: Clause) -> bool:
    """A clause that needs more children than it has, or that a note without any test takes out."""
    if clause.needed > len(clause.children) and clause.children:
        return True
    settled = [*clause.removed_by, *clause.added_by, *clause.children]
    return any(weigh(inner, {}, no_paragraph).outcome is not Outcome.UNKNOWN for inner in settled)


@settings(max_examples=80)
@given(clause=clauses(), known=facts)
def test_the_explanation_names_every_fact_that_decided(clause: Clause, known: Mapping[str, Fact]) -> None:
    weighed = weigh(clause, known, no_paragraph)
    if weighed.outcome is Outcome.UNKNOWN:
        return
    named = {name for reason in deciding_reasons(weighed) for name, _ in reason.facts}
    only_named = {name: fact for name, fact in known.items() if name in named}
    assert weigh(clause, only_named, no_paragraph).outcome is weighed.outcome


@settings(max_examples=80)
@given(clause=clauses(), known=facts)
def test_what_keeps_it_open_can_be_named(clause: Clause, known: Mapping[str, Fact]) -> None:
    weighed = weigh(clause, known, no_paragraph)
    assert bool(missing_properties(weighed)) is (weighed.outcome is Outcome.UNKNOWN)


def _limit(op: Op, value: int) -> Test:
    return Test(property_id="p", op=op, value=value, limits=(Fraction(value),))


def _outcome(test: Test, fact: Fact) -> Outcome:
    return weigh(Clause(id="x", tests=(test,)), {test.property_id: fact}, no_paragraph).outcome


def test_a_range_across_the_limit_is_unknown() -> None:
    across = Amount(low=Fraction(1), high=Fraction(3))
    assert _outcome(_limit(Op.LESS, 2), across) is Outcome.UNKNOWN
    assert _outcome(_limit(Op.LESS, 4), across) is Outcome.TRUE
    assert _outcome(_limit(Op.MORE, 3), across) is Outcome.FALSE
    assert _outcome(_limit(Op.AT_LEAST, 3), across) is Outcome.UNKNOWN


def test_better_than_a_limit_settles_the_limit_itself() -> None:
    better = Amount(low=None, high=Fraction(2), high_open=True)
    assert _outcome(_limit(Op.LESS, 2), better) is Outcome.TRUE
    assert _outcome(_limit(Op.AT_LEAST, 2), better) is Outcome.FALSE
    assert _outcome(_limit(Op.LESS, 1), better) is Outcome.UNKNOWN


def test_every_surface_counts() -> None:
    all_listed = Test(property_id="s", op=Op.EVERY, value=("glass", "ptfe"))
    assert _outcome(all_listed, Several(frozenset({"glass", "ptfe"}))) is Outcome.TRUE
    assert _outcome(all_listed, Several(frozenset({"glass", "steel"}))) is Outcome.FALSE
    assert _outcome(all_listed, Several(frozenset({"glass"}), complete=False)) is Outcome.UNKNOWN
    assert _outcome(all_listed, Several(frozenset())) is Outcome.FALSE


def test_a_formula_over_a_range_is_a_range() -> None:
    limit = Test(property_id="p", op=Op.AT_MOST, value="1 + q/2", computed=_plain(formula("1 + q/2")))
    clause = Clause(id="x", tests=(limit,))
    length = Amount(low=Fraction(2), high=Fraction(4))

    def outcome(error: int) -> Outcome:
        exact = Amount(low=Fraction(error), high=Fraction(error))
        return weigh(clause, {"p": exact, "q": length}, no_paragraph).outcome

    assert [outcome(2), outcome(3), outcome(4)] == [Outcome.TRUE, Outcome.UNKNOWN, Outcome.FALSE]


def test_a_negated_range_in_a_formula_is_turned_round() -> None:
    limit = Test(property_id="p", op=Op.AT_MOST, value="-q", computed=_plain(formula("-q")))
    clause, length = Clause(id="x", tests=(limit,)), Amount(low=Fraction(1), high=Fraction(2))

    def outcome(value: str) -> Outcome:
        exact = Amount(low=Fraction(value), high=Fraction(value))
        return weigh(clause, {"p": exact, "q": length}, no_paragraph).outcome

    assert [outcome("-2"), outcome("-1.5"), outcome("0")] == [Outcome.TRUE, Outcome.UNKNOWN, Outcome.FALSE]


def _yes(name: str) -> Test:
    return Test(property_id=name, op=Op.EQUAL, value=True)


def _named(clause: Clause, **known: bool) -> tuple[Outcome, set[str]]:
    weighed = weigh(clause, {name: YesNo(value) for name, value in known.items()}, no_paragraph)
    return weighed.outcome, {name for reason in deciding_reasons(weighed) for name, _ in reason.facts}


def test_the_explanation_names_the_notes_that_decided() -> None:
    """Whatever brought it in, the notes that could have taken it out are named, and the note that did."""
    medical, spare = Clause(id="x#n1", tests=(_yes("medical"),)), Clause(id="x#n2", tests=(_yes("spare"),))
    clause = Clause(id="x", tests=(_yes("large"),), removed_by=(medical,), added_by=(spare,))
    assert _named(clause, large=True, medical=False) == (Outcome.TRUE, {"large", "medical"})
    assert _named(clause, large=False, spare=True, medical=False) == (Outcome.TRUE, {"spare", "medical"})
    assert _named(clause, large=False, spare=False) == (Outcome.FALSE, {"large", "spare"})
    assert _named(clause, large=True, medical=True) == (Outcome.FALSE, {"medical"})
    assert _named(clause, large=False, spare=True, medical=True) == (Outcome.FALSE, {"medical"})
