"""The printed file: the same every time, no stray fonts, title and outline, sensible ink, and fast."""

import dataclasses
import io
import time

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from stc_desktop.documents.packet import lay_out, print_packet
from stc_desktop.documents.plan import Draft
from tests.documents.conftest import ink, picture_of
from tests.documents.sample_plans import NAMES, full_packet


def test_the_same_plan_gives_the_same_bytes(printed):
    assert print_packet(full_packet()) == printed


def test_title_author_language_and_outline_are_set(printed):
    file = pypdf.PdfReader(io.BytesIO(printed))
    assert file.metadata is not None
    assert file.metadata.title == "Application for an export licence, SM-2026-0031"
    assert file.metadata.author == "Sample Works Co., Ltd."
    assert file.trailer["/Root"]["/Lang"] == "en"
    layout = lay_out(full_packet())
    assert [entry.title for entry in file.outline] == [sheet.what.text for sheet in layout.index]
    assert [file.get_destination_page_number(entry) + 1 for entry in file.outline] == [sheet.first for sheet in layout.index]
    assert len(file.pages) == len(layout.pages)


def test_no_font_but_ours_is_listed(printed):
    names = {
        font["/BaseFont"]
        for page in pypdf.PdfReader(io.BytesIO(printed)).pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }
    assert names
    assert all("+NotoSans" in name for name in names)


def test_text_of_all_five_scripts_is_in_the_text_layer(printed):
    document = pdfium.PdfDocument(printed)
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    for name in NAMES:
        assert "".join(name.split()) in text


@pytest.mark.parametrize("page", range(4))
def test_forms_use_little_ink(printed, page):
    assert 0.01 < ink(picture_of(printed, page, 100)) < 0.09


def test_the_draft_letters_lie_across_the_sheet_without_hiding_it(printed):
    draft = print_packet(full_packet(Draft(open_points=1, listed=("box 10",))))
    final, stamped = picture_of(printed, 1, 100), picture_of(draft, 1, 100)
    assert ink(stamped) > ink(final)
    assert ink(stamped) < 0.12
    assert ImageChops.difference(final, stamped).crop((330, 250, 620, 1000)).getbbox() is not None


@pytest.mark.slow
def test_symbols_cost_little_time():
    def seconds(plan):
        start = time.process_time()
        print_packet(plan)
        return time.process_time() - start

    with_symbols, without = full_packet(), full_packet()
    without = dataclasses.replace(without, sheets=without.sheets[:-1])
    seconds(with_symbols)
    assert min(seconds(with_symbols) for _ in range(3)) < 3 * min(seconds(without) for _ in range(3))
