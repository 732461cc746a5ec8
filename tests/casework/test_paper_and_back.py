"""A case on paper and back: every form, by PDF and as a crooked scan, with what is missing named."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from stc_desktop.applications.canonical import canonical_bytes, case_from_json, case_json
from stc_desktop.applications.cases import Case
from stc_desktop.casework.applications import forms
from stc_desktop.casework.national_profiles import common_ground
from stc_desktop.casework.printing import print_case, requirement_pdf
from stc_desktop.casework.reading_back import _listed, read_case
from stc_desktop.casework.samples import add_samples, remove_samples, sample_case_of
from stc_desktop.casework.workspace import BASE_EDITION, Workspace
from stc_desktop.rules.errors import UserFixable

FORMS = ("GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH")
FORBIDDEN = ("None", "null", "nan", "not yet answered")


def test_the_installed_forms_are_the_ones_that_are_promised(workspace: Workspace) -> None:
    assert {form.form_id for form in forms(workspace)} == set(FORMS)


@pytest.mark.parametrize("form_id", FORMS)
def test_the_sample_prints_final_on_every_form_and_reads_back_equal(workspace: Workspace, tmp_path: Path, form_id: str) -> None:
    case = sample_case_of(workspace)
    printed = print_case(workspace, case, form_id)
    assert printed.open_points == ()
    path = tmp_path / "packet.pdf"
    path.write_bytes(printed.pdf)
    found = read_case(workspace, [path])
    assert found.case == case
    assert found.case_bytes == canonical_bytes(case)
    assert found.signature is not None
    assert found.signature.valid is True
    text = _text(path)
    assert not [word for word in FORBIDDEN if f" {word} " in f" {text} "]


def test_a_crooked_jpeg_scan_reads_back_equal(workspace: Workspace, tmp_path: Path) -> None:
    case = sample_case_of(workspace)
    pages = _scanned(print_case(workspace, case, "GEN-LIC").pdf, tmp_path)
    found = read_case(workspace, list(reversed(pages)))
    assert found.case == case
    assert found.missing == ()


def test_a_packet_without_its_symbols_says_what_is_missing(workspace: Workspace, tmp_path: Path) -> None:
    pages = _scanned(print_case(workspace, sample_case_of(workspace), "GEN-LIC").pdf, tmp_path)
    found = read_case(workspace, pages[:1])
    assert found.case is None
    assert found.missing


def test_an_open_case_prints_as_a_stamped_draft_without_symbols(workspace: Workspace, tmp_path: Path) -> None:
    case = replace(sample_case_of(workspace), movement=replace(sample_case_of(workspace).movement, destination=""))
    printed = print_case(workspace, case, "GEN-LIC")
    assert printed.is_draft
    assert any(point.path == "movement.destination" for point in printed.open_points)
    path = tmp_path / "draft.pdf"
    path.write_bytes(printed.pdf)
    assert "DRAFT" in _text(path)
    assert read_case(workspace, [path]).case is None


def test_paper_of_another_installation_is_read_but_its_key_is_not_known(workspace: Workspace, reading: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(print_case(reading, sample_case_of(reading), "SG-IC").pdf)
    found = read_case(workspace, [path])
    assert found.case == sample_case_of(reading)
    assert found.signature is not None
    assert (found.signature.known, found.signature.valid) == (False, None)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut", b"\x89PNG\r\n\x1a\n cut", b"PK\x03\x04 a zip", b"plain words"])
def test_a_file_that_is_no_page_gets_a_sentence(workspace: Workspace, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    with pytest.raises(UserFixable):
        read_case(workspace, [path])


def test_a_case_from_a_newer_version_is_refused_with_a_sentence(workspace: Workspace) -> None:
    data = json.loads(json.dumps(case_json(sample_case_of(workspace))))
    data["version"] = 999
    with pytest.raises(UserFixable, match="newer"):
        case_from_json(data)


def test_a_country_that_does_not_exist_blocks_the_final_print(workspace: Workspace) -> None:
    case: Case = sample_case_of(workspace)
    printed = print_case(workspace, replace(case, movement=replace(case.movement, destination="QQ")), "GEN-LIC")
    assert printed.is_draft


def test_samples_come_and_go_with_one_step(workspace: Workspace) -> None:
    came = add_samples(workspace)
    assert came > 1
    assert add_samples(workspace) == 0
    assert remove_samples(workspace) == came


def _text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout


def _scanned(pdf: bytes, folder: Path) -> list[Path]:
    """The pages at 200 dpi, turned by 1.5 degrees, as JPEG of quality 70."""
    paths: list[Path] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number].render(scale=200 / 72).to_pil().convert("L")
            turned = page.rotate(1.5, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
            paths.append(folder / f"scan-{number}.jpg")
            turned.save(paths[-1], quality=70)
    return paths


@pytest.mark.parametrize("country", ["SG", "TH", "VN", "KH"])
def test_the_requirement_sheet_says_whose_rules_and_days_as_people_read_them(reading: Workspace, tmp_path: Path, country: str) -> None:
    path = tmp_path / "requirement.pdf"
    path.write_bytes(requirement_pdf(reading, replace(sample_case_of(reading), exporter_country=country)))
    text = " ".join(_text(path).split())
    assert f"By the rules of {common_ground(reading).countries[country]}" in text
    assert "agency decides" in text
    assert set(re.findall(r"20\d\d-\d\d-\d\d", text)) <= {BASE_EDITION}  # an edition is a name
    assert "None" not in text


def test_words_that_no_native_reader_has_checked_are_said_to_be_ours(reading: Workspace, tmp_path: Path) -> None:
    for form_id, language in (("GEN-LIC", "Vietnamese"), ("GEN-EUS", "Thai"), ("SG-IC", "")):
        path = tmp_path / f"{form_id}.pdf"
        path.write_bytes(print_case(reading, sample_case_of(reading), form_id).pdf)
        text = _text(path)
        assert ("not checked by a native reader" in text) == bool(language)
        assert not language or f"{language} words" in text


def test_what_is_odd_about_the_pages_is_said_and_the_case_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    pages = _scanned(print_case(workspace, sample_case_of(workspace), "SG-IC").pdf, tmp_path)
    with Image.open(pages[-1]) as lying:
        lying.rotate(180).save(pages[-1], quality=80)
    Image.new("L", (600, 800), 255).save(tmp_path / "blank.png")
    (tmp_path / "again.jpg").write_bytes(pages[0].read_bytes())
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7 cut")
    found = read_case(workspace, [*reversed(pages), tmp_path / "again.jpg", tmp_path / "blank.png", tmp_path / "cut.pdf"])
    assert found.case == sample_case_of(workspace)
    said = " ".join(found.notes)
    for words in ("stands on its head", "there more than once", "not in order", "blank.png: nothing of this program on page 1", "cut.pdf"):
        assert words in said


def test_reading_can_be_stopped_and_says_so(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(print_case(workspace, sample_case_of(workspace), "SG-IC").pdf)
    found = read_case(workspace, [path], lambda at: at.page < 2)
    assert found.is_stopped
    assert found.case is None
    assert any("stopped" in note for note in found.notes)


@pytest.mark.parametrize(("numbers", "listed"), [((1,), "1"), ((1, 2), "1, 2"), ((1, 2, 3, 5, 7, 8), "1 to 3, 5, 7, 8")])
def test_numbers_are_listed_as_people_write_them(numbers: tuple[int, ...], listed: str) -> None:
    assert _listed(numbers) == listed
