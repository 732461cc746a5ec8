"""A list goes into a workbook and comes back as the very same list."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from stc_desktop.authoring.builder import read_control_lists, resources_folder
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.lists import ReadEdition
from stc_desktop.authoring.units import read_units
from stc_desktop.authoring.workbooks.folders import write_folder
from stc_desktop.authoring.workbooks.lists import ReadListWorkbook, authored_edition, read_list_workbook
from stc_desktop.authoring.workbooks.notation import read_tests, shown_tests
from stc_desktop.authoring.workbooks.sources import authored_parts
from stc_desktop.authoring.workbooks.writing import write_workbook
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.control_lists.export import neutral_rows, register_document
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import UnitTable

INSTALLED = resources_folder() / "control_lists"
NATIONAL = """\
list_id: sample-national
edition: "2026"
title: Sample national list
legal_date: "2026-01-01"
publisher: Nobody, an invented country
base: sample/2025
without: [1C350]
heads: [2B901]
"""
CHANGES = """\
2B001.a: {differs: {heading: Fairly accurate ones, tests: [positioning_error: {at_most: 9 um}, axis_count: {at_least: 2}]}}
2B001: {differs: {regimes: , mark: B}}
2B001#n1: {absent: yes}
2B350.b: {instead: {heading: Of plastic, logic: any, "1": {heading: Clear, tests: [wetted_materials: {some: [ptfe]}]}}}
2B901:
  added:
    heading: National machines
    words: [one, two, three, four, five]
    subject: machine_tool
    tests: [axis_count: {exactly: 3}]
    notes: {n1: {effect: removes, heading: Toys, tests: [made_for_teaching: yes]}}
"""


def nothing(_step: str, _share: float) -> None:
    """Nobody listens."""


def units(lists: Path) -> UnitTable:
    return read_units(lists / "units.yaml", Faults())


def written_and_read(lists: Path, name: str, path: Path, known: dict[tuple[str, str], ReadEdition] | None = None) -> ReadListWorkbook:
    """Through the workbook and back; a workbook written from what was read has the same cells again."""
    table = units(lists)
    write_workbook(authored_parts(lists / name), table, path, nothing)
    read = read_list_workbook(path, lists, nothing, known=known)
    assert read.faults == ()
    return read


def assert_same(one: ListEdition, other: ListEdition) -> None:
    """Equal in every field, and in the order of everything that has one."""
    for field in dataclasses.fields(ListEdition):
        if field.compare:
            assert getattr(one, field.name) == getattr(other, field.name), field.name
    assert list(neutral_rows(one)) == list(neutral_rows(other))
    assert list(one.entries) == list(other.entries)
    assert list(register_document(one.register).items()) == list(register_document(other.register).items())
    assert list(one.subjects.items()) == list(other.subjects.items())


def edition_of(read: ReadListWorkbook) -> ListEdition:
    assert read.edition is not None
    return read.edition.edition


def cells(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(path)
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book.worksheets}


@pytest.fixture
def national(sources: Path) -> Path:
    """The small list, whole, and a national list that is written as its differences from it, with a head of its own."""
    edition = sources / "sample" / "2025" / "edition.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace(", 9A004]", "]"), encoding="utf-8")
    path = sources / "sample" / "2025" / "2B.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  see: [9A004.b]\n", ""), encoding="utf-8")
    folder = sources / "sample-national" / "2026"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(NATIONAL, encoding="utf-8")
    (folder / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    return sources


@pytest.mark.parametrize("name", ["sample/2025", "sample-national/2026"])
def test_a_list_comes_back_as_it_went(name: str, national: Path, tmp_path: Path) -> None:
    read = written_and_read(national, name, tmp_path / "list.xlsx")
    original = authored_edition(national, *name.split("/"), table=units(national))
    assert_same(edition_of(read), original.edition)
    write_workbook(read.parts, units(national), tmp_path / "again.xlsx", nothing)
    assert cells(tmp_path / "again.xlsx") == cells(tmp_path / "list.xlsx")


def test_a_national_list_has_heads_of_its_own_between_those_of_its_base(national: Path, tmp_path: Path) -> None:
    edition = edition_of(written_and_read(national, "sample-national/2026", tmp_path / "list.xlsx"))
    assert edition.info.heads == ("2B001", "2B350", "2B901")
    assert (edition.info.base, list(edition.installed_heads)) == ("sample/2025", ["2B001", "2B350", "2B901"])
    assert edition.entries["2B001"].regimes == ()  # taken away with (none)
    assert "2B001#n1" not in edition.entries
    assert edition.entries["2B350.b.1"].heading == "Clear"


def test_only_what_differs_stands_in_the_workbook_of_a_national_list(national: Path, tmp_path: Path) -> None:
    written_and_read(national, "sample-national/2026", tmp_path / "list.xlsx")
    rows = {row[0]: row[1:3] for row in cells(tmp_path / "list.xlsx")["Category 2"]}
    assert rows["2B001.a"] == ("differs", "Fairly accurate ones")
    assert rows["2B001#n1"] == ("absent", None)
    assert rows["2B350.b.1"] == (None, "Clear")
    assert "2B350" not in rows


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("base: sample/2025", "base: sample/2024", "there is no edition sample/2024"),
        ("heads: [2B901]", "heads: [2B901, 2B902]", "the head 2B902 is written nowhere"),
        ("heads: [2B901]", "heads: [2B350]", "2B350 is a head of the base edition already"),
    ],
)
def test_a_national_list_that_does_not_fit_its_base_is_refused(old: str, new: str, reason: str, national: Path, tmp_path: Path) -> None:
    path = national / "sample-national" / "2026" / "edition.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    write_workbook(authored_parts(path.parent), units(national), tmp_path / "list.xlsx", nothing)
    read = read_list_workbook(tmp_path / "list.xlsx", national, nothing)
    assert read.edition is None
    assert any(reason in fault.reason for fault in read.faults), read.faults


def test_what_a_workbook_holds_becomes_authored_files_from_which_the_same_list_is_built(national: Path, tmp_path: Path) -> None:
    original = {edition.info.list_id: edition for edition in read_control_lists(national).editions}
    out = tmp_path / "out"
    for name in ("sample/2025", "sample-national/2026"):
        assert write_folder(written_and_read(national, name, tmp_path / "list.xlsx").parts, out) == out / name
    (out / "units.yaml").write_bytes((national / "units.yaml").read_bytes())
    rebuilt = {edition.info.list_id: edition for edition in read_control_lists(out).editions}
    for list_id, edition in original.items():
        assert_same(rebuilt[list_id], edition)
    with pytest.raises(UserFixable, match="holds files already"):
        write_folder(authored_parts(national / "sample" / "2025"), out)


def test_codes_and_comparisons_stay_text_with_lists_to_choose_from(national: Path, tmp_path: Path) -> None:
    written_and_read(national, "sample/2025", tmp_path / "list.xlsx")
    sheet: Any = load_workbook(tmp_path / "list.xlsx")["Category 2"]
    assert sheet.freeze_panes == "B2"
    assert not sheet.protection.sheet
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"@"}
    assert sheet.column_dimensions["A"].number_format == "@"
    offered = {str(validation.sqref).split("2:")[0]: validation.formula1 for validation in sheet.data_validations.dataValidation}
    assert offered["D"] == '"one,all,any"' or set(offered["D"].strip('"').split(",")) == {"one", "all", "any"}
    assert offered["G"].startswith("'Kinds of things'!")


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(national: Path, tmp_path: Path) -> None:
    folder = national / "sample" / "2025" / "definitions"
    folder.mkdir()
    (folder / "a.yaml").write_text('warm: {term: Warm, meaning: Not cold., scope: ["2"], numbers: ["=296 K", ">=3 K"]}\n', encoding="utf-8")
    edition = edition_of(written_and_read(national, "sample/2025", tmp_path / "list.xlsx"))
    assert edition.definitions["warm"].numbers == ("=296 K", ">=3 K")


@pytest.mark.parametrize(
    "written",
    [
        "output_power >= 40 VA",
        "field > 0.15 m2 and < 20 m2",
        "gap between 0.1 mm and 0.2 mm",
        "error <= (1.7 + (travel/1000)) um",
        "flow >= 5 m3/h at ambient_temperature = 273 K, ambient_pressure = 101.3 kPa",
        "axis_count = 3",
        "taught = no",
        "not taught = yes",
        "cas in 151-50-8, 143-33-9",
        "materials every glass, ptfe at ambient_temperature = 273 K",
        "any: not this_item meets 2B001.a | materials some glass | axis_count = 3",
        "taught = yes\naxis_count < 5e3",
    ],
)
def test_every_form_of_test_is_read_as_it_is_shown(written: str) -> None:
    kinds = {"axis_count": "count", "taught": "yes_no"}
    tests, wrong = read_tests(written, Place("Category 2", 2, "Tests"), lambda name: kinds.get(name, ""))
    assert wrong == ()
    assert shown_tests(tests) == written


@pytest.mark.parametrize(
    ("typed", "meant"), [("axis_count≥2", "axis_count >= 2"), ("NOT: taught=yes; gap<3 mm", "not taught = yes\ngap < 3 mm")]
)
def test_what_a_person_types_in_a_hurry_is_understood(typed: str, meant: str) -> None:
    tests, wrong = read_tests(typed, Place("Category 2", 2, "Tests"), lambda _name: "")
    assert (shown_tests(tests), wrong) == (meant, ())


@pytest.fixture(scope="module")
def known() -> dict[tuple[str, str], ReadEdition]:
    """The base list, on which the others rest, read once."""
    return {("eu-annex-1", "2025-11-15"): authored_edition(INSTALLED, "eu-annex-1", "2025-11-15", table=units(INSTALLED))}


def test_the_whole_base_list_comes_back_as_it_went(known: dict[tuple[str, str], ReadEdition], tmp_path: Path) -> None:
    original = known["eu-annex-1", "2025-11-15"].edition
    read = written_and_read(INSTALLED, "eu-annex-1/2025-11-15", tmp_path / "list.xlsx")
    assert_same(edition_of(read), original)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["eu-annex-1/2021", "eu-common-military/2020-02-17"])
def test_the_other_whole_lists_come_back_as_they_went(name: str, known: dict[tuple[str, str], ReadEdition], tmp_path: Path) -> None:
    read = written_and_read(INSTALLED, name, tmp_path / "list.xlsx", known)
    list_id, edition = name.split("/")
    assert_same(edition_of(read), authored_edition(INSTALLED, list_id, edition, table=units(INSTALLED)).edition)
    write_workbook(read.parts, units(INSTALLED), tmp_path / "again.xlsx", nothing)
    assert cells(tmp_path / "again.xlsx") == cells(tmp_path / "list.xlsx")
