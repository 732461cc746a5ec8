"""Sheets as values: nothing too wide, boxes on the grid, rows and totals that add up, overflow in the annex."""

import dataclasses
import itertools
import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stc_desktop.documents.grid import BOTTOM, COLUMN, LEFT_MARGIN, RIGHT_EDGE, ROW, SHEET_HEIGHT, TOP
from stc_desktop.documents.line_breaking import fit, wrapped
from stc_desktop.documents.packet import lay_out
from stc_desktop.documents.page import HollowWord, Page, PlacedSymbol, PlacedText, Stroke
from stc_desktop.documents.plan import (
    AnnexPart,
    Answer,
    Box,
    BoxRow,
    Cell,
    Column,
    Draft,
    FormHead,
    KeyValues,
    Label,
    Panel,
    PanelRow,
    PaperWords,
    Paragraphs,
    Party,
    RecordHead,
    Remark,
    SectionBar,
    Sheet,
    SymbolsSheet,
    Table,
    annex_of,
    form_state,
    sheets_of,
)
from stc_desktop.documents.styles import CELL, SMALLEST_SIZE
from stc_desktop.documents.table_layout import table_pieces
from stc_desktop.rules.errors import UserFixable
from tests.documents.sample_plans import (
    BURMESE,
    KHMER,
    LONG,
    NAMES,
    THAI,
    application,
    cover,
    full_packet,
    in_pseudo_language,
    letter,
    packet,
    record,
    statement,
)

PLANS = {
    "smallest": packet(application(0, end_use="Drives for motors.", currency=None)),
    "one line": packet(application(1, end_use="Drives for motors.")),
    "full": full_packet(),
    "draft": full_packet(Draft(open_points=2, listed=("box 10, destination", "line 11, undecided"))),
    "pseudo-language": in_pseudo_language(full_packet()),
    "pseudo-language draft": in_pseudo_language(full_packet(Draft(open_points=2, listed=("box 10", "line 11")))),
}


def words_of(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, PlacedText)]


def text_of(page: Page) -> str:
    return " ".join(words_of(page))


@pytest.fixture(params=PLANS.values(), ids=PLANS.keys(), scope="module")
def layout(request):
    return lay_out(request.param)


def test_nothing_is_wider_than_its_room(layout):
    assert layout.excesses == ()


def test_no_text_is_smaller_than_the_smallest_size(layout):
    sizes = {mark.style.size for page in layout.pages for mark in page.marks if isinstance(mark, PlacedText)}
    assert min(sizes) >= SMALLEST_SIZE


def test_everything_stands_inside_the_frame_of_the_sheet(layout):
    for page in layout.pages:
        for mark in page.marks:
            if isinstance(mark, PlacedText) and not mark.is_upright:
                assert LEFT_MARGIN - 0.1 <= mark.x <= RIGHT_EDGE
                assert 25.5 <= mark.y <= SHEET_HEIGHT - TOP


def test_boxes_stand_on_the_grid_and_do_not_overlap(layout):
    for page in layout.pages:
        boxes = [box for box in page.boxes if box.name not in {"signature frame", "stamp area"} and not box.name.startswith("agency")]
        for box in boxes:
            assert (box.area.x - LEFT_MARGIN) / COLUMN == pytest.approx(round((box.area.x - LEFT_MARGIN) / COLUMN))
            assert box.area.down / (ROW / 4) == pytest.approx(round(box.area.down / (ROW / 4)))
            assert box.area.bottom <= BOTTOM + 0.1
        for one, other in itertools.combinations([box.area for box in boxes], 2):
            beside = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
            below = one.bottom <= other.down + 0.01 or other.bottom <= one.down + 0.01
            assert beside or below


def test_signature_and_stamp_have_their_size(layout):
    areas = {box.name: box.area for page in layout.pages for box in page.boxes}
    assert areas["signature frame"].width >= 60 * 72 / 25.4
    assert areas["signature frame"].height >= 20 * 72 / 25.4
    assert min(areas["stamp area"].width, areas["stamp area"].height) >= 113.38


@pytest.mark.parametrize("lines", [1, 2, 3, 5, 6, 7, 8, 12, 16, 17, 18, 23, 24, 40])
def test_every_line_is_printed_once_and_totals_are_carried(lines):
    layout = lay_out(packet(application(lines)))
    pages = [page for page in layout.pages if any(word.startswith("Sample changer") for word in words_of(page))]
    printed = [int(word.removeprefix("Sample changer ")) for page in pages for word in words_of(page) if word.startswith("Sample changer")]
    assert printed == list(range(1, lines + 1))
    assert f"{lines * 25680:,}.00" in words_of(pages[-1])
    for page, following in itertools.pairwise(pages):
        carried = words_of(page)[words_of(page).index(f"Carried to sheet {following.number}") + 1]
        brought = next(word for word in words_of(following) if word.startswith(f"Brought forward from sheet {page.number}"))
        assert words_of(following)[words_of(following).index(brought) + 1] == carried


@pytest.mark.parametrize("lines", range(1, 42))
def test_the_signature_never_stands_without_lines(lines):
    layout = lay_out(packet(application(lines, end_use="Drives.")))
    signed = next(page for page in layout.pages if any(box.name == "signature frame" for box in page.boxes))
    here = [word for word in words_of(signed) if word.startswith("Sample changer")]
    assert len(here) >= min(2, lines)


def test_without_a_common_currency_no_totals_are_printed():
    text = " ".join(text_of(page) for page in lay_out(packet(application(20, currency=None))).pages)
    assert "Total" not in text
    assert "Carried" not in text
    assert "20 lines in all" in text


def test_an_answer_without_room_goes_to_the_annex_whole_with_a_double_bar():
    layout = lay_out(packet(application(1)))
    form, annex = layout.pages[0], layout.pages[1]
    assert any(word.endswith(" … (A1)") for word in words_of(form))
    assert any(word == "goes on in annex A1, which holds the whole text" for word in words_of(form))
    assert "A1" in words_of(annex)
    whole = re.sub(r"\s+", " ", text_of(annex))
    assert re.sub(r"\s+", " ", LONG.strip()) in whole.replace("‖ ", "")
    before = whole[: whole.index("‖", whole.index("A1"))]
    assert before.rstrip().endswith(next(word for word in words_of(form) if word.endswith("(A1)")).removesuffix(" … (A1)").split()[-1])


def test_the_rest_of_the_annex_is_struck_through_also_in_the_text():
    annex = lay_out(packet(application(1))).pages[-1]
    assert any(word.startswith("[the rest") for word in words_of(annex))


def test_a_line_of_goods_beyond_three_lines_goes_to_the_annex_by_its_number():
    sheet = application(2, end_use="Drives.")
    table = next(block for block in sheet.blocks if hasattr(block, "lines"))
    long = dataclasses.replace(table.lines[1], values=LONG)
    blocks = tuple(dataclasses.replace(block, lines=(table.lines[0], long)) if block is table else block for block in sheet.blocks)
    layout = lay_out(packet(dataclasses.replace(sheet, blocks=blocks)))
    annex = text_of(layout.pages[-1])
    assert "Line 2" in annex
    assert " ".join(LONG.split()) in annex.replace("‖ ", "")
    assert layout.excesses == ()


@pytest.mark.parametrize(
    ("value", "quantity"), [("3901600000.00", "12"), ("999999999999.99", "1,250,000"), ("9999999999999.99", "12,500,000.5")]
)
def test_large_amounts_and_quantities_stand_whole_on_one_line(value, quantity):
    sheet = application(9, end_use="Drives.")
    table = next(block for block in sheet.blocks if hasattr(block, "lines"))
    large = tuple(dataclasses.replace(line, value=Decimal(value), quantity=quantity) for line in table.lines)
    blocks = tuple(dataclasses.replace(block, lines=large) if block is table else block for block in sheet.blocks)
    layout = lay_out(packet(dataclasses.replace(sheet, blocks=blocks)))
    printed = [word for page in layout.pages for word in words_of(page)]
    assert printed.count(f"{Decimal(value):,}") == 9
    assert printed.count(quantity) == 9
    assert f"{9 * Decimal(value):,}" in printed
    assert layout.excesses == ()


def test_a_table_that_goes_on_says_under_its_head_what_it_is():
    table = Table(
        columns=(Column(columns=66, head=Label("Paper", "Giấy tờ")),), rows=tuple((Cell(f"Sample paper {n}"),) for n in range(90))
    )
    form = dataclasses.replace(
        application(0), blocks=(SectionBar(letter="F", title=Label("Papers laid behind", "Giấy tờ kèm theo")), table)
    )
    first, second = lay_out(packet(form)).pages[:2]
    assert "Papers laid behind" in words_of(first)
    assert "Papers laid behind, continued" in words_of(second)


def test_a_part_of_the_annex_that_goes_on_says_which_part_it_is():
    rows = tuple((f"{number}  Sample paper", "Issued by: Sample Works") for number in range(90))
    part = AnnexPart(key="papers", place="Section F", title=Label("Papers laid behind"), blocks=(KeyValues(rows=rows),))
    pages = lay_out(packet(dataclasses.replace(application(1, end_use="Drives."), annex=(part,)))).pages
    assert any("Section F  Papers laid behind, continued" in words_of(page) and "A1" in words_of(page) for page in pages)


def test_what_is_stacked_under_a_letter_stays_clear_of_the_rule_below():
    part = AnnexPart(key="x", place="Box 8", title=Label("Sample"), blocks=(KeyValues(rows=(("Name", BURMESE), ("Name", KHMER))),))
    annex = lay_out(packet(dataclasses.replace(application(1, end_use="Drives."), annex=(part,)))).pages[-1]
    rules = [mark.y1 for mark in annex.marks if isinstance(mark, Stroke) and mark.y1 == mark.y2]
    for name in (BURMESE, KHMER):
        text = next(mark for mark in annex.marks if isinstance(mark, PlacedText) and mark.text == name)
        below = max(y for y in rules if y < text.y)
        assert text.y - below >= 0.5 * text.style.size


@pytest.mark.parametrize("number", ["SH-FC1000-5R5", "LMD/PO-2231", "0402-318-774"])
def test_a_number_is_not_parted_where_it_fits_a_line(number):
    lines = wrapped(f"Frequency changer of three phases {number} and more", CELL, 120)
    assert any(number in line for line in lines)


def test_a_number_too_long_for_its_box_shows_its_beginning_and_the_way_to_the_whole():
    fitted = fit(("LMD-PO-2231-LONG-NUMBER-OF-ORDER/2026/AMENDMENT-3",), CELL, 100, 1, suffix=" … (A1)")
    assert fitted.lines[0].startswith("LMD-PO-2231")
    assert fitted.lines[0].endswith(" … (A1)")
    assert fitted.cut_at is not None


def test_continuations_repeat_the_boxes_that_identify_the_case():
    second = lay_out(packet(application(17))).pages[1]
    assert {"SM-2026-0031", "Sample Works Co., Ltd."} <= set(words_of(second))
    assert any("continued" in word for word in words_of(second))


def test_sheets_name_each_other_and_the_cover_counts_them():
    layout = lay_out(full_packet())
    by_name = {sheet.name: sheet for sheet in layout.index}
    text = text_of(layout.pages[by_name["record"].first - 1])
    application_sheets = by_name["application"]
    assert f"Bring sheets {application_sheets.first} to {application_sheets.last}" in text
    assert f"sign sheet {application_sheets.signed_on}" in text
    assert "annex A2" in text
    front = text_of(layout.pages[0])
    assert f"{len(layout.pages)} printed sheets" in front
    for sheet in layout.index:
        numbers = str(sheet.first) if sheet.first == sheet.last else f"{sheet.first}–{sheet.last}"
        assert f"{numbers} {sheet.what.text}" in front.replace(" · ", " ")
    assert layout.index[-1].last == len(layout.pages)


def test_a_mention_of_a_sheet_that_is_not_there_is_our_mistake():
    sheet = dataclasses.replace(letter(), blocks=(Paragraphs(paragraphs=(f"see {sheets_of('nowhere')}, {annex_of('none')}",)),))
    with pytest.raises(ValueError, match="not in this packet"):
        lay_out(packet(sheet))


def test_every_foot_names_its_sheet_form_list_time_and_who_decides():
    layout = lay_out(full_packet())
    for page in layout.pages:
        foot = text_of(page)
        for part in ("SM-2026-0031", "EU Annex I 15 Nov 2025", f"{page.number} of {len(layout.pages)}", "8CDA ADFB C5D0 C042"):
            assert part in foot
        assert "23 Nov 2026 09:14, Đà Nẵng, Nguyễn Thị Mẫu" in foot
        assert "agency decides" in foot
        assert "12 of 540 heads installed." in foot


def test_a_draft_has_no_symbols_no_checksum_and_says_so():
    draft = Draft(open_points=2, listed=("box 10, destination", "line 11, undecided"))
    layout = lay_out(full_packet(draft))
    assert "symbols" not in {sheet.name for sheet in layout.index}
    for page in layout.pages:
        assert not any(isinstance(mark, PlacedSymbol) for mark in page.marks)
        assert isinstance(page.marks[0], HollowWord)  # under all text
        assert "none, this is a draft" in words_of(page)
        assert any(mark.is_upright for mark in page.marks if isinstance(mark, PlacedText))
    text = " ".join(text_of(page) for page in layout.pages)
    assert "8CDA" not in text
    assert "DRAFT, do not file" in text
    assert "Points still open: 2" in text
    assert "Open: box 10, destination; line 11, undecided." in text
    assert "Working copy" not in text


def test_squares_say_their_state_in_the_text_layer():
    first = lay_out(packet(application(1))).pages[0]
    marks = [mark.text for mark in first.marks if isinstance(mark, PlacedText) and mark.is_hidden]
    assert marks.count("[x]") == 3  # one shipment, a: no, b: yes
    assert marks.count("[ ]") == 5


def test_an_open_answer_and_an_empty_one_print_words_never_an_empty_box():
    boxes = (
        Box(label=Label("Given but empty"), columns=33, content=Answer(paragraphs=("  ",))),
        Box(label=Label("Nothing"), columns=33),
    )
    sheet = dataclasses.replace(letter(), blocks=(BoxRow(cells=boxes),))
    assert words_of(lay_out(packet(sheet)).pages[0]).count("not yet answered") == 2


def test_a_margin_bar_says_its_ratio_in_words_too():
    page = lay_out(packet(application(1), record())).pages[-1]
    assert "1.67 times the limit" in words_of(page)


def test_a_label_in_two_languages_takes_two_lines_rather_than_lose_one():
    row = BoxRow(cells=(Box(label=Label("A label in the main language", "Một nhãn bằng tiếng địa phương"), columns=16),))
    page = lay_out(packet(dataclasses.replace(letter(), blocks=(row,)))).pages[0]
    assert {"A label in the main language", "Một nhãn bằng tiếng địa phương"} <= set(words_of(page))
    drawn = next(box for box in page.boxes if box.name.startswith("A label"))
    assert drawn.area.height == 3 * ROW


def test_long_text_runs_over_to_further_sheets_of_a_record():
    head = RecordHead(title=Label("Record"))
    sheet = Sheet(name="long", index_name=Label("Long"), form="X 1", edition="1", head=head, blocks=(Paragraphs(paragraphs=(LONG,) * 40),))
    layout = lay_out(packet(sheet))
    assert len(layout.pages) > 2
    words = " ".join(text_of(page) for page in layout.pages)
    assert words.count("scrapped") == 120


def test_rows_of_deep_scripts_get_more_room_in_tables():
    table = Table(columns=(Column(columns=30, head=Label("Name")),), rows=((Cell(THAI),), (Cell(KHMER),), (Cell(BURMESE),)))
    assert [piece.height for piece in table_pieces(table, is_framed=False)[1:]] == [ROW, 1.5 * ROW, 1.5 * ROW]


def test_an_unverified_form_is_refused_with_a_sentence():
    with pytest.raises(UserFixable, match="nobody has checked it"):
        form_state("U", Label("hearsay"))


def test_a_title_too_long_for_its_size_is_set_smaller_within_its_role_or_broken():
    head = FormHead(title=Label("Application for an individual authorisation to export listed goods", "x"), agency_fields=(Label("A"),))
    layout = lay_out(packet(dataclasses.replace(application(1), head=head)))
    assert layout.excesses == ()
    sizes = {mark.style.size for mark in layout.pages[0].marks if isinstance(mark, PlacedText) and "individual" in mark.text}
    assert all(15 <= size <= 20 for size in sizes)


def test_every_kind_of_sheet_can_be_printed_alone():
    for sheet in (application(2), statement(), letter(), cover(), SymbolsSheet()):
        alone = packet(dataclasses.replace(sheet, blocks=sheet.blocks))
        assert lay_out(alone).excesses == ()


def test_words_come_from_two_catalogues_and_a_spoilt_translation_is_left_out():
    main = {"paper.sheet": "Tờ", "paper.carried": "Mang sang {sheeet}", "paper.total": "Tổng {"}
    words = PaperWords.of(lambda key: main.get(key, ""), lambda key: "ແຜ່ນ" if key == "paper.sheet" else "")
    assert words.sheet == Label("Tờ", "ແຜ່ນ")
    assert words.carried == PaperWords().carried
    assert words.total == PaperWords().total
    assert PaperWords.of(lambda key: key, lambda key: "Sheet" if key == "paper.sheet" else key) == PaperWords()


def test_a_row_that_alone_fills_more_than_a_sheet_is_continued():
    columns = (Column(columns=6, head=Label("No.")), Column(columns=20, head=Label("Words")))
    row = (Cell("1", bold=True), Cell(LONG * 6, detail=LONG))
    values = KeyValues(rows=(("Why", LONG * 20),))
    remark = Remark(text=LONG * 30)
    layout = lay_out(packet(dataclasses.replace(letter(), blocks=(Table(columns=columns, rows=(row,)), values, remark))))
    assert layout.excesses == ()
    assert " ".join(text_of(page) for page in layout.pages).count("scrapped") == 3 * (6 + 1 + 20 + 30)


def test_content_that_reaches_into_the_foot_is_an_excess():
    panel = PanelRow(panels=(Panel(columns=66, paragraphs=(LONG,) * 20),))
    assert lay_out(packet(dataclasses.replace(letter(), blocks=(panel,)))).excesses


def test_a_record_printed_alone_speaks_of_no_checksum():
    layout = lay_out(dataclasses.replace(packet(record()), checksum="", sheets=(letter(),)))
    assert "Packet checksum" not in words_of(layout.pages[0])
    assert not any(isinstance(mark, PlacedSymbol) for mark in layout.pages[0].marks)


_WORDS = (
    *NAMES,
    "SH-FC1000-5R5",
    "W" * 70,
    "anh.nguyen+export@sample-works.example",
    "3A001.a.5.a.1",
    "မအူပင်မြို့နယ်မြို့နယ်",
    "x",
    "ใด ๆ",
    "1,234,567.89",
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(_WORDS), max_size=40), columns=st.integers(8, 66), rows=st.integers(2, 7), is_name=st.booleans())
def test_any_answer_fits_its_box_or_the_annex(words, columns, rows, is_name):
    text = " ".join(words)
    content = Party(name=text or "x", address=(text,)) if is_name else Answer(paragraphs=(text, "second"))
    row = BoxRow(cells=(Box(number="9", label=Label("Answer", "Trả lời"), columns=columns, rows=rows, content=content),))
    layout = lay_out(packet(dataclasses.replace(letter(), blocks=(row,))))
    assert layout.excesses == ()
    held = "".join("".join(text_of(page).split()) for page in layout.pages).replace("‖", "")
    assert "".join(unicodedata.normalize("NFC", text).split()) in held
