"""Health of everything the program rests on: reference file, case file, fonts, key, disk space, versions of its parts."""

import enum
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stc_desktop.casework.installed_lists import in_use
from stc_desktop.casework.national_lists import whose_hand
from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.engines import shown_place
from stc_desktop.storage.reference_folder import check_current, current_folder
from stc_desktop.wording.sentences import Sentence, Sentences, sentences

PARTS = (
    "PySide6_Essentials",
    "PySide6_Pdf",
    "SQLAlchemy",
    "alembic",
    "reportlab",
    "uharfbuzz",
    "icu4py",
    "zxing-cpp",
    "pypdfium2",
    "cryptography",
)
LEAST_FREE_MEGABYTES = 200
_GIGABYTE = 1000  # megabytes


class Health(enum.StrEnum):
    FINE = "fine"
    LOOK = "look"  # works, but somebody should look
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at, what was found, and what to do about it."""

    name: str
    health: Health
    found: Sentence | str  # a plain text is a fact of its own, such as the number of a key, or was said by a fault
    to_do: Sentence | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    checks: tuple[Check, ...]
    versions: tuple[tuple[str, str], ...]

    @property
    def is_fine(self) -> bool:
        return all(check.health is not Health.BROKEN for check in self.checks)

    def as_json(self) -> dict[str, object]:
        say = sentences()
        return {
            "fine": self.is_fine,
            "checks": [
                {"name": c.name, "health": c.health.value, "found": in_words(c.found, say), "to_do": in_words(c.to_do, say)}
                for c in self.checks
            ],
            "versions": dict(self.versions),
        }


def in_words(found: Sentence | str, say: Sentences) -> str:
    return say.say(found) if isinstance(found, Sentence) else found


def health(workspace: Workspace) -> HealthReport:
    """Look at everything; nothing is changed but that a case file and a key are made where there were none."""
    looks: tuple[tuple[str, Callable[[Workspace], Iterator[Check]]], ...] = (
        ("reference_file", _reference),
        ("brought", _brought),
        ("case_file", _case_file),
        ("fonts", _fonts),
        ("signing_key", _key),
        ("disk_space", _space),
    )
    checks: list[Check] = []
    for name, look in looks:
        try:
            checks.extend(look(workspace))
        except UserFixable as fault:
            checks.append(Check(name=name, health=Health.BROKEN, found=fault.sentence, to_do=fault.next_step))
        except OSError as fault:
            told = Sentence("health.file_fault", {"file": fault.filename or name, "fault": fault.strerror or str(fault)})
            checks.append(Check(name=name, health=Health.BROKEN, found=told))
    return HealthReport(checks=tuple(checks), versions=tuple(_versions()))


def _reference(workspace: Workspace) -> Iterator[Check]:
    check_current(current_folder(workspace.data))
    workspace.reference.check()
    for list_id, edition in workspace.reference.weighed_editions:
        held = workspace.reference.edition(list_id, edition)
        told = {"title": held.info.title, "edition": edition, "installed": len(held.installed_heads), "of": len(held.info.heads)}
        level = Health.FINE if held.is_complete else Health.LOOK
        to_do = "" if held.is_complete else Sentence("health.list.partial")
        yield Check(name="reference_file", health=level, found=Sentence("health.list", told), to_do=to_do)
        change = whose_hand(held.info.changed)
        if change is not None:
            yield Check(name="reference_file", health=Health.FINE, found=change)
    if in_use(workspace).is_outdated:
        to_do = Sentence("health.installed.rebuild")
        yield Check(name="reference_file", health=Health.LOOK, found=Sentence("health.installed.outdated"), to_do=to_do)


def _brought(workspace: Workspace) -> Iterator[Check]:
    """Each brought publication and each agency's table by itself: a damaged one must not hide the others."""
    for shelf, list_id in ((held, name) for held in (workspace.brought, workspace.correlations) for name in held.list_ids()):
        try:
            shelf.check(list_id)
            held = shelf.in_use(list_id)
        except UserFixable as fault:
            yield Check(name="brought", health=Health.BROKEN, found=f"{list_id}: {fault.sentence}", to_do=fault.next_step)
            continue
        if held is not None:
            told = {"title": held.info.title or list_id, "edition": held.info.edition, "publisher": held.info.publisher or "-"}
            yield Check(name="brought", health=Health.FINE, found=Sentence("health.brought", told))


def _case_file(workspace: Workspace) -> Iterator[Check]:
    found, place = workspace.case_file.integrity(), shown_place(workspace.case_file.place)
    if found == "ok":
        yield Check(name="case_file", health=Health.FINE, found=Sentence("health.case_file.whole", {"place": place}))
        return
    damaged = Sentence("health.case_file.damaged", {"place": place, "fault": found})
    yield Check(name="case_file", health=Health.BROKEN, found=damaged, to_do=Sentence("health.case_file.restore"))


def _fonts(_workspace: Workspace) -> Iterator[Check]:
    from stc_desktop.documents.fonts import missing_fonts  # brings the whole drawing room with it

    missing = missing_fonts()
    if missing:
        found = Sentence("health.fonts.missing", {"fonts": ", ".join(missing)})
        yield Check(name="fonts", health=Health.BROKEN, found=found, to_do=Sentence("health.fonts.set_up"))
    else:
        yield Check(name="fonts", health=Health.FINE, found=Sentence("health.fonts.there"))


def _key(workspace: Workspace) -> Iterator[Check]:
    from stc_desktop.exchange.keys import own_key  # brings cryptography with it

    key = own_key(workspace.data / "keys")
    yield Check(name="signing_key", health=Health.FINE, found=key.key_id.hex().upper())


def _space(workspace: Workspace) -> Iterator[Check]:
    folder = next(path for path in (workspace.data, *workspace.data.parents) if path.exists())
    free = shutil.disk_usage(folder).free // 1_000_000
    level = Health.FINE if free >= LEAST_FREE_MEGABYTES else Health.LOOK
    to_do = "" if level is Health.FINE else Sentence("health.space.low")
    size = {"free": f"{free / 1000:.1f}"} if free >= _GIGABYTE else {"free": free}
    found = Sentence("health.space.gigabytes" if free >= _GIGABYTE else "health.space.megabytes", {**size, "folder": folder})
    yield Check(name="disk_space", health=level, found=found, to_do=to_do)


def _versions() -> Iterator[tuple[str, str]]:
    yield "python", platform.python_version()
    yield "sqlite", sqlite3.sqlite_version
    yield "system", f"{platform.system()} {platform.release()}"
    for part in ("stc-desktop", *PARTS):
        try:
            yield part, version(part)
        except PackageNotFoundError:  # a checkout that is not installed, or a frozen program
            yield part, "not installed as a package"


def backup_to(workspace: Workspace, target: Path) -> Path:
    """Copy the case file to another place, whole even while it is used; gives the copy's path."""
    source = workspace.case_file.place
    if not isinstance(source, Path):
        raise UserFixable("A shared register is backed up on its server, not here.")
    if target.is_dir():
        target = target / f"{source.stem}-{workspace.now:%Y%m%d-%H%M}.stc"
    try:
        if shutil.disk_usage(target.parent).free < source.stat().st_size * 2:
            raise UserFixable(
                "There is too little space for the copy.", next_step="Free some space or choose another stick.", where=str(target)
            )
        with closing(sqlite3.connect(source)) as open_file, closing(sqlite3.connect(target)) as copy:  # Windows holds on to open files
            open_file.backup(copy)
    except (OSError, sqlite3.Error) as fault:
        raise UserFixable(f"The copy could not be written: {fault}.", next_step="Choose another place.", where=str(target)) from fault
    return target
