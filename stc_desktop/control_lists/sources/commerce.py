"""How the Commerce Control List is built, whatever file it comes in: heads with a frame, items labelled in full, notes."""

import re
from collections.abc import Sequence

from stc_desktop.control_lists.sources.ecfr_labels import roman
from stc_desktop.control_lists.sources.gathering import Gathering, doubt_lost_beginnings, parent_of
from stc_desktop.control_lists.sources.publications import DoubtKind, OfficialParagraph, ParagraphKind

ECCN = re.compile(r"\d[A-E]\d{3}")
HEAD = re.compile(r"(?P<code>\d[A-E]\d{3})\b[.:]?\s*(?P<text>.*)", re.DOTALL)
_CODE = re.compile(r"(?P<head>\d[A-E]\d{3})(?P<tail>(?:\.(?:[A-Za-z]{1,5}|\d{1,3}))*)")
_ITEM = re.compile(r"(?P<label>[a-z](?:\.(?:\d{1,3}|[a-z]{1,5}))*)\.\s+(?=\S)")
_RANGE = re.compile(
    r"(?P<first>[a-z](?:\.\d{1,3}|\.[a-z])*)\.?\s*(?:through|to|-|–)\s*\.?(?P<last>[a-z](?:\.\d{1,3}|\.[a-z])*)\.?\s*\[Reserved\]\s*$", re.I
)
_CUT_RANGE = re.compile(r"(?:\d{1,3}\.?\s+)?(?:through|to|-|–)\s+\.?(?P<last>[a-z](?:\.\d{1,3}|\.[a-z])*)\.?\s*\[Reserved\]\.?", re.I)
_NOTE_ITEM = re.compile(r"(?P<label>[a-z](?:\.(?:\d{1,3}|[a-z]))*|\d{1,3}(?:\.[a-z])*)\.\s+(?=\S)")
_NOTE = re.compile(
    r"(?P<title>(?:Technical|License Requirements?|Reporting|Related|Nota Bene|N\.?B\.?)?\s*Notes?\b[^:]{0,60}|N\.B\.[^:]{0,40}):", re.I
)
_NAMED = re.compile(r"\b(\d[A-E]\d{3}(?:\.(?:[a-z]{1,2}|\d{1,2})\b)*)")
_ABBREVIATIONS = ("e.g", "i.e", "a.k.a", "o.d", "i.d")
_MARKS = (("technical", "#t"), ("n.b", "#nb"), ("nota bene", "#nb"))


def commerce_code(text: str) -> str | None:
    """3A001.a.1.a of 3a001.A.1.a. and the like; None for what is no such code."""
    found = _CODE.fullmatch(text.strip().rstrip("."))
    return found["head"] + found["tail"].lower() if found else None


def item_label(text: str) -> tuple[str, str] | None:
    """The label that leads a paragraph and the rest: "a.1. Containing" is a.1 and Containing."""
    found = _ITEM.match(text)
    if not found or found["label"] in _ABBREVIATIONS:
        return None
    steps = found["label"].split(".")
    if any(len(step) > 1 and step.isalpha() and not roman(step) for step in steps[1:]):
        return None
    return found["label"], text[found.end() :]


def is_note(text: str) -> bool:
    return bool(_NOTE.match(text))


class Commerce:
    """Takes the entries of a Commerce Control List in their order."""

    def __init__(self, gathered: Gathering) -> None:
        self.gathered = gathered
        self.head_code = ""
        self.last = ""  # the head or item that what follows belongs to
        self.place = ""
        self._loose = ""  # the last words without a label

    def group(self, code: str, text: str, *, parent: str = "") -> str:
        return code if code in self.gathered else self._add(code, "", text, kind=ParagraphKind.GROUP, parent=parent)

    def head(self, code: str, text: str, *, parent: str = "", place: str = "") -> None:
        self.place, self._loose = place or code, ""
        kind = ParagraphKind.NOT_USED if text.casefold().strip(" .") == "[reserved]" else ParagraphKind.HEAD
        self.head_code = self.last = self._add(code, code, text, kind=kind, parent=parent)

    def frame(self, text: str, *, written: str = "") -> None:
        """What stands around the items: reasons, licence exceptions, related controls."""
        if text.strip():
            code = self.gathered.next_code(self.head_code, "#p")
            self._add(code, written, text, kind=ParagraphKind.TEXT, parent=self.head_code)

    def loose(self, text: str, *, written: str = "") -> None:
        """A paragraph without label that stands below an item."""
        if text.strip():
            code = self.gathered.next_code(self.last, "#p")
            self._loose = self._add(code, written, text, kind=ParagraphKind.TEXT, parent=self.last)

    def item(self, label: str, text: str, *, written: str = "") -> None:
        """One item, or every place of a reserved range whose first label was cut off from "through w. [Reserved]"."""
        cut = _CUT_RANGE.fullmatch(text)
        for one in _reserved(f"{label} through {cut['last']}. [Reserved]") if cut else ():
            self.item(one, "[Reserved]", written=written or f"{label} {text}")
        if cut:
            return
        kind = ParagraphKind.NOT_USED if text.casefold().strip(" .;") == "[reserved]" else ParagraphKind.ITEM
        code = f"{self.head_code}.{label.lower()}"
        parent = self.gathered.nearest(parent_of(code)) or self.head_code
        self.last = self._add(code, written or label, text, kind=kind, parent=parent)

    def note_item(self, label: str, text: str) -> None:
        """A paragraph of a list that hangs on the words without label just before it."""
        target = self._loose or self.last
        code = f"{target}.{label}" if "#" in target else self.gathered.next_code(target, "#n")
        self._add(code, label, text, kind=ParagraphKind.NOTE, parent=target)

    def labelled(self, text: str) -> bool:
        """Take a paragraph as an item, or as a range of reserved ones; False when no label leads it."""
        reserved = _reserved(text)
        for label in reserved:
            self.item(label, "[Reserved]", written=text[:40])
        found = None if reserved else item_label(text)
        if found:
            self.item(*found)
        return bool(found or reserved)

    def note(self, title: str, texts: Sequence[str]) -> None:
        """A note under the paragraph that it names, else under the last one; the list in it hangs on the note."""
        lowered = title.lstrip().casefold()
        mark = next((mark for word, mark in _MARKS if lowered.startswith(word)), "#n")
        target = self._named(title) or self.last
        code = self.gathered.next_code(target, mark)
        waiting = list(texts)
        said = [title]
        while waiting and not (len("".join(said)) > 2 and _NOTE_ITEM.match(waiting[0])):
            said.append(waiting.pop(0))
        self._loose = self._add(code, title.strip(), " ".join(one for one in said if one), kind=ParagraphKind.NOTE, parent=target)
        self._note_list(code, waiting)

    def _note_list(self, code: str, texts: Sequence[str]) -> None:
        """The list of a note: numbers under letters or letters under numbers, whichever come first above."""
        first: bool | None = None
        top = last = code
        for text in texts:
            found = _NOTE_ITEM.match(text)
            is_number = bool(found and found["label"][0].isdigit())
            first = is_number if first is None else first
            under = code if is_number is first else top
            inner = f"{under}.{found['label']}" if found else ""
            if not found or inner in self.gathered:
                self.gathered.continue_with(last, text)
                continue
            above = self.gathered.nearest(parent_of(inner)) or code
            last = self._add(inner, found["label"], text[found.end() :], kind=ParagraphKind.NOTE, parent=above)
            top = last if under == code else top

    def note_text(self, text: str) -> None:
        """A note that is one run of words."""
        found = _NOTE.match(text)
        self.note(found[0] if found else "", [text[found.end() :].strip() if found else text])

    def _named(self, title: str) -> str:
        found = _NAMED.search(title)
        return found[1] if found and found[1] in self.gathered else ""

    def _add(self, code: str, written: str, text: str, *, kind: ParagraphKind, parent: str) -> str:
        paragraph = OfficialParagraph(code=code, written=written, parent=parent, kind=kind, text=text.strip(), place=self.place)
        return self.gathered.add(paragraph)


def _reserved(text: str) -> list[str]:
    """Every label of "f. through w. [Reserved]"."""
    found = _RANGE.match(text)
    if not found:
        return []
    above, _, first = found["first"].lower().rpartition(".")
    last = found["last"].lower().rpartition(".")[2]
    stem = f"{above}." if above else ""
    if first.isdigit() and last.isdigit() and int(first) < int(last) < 200:
        return [f"{stem}{number}" for number in range(int(first), int(last) + 1)]
    if len(first) == len(last) == 1 and first < last and first.isalpha():
        return [f"{stem}{chr(letter)}" for letter in range(ord(first), ord(last) + 1)]
    return []


def doubt_what_is_lost(gathered: Gathering) -> None:
    """Lists that begin late, paragraphs known only by what stands under them, heads that others name and that are not there."""
    missing: set[str] = set()
    for paragraph in list(gathered.paragraphs):
        above = parent_of(paragraph.code)
        while "." in above and "#" not in above and above not in gathered and paragraph.kind is ParagraphKind.ITEM:
            if above not in missing:
                missing.add(above)
                sentence = f"{above} is missing: {paragraph.code} stands under it."
                gathered.doubt(DoubtKind.LOST, paragraph.place, sentence, code=above)
            above = parent_of(above)
    known = {doubt.code for doubt in gathered.doubts if doubt.kind is DoubtKind.LOST}
    doubt_lost_beginnings(gathered, known)
    for paragraph in list(gathered.paragraphs):
        for code in _NAMED.findall(paragraph.text):
            head = code[:5]
            if head not in gathered and head not in known:
                known.add(head)
                sentence = f"{paragraph.code} names {head}, which is not in this file."
                gathered.doubt(DoubtKind.LOST, paragraph.place, sentence, code=head)
