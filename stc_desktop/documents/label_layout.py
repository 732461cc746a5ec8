"""Words in two languages on one line: the main ones, a middle dot, the local ones; placed by position, not by spaces."""

from stc_desktop.documents.boxes import Label
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import Page
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import TextStyle

DOT = "·"


_WIDE, _TIGHT = 0.55, 0.27  # of the type size, on each side of the dot


def local_width(local: str, style: TextStyle) -> float:
    """The least room that the dot and the local words take behind the main ones."""
    return 2 * _TIGHT * style.size + width(DOT, style) + width(local, style) if local else 0.0


def both_width(label: Label, style: TextStyle) -> float:
    return width(label.text, style) + (local_width(label.local, style) if label.text else width(label.local, style))


def draw_local(page: Page, x: float, down: float, local: str, style: TextStyle, *, room: float) -> float:
    """Dot and local words behind what ends at `x`; returns the width taken."""
    if not local:
        return 0.0
    spare = room - width(DOT, style) - width(local, style)
    gap = style.size * (_WIDE if 2 * _WIDE * style.size <= spare else _TIGHT)
    taken = gap + page.text(x + gap, down, DOT, style, room=room - gap) + gap
    return taken + page.text(x + taken, down, local, style, room=room - taken)


def label_lines(label: Label, style: TextStyle, room: float) -> tuple[Label, ...]:
    """Both languages on one line, or each on lines of its own; the local one is never dropped."""
    if not label.text and not label.local:
        return ()
    if both_width(label, style) <= room:
        return (label,)
    main = (Label(line) for line in wrapped(label.text, style, room))
    return (*main, *(Label("", line) for line in wrapped(label.local, style, room)))


def draw_label_line(page: Page, x: float, down: float, line: Label, style: TextStyle, *, room: float) -> float:
    """One line of a label; returns the width taken."""
    if not line.text:
        return page.text(x, down, line.local, style, room=room)
    taken = page.text(x, down, line.text, style, room=room)
    return taken + draw_local(page, x + taken, down, line.local, style, room=room - taken)
