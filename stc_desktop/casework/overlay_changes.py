"""What the lists in force of a workbook would change of what the program says of a country."""

from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.export import Row
from stc_desktop.jurisdictions.national_lists import NationalList
from stc_desktop.jurisdictions.profile import Profile


@dataclass(frozen=True, kw_only=True)
class OverlayChanges:
    """Names of what is added, changed and gone: a list, or a list and one of its entries. `losses` are those of which less would be asked:
    lists and entries of the country's own that are gone, entries newly left out, and lists newly taken as verified.
    """

    country: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    losses: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.added or self.changed or self.losses)


def overlay_changes(old: Profile | None, new: Profile) -> OverlayChanges:
    """Compare the lists in force of a country, statement by statement."""
    before, after = _statements(old.lists if old else ()), _statements(new.lists)
    verified = {national.id for national in old.lists if national.is_verified} if old else set[str]()
    lost = [name for name in before if name not in after and not _is_left_out(name)]
    lost += [name for name in after if name not in before and _is_left_out(name)]
    lost += [f"{national.id}: verified" for national in new.lists if national.is_verified and national.id not in verified]
    return OverlayChanges(
        country=new.country,
        added=tuple(name for name in after if name not in before and name not in lost),
        changed=tuple(name for name in after if name in before and after[name] != before[name])
        + tuple(name for name in before if name not in after and _is_left_out(name)),
        losses=tuple(lost),
    )


def changes_json(changes: OverlayChanges) -> Row:
    """The same for scripts."""
    return {
        "country": changes.country,
        "added": list(changes.added),
        "changed": list(changes.changed),
        "losses": list(changes.losses),
    }


_LEFT_OUT = " without "


def _is_left_out(name: str) -> bool:
    return _LEFT_OUT in name


def _statements(lists: tuple[NationalList, ...]) -> dict[str, object]:
    return dict(held for national in lists for held in _of_list(national))


def _of_list(national: NationalList) -> Iterator[tuple[str, object]]:
    yield (
        national.id,
        (
            *(national.name, national.covers, national.mark, national.cite, national.warning, national.agency),
            *(national.basis_list, national.basis_edition, national.nearest_list),
            *(national.basis, national.additions, national.omissions, national.edition),
        ),
    )
    yield from ((f"{national.id} {entry.id}", entry) for entry in national.own)
    yield from ((f"{national.id}{_LEFT_OUT}{entry.id}", entry) for entry in national.left_out)
