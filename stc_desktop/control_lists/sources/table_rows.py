"""Rows of a mapped table become paragraphs: kinds, parents and notes."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stc_desktop.control_lists.codes import is_general_note_code, is_group_code, is_head_code
from stc_desktop.control_lists.sources.code_spellings import Spelling, became_number, own_spelling, spelling
from stc_desktop.control_lists.sources.column_maps import ColumnRole
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind
from stc_desktop.control_lists.sources.tables import Row

_UNUSED = re.compile(r"\W*(?:[a-z\d]{1,7}\W+)?\W*(?:not\s+used|reserved)\W*", re.IGNORECASE)
_CATEGORY = re.compile(r"(\d)(?:[.,]0)?")
_QUOTED = re.compile(r"[\"“‘'](.{1,80}?)[\"”’']")
_KINDS = {
    "category": ParagraphKind.GROUP,
    "group": ParagraphKind.GROUP,
    "head": ParagraphKind.HEAD,
    "entry": ParagraphKind.HEAD,
    "item": ParagraphKind.ITEM,
    "paragraph": ParagraphKind.ITEM,
    "note": ParagraphKind.NOTE,
    "not used": ParagraphKind.NOT_USED,
    "not_used": ParagraphKind.NOT_USED,
    "reserved": ParagraphKind.NOT_USED,
    "definition": ParagraphKind.DEFINITION,
    "text": ParagraphKind.TEXT,
}
_NOTES = ((ColumnRole.NOTE, "n"), (ColumnRole.NB, "nb"), (ColumnRole.TECHNICAL_NOTE, "t"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row with the cells that have a role."""

    place: str
    cells: Mapping[ColumnRole, str]
    is_code_spread: bool = False

    @classmethod
    def of(cls, row: Row, positions: Mapping[ColumnRole, int], sheet: str) -> "Line":
        code = positions.get(ColumnRole.CODE)
        place = f"sheet {sheet}, row {row.number}" if sheet else f"row {row.number}"
        cells = {role: " ".join(row.cell(position).split()) for role, position in positions.items()}
        return cls(place=place, cells=cells, is_code_spread=code is not None and code in row.spread)

    def cell(self, role: ColumnRole) -> str:
        return self.cells.get(role, "")

    @property
    def code(self) -> str:
        return self.cell(ColumnRole.CODE)

    @property
    def text(self) -> str:
        return self.cell(ColumnRole.TEXT)

    @property
    def term(self) -> str:
        return self.cell(ColumnRole.TERM)

    def continues(self, before: "Line") -> bool:
        """A merged code cell: the text of its further rows belongs to the same paragraph."""
        return self.is_code_spread and self.code == before.code

    def with_more(self, line: "Line") -> "Line":
        cells = dict(self.cells)
        for role in (ColumnRole.TEXT, *(role for role, _ in _NOTES)):
            more = line.cell(role)
            if more and more != cells.get(role):
                cells[role] = f"{cells.get(role, '')} {more}".strip()
        return replace(self, cells=cells)


def categories_among(lines: Sequence[Line], spellings: Mapping[str, Spelling | None]) -> dict[str, Spelling]:
    """Rows whose code is one bare digit and stands over the paragraphs of that category: 9.0 over 9A is category 9, by its place.

    A number that could be a damaged code (0 from 0E001) is none: the next code must be a group or head of the category other than its
    E group, and a category comes once.
    """
    found: dict[str, Spelling] = {}
    seen: set[str] = set()
    for line, after in itertools.pairwise(lines):
        digit = _CATEGORY.fullmatch(line.code)
        below = spellings.get(after.code)
        if digit is None or below is None or digit[1] in seen:
            continue
        is_first = is_group_code(below.code) or is_head_code(below.code)
        if is_first and below.code[0] == digit[1] and below.code[1:2] in set("ABCD"):
            seen.add(digit[1])
            doubt = f"The code is the number {line.code}; by its place it was read as category {digit[1]}."
            found[line.place] = Spelling(code=f"CAT{digit[1]}", is_group=True, doubt=doubt)
    return found


def built(read: Sequence[tuple[Line, Spelling]]) -> tuple[list[OfficialParagraph], list[Doubt]]:
    """A paragraph for each row, its notes behind it; a row whose parent is missing hangs at the nearest that is there."""
    codes = {found.code for _, found in read}
    by_row_id = {line.cell(ColumnRole.ROW_ID): found.code for line, found in read if line.cell(ColumnRole.ROW_ID)}
    by_level = _parents_by_level(read)
    paragraphs: list[OfficialParagraph] = []
    doubts: list[Doubt] = []
    for position, (line, found) in enumerate(read):
        parent = _named_parent(line, by_row_id)
        if parent is None:
            parent = next((code for code in found.above if code in codes and code != found.code), "")
            if not parent and not found.above:
                parent = by_level.get(position, "")
            if found.is_inside and found.above and found.above[0] not in codes:
                hangs = f"it was put in {parent}" if parent else "it was put at the top"
                sentence = f"{found.code} stands in {found.above[0]}, which is not there; {hangs}."
                doubts.append(Doubt(kind=DoubtKind.ORPHAN, place=line.place, sentence=sentence, code=found.code))
        paragraphs += _with_notes(line, found, parent)
    return paragraphs, doubts


def definitions(lines: Sequence[Line]) -> list[OfficialParagraph]:
    """A row of a sheet of terms; where the name is left out, it is the first quoted word of the meaning."""
    found: list[OfficialParagraph] = []
    used: dict[str, int] = {}
    for line in lines:
        quoted = _QUOTED.search(line.text)
        term = line.term or (quoted[1] if quoted else line.text[:40])
        name = "-".join(re.findall(r"[^\W_]+", term.casefold())) or "term"
        used[name] = used.get(name, 0) + 1
        code = f"def:{name}" if used[name] == 1 else f"def:{name}-{used[name]}"  # the same term twice, each for lists of its own
        found.append(
            OfficialParagraph(code=code, written=term, parent="", kind=ParagraphKind.DEFINITION, text=line.text or term, place=line.place)
        )
    return found


def _named_parent(line: Line, by_row_id: Mapping[str, str]) -> str | None:
    """The parent that a column names; None where none does. One that is not there is left for the check of the tree to name."""
    given = line.cell(ColumnRole.PARENT)
    if not given:
        return None
    if given in by_row_id:
        return by_row_id[given]
    read = None if became_number(given) else spelling(given)
    if read is not None:
        return read.code
    own = own_spelling(given)
    return own.code if own is not None else given


def _parents_by_level(read: Sequence[tuple[Line, Spelling]]) -> dict[int, str]:
    found: dict[int, str] = {}
    open_levels: list[tuple[int, str]] = []
    for position, (line, one) in enumerate(read):
        digits = re.fullmatch(r"(\d{1,2})(?:\.0)?", line.cell(ColumnRole.LEVEL))
        if digits is None:
            continue
        level = int(digits[1])
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        if open_levels:
            found[position] = open_levels[-1][1]
        open_levels.append((level, one.code))
    return found


def _with_notes(line: Line, found: Spelling, parent: str) -> list[OfficialParagraph]:
    paragraph = OfficialParagraph(
        code=found.code, written=line.code, parent=parent, kind=_kind(line, found, parent), text=line.text, place=line.place
    )
    made = [paragraph]
    for role, letter in _NOTES:
        if text := line.cell(role):
            code = f"{found.code}#{letter}1"
            made.append(OfficialParagraph(code=code, written="", parent=found.code, kind=ParagraphKind.NOTE, text=text, place=line.place))
    return made


def _kind(line: Line, found: Spelling, parent: str) -> ParagraphKind:
    given = _KINDS.get(line.cell(ColumnRole.KIND).casefold())
    if given is not None:
        return given
    if _UNUSED.fullmatch(line.text):
        return ParagraphKind.NOT_USED
    if "#" in found.code:
        return ParagraphKind.NOTE
    if found.is_group or is_group_code(found.code) or is_general_note_code(found.code):
        return ParagraphKind.GROUP
    return ParagraphKind.ITEM if found.is_inside or (parent and not is_head_code(found.code) and not found.above) else ParagraphKind.HEAD
