"""What changed between two editions of a list: paragraphs added, taken out or changed, and what of each."""

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.control_lists.export import neutral_test


class Change(enum.StrEnum):
    """What happened to a paragraph from the older edition to the newer."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Part(enum.StrEnum):
    """What of a paragraph changed; limits and structure change what is controlled, wording and links do not."""

    LIMITS = "limits"
    STRUCTURE = "structure"  # how paragraphs combine, what a note does, which kind of thing it is about
    WORDING = "wording"
    LINKS = "links"
    HINTS = "hints"  # trade words, HS codes, regimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One paragraph that is not the same in both editions, as it stands in each."""

    code: str
    change: Change
    parts: tuple[Part, ...]
    old: Entry | None
    new: Entry | None

    @property
    def head(self) -> str:
        return head_of(self.code)

    @property
    def changes_control(self) -> bool:
        """Whether a product may be judged otherwise because of it."""
        return self.change is not Change.CHANGED or Part.LIMITS in self.parts or Part.STRUCTURE in self.parts


_PARTS: tuple[tuple[Part, Callable[[Entry], object]], ...] = (
    (Part.LIMITS, lambda entry: [neutral_test(test) for test in entry.tests]),
    (Part.STRUCTURE, lambda entry: (entry.kind, entry.logic, entry.effect, entry.subject, entry.covers, entry.spares)),
    (Part.WORDING, lambda entry: (entry.heading, entry.help)),
    (Part.LINKS, lambda entry: entry.refs),
    (Part.HINTS, lambda entry: (entry.words, entry.hs, entry.regimes)),
)


def differences(old: ListEdition, new: ListEdition) -> Iterator[Difference]:
    """Every paragraph that differs, in the order of the newer edition; what only the older one has comes where it stood.

    Heads that are not installed in one of the editions say nothing about a change and are left out.
    """
    silent = {head for edition in (old, new) for head in edition.info.heads if head not in edition.entries}
    for code in _in_order(old, new):
        if head_of(code) in silent:
            continue
        found = _difference(code, old.entries.get(code), new.entries.get(code))
        if found is not None:
            yield found


def _in_order(old: ListEdition, new: ListEdition) -> Iterator[str]:
    """Codes of both, each lost one right behind the one that stood before it."""
    lost: dict[str, list[str]] = {}
    before = ""
    for code in old.entries:
        if code in new.entries:
            before = code
        else:
            lost.setdefault(before, []).append(code)
    yield from lost.get("", ())
    for code in new.entries:
        yield code
        yield from lost.get(code, ())


def _difference(code: str, old: Entry | None, new: Entry | None) -> Difference | None:
    was, is_ = _counts(old), _counts(new)
    if old is None or new is None or not (was and is_):
        if not (was or is_):
            return None
        return Difference(code=code, change=Change.ADDED if is_ else Change.REMOVED, parts=(), old=old, new=new)
    parts = tuple(part for part, held in _PARTS if held(old) != held(new))
    return Difference(code=code, change=Change.CHANGED, parts=parts, old=old, new=new) if parts else None


def _counts(entry: Entry | None) -> bool:
    """A slot that is not used is as good as none."""
    return entry is not None and entry.kind is not EntryKind.NOT_USED
