"""Papers that the form wants behind it, what papers say against what the application says, and whether the form itself is the right one."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from stc_desktop.applications.basis import Basis
from stc_desktop.applications.cases import Case
from stc_desktop.applications.countries import EU_MEMBERS, country_shown, is_country
from stc_desktop.applications.findings import Finding, Findings
from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import Form
from stc_desktop.applications.numbers_and_dates import date_shown, parse_number
from stc_desktop.applications.papers import STATED
from stc_desktop.applications.parties import Role
from stc_desktop.applications.paths import get_at
from stc_desktop.applications.weighing import Facts, holds
from stc_desktop.rules.errors import UserFixable


def paper_findings(making: Findings, facts: Facts) -> Iterator[Finding]:
    """Missing papers, and papers that say otherwise than the application."""
    yield from _missing(making, facts)
    for row, paper in enumerate(making.case.papers):
        for name, said in paper.says.items():
            path = STATED.get(name, name)
            difference = said_otherwise(making.case, path, said)
            check = making.check("W22" if path == STATED["total"] and _is_less(making.case, said) else "W04")
            if check and difference:
                words = {"paper": paper.title or f"Paper {row + 1}", "details": difference}
                yield making.finding(check, words=words, row=row)


def _is_less(case: Case, said: str) -> bool:
    stated = _amount(said, case.currency)
    return stated is not None and case.total is not None and stated < case.total


def _missing(making: Findings, facts: Facts) -> Iterator[Finding]:
    check, reasoned = making.check("R01f"), making.check("R01d")
    held = {paper.kind.value for paper in making.case.papers}
    first = making.form.field_at("papers[].title")
    for demand in making.form.papers:
        if demand.kind in held or not (demand.required or holds(demand.required_if, facts)):
            continue
        title = words_in(demand.title, making.language)
        reason = making.case.cannot_supply.get(f"papers[{demand.kind}]")
        if reason and reasoned:
            yield making.finding(reasoned, words={"field": title, "details": reason}, field=first)
        elif check:
            yield making.finding(check, words={"details": title}, field=first)


def said_otherwise(case: Case, path: str, said: str) -> str:
    """How a paper's word differs from the application's, "" where they agree; spaces, case and a dot at the end do not count."""
    if path == STATED["models"]:
        return _models_otherwise(case, said)
    if path == STATED["total"] and _amount(said, case.currency) == case.total is not None:
        return ""
    try:
        held = get_at(case, path)
    except ValueError:
        return ""
    shown = format(held, "f") if isinstance(held, Decimal) else ", ".join(held) if isinstance(held, tuple) else str(held or "")  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - tuples of a case that papers state hold texts
    if isinstance(held, Decimal) and _number(said) == held:
        return ""
    if _folded(shown) == _folded(said):
        return ""
    return f"“{said}” on the paper, “{shown or 'nothing'}” here"


def _models_otherwise(case: Case, said: str) -> str:
    """A paper may name fewer models than the application, never others."""
    held = {_folded(line.model) for line in case.lines if line.model}
    others = [model.strip() for model in re.split(r"[;\n]", said) if model.strip() and _folded(model) not in held]
    return f"“{'; '.join(others)}” on the paper, no line here has it" if others else ""


def _amount(said: str, currency: str | None) -> Decimal | None:
    """An amount as papers write it, with or without its currency; in another currency it is no amount to compare."""
    letters = re.sub(r"[^A-Z]", "", said.upper())
    if letters and letters != currency:
        return None
    return _number(re.sub(r"[A-Za-z]", "", said).strip())


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except UserFixable:
        return None


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s.,]+", " ", folded).strip()


def form_findings(making: Findings, basis: Basis) -> Iterator[Finding]:
    """Whether this edition of the form counts on the day, and whether the form belongs to the country."""
    form, case = making.form, making.case
    day = case.dated or basis.today
    out_of_date = making.check("W14")
    if out_of_date and form.effective_from and day < form.effective_from:
        yield making.finding(out_of_date, words={"details": f"it counts from {date_shown(form.effective_from)} on"})
    if out_of_date and form.effective_to and day > form.effective_to:
        yield making.finding(out_of_date, words={"details": f"it counted until {date_shown(form.effective_to)}"})
    foreign = making.check("W30")
    country = _filing_country(form, case)
    if foreign and form.country and is_country(country) and not _fits(form.country, country):
        home = "the European Union" if form.country == "EU" else country_shown(form.country)
        yield making.finding(foreign, words={"details": f"it is one of {home}; the applicant is in {country_shown(country)}"})


def _filing_country(form: Form, case: Case) -> str:
    """Where the one who files is: the importer on an import paper, else the country whose rules apply."""
    if form.field_at(f"parties[{Role.IMPORTER}].legal_name"):
        importer = case.party(Role.IMPORTER)
        return importer.country if importer else ""
    return case.exporter_country


def _fits(home: str, country: str) -> bool:
    return country in EU_MEMBERS if home == "EU" else country == home
