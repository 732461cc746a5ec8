"""Words that may hold a path: a path may go on to the next line anywhere, so it never widens the page."""

from PySide6.QtCore import QSize

from ui.parts.labels import Label

_LEAST = 72


class PathLabel(Label):
    """A label whose longest word does not count."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._look.px(_LEAST)), hint.height())
