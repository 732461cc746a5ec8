"""A finding, and how it is made from a check of the form: its sentence, why it matters, how to mend it, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.applications.cases import Case
from stc_desktop.applications.form_parts import FormBox, FormField, Mark, words_in
from stc_desktop.applications.forms import Check, Form, Level, Scope, Section, TaskId
from stc_desktop.applications.parties import CaseParty
from stc_desktop.applications.paths import concrete


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend (red) or to look at (yellow). `path` is where in the case it lies, `row` the line or paper, counted from 0."""

    id: str
    level: Level
    sentence: str
    why: str
    how_to_fix: str
    field_id: str = ""
    path: str = ""
    row: int | None = None
    party_id: str = ""
    box: str = ""
    task: TaskId = TaskId.CHECK
    mark: Mark = Mark.OUR_OWN
    is_stop: bool = False


@dataclass(slots=True)
class Findings:
    """Makes findings for one case on one form, in one language."""

    case: Case
    form: Form
    language: str = "en"

    def check(self, check_id: str) -> Check | None:
        """The check of this form with that id; a form that leaves it out has no such finding."""
        return next((check for check in self.form.checks if check.id == check_id), None)

    def finding(
        self,
        check: Check,
        *,
        words: Mapping[str, str] | None = None,
        field: FormField | None = None,
        row: int | None = None,
        party: CaseParty | None = None,
    ) -> Finding:
        """A finding of this check; without a field it leads to the first of the check's paths that the form asks."""
        at = field or self._field_of(check, party)
        said = {"field": self.name_of(at, row) if at else "", "box": at.number if at else "", "details": "", **(words or {})}
        section = self.form.section_of(at.id) if at else None
        own_row = row if at is not None and "[]" in at.path else None
        return Finding(
            id=check.id,
            level=check.level,
            sentence=_sentence(words_in(check.sentence, self.language).format_map(said)),
            why=words_in(check.why, self.language),
            how_to_fix=words_in(check.fix, self.language),
            field_id=at.id if at else "",
            path=concrete(self.case, at.path, own_row) if at else "",
            row=row,
            party_id=party.id if party else "",
            box=self._box_number(at, section),
            task=section.task if section else check.task,
            mark=check.mark,
            is_stop=check.is_stop,
        )

    def _field_of(self, check: Check, party: CaseParty | None) -> FormField | None:
        paths = [*check.paths]
        if party is not None:
            paths += [f"parties[{role}].legal_name" for role in party.roles]
        elif check.scope is Scope.PAPER:
            paths.append("papers[].title")
        return next((field for path in paths if (field := self.form.field_at(path))), None)

    def name_of(self, field: FormField, row: int | None = None) -> str:
        """The field as a person finds it: "Line 3: Quantity", "End user: Full legal name, no abbreviations"."""
        label = words_in(field.label, self.language)
        if row is not None and "[]" in field.path:
            what = "Paper" if field.path.startswith("papers") else "Line"
            return f"{what} {row + 1}: {label}"
        box = self._box_of(field)
        heading = words_in(box.label, self.language) if box else ""
        return f"{heading}: {label}" if heading and heading != label else label

    def _box_of(self, field: FormField) -> FormBox | None:
        boxes = (box for section in self.form.sections for box in section.boxes)
        return next((box for box in boxes if any(one.id == field.id for one in box.fields)), None)

    def _box_number(self, field: FormField | None, section: Section | None) -> str:
        if field is None:
            return ""
        box = self._box_of(field)
        if field.number or (box and box.number):
            return field.number or (box.number if box else "")
        return section.number or section.letter if section else ""


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."
