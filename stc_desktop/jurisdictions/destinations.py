"""The world as the rules need it: which countries exist, which stand under UN measures, which belong to which regime."""

from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.jurisdictions.marks import Backed, Fact
from stc_desktop.jurisdictions.national_rules import NationalRule, RedFlag
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property


@dataclass(frozen=True, slots=True, kw_only=True)
class Embargo(Backed):
    """A country named in connection with UN measures; the id is its code. Whatever the mark, the deal stops and the authority is asked."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime(Backed):
    """A regime or group of states with its members: information about a destination, never a reason to need no licence."""

    title: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonGround:
    """What every profile shares: countries, UN measures, regimes, questions about a deal, our own rules of caution, signs of danger."""

    countries: Mapping[str, str]
    embargoes: tuple[Embargo, ...]
    embargo_basis: Fact
    regimes: tuple[Regime, ...]
    questions: tuple[Property, ...]
    caution: tuple[NationalRule, ...]
    red_flags: tuple[RedFlag, ...]

    def country(self, code: str) -> str:
        """The country's name; a code that no country has gets a sentence."""
        name = self.countries.get(code)
        if name is None:
            raise UserFixable(f"“{code}” is not the code of a country.", next_step="Use the two letters of ISO 3166, such as SG or VN.")
        return name

    def embargo(self, code: str) -> Embargo | None:
        return next((embargo for embargo in self.embargoes if embargo.id == code), None)

    def regimes_of(self, code: str) -> tuple[Regime, ...]:
        return tuple(regime for regime in self.regimes if code in regime.members)

    def question(self, property_id: str) -> Property | None:
        return next((question for question in self.questions if question.id == property_id), None)
