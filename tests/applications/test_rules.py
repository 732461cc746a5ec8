"""One case for every rule: the clean case has no such finding, the same case with one fault seeded has it, and it leads to its field."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from stc_desktop.applications.answers import with_reason, with_typed
from stc_desktop.applications.cases import Case, LicenceKind
from stc_desktop.applications.checks import Basis, Finding, Level, findings, is_final
from stc_desktop.applications.forms import Form
from stc_desktop.applications.lines import Line, LineClassification, LineVerdict
from stc_desktop.applications.papers import PaperForm
from stc_desktop.applications.parties import CaseParty, NumberKind, Registration, Role
from stc_desktop.applications.paths import set_at
from stc_desktop.applications.results import Need, Requirement, ScreeningOutcome, ScreeningResult
from stc_desktop.applications.sample import sample_case
from tests.applications.conftest import NOW

Seed = Callable[[Case], Case]
TODAY = NOW.date()


def clean() -> Case:
    """The sample without anything to look at: every party screened, the whole list installed."""
    case = sample_case(NOW, heads_installed=500, heads_of=500)
    screened = tuple(
        ScreeningResult(party_id=party.id, name=party.legal_name, outcome=ScreeningOutcome.CLEAR, screened_at=NOW) for party in case.parties
    )
    return replace(case, screenings=screened)


def at(path: str, value: object, row: int | None = None) -> Seed:
    return lambda case: set_at(case, path, value, row)


def line(**changes: object) -> Seed:
    return lambda case: replace(case, lines=(replace(case.lines[0], **changes), *case.lines[1:]))  # type: ignore[arg-type]


def classified(**changes: object) -> Seed:
    def seed(case: Case) -> Case:
        made = case.lines[0].classification
        assert made
        return line(classification=replace(made, **changes))(case)  # type: ignore[arg-type]

    return seed


def party(role: Role, **changes: object) -> Seed:
    def seed(case: Case) -> Case:
        changed = (replace(one, **changes) if one.has_role(role) else one for one in case.parties)  # type: ignore[arg-type]
        return replace(case, parties=tuple(changed))

    return seed


def paper(**changes: object) -> Seed:
    def seed(case: Case) -> Case:
        kept = case.papers[:10]
        return replace(case, papers=(*kept, replace(case.papers[10], **changes), *case.papers[11:]))  # type: ignore[arg-type]

    return seed


def screening(**changes: object) -> Seed:
    return lambda case: replace(case, screenings=(*case.screenings[:1], replace(case.screenings[1], **changes), *case.screenings[2:]))  # type: ignore[arg-type]


def both(*seeds: Seed) -> Seed:
    def seed(case: Case) -> Case:
        for one in seeds:
            case = one(case)
        return case

    return seed


def without_number(kind: NumberKind) -> Seed:
    def seed(case: Case) -> Case:
        exporter = case.parties[0]
        kept = tuple(one for one in exporter.registrations if one.kind is not kind)
        return replace(case, parties=(replace(exporter, registrations=kept), *case.parties[1:]))

    return seed


def another(role: Role, name: str) -> Seed:
    given = CaseParty(id="p9", roles=(role,), legal_name=name, address="Road 1", city="Lamphun", country="TH", is_forwarder=False)
    result = ScreeningResult(party_id="p9", name=name, outcome=ScreeningOutcome.CLEAR, screened_at=NOW)
    return lambda case: replace(case, parties=(*case.parties, given), screenings=(*case.screenings, result))


def field_of(forms: dict[str, Form], form_id: str, field_id: str, act: Callable[..., Case], text: str, row: int | None = None) -> Seed:
    return lambda case: act(case, forms[form_id].field(field_id), text, row)


@dataclass(frozen=True)
class Rule:
    """A seeded fault: the rule that must find it, on which form, where it leads, and what else follows from the same fault."""

    id: str
    seed: Seed
    leads_to: str = ""
    form: str = "GEN-LIC"
    follows: tuple[str, ...] = ()


DAY = dt.timedelta(days=1)


def changed(on: dt.date, told: dt.date | None) -> Seed:
    """The facts of the exporter's compliance programme changed, and the ministry was asked to record it or not."""

    def seed(case: Case) -> Case:
        path = "parties[exporter].registrations[compliance_programme]"
        return set_at(set_at(case, f"{path}.changed_on", on), f"{path}.told_on", told)

    return seed


ELEVEN = lambda case: replace(case, lines=(*case.lines, case.lines[0]))  # noqa: E731
RULES = [
    Rule("R01", at("movement.exit_point", None), "exit_point"),
    Rule("R01", at("lines[].maker", None, 3), "line.maker"),
    Rule("R01", at("temporary.is_temporary", None), "temporary"),
    Rule("R01", at("extra.SG-IC.reexport_to", None), "reexport_to", form="SG-IC"),
    Rule("R01", at("lines[].extra.SG-IC/cif_sgd", None, 2), "cif_sgd", form="SG-IC"),
    Rule("R01", at("parties[exporter].registrations[eori].number", None), "exporter.eori", form="EU-A3A"),
    Rule("R01", at("lines[].extra.PH-AUTH/nsgl_annex", None, 0), "nsgl_annex", form="PH-AUTH"),
    Rule("R01", at("statement.validity", None), "validity", form="GEN-EUS"),
    Rule("R01c", at("movement.destination", "XX"), "destination_asked"),
    Rule("R01c", line(tariff="850440"), "hs8", form="SG-IC"),
    Rule("R01c", at("movement.exit_point", "x" * 81), "exit_point"),
    Rule("R01e", lambda case: replace(case, lines=()), "line.name", follows=("W33",)),
    Rule("R01f", lambda case: replace(case, papers=case.papers[1:]), "paper.title"),
    Rule("R01g", at("parties[importer].registrations[uen].number", "?"), "importer.uen", form="SG-IC"),
    Rule("R02", line(name="not in this edition"), "line.codes"),
    Rule("R02b", classified(edition=""), "line.codes"),
    Rule("R02c", line(name="cannot be looked up"), "line.codes"),
    Rule("R03", classified(legal_date=TODAY + DAY), "line.codes"),
    Rule("R04", line(hs="8504409"), "line.hs", follows=("R01c",)),
    Rule("R04", line(tariff="90262090"), "line.hs"),
    Rule("R05", line(origin="ZZ"), "line.origin", follows=("R01c",)),
    Rule("R05b", party(Role.BROKER, country="ZZ"), "broker.legal_name", follows=("R01c",)),
    Rule("R06", line(quantity=Decimal(0), value=Decimal(0), unit_price=Decimal(0)), "line.quantity", follows=("W09", "W33")),
    Rule("R06b", line(unit="crate"), "line.unit", follows=("R01c",)),
    Rule("R07", line(value=Decimal("25680.02")), "line.value", follows=("W33",)),
    Rule("R08", line(currency="XQX"), "line.currency", follows=("R01c", "R08b")),
    Rule("R08b", line(currency="VND"), "line.currency"),
    Rule(
        "R09",
        both(
            at("temporary.is_temporary", True),
            at("temporary.return_on", TODAY),
            at("temporary.reason", "A fair"),
            at("temporary.stays_under_control", True),
        ),
        "return_on",
    ),
    Rule("R10", ELEVEN, "line.name", form="SG-IC"),
    Rule("R15", both(at("licence_kind", LicenceKind.GLOBAL), without_number(NumberKind.COMPLIANCE_PROGRAMME)), "exporter.compliance_no"),
    Rule("R16", both(at("licence_kind", LicenceKind.TERM), without_number(NumberKind.COMPLIANCE_PROGRAMME)), "exporter.compliance_no"),
    Rule("R17", both(at("exporter_country", "PH"), without_number(NumberKind.STRATEGIC_TRADE)), "exporter.strategic_trade_no"),
    Rule("R18", another(Role.CONSIGNEE, "Lamphun Stores"), "direct"),
    Rule("R19", another(Role.ULTIMATE_END_USER, "lanna motor drive co., ltd."), "ultimate_end_user.legal_name"),
    Rule("R20", at("catch_all.suspected", None), "told", follows=("R01",)),
    Rule("R21", at("catch_all.suspected", True), "suspected", follows=("R01", "R21b")),
    Rule("R21b", both(at("catch_all.known", True), at("catch_all.known_details", "The buyer said so.")), "suspected"),
    Rule("R22", line(classification=None), "line.codes"),
    Rule("R23", classified(verdict=LineVerdict.UNDECIDED), "line.open_reason", follows=("W26",)),
    Rule("R23b", classified(codes=()), "line.codes"),
    Rule("R24", screening(outcome=ScreeningOutcome.UNDECIDED), "end_user.legal_name"),
    Rule("R24", screening(outcome=ScreeningOutcome.MATCH), "end_user.legal_name"),
    Rule("R25", at("starts_on", TODAY + 57 * DAY), "starts_on"),
    Rule("R25b", at("ends_on", TODAY), "ends_on"),
    Rule("R25c", at("movement.arrives_on", TODAY), "planned_on"),
    Rule("R26", at("statement.signer_works_for_exporter", True), "statement_exporter_staff", form="GEN-EUS"),
    Rule("R27", at("statement.signed_on", TODAY + DAY), "statement_signed_on", form="GEN-EUS"),
    Rule("R28", at("dated", TODAY + DAY), "dated"),
    Rule("W01", party(Role.END_USER, address="P.O. Box 17"), "end_user.legal_name"),
    Rule("W02", party(Role.END_USER, is_forwarder=None, business="Freight forwarding"), "end_user.legal_name"),
    Rule("W03", at("statement.signed_on", TODAY - 200 * DAY), "statement_signed_on", form="GEN-EUS", follows=("W29",)),
    Rule("W04", paper(says={"parties[end_user].legal_name": "Lanna Motors Ltd."}), "paper.title"),
    Rule("W04", paper(says={"lines[0].quantity": "13"}), "paper.title"),
    Rule("W05", at("end_use.text", "Industrial use."), "end_use"),
    Rule("W05", at("end_use.text", "For general industrial purposes, trading and production in industry and trade use."), "end_use"),
    Rule("W06", lambda case: replace(case, papers=tuple(p for p in case.papers if p.kind != "technical_specification")), "", form="SG-IC"),
    Rule("W07", classified(record=""), "line.codes"),
    Rule("W08", screening(screened_at=NOW - 91 * DAY), "end_user.legal_name"),
    Rule("W08b", lambda case: replace(case, screenings=case.screenings[:5]), "purchaser.legal_name"),
    Rule("W08c", screening(name="Lana Motor"), "end_user.legal_name"),
    Rule("W09", line(unit_price=Decimal(0), value=Decimal(0)), "line.unit_price", follows=("W33",)),
    Rule("W11", paper(translator=""), "paper.title"),
    Rule("W12", at("statement.signer_is_manager", None), "statement_manager", form="GEN-EUS"),
    Rule("W13", lambda case: replace(case, requirement=Requirement(needed=Need.YES, lead_time_days=60)), "planned_on"),
    Rule(
        "R14",
        both(
            at("exporter_country", "MY"),
            at("catch_all.told", True),
            at("catch_all.told_details", "A letter."),
            at("movement.planned_on", TODAY + 29 * DAY),
            at("starts_on", None),
        ),
        "planned_on",
        follows=("R21b",),
    ),
    Rule("E23", changed(TODAY - 12 * DAY, None), "exporter.compliance_changed"),
    Rule("E23", changed(TODAY - 30 * DAY, TODAY - 19 * DAY), "exporter.compliance_changed"),
    Rule("W04", paper(says={"contract_number": "LMD-PO-2213"}), "paper.title"),
    Rule("W04", paper(says={"end_user": "Lanna Motors Ltd."}), "paper.title"),
    Rule("W04", paper(says={"total": "USD 155,372.01"}), "paper.title"),
    Rule("W04", paper(says={"total": "THB 155,372.00"}), "paper.title"),
    Rule("W04", paper(says={"models": "VP-400; VP-500"}), "paper.title"),
    Rule("W22", paper(says={"total": "155,371.99"}), "paper.title"),
    Rule("W16", line(hs="841950", tariff="84195090"), "line.hs"),
    Rule("W14", at("dated", dt.date(2026, 9, 30)), "", follows=("R03",)),
    Rule("W15", classified(edition="2021"), "line.codes"),
    Rule("W17", paper(has_letterhead=None), "paper.title"),
    Rule("W19", paper(form=PaperForm.COPY), "paper.title"),
    Rule("W23", at("statement.altered_after_signing", True), "statement_altered", form="GEN-EUS"),
    Rule("W26", classified(verdict=LineVerdict.UNDECIDED, open_reason="The maker has not answered."), "line.codes"),
    Rule("W27", classified(verdict=LineVerdict.NOT_LISTED, codes=(), heads_installed=499), "line.codes"),
    Rule("W28", both(at("movement.planned_on", TODAY - DAY), at("starts_on", None)), "planned_on"),
    Rule("W29", at("statement.signed_on", TODAY - 30 * DAY), "statement_signed_on", form="GEN-EUS"),
    Rule("W30", at("exporter_country", "TH"), "", form="PH-AUTH"),
    Rule("W31", line(model=""), "line.model"),
    Rule("W32", at("deal.signed_on", TODAY + DAY), "contract_date"),
    Rule("W33", at("deal.value", Decimal(1)), "contract_value"),
    Rule("W34", at("end_use.military_use", True), "military_user"),
    Rule("W35", paper(expires_on=TODAY - DAY), "paper.title"),
    Rule("W36", paper(dated=TODAY + DAY), "paper.title"),
    Rule("PH-01", at("exporter_country", "VN"), "line.name", form="PH-AUTH"),
]
SEEDED_BY_TYPING = {"R01b", "R01d"}
ALWAYS_THERE = {"GEN-LIC": set[str](), "GEN-EUS": set[str](), "SG-IC": set[str](), "EU-A3A": {"W30"}, "PH-AUTH": {"W30", "PH-01"}}


def _basis() -> Basis:
    return Basis(
        today=TODAY,
        knows_code=lambda list_id, edition, code: True,
        hs_hints=lambda list_id, edition, code: {"3A225": ("850440", "850490")}.get(code, ()),
        newest_editions={"eu-annex-1": "2025-11-15"},
        agency_languages=("vi", "en"),
    )


def _for(case: Case) -> Basis:
    name = case.lines[0].name if case.lines else ""
    if name == "cannot be looked up":
        return replace(_basis(), knows_code=lambda list_id, edition, code: None)
    if name == "not in this edition":
        return replace(_basis(), knows_code=lambda list_id, edition, code: False)
    return _basis()


def _found(case: Case, form: Form) -> tuple[Finding, ...]:
    return findings(case, form, _for(case))


@pytest.mark.parametrize("form_id", list(ALWAYS_THERE))
def test_the_clean_case_has_nothing_but_what_follows_from_its_country(forms: dict[str, Form], form_id: str) -> None:
    assert {one.id for one in _found(clean(), forms[form_id])} == ALWAYS_THERE[form_id]


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.id}-{number}" for number, rule in enumerate(RULES)])
def test_each_rule_finds_its_fault_and_nothing_else(forms: dict[str, Form], rule: Rule) -> None:
    form = forms[rule.form]
    found = _found(rule.seed(clean()), form)
    mine = [one for one in found if one.id == rule.id]
    assert mine, f"{rule.id} is silent; found {[one.id for one in found]}"
    unexpected = {one.id for one in found} - {rule.id, *rule.follows} - ALWAYS_THERE[rule.form]
    if rule.id not in {"R02", "R02c"}:  # these hold for every line at once
        assert unexpected == set()
    assert mine[0].field_id == rule.leads_to
    if rule.leads_to:
        assert form.field(rule.leads_to)
        assert mine[0].path
    assert all(part and not part.isspace() and "{" not in part for part in (mine[0].sentence, mine[0].why, mine[0].how_to_fix))


def test_every_rule_of_every_form_has_a_case(forms: dict[str, Form]) -> None:
    seeded = {rule.id for rule in RULES} | SEEDED_BY_TYPING
    assert {check.id for form in forms.values() for check in form.checks} == seeded


@pytest.mark.parametrize(
    ("rule", "seed"),
    [
        ("R14", both(at("exporter_country", "MY"), at("catch_all.told", True), at("movement.planned_on", TODAY + 30 * DAY))),
        ("R14", both(at("exporter_country", "MY"), at("movement.planned_on", TODAY + 3 * DAY))),
        ("R14", both(at("catch_all.told", True), at("movement.planned_on", TODAY + 3 * DAY))),
        ("E23", changed(TODAY - 9 * DAY, None)),  # seven working days are not over
        ("E23", changed(TODAY - 300 * DAY, TODAY - 291 * DAY)),
        ("E23", both(at("exporter_country", "PH"), changed(TODAY - 60 * DAY, None))),
        ("W04", paper(says={"total": "155372", "models": "vp-400;\n SH-DRIVE 4.2", "end_user": "LANNA MOTOR DRIVE CO., LTD"})),
        ("W04", paper(says={"total": "155,371.99"})),  # W22 says it better
        ("W22", paper(says={"total": "155,372.00"})),
        ("W22", paper(says={"total": "155,372.01"})),
        ("W22", paper(says={"total": "see page 2"})),
        ("W16", line(hs="850490", tariff="85049000")),
        ("W16", classified(codes=("3A225", "2B350.d"))),
        ("W16", both(line(hs="841950", tariff="84195090"), classified(codes=("2B350.d",)))),  # no hints, no judgement
    ],
)
def test_a_rule_is_silent_where_its_fault_is_not(forms: dict[str, Form], rule: str, seed: Seed) -> None:
    assert rule not in {one.id for one in _found(seed(clean()), forms["GEN-LIC"])}


def test_typed_nonsense_and_a_reason_are_found(forms: dict[str, Form]) -> None:
    form = forms["GEN-LIC"]
    typed = field_of(forms, "GEN-LIC", "planned_on", with_typed, "soon")(clean())
    assert [(one.id, one.level, one.field_id) for one in _found(typed, form)] == [("R01b", Level.RED, "planned_on")]
    reasoned = field_of(forms, "GEN-LIC", "exit_point", with_reason, "the forwarder decides")(clean())
    assert [(one.id, one.level) for one in _found(reasoned, form)] == [("R01d", Level.YELLOW)]


def test_red_blocks_a_final_print_and_yellow_does_not(forms: dict[str, Form]) -> None:
    form = forms["GEN-LIC"]
    assert is_final(_found(at("end_use.text", "Industrial use.")(clean()), form))
    assert not is_final(_found(at("movement.exit_point", None)(clean()), form))


def test_a_suspicion_tells_the_person_to_stop(forms: dict[str, Form]) -> None:
    found = _found(at("catch_all.suspected", True)(clean()), forms["EU-A3A"])
    assert any(one.is_stop and "Do not ship" in one.sentence for one in found)
    with_details = both(at("catch_all.suspected", True), at("catch_all.suspected_details", "Paid in cash by a stranger."))(clean())
    found = _found(with_details, forms["GEN-LIC"])
    assert any(one.is_stop for one in found)
    assert is_final(found), "the authority can only be asked if the application can be filed"


def test_a_missing_party_is_said_once_and_by_its_box(forms: dict[str, Form]) -> None:
    nobody = replace(clean(), parties=clean().parties[:1], screenings=())
    missing = [one for one in _found(nobody, forms["GEN-LIC"]) if one.field_id.startswith("end_user")]
    assert [(one.id, one.field_id, one.box) for one in missing] == [("R01", "end_user.legal_name", "6a")]
    assert missing[0].sentence.startswith("End user: ")


def test_findings_depend_on_the_day_that_is_given(forms: dict[str, Form]) -> None:
    form = forms["GEN-LIC"]
    later = replace(_basis(), today=TODAY + 100 * DAY)
    assert {one.id for one in findings(clean(), form, later)} >= {"W08", "W28"}


def test_registration_numbers_of_another_kind_do_not_count(forms: dict[str, Form]) -> None:
    case = without_number(NumberKind.EORI)(clean())
    exporter = replace(case.parties[0], registrations=(*case.parties[0].registrations, Registration(kind=NumberKind.OTHER, number="X")))
    found = _found(replace(case, parties=(exporter, *case.parties[1:])), forms["EU-A3A"])
    assert "exporter.eori" in {one.field_id for one in found if one.id == "R01"}


def test_more_lines_do_not_hide_an_unclassified_one(forms: dict[str, Form]) -> None:
    case = replace(clean(), lines=(*clean().lines, Line(name="Crate", classification=None)))
    assert [one.row for one in _found(case, forms["GEN-LIC"]) if one.id == "R22"] == [10]


def test_an_unlooked_code_is_never_said_to_be_there(forms: dict[str, Form]) -> None:
    case = line(classification=LineClassification(verdict=LineVerdict.CONTROLLED, codes=("9Z999",), list_id="x", edition="y", record="r"))(
        clean()
    )
    found = findings(case, forms["GEN-LIC"], Basis(today=TODAY))
    assert {one.id for one in found if one.row == 0} == {"R02c"}
