"""The office at the other end: paper under a scanner, and back into a case."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtCore import Qt

from stc_desktop.casework.reading_back import ReadCase, read_case
from stc_desktop.casework.workspace import Workspace
from tests.ui.journeys.hands import ALT, Hands
from ui.home.page import HomePage

_DOTS_PER_INCH = 200


def scanned(pdf: Path, folder: Path) -> list[Path]:
    """The pages as a scanner gives them: 200 dpi, grey, laid in crooked by 1.5 degrees, JPEG of quality 70."""
    pages: list[Path] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number].render(scale=_DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")
            turned = page.rotate(1.5, resample=Image.Resampling.BILINEAR, expand=True, fillcolor=255)
            pages.append(folder / f"{pdf.stem}-{number}.jpg")
            turned.save(pages[-1], quality=70)
    return pages


class Officer:
    """Reads what was handed in, in a window of the office's own."""

    def __init__(self, hands: Hands, workspace: Workspace) -> None:
        self.hands, self._workspace = hands, workspace

    def read(self, pages: list[Path]) -> ReadCase:
        """By keys through the window, and once more for the values behind it."""
        hands = self.hands
        hands.press(Qt.Key.Key_H, ALT)
        page = hands.window.page()
        assert isinstance(page, HomePage)
        page.reading.choose_pages = lambda: list(reversed(pages))  # the system's file dialog
        hands.push("home_task_read")
        assert hands.sees("paper_case_title")
        hands.picture("read-back")
        return read_case(self._workspace, pages)
