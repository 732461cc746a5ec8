"""Rows of paragraphs and the authored tree: a row for each paragraph and note, each under the row that its code says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.workbooks.columns import CHANGES
from stc_desktop.authoring.yaml_reading import Section, Text, Value
from stc_desktop.control_lists.codes import head_of, is_general_note_code, is_group_code, is_head_code, normal_code
from stc_desktop.rules.errors import UserFixable

_STEP = r"(?:[a-z]|\d+|[a-z]\d+|table)"
_TAIL = re.compile(rf"(?:\.{_STEP}|#(?:[nt]\d+|nb\d+))*")
_CHILD = re.compile(_STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """One row: the code, what the row itself says (nothing below it), and how it differs from a base where it does."""

    code: str
    section: Section
    place: Place
    change: str = ""


def rows_of(code: str, section: Section) -> Iterator[tuple[str, Section]]:
    """A paragraph with its notes and then the paragraphs below it, in the order of the list; each section also holds what is below."""
    yield code, section
    notes = section.entries.get("notes")
    if isinstance(notes, Section):
        for key, note in notes.entries.items():
            if isinstance(note, Section):
                yield from rows_of(f"{code}#{key}", note)
    for key, child in section.entries.items():
        if isinstance(child, Section) and _CHILD.fullmatch(key):
            yield from rows_of(f"{code}.{key}", child)


def own_keys(section: Section) -> set[str]:
    """The keys of the paragraph itself, which need a column each."""
    return {key for key in section.entries if key != "notes" and not _CHILD.fullmatch(key)}


def changed_rows(code: str, section: Section) -> Iterator[tuple[str, str, Section]]:
    """(code, change, section) of one paragraph that differs, and of what stands below it in the change."""
    change, value = next(iter(section.entries.items()))
    held = value if isinstance(value, Section) else Section({}, section.place)
    for number, (row, below) in enumerate(rows_of(code, held)):
        yield row, "" if number else change, below


def code_fault(code: str) -> str:
    """Why this is no code of a paragraph; "" where it is one."""
    head = head_of(code)
    is_known = is_head_code(head) or is_group_code(head) or is_general_note_code(head)
    if is_known and _TAIL.fullmatch(code[len(head) :]):
        return ""
    return f"“{code}” is not a code as the list writes it (3A001.a.5, 2B350#n1){_meant(code)}"


def _meant(code: str) -> str:
    try:
        meant = normal_code(re.sub(r"^O", "0", code))
    except UserFixable:
        return ""
    return f"; did you mean “{meant}”?" if meant != code and not code_fault(meant) else ""


def sections_from(rows: list[TreeRow], faults: Faults, *, of_differences: bool) -> Section:
    """All heads (or all changes) with what stands below them; rows that stand twice or under nothing are noted and left out."""
    root: dict[str, Value] = {}
    lines: dict[str, Place] = {}
    kept = _first_of_each(rows, faults)
    held: dict[str, Section] = {}
    for row in kept.values():
        faults.head = head_of(row.code)
        if of_differences and row.change:
            root[row.code], lines[row.code] = _change(row, faults), row.place
        held[row.code] = row.section
    for row in kept.values():
        if row.change:
            continue
        faults.head = head_of(row.code)
        above, key, is_note = _above(row.code)
        if not above and not of_differences:
            root[row.code], lines[row.code] = row.section, row.place
        elif above not in held:
            faults.add(row.place, _orphan(row.code, above, of_differences=of_differences))
        elif above in kept and kept[above].change == CHANGES[1]:
            faults.add(row.place, f"{row.code} stands below {above}, which the edition does not have: take the row out")
        else:
            _put(held[above], key, row, is_note=is_note)
    faults.head = ""
    return Section(root, Place("", 0), lines)


def _first_of_each(rows: list[TreeRow], faults: Faults) -> dict[str, TreeRow]:
    kept: dict[str, TreeRow] = {}
    for row in rows:
        if row.code in kept:
            first = kept[row.code].place
            faults.head = head_of(row.code)
            faults.add(row.place, f"{row.code} stands twice (first in row {first.line} of sheet “{first.file}”)")
            faults.head = ""
        else:
            kept[row.code] = row
    return kept


def _change(row: TreeRow, faults: Faults) -> Section:
    value: Value = row.section
    if row.change == "absent":
        value = Text("yes", row.place)
        if row.section.entries:
            faults.add(row.place, f"{row.code} is absent: the other cells of its row stay empty")
    return Section({row.change: value}, row.place)


def _above(code: str) -> tuple[str, str, bool]:
    """(code of the row above, key there, whether it is a note); "" for a head."""
    tail = code[len(head_of(code)) :]
    if not tail:
        return "", code, False
    cut = max(code.rfind("."), code.rfind("#"))
    return code[:cut], code[cut + 1 :], code[cut] == "#"


def _orphan(code: str, above: str, *, of_differences: bool) -> str:
    if of_differences:
        return f"{code} says nothing in Change and stands below no row that does: say how it differs from the base edition"
    return f"{code} stands under {above}, which has no row"


def _put(above: Section, key: str, row: TreeRow, *, is_note: bool) -> None:
    """Hang a row into the one above; the entries are still this reader's own."""
    target = above
    if is_note:
        entries = above.entries
        assert isinstance(entries, dict)
        target = entries.setdefault("notes", Section({}, row.place))
    assert isinstance(target, Section)
    assert isinstance(target.entries, dict)
    assert isinstance(target.lines, dict)
    target.entries[key] = row.section
    target.lines[key] = row.place
