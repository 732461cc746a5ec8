"""The official wording that the user brought, word for word, for standing beside a paragraph of ours."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.codes import head_of, is_head_code
from stc_desktop.control_lists.sources.editions import is_older, is_same
from stc_desktop.control_lists.sources.publications import OfficialParagraph, ParagraphKind
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtFile, BroughtHit
from stc_desktop.wording.sentences import Sentence

_OWN = frozenset({ParagraphKind.HEAD, ParagraphKind.ITEM, ParagraphKind.NOT_USED, ParagraphKind.GROUP})


class Relation(enum.StrEnum):
    """How the publication stands to the list and edition that it is shown beside."""

    SAME_EDITION = "same_edition"
    OLDER_EDITION = "older_edition"
    NEWER_EDITION = "newer_edition"
    OTHER_EDITION = "other_edition"  # of the same list; which of the two is older cannot be told
    OTHER_LIST = "other_list"  # the same number, not the same scope


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialLine:
    """One paragraph word for word, as it is numbered in the publication, and where it stands there."""

    code: str
    written: str
    kind: ParagraphKind
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialText:
    """What one publication says under a code. To be shown verbatim, with publisher, edition and date, and with what `relation` says.

    `own` is the paragraph itself (twice where the publication prints it twice), `above` leads to it from its head, `below` are the
    paragraphs right under it. `notes` are those to the paragraph, then those to what it stands in; `frame` is what stands around
    it and its head: reasons for control, related controls. `is_exact` is false where the publication does not go as deep as the code
    that was asked for: `own` is then the nearest paragraph above it.
    """

    list_id: str
    title: str
    publisher: str
    edition: str
    legal_date: str
    retrieved: str
    language: str
    relation: Relation
    code: str
    is_exact: bool
    own: tuple[OfficialLine, ...]
    above: tuple[OfficialLine, ...]
    below: tuple[OfficialLine, ...]
    notes: tuple[OfficialLine, ...]
    frame: tuple[OfficialLine, ...]
    is_own_wording: bool = False

    @property
    def says(self) -> Sentence:
        """What a reader must know about the publication before comparing."""
        if self.is_own_wording:
            return Sentence("official.own_wording", {"edition": self.edition})
        return Sentence(f"official.relation.{self.relation.value}", {"edition": self.edition})


def official_text(workspace: Workspace, code: str, *, list_id: str, edition: str) -> tuple[OfficialText, ...]:
    """The texts that stand beside a paragraph of our list in this edition: of the same list first, then of others with the same number.

    A damaged file is left out here; `brought_lists` and the health check name it.
    """
    return tuple(_texts(workspace, code.partition("#")[0], list_id, edition))


def search_official(workspace: Workspace, typed: str, *, list_id: str, limit: int = 20) -> tuple[BroughtHit, ...]:
    """Paragraphs of a brought publication that hold what was typed, by code or by words."""
    held = workspace.brought.in_use(list_id)
    if held is None:
        raise UserFixable("No publication of this list was brought.", next_step="Bring it with list import.", where=list_id)
    return held.search(typed, limit)


def _texts(workspace: Workspace, code: str, list_id: str, edition: str) -> Iterator[OfficialText]:
    brought = workspace.brought.list_ids()
    for other in sorted(brought, key=lambda one: (one != list_id, one)):
        is_same_list = other == list_id
        if not is_same_list and not is_head_code(head_of(code)):
            continue  # numbers of other families mean nothing outside their list
        try:
            held = workspace.brought.in_use(other)
            is_there = held is not None and (is_same_list or head_of(code) in held.heads)
            found = _text(held, code, _relation(held, is_same_list, edition)) if held is not None and is_there else None
        except UserFixable:
            continue
        if found is not None:
            yield found


def _relation(held: BroughtFile, is_same_list: bool, edition: str) -> Relation:
    """Our editions are named by their legal date, or by its year."""
    if not is_same_list:
        return Relation.OTHER_LIST
    theirs, ours = (held.info.edition, held.info.legal_date), (edition, "")
    if is_same(theirs, ours):
        return Relation.SAME_EDITION
    if is_older(theirs, ours):
        return Relation.OLDER_EDITION
    return Relation.NEWER_EDITION if is_older(ours, theirs) else Relation.OTHER_EDITION


def _text(held: BroughtFile, asked: str, relation: Relation) -> OfficialText | None:
    code, around = asked, held.around(asked)
    # Of another list only the very number is shown: what stands above it there need not be what stands above it here.
    while not any(_is_own(one, code) for one in around):
        code = code.rpartition(".")[0]
        if not code or relation is Relation.OTHER_LIST:
            return None
        around = held.around(code)
    info = held.info
    above = _above(around, code)
    groups = {one.code for one in above if one.kind is ParagraphKind.GROUP}
    way = [code, *(one.code for one in reversed(above))]
    return OfficialText(
        list_id=info.list_id,
        title=info.title,
        publisher=info.publisher,
        edition=info.edition,
        legal_date=info.legal_date,
        retrieved=info.retrieved,
        language=info.language,
        relation=relation,
        code=code,
        is_exact=code == asked,
        own=_lines(one for one in around if _is_own(one, code)),
        above=_lines(one for one in above if one.kind is not ParagraphKind.GROUP),
        below=_lines(one for one in around if one.parent == code and one.kind in _OWN and one.code != code),
        notes=_lines(_notes(around, way)),
        frame=_lines(one for one in around if one.kind is ParagraphKind.TEXT and one.parent in way and one.parent not in groups),
        is_own_wording=info.is_own_wording,
    )


def _is_own(one: OfficialParagraph, code: str) -> bool:
    return one.code == code and one.kind in _OWN


def _above(around: Sequence[OfficialParagraph], code: str) -> list[OfficialParagraph]:
    """From the top of the list down to right above the paragraph."""
    by_code = {one.code: one for one in reversed(around) if one.kind in _OWN}
    path: list[OfficialParagraph] = []
    at = by_code[code].parent
    while at in by_code and by_code[at] not in path and at != code:
        path.insert(0, by_code[at])
        at = by_code[at].parent
    return path


def _notes(around: Sequence[OfficialParagraph], targets: Sequence[str]) -> Iterator[OfficialParagraph]:
    """Notes to each target in turn, each with its own points behind it."""
    notes: dict[str, list[OfficialParagraph]] = {}
    for one in around:
        belongs = one.kind is ParagraphKind.NOTE or (one.kind not in _OWN and "#" in one.parent)
        if belongs and one.parent != one.code:
            notes.setdefault(one.parent, []).append(one)
    seen: set[int] = set()

    def under(code: str) -> Iterator[OfficialParagraph]:
        for note in notes.get(code, ()):
            if id(note) not in seen:
                seen.add(id(note))
                yield note
                yield from under(note.code)

    for target in targets:
        yield from under(target)


def _lines(found: Iterable[OfficialParagraph]) -> tuple[OfficialLine, ...]:
    return tuple(OfficialLine(code=one.code, written=one.written, kind=one.kind, text=one.text, place=one.place) for one in found)
