"""The fill plan: a case on a form, box by box, in the form's main language and a second one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from stc_desktop.applications.answers import shown, value_of
from stc_desktop.applications.basis import Basis
from stc_desktop.applications.box_filling import BoxFiller, Labels
from stc_desktop.applications.case_facts import case_facts, line_facts
from stc_desktop.applications.cases import Case
from stc_desktop.applications.fill_values import (
    Answer,
    AnswerState,
    Bar,
    Declarations,
    FilledBox,
    FilledClause,
    FilledStack,
    FillPlan,
    Grid,
    GridColumn,
    Items,
    Label,
    Part,
    Row,
    SideBySide,
    SignatureRow,
)
from stc_desktop.applications.form_parts import FormField, Mark, Words, words_in
from stc_desktop.applications.forms import Form, Section, SectionKind
from stc_desktop.applications.line_filling import code_shown, filled_line
from stc_desktop.applications.measures import currency_decimals
from stc_desktop.applications.particulars import particulars_of
from stc_desktop.applications.templates import filled
from stc_desktop.applications.weighing import Facts, holds, is_shown


def fill_plan(case: Case, form: Form, basis: Basis, *, language: str = "en", local: str = "") -> FillPlan:
    """The form with everything that the case says, in reading order. A second language that the form lacks is left out."""
    local = local if local in form.languages and local != language else ""
    labels, facts = Labels(language, local), case_facts(case, form, basis)
    filling = _Filling(case, form, facts, labels, BoxFiller(case, form, facts, labels, line_facts(case, facts, basis)))
    parts, head = tuple(filling.parts()), tuple(filling.head())
    return FillPlan(
        form_id=form.form_id,
        form_name=form.name,
        edition=form.edition_date,
        title=filling.label(form.title),
        language=language,
        local=local,
        is_reviewed=local not in form.unreviewed,
        state=form.state,
        state_source=filling.label(form.state_source),
        notice=filling.label(form.notice) if form.notice else None,
        is_statement=form.is_statement,
        letterhead=filling.label(form.letterhead),
        agency_fields=tuple(filling.label(words) for words in form.agency_fields),
        head_boxes=head,
        parts=parts,
        particulars=tuple(particulars_of(case, form, facts, labels)),
        signs=form.signs,
        open_boxes=tuple(dict.fromkeys(filling.boxes.open_boxes)),
        continuation=filling.continuation(),
    )


def statement_language(case: Case, form: Form) -> str:
    """The buyer's language for a statement: as chosen, else the first language of the end user's country that the form has."""
    if case.statement.language in form.languages:
        return case.statement.language
    user = case.party("end_user")
    found = _LANGUAGES.get(user.country if user else "", "")
    return found if found in form.languages else ""


_LANGUAGES: Mapping[str, str] = {"VN": "vi", "TH": "th", "LA": "lo", "KH": "km", "MM": "my", "MY": "ms", "BN": "ms", "ID": "id"}


@dataclass(slots=True)
class _Filling:
    """Fills one form with one case."""

    case: Case
    form: Form
    facts: Facts
    labels: Labels
    boxes: BoxFiller

    @property
    def language(self) -> str:
        return self.labels.language

    @property
    def local(self) -> str:
        return self.labels.local

    def label(self, words: Words) -> Label:
        return self.labels.label(words)

    def head(self) -> Iterator[FilledBox]:
        for section in self.form.sections:
            if section.in_head and is_shown(section, self.facts):
                yield from (self.boxes.box(box) for row in section.rows for box in row.boxes)

    def parts(self) -> Iterator[Part]:
        for section in self.form.sections:
            if not section.in_head and is_shown(section, self.facts):
                yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Part]:
        if section.letter and section.kind is not SectionKind.ITEMS:
            yield Bar(letter=section.letter, title=self.label(section.title))
        if section.kind is SectionKind.ITEMS:
            yield self._items(section)
        elif section.kind in {SectionKind.TABLE, SectionKind.PAPERS}:
            yield self._grid(section)
        elif section.kind is SectionKind.DECLARATION:
            yield Declarations(number=section.number, label=self.label(section.number_label), clauses=self._clauses(section))
        elif section.kind is SectionKind.CLAUSES:
            yield SideBySide(clauses=self._clauses(section))
        else:
            yield from self._rows(section, 0 if section.kind is SectionKind.PER_LINE else None)

    def _rows(self, section: Section, line: int | None) -> Iterator[Part]:
        for row in section.rows:
            cells = tuple(self.boxes.cell(box, line) for box in row.boxes)
            if self.form.state is Mark.OUR_OWN and all(_does_not_apply(cell) for cell in cells):
                cells = tuple(replace(cell, rows=2) for cell in cells if isinstance(cell, FilledBox))
            yield SignatureRow(row=Row(cells=cells)) if section.kind is SectionKind.SIGNATURE else Row(cells=cells)

    def _clauses(self, section: Section) -> tuple[FilledClause, ...]:
        kept = [clause for clause in section.clauses if clause.show_if is None or holds(clause.show_if, self.facts)]
        letters = [clause.letters for clause in section.clauses]
        return tuple(
            FilledClause(
                letter=words_in(letters[number], self.language),
                text=words_in(clause.text, self.language),
                local=clause.text.get(self.local, "") if self.local else "",
                local_letter=letters[number].get(self.local, "") if self.local else "",
            )
            for number, clause in enumerate(kept)
        )

    def _items(self, section: Section) -> Items:
        currency = self.case.currency
        return Items(
            letter=section.letter,
            title=self.label(section.title),
            lines=tuple(filled_line(line, number) for number, line in enumerate(self.case.lines, 1)),
            currency=currency,
            decimals=currency_decimals(currency) if currency else 2,
        )

    def _grid(self, section: Section) -> Grid:
        heads = tuple(GridColumn(columns=column.columns, head=self.label(column.label), align=column.align) for column in section.columns)
        count = len(self.case.papers) if section.kind is SectionKind.PAPERS else len(self.case.lines)
        rows = tuple(tuple(filled(column.shows, partial(self._cell, row)) for column in section.columns) for row in range(count))
        return Grid(columns=heads, rows=rows)

    def _cell(self, row: int, name: str) -> str:
        if name == "number":
            return str(row + 1)
        field = self.form.field(name)
        if name == "line.codes":
            return code_shown(self.case.lines[row])
        return shown_of(self.case, field, row, self.language)

    def continuation(self) -> FillPlan | None:
        """The further lines of a form that has boxes for one line only."""
        section = next((section for section in self.form.sections if section.kind is SectionKind.PER_LINE), None)
        if section is None or len(self.case.lines) < 2:
            return None
        parts: list[Part] = []
        for line in range(1, len(self.case.lines)):
            parts += [Bar(letter=str(line + 1), title=Label(f"Item {line + 1}")), *self._rows(section, line)]
        return FillPlan(
            form_id=self.form.form_id,
            form_name=self.form.name,
            edition=self.form.edition_date,
            title=self.label(self.form.continuation_title or self.form.title),
            language=self.language,
            local=self.local,
            is_reviewed=self.local not in self.form.unreviewed,
            state=self.form.state,
            state_source=self.label(self.form.state_source),
            notice=self.label(self.form.notice) if self.form.notice else None,
            parts=(Row(cells=tuple(self._heading_boxes())), *parts),
        )

    def _heading_boxes(self) -> Iterator[FilledBox]:
        """The boxes that identify the case, narrow and two rows high."""
        for section in self.form.sections:
            for box in section.boxes:
                if box.repeats:
                    yield self.boxes.heading(box)


def _does_not_apply(cell: FilledBox | FilledStack) -> bool:
    """A box that says no more than that it does not apply needs no room; only a layout of our own may shrink."""
    return isinstance(cell, FilledBox) and isinstance(cell.content, Answer) and cell.content.state is AnswerState.NOT_APPLICABLE


def shown_of(case: Case, field: FormField, row: int | None, language: str) -> str:
    """A field's answer as printed, or the reason why there is none."""
    value = value_of(case, field, row)
    currency = case.lines[row].currency if row is not None and field.path.startswith("lines[]") else case.deal.currency
    return shown(field, value, language, currency)
