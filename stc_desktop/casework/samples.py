"""The sample data that come and go with one click."""

from stc_desktop.casework.workspace import Workspace


def remove_samples(workspace: Workspace) -> int:
    """Take all sample products and applications away; the user's own stay. Gives how many went."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.remove_samples() + work.applications.remove_samples()
