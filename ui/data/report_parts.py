"""What every report on a brought file is made of: sections, figures that unfold, and the comparison with what is in use."""

from collections.abc import Callable, Sequence

from stc_desktop.control_lists.sources.report import TextDifference
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.cards import Card
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import Column

_SHOWN_CODES = 200


class ReportParts(Card):
    """Counts first; what stands behind them unfolds."""

    def __init__(self, surroundings: Surroundings, *, number: int) -> None:
        super().__init__(surroundings.look, spacing=6, name=f"report_{number}")
        self._surroundings = surroundings
        self._words = surroundings.look.speech.over(WORDS)
        self._name = f"report_{number}"

    def _section(self, title: str) -> None:
        self.column.gap(8)
        self.column.add(Label(self._look, title, "side_section"))

    def _add_difference(self, difference: TextDifference | None, *, none: str, same: str, changed: str) -> None:
        """`none`, `same` and `changed` are the keys of what is said where there is nothing to compare with, no difference, other words."""
        look, text = self._look, self._words.text
        if difference is None:
            self.column.gap(8)
            self.column.add(Label(look, text(none), "compact", tone="text2", name=f"{self._name}_compared"))
            return
        self._section(text("data.report.compared", edition=difference.edition_in_use))
        if difference.is_none:
            self.column.add(Label(look, text(same), "compact", name=f"{self._name}_compared"))
            return
        parts = (("added", "data.report.added", difference.added), ("gone", "data.report.gone", difference.gone))
        for key, title, codes in (*parts, ("changed", changed, difference.changed)):
            part = self._figure(text(title), len(codes), key)
            if codes:
                part.column.add(Label(look, self._codes(codes), "compact", name=f"{self._name}_{key}_codes"))

    def _codes(self, codes: Sequence[str]) -> str:
        shown, rest = ", ".join(codes[:_SHOWN_CODES]), len(codes) - _SHOWN_CODES
        return self._words.text("data.report.codes.more", codes=shown, count=f"{rest:,}") if rest > 0 else shown

    def _figure(self, title: str, count: int, key: str) -> Disclosure:
        part = Disclosure(self._look, title, name=f"{self._name}_{key}", aside=f"{count:,}")
        part.head.setAccessibleName(f"{title}: {count:,}")
        part.head.setEnabled(count > 0)
        self.column.add(part)
        return part

    def _unfolding(self, title: str, count: int, key: str, fill: Callable[[Column], object]) -> None:
        """A figure whose lines are made when they are unfolded for the first time."""
        part = self._figure(title, count, key)

        def unfolded(is_open: bool) -> None:
            if is_open and not part.column.count():
                fill(part.column)

        part.toggled.connect(unfolded)
