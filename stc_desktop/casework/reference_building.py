"""Build the reference file from the authored files: checked first, written in one piece, then made current."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from stc_desktop.applications.forms import form_bytes
from stc_desktop.authoring.builder import AuthoredLists, read_control_lists, resources_folder, sources_sha256
from stc_desktop.authoring.faults import Fault
from stc_desktop.authoring.forms import read_forms
from stc_desktop.authoring.jurisdictions import load_jurisdictions
from stc_desktop.authoring.national_overlays import Overlay
from stc_desktop.control_lists.entries import HandChange, ListEdition
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.jurisdictions.plain import to_plain
from stc_desktop.storage.reference_folder import built_folder, current_name, drop_older, drop_unfinished, file_name, make_current
from stc_desktop.storage.reference_writing import CONTRADICTIONS, HS, HS_GONE, ReferenceWriter, writing_reference

CHANGED = "changed by hand"
_EVERY, _HALF_WAY = 20, 6000  # pieces of a reader
_SOURCES = ("control_lists", "contradictions", "hs", "jurisdictions", "forms", "training")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltReference:
    """What was built; faults and heads left out only when built for the authors of the lists."""

    path: Path
    editions: tuple[tuple[str, str, int, int], ...]
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledSources:
    """What stands beside or instead of the program's own sources: a folder of editions, with who changed which of them, and the overlays
    of countries."""

    lists: Path
    changes: Mapping[tuple[str, str], HandChange]
    overlays: tuple[Overlay, ...] = ()


def build_reference(out_dir: Path | None = None, *, sources: Path | None = None, keep_going: bool = False) -> BuiltReference:
    """Read, check and store everything authored; any fault refuses the build, unless an author asks to keep going."""
    source = sources or resources_folder()
    folder = out_dir or built_folder()
    lists = read_control_lists(source / "control_lists", keep_going=keep_going)
    stamp = program_sha256(source)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(stamp)
    with writing_reference(path, sources_sha256=stamp) as writer:
        for edition in _put_lists(writer, lists):
            writer.put_edition(edition)
        _put_jurisdictions(writer, source / "jurisdictions")
        _put_forms(writer, source / "forms", keep_going=keep_going)
    former = current_name(folder)
    make_current(folder, path.name)
    drop_older(folder, {path.name, former})
    drop_unfinished(folder)
    return BuiltReference(path=path, editions=_counts(lists.editions), faults=lists.faults, left_out=lists.left_out)


def build_with_installed(folder: Path, beside: InstalledSources, told: Told, *, sources: Path | None = None) -> BuiltReference:
    """The program's own sources and what was installed beside them as one reference file, checked as a whole; it is not made current.

    AuthoredFilesRefused where they do not fit each other. `faults` of the result are what was left out of the program's own words,
    chemicals, HS codes and regime trees because an installed list no longer has the paragraphs that they name.
    """
    source = sources or resources_folder()
    program = program_sha256(source)
    said = json.dumps([[*key, asdict(change)] for key, change in sorted(beside.changes.items())])
    said += json.dumps([[overlay.country, asdict(overlay.change)] for overlay in beside.overlays])
    stamp = hashlib.sha256(
        f"{program}\n{sources_sha256(sorted(path for path in beside.lists.iterdir() if path.is_dir()))}\n{said}".encode()
    ).hexdigest()
    lists = read_control_lists(source / "control_lists", installed=beside.lists, at_work=_Pulse(told, "reading the lists", 0.0, 0.55))
    bases = {(held.info.list_id, held.info.edition): held.info.base for held in lists.editions}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(stamp)
    with writing_reference(path, sources_sha256=stamp, program_sha256=program) as writer:
        for number, edition in enumerate(_put_lists(writer, lists)):
            told(f"writing {edition.info.list_id} {edition.info.edition}", 0.55 + 0.35 * number / len(lists.editions))
            writer.put_edition(_as_changed(edition, beside.changes, bases))
        told("the law of the countries, and forms", 0.9)
        _put_jurisdictions(writer, source / "jurisdictions", beside.overlays)
        _put_forms(writer, source / "forms", keep_going=False)
        told("saving", 0.95)
    told("saved", 1.0)
    return BuiltReference(path=path, editions=_counts(lists.editions), faults=lists.unfitting, left_out=())


def program_sha256(source: Path) -> str:
    """One sum over everything that the program brings to build from."""
    return sources_sha256([source / name for name in _SOURCES if (source / name).is_dir()])


class _Pulse:
    """Tells of a long reader that does not know how far it is: the share comes ever slower nearer to the end."""

    def __init__(self, told: Told, step: str, start: float, end: float) -> None:
        self._told, self._step, self._start, self._end = told, step, start, end
        self._pieces = 0

    def __call__(self) -> None:
        self._pieces += 1
        if self._pieces % _EVERY == 0:
            self._told(self._step, self._start + (self._end - self._start) * self._pieces / (self._pieces + _HALF_WAY))


def _put_lists(writer: ReferenceWriter, lists: AuthoredLists) -> tuple[ListEdition, ...]:
    """Units and HS codes; gives the editions, which are still to be put."""
    writer.put_units(lists.units)
    writer.put_documents(HS, lists.hs.codes)
    writer.put_documents(HS_GONE, lists.hs.gone)
    writer.put_documents(CONTRADICTIONS, {one.id: one for one in lists.contradictions})
    return lists.editions


def _as_changed(edition: ListEdition, changes: Mapping[tuple[str, str], HandChange], bases: Mapping[tuple[str, str], str]) -> ListEdition:
    """An installed edition says so in its title too, wherever that is shown; so does one that is written against it."""
    info = edition.info
    key: tuple[str, str] | None = (info.list_id, info.edition)
    while key is not None and key not in changes:
        base_list, _, base = bases.get(key, "").rpartition("/")
        key = (base_list or key[0], base) if base else None
    if key is None:
        return edition
    return replace(edition, info=replace(info, title=f"{info.title} ({CHANGED})", changed=changes[key]))


def _counts(editions: tuple[ListEdition, ...]) -> tuple[tuple[str, str, int, int], ...]:
    return tuple(
        (held.info.list_id, held.info.edition, len(set(held.installed_heads) & set(held.info.heads)), len(held.info.heads))
        for held in editions
        if held.info.is_weighed
    )


def _put_jurisdictions(writer: ReferenceWriter, folder: Path, overlays: tuple[Overlay, ...] = ()) -> None:
    """National profiles by country code, and what all countries share."""
    if not folder.is_dir():
        return
    found = load_jurisdictions(folder, overlays)
    documents = {country.lower(): to_plain(profile) for country, profile in found.profiles.items()}
    writer.put_documents("jurisdiction", {**documents, "common": to_plain(found.common)})


def _put_forms(writer: ReferenceWriter, folder: Path, *, keep_going: bool) -> None:
    """Forms by id, as the plain JSON that their own room reads."""
    if folder.is_dir():
        writer.put_documents(
            "form", {form.form_id: json.loads(form_bytes(form)) for form in read_forms(folder, keep_going=keep_going).forms}
        )
