"""Answers that a form asks but has no box for: they go to the annex, so that nothing that was typed is lost on paper."""

from collections.abc import Iterator

from stc_desktop.applications.answers import shown, value_of
from stc_desktop.applications.box_filling import Labels, is_number_printed
from stc_desktop.applications.cases import Case
from stc_desktop.applications.fill_values import Particulars
from stc_desktop.applications.form_parts import BoxKind, FieldType, FormBox, FormField, words_in
from stc_desktop.applications.forms import Form, Section, SectionKind
from stc_desktop.applications.parties import CaseParty
from stc_desktop.applications.paths import concrete
from stc_desktop.applications.templates import names_in
from stc_desktop.applications.weighing import Facts, holds, is_shown

# What the table of goods prints of a line, and what a party's box prints of a party.
_IN_ITEMS = (
    "name", "model", "maker", "description", "codes", "open_reason", "hs", "tariff", "origin", "quantity", "unit", "unit_price", "value",
    "currency", "no_model_because",
)  # fmt: skip
_IN_PARTY = (
    "legal_name", "name_local", "city", "region", "postcode", "country", "phone", "fax", "email", "contact_position", "nationality",
    "remark",
)  # fmt: skip


def particulars_of(case: Case, form: Form, facts: Facts, labels: Labels) -> Iterator[Particulars]:
    """What has no box, in the order of the form: of each party, of the lines and papers, and of whole sections."""
    printed = _printed_by_templates(form)
    for section in form.sections:
        if not is_shown(section, facts):
            continue
        for box in section.boxes:
            if box.kind is BoxKind.PARTY and (box.prints_if is None or holds(box.prints_if, facts)):
                yield from _of_party(case, box, printed, labels, is_statement=form.is_statement)
        yield from _of_fields(case, section, printed, facts, labels)
        if section.is_repeated:
            yield from _of_rows(case, section, printed, labels)


def _of_party(case: Case, box: FormBox, elsewhere: frozenset[str], labels: Labels, *, is_statement: bool) -> Iterator[Particulars]:
    party = case.party(box.role) or (case.party(box.stand_in) if box.stand_in else None)
    if party is None:
        return
    printed = elsewhere | {f"{box.role}.{name}" for name in _party_box_prints(box, party, is_statement=is_statement)}
    rows = [
        (words_in(one.label, labels.language), _text(case, one, None, labels))
        for one in box.fields
        if one.id not in printed and value_of(case, one) is not False
    ]
    kept = tuple((label, text) for label, text in rows if text)
    if kept:
        name = party.legal_name or party.name_local
        place = f"Box {box.number}"
        yield Particulars(
            key=f"party-{box.role}", place=place, title=name, local_title=party.name_local if party.legal_name else "", rows=kept
        )


def _party_box_prints(box: FormBox, party: CaseParty, *, is_statement: bool) -> frozenset[str]:
    """Which particulars of a party stand in its box already."""
    asked = frozenset(one.id.partition(".")[2] for one in box.fields)
    names = set(_IN_PARTY) | {name for name in asked if is_number_printed(name, box.numbers or tuple(asked))}
    shows_local = bool(party.address_local) and "address_local" in asked and (is_statement or not party.address)
    names.add("address_local" if shows_local else "address")
    local_person = is_statement and bool(party.contact_name_local) and "contact_name_local" in asked
    names.add("contact_name_local" if local_person else "contact_name")
    return frozenset(names)


def _printed_by_templates(form: Form) -> frozenset[str]:
    """Fields that a template of some box or column prints."""
    names: set[str] = set()
    for section in form.sections:
        for box in section.boxes:
            for line in box.lines:
                names |= {name.removesuffix(":code") for name in names_in(line)}
        for column in section.columns:
            names |= set(names_in(column.shows))
    return frozenset(names)


def _of_fields(case: Case, section: Section, printed: frozenset[str], facts: Facts, labels: Labels) -> Iterator[Particulars]:
    """Fields of a section that stand in no box, such as what makes the applicant suspect something."""
    rows = tuple(
        (words_in(one.label, labels.language), text)
        for one in section.fields
        if "[]" not in one.path and one.id not in printed and is_shown(one, facts) and (text := _text(case, one, None, labels))
    )
    answered = next((box for box in section.boxes if box.number), None)
    if rows:
        place = f"Box {answered.number}" if answered else words_in(section.title, labels.language)
        title = labels.label(section.title)
        yield Particulars(key=f"section-{section.id}", place=place, title=title.text, local_title=title.local, rows=rows)


def _of_rows(case: Case, section: Section, elsewhere: frozenset[str], labels: Labels) -> Iterator[Particulars]:
    papers = section.kind is SectionKind.PAPERS
    printed = elsewhere | ({f"line.{name}" for name in _IN_ITEMS} if section.kind is SectionKind.ITEMS else set[str]())
    asked = tuple(one for one in section.fields if "[]" in one.path and one.id not in printed)
    names = [paper.title for paper in case.papers] if papers else [line.name for line in case.lines]
    rows = [(f"{row + 1}  {name}", _said_of_row(case, asked, row, labels)) for row, name in enumerate(names)]
    kept = tuple((name, text) for name, text in rows if text)
    if kept:
        title = labels.label(section.title)
        yield Particulars(
            key=f"rows-{section.id}",
            place=f"Section {section.letter}" if section.letter else "Papers" if papers else "Lines",
            title=title.text,
            local_title=title.local,
            rows=kept,
        )


def _said_of_row(case: Case, asked: tuple[FormField, ...], row: int, labels: Labels) -> str:
    parts = [(words_in(one.label, labels.language), _text(case, one, row, labels)) for one in asked if _says_something(case, one, row)]
    return "; ".join(f"{label}: {text}" for label, text in parts if text)


def _says_something(case: Case, one: FormField, row: int) -> bool:
    """A plain no to a question about a line needs no place in the annex, and the kind of thing shows in its name."""
    value = value_of(case, one, row)
    return value is not False and value != "no" and not (one.type is FieldType.CHOICE and one.id.endswith(".kind"))


def _text(case: Case, one: FormField, row: int | None, labels: Labels) -> str:
    reason = case.cannot_supply.get(concrete(case, one.path, row))
    if reason:
        return f"cannot be supplied: {reason}"
    currency = case.lines[row].currency if row is not None and one.path.startswith("lines[]") else case.deal.currency
    return shown(one, value_of(case, one, row), labels.language, currency)
