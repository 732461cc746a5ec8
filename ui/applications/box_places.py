"""Where the boxes of a form stand on its paper, found by their printed labels."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF

from stc_desktop.applications.form_parts import FormBox, words_in
from stc_desktop.applications.forms import Form
from ui.parts.paper import PaperMark

Find = Callable[[str], tuple[int, QRectF] | None]  # words: the page that they stand on, and where, in points

_INSET = 3.0  # from the edge of a box to its label
_LINE = 6.0  # labels nearer to each other than this stand on one line
_LOWEST = 40.0  # the height that is marked where nothing stands below


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A label on paper; `columns` is the width of its box, 0 for the title of a section, which goes across."""

    name: str
    page: int
    label: QRectF
    columns: int = 0


class BoxPlaces:
    """The places of one drawn version of a form."""

    def __init__(self, form: Form, find: Find) -> None:
        self._form = form
        boxes = [_printed(_name(box), box.columns, find) for box in _boxes(form)]
        titles = [_printed(f"{section.letter} {words_in(section.title)}".strip(), 0, find) for section in form.sections]
        self._printed = [one for one in (*boxes, *titles) if one is not None]
        self._column = self._width_of_column()

    def mark_of(self, field_id: str) -> PaperMark | None:
        """The box that prints an answer; None where the paper has none for it, such as in a table."""
        box = box_of(self._form, field_id)
        if box is None:
            return None
        found = next((one for one in self._printed if one.columns and one.name == _name(box)), None)
        if found is None or not self._column:
            return None
        left, top = found.label.left() - _INSET, found.label.top() - _INSET
        right = left + found.columns * self._column
        bottom = min((one.label.top() - _INSET for one in self._below(found, right)), default=top + _LOWEST)
        return PaperMark(page=found.page, left=left, top=top, width=right - left, height=bottom - top)

    def _below(self, found: _Printed, right: float) -> list[_Printed]:
        """Labels lower down on the page that stand under the box."""
        label = found.label
        lower = (one for one in self._printed if one.page == found.page and one.label.top() > label.top() + _LINE)
        return [one for one in lower if not one.columns or label.left() - _LINE < one.label.left() < right - _LINE]

    def _width_of_column(self) -> float:
        """From two boxes that stand side by side."""
        by_name = {one.name: one for one in self._printed if one.columns}
        rows = [row for section in self._form.sections for row in section.rows]
        for one, next_one in (pair for row in rows for pair in pairwise(row.boxes)):
            first, second = by_name.get(_name(one)), by_name.get(_name(next_one))
            if first is None or second is None or first.page != second.page:
                continue
            if abs(first.label.top() - second.label.top()) < _LINE:
                return (second.label.left() - first.label.left()) / first.columns
        return 0.0


def box_of(form: Form, field_id: str) -> FormBox | None:
    """The box that prints a field: the one that asks it, else the one that has its number."""
    boxes = _boxes(form)
    asking = next((box for box in boxes if any(field.id == field_id for field in box.fields)), None)
    if asking is not None:
        return asking
    number = next((field.number for field in form.fields if field.id == field_id), "")
    return next((box for box in boxes if number and box.number == number), None)


def _boxes(form: Form) -> list[FormBox]:
    """All but those of lines and papers: these are printed many times over."""
    return [box for section in form.sections if not section.is_repeated for box in section.boxes]


def _name(box: FormBox) -> str:
    return f"{box.number} {words_in(box.label)}".strip()


def _printed(name: str, columns: int, find: Find) -> _Printed | None:
    found = find(name) if name else None
    return _Printed(name=name, page=found[0], label=found[1], columns=columns) if found else None
