"""Beside the form: the live paper, or the findings, one at a time."""

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ui.parts.layouts import Column, Row, Surface, box
from ui.parts.switch import Switch
from ui.speech import Words
from ui.theme.look import Look


class Side(Surface):
    """A switch over the two; it is not shown where the findings have a pane of their own."""

    def __init__(self, look: Look, words: Words, paper: QWidget, findings: QWidget) -> None:
        super().__init__(look, "sunken", name="application_side")
        self._words = words
        self._paper, self._findings = paper, findings
        self._switch = self._make_switch(look, words)
        row = Row(look, spacing=0, margins=(20, 14, 20, 0))
        row.add(self._switch)
        row.spread()
        self._head = box(row)
        self._stack = QStackedWidget()
        self._stack.addWidget(paper)
        self._stack.addWidget(findings)
        column = Column(look, spacing=0)
        column.add(self._head)
        column.add(self._stack, 1)
        self.setLayout(column)

    def _make_switch(self, look: Look, words: Words) -> Switch:
        options = [("paper", words.text("applications.side.paper")), ("findings", words.text("applications.side.findings"))]
        switch = Switch(look, options, name="side_switch", spoken=words.text("applications.tab.side"))
        switch.chosen.connect(self._show)
        return switch

    def show_switch(self, is_shown: bool) -> None:
        self._head.setVisible(is_shown)
        self._show(self._switch.value() if is_shown else "paper")

    def show_count(self, count: int) -> None:
        """How many findings wait behind the switch."""
        segment = self._switch.findChild(QPushButton, "side_switch_findings")
        key = "applications.side.findings.count" if count else "applications.side.findings"
        if segment is not None:
            segment.setText(self._words.text(key, count=count))

    def _show(self, which: str) -> None:
        self._stack.setCurrentWidget(self._findings if which == "findings" else self._paper)
