"""Type and lines of paper, one place for all sheets (sizes in points)."""

from dataclasses import dataclass, replace

SMALLEST_SIZE = 6.2


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """Size and weight; `is_running` marks text set on wide leading, where deep scripts need not shrink."""

    size: float
    leading: float = 12.0
    is_bold: bool = False
    is_running: bool = False

    @property
    def bold(self) -> "TextStyle":
        return replace(self, is_bold=True)


TITLE_SIZES = (20.0, 18.0, 16.5, 15.0)
TITLE = TextStyle(size=20, leading=24, is_bold=True)
TITLE_CONTINUED = TextStyle(size=12.5, leading=15, is_bold=True)
TITLE_RECORD = TextStyle(size=15, leading=16, is_bold=True)
TITLE_LOCAL = TextStyle(size=10)
TITLE_LOCAL_SMALL = TextStyle(size=9)
TITLE_STATEMENT_LOCAL = TextStyle(size=11, leading=15, is_bold=True)

VERDICT_LOWER = TextStyle(size=13, leading=17, is_bold=True)
CHECKSUM = TextStyle(size=22, leading=26, is_bold=True)

SECTION = TextStyle(size=8.2, is_bold=True)
SECTION_LOCAL = TextStyle(size=7.2)
BOX_NUMBER = TextStyle(size=7.5, is_bold=True)
LABEL = TextStyle(size=6.5, leading=9)
LABEL_BOLD = TextStyle(size=6.5, leading=9, is_bold=True)
ANSWER = TextStyle(size=9)
ANSWER_BOLD = TextStyle(size=9.5, is_bold=True)
LOCAL_AFTER = TextStyle(size=6.6)  # second language behind the words of a choice or a declaration

ITEM_NAME = TextStyle(size=8.5, leading=11.2, is_bold=True)
ITEM_DETAIL = TextStyle(size=8, leading=11.2)
ITEM_WORD = TextStyle(size=8.5, leading=11.2)
ITEM_VALUE = TextStyle(size=9, leading=11.2, is_bold=True)
ITEM_UNIT = TextStyle(size=7, leading=11.2)

STATEMENT = TextStyle(size=8.6, leading=11.8, is_running=True)
CELL = TextStyle(size=8.4)
CELL_DETAIL = TextStyle(size=7.6)
DECLARED = TextStyle(size=8.6)
REMARK = TextStyle(size=6.8, leading=9.5)
PANEL_REMARK = TextStyle(size=7.2, leading=10)

FOOT_LABEL = TextStyle(size=6.2, leading=9)
FOOT_VALUE = TextStyle(size=7.8, leading=9)
DRAFT_LETTERS = TextStyle(size=150, leading=150, is_bold=True)

# Lines
FRAME = 1.1
FRAME_VERDICT = 1.5
SECTION_RULE = 1.0
TABLE_HEAD_RULE = 0.8
SIGNATURE_RULE = 0.8
BOX_RULE = 0.5
TABLE_RULE = 0.25
