"""A printed table of three columns, process, substrate and coating, read by where its columns stand."""

import re
from dataclasses import dataclass, field

from stc_desktop.control_lists.sources.pdf_lines import Line
from stc_desktop.control_lists.sources.pdf_outline import Paragraph
from stc_desktop.control_lists.sources.publications import ParagraphKind

_PROCESS = re.compile(r"([A-Z])\.(?:(\d)\.)?")
_BEHIND = re.compile(r"\(\^?\*")  # the remark below the table
_COLUMNS = 3
_NEW_CELL = 1.28  # sizes between two base lines; lines of one cell stand closer


@dataclass(slots=True)
class ProcessTable:
    """The table of an entry: rows of rows, as paragraphs below `code`."""

    code: str
    title: Line
    columns: tuple[float, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    _open: list[Paragraph | None] = field(default_factory=lambda: [None] * _COLUMNS)
    _bases: list[float] = field(default_factory=lambda: [0.0] * _COLUMNS)
    _page: int = 0

    def take(self, line: Line) -> bool:
        """False where the table has ended."""
        if not self.columns:
            self.columns = self._columns_in(line)
            return True
        if _BEHIND.match(line.text):
            return False
        if line.page != self._page:
            self._page, self._bases = line.page, [0.0] * _COLUMNS
        texts = [self._text_in(line, nth) for nth in range(_COLUMNS)]
        for nth, text in enumerate(texts):
            if text:
                self._put(nth, text, line)
                self._bases[nth] = line.base
        return True

    def _columns_in(self, line: Line) -> tuple[float, ...]:
        """Where the titles 1., 2., 3. of the columns begin."""
        found = [word.x for word in line.words if re.fullmatch(r"[123]\.", word.text)]
        return tuple(found) if len(found) == _COLUMNS else ()

    def _text_in(self, line: Line, nth: int) -> str:
        left = self.columns[nth] - 4
        right = self.columns[nth + 1] - 4 if nth + 1 < _COLUMNS else float("inf")
        return " ".join(word.text for word in line.words if left <= word.x < right)

    def _put(self, nth: int, text: str, line: Line) -> None:
        cell = self._open[nth]
        found = _PROCESS.match(text) if nth == 0 else None
        stands_close = 0 < self._bases[nth] - line.base < _NEW_CELL * line.size
        if cell is not None and not found and (nth == 0 or stands_close or (nth == 1 and not self._has_rows(cell))):
            cell.lines.append(text)
            return
        above = self._open[nth - 1] if nth else None
        if found:
            self._begin_process(found, text, line)
            return
        parent = above.code if above else self.code
        number = sum(each.parent == parent for each in self.paragraphs) + 1
        self._open[nth] = Paragraph(f"{parent}.{'s' if nth == 1 else 'c'}{number}", "", parent, ParagraphKind.ITEM, line.page, [text])
        self._open[nth + 1 :] = [None] * (_COLUMNS - nth - 1)
        self.paragraphs.append(self._open[nth])  # type: ignore[arg-type]  # set just above

    def _has_rows(self, cell: Paragraph) -> bool:
        return any(each.parent == cell.code for each in self.paragraphs)

    def _begin_process(self, found: re.Match[str], text: str, line: Line) -> None:
        letter = f"{self.code}.{found[1].lower()}"
        parent = letter if found[2] and any(each.code == letter for each in self.paragraphs) else self.code
        code = f"{letter}.{found[2]}" if found[2] else letter
        paragraph = Paragraph(code, found[0], parent, ParagraphKind.ITEM, line.page, [text[found.end() :].strip()])
        self._open = [paragraph, None, None]
        self.paragraphs.append(paragraph)
