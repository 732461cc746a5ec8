"""Sections of a form: rows of boxes, tables of lines, sentences that are signed; read strictly."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stc_desktop.applications.form_parts import BoxKind, Condition, FormBox, FormField, Words
from stc_desktop.applications.forms import FormClause, FormColumn, FormRow, PaperDemand, Section, SectionKind, TaskId
from stc_desktop.applications.papers import PaperKind
from stc_desktop.applications.parties import Role
from stc_desktop.authoring import yaml_reading as yaml
from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.form_fields import FieldReader, listed, mark_of, one_of, readings, whole_number
from stc_desktop.authoring.yaml_reading import Reading, Text, Value, nearest, truth_of

_SECTION_KEYS = (
    "id", "task", "title", "kind", "letter", "number", "number_label", "in_head", "show_if", "rows", "fields", "asks", "columns", "clauses",
    "least", "most",
)  # fmt: skip
_BOX_KEYS = (
    "number", "label", "columns", "rows", "kind", "fields", "asks", "lines", "role", "numbers", "stand_in", "prints_if",
    "required", "bold", "repeats",
    "repeat_columns", "local_under", "hint", "below", "by_agency", "mark",
)  # fmt: skip
_COLUMN_KEYS = ("columns", "label", "shows", "align")
_CLAUSE_KEYS = ("id", "text", "letter", "show_if")
_PAPER_KEYS = ("kind", "title", "required", "original_needed", "valid_days", "mark")
_ROWS_OF = {SectionKind.ITEMS: "lines", SectionKind.TABLE: "lines", SectionKind.PER_LINE: "lines", SectionKind.PAPERS: "papers"}
_BLOCK_OF = {"lines": "line", "papers": "paper"}


@dataclass(slots=True)
class SectionReader:
    """Reads the sections of one form."""

    fields: FieldReader
    faults: Faults

    def sections(self, value: Value | None) -> Iterator[Section]:
        for reading in readings(listed(value, "sections", self.faults), "a section", self.faults):
            section_id = reading.text("id", required="a section")
            reading.known_only(_SECTION_KEYS, f"section {section_id}")
            yield self._section(section_id, reading)

    def _section(self, section_id: str, reading: Reading) -> Section:
        kind = one_of(reading, "kind", SectionKind, SectionKind.BOXES)
        rows_of = _ROWS_OF.get(kind, "")
        entries = reading.section.entries
        own = tuple(self.fields.fields(reading.sub("fields"), in_rows=rows_of))
        asked = tuple(self.fields.asked(reading, _BLOCK_OF[rows_of], in_rows=rows_of)) if rows_of else ()
        rows = tuple(FormRow(boxes=tuple(self._boxes(row, rows_of))) for row in listed(entries.get("rows"), "rows", self.faults))
        return Section(
            id=section_id,
            task=one_of(reading, "task", TaskId, TaskId.CHECK, required=f"section {section_id}"),
            title=self._words(reading, "title"),
            kind=kind,
            letter=reading.text("letter"),
            number=reading.text("number"),
            number_label=self._words(reading, "number_label"),
            in_head=reading.truth("in_head"),
            show_if=self.condition(entries.get("show_if")),
            rows=rows,
            fields=(*asked, *own),
            columns=tuple(self._columns(entries.get("columns"))),
            clauses=tuple(self._clauses(entries.get("clauses"))),
            least=whole_number(reading, "least") or 0,
            most=whole_number(reading, "most"),
        )

    def _boxes(self, value: Value, rows_of: str) -> Iterator[FormBox]:
        for reading in readings(listed(value, "a row", self.faults), "a box", self.faults):
            yield self._box(reading, rows_of)

    def _box(self, reading: Reading, rows_of: str) -> FormBox:
        number, label = reading.text("number"), reading.text("label")
        reading.known_only(_BOX_KEYS, f"box {number or label}")
        kind = one_of(reading, "kind", BoxKind, BoxKind.ANSWER)
        if kind in {BoxKind.ANSWER, BoxKind.PARTY, BoxKind.CHECKS, BoxKind.YES_NO} and not label and "below" not in reading.section.entries:
            self.faults.add(reading.section.place, "a box that is answered needs a label")
        below = tuple(self._boxes(reading.section.entries["below"], rows_of)) if "below" in reading.section.entries else ()
        return FormBox(
            number=number,
            label=self._words(reading, "label"),
            columns=whole_number(reading, "columns") or 0,
            rows=whole_number(reading, "rows") or (8 if kind is BoxKind.PARTY else 2),
            kind=kind,
            fields=tuple(self._box_fields(reading, kind, rows_of, number)),
            lines=tuple(item.text for item in reading.text_items("lines")),
            role=reading.text("role"),
            numbers=reading.texts("numbers"),
            stand_in=reading.text("stand_in"),
            prints_if=self.condition(reading.section.entries.get("prints_if")),
            bold=reading.truth("bold"),
            repeats=reading.truth("repeats"),
            repeat_columns=whole_number(reading, "repeat_columns") or 0,
            local_under=reading.truth("local_under"),
            hint=self._words(reading, "hint"),
            below=below,
            by_agency=reading.truth("by_agency"),
            mark=mark_of(reading),
        )

    def _box_fields(self, reading: Reading, kind: BoxKind, rows_of: str, number: str) -> Iterator[FormField]:
        if kind is BoxKind.PARTY:
            role = reading.text("role", required="a party box")
            for key, name in (("role", role), ("stand_in", reading.text("stand_in"))):
                if name and name not in set(Role):
                    self.faults.add(reading.section.place_of(key), f"“{name}” is no role{nearest(name, list(Role))}")
                    return
            yield from self._party(reading, role, number)
        yield from self.fields.fields(reading.sub("fields"), in_rows=rows_of, label=reading.text("label"), number=number)

    def _party(self, reading: Reading, role: str, number: str) -> Iterator[FormField]:
        """The particulars of a party; in a box that may stay empty they are required once somebody is named there."""
        required = reading.section.entries.get("required")
        always = truth_of(required) if required is not None else False
        somebody = yaml.Listing(
            (yaml.Section({f"has_{role}": Text("yes", reading.section.place)}, reading.section.place),), reading.section.place
        )
        when_named = self.condition(somebody)
        when = self.condition(required) if always is None else None
        for one in self.fields.asked(reading, "party", role=role, number=number):
            if not one.required or always:
                yield one
            else:
                is_name = one.id.endswith(".legal_name")
                yield replace(one, required=False, required_if=when if is_name and when else when_named)

    def _columns(self, value: Value | None) -> Iterator[FormColumn]:
        for reading in readings(listed(value, "columns", self.faults), "a column", self.faults):
            reading.known_only(_COLUMN_KEYS, "a column")
            yield FormColumn(
                columns=whole_number(reading, "columns") or 0,
                label=self._words(reading, "label"),
                shows=reading.text("shows", required="a column"),
                align=reading.text("align") or "left",
            )

    def _clauses(self, value: Value | None) -> Iterator[FormClause]:
        for reading in readings(listed(value, "clauses", self.faults), "a clause", self.faults):
            reading.known_only(_CLAUSE_KEYS, "a clause")
            clause_id = reading.text("id", required="a clause")
            yield FormClause(
                id=clause_id,
                text=self._words(reading, "text"),
                letters=self._words(reading, "letter"),
                show_if=self.condition(reading.section.entries.get("show_if")),
            )

    def papers(self, value: Value | None) -> Iterator[PaperDemand]:
        """The papers that the form wants behind it."""
        for reading in readings(listed(value, "papers", self.faults), "a paper", self.faults):
            reading.known_only(_PAPER_KEYS, "a paper")
            kind = reading.text("kind", required="a paper")
            if kind not in set(PaperKind):
                self.faults.add(reading.section.place_of("kind"), f"“{kind}” is no kind of paper{nearest(kind, list(PaperKind))}")
                continue
            required = reading.section.entries.get("required")
            always = truth_of(required) if required is not None else False
            yield PaperDemand(
                kind=kind,
                title=self.fields.words.words(reading.text("title", required="a paper"), reading.section.place, is_printed=False),
                required=bool(always),
                required_if=self.condition(required if always is None else None),
                original_needed=reading.truth("original_needed"),
                valid_days=whole_number(reading, "valid_days"),
                mark=mark_of(reading),
            )

    def condition(self, value: Value | None) -> Condition | None:
        return self.fields.conditions.condition(value)

    def _words(self, reading: Reading, key: str) -> Words:
        return self.fields.words.words(reading.text(key), reading.section.place_of(key))
