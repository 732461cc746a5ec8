"""How large a table may be before it cannot be a list that people keep."""

from stc_desktop.rules.errors import UserFixable

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
LONGEST_CELL = 100_000  # characters; the longest paragraph of any list that was seen has 11,000
MOST_EMPTY_ROWS = 1_000  # a formula drawn down leaves a million rows that hold nothing
LONGEST_LINE = 2_000_000  # characters of a line of a CSV file


def too_much(sentence: str) -> UserFixable:
    """A table beyond all measure is refused rather than read in part."""
    return UserFixable(sentence, next_step="Look whether it is the right file; keep only the rows and columns of the list in it.")
