"""The step "check": everything that is red or yellow, in groups."""

from collections.abc import Callable

from stc_desktop.applications.findings import Finding
from ui.applications.found_shown import finding_id, finding_shown
from ui.applications.parts import Making, Part, Standing
from ui.parts.findings import FindingsList
from ui.parts.layouts import Column


class CheckedPart(Part):
    """Each point leads to its field."""

    def __init__(self, making: Making, follow: Callable[[Finding], object]) -> None:
        super().__init__()
        self._making, self._follow = making, follow
        self._list = FindingsList(making.look, name="check_findings")
        self._list.finding_chosen.connect(self._chosen)
        self._shown: tuple[Finding, ...] | None = None
        column = Column(making.look, spacing=0)
        column.add(self._list)
        self.setLayout(column)

    def refresh(self, standing: Standing) -> None:
        found = self._making.work.findings
        if found != self._shown:
            self._shown = found
            self._list.show_findings([finding_shown(one, self._making.words) for one in found])

    def _chosen(self, chosen: str) -> None:
        finding = next((one for one in self._making.work.findings if finding_id(one) == chosen), None)
        if finding is not None:
            self._follow(finding)
