"""From a block of a document to the pieces that run down its sheets."""

import dataclasses

from stc_desktop.documents.blocks import (
    AtFoot,
    Block,
    CheckList,
    ChecksumPanel,
    ClausesSideBySide,
    Declaration,
    Gap,
    ItemsTable,
    KeyValues,
    PanelRow,
    Paragraphs,
    Remark,
    SectionBar,
    SheetIndex,
    Steps,
    Table,
    TimeLine,
)
from stc_desktop.documents.box_layout import row_piece
from stc_desktop.documents.boxes import BoxRow
from stc_desktop.documents.flow import Piece, gap
from stc_desktop.documents.grid import WHOLE, Strip
from stc_desktop.documents.panel_layout import checksum_piece, panel_piece, time_line_piece
from stc_desktop.documents.setting import Setting
from stc_desktop.documents.table_layout import index_table, table_pieces
from stc_desktop.documents.text_blocks import (
    bar_piece,
    check_pieces,
    declaration_piece,
    key_value_pieces,
    paragraph_pieces,
    remark_pieces,
    side_by_side_pieces,
    step_pieces,
)

_Words = PanelRow | Paragraphs | Remark | Steps | CheckList | KeyValues | TimeLine | Gap
_OnGrid = SectionBar | Declaration | ClausesSideBySide | Table


def pieces_of(block: Block, setting: Setting, *, is_framed: bool = False, strip: Strip = WHOLE) -> list[Piece]:
    """The pieces of a block. A table of goods is poured by itself, because its totals depend on where sheets end."""
    match block:
        case BoxRow():
            return [row_piece(block, setting, is_framed=is_framed, strip=strip)]
        case AtFoot():
            return [dataclasses.replace(row_piece(block.row, setting, is_framed=False), is_at_foot=True)]
        case SheetIndex():
            return table_pieces(index_table(setting), is_framed=is_framed, strip=strip)
        case ChecksumPanel():
            return [checksum_piece(block, setting)]
        case ItemsTable():
            raise TypeError("a table of goods stands in a form, not in an annex or a record")
        case SectionBar() | Declaration() | ClausesSideBySide() | Table():
            return _on_grid(block, is_framed=is_framed, strip=strip)
        case _:
            return _in_words(block, strip=strip)


def _on_grid(block: _OnGrid, *, is_framed: bool, strip: Strip) -> list[Piece]:
    match block:
        case SectionBar():
            return [bar_piece(block, is_framed=is_framed, strip=strip)]
        case Declaration():
            return [declaration_piece(block, is_framed=is_framed, strip=strip)]
        case ClausesSideBySide():
            return side_by_side_pieces(block, is_framed=is_framed, strip=strip)
        case Table():
            return table_pieces(block, is_framed=is_framed, strip=strip)


def _in_words(block: _Words, *, strip: Strip) -> list[Piece]:
    match block:
        case PanelRow():
            return [panel_piece(block, strip=strip)]
        case Paragraphs():
            return paragraph_pieces(block, strip=strip)
        case Remark():
            return remark_pieces(block, strip=strip)
        case Steps():
            return step_pieces(block, strip=strip)
        case CheckList():
            return check_pieces(block, strip=strip)
        case KeyValues():
            return key_value_pieces(block, strip=strip)
        case TimeLine():
            return [time_line_piece(block, strip=strip)]
        case Gap():
            return [gap(block.rows)]
