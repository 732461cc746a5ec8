"""The paragraphs of a publication as they come out of its file: each under a code of its own, with what is doubtful about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind


class Gathering:
    """Takes paragraphs in the order of the source."""

    def __init__(self) -> None:
        self.paragraphs: list[OfficialParagraph] = []
        self.doubts: list[Doubt] = []
        self._places: dict[str, int] = {}
        self._given: Counter[str] = Counter()

    def __contains__(self, code: str) -> bool:
        return code in self._places

    def add(self, paragraph: OfficialParagraph) -> str:
        """A code that came before is kept and doubted: only a person can say which of the two is meant."""
        if paragraph.code in self._places:
            self.doubt(DoubtKind.DUPLICATE, paragraph.place, f"{paragraph.code} stands in the source twice.", code=paragraph.code)
        self._places[paragraph.code] = len(self.paragraphs)
        self.paragraphs.append(paragraph)
        return paragraph.code

    def text_of(self, code: str) -> str:
        return self.paragraphs[self._places[code]].text

    def continue_with(self, code: str, text: str) -> None:
        """Words that go on in a paragraph of their own without a label of their own."""
        at = self._places[code]
        before = self.paragraphs[at]
        self.paragraphs[at] = replace(before, text=f"{before.text} {text}".strip())

    def next_code(self, target: str, mark: str) -> str:
        """2B350#n1, then 2B350#n2; under a note its own list: 2B350#n1.1."""
        stem = f"{target}{mark}"
        while True:
            self._given[stem] += 1
            code = f"{stem}{self._given[stem]}"
            if code not in self._places:
                return code

    def nearest(self, code: str) -> str:
        """The code itself or the closest paragraph above it that is there; "" when none is."""
        while code and code not in self._places:
            code = parent_of(code)
        return code

    def doubt(self, kind: DoubtKind, place: str, sentence: str, *, code: str = "") -> None:
        self.doubts.append(Doubt(kind=kind, place=place, sentence=sentence, code=code))

    def count(self, kind: ParagraphKind) -> int:
        return sum(paragraph.kind is kind for paragraph in self.paragraphs)


def parent_of(code: str) -> str:
    """What a code hangs on by its spelling: 3A001.a of 3A001.a.1, 3A001 of 3A001#n1, "" of 3A001."""
    target, has_mark, mark = code.partition("#")
    if has_mark:
        return f"{target}#{mark.rpartition('.')[0]}" if "." in mark else target
    return code.rpartition(".")[0]


def doubt_lost_beginnings(gathered: Gathering, doubted: Iterable[str] = ()) -> None:
    """Say where a list begins at b or 2: what came before it was lost on the way into the file."""
    known = set(doubted)
    first: dict[str, OfficialParagraph] = {}
    for paragraph in gathered.paragraphs:
        if paragraph.kind not in (ParagraphKind.ITEM, ParagraphKind.NOT_USED) or "#" in paragraph.code:
            continue
        above = parent_of(paragraph.code)
        if above:
            first.setdefault(above, paragraph)
    for above, paragraph in first.items():
        last = paragraph.code.rpartition(".")[2]
        beginning = "1" if last.isdigit() else "a" if len(last) == 1 and last != "i" else last
        missing = f"{above}.{beginning}"
        if last not in (beginning, "x", "y", "z") and missing not in gathered and missing not in known:
            gathered.doubt(DoubtKind.LOST, paragraph.place, f"The list under {above} begins at {last}: {missing} is missing.", code=missing)
