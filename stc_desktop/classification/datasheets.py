"""A maker's datasheet as lines with labels and values: what stands on the left names what stands on the right, for one model or several.

The text is kept as it was read: a page ends with a form feed, cells of a line are parted by tabs. A first line "Datasheet: NAME" gives the
name by which the sheet is cited; a second one "Model: NAME" says which column of its tables the person chose.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stc_desktop.rules.numbers import NUMBER, Comma, comma_in, plain_characters

PAGE_END = "\f"
CELL_GAP = "\t"
NAME_LINE = "Datasheet: "
MODEL_LINE = "Model: "
MOST_LETTERS = 1_000_000  # a sheet of three hundred pages has less
LONGEST_LINE = 400

_CELLS = re.compile(r"\t|\s*\|\s*| {3,}|(?<=[\w)\]°%.])\s?\.{4,}\s?")
# a colon inside a standard's name (ISO 230-2:2014) ends no label
_LABELLED = re.compile(
    r"(?P<label>(?:[^:=]|[:=](?=\d)){1,100}?)\s*[:=]\s+(?P<value>.+)|(?P<left>[^:=]{0,79}?[^:=\d\s])\s*[:=](?P<right>[^/\d].*|\d[^:]*)",
    re.DOTALL,
)
_BARE = re.compile(rf"(?:[<>≤≥±~≈]\s?|up to\s|max\.?\s|min\.?\s)?{NUMBER}(?:\s?(?:-|to|±|…|\.\.\.?)\s?{NUMBER})?", re.IGNORECASE)
_UNIT_IN_LABEL = re.compile(
    r"(?P<label>.*?)\s*(?:[\[(]\s*(?P<in_brackets>[^\[\]()]{1,16})\s*[\])]|,\s*(?:in\s+)?(?P<behind>[^\s,]{1,10}))\s*$"
)
_BEFORE_A_NUMBER = re.compile(rf"(?P<label>[^\d:=]*[A-Za-z][^\d:=]*?)\s+(?P<value>(?:[<>≤≥±~≈]\s?)?{NUMBER}.*)", re.DOTALL)
_UNITS_BEHIND = re.compile(r"\d\s?(?:[kMGmµun]?(?:m|W|Hz|V|A|g|Pa|bar|s|l|L|J|N)\b|°|%)")
_HEADS_A_TABLE = re.compile(r"\b(?:model|type|version|variant|parameter|specification|item|series|part no)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line of the sheet: its page, its number on the page, its cells from left to right."""

    page: int
    number: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return "  ".join(self.cells)

    @property
    def label(self) -> str:
        return next(iter(self.cells), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A label with the value beside it; `model` counts the columns of a table from 1, 0 where the sheet speaks of one thing."""

    label: str
    value: str
    line: SheetLine
    model: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Datasheet:
    """The lines of a sheet with what they state. `models` names the columns of its tables; one of them is the person's."""

    name: str
    lines: tuple[SheetLine, ...]
    stated: tuple[Stated, ...]
    models: tuple[str, ...] = ()
    comma: Comma | None = None
    model: int = 0  # the one that the person chose, counted from 1

    @property
    def pages(self) -> int:
        return max((line.page for line in self.lines), default=0)

    def of_model(self, model: int) -> tuple[Stated, ...]:
        """What is stated of one model: its column, and whatever holds for all."""
        return tuple(stated for stated in self.stated if stated.model in {0, model})


def datasheet_of(text: str) -> Datasheet:
    """The sheet that a text is."""
    name, model, body = _parts(text[:MOST_LETTERS])
    sheet = _sheet_of(body)
    chosen = sheet.models.index(model) + 1 if model in sheet.models else 0
    return replace(sheet, name=name, model=chosen)


@functools.lru_cache(maxsize=4)
def _sheet_of(body: str) -> Datasheet:
    """Kept for the next step of the interview: most steps have the same sheet, and only the chosen model changes."""
    lines = tuple(_lines(body))
    models: dict[int, str] = {}
    stated = tuple(_stated(lines, models))
    count = max((one.model for one in stated), default=0)
    names = tuple(models.get(number) or str(number) for number in range(1, count + 1))
    return Datasheet(name="", lines=lines, stated=stated, models=names, comma=comma_in(body))


def with_model(text: str, model: str) -> str:
    """The text with another model chosen; none where it is empty."""
    name, _, body = _parts(text)
    lines = [f"{NAME_LINE}{name}", *([f"{MODEL_LINE}{model}"] if model else []), body]
    return "\n".join(lines) if name or model else body


def _parts(text: str) -> tuple[str, str, str]:
    """Name, chosen model and body."""
    if not text.startswith(NAME_LINE):
        return "", "", text
    name, _, body = text.removeprefix(NAME_LINE).partition("\n")
    if not body.startswith(MODEL_LINE):
        return name.strip(), "", body
    model, _, body = body.removeprefix(MODEL_LINE).partition("\n")
    return name.strip(), model.strip(), body


def _lines(body: str) -> Iterator[SheetLine]:
    for page, text in enumerate(body.split(PAGE_END), start=1):
        for number, line in enumerate(text.splitlines(), start=1):
            plain = plain_characters(line[: LONGEST_LINE * 10])
            cells = tuple(cell.strip()[:LONGEST_LINE] for cell in _CELLS.split(plain) if cell and cell.strip())
            if cells:
                yield SheetLine(page=page, number=number, cells=cells)


def _stated(lines: tuple[SheetLine, ...], models: dict[int, str]) -> Iterator[Stated]:
    """Label and value of every line; a table's heading names the models of the lines below it."""
    heading: SheetLine | None = None
    for line in lines:
        if len(line.cells) >= 3 and _is_heading(line):
            heading = line
            continue
        own = list(_pairs(line))
        if own:
            yield from own
            continue
        label, values = line.label, list(line.cells[1:])
        if not values:
            heading = None
            yield from _in_one_cell(line)
            continue
        label, values = _with_unit(label, values)
        if len(values) == 1:
            yield Stated(label=label, value=values[0], line=line)
            continue
        if heading is not None:
            names = heading.cells[-len(values) :] if len(heading.cells) > len(values) else heading.cells
            for number, name in enumerate(names, start=1):
                models.setdefault(number, name)
        yield from (Stated(label=label, value=value, line=line, model=number) for number, value in enumerate(values, start=1))


def _is_heading(line: SheetLine) -> bool:
    """A line of names: it says that it is one, or its cells hold no amounts while nothing is labelled."""
    if any(":" in cell for cell in line.cells):
        return False
    figures = sum(bool(re.match(r"[<>≤≥±~]?\s?[-+]?\d", cell)) for cell in line.cells[1:])
    return not figures or (bool(_HEADS_A_TABLE.match(line.label)) and len(line.label.split()) <= 2 and not _UNITS_BEHIND.search(line.text))


def _pairs(line: SheetLine) -> Iterator[Stated]:
    """ "Label: value" in one cell, any number of them on a line; a label alone in its cell takes the next cell as its value."""
    cells = list(line.cells)
    if len(cells) == 2 and cells[0].endswith((":", "=")):
        label, values = _with_unit(cells[0].rstrip(":= "), cells[1:])
        yield Stated(label=label, value=values[0], line=line)
        return
    for cell in cells:
        found = _LABELLED.fullmatch(cell)
        if found:
            label, values = _with_unit((found["label"] or found["left"]).strip(), [(found["value"] or found["right"]).strip()])
            yield Stated(label=label, value=values[0], line=line)


def _in_one_cell(line: SheetLine) -> Iterator[Stated]:
    """ "Axes 5", "Max. output power 40 W": the words before the number name it."""
    found = _BEFORE_A_NUMBER.fullmatch(line.label)
    if found and len(found["label"]) <= 80:
        yield Stated(label=found["label"].strip(), value=found["value"].strip(), line=line)


def _with_unit(label: str, values: list[str]) -> tuple[str, list[str]]:
    """Where the unit has a column of its own, or stands behind the label in brackets, it goes to the bare numbers."""
    if len(values) >= 2 and len(values[0]) <= 12 and not re.search(r"\d", values[0][:1]) and all(_BARE.fullmatch(v) for v in values[1:]):
        return label, [f"{value} {values[0].strip('[]()')}" for value in values[1:]]
    found = _UNIT_IN_LABEL.fullmatch(label)
    if found and values and all(_BARE.fullmatch(value) for value in values):
        unit = found["in_brackets"] or found["behind"]
        return found["label"], [f"{value} {unit}" for value in values]
    return label, values
