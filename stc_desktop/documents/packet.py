"""A whole packet: every document laid out on its sheets, numbered, footed, and printed as one PDF."""

import dataclasses
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from stc_desktop.documents.annex_layout import pour_annex
from stc_desktop.documents.block_pieces import pieces_of
from stc_desktop.documents.blocks import (
    Block,
    Declaration,
    ItemsTable,
    SectionBar,
    SheetIndex,
    Table,
)
from stc_desktop.documents.boxes import Box, BoxRow, SignatureFrame, Stack
from stc_desktop.documents.flow import Flow, Piece, gap, height_of
from stc_desktop.documents.foot import SheetFoot, draw_draft, draw_foot, open_points_pieces
from stc_desktop.documents.grid import ROW, in_half_rows
from stc_desktop.documents.heads import continued, draw_continuation, draw_head
from stc_desktop.documents.items_layout import ItemsLayout
from stc_desktop.documents.marks import has_marks, numbers_of, with_numbers
from stc_desktop.documents.page import Excess, Page
from stc_desktop.documents.plan import FormHead, PacketPlan, Sheet, SymbolsSheet
from stc_desktop.documents.press import FileWords, write_pdf
from stc_desktop.documents.setting import PrintedSheet, Setting, filled
from stc_desktop.documents.symbols_layout import pour_symbols
from stc_desktop.documents.text_blocks import bar_piece

_log = logging.getLogger(__name__)
_MOST_ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All sheets of a packet as values, and where the documents stand among them. `excesses` must be empty."""

    pages: tuple[Page, ...]
    index: tuple[PrintedSheet, ...]
    excesses: tuple[Excess, ...]


def print_packet(plan: PacketPlan) -> bytes:
    """The packet as PDF."""
    layout = lay_out(plan)
    if layout.excesses:
        _log.warning("%d texts take more room than their sheet gives them", len(layout.excesses))
    outline = tuple((sheet.first, sheet.what.text) for sheet in layout.index)
    words = FileWords(title=plan.title, author=plan.author, language=plan.language, outline=outline)
    return write_pdf(layout.pages, words)


def lay_out(plan: PacketPlan) -> Layout:
    """Lay out again until the numbers that sheets mention of each other agree; mostly twice."""
    waits = has_marks(plan.sheets) or any(isinstance(block, SheetIndex) for sheet in plan.sheets for block in sheet.blocks)
    numbers: dict[str, str] = {}
    index: tuple[PrintedSheet, ...] = ()
    for _ in range(_MOST_ROUNDS):
        setting = Setting(plan=with_numbers(plan, numbers), index=index)
        pages, found = _round(setting)
        found_numbers = numbers_of(plan, found, setting)
        if not waits or (found_numbers == numbers and found == index):
            return _finished(plan, pages, found)
        numbers, index = found_numbers, found
    raise AssertionError("the sheets of this packet never settle on their numbers")


def _round(setting: Setting) -> tuple[list[Page], tuple[PrintedSheet, ...]]:
    pages: list[Page] = []
    index: list[PrintedSheet] = []
    for sheet in setting.plan.sheets:
        first, parts = len(pages) + 1, setting.parts
        setting.signed_on = None
        setting.sheet_words = sheet.words if isinstance(sheet, Sheet) else None
        if isinstance(sheet, SymbolsSheet):
            poured = pour_symbols(sheet, setting, first, lambda block, strip: pieces_of(block, setting, strip=strip))
        else:
            poured = _pour(sheet, setting, first)
        pages += poured
        if poured:
            index.append(_printed(sheet, first, len(pages), setting.signed_on))
        if isinstance(sheet, Sheet):
            annex = pour_annex(sheet, setting, len(pages) + 1, lambda block, strip: pieces_of(block, setting, strip=strip))
            if annex:
                index.append(_printed_annex(sheet, setting, len(pages) + 1, len(annex), parts))
            pages += annex
    return pages, tuple(index)


def _printed(sheet: Sheet | SymbolsSheet, first: int, last: int, signed_on: int | None) -> PrintedSheet:
    signs = sheet.signs if isinstance(sheet, Sheet) else ""
    form = f"{sheet.form} ({sheet.edition})"
    return PrintedSheet(name=sheet.name, what=sheet.index_name, form=form, first=first, last=last, signs=signs, signed_on=signed_on)


def _printed_annex(sheet: Sheet, setting: Setting, first: int, count: int, before: int) -> PrintedSheet:
    words = setting.words
    parts = f"A{before + 1}" if setting.parts == before + 1 else f"A{before + 1}–A{setting.parts}"
    form = f"{words.annex_form.text} ({words.annex_edition.text})"
    what = filled(words.annex_index, parts=parts)
    return PrintedSheet(name=f"{sheet.name}-annex", what=what, form=form, first=first, last=first + count - 1)


def _finished(plan: PacketPlan, pages: Sequence[Page], index: tuple[PrintedSheet, ...]) -> Layout:
    """Feet, page marks and the signs of a draft, now that the number of sheets is known."""
    sentences = {sheet.name: sheet.agency_sentence for sheet in plan.sheets}
    symbols = {sheet.name for sheet in plan.sheets if isinstance(sheet, SymbolsSheet)}
    for sheet in index:
        own = sentences.get(sheet.name) or sentences.get(sheet.name.removesuffix("-annex"))
        fallback = plan.words.symbols_sentence.text if sheet.name in symbols else plan.agency_sentence
        sentence = own or fallback or plan.words.agency_decides.text
        for page in pages[sheet.first - 1 : sheet.last]:
            draw_foot(page, plan, SheetFoot(form=sheet.form, sentence=sentence, sheets=len(pages)))
            if plan.draft:
                draw_draft(page, plan)
    return Layout(pages=tuple(pages), index=index, excesses=tuple(excess for page in pages for excess in page.excesses))


# ------------------------------------------------------------------------------------------------ one document


def _pour(sheet: Sheet, setting: Setting, first: int) -> list[Page]:
    """One form, record, statement or letter on as many sheets as it needs."""

    def open_sheet(count: int) -> tuple[Page, float]:
        page = Page(first + count)
        draw = draw_continuation if count else draw_head
        return page, draw(page, sheet, setting)

    flow = Flow(open_sheet)
    if not sheet.is_framed:
        flow.down += 0.0 if isinstance(sheet.head, FormHead) and not flow.down % ROW else in_half_rows(flow.down) - flow.down
    blocks = list(sheet.blocks)
    waiting: list[Piece] = []
    for position, block in enumerate(blocks):
        if isinstance(block, ItemsTable):
            flow.place(waiting)
            waiting = []
            tail = _tail(blocks[position + 1 :], setting, is_framed=sheet.is_framed)
            ItemsLayout(block, setting, flow, tail).pour()
            continue
        if isinstance(block, SectionBar) and not sheet.is_framed and position:
            waiting.append(gap(0.5 if isinstance(sheet.head, FormHead) else 1))
        if _is_signature(block) and waiting:
            _keep_with_signature(waiting)
        pieces = pieces_of(block, setting, is_framed=sheet.is_framed)
        above = blocks[position - 1] if position else None
        waiting += _named_again(above, pieces, setting, sheet) if isinstance(above, SectionBar) and isinstance(block, Table) else pieces
    flow.place(waiting)
    if isinstance(sheet.head, FormHead) and not any(isinstance(block, ItemsTable) for block in blocks):
        flow.place(open_points_pieces(setting.plan))
    flow.finish()
    return flow.pages


def _named_again(bar: SectionBar, pieces: list[Piece], setting: Setting, sheet: Sheet) -> list[Piece]:
    """The rows of a table under this bar; where a sheet begins with one of them, the bar says what goes on there."""
    again = bar_piece(bar, is_framed=sheet.is_framed, title=continued(bar.title, setting))
    return [dataclasses.replace(piece, repeated=(again, *piece.repeated)) if piece.repeated else piece for piece in pieces]


def _tail(blocks: Sequence[Block], setting: Setting, *, is_framed: bool) -> float:
    """Height of what follows a table of goods, up to and with the signature; none where other sections stand between the two."""
    signature = next((position for position, block in enumerate(blocks) if _is_signature(block)), None)
    if signature is None or not all(isinstance(block, SectionBar | Declaration) for block in blocks[:signature]):
        return 0.0
    pieces = [piece for block in blocks[: signature + 1] for piece in pieces_of(block, setting, is_framed=is_framed)]
    return height_of(pieces) + ROW


def _is_signature(block: Block) -> bool:
    return isinstance(block, BoxRow) and any(_has_signature(cell) for cell in block.cells)


def _has_signature(cell: Box | Stack) -> bool:
    if isinstance(cell, Stack):
        return any(_has_signature(inner) for row in cell.rows for inner in row.cells)
    return isinstance(cell.content, SignatureFrame)


def _keep_with_signature(waiting: list[Piece]) -> None:
    """The signature never stands alone on a sheet: what comes before its bar goes with it."""
    position = len(waiting) - 1
    while position > 0 and (waiting[position].keeps_next or waiting[position].is_gap):
        position -= 1
    waiting[position] = dataclasses.replace(waiting[position], keeps_next=True)
