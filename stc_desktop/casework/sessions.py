"""Opening and closing of the window: what was left open, and whether the last run was cut off."""

from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.casework.workspace import Workspace
from stc_desktop.storage.records import StoredDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A run that has begun. `cut_off` is true once after a run that did not end properly; then the drafts are offered."""

    session_id: str
    cut_off: bool
    drafts: tuple[StoredDraft, ...]


def open_session(workspace: Workspace) -> Opening:
    session_id, cut_off = workspace.case_file.start_session(workspace.hand)
    return Opening(session_id=session_id, cut_off=cut_off, drafts=drafts(workspace))


def close_session(workspace: Workspace, opening: Opening) -> None:
    workspace.case_file.end_session(opening.session_id, workspace.hand)


def drafts(workspace: Workspace) -> tuple[StoredDraft, ...]:
    """What is being worked on, newest first."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.drafts.all()


def save_draft(workspace: Workspace, kind: str, key: str, content: Mapping[str, object]) -> None:
    """Keep work in progress; called on every change, so that a killed program loses at most the field in the making."""
    with workspace.case_file.begin(workspace.hand) as work:
        work.drafts.save(StoredDraft(kind=kind, key=key, content=content))


def draft(workspace: Workspace, kind: str, key: str) -> StoredDraft | None:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.drafts.find(kind, key)


def drop_draft(workspace: Workspace, kind: str, key: str) -> None:
    with workspace.case_file.begin(workspace.hand) as work:
        work.drafts.remove(kind, key)
