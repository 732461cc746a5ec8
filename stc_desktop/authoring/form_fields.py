"""Fields of a form and their conditions, read strictly; blocks of fields (a party, a line, a paper) are asked for by name."""

import datetime as dt
import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from stc_desktop.applications.form_parts import Condition, FieldType, FormField, FormTest, Mark, Option
from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.form_words import WordsMaker
from stc_desktop.authoring.yaml_reading import Listing, Reading, Section, Text, Value, entries_of, nearest, truth_of
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.properties import Register
from stc_desktop.rules.units import Unit, UnitTable

_FIELD_KEYS = (
    "label", "type", "path", "number", "required", "show_if", "max_len", "max_items", "pattern", "pattern_words", "pattern_mark", "options",
    "unit", "currency", "default_from", "help", "example", "private", "mark", "cite",
)  # fmt: skip
_COUNTS = UnitTable((Unit(symbol="", dimension="count", factor=Fraction(1)),))
Kind = TypeVar("Kind", bound=enum.StrEnum)
FIELD_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


@dataclass(slots=True)
class ConditionReader:
    """Reads conditions against the properties of a case; before the fields of a form are known nothing is read."""

    register: Register | None
    faults: Faults

    def condition(self, value: Value | None) -> Condition | None:
        if value is None or self.register is None:
            return None
        tests = TestReader(self.register, _COUNTS, self.faults).read("", value)
        return Condition(tests=tuple(_form_test(test) for test in tests)) if tests else None


def _form_test(test: Test) -> FormTest:
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    words = tuple(value for value in values if isinstance(value, str))
    numbers = () if words or isinstance(test.value, bool) else tuple(Decimal(str(value)) for value in values)
    return FormTest(
        property_id=test.property_id,
        op=Op(test.op),
        truth=test.value if isinstance(test.value, bool) else None,
        words=words,
        numbers=numbers,
        alternative=test.alternative or "",
        negated=test.negated,
    )


Block = Mapping[str, Section]


@dataclass(slots=True)
class FieldReader:
    """Reads the fields of one form."""

    form_id: str
    words: WordsMaker
    conditions: ConditionReader
    blocks: Mapping[str, Block]
    sources: Mapping[str, str]
    faults: Faults

    def fields(self, section: Section | None, *, in_rows: str = "", label: str = "", number: str = "") -> Iterator[FormField]:
        """Fields by id; `in_rows` names the list that they repeat for, `label` stands in where a field has none of its own."""
        for field_id, value in entries_of(section).items():
            assert section is not None
            place = section.place_of(field_id)
            if not isinstance(value, Section):
                self.faults.add(place, f"field {field_id} must hold keys with values")
                continue
            if not FIELD_ID.fullmatch(field_id):
                self.faults.add(place, f"“{field_id}” is no field id; write small_letters_with_underscores")
            read = self._field(field_id, value, in_rows=in_rows, label=label)
            yield replace(read, number=read.number or number)

    def asked(self, reading: Reading, block: str, *, role: str = "", in_rows: str = "", number: str = "") -> Iterator[FormField]:
        """The fields of a block that a box or table asks for; a star behind a name makes it required."""
        known = self.blocks.get(block, {})
        for position, item in enumerate(reading.text_items("asks")):
            name = item.text.strip().removesuffix("*")
            if name not in known:
                self.faults.add(item.place, f"the block {block} has no field “{name}”{nearest(name, known)}")
                continue
            field_id = f"{role or block}.{name}"
            read = self._field(field_id, known[name], in_rows=in_rows)
            path = f"parties[{role}].{read.path}" if role else f"{in_rows}[].{read.path}" if in_rows else read.path
            letter = f"{number}{chr(ord('a') + position)}" if number and position < 26 else number
            yield replace(read, path=path, number=letter, required=item.text.strip().endswith("*"))

    def _field(self, field_id: str, section: Section, *, in_rows: str = "", label: str = "") -> FormField:
        reading = Reading(section, self.faults)
        what = f"field {field_id}"
        reading.known_only(_FIELD_KEYS, what)
        kind = one_of(reading, "type", FieldType, FieldType.TEXT, required=what)
        required = section.entries.get("required")
        always = truth_of(required) if required is not None else False
        own = f"{in_rows}[].extra.{self.form_id}/{field_id}" if in_rows else f"extra.{self.form_id}.{field_id}"
        return FormField(
            id=field_id,
            label=self.words.words(reading.text("label") or label, section.place, is_printed=False),
            type=kind,
            path=reading.text("path") or own,
            number=reading.text("number"),
            required=bool(always),
            required_if=self.conditions.condition(required if always is None else None),
            show_if=self.conditions.condition(section.entries.get("show_if")),
            max_len=whole_number(reading, "max_len"),
            max_items=whole_number(reading, "max_items"),
            pattern=self._pattern(reading),
            pattern_words=self.words.words(reading.text("pattern_words"), section.place, is_printed=False),
            pattern_is_sure=reading.text("pattern_mark") != Mark.UNVERIFIED,
            options=tuple(self._options(reading)),
            unit=reading.text("unit"),
            currency=reading.text("currency"),
            default_from=reading.text("default_from"),
            help=self.words.words(reading.text("help"), section.place, is_printed=False),
            example=reading.text("example"),
            is_private=reading.truth("private"),
            mark=mark_of(reading),
            cite=cited(reading, self.sources),
        )

    def _pattern(self, reading: Reading) -> str:
        pattern = reading.text("pattern")
        try:
            re.compile(pattern)
        except re.error as error:
            self.faults.add(reading.section.place_of("pattern"), f"“{pattern}” is not a pattern: {error}")
            return ""
        return pattern

    def _options(self, reading: Reading) -> Iterator[Option]:
        options = reading.sub("options")
        for option_id, label in entries_of(options).items():
            assert options is not None
            if not isinstance(label, Text) or not label.text.strip():
                self.faults.add(label.place, f"option {option_id} has no words")
                continue
            yield Option(id=option_id, label=self.words.words(" ".join(label.text.split()), options.place_of(option_id), is_printed=False))


def mark_of(reading: Reading, default: Mark = Mark.OUR_OWN) -> Mark:
    """The mark of a fact; what nobody has verified cannot stand in a form."""
    text = reading.text("mark")
    if not text:
        return default
    place = reading.section.place_of("mark")
    if text not in set(Mark):
        reading.faults.add(place, f"“{text}” is no mark; use A, B, C or D")
        return default
    if text == Mark.UNVERIFIED:
        reading.faults.add(place, "what is unverified (U) is not asked or printed as a fact; leave it out")
    return Mark(text)


def cited(reading: Reading, sources: Mapping[str, str]) -> tuple[str, ...]:
    """The sources that are cited, by their titles; a key that no source has is a fault."""
    found: list[str] = []
    for item in reading.text_items("cite"):
        title = sources.get(item.text.strip())
        if title is None:
            reading.faults.add(item.place, f"no source has the key “{item.text}”{nearest(item.text, sources)}")
        else:
            found.append(title)
    return tuple(found)


def read_sources(root: Section, faults: Faults) -> dict[str, str]:
    """Titles of sources by key, each with who published it and when."""
    sources: dict[str, str] = {}
    for key, value in root.entries.items():
        if not isinstance(value, Section):
            faults.add(root.place_of(key), f"source {key} must hold title, publisher and date")
            continue
        reading = Reading(value, faults)
        reading.known_only(("title", "publisher", "date"), f"source {key}")
        title, publisher, date = (reading.text(name, required=f"source {key}") for name in ("title", "publisher", "date"))
        sources[key] = f"{title} ({publisher}, {date})"
    return sources


def whole_number(reading: Reading, key: str) -> int | None:
    value = reading.section.entries.get(key)
    if value is None:
        return None
    if isinstance(value, Text) and re.fullmatch(r"\d+", value.text, re.ASCII):
        return int(value.text)
    reading.faults.add(value.place, f"{key} must be a whole number")
    return None


def day(reading: Reading, key: str) -> dt.date | None:
    text = reading.text(key)
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        reading.faults.add(reading.section.place_of(key), f"{key} must be a date such as 2026-10-01")
        return None


def one_of(reading: Reading, key: str, kinds: type[Kind], default: Kind, *, required: str = "") -> Kind:
    """A value out of a closed set, the default where the key is absent; `required` says what is missing without it."""
    text = reading.text(key, required=required)
    if not text:
        return default
    if text in set(kinds):
        return kinds(text)
    reading.faults.add(reading.section.place_of(key), f"“{text}” is no {key}{nearest(text, [kind.value for kind in kinds])}")
    return default


def listed(value: Value | None, what: str, faults: Faults) -> tuple[Value, ...]:
    """The items of a list, none where there is no list."""
    if value is None:
        return ()
    if isinstance(value, Listing):
        return value.items
    faults.add(value.place, f"{what} must be a list")
    return ()


def readings(values: tuple[Value, ...], what: str, faults: Faults) -> Iterator[Reading]:
    for value in values:
        if isinstance(value, Section):
            yield Reading(value, faults)
        else:
            faults.add(value.place, f"{what} must hold keys with values")


def read_blocks(root: Section, faults: Faults) -> dict[str, Block]:
    """Blocks of fields by name; each field is kept as written and read once for every form that asks for it."""
    blocks: dict[str, Block] = {}
    for name, value in root.entries.items():
        if not isinstance(value, Section):
            faults.add(root.place_of(name), f"block {name} must hold fields")
            continue
        for field_id, held in value.entries.items():
            if not isinstance(held, Section):
                faults.add(value.place_of(field_id), f"field {field_id} must hold keys with values")
        blocks[name] = {field_id: held for field_id, held in value.entries.items() if isinstance(held, Section)}
    return blocks
