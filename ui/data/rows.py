"""Rows of what is installed, as Data shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAction:
    """Something that can be done with a row or a group: `what`, and `of` which thing."""

    what: str
    text: str
    of: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledRow:
    """One row: what, edition, from whom, state; second lines stand small below the first."""

    id: str
    icon: str
    title: str
    detail: str = ""
    edition: str = ""
    edition_detail: str = ""
    source: str = ""
    state: tuple[str, str] | None = None
    actions: tuple[RowAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledGroup:
    """Rows of one kind. `actions` stand below them; without rows, `empty` says what would be here and its first step."""

    id: str
    title: str
    rows: tuple[InstalledRow, ...]
    actions: tuple[RowAction, ...] = ()
    empty: tuple[str, str] = ("", "")
