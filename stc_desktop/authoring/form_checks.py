"""Checks of completeness and agreement, read strictly; a check is a set of tests over the facts of a case, with its words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.applications.case_facts import case_register, field_property
from stc_desktop.applications.fact_making import register_of
from stc_desktop.applications.forms import Check, Form, Level, Scope, TaskId
from stc_desktop.applications.part_facts import LINE_ASPECTS, PAPER_ASPECTS, PARTY_ASPECTS
from stc_desktop.applications.paths import check_path
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.form_fields import ConditionReader, cited, mark_of, one_of
from stc_desktop.authoring.form_words import WordsMaker
from stc_desktop.authoring.yaml_reading import Reading, Section
from stc_desktop.rules.properties import Register

_KEYS = (
    "level",
    "scope",
    "when",
    "paths",
    "task",
    "sentence",
    "why",
    "fix",
    "stop",
    "always",
    "mark",
    "cite",
    "forms",
    "not_forms",
    "computed",
)
_ID = re.compile(r"[A-Z]{1,3}(-[A-Z0-9]+)*-?\d{1,2}[a-z]?")
PLACEHOLDERS = {
    Scope.CASE: {"field", "box", "details"},
    Scope.LINE: {"field", "box", "details", "line", "name"},
    Scope.PARTY: {"field", "box", "details", "party"},
    Scope.PAPER: {"field", "box", "details", "paper"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredCheck:
    """A check with the forms that it belongs to; no names mean every form that asks one of its paths."""

    check: Check
    forms: tuple[str, ...]
    not_forms: tuple[str, ...]
    place: Place

    def belongs_to(self, form: Form) -> bool:
        if form.form_id in self.not_forms or (self.forms and form.form_id not in self.forms):
            return False
        return self.check.always or not self.check.paths or any(form.field_at(path) for path in self.check.paths)


def own_register(form: Form) -> Register:
    """A form's own fields as properties, except those of its lines."""
    properties = [field_property(field) for field in form.fields if "[]" not in field.path]
    return {prop.id: prop for prop in properties}


def register_for(scope: Scope, form: Form | None = None) -> Register:
    """The properties that a check of this scope may name: of the case, of its form, and of its line, party or paper."""
    own: Mapping[Scope, Register] = {
        Scope.CASE: {},
        Scope.LINE: register_of(LINE_ASPECTS),
        Scope.PARTY: register_of(PARTY_ASPECTS),
        Scope.PAPER: register_of(PAPER_ASPECTS),
    }
    return {**case_register(), **(own_register(form) if form else {}), **own[scope]}


def read_checks(
    root: Section, words: WordsMaker, faults: Faults, *, sources: Mapping[str, str], form: Form | None = None
) -> Iterator[AuthoredCheck]:
    for check_id, value in root.entries.items():
        place = root.place_of(check_id)
        if not isinstance(value, Section):
            faults.add(place, f"check {check_id} must hold keys with values")
            continue
        if not _ID.fullmatch(check_id):
            faults.add(place, f"“{check_id}” is no id of a check; write R01, W05 or SG-01")
        yield _check(check_id, Reading(value, faults), words, sources=sources, form=form)


def _check(check_id: str, reading: Reading, words: WordsMaker, *, sources: Mapping[str, str], form: Form | None) -> AuthoredCheck:
    place = reading.section.place
    faults, what = reading.faults, f"check {check_id}"
    reading.known_only(_KEYS, what)
    scope = one_of(reading, "scope", Scope, Scope.CASE)
    when = ConditionReader(register_for(scope, form), faults).condition(reading.section.entries.get("when"))
    if when is None and not reading.truth("computed"):
        faults.add(place, f"{what} has no tests; a check that the program computes says “computed: yes”")
    paths = reading.texts("paths")
    for path in paths:
        problem = check_path(path)
        if problem:
            faults.add(reading.section.place_of("paths"), problem)
    check = Check(
        id=check_id,
        level=one_of(reading, "level", Level, Level.RED),
        scope=scope,
        when=when,
        paths=paths,
        task=one_of(reading, "task", TaskId, TaskId.CHECK),
        sentence=_said(reading, "sentence", scope, words, what),
        why=_said(reading, "why", scope, words, what),
        fix=_said(reading, "fix", scope, words, what),
        is_stop=reading.truth("stop"),
        always=reading.truth("always"),
        mark=mark_of(reading),
        cite=cited(reading, sources),
    )
    return AuthoredCheck(check=check, forms=reading.texts("forms"), not_forms=reading.texts("not_forms"), place=place)


def _said(reading: Reading, key: str, scope: Scope, words: WordsMaker, what: str) -> Mapping[str, str]:
    text = reading.text(key, required=what)
    for name in re.findall(r"\{(\w*)\}", text):
        if name not in PLACEHOLDERS[scope]:
            allowed = ", ".join(sorted(PLACEHOLDERS[scope]))
            reading.faults.add(reading.section.place_of(key), f"{{{name}}} is not known in a check of this scope; use {allowed}")
    return words.words(text, reading.section.place_of(key), is_printed=False)
