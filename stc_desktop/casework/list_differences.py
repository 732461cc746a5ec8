"""Two editions of a list side by side: what was added, taken out or changed, old and new paragraph next to each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.casework.list_views import EntryView, entry_view
from stc_desktop.control_lists.differences import Change, Difference, differences
from stc_desktop.control_lists.entries import Entry, ListEdition
from stc_desktop.control_lists.export import Json, neutral_row
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import UnitTable
from stc_desktop.storage.reference import ReferenceFile


@dataclass(frozen=True, kw_only=True)
class ComparedEditions:
    """What changed from one edition to another, with both at hand to show a paragraph of each."""

    old: ListEdition
    new: ListEdition
    differences: tuple[Difference, ...]
    units: UnitTable

    @property
    def counts(self) -> Mapping[Change, int]:
        return {change: sum(found.change is change for found in self.differences) for change in Change}

    def side_by_side(self, code: str) -> tuple[EntryView | None, EntryView | None]:
        """The paragraph as the old and as the new edition has it; None where an edition does not have it."""
        return self._view(self.old, code), self._view(self.new, code)

    def _view(self, edition: ListEdition, code: str) -> EntryView | None:
        return entry_view(edition, self.units, code) if code in edition.entries else None

    def of_heads(self, heads: frozenset[str]) -> tuple[Difference, ...]:
        """The differences that touch these heads: what a stored product must be looked at again for."""
        return tuple(found for found in self.differences if found.head in heads)


def compare_editions(reference: ReferenceFile, list_id: str, old: str, new: str) -> ComparedEditions:
    """The differences between two installed editions of a list."""
    if old == new:
        raise UserFixable(f"{old} and {new} are the same edition.", next_step="Name two editions of the list.")
    before, after = reference.edition(list_id, old), reference.edition(list_id, new)
    return ComparedEditions(old=before, new=after, differences=tuple(differences(before, after)), units=reference.unit_table())


def comparison_json(compared: ComparedEditions) -> dict[str, Json]:
    """The comparison as scripts read it."""
    old, new = compared.old.info, compared.new.info
    return {
        "list": new.list_id,
        "old": old.edition,
        "new": new.edition,
        "installed": {"old": len(compared.old.installed_heads), "new": len(compared.new.installed_heads)},
        "counts": {change.value: count for change, count in compared.counts.items()},
        "differences": [
            {
                "code": found.code,
                "change": found.change.value,
                "parts": [part.value for part in found.parts],
                "changes_control": found.changes_control,
                "old": _side(found.old),
                "new": _side(found.new),
            }
            for found in compared.differences
        ],
    }


def _side(entry: Entry | None) -> Json:
    return dict(neutral_row(entry)) if entry is not None else None
