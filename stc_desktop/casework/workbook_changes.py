"""What a list of a workbook would change of the list in use: added, taken out, limits changed, and what would no longer be controlled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from stc_desktop.casework.reference_building import CHANGED
from stc_desktop.control_lists.differences import Change, Difference, Part, differences
from stc_desktop.control_lists.entries import Effect, EntryKind, ListEdition
from stc_desktop.control_lists.export import Json, Row
from stc_desktop.storage.reference import ReferenceFile


@dataclass(frozen=True, kw_only=True)
class ListChanges:
    """The list of a workbook beside the edition that it is compared with; without one it is a list of its own kind and changes nothing.

    `replaces`: that edition makes place for it; else it stands beside, and was the nearest to compare with.
    """

    new: ListEdition
    old: ListEdition | None
    replaces: bool
    differences: tuple[Difference, ...] = ()
    register: tuple[str, ...] = ()  # properties that ask otherwise than before
    is_same: bool = False  # in every field, not only in those that are compared

    @property
    def counts(self) -> Mapping[Change, int]:
        return {change: sum(found.change is change for found in self.differences) for change in Change}

    @property
    def limits(self) -> tuple[Difference, ...]:
        """Paragraphs whose limits, structure or meaning is another: items may be judged otherwise."""
        return tuple(found for found in self.differences if found.change is Change.CHANGED and found.changes_control)

    @property
    def removals(self) -> tuple[Difference, ...]:
        """Paragraphs that are gone, and notes that newly take something out of control: what they spoke of may then be “not listed”."""
        return tuple(found for found in self.differences if _takes_out(found))


def changes_of(reference: ReferenceFile, new: ListEdition) -> ListChanges:
    """Compare with the edition of the same name; else with the newest of the same list, else with the one that it is written against."""
    info = new.info
    key = (info.list_id, info.edition)
    installed = reference.weighed_editions
    labels = [edition for list_id, edition in installed if list_id == info.list_id]
    base_list, _, base = info.base.rpartition("/")
    nearest = (info.list_id, max(labels)) if labels else (base_list, base)
    if key not in installed and nearest not in installed:
        return ListChanges(new=new, old=None, replaces=False)
    old = reference.edition(*(key if key in installed else nearest))
    return ListChanges(
        new=new,
        old=old,
        replaces=key in installed,
        differences=tuple(differences(old, new)),
        register=tuple(_asks_otherwise(old, new)),
        is_same=key in installed and _is_same(old, new),
    )


def _is_same(old: ListEdition, new: ListEdition) -> bool:
    was = replace(old.info, title=old.info.title.removesuffix(f" ({CHANGED})") if old.info.changed else old.info.title, changed=None)
    parts = ("entries", "register", "subjects", "definitions")
    return was == new.info and all(dict(getattr(old, part)) == dict(getattr(new, part)) for part in parts)


def _takes_out(found: Difference) -> bool:
    """Notes that only explain, and those that took something out themselves, go without a loss."""
    if found.change is Change.REMOVED:
        assert found.old is not None
        return found.old.kind is not EntryKind.NOTE or found.old.effect is Effect.ADDS
    new = found.new
    if new is None or new.effect is not Effect.REMOVES:
        return False
    return found.change is Change.ADDED or (found.old is not None and found.old.effect is not Effect.REMOVES)


def _asks_otherwise(old: ListEdition, new: ListEdition) -> Iterator[str]:
    """Properties of both that no longer measure the same, and so may weigh the same answer otherwise."""
    for name, held in old.register.items():
        other = new.register.get(name)
        if other is not None and (held.kind, held.dimension, held.unit, held.options) != (
            other.kind,
            other.dimension,
            other.unit,
            other.options,
        ):
            yield name


def changes_json(changes: ListChanges) -> Row:
    """The same for scripts."""
    old = changes.old.info if changes.old else None
    named: list[Json] = [
        {"code": found.code, "change": found.change.value, "parts": [part.value for part in found.parts]} for found in changes.differences
    ]
    return {
        "compared_with": {"list": old.list_id, "edition": old.edition, "replaced": changes.replaces} if old else None,
        "counts": {change.value: count for change, count in changes.counts.items()},
        "limits_changed": [found.code for found in changes.limits],
        "removals": [found.code for found in changes.removals],
        "properties_changed": list(changes.register),
        "differences": named,
    }


def heads_of(found: tuple[Difference, ...]) -> tuple[str, ...]:
    """The whole heads among them."""
    return tuple(one.code for one in found if one.code == one.head)


def is_wording_only(found: Difference) -> bool:
    """Whether nothing but words, links or hints is another."""
    return found.change is Change.CHANGED and not {Part.LIMITS, Part.STRUCTURE} & set(found.parts)
