"""What is known about one line, one party or one paper of a case."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from stc_desktop.applications.basis import Basis
from stc_desktop.applications.cases import Case
from stc_desktop.applications.countries import country_names, is_country, tariff_digits
from stc_desktop.applications.fact_making import Aspect, choice, count, several, yes_no
from stc_desktop.applications.lines import Line, LineClassification, LineKind, LineVerdict
from stc_desktop.applications.measures import CURRENCIES, UNITS
from stc_desktop.applications.papers import Paper, PaperForm, PaperKind
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.results import ScreeningOutcome, ScreeningResult

_PO_BOX = re.compile(
    r"\b(p\.?\s*o\.?\s*box|post(?:al)?[\s-]*(?:office)?\s*box|g\.?p\.?o\.?\s*box|hộp thư|ตู้\s*ปณ|peti surat|kotak pos)", re.IGNORECASE
)
_FORWARDING = re.compile(r"\b(forward(?:er|ers|ing)|freight|logistics?|customs broker(?:s|age)?|shipping agent|courier)\b", re.IGNORECASE)
_HEADING = 4  # the digits of a customs number that name its heading
_FINAL_ROLES = (Role.END_USER, Role.ULTIMATE_END_USER, Role.CONSIGNEE, Role.PURCHASER)


@dataclass(frozen=True, slots=True)
class LineAt:
    case: Case
    basis: Basis
    line: Line
    row: int


@dataclass(frozen=True, slots=True)
class PartyAt:
    case: Case
    basis: Basis
    party: CaseParty

    @property
    def screening(self) -> ScreeningResult | None:
        """The newest screening of this party."""
        own = [result for result in self.case.screenings if result.party_id == self.party.id]
        return max(own, key=lambda result: result.screened_at or dt.datetime.min.replace(tzinfo=dt.UTC), default=None)


@dataclass(frozen=True, slots=True)
class PaperAt:
    case: Case
    basis: Basis
    paper: Paper
    row: int


def _classified(take: Callable[[LineAt, LineClassification], bool | None]) -> Callable[[LineAt], bool | None]:
    return lambda at: take(at, at.line.classification) if at.line.classification else None


def _code_is_in_edition(at: LineAt, found: LineClassification) -> bool | None:
    if not found.codes or not found.edition:
        return None
    if at.basis.knows_code is None:
        return found.codes_in_edition
    known = [_is_in_one_of(found, code, at.basis.knows_code) for code in found.codes]
    if False in known:
        return False
    return None if None in known else True


def _is_in_one_of(found: LineClassification, code: str, knows_code: Callable[[str, str, str], bool | None]) -> bool | None:
    said = [knows_code(list_id, edition, code) for list_id, edition in found.editions]
    return True if True in said else next((one for one in said if one is not None), None)


def _is_newer_than_application(at: LineAt, found: LineClassification) -> bool | None:
    return None if found.legal_date is None else found.legal_date > (at.case.dated or at.basis.today)


def _has_old_edition(at: LineAt, found: LineClassification) -> bool | None:
    compared = [(edition, at.basis.newest_editions.get(list_id)) for list_id, edition in found.editions]
    known = [edition < newest for edition, newest in compared if edition and newest]
    return any(known) if known else None


def _total_differs(at: LineAt) -> bool | None:
    line = at.line
    if line.quantity is None or line.unit_price is None or line.value is None:
        return None
    return abs(line.quantity * line.unit_price - line.value) > Decimal("0.01")


def _hs_fits(at: LineAt) -> bool | None:
    digits = [len(number) for number in (at.line.hs, at.line.tariff) if number]
    if not digits:
        return None
    numbers_only = all(re.fullmatch(r"[0-9]+", number) for number in (at.line.hs, at.line.tariff) if number)
    agree = not (at.line.hs and at.line.tariff) or at.line.tariff.startswith(at.line.hs[:6])
    return numbers_only and agree and all(number in tariff_digits(at.case.exporter_country) for number in digits)


def _hs_is_unusual(at: LineAt, found: LineClassification) -> bool | None:
    """Whether no code of the line has a hint of the same heading; where there are no hints nobody can say."""
    if at.basis.hs_hints is None or len(at.line.hs) < _HEADING:
        return None
    hints = {hint[:_HEADING] for code in found.codes for held in found.editions for hint in at.basis.hs_hints(*held, code)}
    return at.line.hs[:_HEADING] not in hints if hints else None


LINE_ASPECTS: tuple[Aspect[LineAt], ...] = (
    yes_no("classified", "Was the line classified?", lambda at: at.line.classification is not None),
    choice("verdict", "How was it classified?", LineVerdict, lambda at: at.line.classification.verdict if at.line.classification else None),
    yes_no("codes_given", "Is a control code named?", lambda at: bool(at.line.classification and at.line.classification.codes)),
    yes_no("open_reason_given", "Is it said why the line is undecided?", _classified(lambda at, found: bool(found.open_reason))),
    yes_no("edition_given", "Is the edition of the list named?", _classified(lambda at, found: bool(found.list_id and found.edition))),
    yes_no("code_in_edition", "Does that edition hold the code?", _classified(_code_is_in_edition)),
    yes_no("code_looked_up", "Could anybody look the code up?", _classified(lambda at, found: _code_is_in_edition(at, found) is not None)),
    yes_no("edition_after_application", "Is the edition younger than the application?", _classified(_is_newer_than_application)),
    yes_no("edition_is_old", "Is a newer edition installed?", _classified(_has_old_edition)),
    yes_no("has_worksheet", "Is there a classification record?", _classified(lambda at, found: bool(found.record or found.ruling))),
    yes_no("list_is_whole", "Was the whole list installed?", _classified(lambda at, found: 0 < found.heads_of <= found.heads_installed)),
    yes_no("quantity_given", "Is there a quantity?", lambda at: at.line.quantity is not None),
    yes_no("quantity_positive", "Is it more than nothing?", lambda at: at.line.quantity is not None and at.line.quantity > 0),
    yes_no("unit_known", "Is its unit one of the form's?", lambda at: at.line.unit in UNITS),
    yes_no("value_given", "Is there a value?", lambda at: at.line.worth is not None),
    yes_no("value_is_zero", "Is the value nothing?", lambda at: at.line.worth is not None and at.line.worth <= 0),
    yes_no("currency_known", "Is its currency a currency?", lambda at: at.line.currency in CURRENCIES),
    yes_no("total_differs", "Does the value differ from quantity times price?", _total_differs),
    yes_no("hs_is_unusual", "Do the customs number and the control code rarely go together?", _classified(_hs_is_unusual)),
    yes_no("hs_fits", "Have the customs numbers the right length?", _hs_fits),
    yes_no("origin_known", "Is the origin a country?", lambda at: is_country(at.line.origin)),
    yes_no("origin_given", "Is an origin named?", lambda at: bool(at.line.origin)),
    yes_no("model_given", "Is there a model, or a reason why not?", lambda at: bool(at.line.model or at.line.no_model_because)),
    choice("line_kind", "What kind of thing is it?", LineKind, lambda at: at.line.kind),
    yes_no("is_incorporated", "Is it built into something else?", lambda at: at.line.is_incorporated),
    count("line_number", "Which line is it?", lambda at: at.row + 1),
)


def _is_forwarder(at: PartyAt) -> bool:
    if at.party.is_forwarder is not None:
        return at.party.is_forwarder
    return _FORWARDING.search(f"{at.party.legal_name} {at.party.business}") is not None


def _screening_days(at: PartyAt) -> bool | None:
    result = at.screening
    if result is None or result.screened_at is None:
        return None
    return (at.basis.today - result.screened_at.date()).days > at.basis.screening_days


def _name_changed(at: PartyAt) -> bool | None:
    return at.screening.name.casefold().split() != at.party.legal_name.casefold().split() if at.screening else None


PARTY_ASPECTS: tuple[Aspect[PartyAt], ...] = (
    several("party_roles", "What does it do in the deal?", Role, lambda at: at.party.roles),
    yes_no("is_final_party", "Does it receive or use the goods?", lambda at: any(at.party.has_role(role) for role in _FINAL_ROLES)),
    yes_no(
        "po_box", "Is the address a post-office box?", lambda at: _PO_BOX.search(f"{at.party.address} {at.party.address_local}") is not None
    ),
    yes_no("is_forwarder", "Does it forward goods for others?", _is_forwarder),
    yes_no("party_country_known", "Is its country a country?", lambda at: is_country(at.party.country)),
    yes_no("party_country_given", "Is a country named?", lambda at: bool(at.party.country)),
    yes_no("is_screened", "Was it held against the party lists?", lambda at: at.screening is not None),
    choice("screening", "How did the screening end?", ScreeningOutcome, lambda at: at.screening.outcome if at.screening else None),
    yes_no("screening_is_old", "Is the screening too old?", _screening_days),
    yes_no("screened_name_differs", "Was another name screened?", _name_changed),
    yes_no("role_words_given", "Is the other role said in words?", lambda at: bool(at.party.role_words)),
    choice("party_country", "Where is it?", country_names(), lambda at: at.party.country),
)


def _is_expired(at: PaperAt) -> bool | None:
    return None if at.paper.expires_on is None else at.paper.expires_on < at.basis.today


def _needs_translation(at: PaperAt) -> bool:
    return bool(at.paper.language) and at.paper.language not in {*at.basis.agency_languages, "en"}


PAPER_ASPECTS: tuple[Aspect[PaperAt], ...] = (
    choice("paper_kind", "What is it?", PaperKind, lambda at: at.paper.kind),
    choice("paper_form", "Original or copy?", PaperForm, lambda at: at.paper.form),
    yes_no("paper_title_given", "Has it a title?", lambda at: bool(at.paper.title)),
    yes_no("paper_pages_given", "Are its pages counted?", lambda at: at.paper.pages is not None and at.paper.pages > 0),
    yes_no("paper_expired", "Has it expired?", _is_expired),
    yes_no("paper_from_future", "Is it dated after today?", lambda at: at.paper.dated > at.basis.today if at.paper.dated else None),
    yes_no("needs_translation", "Is it in a language that the agency does not read?", _needs_translation),
    yes_no("translator_given", "Is its translator named?", lambda at: bool(at.paper.translator)),
    yes_no("letterhead_seen", "Does it stand on a letterhead?", lambda at: bool(at.paper.has_letterhead)),
)
