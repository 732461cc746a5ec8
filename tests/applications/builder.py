"""Makes cases for any form: the smallest that the form takes, and one with every answer at its limit."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from stc_desktop.applications.answers import Value, is_empty, value_of, with_value
from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import Basis, Finding, Level, findings
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.forms import Form
from stc_desktop.applications.lines import Line, LineClassification, LineVerdict
from stc_desktop.applications.papers import Paper, PaperForm, PaperKind

TODAY = dt.date(2026, 11, 23)
CLASSIFIED = LineClassification(
    verdict=LineVerdict.CONTROLLED,
    codes=("3A225",),
    list_id="eu-annex-1",
    edition="2025-11-15",
    legal_date=dt.date(2025, 11, 15),
    record="C-1",
)
# Answers that must fit each other; everything else follows from the type of the field.
COHERENT: dict[str, Value] = {
    "exporter_country": "VN",
    "dated": TODAY,
    "starts_on": TODAY + dt.timedelta(days=10),
    "ends_on": TODAY + dt.timedelta(days=300),
    "movement.planned_on": TODAY + dt.timedelta(days=60),
    "temporary.is_temporary": False,
    "temporary.return_on": TODAY + dt.timedelta(days=90),
    "movement.is_direct": True,
    "catch_all.told": False,
    "catch_all.known": False,
    "catch_all.suspected": False,
    "deal.signed_on": TODAY - dt.timedelta(days=20),
    "statement.signed_on": TODAY - dt.timedelta(days=2),
    "statement.valid_until": TODAY + dt.timedelta(days=300),
    "statement.signer_works_for_exporter": False,
    "lines[].hs": "850440",
    "lines[].tariff": "85044090",
    "lines[].classification.codes": ("3A225",),
    "lines[].origin": "VN",
    "lines[].quantity": Decimal(12),
    "lines[].unit_price": Decimal("2140.00"),
    "lines[].value": Decimal("25680.00"),
    "lines[].cas": ("151-50-8",),
    "licence_kind": "single",
}


def answer_for(field: FormField, *, fill: str = "") -> Value:
    """An answer that the field takes: a given one, the example's kind, or the longest text made of `fill`."""
    if field.path in COHERENT:
        return COHERENT[field.path]
    texts = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CODE}
    if field.type in texts and field.pattern:
        return field.example or "202699123K"
    if field.type in texts:
        return _text(fill, field.max_len or 40) if fill else "Winding line in building 4"[: field.max_len]
    by_type: dict[FieldType, Value] = {
        FieldType.TEXTS: tuple(f"{fill or 'by hand'} {number}" for number in range(field.max_items or 2)),
        FieldType.DATE: TODAY - dt.timedelta(days=30),
        FieldType.YES_NO: False,
        FieldType.CHOICE: field.options[0].id if field.options else "",
        FieldType.CHOICES: tuple(option.id for option in field.options[:1]),
        FieldType.COUNTRY: "SG" if field.id == "importer.country" else "TH",
        FieldType.COUNTRIES: ("LA", "TH"),
        FieldType.CODES: ("3A225",),
        FieldType.HS: "850440",
        FieldType.MONEY: Decimal("25680.00"),
        FieldType.DECIMAL: Decimal(12),
        FieldType.INTEGER: 3,
        FieldType.UNIT: "NAR",
        FieldType.CURRENCY: field.currency or "USD",
        FieldType.PHONE: "+84 236 555 0142",
        FieldType.EMAIL: "anh@firm.example",
        FieldType.URL: "https://firm.example",
    }
    return by_type[field.type]


def _text(fill: str, length: int) -> str:
    return (f"{fill} " * (length // len(fill) + 1))[:length].rstrip()


def smallest(form: Form, basis: Basis) -> Case:
    """Only what the form cannot do without, found by answering what it asks for until it asks for nothing more."""
    case = Case(lines=(Line(classification=CLASSIFIED),))
    for _ in range(8):
        red = [one for one in findings(case, form, basis) if one.level is Level.RED]
        if not red:
            return case
        case = _mended(case, form, red)
    raise AssertionError([one.sentence for one in red])


def _mended(case: Case, form: Form, red: Iterable[Finding]) -> Case:
    for one in red:
        if one.id == "R01f":
            kinds = [demand.kind for demand in form.papers if demand.required or demand.required_if]
            case = replace(case, papers=tuple(_paper(number, kind) for number, kind in enumerate(kinds, 1)))
        elif one.id == "R01":
            field = form.field(one.field_id)
            row = one.row if "[]" in field.path else None
            if is_empty(value_of(case, field, row)):
                case = with_value(case, field, answer_for(field), row)
    return case


def _paper(number: int, kind: str) -> Paper:
    return Paper(
        id=f"a{number}", kind=PaperKind(kind), title=f"Paper {number}", form=PaperForm.ORIGINAL, pages=2, language="en", has_letterhead=True
    )


def full(form: Form, *, lines: int, fill: str) -> Case:
    """Every field answered, every text as long as it may be, every list as full as it may be."""
    case = Case(lines=tuple(Line(classification=CLASSIFIED) for _ in range(lines)))
    case = replace(case, papers=tuple(_paper(number, kind) for number, kind in enumerate(PaperKind, 1)))
    skipped = ("parties[ultimate_end_user]", "parties[consignee]", "papers[]")
    for field in form.fields:
        if field.path.startswith(skipped):
            continue
        rows = range(lines) if "[]" in field.path else (None,)
        for row in rows:
            case = with_value(case, field, answer_for(field, fill=fill), row)
    return case
