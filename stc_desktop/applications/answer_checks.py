"""Whether every box that the form wants filled is filled, and filled so that the form takes it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from stc_desktop.applications.answers import Value, limit_problem, value_of
from stc_desktop.applications.basis import Basis
from stc_desktop.applications.case_facts import line_facts
from stc_desktop.applications.cases import Case
from stc_desktop.applications.countries import is_country
from stc_desktop.applications.findings import Finding, Findings
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.forms import Section, SectionKind
from stc_desktop.applications.measures import CURRENCIES, UNITS
from stc_desktop.applications.paths import concrete
from stc_desktop.applications.weighing import Facts, is_required, is_shown

_ROLE = re.compile(r"parties\[([a-z_]+)\]")


def answer_findings(making: Findings, facts: Facts, basis: Basis) -> Iterator[Finding]:
    """Missing, misunderstood and unfitting answers of all fields that are asked."""
    for section in making.form.sections:
        if not is_shown(section, facts):
            continue
        yield from _counts(making, section)
        for field in section.all_fields:
            if "[]" not in field.path:
                yield from _field(making, field, facts)
        for row, row_facts in _rows(making.case, section, facts, basis):
            for field in section.all_fields:
                if "[]" in field.path:
                    yield from _field(making, field, row_facts, row)


def _rows(case: Case, section: Section, facts: Facts, basis: Basis) -> Iterator[tuple[int, Facts]]:
    if section.kind is SectionKind.PAPERS:
        yield from ((row, facts) for row in range(len(case.papers)))
    elif section.is_repeated:
        yield from enumerate(line_facts(case, facts, basis))


def _counts(making: Findings, section: Section) -> Iterator[Finding]:
    if not section.is_repeated or section.kind is SectionKind.PAPERS:
        return
    count, first = len(making.case.lines), section.all_fields[0] if section.all_fields else None
    few, many = making.check("R01e"), making.check("R10")
    if few and count < section.least:
        yield making.finding(few, words={"details": "No line of goods was entered"}, field=first)
    if many and section.most is not None and count > section.most:
        yield making.finding(many, words={"details": f"The form takes at most {section.most} lines; here are {count}"}, field=first)


def _field(making: Findings, field: FormField, facts: Facts, row: int | None = None) -> Iterator[Finding]:
    case = making.case
    place = concrete(case, field.path, row)
    typed = case.not_understood.get(place)
    if typed is not None:
        yield from _made(making, "R01b", field, row, {"details": f"“{typed}”"})
        return
    if not is_shown(field, facts):
        return
    reason = case.cannot_supply.get(place)
    if reason:
        yield from _made(making, "R01d", field, row, {"details": reason})
        return
    value = value_of(case, field, row)
    if value is None:
        if is_required(field, facts) and not _belongs_to_missing_party(case, field):
            yield from _made(making, "R01", field, row, {})
        return
    yield from _unfitting(making, field, value, row)


def _belongs_to_missing_party(case: Case, field: FormField) -> bool:
    """A party that is not named at all is missing once, by its name, and not once for each of its particulars."""
    found = _ROLE.match(field.path)
    return found is not None and not field.path.endswith(".legal_name") and case.party(found[1]) is None


def _unfitting(making: Findings, field: FormField, value: Value, row: int | None) -> Iterator[Finding]:
    problem = limit_problem(field, value) or _kind_problem(field, value)
    if problem:
        yield from _made(making, "R01c", field, row, {"details": problem[0]})
    elif field.pattern and not field.pattern_is_sure and isinstance(value, str) and not re.fullmatch(field.pattern, value):
        yield from _made(making, "R01g", field, row, {"details": f"“{value}” looks unusual"})


_KNOWN: Mapping[FieldType, Callable[[str], object]] = {
    FieldType.COUNTRY: is_country,
    FieldType.COUNTRIES: is_country,
    FieldType.CURRENCY: CURRENCIES.__contains__,
    FieldType.UNIT: UNITS.__contains__,
    FieldType.HS: re.compile(r"(\d{6}|\d{8}|\d{10})\Z", re.ASCII).match,
}


_SHAPES: Mapping[FieldType, type] = {
    FieldType.YES_NO: bool,
    FieldType.DATE: dt.date,
    FieldType.INTEGER: int,
    FieldType.MONEY: Decimal,
    FieldType.DECIMAL: Decimal,
    **dict.fromkeys((FieldType.TEXTS, FieldType.CHOICES, FieldType.COUNTRIES, FieldType.CODES), tuple),
}


def _kind_problem(field: FormField, value: Value) -> tuple[str, str] | None:
    """What is wrong with an answer that came from a file or another form, not from this page."""
    if not isinstance(value, _SHAPES.get(field.type, str)):
        return "the answer is of another kind than the form asks", "Answer again."
    fits = _KNOWN.get(field.type)
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        fits = {option.id for option in field.options}.__contains__
    if fits is None:
        return None
    texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    wrong = next((text for text in texts if not fits(text)), None)
    return None if wrong is None else (f"“{wrong}” is not one that the form knows", "Choose again.")


def _made(making: Findings, check_id: str, field: FormField, row: int | None, words: Mapping[str, str]) -> Iterator[Finding]:
    check = making.check(check_id)
    if check:
        yield making.finding(check, words=words, field=field, row=row)
