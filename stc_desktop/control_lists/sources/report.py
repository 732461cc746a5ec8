"""What is in a publication, what in it is doubtful, and whether it can be a list at all; for the person who brings it to judge."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stc_desktop.control_lists.sources.doubtful import doubts_of, is_damaged, is_well_formed
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind, Publication, Told

MOST_MALFORMED = 0.02  # of the codes; above it the file was read wrongly or is no list
_SHOWN = 5
_CODED = frozenset({ParagraphKind.HEAD, ParagraphKind.ITEM, ParagraphKind.NOT_USED})
_EU_HEAD = re.compile(r"\d[A-Z]\d{3}")
_REGIME_HEAD = re.compile(r"([MN]\d{1,2})[A-E](?=\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDifference:
    """What of a publication is not the same as in the edition in use: codes in the order of the list."""

    edition_in_use: str
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.added or self.gone or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationReport:
    """The figures of a publication. `refusals` are the sentences why it cannot be a list; empty when it can be used."""

    list_id: str
    title: str
    publisher: str
    edition: str
    legal_date: str
    heads: int
    kinds: Mapping[str, int]  # paragraphs by what they are
    by_category: Mapping[str, int]  # heads
    by_group: Mapping[str, int]
    doubts: tuple[Doubt, ...]
    refusals: tuple[str, ...]
    difference: TextDifference | None = None

    @property
    def doubt_counts(self) -> Mapping[str, int]:
        """How many doubts of each kind, none left out."""
        counted = Counter(doubt.kind for doubt in self.doubts)
        return {kind.value: counted[kind] for kind in DoubtKind}

    @property
    def is_refused(self) -> bool:
        return bool(self.refusals)


def report_on(publication: Publication, told: Told, *, in_use: Publication | None = None) -> PublicationReport:
    """Count and examine; compared with the edition in use where there is one."""
    paragraphs = publication.paragraphs
    doubts = tuple(_once((*publication.doubts, *doubts_of(publication, told))))
    heads = [held for held in paragraphs if held.kind is ParagraphKind.HEAD]
    places = [_place_in_list(head) for head in heads]
    return PublicationReport(
        list_id=publication.list_id,
        title=publication.title,
        publisher=publication.publisher,
        edition=publication.edition,
        legal_date=publication.legal_date,
        heads=len(heads),
        kinds={kind.value: sum(held.kind is kind for held in paragraphs) for kind in ParagraphKind},
        by_category=dict(sorted(Counter(category for category, _ in places).items())),
        by_group=dict(sorted(Counter(group for _, group in places).items())),
        doubts=doubts,
        refusals=tuple(_refusals(publication, doubts)),
        difference=compared(publication, in_use) if in_use is not None else None,
    )


def compared(new: Publication, in_use: Publication) -> TextDifference:
    """Which paragraphs came, went or read differently; a slot that is not used is as good as none."""
    was, now = _texts(in_use), _texts(new)
    return TextDifference(
        edition_in_use=in_use.edition,
        added=tuple(code for code in now if code not in was),
        gone=tuple(code for code in was if code not in now),
        changed=tuple(code for code, text in now.items() if code in was and was[code] != text),
    )


def _texts(publication: Publication) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for held in publication.paragraphs:
        if held.kind is not ParagraphKind.NOT_USED and held.code:
            found[held.code] = (*found.get(held.code, ()), held.text)
    return found


def _once(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """What the parser said and what is found here again is said once, as the parser said it."""
    seen: set[tuple[DoubtKind, str]] = set()
    said: set[Doubt] = set()
    for doubt in doubts:
        key = (doubt.kind, doubt.code)
        is_again = doubt in said if doubt.kind in _MANY_PER_CODE or not doubt.code else key in seen
        if not is_again:
            yield doubt
        seen.add(key)
        said.add(doubt)


# One paragraph may name several that are missing, hold several numbers, and lose several items.
_MANY_PER_CODE = frozenset({DoubtKind.REFERENCE, DoubtKind.BARE_NUMBER, DoubtKind.CAS, DoubtKind.LOST})


def _place_in_list(head: OfficialParagraph) -> tuple[str, str]:
    """Category and group of a head: 3 and 3A of 3A001, ML of ML10; elsewhere what it stands in."""
    if _EU_HEAD.fullmatch(head.code):
        return head.code[0], head.code[:2]
    regime = _REGIME_HEAD.match(head.code)
    if regime:
        return regime[1], regime[0]
    if head.code.startswith(("ML", "PL")):
        return head.code[:2], head.code[:2]
    first = head.parent or head.code.split(".")[0]
    return first, first


# -- whether it can be a list


def _refusals(publication: Publication, doubts: Sequence[Doubt]) -> Iterator[str]:
    coded = [held for held in publication.paragraphs if held.kind in _CODED]
    if not any(held.kind is ParagraphKind.HEAD for held in coded):
        yield "No entry was found in it, so it is not a control list."
        return
    damaged = [held for held in coded if is_damaged(held.written) or is_damaged(held.code)]
    if damaged:
        named = _examples(f"“{held.written}” ({held.place})" for held in damaged)
        yield f"{_count(len(damaged), 'code')} turned into a number by a spreadsheet: {named}."
    doubted = {doubt.code for doubt in doubts if doubt.kind is DoubtKind.CODE_FORM}
    malformed = [held for held in coded if held.code in doubted or not is_well_formed(held.code, publication.list_id)]
    if len(malformed) > MOST_MALFORMED * len(coded):
        told = f"{len(malformed)} of {len(coded)} codes are not of the form of this list"
        named = _examples(f"“{held.written or held.code}” ({held.place})" for held in malformed)
        yield f"{told}, more than {MOST_MALFORMED:.0%}: {named}."
    for kind, said in _FATAL:
        found = [doubt for doubt in doubts if doubt.kind is kind]
        if found:
            yield f"{said} in {_count(len(found), 'paragraph')}: {_examples(_spot(doubt) for doubt in found)}."


_FATAL = (
    (DoubtKind.SWALLOWED, "What should be a list of paragraphs stands in one piece"),
    (DoubtKind.CIRCLE, "The way up to the head comes back to where it began"),
)


def _spot(doubt: Doubt) -> str:
    return " ".join(part for part in (doubt.code, f"({doubt.place})" if doubt.place else "") if part)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _examples(found: Iterable[str]) -> str:
    named = list(found)
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return ", ".join(named[:_SHOWN]) + more
