"""What all blocks of a packet share while it is laid out: the words, the numbers of sheets, and what goes to the annex."""

from dataclasses import dataclass, field

from stc_desktop.documents.boxes import Label
from stc_desktop.documents.plan import AnnexPart, PacketPlan
from stc_desktop.documents.words import PaperWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Overflow:
    """An answer that did not fit: the whole of it, and where its box ended (paragraph, sign)."""

    part: str
    place: str
    title: Label
    paragraphs: tuple[str, ...]
    cut_at: tuple[int, int]
    sheet: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSheet:
    """A row of the cover's index: one document and the sheets it took."""

    name: str
    what: Label
    form: str
    first: int
    last: int
    signs: str = ""
    signed_on: int | None = None  # the sheet with its signature frame


@dataclass(slots=True)
class Setting:
    """One layout of one packet. `index` is what the layout before found; the cover prints it."""

    plan: PacketPlan
    index: tuple[PrintedSheet, ...] = ()
    parts: int = 0
    overflows: list[Overflow] = field(default_factory=list[Overflow])
    named_parts: dict[str, str] = field(default_factory=dict[str, str])
    signed_on: int | None = None
    sheet_words: PaperWords | None = None  # of the document being laid out

    @property
    def words(self) -> PaperWords:
        return self.sheet_words or self.plan.words

    def next_part(self) -> str:
        """The number that the next part of the annex will have."""
        return f"A{self.parts + 1}"

    def claim(self, overflow: Overflow) -> None:
        self.parts += 1
        self.overflows.append(overflow)

    def name_part(self, part: AnnexPart) -> str:
        """Number a part that casework wrote."""
        number = self.next_part()
        self.parts += 1
        self.named_parts[part.key] = number
        return number


def filled(label: Label, **values: object) -> Label:
    """The words with their braces filled in both languages."""
    return Label(label.text.format_map(values), label.local.format_map(values))
