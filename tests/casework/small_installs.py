"""A small list of a ministry: what is changed in its workbook, and what can be seen of it in use."""

from __future__ import annotations

from typing import Any

from stc_desktop.casework.workspace import Workspace
from stc_desktop.storage.reference_folder import lists_folder, own_folder
from tests.casework.small_lists import (
    EDITION,
    LIST,
    cell,
)


def with_higher_limit(book: Any) -> None:
    cell(
        book, "Category 2", "2B001.b", "Tests"
    ).value = "not this_item meets 2B001.a\naxis_count >= 4\nany: drive_kind = electric | travel_length > 3 m"


def with_another_heading(book: Any) -> None:
    cell(book, "Category 2", "2B001.a", "Heading").value = "First"


def heading(workspace: Workspace, code: str, edition: str = EDITION) -> str:
    return workspace.reference.edition(LIST, edition).entries[code].heading


def limits(workspace: Workspace) -> list[str]:
    entry = workspace.reference.edition(LIST, EDITION).entries["2B001.b"]
    return [str(test.value.low) if hasattr(test.value, "low") else str(test.value) for test in entry.tests]


def files(workspace: Workspace) -> dict[str, bytes]:
    """Everything of the user's own that the lists rest on."""
    found = (*own_folder(workspace.data).rglob("*"), *lists_folder(workspace.data).rglob("*"))
    return {str(path.relative_to(workspace.data)): path.read_bytes() for path in found if path.is_file()}


def renamed(book: Any, edition: str) -> None:
    cell(book, "Edition", "edition", "Value").value = edition
