"""A control list out of a workbook or a CSV file whose columns are mapped: codes in any usual spelling, damage named by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stc_desktop.control_lists.sources.code_spellings import Spelling, became_number, own_spelling, spelling
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole, Headings, headings_of, unnamed_columns, why_no_list
from stc_desktop.control_lists.sources.paragraph_trees import checked_tree
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, Publication, Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.table_rows import Line, built, categories_among, definitions
from stc_desktop.control_lists.sources.tables import Row, Sheet, Table, opened_table
from stc_desktop.rules.errors import UserFixable

_MOST_NAMED = 20
_TOLD_EVERY = 100  # rows
_OWN_SHARE = 0.5  # a list in which more codes than this are of no known family numbers in its own way


def read_table(file: SourceFile, mapping: ColumnMap | Sequence[ColumnMap], told: Told) -> tuple[Publication, ...]:
    """The list that a sheet holds, or the lists of several sheets: a publication for each list id, in the order of the maps.

    Raises UserFixable for a file that is no table, a map without a column of codes, headings that are not there, no row with a code,
    and codes that a spreadsheet turned into numbers (each row named up to twenty, the count said).
    """
    maps = (mapping,) if isinstance(mapping, ColumnMap) else tuple(mapping)
    for one in maps:
        if why := why_no_list(one):
            raise UserFixable(why, next_step="Choose the column of codes yourself, or another file.", where=file.path.name)
    reads: list[_Reading] = []
    with opened_table(file, told) as table:
        for number, one in enumerate(maps):
            reads.append(_read_sheet(table, one, told, before=number / len(maps), share=1 / len(maps)))
    _refuse_damaged([damage for read in reads for damage in read.damaged], file.path.name)
    told("rows read", 0.95)
    publications = _put_together(reads, file.path.name)
    told("done", 1.0)
    return publications


@dataclass(slots=True)
class _Reading:
    mapping: ColumnMap
    paragraphs: list[OfficialParagraph] = field(default_factory=list[OfficialParagraph])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    damaged: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])  # place, what the cell holds


def _read_sheet(table: Table, mapping: ColumnMap, told: Told, *, before: float, share: float) -> _Reading:
    sheet = table.sheet(mapping.sheet)
    headings = _headings(sheet, mapping, table.file_name)
    told(f"sheet {sheet.name}" if sheet.name else "headings found", before)
    positions = _positions(headings, mapping, sheet, table.file_name)
    lines: list[Line] = []
    without: list[int] = []
    for count, row in enumerate(_body(sheet, headings), start=1):
        if count % _TOLD_EVERY == 0:
            told(f"row {row.number}", min(before + share * 0.9, before + share * count / (count + 2_000)))
        if mapping.only and (ColumnRole.LIST not in positions or row.cell(positions[ColumnRole.LIST]) != mapping.only):
            continue
        line = Line.of(row, positions, sheet.name)
        if lines and line.continues(lines[-1]):
            lines[-1] = lines[-1].with_more(line)
        elif line.code or line.term or (ColumnRole.TERM in positions and line.text):
            lines.append(line)
        elif line.text:
            without.append(row.number)
    if ColumnRole.CODE not in positions:
        return _Reading(mapping, paragraphs=definitions(lines))
    return _list_of(mapping, lines, without)


def _list_of(mapping: ColumnMap, lines: list[Line], without: list[int]) -> _Reading:
    """The paragraphs of the lines, in the way of numbering that most of their codes have."""
    reading = _Reading(mapping)
    spellings = {text: spelling(text) for text in {line.code for line in lines}}
    unknown = [line for line in lines if spellings[line.code] is None and not became_number(line.code)]
    if len(unknown) > len(lines) * _OWN_SHARE:
        spellings = {text: known or own_spelling(text) for text, known in spellings.items()}
    groups = categories_among(lines, spellings)
    read: list[tuple[Line, Spelling]] = []
    for line in lines:
        group = groups.get(line.place)
        found = group or spellings[line.code]
        if group is None and became_number(line.code):
            reading.damaged.append((line.place, line.code))
            continue
        if found is None:
            found = Spelling(code="-".join(line.code.split())[:120])
            found = replace(found, doubt=f"“{line.code[:60]}” is not the form of any code that is known here; it was kept as it stands.")
        if found.doubt:
            reading.doubts.append(Doubt(kind=DoubtKind.CODE_FORM, place=line.place, sentence=found.doubt, code=found.code))
        read.append((line, found))
    paragraphs, doubts = built(read)
    reading.paragraphs += paragraphs
    reading.doubts += doubts
    if without:
        named = ", ".join(map(str, without[:_MOST_NAMED])) + (
            f" and {len(without) - _MOST_NAMED} more" if len(without) > _MOST_NAMED else ""
        )
        sentence = f"{len(without)} rows with text have no code and were left out: rows {named}."
        reading.doubts.append(Doubt(kind=DoubtKind.LOST, place=f"row {without[0]}", sentence=sentence))
    return reading


def _body(sheet: Sheet, headings: Headings) -> Iterator[Row]:
    return (row for row in sheet.rows() if row.number > headings.row)


def _headings(sheet: Sheet, mapping: ColumnMap, name: str) -> Headings:
    """Where the headings stand today; a map that says that there are none holds."""
    beginning = sheet.beginning()
    if not beginning:
        raise UserFixable("The table is empty.", next_step="Choose another sheet or file.", where=_place(sheet, name))
    if mapping.header_row == 0:
        return unnamed_columns(max(len(row.cells) for row in beginning))
    found = headings_of(beginning)
    if found.row and all(found.position(heading) is not None for heading in mapping.columns.values()):
        return found
    given = next((row for row in beginning if row.number == mapping.header_row), None)
    return Headings(row=mapping.header_row, names=given.cells) if given else found


def _positions(headings: Headings, mapping: ColumnMap, sheet: Sheet, name: str) -> dict[ColumnRole, int]:
    positions: dict[ColumnRole, int] = {}
    missing: list[str] = []
    for role, heading in mapping.columns.items():
        position = headings.position(heading)
        if position is None:
            missing.append(f"“{heading}” ({role.value})")
        else:
            positions[role] = position
    if missing:
        raise UserFixable(
            f"The table has no column {', '.join(missing)}; it has {', '.join(f'“{one}”' for one in headings.names[:30] if one)}.",
            next_step="Choose the columns again.",
            where=_place(sheet, name),
        )
    return positions


def _place(sheet: Sheet, name: str) -> str:
    return f"{name}, sheet “{sheet.name}”" if sheet.name else name


def _refuse_damaged(damaged: list[tuple[str, str]], name: str) -> None:
    if not damaged:
        return
    named = "; ".join(f"{place} “{code}”" for place, code in damaged[:_MOST_NAMED])
    more = f"; and {len(damaged) - _MOST_NAMED} more" if len(damaged) > _MOST_NAMED else ""
    one = len(damaged) == 1
    raise UserFixable(
        f"{len(damaged)} code{' was' if one else 's were'} turned into {'a number' if one else 'numbers'} by a spreadsheet "
        f"(0E001 becomes 0.00E+00): {named}{more}. What they were cannot be told, so nothing was taken.",
        next_step="Get the table as its publisher made it, or write these codes again in a column that is formatted as text.",
        where=name,
    )


def _put_together(reads: list[_Reading], name: str) -> tuple[Publication, ...]:
    """One publication for each list: its paragraphs, then its defined terms."""
    by_list: dict[str, list[_Reading]] = {}
    for read in reads:
        by_list.setdefault(read.mapping.list_id, []).append(read)
    found: list[Publication] = []
    for list_id, parts in by_list.items():
        paragraphs, doubts = checked_tree([paragraph for part in parts for paragraph in part.paragraphs])
        if not paragraphs:
            raise UserFixable("No row of the table holds a code.", next_step="Choose the columns again.", where=name)
        mapping = parts[0].mapping
        found.append(
            Publication(
                list_id=list_id,
                title=mapping.title,
                publisher=mapping.publisher,
                edition=mapping.edition,
                legal_date=mapping.legal_date,
                paragraphs=paragraphs,
                doubts=(*(doubt for part in parts for doubt in part.doubts), *doubts),
            )
        )
    return tuple(found)
