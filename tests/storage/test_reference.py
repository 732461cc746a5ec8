"""The reference file gives back what was put in, refuses what it is not, and never changes."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.control_lists.entries import ListEdition, Subject
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.rules.units import UnitTable
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_folder import (
    check_current,
    current_folder,
    current_path,
    drop_older,
    installed_files,
    make_current,
    open_current,
)
from stc_desktop.storage.reference_schema import APPLICATION_ID
from stc_desktop.storage.reference_writing import writing_reference

Write = Callable[[Path], Path]


def test_an_edition_comes_back_as_it_was(reference: ReferenceFile, small: ListEdition) -> None:
    assert reference.installed_editions == (("sample", "2025"),)
    assert reference.newest("sample") == "2025"
    held, was = reference.edition("sample", "2025"), small
    assert held.info == was.info
    assert dict(held.entries) == dict(was.entries)
    assert list(held.entries) == list(was.entries)
    assert dict(held.register) == dict(was.register)
    assert dict(held.subjects) == dict(was.subjects)
    assert not held.is_complete


def test_units_come_back_exactly(reference: ReferenceFile, table: UnitTable) -> None:
    assert reference.unit_table() == table
    assert reference.unit_table().unit("micron").factor == table.units[1].factor


def test_an_edition_is_loaded_once(reference: ReferenceFile) -> None:
    assert reference.edition("sample", "2025") is reference.edition("sample", "2025")


def test_hs_hints_name_the_deepest_paragraphs(reference: ReferenceFile) -> None:
    assert reference.hs_hints("841950", list_id="sample", edition="2025") == ("2B350.d",)
    assert reference.hs_hints("8419", list_id="sample", edition="2025") == ("2B350.a", "2B350.d")
    assert reference.hs_hints("010121", list_id="sample", edition="2025") == ()


def test_documents_of_any_kind(tmp_path: Path) -> None:
    path = tmp_path / "x.reference"
    with writing_reference(path, sources_sha256="1") as writer:
        writer.put_documents("subject", {"b": Subject(id="b", heading="B"), "a": Subject(id="a", heading="A", words=("x",))})
    with ReferenceFile(path) as held:
        assert held.document("subject", "a", Subject) == Subject(id="a", heading="A", words=("x",))
        assert held.document_ids("subject") == ("a", "b")
        assert list(held.documents("subject", Subject)) == ["a", "b"]
        assert held.documents("form", Subject) == {}
        with pytest.raises(ReferenceFileFault, match="no subject “c”"):
            held.document("subject", "c", Subject)


def test_what_is_not_installed_is_named(reference: ReferenceFile) -> None:
    with pytest.raises(ReferenceFileFault, match="2021 of the list sample is not installed") as caught:
        reference.edition("sample", "2021")
    assert "sample 2025" in caught.value.next_step
    with pytest.raises(ReferenceFileFault, match="No edition of the list other"):
        reference.newest("other")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, small_file: Path, write_small_file: Write) -> None:
    assert write_small_file(tmp_path / "again.reference").read_bytes() == small_file.read_bytes()


def test_the_file_is_read_only(reference: ReferenceFile, small_file: Path) -> None:
    before = small_file.read_bytes()
    with pytest.raises(ReferenceFileFault), reference._reading() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
    assert small_file.read_bytes() == before


def test_a_folder_with_odd_characters(tmp_path: Path, write_small_file: Write) -> None:
    folder = tmp_path / "Thư mục #1 50% ?x"
    folder.mkdir()
    with ReferenceFile(write_small_file(folder / "a.reference")) as held:
        assert held.search("lathe", list_id="sample", edition="2025")


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path, table: UnitTable) -> None:
    def build() -> None:
        with writing_reference(tmp_path / "x.reference", sources_sha256="1") as writer:
            writer.put_units(table)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        build()
    assert list(tmp_path.iterdir()) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _garble_header(path: Path) -> None:
    path.write_bytes(b"not a database at all" + path.read_bytes()[21:])


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE x (y)")
    connection.commit()
    connection.close()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _set_pragma(name: str, value: int) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA {name} = {value}")
        connection.commit()
        connection.close()

    return change


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (Path.unlink, "is missing"),
        (_cut, "damaged"),
        (_garble_header, "not a reference file"),
        (_empty, "not a reference file"),
        (_foreign, "another program"),
        (_set_pragma("application_id", APPLICATION_ID + 1), "another program"),
        (_set_pragma("user_version", 99), "a newer version"),
        (_set_pragma("user_version", 0), "an older version"),
    ],
)
def test_a_wrong_file_gets_a_sentence_and_a_next_step(
    tmp_path: Path, harm: Callable[[Path], None], says: str, write_small_file: Write
) -> None:
    path = write_small_file(tmp_path / "x.reference")
    harm(path)
    with pytest.raises(ReferenceFileFault, match=says) as caught:
        ReferenceFile(path)
    assert "Build the reference file again" in caught.value.next_step


def test_damage_in_the_middle_is_found_by_the_check_and_said_when_met(tmp_path: Path, write_small_file: Write) -> None:
    path = write_small_file(tmp_path / "x.reference")
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(bytes(data))
    with pytest.raises(ReferenceFileFault, match="damaged"):
        _use_everything(path)


def _use_everything(path: Path) -> ListEdition:
    with ReferenceFile(path) as held:
        held.check()
        return held.edition("sample", "2025")


def test_a_sound_file_passes_the_check(reference: ReferenceFile) -> None:
    reference.check()


def test_the_pointer_switches_files_and_an_open_one_stays(tmp_path: Path, write_small_file: Write) -> None:
    folder = tmp_path / "reference"
    folder.mkdir()
    write_small_file(folder / "stc-old.reference")
    make_current(folder, "stc-old.reference")
    old = open_current(folder)
    write_small_file(folder / "stc-new.reference")
    make_current(folder, "stc-new.reference")
    assert current_path(folder).name == "stc-new.reference"
    assert old.search("lathe", list_id="sample", edition="2025")
    old.close()
    make_current(folder, "stc-old.reference")  # roll back
    assert current_path(folder).name == "stc-old.reference"
    assert installed_files(folder) == ("stc-new.reference", "stc-old.reference")
    check_current(folder)


def test_only_what_one_may_go_back_to_is_kept(tmp_path: Path) -> None:
    for name in ("a.reference", "b.reference", "c.reference"):
        (tmp_path / name).touch()
    drop_older(tmp_path, {"b.reference", "c.reference"})
    assert installed_files(tmp_path) == ("b.reference", "c.reference")


def test_faults_of_the_pointer_are_said(tmp_path: Path) -> None:
    with pytest.raises(ReferenceFileFault, match="No reference file is installed"):
        open_current(tmp_path)
    with pytest.raises(ReferenceFileFault, match="no reference file x"):
        make_current(tmp_path, "x.reference")
    (tmp_path / "current").write_text("../../etc/passwd\n")
    with pytest.raises(ReferenceFileFault, match="pointer"):
        open_current(tmp_path)
    (tmp_path / "current").write_text("gone.reference\n0\n")
    with pytest.raises(ReferenceFileFault, match="is missing"):
        open_current(tmp_path)


def test_a_changed_file_is_noticed(tmp_path: Path, write_small_file: Write) -> None:
    path = write_small_file(tmp_path / "a.reference")
    make_current(tmp_path, path.name)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ReferenceFileFault, match="was changed"):
        check_current(tmp_path)


def test_a_pack_of_the_user_comes_before_the_built_file(tmp_path: Path, write_small_file: Write) -> None:
    assert current_folder(tmp_path) != tmp_path / "reference"
    (tmp_path / "reference").mkdir()
    write_small_file(tmp_path / "reference" / "a.reference")
    make_current(tmp_path / "reference", "a.reference")
    assert current_folder(tmp_path) == tmp_path / "reference"
