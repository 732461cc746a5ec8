"""What a faultless workbook would change, and the way to weigh by it from now on."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

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


class InstallCard(Card):
    """Counts first, what is lost open to the eye; nothing is ticked beforehand. `install_wanted` says whether losses were confirmed."""

    install_wanted = Signal(bool)

    def __init__(self, surroundings: Surroundings, changes: ListChanges) -> None:
        super().__init__(surroundings.look, spacing=6, name="install")
        self._surroundings = surroundings
        self._words = surroundings.look.speech.over(WORDS)
        text = self._words.text
        self.column.add(Label(self._look, text("data.install.title"), "section", name="install_title"))
        self.column.add(Label(self._look, self._compared(changes), "body", name="install_compared"))
        self._confirm: CheckRow | None = None
        if changes.removals:
            self._add_losses(changes.removals)
        self._add_parts(changes)
        self.column.gap(8)
        self.column.add(Label(self._look, text("data.install.signed"), "compact", tone="text2", name="install_signed"))
        self._install = PrimaryButton(self._look, text("data.install.do"), name="install_do", icon="check")
        self._install.clicked.connect(lambda: self.install_wanted.emit(bool(changes.removals)))
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
        if changes.replaces and not changes.differences and not changes.register:
            return text("data.install.same")
        old = changes.old.info
        return text("data.install.replaces" if changes.replaces else "data.install.beside", edition=old.edition, list=old.list_id)

    def _add_losses(self, removals: Sequence[Difference]) -> None:
        loss = self._words.plural("data.install.loss", len(removals))
        self.column.add(Notice(self._look, loss, name="install_loss", kind="warning"))
        self._part("removals", removals, is_open=True)
        self._confirm = CheckRow(self._look, self._words.text("data.install.confirm"), name="install_confirm", boxed=True)
        self._confirm.toggled.connect(self._allow)
        self.column.add(self._confirm)

    def _add_parts(self, changes: ListChanges) -> None:
        lost = {found.code for found in changes.removals}
        added = [found for found in changes.differences if found.change is Change.ADDED and found.code not in lost]
        self._part("limits", [found for found in changes.limits if found.code not in lost])
        self._part("added", added)
        self._part("worded", [found for found in changes.differences if is_wording_only(found)])
        if changes.register:
            part = self._figure("register", len(changes.register))
            part.column.add(Label(self._look, ", ".join(changes.register), "compact"))

    def _part(self, key: str, found: Sequence[Difference], *, is_open: bool = False) -> None:
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

    def _lines(self, column: Column, key: str, found: Sequence[Difference]) -> None:
        look = self._look
        sheet = CellSheet(look, shares=(0, 1), gap=16, spacing=4)
        sheet.setObjectName(f"install_{key}_lines")
        for one in islice(found, _SHOWN):
            sheet.add_row([Label(look, one.code, "compact", bold=True)], [Label(look, _heading(one), "compact")])
        column.add(sheet)
        if len(found) > _SHOWN:
            column.add(Label(look, self._words.plural("data.install.more", len(found) - _SHOWN), "small", tone="text2"))
        copy = TextAction(look, self._words.text("data.install.copy"), name=f"install_{key}_copy", icon="copy", role="small")
        copy.clicked.connect(lambda: self._copy(found))
        column.add(copy, align=Qt.AlignmentFlag.AlignLeft)

    def _copy(self, found: Sequence[Difference]) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{one.code}\t{one.change.value}\t{_heading(one)}" for one in found))
        self._surroundings.toast(self._words.plural("data.install.copied", len(found)))

    def _allow(self, *_: Any) -> None:
        """The button is there to be seen, and says why it cannot be used yet."""
        is_open = self._confirm is None or self._confirm.isChecked()
        self._install.setEnabled(is_open)
        self._install.setAccessibleDescription("" if is_open else self._words.text("data.install.unconfirmed"))
        self._install.setToolTip("" if is_open else self._words.text("data.install.unconfirmed"))


def _heading(found: Difference) -> str:
    entry = found.new or found.old
    return entry.heading if entry is not None else ""
