"""Tables of the Code of Federal Regulations: a row a paragraph, a cell that stands once for several rows said in each of them."""

from dataclasses import dataclass

from stc_desktop.control_lists.sources.ecfr_blocks import Block, Cell
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.publications import OfficialParagraph, ParagraphKind


@dataclass(slots=True)
class Tally:
    """What the publisher marks and a reader may want to count again."""

    labelled: int = 0
    significant: int = 0  # asterisk
    missile: int = 0  # (MT
    notes: int = 0
    rows: int = 0


class Tables:
    """The tables of one section."""

    def __init__(self, gathered: Gathering, tally: Tally, place: str) -> None:
        self._gathered = gathered
        self._tally = tally
        self._place = place
        self._base = self._code = ""
        self._heading: list[str] = []
        self._count = self._rows = 0
        self._hanging: dict[int, tuple[str, int]] = {}
        self._first = ""

    def begin(self, base: str) -> None:
        self._count += 1
        self._base, self._heading, self._rows, self._hanging, self._first = base, [], 0, {}, ""
        name = f"{base.partition('#')[0]}.table"
        number = 1
        self._code = name
        while self._code in self._gathered:
            number += 1
            self._code = f"{name}{number}"

    def row(self, block: Block) -> None:
        if block.tag == "CAPTION":
            self._heading.append(block.text)
            return
        self._tally.rows += 1
        texts = self._filled(block.cells)
        if block.within == "THEAD":
            self._heading.append(" | ".join(texts))
            return
        self._ensure_heading()
        text = " | ".join(texts)
        if block.within == "TFOOT":
            code = self._gathered.next_code(self._code, "#n")
            self._add(code, block.text, text=block.text, kind=ParagraphKind.NOTE, parent=self._code)
            return
        if texts and not texts[0] and len(texts) > 1 and self._first:
            text = " | ".join((self._first, *texts[1:]))
        elif texts:
            self._first = texts[0]
        self._rows += 1
        self._add(f"{self._code}.r{self._rows}", "", text=text, kind=ParagraphKind.ITEM, parent=self._code)

    def _ensure_heading(self) -> None:
        if self._code not in self._gathered:
            text = " | ".join(self._heading) or "Table"
            self._add(self._code, "", text=text, kind=ParagraphKind.TEXT, parent=self._base)

    def _filled(self, cells: tuple[Cell, ...]) -> list[str]:
        """The cells of a row with those that reach down into it from above."""
        texts: list[str] = []
        waiting = list(cells)
        while waiting or len(texts) in self._hanging:
            column = len(texts)
            if column in self._hanging:
                text, left = self._hanging.pop(column)
                if left > 1:
                    self._hanging[column] = (text, left - 1)
                texts.append(text)
                continue
            cell = waiting.pop(0)
            for reach in range(cell.columns):
                if cell.rows > 1:
                    self._hanging[column + reach] = (cell.text, cell.rows - 1)
                texts.append(cell.text)
        return texts

    def _add(self, code: str, written: str, *, text: str, kind: ParagraphKind, parent: str) -> None:
        paragraph = OfficialParagraph(code=code, written=written[:40], parent=parent, kind=kind, text=text, place=self._place)
        self._gathered.add(paragraph)
