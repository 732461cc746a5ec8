"""The national profiles that are installed, and what all of them share."""

from typing import Any

from stc_desktop.casework.workspace import Workspace
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.plain import from_plain
from stc_desktop.jurisdictions.profile import Profile

PROFILES = "jurisdiction"
COMMON = "common"


def common_ground(workspace: Workspace) -> CommonGround:
    """Countries, UN measures, regimes, questions and red flags that every country shares."""
    return from_plain(CommonGround, workspace.reference.document(PROFILES, COMMON, dict[str, Any]))


def profile_of(workspace: Workspace, country: str) -> Profile | None:
    """The profile of a country, None where none is installed."""
    if country.lower() not in workspace.reference.document_ids(PROFILES):
        return None
    return from_plain(Profile, workspace.reference.document(PROFILES, country.lower(), dict[str, Any]))


def profiled_countries(workspace: Workspace) -> tuple[str, ...]:
    """Codes of the countries with a profile of their own."""
    return tuple(name.upper() for name in workspace.reference.document_ids(PROFILES) if name != COMMON)
