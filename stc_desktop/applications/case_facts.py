"""What is known about a case as a whole, for conditions of fields and for checks."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from stc_desktop.applications.answers import value_of
from stc_desktop.applications.basis import Basis
from stc_desktop.applications.cases import Activity, Case, Disposition, LicenceKind, TransportMode
from stc_desktop.applications.countries import country_names
from stc_desktop.applications.date_facts import DATE_ASPECTS, CaseAt
from stc_desktop.applications.fact_making import Aspect, choice, count, facts_of, register_of, several, yes_no
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.forms import Form
from stc_desktop.applications.lines import LineKind, LineVerdict
from stc_desktop.applications.papers import PaperKind
from stc_desktop.applications.part_facts import LINE_ASPECTS, LineAt
from stc_desktop.applications.parties import NumberKind, Role
from stc_desktop.rules.facts import Amount, Choice, Fact, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind, Register

_VAGUE = frozenset(
    {"industrial", "industry", "general", "trading", "trade", "use", "commercial", "business", "production", "manufacturing"}
)
_SHORTEST_END_USE = 60


def _is_vague(at: CaseAt) -> bool | None:
    text = at.case.end_use.text.strip()
    if not text:
        return None
    words = {word.strip(".,;").casefold() for word in text.split()}
    return len(text) < _SHORTEST_END_USE or words <= _VAGUE | {
        "for",
        "and",
        "in",
        "of",
        "the",
        "purpose",
        "purposes",
        "application",
        "applications",
    }


def _contract_differs(at: CaseAt) -> bool | None:
    total, deal = at.case.total, at.case.deal
    return None if total is None or deal.value is None or deal.currency != at.case.currency else total != deal.value


def _same_end_user(at: CaseAt) -> bool | None:
    user, last = at.case.party(Role.END_USER), at.case.party(Role.ULTIMATE_END_USER)
    return user.id == last.id or user.legal_name.casefold() == last.legal_name.casefold() if user and last else None


def _has_other_consignee(at: CaseAt) -> bool:
    user, consignee = at.case.party(Role.END_USER), at.case.party(Role.CONSIGNEE)
    return consignee is not None and (user is None or user.id != consignee.id)


def _exporter_number(kind: NumberKind) -> Aspect[CaseAt]:
    def given(at: CaseAt) -> bool:
        exporter = at.case.party(Role.EXPORTER)
        return bool(exporter and exporter.number(kind))

    return yes_no(f"exporter_has_{kind}_number", f"Has the exporter a number of the kind {kind.replace('_', ' ')}?", given)


def _has_role(role: Role) -> Aspect[CaseAt]:
    return yes_no(f"has_{role}", f"Is there a {role.replace('_', ' ')}?", lambda at: at.case.party(role) is not None)


def _has_paper(kind: PaperKind) -> Aspect[CaseAt]:
    question = f"Is a paper of the kind {kind.replace('_', ' ')} laid behind?"
    return yes_no(f"paper_{kind}", question, lambda at: any(paper.kind == kind for paper in at.case.papers))


def _any_verdict(verdict: LineVerdict) -> Aspect[CaseAt]:
    def found(at: CaseAt) -> bool:
        return any(line.classification is not None and line.classification.verdict == verdict for line in at.case.lines)

    return yes_no(f"any_line_{verdict}", f"Is a line {verdict.replace('_', ' ')}?", found)


def _is_intangible(at: CaseAt) -> bool:
    case = at.case
    return (
        case.activity is Activity.INTANGIBLE_TRANSFER
        or case.movement.mode is TransportMode.ELECTRONIC
        or any(line.kind is LineKind.TECHNOLOGY for line in case.lines)
    )


CASE_ASPECTS: tuple[Aspect[CaseAt], ...] = (
    choice("activity", "What is done?", Activity, lambda at: at.case.activity),
    choice("licence_kind", "Which kind of licence is asked for?", LicenceKind, lambda at: at.case.licence_kind),
    choice("exporter_country", "Which country's rules apply?", country_names(), lambda at: at.case.exporter_country),
    choice("destination", "Where do the goods end?", country_names(), lambda at: at.case.movement.destination),
    choice("transport_mode", "How do they go?", TransportMode, lambda at: at.case.movement.mode),
    yes_no("is_temporary", "Do the goods come back?", lambda at: at.case.temporary.is_temporary),
    yes_no("stays_under_control", "Do they stay under the exporter's control?", lambda at: at.case.temporary.stays_under_control),
    yes_no("is_direct", "Do they go straight to the end user?", lambda at: at.case.movement.is_direct),
    yes_no("is_intangible", "Does something leave without a parcel?", _is_intangible),
    yes_no("has_other_consignee", "Is the consignee somebody else than the end user?", _has_other_consignee),
    yes_no("same_end_users", "Are end user and ultimate end user the same?", _same_end_user),
    count("line_count", "How many lines are there?", lambda at: len(at.case.lines)),
    count("currency_count", "How many currencies are used?", lambda at: len({line.currency for line in at.case.lines if line.currency})),
    yes_no("any_line_incorporated", "Is a line built into something else?", lambda at: any(line.is_incorporated for line in at.case.lines)),
    yes_no(
        "any_technology",
        "Is software or technology among the lines?",
        lambda at: any(line.kind in {LineKind.SOFTWARE, LineKind.TECHNOLOGY} for line in at.case.lines),
    ),
    *(_any_verdict(verdict) for verdict in LineVerdict),
    yes_no("told", "Did the authority tell of a concern?", lambda at: at.case.catch_all.told),
    yes_no("known", "Is a weapons or military use known?", lambda at: at.case.catch_all.known),
    yes_no("suspected", "Is one suspected?", lambda at: at.case.catch_all.suspected),
    yes_no("told_answered", "Was the first question answered?", lambda at: at.case.catch_all.told is not None),
    yes_no("known_answered", "Was the second question answered?", lambda at: at.case.catch_all.known is not None),
    yes_no("suspected_answered", "Was the third question answered?", lambda at: at.case.catch_all.suspected is not None),
    yes_no(
        "told_without_details",
        "Is the answer yes without a word of why? (told)",
        lambda at: bool(at.case.catch_all.told) and not at.case.catch_all.told_details,
    ),
    yes_no(
        "known_without_details",
        "Is the answer yes without a word of why? (known)",
        lambda at: bool(at.case.catch_all.known) and not at.case.catch_all.known_details,
    ),
    yes_no(
        "suspected_without_details",
        "Is the answer yes without a word of why? (suspected)",
        lambda at: bool(at.case.catch_all.suspected) and not at.case.catch_all.suspected_details,
    ),
    several("dispositions", "What happens to the goods?", Disposition, lambda at: at.case.end_use.dispositions),
    yes_no("disposition_countries_given", "Are the countries named?", lambda at: bool(at.case.end_use.disposition_countries)),
    yes_no("military_use", "Does a military body use the goods?", lambda at: at.case.end_use.military_use),
    yes_no("end_use_is_vague", "Is the end use said in general words only?", _is_vague),
    yes_no("contract_value_differs", "Does the contract name another total?", _contract_differs),
    *DATE_ASPECTS,
    *(_has_role(role) for role in Role),
    *(_exporter_number(kind) for kind in NumberKind),
    *(_has_paper(kind) for kind in PaperKind),
)


def case_register() -> Register:
    """Every property of a case that a condition may name."""
    return register_of(CASE_ASPECTS)


def field_property(field: FormField) -> Property:
    """The property under which a condition of the same form names a field: its answer, or whether there is one."""
    kinds = {
        FieldType.YES_NO: PropertyKind.YES_NO,
        FieldType.CHOICE: PropertyKind.CHOICE,
        FieldType.COUNTRY: PropertyKind.CHOICE,
        FieldType.CHOICES: PropertyKind.SEVERAL,
        FieldType.COUNTRIES: PropertyKind.SEVERAL,
        FieldType.INTEGER: PropertyKind.COUNT,
        FieldType.DECIMAL: PropertyKind.COUNT,
    }
    kind = kinds.get(field.type)
    options = {option.id: option.id for option in field.options}
    if field.type in {FieldType.COUNTRY, FieldType.COUNTRIES}:
        options = dict(country_names())
    name, answered = (field.id, kind) if kind else (f"{field.id}_given", PropertyKind.YES_NO)
    return Property(id=name, question=field.label.get("en", field.id), kind=answered, dimension=answered.value, options=options)


def case_facts(case: Case, form: Form, basis: Basis) -> Mapping[str, Fact]:
    """All facts of the case, and the answers of this form's own fields under their ids."""
    return {**facts_of(CASE_ASPECTS, CaseAt(case, basis)), **dict(_field_facts(case, form))}


def _field_facts(case: Case, form: Form) -> Iterator[tuple[str, Fact]]:
    for field in form.fields:
        if "[]" in field.path:
            continue
        value = value_of(case, field)
        name = field_property(field).id
        if name.endswith("_given") and name != field.id:
            yield name, YesNo(value is not None)
        elif isinstance(value, bool):
            yield name, YesNo(value)
        elif isinstance(value, tuple):
            yield name, Several(frozenset(value))
        elif isinstance(value, str):
            yield name, Choice(value)
        elif isinstance(value, int | Decimal):
            yield name, Amount(low=Fraction(value), high=Fraction(value), written=str(value))


def line_facts(case: Case, facts: Mapping[str, Fact], basis: Basis) -> tuple[Mapping[str, Fact], ...]:
    """For each line the facts of the case together with its own."""
    return tuple({**facts, **facts_of(LINE_ASPECTS, LineAt(case, basis, line, row))} for row, line in enumerate(case.lines))
