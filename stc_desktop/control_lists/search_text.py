"""What people type into the search box, understood; and what of each paragraph can be found."""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.chemical_places import named_by
from stc_desktop.control_lists.chemicals import searchable_names
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.rules.cas import is_cas_shaped

# Marks above and below letters belong to the word: without them Thai or Khmer words would fall to pieces.
_WORD = re.compile(r"[\w\u0300-\u036f\u0e00-\u0e4e\u0e50-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17dd-\u17ff]+")
# Annex I, munitions, and the lists of the regimes: 9a004b1, ml10a, m9a6, n3a1, t531a, ta1, cwc2b4, agpr12.
_CODE = re.compile(r"^(\d[a-e]\d{0,3}[a-z0-9]*|ml\d{0,2}[a-z0-9]*|([mn]|ta?|cwc)\d{1,2}[a-z0-9]*|ag(pr|ce|be|pt|pp)[a-z0-9]*)$")
_CAS = re.compile(r"(?<!\d)\d{2,7}[-‐‑–]\d{2}[-‐‑–]\d(?!\d)")
_HS = re.compile(r"^\d{4}(\.?\d{2}(\.?\d{2}){0,3})?$")
# Words that say nothing about a thing; left out of a question unless it holds nothing else.
_EMPTY_WORDS = frozenset(
    "a an and are as at by for from in into is of on or other than that the their to used with without".split()  # noqa: SIM905 - reads better
)


_KNOW_HOW_WORDS = ("softw", "progr", "firmw", "techno", "drawing", "manual", "know", "train", "blueprint")


class Where(enum.StrEnum):
    """The part of a paragraph in which a word was found, heaviest first."""

    HEADING = "heading"
    WORDS = "words"
    CAS = "cas"
    HELP = "help"
    NOTES = "notes"
    ABOVE = "above"
    BELOW = "below"


# How much a word counts by where it stands (bm25 weights, in the order of the columns).
WEIGHTS = {Where.HEADING: 9.0, Where.WORDS: 10.0, Where.CAS: 12.0, Where.HELP: 2.0, Where.NOTES: 1.0, Where.ABOVE: 2.5, Where.BELOW: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A paragraph that fits a question; `why` names what matched and where, `matched` the words themselves. A higher score fits better."""

    code: str
    head: str
    title: str
    score: float
    why: str
    matched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was typed: a code in any spelling, an HS code, CAS numbers, words. `last_is_open` while a word is still being typed."""

    compact_code: str = ""
    hs: str = ""
    cas: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    last_is_open: bool = False

    @property
    def asks_for_know_how(self) -> bool:
        """Whether software or technology is meant rather than goods."""
        return any(word.startswith(_KNOW_HOW_WORDS) for word in self.words)

    @property
    def is_empty(self) -> bool:
        return not (self.compact_code or self.hs or self.cas or self.words)


def understood(text: str) -> Question:
    """The question behind a text; unspaced scripts have been segmented before."""
    flat = re.sub(r"[\s.]|(?<=^ag)-", "", text.strip().lower())
    stripped = text.strip()
    cas = tuple(re.sub("[‐‑–]", "-", number) for number in _CAS.findall(text))
    rest = _CAS.sub(" ", text)
    is_hs = bool(_HS.fullmatch(stripped))
    words = () if is_hs else tuple(_meaningful(_WORD.findall(rest.lower().replace("_", " "))))
    return Question(
        compact_code=flat.split("#")[0] if _CODE.fullmatch(flat.split("#")[0]) else "",
        hs=re.sub(r"\D", "", stripped)[:6] if is_hs else "",
        cas=tuple(number for number in cas if is_cas_shaped(number)),
        words=words,
        last_is_open=bool(words) and not text[-1:].isspace() and text[-1:].isalnum(),
    )


def _meaningful(words: list[str]) -> Iterator[str]:
    telling = [word for word in words if word not in _EMPTY_WORDS and not word.isdigit() and (len(word) > 1 or not word.isascii())]
    yield from dict.fromkeys(telling or words)


def is_know_how(code: str) -> bool:
    """Groups D and E of a category are software and technology."""
    return code[1:2] in {"D", "E"} and code[:1].isdigit()


def compact(code: str) -> str:
    """A code without dots, for look-up in any spelling: 9a004b1."""
    return code.replace(".", "").replace("-", "").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchableParagraph:
    """One paragraph with the texts that it can be found by."""

    entry: Entry
    title: str
    texts: dict[Where, str]


def searchable(edition: ListEdition) -> Iterator[SearchableParagraph]:
    """Every paragraph that an item can meet, and what speaks of many at once: notes to groups and to the whole list.

    Other notes are found through the paragraph that they belong to.
    """
    for entry in edition.entries.values():
        if _speaks_of_many(edition, entry):
            yield SearchableParagraph(entry=entry, title=title_of(edition, entry), texts=_general_texts(edition, entry))
        if entry.kind not in {EntryKind.HEAD, EntryKind.ITEM} or entry.effect is not None:
            continue
        path = edition.path(entry.code)
        yield SearchableParagraph(
            entry=entry,
            title=title_of(edition, entry),
            texts={
                Where.HEADING: entry.heading,
                Where.WORDS: _joined(iter((*_names(edition, entry), *_chemical_names(edition, entry)))),
                Where.CAS: " ".join(_numbers(entry)),
                Where.HELP: entry.help,
                Where.NOTES: _joined(_noted(edition, entry.code)),
                Where.ABOVE: _joined(text for step in path[:-1] for text in (step.heading, *_names(edition, step))),
                Where.BELOW: _joined(_below(edition, entry)),
            },
        )


def _numbers(entry: Entry) -> Iterator[str]:
    """Every CAS number that a test of the paragraph names, whatever the number is asked of: the goods, or what they protect against."""
    for test in entry.tests:
        if test.property_id.endswith("cas") and isinstance(test.value, tuple):
            yield from map(str, test.value)


def title_of(edition: ListEdition, entry: Entry) -> str:
    """The heading, led by the headings between it and its head where it would not speak for itself."""
    return " › ".join(step.heading for step in edition.path(entry.code)[1:] if step.heading) or entry.heading


def _speaks_of_many(edition: ListEdition, entry: Entry) -> bool:
    if entry.is_group:
        return bool(edition.notes(entry.code))
    return entry.kind is EntryKind.NOTE and not entry.parent


def _general_texts(edition: ListEdition, entry: Entry) -> dict[Where, str]:
    """Found by its code and its words, behind the paragraphs that are about the thing itself."""
    texts = dict.fromkeys(Where, "")
    own = [entry.heading, entry.help, *entry.words] if not entry.is_group else []
    return texts | {
        Where.WORDS: "" if entry.is_group else entry.code,
        Where.HELP: _joined(iter(own)),
        Where.NOTES: _joined(iter((*_noted(edition, entry.code), *_below(edition, entry)))),
    }


def _noted(edition: ListEdition, code: str) -> Iterator[str]:
    """Words of the notes to a paragraph, their points and the notes to those among them."""
    for note in edition.notes(code):
        yield from _spoken(edition, note)


def _spoken(edition: ListEdition, note: Entry) -> Iterator[str]:
    yield note.heading
    yield note.help
    for point in edition.children(note.code):
        yield from _spoken(edition, point)
    yield from _noted(edition, note.code)


def _names(edition: ListEdition, entry: Entry) -> Iterator[str]:
    yield from entry.words
    subject = edition.subjects.get(entry.subject)
    if subject is not None:
        yield subject.heading
        yield from subject.words


def _chemical_names(edition: ListEdition, entry: Entry) -> Iterator[str]:
    """Names of the chemicals that the paragraph itself names; those of a whole list of them would drown its own words."""
    for chemical in named_by(edition, entry):
        yield from searchable_names(chemical)


def _below(edition: ListEdition, entry: Entry) -> Iterator[str]:
    for child in edition.children(entry.code):
        yield child.heading
        yield from _names(edition, child)
        yield from _below(edition, child)


def _joined(texts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def plain_words(text: str) -> Iterator[str]:
    """The words of a text as they are compared for spelling."""
    return (word for word in _WORD.findall(text.lower()) if len(word) > 2 and not word.isdigit())
