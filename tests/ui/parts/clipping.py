"""Finds words that have less room than they need."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget


def clipped(root: QWidget) -> list[str]:
    """Visible labels and buttons that are lower than their text needs, narrower than their longest word, or stick out of their parent."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        words = widget.text() or widget.accessibleName()
        if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height():
            found.append(f"too low: {words} ({widget.heightForWidth(widget.width())} in {widget.height()})")
        if widget.minimumSizeHint().width() > widget.width():
            found.append(f"too narrow: {words} ({widget.minimumSizeHint().width()} in {widget.width()})")
        parent = widget.parentWidget()
        if parent is not None and not isinstance(parent.parentWidget(), QScrollArea) and not parent.rect().contains(widget.geometry()):
            found.append(f"sticks out: {words}")
    return found


def settle() -> None:
    """Let the layouts come to rest."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
