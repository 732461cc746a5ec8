"""An HS code typed into the search: what it is, the paragraphs it hints at by strength, and that it decides nothing."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.hs_views import HsCandidate, HsView
from stc_desktop.control_lists.hs_hints import STRONGEST_FIRST
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Row, box
from ui.parts.notices import Notice
from ui.parts.tags import Tag
from ui.theme.look import Look


def hs_parts(look: Look, view: HsView, held: str, choose: Callable[[str, str], None]) -> Iterator[QWidget]:
    """The parts of the pane from top to bottom; `choose` gets the list and the code of a candidate. `held` is the list that is shown."""
    words = look.speech.over(WORDS)
    yield LineLabel(look, words.text("lists.hs.kind"), "small", tone="text2")
    head = Row(look, spacing=14)
    head.add(LineLabel(look, view.shown, "display", tone="accent", name="lists_hs_code"), align=Qt.AlignmentFlag.AlignTop)
    head.add(Label(look, view.title, "title", name="lists_hs_title"), 1)
    yield box(head)
    if view.cut:
        yield Label(look, view.cut, "small", tone="text2", name="lists_hs_cut")
    yield Notice(look, "\n".join(view.said), name="lists_hs_said", kind="info")
    if view.caveat:
        yield Label(look, view.caveat, "body", name="lists_hs_caveat")
    for strength in (*STRONGEST_FIRST, None):
        found = [candidate for candidate in view.candidates if candidate.strength is strength]
        if found:
            name = strength.value if strength else "agency"
            yield Label(look, words.text(f"lists.hs.{name}"), "side_section", name=f"lists_hs_{name}")
            yield box(_candidates(look, found, held, choose))


def _candidates(look: Look, found: list[HsCandidate], held: str, choose: Callable[[str, str], None]) -> Column:
    words = look.speech.over(WORDS)
    column = Column(look, spacing=8)
    for candidate in found:
        row = Row(look, spacing=10)
        link = TextAction(look, candidate.code, name=f"lists_hs_to_{candidate.code}", role="body")
        link.setAccessibleName(f"{candidate.code} {candidate.heading}")
        link.clicked.connect(lambda _checked=False, one=candidate: choose(one.list_id, one.code))
        row.add(link, align=Qt.AlignmentFlag.AlignTop)
        row.add(Label(look, candidate.heading, "body"), 1)
        if candidate.list_id != held:
            row.add(Tag(look, words.text("lists.hs.other_list")), align=Qt.AlignmentFlag.AlignTop)
        column.add(box(row))
        for hint in dict.fromkeys((hint.publisher, hint.date) for hint in candidate.by):
            said = words.text("lists.hs.by", publisher=hint[0], date=hint[1])
            column.add(Label(look, said, "small", tone="text2", name=f"lists_hs_by_{candidate.code}"))
    return column
