"""The marks before the paragraphs of a control list: 3A001, a., 12., Note 2:, Technical Notes:, N.B.; and what follows on what."""

import enum
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from stc_desktop.control_lists.sources.pdf_lines import Line

_LABEL = re.compile(r"([a-z]{1,2}|\d{1,3})\.")
_HEAD = re.compile(r"(\d[A-E]\d{3}|ML\d{1,2})\.?")
_GROUP = re.compile(r"\d[A-E]\d?")
_CATEGORY = re.compile(r"CATEGORY (\d)\b")
_PART = re.compile(r"Part (\d)\b")
_NOTE = re.compile(
    r"(?P<kind>Technicals?\s+Notes?|Notes?|N\.\s?B\.?)(?P<number>\s?\d{1,2})?\s?(?P<end>[:.]*)(?=\s|[\"“']|$)", re.IGNORECASE
)
_CONTINUED = re.compile(r"(\d[A-E]\d{3}|ML\d{1,2}|(Technical )?Notes? )[\w.() ]{0,30}?continued\)?\.?", re.IGNORECASE)
_TARGET = re.compile(
    r"(?:In |For |For the purposes? of )?(\d[A-E]\d{3}|ML\d{1,2})((?:\.[a-z0-9]{1,2})*)\b\.?(?=[\s:,])(?!\.? (?:and|or|to) )(?!, )"
)
_GLUED_GROUP = re.compile(r"(.+\.)(\d[A-E]\d?)")
_MOST_SKIPPED = 6


class NoteKind(enum.StrEnum):
    """The kinds of note with the letters that mark them in a code."""

    NOTE = "n"
    TECHNICAL = "t"
    NB = "nb"


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The first words of a note. `several` where numbered notes follow (Technical Notes: 1. 2. 3.)."""

    kind: NoteKind
    number: str
    written: str
    words: int  # of the line, before its text
    several: bool
    has_colon: bool


def parts_of(line: Line) -> tuple[Line, ...]:
    """The line as the paragraphs that begin on it: “3A201 a. Capacitors”, “1. a. Voltage”, and a group title behind the end of a note."""
    words = line.words
    for place, (word, following) in enumerate(pairwise(words), start=1):
        glued = _GLUED_GROUP.fullmatch(word.text)
        if glued and following.begins_cell:
            note = (*words[: place - 1], replace(word, text=glued[1]))
            title = (replace(word, text=glued[2], begins_cell=False), *words[place:])
            return replace(line, words=note, bold=False), replace(line, words=title, bold=True, italic=False)
    starts = head_at(line) or label_at(line)
    if starts and len(words) > 2 and words[1].begins_cell and words[2].begins_cell and is_first(label_at(replace(line, words=words[1:]))):
        return replace(line, words=words[:1]), replace(line, words=words[1:])
    return (line,)


def head_at(line: Line) -> str:
    """The code of the head that the line begins with, or ""."""
    found = _HEAD.fullmatch(line.words[0].text)
    return found[1] if found else ""


def group_at(line: Line) -> str:
    return line.words[0].text if line.bold and _GROUP.fullmatch(line.words[0].text) else ""


def category_at(line: Line, usual_size: float) -> str:
    """The number of the category whose title the line is; titles are larger or bold."""
    found = _CATEGORY.match(line.text)
    return found[1] if found and (line.bold or line.size > usual_size * 1.15) else ""


def part_at(line: Line, usual_size: float) -> str:
    found = _PART.match(line.text)
    return found[1] if found and line.size > usual_size * 1.15 else ""


def is_repeat(line: Line) -> bool:
    """“3A001.a. continued”: the printer's reminder at the top of a page, no paragraph."""
    return bool(_CONTINUED.fullmatch(line.text))


def label_at(line: Line) -> str:
    """a of “a. Rifles”; the 27th is written aa and counted a1."""
    found = _LABEL.fullmatch(line.words[0].text)
    if not found:
        alone = line.words[0].text  # “b Inductance” for “b. Inductance”
        return alone if len(line.words) > 1 and line.words[1].begins_cell and re.fullmatch(r"[a-z]|\d{1,2}", alone) else ""
    label = found[1]
    if label.isdigit() or len(label) == 1:
        return label
    return f"{label[0]}1" if label[0] == label[1] else ""


def note_at(line: Line) -> NoteStart | None:
    found = _NOTE.match(line.text)
    if not found or found["kind"][0].islower():
        return None
    kind = found["kind"].lower()
    words = len(found[0].split())
    if len(" ".join(word.text for word in line.words[:words])) != len(found[0]):
        words = max(words - 1, 1)  # Note:"OAM" without a space
    return NoteStart(
        kind=NoteKind.TECHNICAL if kind.startswith("t") else NoteKind.NB if kind.startswith("n.") else NoteKind.NOTE,
        number=(found["number"] or "").strip(),
        written=found[0].rstrip(":").strip(),
        words=words,
        several=kind.endswith("s"),
        has_colon=":" in found["end"] or kind.startswith("n."),
    )


def target_of(text: str) -> str:
    """The code that the text of a note names at its beginning: “0A001.h. does not control ...”."""
    found = _TARGET.match(text)
    return found[1] + found[2].rstrip(".") if found else ""


def is_first(label: str) -> bool:
    return label in {"a", "1"}


def steps_between(before: str, after: str) -> int:
    """1 where the second label follows on the first, more where some between are missing, 0 where it does not follow at all."""
    one, two = _count(before), _count(after)
    if one is None or two is None or one[0] != two[0]:
        return 0
    step = two[1] - one[1]
    return step if 0 < step <= _MOST_SKIPPED else 0


def _count(label: str) -> tuple[str, int] | None:
    if label.isdigit():
        return "number", int(label)
    if re.fullmatch(r"[a-z]\d?", label):
        return "letter", ord(label[0]) - ord("a") + 26 * int(label[1:] or 0)
    return None
