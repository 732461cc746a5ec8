"""The person's own table copied with the results beside it: workbook as workbook, CSV as the CSV it was. The original stays as it is."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from stc_desktop.casework.files_out import write_whole
from stc_desktop.casework.many_products_columns import ProductColumns
from stc_desktop.casework.many_products_faults import runs_as_formula, without_control
from stc_desktop.casework.many_products_weighing import RowResult
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.control_lists.sources.table_csv import TextForm, text_of_table
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentences

_COLUMNS = ("verdict", "codes", "ask", "set_aside", "warnings", "faults", "taken", "by", "edition")
_WIDTHS = {"verdict": 30, "codes": 18, "ask": 70, "set_aside": 12, "warnings": 50, "faults": 50, "taken": 40, "by": 50, "edition": 40}
_NEAREST = {"≤": "<=", "≥": ">=", "µ": "u", "Ω": "ohm", "−": "-", "√": "sqrt", "“": '"', "”": '"', "’": "'", "…": "..."}


def save_copy(
    source: Path, target: Path, columns: ProductColumns, results: Sequence[RowResult], say: Sentences, told: Told | None = None
) -> Path:
    """Write the copy. Raises UserFixable where it would take the place of the original, or the place cannot be written to."""
    if _is_same(source, target):
        next_step = "Choose another name: the original is never changed."
        raise UserFixable("The copy would take the place of your own table.", next_step=next_step, where=str(target))
    tell = told or _nobody
    tell("copy", 0.1)
    file = SourceFile(source)
    by_row = {result.row.number: _cells(result, say) for result in results}
    heads = _heads(say)
    if file.shape is Shape.WORKBOOK:
        if target.suffix.lower() not in {".xlsx", ".xlsm"}:
            raise UserFixable(
                "A workbook is copied as a workbook.", next_step="Give the copy a name that ends in .xlsx.", where=str(target)
            )
        return write_whole(target, _workbook(source, columns, heads, by_row))
    return write_whole(target, _csv(file, columns, heads, by_row))


def proposed_place(source: Path) -> Path:
    """A name beside the original that nothing has yet."""
    suffix = source.suffix if source.suffix.lower() in {".xlsx", ".xlsm", ".csv", ".tsv", ".txt"} else ".csv"
    number = 0
    while True:
        name = f"{source.stem}-classified{f'-{number}' if number else ''}{suffix}"
        if not source.with_name(name).exists():
            return source.with_name(name)
        number = (number or 1) + 1


def _is_same(source: Path, target: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:
        return target.absolute() == source.absolute()


def _heads(say: Sentences) -> dict[str, str]:
    return {name: say.text(f"many.column.{name}") for name in _COLUMNS}


def _cells(result: RowResult, say: Sentences) -> dict[str, str | int]:
    asked = [
        say.text("many.asked", number=number, question=one.question, from_whom=one.from_whom) for number, one in enumerate(result.asked, 1)
    ]
    return {
        "verdict": say.text(f"many.verdict.{result.verdict.value}") if result.verdict.value != "not_listed" else result.sentence,
        "codes": ", ".join(result.codes),
        "ask": "\n".join(asked),
        "set_aside": result.set_aside,
        "warnings": "\n".join(result.warnings),
        "faults": "\n".join(map(str, result.row.faults)),
        "taken": "\n".join(result.taken),
        "by": " ".join(result.said),
        "edition": result.basis,
    }


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula."""
    return f"'{text}" if runs_as_formula(text) else text


# -- workbooks


def _workbook(source: Path, columns: ProductColumns, heads: Mapping[str, str], by_row: Mapping[int, Mapping[str, str | int]]) -> bytes:
    from stc_desktop.authoring.workbooks.product_tables import AddedColumns, with_columns  # the library is slow to load

    def plain(value: str | int) -> str | int:
        return without_control(value) if isinstance(value, str) else value

    added = AddedColumns(
        sheet=columns.sheet,
        head_row=columns.header_row,
        heads=[heads[name] for name in _COLUMNS],
        widths=[_WIDTHS[name] for name in _COLUMNS],
        rows={number: [plain(cells[name]) for name in _COLUMNS] for number, cells in by_row.items()},
    )
    return with_columns(source, added)


# -- CSV


def _csv(file: SourceFile, columns: ProductColumns, heads: Mapping[str, str], by_row: Mapping[int, Mapping[str, str | int]]) -> bytes:
    form = text_of_table(file)
    with file.opened() as stream:
        raw = stream.read()
    encoding = _encoding(form, raw)
    text = raw.decode(encoding, errors="surrogateescape")
    ending = "\r\n" if "\r\n" in text else "\n"
    fits = _fits(encoding)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=form.delimiter))
    width = max((len(row) for row in rows), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=form.delimiter, lineterminator=ending)
    for number, row in enumerate(rows, 1):
        if number == 1 and len(row) <= 2 and row and row[0].lower().startswith("sep="):
            out.write(f"sep={form.delimiter}{ending}")
            continue
        own = [harmless(cell) for cell in row]
        added = _added(number, columns, heads, by_row)
        if added:
            own += [""] * (width - len(own)) + [harmless(fits(without_control(str(cell)))) for cell in added]
        writer.writerow(own)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return f"{mark}{out.getvalue()}".encode(encoding, errors="surrogateescape")


def _added(
    number: int, columns: ProductColumns, heads: Mapping[str, str], by_row: Mapping[int, Mapping[str, str | int]]
) -> list[str | int]:
    if columns.header_row and number == columns.header_row:
        return [heads[name] for name in _COLUMNS]
    return [by_row[number][name] for name in _COLUMNS] if number in by_row else []


def _encoding(form: TextForm, raw: bytes) -> str:
    """One that gives back every byte as it was; the mark at the beginning is kept by hand."""
    if form.encoding == "utf-16":
        return "utf-16-le" if raw.startswith(b"\xff\xfe") else "utf-16-be"
    return "utf-8" if form.encoding == "utf-8-sig" else form.encoding


def _fits(encoding: str) -> Callable[[str], str]:
    """Our own words in the encoding of the table: a sign that it does not have is written in another way."""

    def fits(text: str) -> str:
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            text = "".join(_NEAREST.get(sign, sign) for sign in text).encode(encoding, errors="replace").decode(encoding)
        return text

    return fits


def _nobody(_step: str, _share: float) -> None:
    """Nobody listens."""
