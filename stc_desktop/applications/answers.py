"""Answers of a form: what stands in a field, what a person typed into it, how it is shown; empty is not yet answered."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from stc_desktop.applications.cases import Case
from stc_desktop.applications.codec import DECIMAL_PATTERN
from stc_desktop.applications.countries import country_shown, parse_country
from stc_desktop.applications.form_parts import FieldType, FormField, words_in
from stc_desktop.applications.measures import UNITS, currency_decimals, parse_currency, parse_unit
from stc_desktop.applications.numbers_and_dates import ascii_digits, date_shown, number_shown, parse_date, parse_number
from stc_desktop.applications.paths import concrete, ensure, get_at, set_at
from stc_desktop.control_lists.codes import normal_code
from stc_desktop.rules.cas import parse_cas
from stc_desktop.rules.errors import UserFixable

Value = str | bool | int | Decimal | dt.date | tuple[str, ...] | None
_CONTROL = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ue000-\uf8ff]")
_SEPARATORS = re.compile(r"[;\n]+")
_YES = {"yes", "y", "true"}
_NO = {"no", "n", "false"}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with the currency that was typed beside it, "" where none was."""

    amount: Decimal
    currency: str = ""


def value_of(case: Case, field: FormField, row: int | None = None) -> Value:
    """What stands in the field; where nothing does, what the form takes over from elsewhere in the case. None is not answered."""
    value = get_at(case, field.path, row)
    if is_empty(value) and field.default_from:
        value = get_at(case, field.default_from, row)
    if is_empty(value):
        return None
    if field.type in _DECIMALS and isinstance(value, str) and _NUMBER.match(value):
        return Decimal(value)
    return cast("Value", value)


_NUMBER = re.compile(DECIMAL_PATTERN, re.ASCII)
_DECIMALS = {FieldType.MONEY, FieldType.DECIMAL}


def is_empty(value: object) -> bool:
    return value is None or value in ("", ()) or (isinstance(value, str) and not value.strip())


def is_answered(case: Case, field: FormField, row: int | None = None) -> bool:
    """Answered, or said why it cannot be."""
    return value_of(case, field, row) is not None or bool(case.cannot_supply.get(concrete(case, field.path, row)))


def with_value(case: Case, field: FormField, value: Value, row: int | None = None) -> Case:
    """The case with this value in the field; None empties it. What could not be understood there before is gone."""
    kept: object = format(value, "f") if isinstance(value, Decimal) and _is_extra(field) else value
    changed = set_at(case, field.path, kept, row)
    place = concrete(changed, field.path, row)
    return replace(changed, not_understood=_without(changed.not_understood, place), cannot_supply=_without(changed.cannot_supply, place))


def with_typed(case: Case, field: FormField, text: str, row: int | None = None) -> Case:
    """The case after somebody typed this text: the value where it is understood, else the text itself is kept for mending.

    Never refuses: `parse` says what is wrong, and so does the finding that the kept text gives.
    """
    try:
        typed = parse(field, text)
    except UserFixable:
        emptied = ensure(set_at(case, field.path, None, row), field.path, row)
        place = concrete(emptied, field.path, row)
        return replace(emptied, not_understood={**emptied.not_understood, place: clean(text)})
    if isinstance(typed, Money):
        case = with_value(case, field, typed.amount, row)
        sibling = f"{field.path.rpartition('.')[0]}.currency"
        return set_at(case, sibling, typed.currency, row) if typed.currency and not field.currency and not _is_extra(field) else case
    return with_value(case, field, typed, row)


def with_reason(case: Case, field: FormField, reason: str, row: int | None = None) -> Case:
    """The case with the reason why this answer cannot be supplied; the reason is printed in its place. "" takes it back."""
    case = ensure(case, field.path, row)
    place = concrete(case, field.path, row)
    reasons = _without(case.cannot_supply, place)
    return replace(case, cannot_supply={**reasons, place: clean(reason)} if reason.strip() else reasons)


def _without(texts: object, place: str) -> dict[str, str]:
    return {key: text for key, text in cast("dict[str, str]", texts).items() if key != place}


def _is_extra(field: FormField) -> bool:
    return field.path.startswith("extra.") or ".extra." in field.path


def clean(text: str) -> str:
    """Text as it is kept: composed letters, no control signs, no blanks at its ends."""
    return _CONTROL.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def parse(field: FormField, text: str) -> Value | Money:
    """The value that a typed text means in this field; what cannot be understood is refused with a sentence naming the field."""
    wanted = clean(text)
    if not wanted:
        return None
    try:
        return _check_limits(field, _PARSERS.get(field.type, _parse_text)(field, wanted))
    except UserFixable as problem:
        problem.where = problem.where or field.id
        raise


def _check_limits(field: FormField, value: Value | Money) -> Value | Money:
    problem = limit_problem(field, value)
    if problem:
        raise UserFixable(problem[0], next_step=problem[1])
    return value


def limit_problem(field: FormField, value: object) -> tuple[str, str] | None:
    """What is wrong with a value by the form's own limits (length, number of entries, pattern), and what to do; None when it fits."""
    if field.max_len and isinstance(value, str) and len(value) > field.max_len:
        return f"This is {len(value)} signs long; the form takes {field.max_len}.", "Shorten it, or put the rest into a letter laid behind."
    if field.max_items and isinstance(value, tuple) and len(cast("tuple[object, ...]", value)) > field.max_items:
        return f"The form takes at most {field.max_items} entries here.", "Take some out, or file a second application."
    if field.pattern and field.pattern_is_sure and isinstance(value, str) and not re.fullmatch(field.pattern, value):
        return f"“{value}” has not the form that is asked for.", words_in(field.pattern_words) or f"For example: {field.example}."
    if field.currency and isinstance(value, Money) and value.currency not in {"", field.currency}:
        return (
            f"This amount is asked in {field.currency}, not in {value.currency}.",
            f"Write the amount in {field.currency}; it is not converted here.",
        )
    return None


def _parse_text(field: FormField, text: str) -> Value:
    return text if field.type is FieldType.LONG_TEXT else " ".join(text.split())


def _parse_texts(field: FormField, text: str) -> Value:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in _SEPARATORS.split(text) if part.strip()))


def _parse_yes_no(field: FormField, text: str) -> Value:
    word = text.casefold()
    if word in _YES | _NO:
        return word in _YES
    raise UserFixable(f"“{text}” is neither yes nor no.", next_step="Answer yes or no, or leave it open.")


def _parse_choice(field: FormField, text: str) -> Value:
    for option in field.options:
        if text.casefold() in {option.id.casefold(), *(label.casefold() for label in option.label.values())}:
            return option.id
    listed = ", ".join(words_in(option.label) for option in field.options)
    raise UserFixable(f"“{text}” is not one of the choices.", next_step=f"Choose one of: {listed}.")


def _parse_choices(field: FormField, text: str) -> Value:
    parts = [part for part in re.split(r"[;,\n]+", text) if part.strip()]
    return tuple(dict.fromkeys(cast("str", _parse_choice(field, part.strip())) for part in parts))


def _parse_countries(field: FormField, text: str) -> Value:
    parts = [part for part in re.split(r"[;,\n]+", text) if part.strip()]
    return tuple(dict.fromkeys(parse_country(part) for part in parts))


def _parse_code(field: FormField, text: str) -> Value:
    return ascii_digits(" ".join(text.split()))


def _parse_codes(field: FormField, text: str) -> Value:
    parts = [part.strip() for part in re.split(r"[;,\n]+", text) if part.strip()]
    reader: Callable[[str], str] = parse_cas if field.path.endswith("cas") else normal_code
    return tuple(dict.fromkeys(reader(part) for part in parts))


def _parse_hs(field: FormField, text: str) -> Value:
    digits = re.sub(r"[\s.\-]", "", ascii_digits(text))
    if not re.fullmatch(r"\d{6}|\d{8}|\d{10}", digits, re.ASCII):
        raise UserFixable(f"“{text}” is not a customs number.", next_step="Write six, eight or ten digits, such as 8504.40 or 85044090.")
    return digits


def _parse_money(field: FormField, text: str) -> Money:
    found = re.fullmatch(r"(?:([A-Za-z]{3})\s*)?([^A-Za-z]+?)(?:\s*([A-Za-z]{3}))?", text)
    if found is None:
        raise UserFixable(f"“{text}” is not an amount.", next_step="Write it like 1234.50 or USD 1,234.50.")
    currency = found[1] or found[3] or ""
    amount = parse_number(found[2])
    if amount < 0:
        raise UserFixable("An amount cannot be below zero.", next_step="Write it without the minus sign.")
    return Money(amount, parse_currency(currency) if currency else "")


def _parse_decimal(field: FormField, text: str) -> Value:
    number = parse_number(text)
    if number < 0:
        raise UserFixable("A quantity cannot be below zero.", next_step="Write it without the minus sign.")
    return number


def _parse_integer(field: FormField, text: str) -> Value:
    number = parse_number(text)
    if number != int(number) or number < 0:
        raise UserFixable(f"“{text}” is not a whole number.", next_step="Write digits only, such as 12.")
    return int(number)


def _parse_email(field: FormField, text: str) -> Value:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise UserFixable(f"“{text}” is not a mail address.", next_step="Write it like name@firm.example.")
    return text


def _parse_phone(field: FormField, text: str) -> Value:
    plain = ascii_digits(text)
    if not re.fullmatch(r"[+0-9()\s./x-]{5,}", plain):
        raise UserFixable(f"“{text}” is not a telephone number.", next_step="Write it with the country's code, such as +84 236 555 0142.")
    return " ".join(plain.split())


_PARSERS: dict[FieldType, Callable[[FormField, str], Value | Money]] = {
    FieldType.TEXTS: _parse_texts,
    FieldType.DATE: lambda field, text: parse_date(text),
    FieldType.YES_NO: _parse_yes_no,
    FieldType.CHOICE: _parse_choice,
    FieldType.CHOICES: _parse_choices,
    FieldType.COUNTRY: lambda field, text: parse_country(text),
    FieldType.COUNTRIES: _parse_countries,
    FieldType.CODE: _parse_code,
    FieldType.CODES: _parse_codes,
    FieldType.HS: _parse_hs,
    FieldType.MONEY: _parse_money,
    FieldType.DECIMAL: _parse_decimal,
    FieldType.INTEGER: _parse_integer,
    FieldType.UNIT: lambda field, text: parse_unit(text),
    FieldType.CURRENCY: lambda field, text: parse_currency(text),
    FieldType.EMAIL: _parse_email,
    FieldType.PHONE: _parse_phone,
}


def shown(field: FormField, value: Value, language: str = "en", currency: str = "") -> str:
    """A value as it is printed: dates with the month's name, countries with code and name, numbers with ASCII digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_text_shown(field, item, language) for item in value)
    if isinstance(value, dt.date):
        return date_shown(value)
    if isinstance(value, Decimal):
        unit = field.currency or currency
        return number_shown(value, currency_decimals(unit) if field.type is FieldType.MONEY else None)
    if isinstance(value, int):
        return str(value)
    return _text_shown(field, value, language)


def _text_shown(field: FormField, text: str, language: str) -> str:
    if field.type in {FieldType.COUNTRY, FieldType.COUNTRIES}:
        return country_shown(text)
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return next((words_in(option.label, language) for option in field.options if option.id == text), text)
    return hs_shown(text) if field.type is FieldType.HS else text


def hs_shown(digits: str) -> str:
    """8504.40 or 8504.40.90"""
    return ".".join(part for part in (digits[:4], digits[4:6], digits[6:8], digits[8:]) if part)


def unit_words(code: str) -> str:
    return UNITS.get(code, code)
