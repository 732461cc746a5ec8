"""The field for words of a datasheet: takes pasted text up to the size of a sheet, and files that are dropped on it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal

from stc_desktop.casework.datasheets import check_pasted
from stc_desktop.rules.errors import UserFixable
from ui.parts.fields import LongTextField
from ui.theme.look import Look

LONG = 20_000  # letters; longer texts are kept, and not laid out as lines to be edited


def files_of(data: QMimeData) -> list[Path]:
    """Files on this computer that are being dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DatasheetText(LongTextField):
    """`refused` carries what is wrong with a paste; what stood in the field stays. `long_pasted` carries a text of many pages."""

    refused = Signal(object)
    long_pasted = Signal(str)
    file_dropped = Signal(object)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, rows=5)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = files_of(source)
        if files:
            self.file_dropped.emit(files[0])
            return
        text = source.text()
        try:
            check_pasted(text)
        except UserFixable as fault:
            self.refused.emit(fault)
            return
        if len(text) + len(self.text()) > LONG:
            self.long_pasted.emit(f"{self.text()}\n{text}".strip())
        else:
            self.insertPlainText(text)
