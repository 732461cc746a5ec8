"""Facts that do not go together: pointed out beside the verdict, with the questions where they are put right. They never change it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from stc_desktop.classification.candidates import Candidate, SetAsideBy, Standing
from stc_desktop.classification.explanations import name_of
from stc_desktop.classification.interview import Step
from stc_desktop.classification.items import Item, SuggestedBy
from stc_desktop.classification.kinds import same_words
from stc_desktop.classification.paragraphs import KIND, WeighableList
from stc_desktop.rules.clauses import Clause, weigh
from stc_desktop.rules.conditions import Test
from stc_desktop.rules.facts import Amount, Facts, YesNo
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import Register
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentence

HS, CAS, DESCRIPTION = "hs", "cas", "description"  # where a fact leads that no question of the interview asks
_PAIRS = (("lowest", "highest"), ("minimum", "maximum"), ("shortest", "longest"), ("smallest", "largest"), ("least", "most"))
_SHARES = {"weight_share", "mole_share", "volume_share"}
_PART_OF_A_WHOLE = re.compile(r"(\w+?)_([a-z]+)_share")
_DENSEST = Fraction(226, 10)  # g/cm3, osmium; nothing that is traded is denser
_SURELY_NAMED = 0.99  # nearness of what the description names first


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An authored one: when its tests hold, for one of these kinds of thing and HS codes, the facts contradict each other."""

    id: str
    says: str
    tests: tuple[Test, ...] = ()
    kinds: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two facts of this item that contradict each other: said in a sentence; `leads` are the questions that they were told at."""

    id: str
    says: Sentence
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChemicalTold:
    """A chemical that the description names, with its number."""

    name: str
    cas: str


def clashes_of(
    item: Item,
    step: Step,
    weighable: WeighableList,
    units: UnitTable,
    *,
    authored: Iterable[Contradiction] = (),
    named: Iterable[ChemicalTold] = (),
) -> tuple[Clash, ...]:
    """Every contradiction of the item, the authored ones first."""
    register = weighable.edition.register
    found = [
        *_authored(authored, item, step, weighable),
        *_ends_turned_round(step.facts, register),
        *_more_than_a_whole(step.facts, register),
        *_impossible_densities(step.facts, register, units),
        *_another_chemical(item, named),
        *_denied_kinds(item, step, weighable),
    ]
    return tuple({clash.id: clash for clash in found}.values())


# -- those that are written down


def _authored(authored: Iterable[Contradiction], item: Item, step: Step, weighable: WeighableList) -> Iterator[Clash]:
    for one in authored:
        if any(name not in step.facts for test in one.tests for name in test.properties if test.alternative is None):
            continue
        kinds = [kind for kind in one.kinds if step.facts.get(KIND + kind) == YesNo(value=True)]
        if (one.kinds and not kinds) or (one.hs and not item.hs.startswith(one.hs)):
            continue
        weighed = weigh(Clause(id=one.id, tests=one.tests), step.facts, lambda _holder, _code: Outcome.UNKNOWN)
        if weighed.outcome is Outcome.TRUE:
            names = [name for test in one.tests for name in test.properties]
            leads = [*([HS] if one.hs else []), *names, *(_question_of(kind, item, weighable) for kind in kinds[:1])]
            yield Clash(id=one.id, says=Sentence("contradiction.authored", {"says": one.says}), leads=_once(leads))


def _question_of(kind: str, item: Item, weighable: WeighableList) -> str:
    """The paragraph at which the person said that it is such a thing; the description where nobody was asked."""
    codes = {paragraph.code for paragraph in weighable.by_subject.get(kind, ())}
    at = (code for code in item.considered if any(paragraph.code in codes for paragraph in weighable.at_or_below(code)))
    return next(at, DESCRIPTION)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


# -- those that hold for any facts


def _ends_turned_round(facts: Facts, register: Register) -> Iterator[Clash]:
    """The lowest value of something above its highest."""
    for name, low in facts.items():
        for lower, upper in _PAIRS:
            other = name.replace(lower, upper)
            high = facts.get(other) if other != name else None
            if not isinstance(low, Amount) or not isinstance(high, Amount) or not _same_measure(name, other, register):
                continue
            if low.low is not None and high.high is not None and low.low > high.high:
                told = {"lower": name_of(name), "low": low.written, "upper": name_of(other), "high": high.written}
                yield Clash(id=f"ends:{name}", says=Sentence("contradiction.ends", told), leads=(name, other))


def _same_measure(one: str, other: str, register: Register) -> bool:
    return one in register and other in register and register[one].dimension == register[other].dimension


def _more_than_a_whole(facts: Facts, register: Register) -> Iterator[Clash]:
    """Shares above the whole: one alone, or those of one alloy or mixture together."""
    together: dict[str, list[tuple[str, Amount]]] = {}
    for name, fact in facts.items():
        prop = register.get(name)
        if prop is None or prop.dimension not in _SHARES or not isinstance(fact, Amount) or fact.low is None:
            continue
        if fact.low > 1:
            yield Clash(
                id=f"share:{name}",
                says=Sentence("contradiction.share", {"name": name_of(name), "value": fact.written}),
                leads=(name,),
            )
        part = _PART_OF_A_WHOLE.fullmatch(name)
        if part:
            together.setdefault(part[1], []).append((name, fact))
    for whole, parts in together.items():
        if len(parts) > 1 and sum(fact.low or 0 for _, fact in parts) > 1 and all((fact.low or 0) <= 1 for _, fact in parts):
            names = " + ".join(f"{name_of(name)} {fact.written}" for name, fact in parts)
            yield Clash(
                id=f"shares:{whole}", says=Sentence("contradiction.shares", {"parts": names}), leads=tuple(name for name, _ in parts)
            )


def _impossible_densities(facts: Facts, register: Register, units: UnitTable) -> Iterator[Clash]:
    unit = units.find("g/cm3", dimension="density")
    for name, fact in facts.items():
        prop = register.get(name)
        if unit is None or prop is None or prop.dimension != "density" or not isinstance(fact, Amount) or fact.low is None:
            continue
        if fact.low > unit.to_canonical(_DENSEST):
            told = {"name": name_of(name), "value": fact.written}
            yield Clash(id=f"density:{name}", says=Sentence("contradiction.density", told), leads=(name,))


def _another_chemical(item: Item, named: Iterable[ChemicalTold]) -> Iterator[Clash]:
    """The CAS number on the label is none of the chemicals that the description names."""
    chemicals = tuple(named)
    if item.cas and chemicals and not {one.cas for one in chemicals} & set(item.cas):
        told = {"named": chemicals[0].name, "expected": chemicals[0].cas, "given": ", ".join(item.cas)}
        yield Clash(id="another_chemical", says=Sentence("contradiction.chemical", told), leads=(CAS, DESCRIPTION))


def _denied_kinds(item: Item, step: Step, weighable: WeighableList) -> Iterator[Clash]:
    """The description names a kind of thing in whole, and the person said that it is none."""
    for candidate in step.candidates:
        if (
            candidate.standing is Standing.SET_ASIDE
            and candidate.set_aside_by is SetAsideBy.PERSON
            and _is_named(candidate, item, weighable)
        ):
            subject = weighable.edition.subjects[candidate.subject]
            denied = next((code for code, _ in item.considered.items() if _speaks_of(code, candidate, weighable)), "")
            if denied:
                says = Sentence("contradiction.denied", {"kind": subject.heading})
                yield Clash(id=f"denied:{candidate.subject}", says=says, leads=(denied, DESCRIPTION))


def _is_named(candidate: Candidate, item: Item, weighable: WeighableList) -> bool:
    subject = weighable.edition.subjects.get(candidate.subject)
    first = any(why.by is SuggestedBy.SEARCH and why.score >= _SURELY_NAMED for why in candidate.why)
    if subject is None or not first:
        return False
    return any(_stands_in(name, item.description) for name in (subject.heading, *subject.words))


def _stands_in(name: str, description: str) -> bool:
    words = [word for word in name.split() if same_words(word, word)]  # those that name something
    return bool(words) and all(same_words(word, description) for word in words)


def _speaks_of(code: str, candidate: Candidate, weighable: WeighableList) -> bool:
    spoken: Mapping[str, object] = {paragraph.code: None for paragraph in weighable.at_or_below(code)}
    return any(paragraph.code in spoken for paragraph in candidate.paragraphs)
