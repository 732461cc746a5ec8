"""Where two versions of an application differ, as a person reads them."""

from dataclasses import dataclass, replace

from stc_desktop.applications.answers import shown, value_of
from stc_desktop.applications.cases import Case
from stc_desktop.applications.form_parts import FormField, words_in
from stc_desktop.applications.forms import Form
from stc_desktop.applications.paths import concrete


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field with what each version says."""

    label: str
    box: str
    mine: str
    theirs: str


def differences(mine: Case, theirs: Case, form: Form, language: str = "en") -> tuple[Difference, ...]:
    """The fields of the form that say something else, lines and papers row by row."""
    found: list[Difference] = []
    seen: set[str] = set()
    for field in form.fields:
        if field.path in seen:
            continue
        seen.add(field.path)
        rows: list[int | None] = [None]
        if "[]" in field.path:
            prefix = field.path.partition("[]")[0]
            rows = list(range(max(len(getattr(mine, prefix)), len(getattr(theirs, prefix)))))
        for row in rows:
            said = (_said(mine, field, row, language), _said(theirs, field, row, language))
            if said[0] != said[1]:
                label = words_in(field.label, language)
                numbered = f"{row + 1}: {label}" if row is not None else label
                found.append(Difference(label=numbered, box=field.number, mine=said[0], theirs=said[1]))
    return tuple(found)


def differ_elsewhere(mine: Case, theirs: Case) -> bool:
    """Whether they differ at all, the moment of storing aside."""
    return replace(mine, updated=None) != replace(theirs, updated=None)


def _said(case: Case, field: FormField, row: int | None, language: str) -> str:
    place = concrete(case, field.path, row)
    kept = case.not_understood.get(place) or case.cannot_supply.get(place)
    return kept or shown(field, value_of(case, field, row), language)
