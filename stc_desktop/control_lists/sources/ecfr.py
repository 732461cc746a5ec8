"""The Code of Federal Regulations in XML, a part or a whole title: munitions list, nuclear lists, end users, Commerce Control List."""

import re
from dataclasses import dataclass, field

from stc_desktop.control_lists.sources.commerce import doubt_what_is_lost
from stc_desktop.control_lists.sources.ecfr_blocks import Part, Section, sections
from stc_desktop.control_lists.sources.ecfr_ccl import CommerceReader, is_commerce_list
from stc_desktop.control_lists.sources.ecfr_sections import SectionReader
from stc_desktop.control_lists.sources.ecfr_tables import Tally
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.publications import Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

_ROOT = re.compile(rb"<(?:DIV[1-9]\b[^>]*\bTYPE=\"(?:TITLE|SUBTITLE|CHAPTER|SUBCHAP|PART)\"|DLPSTEXTCLASS|ECFRBRWS|ECFR\b)")


@dataclass(frozen=True, slots=True)
class _Known:
    """A part that is a control list: how a title is told where the file does not name it, who publishes it."""

    list_id: str
    title: str
    word: str
    publisher: str


_KNOWN = {
    "121": _Known("us-usml", "22", "MUNITIONS LIST", "US Department of State"),
    "774": _Known("us-ccl", "15", "COMMERCE CONTROL LIST", "US Department of Commerce, Bureau of Industry and Security"),
    "744": _Known("us-15cfr744", "15", "END-USE", "US Department of Commerce, Bureau of Industry and Security"),
    "110": _Known("us-10cfr110", "10", "NUCLEAR", "US Nuclear Regulatory Commission"),
    "810": _Known("us-10cfr810", "10", "ATOMIC ENERGY", "US Department of Energy"),
}


@dataclass(slots=True)
class _Reading:
    part: Part
    gathered: Gathering = field(default_factory=Gathering)
    tally: Tally = field(default_factory=Tally)
    sections: int = 0
    known: _Known | None = None


def recognises(file: SourceFile) -> bool:
    """XML whose first element is a title or a part of the Code of Federal Regulations."""
    return file.shape is Shape.XML and bool(_ROOT.search(file.head))


def read(file: SourceFile, told: Told) -> tuple[Publication, ...]:
    """A publication for each part that is a control list; of a file with one part that part, whichever it is."""
    is_one_part = re.search(rb"<DIV([1-9])\b", file.head)
    keeps_all = bool(is_one_part and is_one_part[1] == b"5")
    readings: list[_Reading] = []
    for section in sections(file, told):
        reading = next((one for one in readings if one.part is section.part), None)
        if reading is None:
            known = _known(section.part)
            if not known and not keeps_all:
                continue
            reading = _Reading(part=section.part, known=known)
            readings.append(reading)
        _read_section(section, reading)
    found = tuple(_published(one, told) for one in readings if one.gathered.paragraphs)
    if not found:
        raise UserFixable(
            "No part of this title is a control list that the program knows.",
            next_step="Choose title 10, 15 or 22, or the part alone: 10 CFR 110 and 810, 15 CFR 744 and 774, 22 CFR 121.",
            where=file.path.name,
        )
    return found


def _known(part: Part) -> _Known | None:
    known = _KNOWN.get(part.number)
    if known is None:
        return None
    # Other titles have a part of the same number: 14 CFR 121 is about airlines.
    fits = part.title == known.title if part.title else known.word in part.head.upper()
    return known if fits else None


def _read_section(section: Section, reading: _Reading) -> None:
    reading.sections += section.kind == "SECTION"
    is_commerce = reading.known is not None and reading.known.list_id == "us-ccl"
    if is_commerce and is_commerce_list(section):
        CommerceReader(section, reading.gathered, reading.tally).read()
    else:
        SectionReader(section, reading.gathered, reading.tally, is_about=is_commerce).read()


def _published(reading: _Reading, told: Told) -> Publication:
    part, gathered = reading.part, reading.gathered
    if reading.known and reading.known.list_id == "us-ccl":
        doubt_what_is_lost(gathered)
    told(_counted(reading), 1.0)
    newest = part.newest.isoformat() if part.newest else ""
    title = part.title or (reading.known.title if reading.known else "")
    default_id = f"us-{title}cfr{part.number}" if title else f"us-cfr-part-{part.number}"
    return Publication(
        list_id=reading.known.list_id if reading.known else default_id,
        title=f"{title} CFR {part.number}: {part.head}".strip(),
        publisher=reading.known.publisher if reading.known else "US Government, Code of Federal Regulations",
        edition=newest,
        legal_date=newest,
        paragraphs=tuple(gathered.paragraphs),
        doubts=tuple(gathered.doubts),
    )


def _counted(reading: _Reading) -> str:
    tally = reading.tally
    parts = [f"part {reading.part.number}: {reading.sections} sections", f"{tally.labelled} labelled paragraphs", f"{tally.notes} notes"]
    if tally.rows:
        parts.append(f"{tally.rows} rows of tables")
    if tally.significant:
        parts.append(f"{tally.significant} marked * as significant military equipment")
    if tally.missile:
        parts.append(f"{tally.missile} with an (MT) mark")
    return ", ".join(parts)
