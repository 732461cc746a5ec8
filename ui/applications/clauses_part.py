"""The sentences that the signature covers."""

from dataclasses import replace

from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import FormClause, Section, SectionKind
from stc_desktop.applications.weighing import holds
from ui.applications.parts import Making, Part, Standing
from ui.parts.choices import CheckRow
from ui.parts.labels import Label
from ui.parts.layouts import Column


class ClausesPart(Part):
    """The applicant ticks what was read; the end user's promises are shown only, since the end user signs them."""

    def __init__(self, making: Making, section: Section) -> None:
        super().__init__()
        self._making = making
        look = making.look
        self._rows: list[tuple[FormClause, CheckRow | Label]] = []
        can_tick = section.kind is SectionKind.DECLARATION
        column = Column(look, spacing=4)
        column.add(Label(look, making.words.text(f"applications.clauses.{'own' if can_tick else 'others'}"), "compact", tone="text2"))
        for clause in section.clauses:
            text = f"{words_in(clause.letters, look.speech.language)}) {words_in(clause.text, look.speech.language)}".lstrip(") ")
            if can_tick:
                row: CheckRow | Label = CheckRow(look, text, name=f"clause_{clause.id}")
                row.clicked.connect(lambda checked, clause=clause: self._tick(clause.id, checked))
            else:
                row = Label(look, text, "compact")
            self._rows.append((clause, column.add(row)))
        self.setLayout(column)

    def refresh(self, standing: Standing) -> None:
        ticked = self._making.work.case.declarations
        for clause, row in self._rows:
            row.setVisible(clause.show_if is None or holds(clause.show_if, standing.facts))
            if isinstance(row, CheckRow):
                row.setChecked(clause.id in ticked)

    def _tick(self, clause_id: str, is_ticked: bool) -> None:
        case = self._making.work.case
        left = tuple(one for one in case.declarations if one != clause_id)
        self._making.work.change(replace(case, declarations=(*left, clause_id) if is_ticked else left), "check")
