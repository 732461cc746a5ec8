"""What a page of the form is made of: groups of fields, parties, clauses. Each refreshes itself from the case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.findings import Finding
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.forms import Level
from stc_desktop.applications.weighing import Facts
from ui.applications.field_block import FieldBlock, Key
from ui.applications.in_work import CaseInWork
from ui.parts.buttons import TextAction
from ui.parts.disclosure import Disclosure
from ui.parts.field import side_by_side
from ui.parts.labels import Label
from ui.parts.layouts import Column, Line
from ui.speech import Words
from ui.theme.look import Look

_SHORT = {
    FieldType.DATE,
    FieldType.COUNTRY,
    FieldType.CODE,
    FieldType.HS,
    FieldType.MONEY,
    FieldType.DECIMAL,
    FieldType.INTEGER,
    FieldType.UNIT,
    FieldType.CURRENCY,
    FieldType.PHONE,
    FieldType.EMAIL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What every part of a page needs to be made."""

    look: Look
    work: CaseInWork
    words: Words
    on_new_block: Callable[[FieldBlock], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the case stands now, for all parts of a page at once."""

    facts: Facts
    of_lines: tuple[Facts, ...]
    found: Mapping[Key, Finding]
    reveal: bool

    def facts_of(self, field: FormField, row: int | None) -> Facts:
        is_line = row is not None and field.path.startswith("lines") and row < len(self.of_lines)
        return self.of_lines[row] if is_line and row is not None else self.facts


def found_by_key(findings: Iterable[Finding], fields: Mapping[str, FormField]) -> dict[Key, Finding]:
    """The finding that stands at each field: the first red one, else the first yellow one."""
    found: dict[Key, Finding] = {}
    for finding in findings:
        field = fields.get(finding.field_id)
        if field is None:
            continue
        key = (field.id, finding.row if "[]" in field.path else None)
        held = found.get(key)
        if held is None or (held.level is Level.YELLOW and finding.level is Level.RED):
            found[key] = finding
    return found


class Part(QWidget):
    """A piece of a page of the form."""

    def refresh(self, standing: Standing) -> None:
        """Show the case as it now stands."""

    def block_for(self, key: Key) -> FieldBlock | None:
        """The field, made and unfolded if need be; None when it is not in this part."""
        return None

    def blocks(self) -> list[FieldBlock]:
        """Those that are made, in reading order."""
        return []


class FieldsPart(Part):
    """Fields one under the other; short ones stand in pairs. What is seldom asked is folded away."""

    def __init__(
        self,
        making: Making,
        fields: Sequence[FormField],
        *,
        row: int | None = None,
        folded: Sequence[FormField] = (),
        name: str,
        box: str = "",
    ) -> None:
        super().__init__()
        self._making, self._row, self._box = making, row, box
        self._fields, self._folded = tuple(fields), tuple(folded)
        self._blocks: dict[str, FieldBlock] = {}
        self._standing: Standing | None = None
        self.setObjectName(name)
        column = Column(making.look, spacing=18)
        self._put(column, self._fields)
        self._more: Disclosure | None = None
        if self._folded:
            title = making.words.plural("applications.form.more", len(self._folded))
            self._more = Disclosure(making.look, title, name=f"{name}_more")
            self._more.toggled.connect(self._unfold)
            column.add(self._more)
        self.setLayout(column)

    def refresh(self, standing: Standing) -> None:
        self._standing = standing
        for block in self._blocks.values():
            self._refresh(block, standing)

    def block_for(self, key: Key) -> FieldBlock | None:
        field_id, row = key
        if row != self._row:
            return None
        if any(field.id == field_id for field in self._folded) and self._more is not None:
            self._more.set_open(True)
        return self._blocks.get(field_id)

    def blocks(self) -> list[FieldBlock]:
        return list(self._blocks.values())

    def _unfold(self, is_open: bool) -> None:
        if is_open and self._more is not None and self._folded[0].id not in self._blocks:
            column = Column(self._making.look, spacing=18)
            self._put(column, self._folded)
            self._more.column.add(column)
            if self._standing is not None:
                self.refresh(self._standing)

    def _put(self, column: Column, fields: Sequence[FormField]) -> None:
        """Two short fields that follow each other share a line."""
        waiting: FieldBlock | None = None
        for field in fields:
            block = self._make(field)
            if field.type not in _SHORT:
                if waiting is not None:
                    column.add(waiting)
                    waiting = None
                column.add(block)
            elif waiting is None:
                waiting = block
            else:
                column.add(side_by_side(self._making.look, waiting, block))
                waiting = None
        if waiting is not None:
            column.add(waiting)

    def _make(self, field: FormField) -> FieldBlock:
        making = self._making
        row = self._row if "[]" in field.path else None
        block = FieldBlock(making.look, making.work, field, making.words, row=row, box=self._box)
        self._blocks[field.id] = block
        making.on_new_block(block)
        return block

    def _refresh(self, block: FieldBlock, standing: Standing) -> None:
        block.refresh(standing.facts_of(block.field, block.row), standing.found.get(block.key), reveal=standing.reveal)


class Heading(Part):
    """The head of a section, with its letter on the form."""

    def __init__(self, making: Making, title: str, *, aside: str = "", name: str = "") -> None:
        super().__init__()
        look = making.look
        column = Column(look, spacing=6, margins=(0, 8, 0, 0))
        column.add(Label(look, f"{aside}  {title}" if aside else title, "section", name=name))
        column.add(Line(look))
        self.setLayout(column)


class MoreLink(TextAction):
    """A plain action at the left of its line."""

    chosen = Signal()

    def __init__(self, look: Look, text: str, *, name: str, icon: str = "plus") -> None:
        super().__init__(look, text, name=name, icon=icon)
        self.clicked.connect(self.chosen)


LEFT = Qt.AlignmentFlag.AlignLeft
