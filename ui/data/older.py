"""Whether a brought edition is older than the one in use: said in the report, and asked once more before it is used."""

from stc_desktop.casework.bringing import brought_lists
from stc_desktop.casework.bringing_values import Staged
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.editions import is_older


def older_than_in_use(workspace: Workspace, staged: Staged) -> dict[str, str]:
    """By list, the edition in use where the brought one is older."""
    held = {one.list_id: one.info for one in brought_lists(workspace) if one.info is not None}
    found: dict[str, str] = {}
    for one in staged.lists:
        in_use = held.get(one.info.list_id)
        if in_use and is_older((one.info.edition, one.info.legal_date), (in_use.edition, in_use.legal_date)):
            found[one.info.list_id] = in_use.edition
    return found
