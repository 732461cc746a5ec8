"""What a faultless workbook would change, and the way to weigh by it from now on."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from stc_desktop.applications.countries import country_names
from stc_desktop.casework.overlay_changes import OverlayChanges
from stc_desktop.casework.workbook_changes import ListChanges, is_wording_only
from stc_desktop.control_lists.differences import Change, Difference
from ui.control_lists.cell_sheet import CellSheet
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, TextAction
from ui.parts.cards import Card
from ui.parts.choices import CheckRow
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.notices import Notice

_SHOWN = 60
Line = tuple[str, str]  # a code, and what it is


class InstallCard(Card):
    """Counts first, what is lost open to the eye; nothing is ticked beforehand. `install_wanted` says whether losses were confirmed."""

    install_wanted = Signal(bool)

    def __init__(self, surroundings: Surroundings, changes: ListChanges, overlay: OverlayChanges | None = None) -> None:
        super().__init__(surroundings.look, spacing=6, name="install")
        self._surroundings = surroundings
        self._words = surroundings.look.speech.over(WORDS)
        text = self._words.text
        self.column.add(Label(self._look, text("data.install.title"), "section", name="install_title"))
        self.column.add(Label(self._look, self._compared(changes), "body", name="install_compared"))
        if overlay is not None:
            said = text("data.install.country", country=country_names().get(overlay.country, overlay.country))
            self.column.add(Label(self._look, said, "body", name="install_country"))
        self._confirm: CheckRow | None = None
        losses = [(found.code, _heading(found)) for found in changes.removals]
        losses += [(overlay.country, name) for name in overlay.losses] if overlay else []
        if losses:
            self._add_losses(losses)
        self._add_parts(changes)
        self._add_national(overlay)
        self.column.gap(8)
        self.column.add(Label(self._look, text("data.install.signed"), "compact", tone="text2", name="install_signed"))
        self._install = PrimaryButton(self._look, text("data.install.do"), name="install_do", icon="check")
        self._install.clicked.connect(lambda: self.install_wanted.emit(bool(losses)))
        self.column.gap(4)
        self.column.add(self._install, align=Qt.AlignmentFlag.AlignLeft)
        self._allow()

    def focus_first(self) -> None:
        """The loss comes before the button."""
        (self._confirm or self._install).setFocus(Qt.FocusReason.OtherFocusReason)

    def _compared(self, changes: ListChanges) -> str:
        text = self._words.text
        if changes.old is None:
            return text("data.install.first")
        if changes.is_same:
            return text("data.install.same")
        old = changes.old.info
        return text("data.install.replaces" if changes.replaces else "data.install.beside", edition=old.edition, list=old.list_id)

    def _add_losses(self, losses: Sequence[Line]) -> None:
        loss = self._words.plural("data.install.loss", len(losses))
        self.column.add(Notice(self._look, loss, name="install_loss", kind="warning"))
        self._part("removals", losses, is_open=True)
        self._confirm = CheckRow(self._look, self._words.text("data.install.confirm"), name="install_confirm", boxed=True)
        self._confirm.toggled.connect(self._allow)
        self.column.add(self._confirm)

    def _add_parts(self, changes: ListChanges) -> None:
        lost = {found.code for found in changes.removals}
        added = [found for found in changes.differences if found.change is Change.ADDED and found.code not in lost]
        self._part("limits", _lines_of(found for found in changes.limits if found.code not in lost))
        self._part("added", _lines_of(added))
        self._part("worded", _lines_of(found for found in changes.differences if is_wording_only(found)))
        if changes.register:
            part = self._figure("register", len(changes.register))
            part.column.add(Label(self._look, ", ".join(changes.register), "compact"))

    def _add_national(self, overlay: OverlayChanges | None) -> None:
        if overlay is not None:
            self._part("national_added", [(overlay.country, name) for name in overlay.added])
            self._part("national_changed", [(overlay.country, name) for name in overlay.changed])

    def _part(self, key: str, found: Sequence[Line], *, is_open: bool = False) -> None:
        if not found:
            return
        part = self._figure(key, len(found))
        self._lines(part.column, key, found)
        part.set_open(is_open)

    def _figure(self, key: str, count: int) -> Disclosure:
        title = self._words.text(f"data.install.{key}")
        part = Disclosure(self._look, title, name=f"install_{key}", aside=f"{count:,}")
        part.head.setAccessibleName(f"{title}: {count:,}")
        self.column.add(part)
        return part

    def _lines(self, column: Column, key: str, found: Sequence[Line]) -> None:
        look = self._look
        sheet = CellSheet(look, shares=(0, 1), gap=16, spacing=4)
        sheet.setObjectName(f"install_{key}_lines")
        for code, heading in islice(found, _SHOWN):
            sheet.add_row([Label(look, code, "compact", bold=True)], [Label(look, heading, "compact")])
        column.add(sheet)
        if len(found) > _SHOWN:
            column.add(Label(look, self._words.plural("data.install.more", len(found) - _SHOWN), "small", tone="text2"))
        copy = TextAction(look, self._words.text("data.install.copy"), name=f"install_{key}_copy", icon="copy", role="small")
        copy.clicked.connect(lambda: self._copy(found))
        column.add(copy, align=Qt.AlignmentFlag.AlignLeft)

    def _copy(self, found: Sequence[Line]) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in found))
        self._surroundings.toast(self._words.plural("data.install.copied", len(found)))

    def _allow(self, *_: Any) -> None:
        """The button is there to be seen, and says why it cannot be used yet."""
        is_open = self._confirm is None or self._confirm.isChecked()
        self._install.setEnabled(is_open)
        self._install.setAccessibleDescription("" if is_open else self._words.text("data.install.unconfirmed"))
        self._install.setToolTip("" if is_open else self._words.text("data.install.unconfirmed"))


def _lines_of(found: Iterable[Difference]) -> list[Line]:
    return [(one.code, _heading(one)) for one in found]


def _heading(found: Difference) -> str:
    entry = found.new or found.old
    return entry.heading if entry is not None else ""
