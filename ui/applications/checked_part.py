"""The step "check": everything that is red or yellow, in groups."""

from collections.abc import Callable

from stc_desktop.applications.findings import Finding
from stc_desktop.applications.forms import Level
from ui.applications.found_shown import finding_id, finding_shown
from ui.applications.parts import LEFT, Making, Part, Standing
from ui.parts.buttons import TextAction
from ui.parts.findings import FindingsList
from ui.parts.layouts import Column

_MOST = 6  # that stand open; what a licence needs is asked below and must not be out of sight


class CheckedPart(Part):
    """Each point leads to its field; the red ones come first."""

    def __init__(self, making: Making, follow: Callable[[Finding], object]) -> None:
        super().__init__()
        self._making, self._follow = making, follow
        self._list = FindingsList(making.look, name="check_findings")
        self._list.finding_chosen.connect(self._chosen)
        self._all = TextAction(making.look, "", name="check_all", icon="chevron_down")
        self._all.clicked.connect(self._show_all)
        self._shown: tuple[Finding, ...] | None = None
        self._is_whole = False
        column = Column(making.look, spacing=8)
        column.add(self._list)
        column.add(self._all, align=LEFT)
        self.setLayout(column)

    def refresh(self, standing: Standing) -> None:
        found = self._making.work.findings
        if found != self._shown:
            self._shown = found
            self._build()

    def _build(self) -> None:
        found = self._shown or ()
        reds = [one for one in found if one.level is Level.RED]
        order = [*reds, *(one for one in found if one.level is not Level.RED)]
        is_cut = not self._is_whole and len(order) > _MOST + 1
        shown = order[:_MOST] if is_cut else order
        self._list.show_findings([finding_shown(one, self._making.words) for one in shown])
        self._all.setText(self._making.words.text("applications.check.all", count=len(order)))
        self._all.setVisible(is_cut)

    def _show_all(self) -> None:
        self._is_whole = True
        self._build()

    def _chosen(self, chosen: str) -> None:
        finding = next((one for one in self._making.work.findings if finding_id(one) == chosen), None)
        if finding is not None:
            self._follow(finding)
