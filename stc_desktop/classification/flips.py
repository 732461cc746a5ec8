"""What could change a verdict: the facts that alone would turn it, and to which value. Each is found by weighing again, never guessed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from stc_desktop.classification.interview import Step, next_step
from stc_desktop.classification.items import Item, Suggestion
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.clauses import every_test
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import Amount, Choice, Fact, Several, YesNo, exactly
from stc_desktop.rules.properties import Property
from stc_desktop.rules.units import UnitTable

MOST_WEIGHED = 160  # trials; a step takes some milliseconds
_LIMITS = 4  # of one property, the nearest ones
_OPTIONS = 12
_A_LITTLE = Fraction(1, 10_000)  # beside a limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One fact that alone would turn the verdict: told as `before`, turned at `value`; `side` says on which side of a limit.

    `side` is "at", "above" or "below" a limit, "yes" or "no", "option" for a choice, "with" or "without" for one of several.
    """

    property_id: str
    before: Fact
    side: str
    verdict: Verdict
    codes: tuple[str, ...]
    limit: Fraction | None = None
    test: Test | None = None
    option: str = ""


Weigh = Callable[[str, Fact], Step]


def flips_of(
    item: Item, step: Step, weighable: WeighableList, suggestions: Iterable[Suggestion], units: UnitTable, most: int = MOST_WEIGHED
) -> tuple[Flip, ...]:
    """The facts that alone would turn the verdict, each by its nearest value, in the order in which they were told."""
    suggested = tuple(suggestions)
    weighed = 0

    def weigh(name: str, fact: Fact) -> Step:
        nonlocal weighed
        weighed += 1
        return next_step(replace(item, facts={**item.facts, name: fact}), weighable, suggested, units)

    tests = _tests_in_question(step, weighable)
    found: list[Flip] = []
    for name, fact in item.facts.items():
        prop = weighable.edition.register.get(name)
        if prop is None or name not in tests:
            continue
        for trial in _trials(name, fact, prop, tests[name]):
            if weighed >= most:
                return tuple(found)
            after = weigh(name, trial[0])
            if _is_turned(step, after):
                found.append(replace(trial[1], verdict=after.verdict, codes=after.codes))
                break
    return tuple(found)


def _is_turned(before: Step, after: Step) -> bool:
    """Listed where it was not, or no longer listed; from open to not listed is no turn but an answer."""
    return (before.verdict is Verdict.CONTROLLED) is not (after.verdict is Verdict.CONTROLLED)


def _tests_in_question(step: Step, weighable: WeighableList) -> dict[str, list[Test]]:
    """Per property every test that reads it in the paragraphs that were weighed, notes included."""
    found: dict[str, list[Test]] = {}
    for finding in step.findings:
        paragraph = weighable.paragraph(finding.code)
        for test in every_test(paragraph.clause) if paragraph else ():
            for name in test.properties:
                known = found.setdefault(name, [])
                if test not in known:
                    known.append(test)
    return found


Trial = tuple[Fact, Flip]


def _trials(name: str, fact: Fact, prop: Property, tests: list[Test]) -> Iterator[Trial]:
    """Other values that the fact may have, those nearest to the present one first."""
    if isinstance(fact, YesNo):
        yield YesNo(not fact.value), _flip(name, fact, "no" if fact.value else "yes")
    elif isinstance(fact, Choice):
        for option in [other for other in prop.options if other != fact.option][:_OPTIONS]:
            yield Choice(option), _flip(name, fact, "option", option=option)
    elif isinstance(fact, Several):
        yield from _several(name, fact, tests)
    elif isinstance(fact, Amount):
        yield from _amounts(name, fact, tests)


def _several(name: str, fact: Several, tests: list[Test]) -> Iterator[Trial]:
    for option in sorted(fact.options):
        yield replace(fact, options=fact.options - {option}), _flip(name, fact, "without", option=option)
    asked: dict[str, None] = {}
    for test in tests:
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        asked.update({str(value): None for value in values if isinstance(value, str)})
    for option in [other for other in asked if other not in fact.options][:_OPTIONS]:
        yield replace(fact, options=fact.options | {option}), _flip(name, fact, "with", option=option)


def _amounts(name: str, fact: Amount, tests: list[Test]) -> Iterator[Trial]:
    """At each limit, and a little to the side of it where the value is not now."""
    now = next((end for end in (fact.low, fact.high) if end is not None), None)
    if now is None:
        return
    limits: dict[Fraction, Test] = {}
    for test in tests:
        if test.property_id == name and test.computed is None and test.op is not Op.MEETS:
            for limit in test.limits:
                limits.setdefault(limit, test)
    for limit in sorted(limits, key=lambda limit: abs(limit - now))[:_LIMITS]:
        little = abs(limit) * _A_LITTLE or _A_LITTLE
        sides = {"at": limit, "above": limit + little, "below": limit - little}
        far = "below" if now > limit else "above"
        for side in ("at", far, "below" if far == "above" else "above"):
            if sides[side] >= 0 or limit < 0:
                yield exactly(sides[side], fact.written), replace(_flip(name, fact, side), limit=limit, test=limits[limit])


def _flip(name: str, before: Fact, side: str, *, option: str = "") -> Flip:
    return Flip(property_id=name, before=before, side=side, verdict=Verdict.UNDECIDED, codes=(), option=option)
