"""The neutral tree: one plain row per paragraph, so that a list can be read, compared and checked by anybody's tools."""

from collections.abc import Iterator, Mapping

from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.terms import Definition
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.properties import Register

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]


def neutral_rows(edition: ListEdition) -> Iterator[Row]:
    """A row per paragraph in the order of the list, then one per defined term."""
    for entry in edition.entries.values():
        yield neutral_row(entry)
    for term in edition.definitions.values():
        yield definition_row(term)


def neutral_row(entry: Entry) -> Row:
    """One paragraph; `numbers` is derived from its tests and never typed in."""
    in_note = entry.effect is not None and entry.kind is not EntryKind.NOT_USED
    kind = EntryKind.HEAD if entry.kind is EntryKind.GROUP else entry.kind  # the tree that others read knows no groups
    row: Row = {
        "code": entry.code,
        "parent": entry.parent or None,
        "kind": EntryKind.NOTE.value if in_note else kind.value,
        "logic": entry.logic.value,
        "heading": entry.heading,
        "help": entry.help,
        "tests": [neutral_test(test) for test in entry.tests],
        "numbers": [text for test in entry.tests for text in _numbers(test)],
        "cas": list(entry.cas),
        "refs": list(entry.refs),
        "regimes": [f"{link.regime} {link.number}".strip() for link in entry.regimes],
    }
    if entry.effect is not None:
        row["effect"] = entry.effect.value
    return row


def definition_row(term: Definition) -> Row:
    """A defined term, as a note that explains; its figures stand in `numbers`, where it holds in `scope`."""
    return {
        "code": f"def:{term.id}",
        "parent": None,
        "kind": EntryKind.NOTE.value,
        "logic": "one",
        "heading": term.term,
        "help": term.meaning,
        "tests": [],
        "numbers": list(term.numbers),
        "cas": [],
        "refs": list(term.see),
        "regimes": [],
        "effect": Effect.EXPLAINS.value,
        "scope": list(term.scope),
        "words": list(term.words),
    }


def neutral_test(test: Test) -> Row:
    """One test as the contract writes it: labels and negation only where they say something."""
    row: Row = {
        "property": test.property_id,
        "op": test.op.value,
        "value": list(test.value) if isinstance(test.value, tuple) else test.value,
        "unit": test.unit,
    }
    if test.at:
        row["at"] = [{"property": at.property_id, "value": at.value, "unit": at.unit} for at in test.at]
    if test.alternative is not None:
        row["any"] = test.alternative
    if test.negated:
        row["not"] = True
    return row


def _numbers(test: Test) -> Iterator[str]:
    unit = f" {test.unit}" if test.unit else ""
    if test.computed is not None:
        yield f"{test.op}{test.value}{unit}"
    elif test.op is Op.RANGE and isinstance(test.value, tuple):
        low, high = test.value
        yield f"range({low}..{high}){unit}"
    elif isinstance(test.value, (int, float)) and not isinstance(test.value, bool):
        yield f"{test.op}{test.value}{unit}"
    for at in test.at:
        if not isinstance(at.value, str):
            yield f"={at.value}{f' {at.unit}' if at.unit else ''}"


def register_document(register: Register) -> Mapping[str, Row]:
    """The register of properties, with everything that a question shows."""
    return {
        prop.id: {
            "kind": prop.kind.value,
            "dimension": prop.dimension,
            "unit": prop.unit,
            "question": prop.question,
            "help": prop.help,
            "standard": prop.standard,
            "datasheet_words": list(prop.datasheet_words),
            "options": dict(prop.options),
            "guidance": {"yes": prop.guidance_yes, "no": prop.guidance_no},
            "computed": prop.computed.text if prop.computed else "",
            "within": prop.within.text if prop.within else "",
            "after": prop.after,
        }
        for prop in register.values()
    }
