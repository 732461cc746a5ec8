"""A brought list that was taken away by mistake comes back whole, with the editions kept for going back."""

import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtShelf, checked_list_id

_KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """A list that was taken away a moment ago, and where it is kept for a day."""

    list_id: str
    kept: Path
    is_correlation: bool = False


def take_away_for_now(workspace: Workspace, list_id: str, *, is_correlation: bool = False) -> TakenAway:
    """Remove a brought list, or an agency's table, from use; its editions are kept aside so that `put_back` can bring them back."""
    shelf = _shelf(workspace, is_correlation)
    folder = shelf.folder_of(list_id)
    taken = workspace.data / "brought" / "taken"
    taken.mkdir(parents=True, exist_ok=True)
    _drop_old(taken)
    kept = taken / f"{checked_list_id(list_id)}.{secrets.token_hex(4)}"
    if folder.is_dir():
        shutil.copytree(folder, kept, copy_function=_linked)
    try:
        shelf.take_away(list_id)
    except UserFixable:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    workspace.suggested.clear()
    return TakenAway(list_id=list_id, kept=kept, is_correlation=is_correlation)


def put_back(workspace: Workspace, taken: TakenAway) -> None:
    """Use the list again as it was. What was brought in its place since then stays."""
    shelf = _shelf(workspace, taken.is_correlation)
    folder = shelf.folder_of(taken.list_id)
    if taken.list_id in shelf.list_ids():
        raise UserFixable(f"Another edition of {taken.list_id} was brought since then.", next_step="Take it away first.")
    if not taken.kept.is_dir():
        raise UserFixable(f"{taken.list_id} is no longer kept.", next_step="Bring it again from its file.")
    shutil.rmtree(folder, ignore_errors=True)  # what was open elsewhere when it was taken away
    folder.parent.mkdir(parents=True, exist_ok=True)
    taken.kept.replace(folder)
    workspace.suggested.clear()


def _shelf(workspace: Workspace, is_correlation: bool) -> BroughtShelf:
    return workspace.correlations if is_correlation else workspace.brought


def _linked(source: str, target: str) -> str:
    """The same file under a second name; a copy where the disk cannot do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _drop_old(taken: Path) -> None:
    for kept in taken.iterdir():
        with suppress(OSError):
            if time.time() - kept.stat().st_mtime > _KEPT_SECONDS:
                shutil.rmtree(kept)
