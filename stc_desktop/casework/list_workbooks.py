"""A control list as one workbook: written for an official to edit, checked when it comes back, turned into authored files."""

from dataclasses import replace
from pathlib import Path

from stc_desktop.authoring.browsed_lists import is_browsed
from stc_desktop.authoring.builder import UNITS_FILE, resources_folder
from stc_desktop.authoring.edition_folders import edition_folders
from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.jurisdictions import JURISDICTIONS
from stc_desktop.authoring.units import read_units
from stc_desktop.authoring.workbooks.folders import write_folder
from stc_desktop.authoring.workbooks.lists import ReadListWorkbook, read_list_workbook
from stc_desktop.authoring.workbooks.sources import authored_parts, national_part
from stc_desktop.authoring.workbooks.writing import write_workbook as write_parts
from stc_desktop.authoring.yaml_reading import Section
from stc_desktop.casework.installed_lists import installed_overlays
from stc_desktop.casework.lists import chosen_edition
from stc_desktop.casework.national_lists import chosen_country
from stc_desktop.casework.national_profiles import profiled_countries
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.export import Json, Row
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.reference_folder import current_lists

_LISTS = "control_lists"


def write_workbook(workspace: Workspace, path: Path, list_id: str | None, edition: str | None, told: Told, *, country: str = "") -> Path:
    """Write an edition as its authors wrote it into a workbook: a whole one whole, one of differences as its differences.

    With a `country` the workbook holds its lists in force too, as far as the program knows the country's law.
    """
    chosen = chosen_edition(workspace.reference, list_id, edition)
    lists = resources_folder() / _LISTS
    folders = edition_folders(lists, current_lists(workspace.data))
    folder = folders.get(chosen)
    if folder is None:
        known = ", ".join(" ".join(key) for key in folders)
        raise UserFixable(f"What {' '.join(chosen)} was written from is not here.", next_step=f"Choose one of {known}.")
    if is_browsed(folder):
        raise UserFixable(
            f"{chosen[0]} is only browsed, never weighed: it has no workbook.", next_step="Choose eu-annex-1 or eu-common-military."
        )
    if path.suffix.lower() != ".xlsx":
        raise UserFixable(f"{path.name} is no name of a workbook.", next_step="Give it a name that ends in .xlsx.")
    faults = Faults()
    table = read_units(lists / UNITS_FILE, faults)
    told("reading the list", 0.0)
    write_parts(replace(authored_parts(folder), overlay=_overlay(workspace, country)), table, path, told)
    return path


def known_country(workspace: Workspace) -> str:
    """The country chosen in the window, where the program knows which lists are in force there; else ""."""
    country = chosen_country(workspace)
    return country if country in profiled_countries(workspace) else ""


def _overlay(workspace: Workspace, country: str) -> Section | None:
    if not country:
        return None
    present = current_lists(workspace.data)
    brought = {one.country: one.path for one in installed_overlays(present)} if present else {}
    folder = resources_folder() / JURISDICTIONS
    overlay = national_part(folder, country, brought.get(country.upper()))
    if overlay is None:
        known = ", ".join(sorted(path.stem.upper() for path in folder.glob("[a-z][a-z].yaml")))
        raise UserFixable(f"The program has no profile of the country “{country}”.", next_step=f"Choose one of {known}.")
    return overlay


def check_workbook(path: Path, told: Told, *, installed: Path | None = None) -> ReadListWorkbook:
    """Read a workbook and check it as a whole: its edition, or every fault with sheet, row and column. Nothing is stored.

    It may rest on lists of the folder `installed`. UserFixable where the file is no list workbook at all.
    """
    return read_list_workbook(path, resources_folder() / _LISTS, told, installed=installed)


def authored_files(checked: ReadListWorkbook, folder: Path) -> Path:
    """Write what a faultless workbook holds as authored files into <folder>/<list>/<edition>, from which lists are built."""
    if checked.edition is None:
        raise UserFixable("The workbook has faults; nothing was written.", next_step="Mend them and check it again.")
    return write_folder(checked.parts, folder)


def checked_json(checked: ReadListWorkbook) -> Row:
    """What a check found, for scripts."""
    faults: list[Json] = [
        {"sheet": fault.place.file, "row": fault.place.line, "column": fault.place.column, "reason": fault.reason}
        for fault in checked.faults
    ]
    found: Row = {"faults": faults}
    if checked.edition is not None:
        info = checked.edition.edition.info
        found = {
            "list": info.list_id,
            "edition": info.edition,
            "title": info.title,
            "base": info.base,
            "heads": len(info.heads),
            "paragraphs": len(checked.edition.edition.entries),
            "country": checked.profile.country if checked.profile else None,
            "faults": faults,
        }
    return found
