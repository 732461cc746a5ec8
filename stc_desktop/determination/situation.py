"""A deal as the national rules see it: who does what with which goods, where they go, and what is known of their use."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stc_desktop.classification.verdicts import Verdict
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Choice, Fact, Facts, NotKnown, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind

# Facts that follow from the deal itself and are never asked.
ACTIVITY = "activity"
LIST_VERDICT = "list_verdict"
LIST_PART = "list_part"
COUNTRIES = "countries_involved"
UN_MEASURES = "country_under_un_measures"
HS = "hs_subheading"
DERIVED: tuple[str, ...] = (ACTIVITY, LIST_VERDICT, LIST_PART, COUNTRIES, UN_MEASURES, HS)
# Asked for every deal, also for goods that no list names.
CATCH_ALL: tuple[str, ...] = ("told_by_authority", "knows_of_wmd_use", "suspects_wmd_use", "military_end_use_embargoed")

HS_DIGITS = 6  # the part of an HS code that is the same in every country

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """One line of the deal with its classification as it was made: verdict, codes, list, edition, and how much of it was installed.

    `words` describe the goods; they only put a country's own entries in question. `also_weighed` are further lists that were there as a
    whole and name the goods no more than the first. `answers` are facts of this line alone; they go before those of the deal.
    """

    number: int
    verdict: Verdict
    codes: tuple[str, ...] = ()
    list_id: str = ""
    edition: str = ""
    heads_installed: int = 0
    heads_of: int = 0
    hs: str = ""
    words: str = ""
    also_weighed: tuple[str, ...] = ()
    answers: Facts = field(default_factory=dict[str, Fact])

    @property
    def is_edition_complete(self) -> bool:
        return 0 < self.heads_of <= self.heads_installed

    @property
    def is_settled(self) -> bool:
        """Controlled, or not listed in a list that is there as a whole; anything else is open."""
        return self.verdict is Verdict.CONTROLLED or (self.verdict is Verdict.NOT_LISTED and self.is_edition_complete)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagAnswer:
    """What a person found out about a sign of danger: present or not, and how it was cleared ("" while it is not)."""

    is_present: bool
    cleared: str = ""

    @property
    def is_open(self) -> bool:
        return self.is_present and not self.cleared.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One deal. `country` is whose law is asked; `destination` where the goods, or the technology, end up.

    For an import the destination is the country itself, and `other_countries` names where the goods come from. `answers` are the
    catch-all and other answers by question id; a question without an answer stays open.
    """

    country: str
    activity: Activity
    destination: str
    lines: tuple[GoodsLine, ...]
    other_countries: tuple[str, ...] = ()
    answers: Facts = field(default_factory=dict[str, Fact])
    flags: Mapping[str, FlagAnswer] = field(default_factory=dict[str, FlagAnswer])
    ship_on: datetime.date | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """Every foreign country that the deal touches, the destination first."""
        named = dict.fromkeys((self.destination, *self.other_countries))
        return tuple(code for code in named if code and code != self.country)


def facts_of(situation: Situation, line: GoodsLine, common: CommonGround) -> dict[str, Fact]:
    """Everything that is known about one line of the deal; what is not known is not there."""
    facts: dict[str, Fact] = {name: fact for name, fact in situation.answers.items() if name not in DERIVED}
    facts.update((name, fact) for name, fact in line.answers.items() if name not in DERIVED)
    facts[ACTIVITY] = Choice(situation.activity.value)
    if line.is_settled:
        facts[LIST_VERDICT] = Choice(line.verdict.value)
    if line.codes:
        facts[LIST_PART] = Choice("military" if any(code.upper().startswith("ML") for code in line.codes) else "dual_use")
    facts.update(_facts_of_countries(situation, common))
    digits = "".join(sign for sign in line.hs if sign.isdigit())
    if len(digits) >= HS_DIGITS:
        facts[HS] = Several(frozenset({f"{digits[:4]}.{digits[4:HS_DIGITS]}"}))
    return facts


def _facts_of_countries(situation: Situation, common: CommonGround) -> Iterator[tuple[str, Fact]]:
    named = situation.countries
    is_complete = bool(situation.destination) and (situation.destination != situation.country or bool(named))
    yield COUNTRIES, Several(frozenset(named), complete=is_complete)
    if any(common.embargo(code) for code in named):
        yield UN_MEASURES, YesNo(True)
    elif is_complete:
        yield UN_MEASURES, YesNo(False)


def read_answers(written: Mapping[str, object], questions: Iterable[Property]) -> dict[str, Fact]:
    """Answers as scripts and forms write them: yes, no or unknown, an option, a list of options; anything else gets a sentence."""
    register = {question.id: question for question in questions}
    answers: dict[str, Fact] = {}
    for name, value in written.items():
        question = register.get(name)
        if question is None or name in DERIVED:
            known = ", ".join(sorted(set(register) - set(DERIVED)))
            raise UserFixable(f"“{name}” is not a question about a deal.", next_step=f"Known questions: {known}.", where=name)
        if value is not None and value != "":
            answers[name] = _read(question, value)
    return answers


def _read(question: Property, value: object) -> Fact:
    if isinstance(value, str) and value.casefold() == "unknown":
        return NotKnown()
    if question.kind is PropertyKind.YES_NO:
        truth = value if isinstance(value, bool) else _YES_NO.get(str(value).casefold())
        if truth is None:
            raise UserFixable(f"“{value}” does not answer “{question.question}”", next_step="Answer yes, no or unknown.", where=question.id)
        return YesNo(truth)
    if question.kind is PropertyKind.CHOICE and isinstance(value, str) and value in question.options:
        return Choice(value)
    raise UserFixable(
        f"“{value}” does not answer “{question.question}”",
        next_step=f"Answer one of: {', '.join(question.options)}, unknown.",
        where=question.id,
    )
