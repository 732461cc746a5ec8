"""Many products at once: a table is looked at, its columns are said, its rows are weighed, and a copy with the results is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.casework.lists import chosen_review
from stc_desktop.casework.many_products_columns import (
    ProductColumns,
    ProductRole,
    SheetOfProducts,
    product_headings,
    remember_products,
    remembered_products,
    sheet_of_products,
    unit_in,
)
from stc_desktop.casework.many_products_rows import ProductReader, ProductRow, mark_duplicates
from stc_desktop.casework.many_products_weighing import Review, RowResult, counts, weigh_row
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.sources.column_maps import plain
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.control_lists.sources.tables import Row, Sheet, opened_table
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property, PropertyKind

MOST_PRODUCTS = 20_000
_MOST_CANDIDATES = 40
_MOST_COLUMNS = 100  # of a sheet, for which questions are proposed
_READING = 0.05  # share of the whole that reading the table takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A table after its rows were weighed."""

    file: Path
    columns: ProductColumns
    review: Review
    results: tuple[RowResult, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "file": self.file.name,
            "sheet": self.columns.sheet,
            "list": self.review.list_id,
            "edition": self.review.edition,
            "counts": dict(counts(self.results)),
            "faults": [fault.as_json() for result in self.results for fault in result.row.faults],
            "rows": [result.as_json() for result in self.results],
        }


def look_at_products(
    workspace: Workspace, path: Path, *, list_id: str = REVIEW_LISTS, edition: str = REVIEW_EDITIONS
) -> tuple[SheetOfProducts, ...]:
    """The sheets of a table, those with a column of descriptions first. Raises UserFixable for what is no table."""
    known = [name for name, prop in workspace.weighable(list_id, edition).edition.register.items() if is_asked(prop)]
    remembered = remembered_products(workspace)
    with opened_table(SourceFile(path)) as table:
        found = [sheet_of_products(sheet, remembered, workspace.units, known) for sheet in table.sheets if sheet.beginning(1)]
    if not found:
        raise UserFixable("The table is empty.", next_step="Choose the file that holds the products.", where=path.name)
    return tuple(sorted(found, key=lambda one: (not one.is_remembered, not one.can_be_products)))


def is_asked(prop: Property) -> bool:
    """A question that the cells of a column can answer."""
    return prop.kind is not PropertyKind.CONDITION


def column_candidates(workspace: Workspace, sheets: Sequence[SheetOfProducts]) -> dict[str, tuple[Property, ...]]:
    """For every column of a table the questions that it may answer, the one that was said before among them."""
    weighable = workspace.weighable(REVIEW_LISTS, REVIEW_EDITIONS)
    register = weighable.edition.register
    found: dict[str, tuple[Property, ...]] = {}
    for sheet in sheets:
        for heading in sheet.headings[:_MOST_COLUMNS]:
            held = sheet.columns.values.get(heading)
            said = [register[held.property_id]] if held is not None and held.property_id in register else []
            others = (prop for prop in candidates_for_column(workspace, weighable, heading) if prop not in said)
            found[heading] = (*said, *others)
    return found


def candidates_for_column(workspace: Workspace, weighable: WeighableList, heading: str) -> tuple[Property, ...]:
    """The questions that a column of values may answer, the nearest in words first; one of another kind of quantity is none of them."""
    name, unit = unit_in(heading, workspace.units)
    wanted = plain(name)
    words = set(wanted.split())
    fitting = (
        {one.dimension for one in workspace.units.units if workspace.units.find(unit, dimension=one.dimension)} if unit else set[str]()
    )
    ranked: list[tuple[float, str, Property]] = []
    for prop in weighable.edition.register.values():
        if not is_asked(prop) or (unit and prop.dimension not in fitting):
            continue
        spoken = (prop.id.replace("_", " "), *prop.datasheet_words)
        if not any(word in one.casefold() for one in spoken for word in words):
            continue
        ranked.append((-max(_nearness(wanted, words, plain(one)) for one in spoken), prop.id, prop))
    return tuple(prop for score, _, prop in sorted(ranked, key=lambda one: one[:2])[:_MOST_CANDIDATES] if score < 0)


def _nearness(wanted: str, words: set[str], spoken: str) -> float:
    if spoken == wanted:
        return 2.0
    shared = words & set(spoken.split())
    return len(shared) / len(words | set(spoken.split())) if shared else 0.0


def weigh_products(
    workspace: Workspace, path: Path, columns: ProductColumns, told: Told, *, review: Review | None = None, remember: bool = True
) -> Weighed:
    """Weigh every row of the table; `told` may raise to end it, and nothing was changed then. `columns` of the answer fit the table."""
    if ProductRole.DESCRIPTION not in columns.roles:
        next_step = "Say which column tells in words what each product is."
        raise UserFixable("No column holds the descriptions.", next_step=next_step, where="columns")
    chosen = review or review_of(workspace, takes_text=columns.takes_text)
    told("table", 0.0)
    rows, columns = _read(workspace, path, columns, chosen, told)
    if not rows:
        next_step = "Look whether the row of headings is the right one."
        raise UserFixable("Below the headings there is no row.", next_step=next_step, where=path.name)
    results: list[RowResult] = []
    for number, row in enumerate(rows, 1):
        told(f"row {row.number} of {rows[-1].number}", _READING + (1 - _READING) * (number - 1) / len(rows))
        results.append(weigh_row(workspace, row, chosen))
    if remember:
        remember_products(workspace, columns)
    return Weighed(file=path, columns=columns, review=chosen, results=tuple(results))


def review_of(
    workspace: Workspace,
    *,
    list_id: str | None = None,
    edition: str | None = None,
    country: str | None = None,
    takes_text: bool = False,
) -> Review:
    """What the rows are held against: what a guided classification is held against, unless said otherwise."""
    chosen, label = chosen_review(workspace.reference, list_id, edition)
    return Review(list_id=chosen, edition=label, country=country, takes_text=takes_text)


def _read(workspace: Workspace, path: Path, columns: ProductColumns, review: Review, told: Told) -> tuple[list[ProductRow], ProductColumns]:
    file = SourceFile(path)
    weighable = workspace.weighable(review.list_id, review.edition)
    uncomputed = frozenset(_uncomputed(file, columns.sheet)) if file.shape is Shape.WORKBOOK else frozenset[tuple[int, int]]()
    with opened_table(file) as table:
        sheet = table.sheet(columns.sheet) if columns.sheet else table.sheets[0]
        headings = product_headings(sheet.beginning())
        reader = ProductReader(workspace, weighable, columns, headings, uncomputed=uncomputed)
        rows = [reader.read(row) for row in _body(sheet, headings.row, path, told)]
        columns = replace(columns, sheet=sheet.name, header_row=headings.row, fingerprint=headings.fingerprint)
    return mark_duplicates(rows, columns.roles.get(ProductRole.PART, "")), columns


def _body(sheet: Sheet, after: int, path: Path, told: Told) -> Iterator[Row]:
    count = 0
    for row in sheet.rows():
        if row.number <= after:
            continue
        count += 1
        if count > MOST_PRODUCTS:
            next_step = "Cut the table into parts."
            raise UserFixable(f"The table has more than {MOST_PRODUCTS:,} products.", next_step=next_step, where=path.name)
        if count % 200 == 0:
            told("table", _READING / 2)
        yield row


def _uncomputed(file: SourceFile, sheet: str) -> Iterator[tuple[int, int]]:
    """Cells with a formula; where the workbook holds no value for them, a program wrote it and no spreadsheet has computed it yet."""
    from stc_desktop.authoring.workbooks.product_tables import formula_cells  # the library is slow to load

    return formula_cells(file.path, sheet)


def chosen_sheet(sheets: Sequence[SheetOfProducts], wanted: str = "") -> SheetOfProducts:
    """The sheet that is meant when nobody said: the only one with descriptions. Raises UserFixable naming the sheets."""
    if wanted:
        named = [one for one in sheets if one.columns.sheet.strip().casefold() == wanted.strip().casefold()]
    else:
        remembered = [one for one in sheets if one.is_remembered]
        named = remembered or [one for one in sheets if one.can_be_products] or list(sheets[:1])
    if len(named) != 1:
        names = ", ".join(f"“{one.columns.sheet}”" for one in (named or sheets))
        said = "Several sheets can hold the products" if named else f"There is no sheet “{wanted}”"
        raise UserFixable(f"{said}: {names}.", next_step="Say which one.", where="sheet")
    return named[0]
