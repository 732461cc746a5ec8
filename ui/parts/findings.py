"""What must and what should be mended, each leading to its field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import TextAction
from ui.parts.empty import EmptyState
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Column, Line, Row
from ui.parts.words import WORDS
from ui.theme.look import Look

_GROUPS = {"must": ("err", "error"), "should": ("warn", "warning")}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """`severity`: must or should; `action` is the word of the link that leads to the field."""

    id: str
    severity: str
    title: str
    text: str = ""
    action: str = ""


class FindingsList(QWidget):
    """Red group over yellow group; F8 walks through them."""

    finding_chosen = Signal(str)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._order: list[str] = []
        self._at = -1
        self.setObjectName(name)
        self._column = Column(look, spacing=0)
        self.setLayout(self._column)

    def show_findings(self, findings: Sequence[FindingShown]) -> None:
        self._column.empty()
        current = self._order[self._at] if 0 <= self._at < len(self._order) else ""
        self._order = []
        for severity in _GROUPS:
            group = [finding for finding in findings if finding.severity == severity]
            if group:
                self._build_group(severity, group)
        if not findings:
            none = EmptyState(
                self._look, "check", self._words.text("part.findings.none"), self._words.text("part.findings.none_text"), name="no_findings"
            )
            self._column.add(none)
        self._column.spread()
        self._at = self._order.index(current) if current in self._order else -1

    def walk(self, step: int) -> str:
        """The next finding (+1) or the one before (-1), round and round; gives its id, empty when there is none."""
        if not self._order:
            return ""
        self._at = (self._at + step) % len(self._order) if self._at >= 0 or step > 0 else len(self._order) - 1
        self.finding_chosen.emit(self._order[self._at])
        return self._order[self._at]

    def _build_group(self, severity: str, group: list[FindingShown]) -> None:
        look, (tone, icon) = self._look, _GROUPS[severity]
        head = Label(look, self._words.plural(f"part.findings.{severity}", len(group)), "small", bold=True, tone=tone)
        head.setContentsMargins(0, look.px(10 if self._order else 0), 0, look.px(6))
        self._column.add(head)
        self._column.add(Line(look, tone=tone))
        for number, finding in enumerate(group):
            if number:
                self._column.add(Line(look))
            self._column.add(self._row(finding, icon, tone))
            self._order.append(finding.id)

    def _row(self, finding: FindingShown, icon: str, tone: str) -> Row:
        look = self._look
        row = Row(look, spacing=10, margins=(0, 12, 0, 12))
        row.add(Picture(look, icon, size=18, tone=tone, line="compact"), align=Qt.AlignmentFlag.AlignTop)
        words = Column(look, spacing=2)
        words.add(Label(look, finding.title, "compact", bold=True))
        if finding.text:
            words.add(Label(look, finding.text, "small", tone="text2"))
        if finding.action:
            link = TextAction(look, finding.action, name=f"{self.objectName()}_{finding.id}", role="small")
            severity = self._words.text(f"part.findings.spoken.{finding.severity}")
            link.setAccessibleName(f"{severity}: {finding.title}. {finding.action}")
            link.clicked.connect(lambda _checked=False: self._choose(finding.id))
            words.add(link, align=Qt.AlignmentFlag.AlignLeft)
        row.add(words, 1)
        return row

    def _choose(self, finding: str) -> None:
        self._at = self._order.index(finding)
        self.finding_chosen.emit(finding)
