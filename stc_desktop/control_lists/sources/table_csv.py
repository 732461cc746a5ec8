"""CSV as it is met: any usual delimiter and encoding, line breaks inside quotation marks, and what only calls itself CSV."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.table_limits import LONGEST_CELL, LONGEST_LINE, too_much
from stc_desktop.rules.errors import UserFixable

_DELIMITERS = ",;\t|"
_PIECE = 1 << 20
_RAW_ROW = tuple[int, tuple[str, ...], frozenset[int]]


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a CSV file was written."""

    encoding: str
    delimiter: str


def text_of_table(file: SourceFile) -> TextForm:
    """The encoding, tried on the whole file (an accent may come late), and the delimiter that cuts the first rows most evenly."""
    encoding = _encoding(file)
    with file.opened() as stream:
        start = stream.read(1 << 16)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(start).lstrip("\ufeff")
    if text[:4].lower() == "sep=" and text[4:5] in _DELIMITERS:
        return TextForm(encoding, text[4])
    return TextForm(encoding, max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter)))


def csv_rows(file: SourceFile, form: TextForm) -> Iterator[_RAW_ROW]:
    """The rows, numbered as a spreadsheet would."""
    with file.opened() as stream:
        lines = _Lines(io.TextIOWrapper(stream, encoding=form.encoding, errors="replace", newline=""), file.path.name)
        reader = csv.reader(lines, delimiter=form.delimiter)
        number = 0
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise _broken(file, lines.number) from error
            if cells is None:
                return
            number += 1
            if number == 1 and len(cells) <= 2 and cells[0].lower().startswith("sep="):
                continue
            if any(len(cell) > LONGEST_CELL for cell in cells):
                raise _broken(file, lines.number)
            yield number, tuple(cell.strip() for cell in cells), frozenset()


class _Lines:
    """Line by line, but never a line so long that it fills the memory."""

    def __init__(self, stream: IO[str], name: str) -> None:
        self._stream = stream
        self._name = name
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= LONGEST_LINE:
            raise too_much(f"{self._name}, line {self.number}: the line has more than {LONGEST_LINE:,} characters; this is not a table.")
        if "\x00" in line:
            raise UserFixable(
                f"Line {self.number} holds NUL bytes: the file is damaged or is not text.",
                next_step="Save the table again as CSV (UTF-8), or copy the file again.",
                where=self._name,
            )
        return line.lstrip("\ufeff") if self.number == 1 else line


def _encoding(file: SourceFile) -> str:
    if file.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with file.opened() as stream:
            while piece := stream.read(_PIECE):
                decoder.decode(piece)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """How many of the first rows have the commonest number of columns, as a share; then that number. One column says nothing."""
    widths: Counter[int] = Counter()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0.0, 0
    for row in rows[:-1] or rows:  # the last one may be cut
        if any(row):
            widths[len(row)] += 1
    if not widths:
        return 0.0, 0
    width, often = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]))
    return (often / widths.total(), width) if width > 1 else (0.0, 0)


def _broken(file: SourceFile, line: int) -> UserFixable:
    return UserFixable(
        f"A cell that ends near line {line} is longer than {LONGEST_CELL:,} characters; perhaps a quotation mark is not closed.",
        next_step="Open the table in a spreadsheet, mend that row and save it again.",
        where=file.path.name,
    )
