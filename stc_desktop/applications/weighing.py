"""Conditions of a form weighed against the facts of a case; what is not known never fires and never shows a field."""

from collections.abc import Mapping
from functools import cache

from stc_desktop.applications.form_parts import Condition, FormField
from stc_desktop.applications.forms import Form, Section
from stc_desktop.rules.clauses import Clause, weigh
from stc_desktop.rules.facts import Fact
from stc_desktop.rules.outcomes import Outcome

Facts = Mapping[str, Fact]


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Whether the condition surely holds; an open one does not."""
    return condition is not None and weigh(_clause(condition), facts, _no_paragraph).outcome is Outcome.TRUE


@cache
def _clause(condition: Condition) -> Clause:
    return condition.clause("condition")


def _no_paragraph(*_asked: str) -> Outcome:
    return Outcome.UNKNOWN


def is_shown(part: FormField | Section, facts: Facts) -> bool:
    """Whether a field or section is asked at all."""
    return part.show_if is None or holds(part.show_if, facts)


def is_required(field: FormField, facts: Facts) -> bool:
    """Whether the field must be answered, given what is known so far."""
    return is_shown(field, facts) and (field.required or holds(field.required_if, facts))


def fields_shown(form: Form, facts: Facts) -> tuple[FormField, ...]:
    """The fields that are asked now, in the order of the form."""
    return tuple(field for section in form.sections if is_shown(section, facts) for field in section.all_fields if is_shown(field, facts))
