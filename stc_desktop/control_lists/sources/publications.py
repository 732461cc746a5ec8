"""What an official publication says: its paragraphs in their own words, in one shape whatever file they came in."""

import enum
from collections.abc import Callable
from dataclasses import dataclass

# Says how far the reading is: a step in words, the share of the whole from 0 to 1. What it raises ends the reading.
Told = Callable[[str, float], None]


class ParagraphKind(enum.StrEnum):
    """What a paragraph of a publication is."""

    GROUP = "group"  # a category, a heading over heads
    HEAD = "head"
    ITEM = "item"
    NOT_USED = "not_used"
    NOTE = "note"
    DEFINITION = "definition"
    TEXT = "text"  # stands in the frame of an entry: reasons for control, related controls


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialParagraph:
    """One paragraph, word for word.

    `code` is the one normal form (head in upper case, tail in lower case and dotted), `written` the spelling of the source. `parent` is the
    code of the paragraph that it stands in, "" at the top. `place` tells where in the source it stands: page 17, row 210, §121.1.
    """

    code: str
    written: str
    parent: str
    kind: ParagraphKind
    text: str
    place: str = ""


class DoubtKind(enum.StrEnum):
    """What is wrong with a paragraph that is kept all the same."""

    CODE_FORM = "code_form"
    DUPLICATE = "duplicate"
    ORPHAN = "orphan"
    CIRCLE = "circle"
    REFERENCE = "reference"  # names a paragraph that is not there
    BARE_NUMBER = "bare_number"
    CAS = "cas"
    SWALLOWED = "swallowed"  # one paragraph holds what should be many
    LOST = "lost"  # the source shows that something is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that the reader of a publication should look at: where, and what in a sentence."""

    kind: DoubtKind
    place: str
    sentence: str
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One list in one edition as its publisher printed it; `legal_date` is ISO text, "" where the source does not tell."""

    list_id: str
    title: str
    publisher: str
    edition: str
    legal_date: str
    paragraphs: tuple[OfficialParagraph, ...]
    doubts: tuple[Doubt, ...] = ()
    language: str = "en"
