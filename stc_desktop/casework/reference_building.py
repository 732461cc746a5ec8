"""Build the reference file from the authored files: checked first, written in one piece, then made current."""

import json
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.applications.forms import form_bytes
from stc_desktop.authoring.builder import read_control_lists, resources_folder, sources_sha256
from stc_desktop.authoring.faults import Fault
from stc_desktop.authoring.forms import read_forms
from stc_desktop.authoring.jurisdictions import load_jurisdictions
from stc_desktop.jurisdictions.plain import to_plain
from stc_desktop.storage.reference_folder import built_folder, current_name, drop_older, drop_unfinished, file_name, make_current
from stc_desktop.storage.reference_writing import HS, HS_GONE, ReferenceWriter, writing_reference

_SOURCES = ("control_lists", "hs", "jurisdictions", "forms", "training")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltReference:
    """What was built; faults and heads left out only when built for the authors of the lists."""

    path: Path
    editions: tuple[tuple[str, str, int, int], ...]
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]


def build_reference(out_dir: Path | None = None, *, sources: Path | None = None, keep_going: bool = False) -> BuiltReference:
    """Read, check and store everything authored; any fault refuses the build, unless an author asks to keep going."""
    source = sources or resources_folder()
    folder = out_dir or built_folder()
    lists = read_control_lists(source / "control_lists", keep_going=keep_going)
    stamp = sources_sha256([source / name for name in _SOURCES if (source / name).is_dir()])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(stamp)
    with writing_reference(path, sources_sha256=stamp) as writer:
        writer.put_units(lists.units)
        for edition in lists.editions:
            writer.put_edition(edition)
        writer.put_documents(HS, lists.hs.codes)
        writer.put_documents(HS_GONE, lists.hs.gone)
        _put_jurisdictions(writer, source / "jurisdictions")
        _put_forms(writer, source / "forms", keep_going=keep_going)
    former = current_name(folder)
    make_current(folder, path.name)
    drop_older(folder, {path.name, former})
    drop_unfinished(folder)
    counts = tuple(
        (held.info.list_id, held.info.edition, len(set(held.installed_heads) & set(held.info.heads)), len(held.info.heads))
        for held in lists.editions
        if held.info.is_weighed
    )
    return BuiltReference(path=path, editions=counts, faults=lists.faults, left_out=lists.left_out)


def _put_jurisdictions(writer: ReferenceWriter, folder: Path) -> None:
    """National profiles by country code, and what all countries share."""
    if not folder.is_dir():
        return
    found = load_jurisdictions(folder)
    documents = {country.lower(): to_plain(profile) for country, profile in found.profiles.items()}
    writer.put_documents("jurisdiction", {**documents, "common": to_plain(found.common)})


def _put_forms(writer: ReferenceWriter, folder: Path, *, keep_going: bool) -> None:
    """Forms by id, as the plain JSON that their own room reads."""
    if folder.is_dir():
        writer.put_documents(
            "form", {form.form_id: json.loads(form_bytes(form)) for form in read_forms(folder, keep_going=keep_going).forms}
        )
