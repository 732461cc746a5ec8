"""What the foot of the window says: which list, how complete, whether the files are well."""

from dataclasses import dataclass

from stc_desktop.casework.lists import list_heads
from stc_desktop.casework.workspace import BASE_LIST, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    list_id: str
    edition: str
    installed_heads: int
    heads_of_edition: int
    files_fine: bool
    is_changed: bool = False  # somebody changed the list by hand


def status_of(workspace: Workspace) -> Status:
    """A quick look, not the health check: the reference file opens and the case file answers."""
    edition = workspace.reference.newest(BASE_LIST)
    installed, of = list_heads(workspace.reference)
    with workspace.case_file.begin(workspace.hand) as work:
        work.products.count()
    return Status(
        list_id=BASE_LIST,
        edition=edition,
        installed_heads=installed,
        heads_of_edition=of,
        files_fine=True,
        is_changed=workspace.reference.edition(BASE_LIST, edition).info.changed is not None,
    )
