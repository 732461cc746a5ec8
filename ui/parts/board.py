"""The elimination board: paragraphs still in question, listed or struck out, each with the fact that decided it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.parts.board_row import BoardRow, BoardRowView
from ui.parts.buttons import TextAction
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Line, Row, box, scrolled
from ui.parts.margin_bar import Legend
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import MOVE_MS

GROUPS = ("open", "listed", "struck")
_STRUCK_SHOWN = 3

__all__ = ["BoardRow", "EliminationBoard"]


class EliminationBoard(QWidget):
    """All paragraphs of one classification in three groups; rows move when an answer strikes or confirms them."""

    paragraph_chosen = Signal(str)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._rows: tuple[BoardRow, ...] = ()
        self._views: dict[str, BoardRowView] = {}
        self._groups: dict[str, str] = {}
        self._shows_all = False
        self._ghosts: list[QLabel] = []
        self.setObjectName(name)
        self._count = LineLabel(look, "", "small", tone="text2")
        self._content = Column(look, spacing=0, margins=(20, 0, 20, 16))
        self._scroll = scrolled(self._content, name=f"{name}_rows")
        self._arrange()

    def _arrange(self) -> None:
        look, words = self._look, self._words
        head = Row(look, margins=(20, 24, 20, 4))
        head.add(Label(look, words.text("part.board.title"), "side_section"), 1)
        head.add(self._count)
        legend_texts = tuple(words.text(f"part.board.legend.{part}") for part in ("listed", "value", "range"))
        foot = Column(look, spacing=8, margins=(20, 0, 20, 12))
        foot.add(Line(look))
        foot.add(Legend(look, (legend_texts[0], legend_texts[1], legend_texts[2])))
        self._foot = box(foot)
        column = Column(look, spacing=0)
        column.add(head)
        column.add(self._scroll, 1)
        column.add(self._foot)
        self.setLayout(column)
        self.show_rows(())

    # -- what it shows

    def show_rows(self, rows: Sequence[BoardRow]) -> None:
        """The state after an answer; order inside a group is the order given."""
        if tuple(rows) == self._rows and self._views:
            return
        before = self._places() if self.isVisible() and not self._look.reduced_motion else {}
        moved = {row.code for row in rows if self._groups.get(row.code, row.group) != row.group}
        self._rows = tuple(rows)
        self._groups = {row.code: row.group for row in rows}
        self._build()
        self._move({code: place for code, place in before.items() if code in moved})

    def rows_of(self, group: str) -> list[str]:
        """Codes of a group, in order."""
        return [row.code for row in self._rows if row.group == group]

    def _build(self) -> None:
        self._content.empty()
        self._views = {}
        self._count.setText(self._words.plural("part.board.paragraphs", len(self._rows)) if self._rows else "")
        self._foot.setVisible(any(row.figure for row in self._rows))
        if not self._rows:
            self._content.gap(12)
            self._content.add(Label(self._look, self._words.text("part.board.empty"), "small", tone="text2"))
        for group in GROUPS:
            rows = [row for row in self._rows if row.group == group]
            if rows:
                self._build_group(group, rows)
        self._content.spread()

    def _build_group(self, group: str, rows: list[BoardRow]) -> None:
        look = self._look
        tone = "text2" if group == "struck" else "accent"
        head = Row(look, margins=(0, 12, 0, 6))
        head.add(Label(look, self._words.text(f"part.board.{group}"), "small", tone=tone, bold=True), 1)
        head.add(LineLabel(look, str(len(rows)), "small", tone=tone, bold=True))
        self._content.add(head)
        self._content.add(Line(look, tone="line" if group == "struck" else "accent"))
        shown = rows if group != "struck" or self._shows_all else rows[:_STRUCK_SHOWN]
        for row in shown:
            view = BoardRowView(look, row, name=f"{self.objectName()}_{row.code}")
            view.clicked.connect(lambda _checked=False, code=row.code: self.paragraph_chosen.emit(code))
            self._views[row.code] = self._content.add(view)
        if group == "struck" and len(rows) > _STRUCK_SHOWN:
            self._content.add(self._more(len(rows) - _STRUCK_SHOWN), align=Qt.AlignmentFlag.AlignLeft)

    def _more(self, hidden: int) -> TextAction:
        text = self._words.text("part.board.fewer") if self._shows_all else self._words.plural("part.board.more", hidden)
        action = TextAction(self._look, text, name=f"{self.objectName()}_more", role="small")
        action.setContentsMargins(0, 0, 0, 0)
        action.clicked.connect(self._fold)
        return action

    def _fold(self) -> None:
        self._shows_all = not self._shows_all
        self._build()
        more = self.findChild(TextAction, f"{self.objectName()}_more")
        if more is not None:
            more.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- movement

    def _places(self) -> dict[str, tuple[QPoint, QLabel]]:
        """Where every row stands now, with its picture."""
        places: dict[str, tuple[QPoint, QLabel]] = {}
        for code, view in self._views.items():
            at = view.mapTo(self, QPoint(0, 0))
            if self.rect().contains(at):
                ghost = QLabel(self)
                ghost.setPixmap(view.grab())
                ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                ghost.hide()
                places[code] = (at, ghost)
        return places

    def _move(self, before: dict[str, tuple[QPoint, QLabel]]) -> None:
        for ghost in self._ghosts:
            ghost.deleteLater()
        self._ghosts = []
        if not before:
            return
        self._content.activate()
        for code, (start, ghost) in before.items():
            view = self._views.get(code)
            end = view.mapTo(self, QPoint(0, 0)) if view is not None else QPoint(start.x(), self.height())
            ghost.move(start)
            ghost.show()
            ghost.raise_()
            run = QPropertyAnimation(ghost, b"pos", ghost)
            run.setDuration(MOVE_MS)
            run.setEasingCurve(QEasingCurve.Type.InOutQuad)
            run.setEndValue(end)
            run.finished.connect(ghost.hide)
            run.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
            self._ghosts.append(ghost)
