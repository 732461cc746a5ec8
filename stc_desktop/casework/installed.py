"""What is installed, how old it is and from whom; backups and when the last one was made."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from stc_desktop.applications.form_parts import Mark
from stc_desktop.casework.applications import form_of, forms
from stc_desktop.casework.bringing import brought_lists
from stc_desktop.casework.bringing_values import BroughtList
from stc_desktop.casework.correlation_values import CorrelationInUse
from stc_desktop.casework.correlations import correlations_in_use
from stc_desktop.casework.health import backup_to
from stc_desktop.casework.installed_lists import InUse, in_use
from stc_desktop.casework.national_profiles import profile_of, profiled_countries
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.entries import HandChange

_LAST_BACKUP = "last_backup"
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledList:
    """One edition of a control list, and how much of it is there."""

    list_id: str
    edition: str
    title: str
    legal_date: dt.date | None
    publisher: str
    installed_heads: int
    heads_of_edition: int
    paragraphs: int
    is_weighed: bool = True  # else it is there to be browsed
    changed: HandChange | None = None  # somebody installed it, or what it is written against, from a workbook

    @property
    def is_complete(self) -> bool:
        return self.installed_heads >= self.heads_of_edition


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledProfile:
    """The law of one country as far as it was read. `to_ask` counts what is not known and has to be asked."""

    country: str
    name: str
    as_of: dt.date
    review_by: dt.date
    sources: int
    to_ask: int
    is_due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledForm:
    """A form with how well it is known, and in which languages its words still wait for a native reader."""

    form_id: str
    title: str
    country: str
    edition: str
    edition_date: str
    authority: str
    state: Mark
    unreviewed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOnDisk:
    """`kind` is reference or work; a register on a server has no size here."""

    kind: str
    place: str
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """Everything that the page of data shows."""

    lists: tuple[InstalledList, ...]
    profiles: tuple[InstalledProfile, ...]
    forms: tuple[InstalledForm, ...]
    files: tuple[FileOnDisk, ...]
    samples: int
    last_backup: dt.datetime | None
    brought: tuple[BroughtList, ...] = ()
    from_workbooks: InUse = field(default_factory=InUse)
    correlations: tuple[CorrelationInUse, ...] = ()


def installed(workspace: Workspace) -> Installed:
    """Look up what is there; nothing is checked, that is what the health check is for."""
    return Installed(
        lists=tuple(_list(workspace, list_id, edition) for list_id, edition in workspace.reference.installed_editions),
        profiles=tuple(_profile(workspace, country) for country in profiled_countries(workspace)),
        forms=tuple(_form(workspace, form.form_id) for form in forms(workspace)),
        files=(_file("reference", workspace.reference.path), _file("work", workspace.case_file.place)),
        samples=count_of_samples(workspace),
        last_backup=last_backup(workspace),
        brought=brought_lists(workspace),
        from_workbooks=in_use(workspace),
        correlations=correlations_in_use(workspace),
    )


def _list(workspace: Workspace, list_id: str, edition: str) -> InstalledList:
    held = workspace.reference.edition(list_id, edition)
    info = held.info
    return InstalledList(
        list_id=list_id,
        edition=edition,
        title=info.title,
        legal_date=_date(info.legal_date),
        publisher=info.publisher,
        installed_heads=len(set(held.installed_heads) & set(info.heads)),
        heads_of_edition=len(info.heads),
        paragraphs=len(held.entries),
        is_weighed=info.is_weighed,
        changed=info.changed,
    )


def _profile(workspace: Workspace, country: str) -> InstalledProfile:
    profile = profile_of(workspace, country)
    assert profile is not None, country  # the reference file itself named it
    return InstalledProfile(
        country=profile.country,
        name=profile.name,
        as_of=dt.date.fromisoformat(profile.as_of),
        review_by=dt.date.fromisoformat(profile.review_by),
        sources=len(profile.sources),
        to_ask=len(profile.to_ask()),
        is_due=profile.is_due_for_review(workspace.now.date()),
    )


def _form(workspace: Workspace, form_id: str) -> InstalledForm:
    form = form_of(workspace, form_id)
    language = workspace.language
    return InstalledForm(
        form_id=form.form_id,
        title=form.title.get(language) or form.title.get("en", form.form_id),
        country=form.country,
        edition=form.edition,
        edition_date=form.edition_date,
        authority=form.authority.get(language) or form.authority.get("en", ""),
        state=form.state,
        unreviewed=form.unreviewed,
    )


def _file(kind: str, place: Path | str) -> FileOnDisk:
    """A register's address may hold a password: only that it is on a server is said."""
    if isinstance(place, Path):
        return FileOnDisk(kind=kind, place=str(place), size=place.stat().st_size if place.exists() else 0)
    return FileOnDisk(kind=kind, place="", size=None)


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def count_of_samples(workspace: Workspace) -> int:
    """Sample products and applications that one click takes away."""
    with workspace.case_file.begin(workspace.hand) as work:
        kept = (*work.products.page(limit=_LOOKED_AT), *work.applications.page(limit=_LOOKED_AT))
    return sum(1 for one in kept if one.is_sample)


def back_up(workspace: Workspace, target: Path) -> Path:
    """Copy the case file and remember when, so that the start page can say when it is time again."""
    copy = backup_to(workspace, target)
    with workspace.case_file.begin(workspace.hand) as work:
        work.settings.set(_LAST_BACKUP, workspace.now.isoformat())
    return copy


def last_backup(workspace: Workspace) -> dt.datetime | None:
    with workspace.case_file.begin(workspace.hand) as work:
        noted = work.settings.get(_LAST_BACKUP)
    return dt.datetime.fromisoformat(noted) if noted else None
