"""Answers as a person edits them: text that reads back to the same value."""

import datetime as dt
from decimal import Decimal

from stc_desktop.applications.answers import Value, hs_shown
from stc_desktop.applications.countries import country_names
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.numbers_and_dates import date_shown


def text_of(field: FormField, value: Value) -> str:
    """What stands in a field that holds this value."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        if field.type is FieldType.COUNTRIES:
            return ", ".join(country_text(code) for code in value)
        return ("; " if field.type is FieldType.TEXTS else ", ").join(value)
    if isinstance(value, dt.date):
        return date_shown(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if field.type is FieldType.HS and isinstance(value, str):
        return hs_shown(value)
    return str(value)


def country_text(code: str) -> str:
    """The name, or the code where the name holds a comma and would read as two."""
    name = country_names().get(code, code)
    return code if "," in name or ";" in name else name
