"""A workbook opened without reading through its sheets first; imported only when a workbook is read, as the library is slow to load."""

import re
from collections.abc import Iterator
from typing import IO, Any, cast
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet


class _Sheet(ReadOnlyWorksheet):
    def _get_size(self) -> None:
        """Ask nothing: a sheet that does not say its size would be read from end to end, for seconds, before its first row."""


class _Reader(ExcelReader):
    def read_strings(self) -> None:
        reader = cast("Any", self)  # the library's own reader is typed in part
        part = reader.package.find("application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml")
        if part is not None:
            with reader.archive.open(part.PartName[1:]) as stream:
                reader.shared_strings = list(_strings(stream))

    def read_worksheets(self) -> None:
        reader = cast("Any", self)
        for sheet, relation in reader.parser.find_sheets():
            if relation.target in reader.valid_files and "chartsheet" not in relation.Type:
                made = cast("Any", _Sheet)(reader.wb, sheet.name, relation.target, reader.shared_strings)
                made.sheet_state = sheet.state
                reader.wb._sheets.append(made)


def _strings(stream: IO[bytes]) -> Iterator[str]:
    """The strings of a workbook; what stands above the line is marked, for without that 5 x 10^3 would read 103."""
    for _, node in iterparse(stream, forbid_dtd=True):
        if _name(node) == "si":
            yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(_pieces(node)))
            node.clear()


def _pieces(node: Element) -> Iterator[str]:
    for child in node:
        if _name(child) == "t":
            yield child.text or ""
        elif _name(child) == "r":  # a run of letters with a look of its own; what tells how to pronounce it (rPh) is no text
            text = "".join(piece.text or "" for piece in child if _name(piece) == "t")
            yield f"^{text}" if text.strip() and _is_raised(child) else text


def _is_raised(run: Element) -> bool:
    return any(_name(look) == "vertAlign" and look.get("val") == "superscript" for look in run.iter())


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how the format writes letters that XML does not hold


def opened(stream: IO[bytes]) -> Any:
    """The workbook with sheets to read row by row; a cell with a formula gives the value that was last computed."""
    reader = _Reader(stream, read_only=True, data_only=True, keep_links=False)  # type: ignore[arg-type]
    reader.read()
    return reader.wb
