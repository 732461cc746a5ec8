"""What must and what should be mended, beside the form or between the steps and the paper."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.findings import Finding
from ui.applications.found_shown import finding_id, finding_shown
from ui.parts.findings import FindingsList
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Row, scrolled
from ui.speech import Words
from ui.theme.look import Look

_REST_MS = 150  # answers that follow each other quickly are shown at once


class FindingsPane(QWidget):
    """Builds its rows only while it is seen, when the fingers rest: a list of forty points is not rebuilt with every answer."""

    finding_chosen = Signal(object)

    def __init__(self, look: Look, words: Words, *, name: str, margins: tuple[int, int, int, int] = (20, 20, 20, 20)) -> None:
        super().__init__()
        self._words = words
        self._findings: tuple[Finding, ...] = ()
        self._shown: tuple[Finding, ...] | None = None
        self.setObjectName(name)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._build)
        head = Row(look, spacing=12)
        head.add(Label(look, words.text("applications.findings.title"), "section"), 1)
        self._count = head.add(LineLabel(look, "", "small", tone="text2", name=f"{name}_count"))
        self._list = FindingsList(look, name=f"{name}_list")
        self._list.finding_chosen.connect(self._chosen)
        column = Column(look, spacing=14, margins=margins)
        column.add(head)
        column.add(self._list)
        column.spread()
        outer = Column(look, spacing=0)
        self._scroll = outer.add(scrolled(column, name=f"{name}_scroll"))
        self.setLayout(outer)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self._count.setText(self._words.plural("applications.findings.count", len(findings)) if findings else "")
        if self.isVisible():
            self._rest.start()

    def _build(self) -> None:
        self._rest.stop()
        if self._shown != self._findings:
            self._shown = self._findings
            self._list.show_findings([finding_shown(one, self._words) for one in self._findings])

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's own event, handed on
        self._build()

    def _chosen(self, chosen: str) -> None:
        found = next((one for one in self._findings if finding_id(one) == chosen), None)
        if found is not None:
            self.finding_chosen.emit(found)
