"""A line of goods as paper shows it: its code or how it stands, its values, its numbers."""

from stc_desktop.applications.answers import hs_shown
from stc_desktop.applications.fill_values import FilledLine
from stc_desktop.applications.lines import Line, LineVerdict
from stc_desktop.applications.numbers_and_dates import number_shown

NOT_LISTED, UNDECIDED, NOT_CLASSIFIED = "not listed", "undecided", "not classified"
CODES_PATH = "lines[].classification.codes"


def code_shown(line: Line) -> str:
    """The control code, or in words how the line stands; an unclassified line is never shown as not listed."""
    found = line.classification
    if found is None:
        return NOT_CLASSIFIED
    if found.verdict is LineVerdict.CONTROLLED:
        return ", ".join(found.codes) or UNDECIDED
    return NOT_LISTED if found.verdict is LineVerdict.NOT_LISTED else UNDECIDED


def filled_line(line: Line, number: int) -> FilledLine:
    """One line of goods as the table prints it."""
    is_controlled = line.classification is not None and line.classification.verdict is LineVerdict.CONTROLLED
    return FilledLine(
        number=number,
        code=code_shown(line),
        is_controlled=is_controlled and bool(line.classification and line.classification.codes),
        name=line.name,
        model=", ".join(part for part in (line.model or line.no_model_because, line.maker) if part),
        values=_values(line),
        hs=line.tariff or hs_shown(line.hs),
        origin=line.origin,
        quantity=number_shown(line.quantity) if line.quantity is not None else "",
        unit=line.unit,
        unit_price=line.unit_price,
        value=line.worth,
    )


def _values(line: Line) -> str:
    """The values that decide the classification, why it is open, and what the goods are; nothing twice."""
    found = line.classification
    values = [f"{value.name} {value.value}" for value in found.key_values if value.value not in line.description] if found else []
    reason = found.open_reason if found and found.verdict is LineVerdict.UNDECIDED else ""
    return "; ".join(part for part in (", ".join(values), reason, line.description) if part)
