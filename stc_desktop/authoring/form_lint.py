"""What can be wrong with a form that was read: geometry, numbers, paths, templates, examples. Each fault has its file, line and reason."""

import enum
import re
import types
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin

from stc_desktop.applications.answers import parse
from stc_desktop.applications.cases import Case
from stc_desktop.applications.codec import declared
from stc_desktop.applications.form_parts import SHEET_COLUMNS, BoxKind, FieldType, FormBox, FormField, Words
from stc_desktop.applications.forms import Form, Section, SectionKind
from stc_desktop.applications.lines import Line
from stc_desktop.applications.paths import check_path, steps_of
from stc_desktop.applications.templates import names_in
from stc_desktop.authoring import yaml_reading as yaml
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.rules.errors import UserFixable

_HEAD_COLUMNS = 41
_FORM_ID = re.compile(r"[A-Z]{2,3}-[A-Z0-9]+")
_LEAF = {
    FieldType.TEXT: "str", FieldType.LONG_TEXT: "str", FieldType.CODE: "str", FieldType.HS: "str", FieldType.UNIT: "str",
    FieldType.CHOICE: "str", FieldType.CURRENCY: "str", FieldType.PHONE: "str", FieldType.EMAIL: "str", FieldType.URL: "str",
    FieldType.COUNTRY: "str",
    FieldType.TEXTS: "tuple", FieldType.COUNTRIES: "tuple", FieldType.CODES: "tuple", FieldType.CHOICES: "tuple",
    FieldType.DATE: "date", FieldType.YES_NO: "bool", FieldType.MONEY: "Decimal", FieldType.DECIMAL: "Decimal", FieldType.INTEGER: "int",
}  # fmt: skip
_EXTRA = {"str", "bool", "tuple", "Decimal"}  # amounts of a form's own fields are kept as text


@dataclass(slots=True)
class FormLint:
    """Looks at one form as a whole."""

    form: Form
    root: yaml.Section
    faults: Faults

    def run(self) -> None:
        if not _FORM_ID.fullmatch(self.form.form_id):
            self._note("form", f"“{self.form.form_id}” is no form id; write it like GEN-LIC")
        if not re.fullmatch(r"\d{4}-\d{2}", self.form.edition_date):
            self._note("edition_date", "edition_date is a month such as 2026-10")
        if self.form.signs not in {"applicant", "end_user"}:
            self._note("signs", "signs is applicant or end_user")
        self._unique("field", [field.id for field in self.form.fields])
        self._unique("box number", [box.number for section in self.form.sections for box in section.boxes if box.number])
        self._unique("section", [section.id for section in self.form.sections])
        self._unique("section letter", [section.letter for section in self.form.sections if section.letter])
        self._unique("check", [check.id for check in self.form.checks])
        for section in self.form.sections:
            self._section(section)
        repeated = sum(box.repeat_columns for section in self.form.sections for box in section.boxes)
        if repeated not in {0, SHEET_COLUMNS}:
            self._note("sections", f"the boxes that repeat on continuations take {repeated} columns instead of {SHEET_COLUMNS}")

    def _note(self, key: str, reason: str) -> None:
        self.faults.add(self.root.place_of(key), reason)

    def _unique(self, what: str, found: list[str]) -> None:
        for name, times in Counter(found).items():
            if times > 1:
                self._note("sections", f"{what} {name} stands {times} times")

    def _section(self, section: Section) -> None:
        place = self._place(section)
        width = _HEAD_COLUMNS if section.in_head and self.form.agency_fields else SHEET_COLUMNS
        for number, row in enumerate(section.rows, 1):
            self._widths(row.boxes, width, f"row {number} of section {section.id}", place)
            for box in row.boxes:
                self._box(section, box, place)
        if section.kind in {SectionKind.TABLE, SectionKind.PAPERS} and section.columns:
            taken = sum(column.columns for column in section.columns)
            if taken != SHEET_COLUMNS:
                self.faults.add(place, f"the columns of section {section.id} take {taken} instead of {SHEET_COLUMNS}")
        names = {field.id for field in self.form.fields} | {"number"}
        for column in section.columns:
            self._template(column.shows, names, place)
        for field in section.all_fields:
            self._field(field, place)

    def _widths(self, boxes: tuple[FormBox, ...], width: int, what: str, place: Place) -> None:
        taken = sum(box.columns for box in boxes)
        if taken != width:
            self.faults.add(place, f"the boxes of {what} take {taken} columns instead of {width}")

    def _box(self, section: Section, box: FormBox, place: Place) -> None:
        name = f"box {box.number or '/'.join(box.label.values()) or '?'}"
        for inner in box.below:
            self._widths((inner,), box.columns, f"the stack at {name}", place)
            self._box(section, inner, place)
        if not box.below and box.rows < 2:
            self.faults.add(place, f"{name} has no room for an answer; give it two rows")
        if box.kind is BoxKind.SIGNATURE and (box.columns < 26 or box.rows < 8):
            self.faults.add(place, f"{name} is too small to sign in: at least 26 columns and 8 rows")
        if box.kind is BoxKind.STAMP and (box.columns < 18 or box.rows < 11):
            self.faults.add(place, f"{name} is too small for a stamp: at least 18 columns and 11 rows")
        if box.kind is BoxKind.CHECKS and (len(box.fields) != 1 or not box.fields[0].options):
            self.faults.add(place, f"{name} needs one field with options to cross")
        if box.kind is BoxKind.YES_NO and any(field.type is not FieldType.YES_NO and field.required for field in box.fields):
            self.faults.add(place, f"{name} asks something that is not yes or no")
        if box.kind in {BoxKind.ANSWER, BoxKind.PARTY, BoxKind.CHECKS, BoxKind.YES_NO} and not (box.fields or box.below or box.lines):
            self.faults.add(place, f"{name} prints no field")
        if box.kind in {BoxKind.CHECKS, BoxKind.YES_NO}:
            for words in (option.label for field in box.fields for option in field.options):
                self._in_all_languages(words, place)
            for field in box.fields if box.kind is BoxKind.YES_NO else ():
                self._in_all_languages(field.label, place)
        for line in box.lines:
            self._template(line, {field.id for field in self.form.fields}, place)

    def _in_all_languages(self, words: Words, place: Place) -> None:
        for language in self.form.languages:
            if language not in words:
                self.faults.add(place, f"“{words.get('en')}” is printed, but the phrase book of {language} lacks it")

    def _template(self, template: str, known: set[str], place: Place) -> None:
        try:
            names = names_in(template)
        except ValueError as error:
            self.faults.add(place, str(error))
            return
        for name in (found.removesuffix(":code") for found in names):
            if name not in known:
                self.faults.add(place, f"“{template}” names {name}, which is no field here{yaml.nearest(name, known)}")

    def _field(self, field: FormField, place: Place) -> None:
        problem = check_path(field.path) or (check_path(field.default_from) if field.default_from else "")
        if problem:
            self.faults.add(place, f"field {field.id}: {problem}")
            return
        leaf, options = _leaf(field.path)
        wanted = _LEAF[field.type]
        if leaf == "extra" and wanted not in _EXTRA:
            self.faults.add(place, f"field {field.id}: answers of this form's own are texts, yes or no, or lists of texts")
        if leaf not in {"extra", wanted}:
            self.faults.add(place, f"field {field.id} is of type {field.type}, but {field.path} holds {leaf}")
        if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
            self._options(field, options, place)
        if field.example:
            try:
                parse(field, field.example)
            except UserFixable as error:
                self.faults.add(place, f"the example of field {field.id} does not fit it: {error.sentence}")

    def _options(self, field: FormField, known: frozenset[str], place: Place) -> None:
        if not field.options:
            self.faults.add(place, f"field {field.id} has no options")
        for option in field.options:
            if known and option.id not in known:
                self.faults.add(place, f"field {field.id}: a case has no “{option.id}” there{yaml.nearest(option.id, known)}")

    def _place(self, section: Section) -> Place:
        listing = self.root.entries.get("sections")
        for item in listing.items if isinstance(listing, yaml.Listing) else ():
            if isinstance(item, yaml.Section):
                named = item.entries.get("id")
                if isinstance(named, yaml.Text) and named.text == section.id:
                    return item.place
        return self.root.place_of("sections")


def _leaf(path: str) -> tuple[str, frozenset[str]]:
    """What a case holds at the end of a path: the name of its type, and its closed set where it has one."""
    kind: Any = Case
    for step in steps_of(path):
        if step.name == "extra" and kind in {Case, Line}:
            return "extra", frozenset()
        if get_origin(kind) is Mapping:
            kind = get_args(kind)[1]
            continue
        kind = next(hint for one, hint in declared(kind) if one.name == step.name)
        kind = _plain(kind)
        if step.selector is not None:
            kind = get_args(kind)[0]
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return "tuple", _members(inner)
    return ("str" if _members(kind) else kind.__name__), _members(kind)


def _plain(hint: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        return next(kind for kind in get_args(hint) if kind is not types.NoneType)
    return hint


def _members(kind: Any) -> frozenset[str]:
    return frozenset(str(member) for member in kind) if isinstance(kind, type) and issubclass(kind, enum.StrEnum) else frozenset()
