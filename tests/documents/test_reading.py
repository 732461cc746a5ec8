"""Paper in: pages as scanners give them, in any order, and files that are no pages."""

import io
import zipfile

import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter

from stc_desktop.documents import page_images
from stc_desktop.documents.page import Page
from stc_desktop.documents.press import FileWords, write_pdf
from stc_desktop.documents.reading import PageMark, read_pages, read_symbols
from stc_desktop.documents.symbol_art import MODULE, case_symbol
from stc_desktop.documents.symbols import assemble, frames_of
from stc_desktop.rules.errors import UserFixable
from tests.documents.conftest import as_jpeg, picture_of
from tests.documents.sample_plans import CHECKSUM, stream


def stream_in(data: bytes) -> bytes | None:
    return assemble(read_symbols(data, name="scan").frames).stream


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def test_the_printed_file_itself_reads_back(printed):
    found = read_symbols(printed)
    assert assemble(found.frames).stream == stream()
    assert assemble(found.frames).packet_id == bytes.fromhex(CHECKSUM)
    assert [mark.sheet for mark in found.marks] == list(range(1, found.pages + 1))
    assert {mark.checksum for mark in found.marks} == {CHECKSUM[:12]}


@pytest.mark.parametrize("turned", [0, 1.5, -1.5, 5, 90, 180, 271.5])
def test_200_dpi_jpeg_70_reads_back_however_it_lies(symbols_page, turned):
    assert stream_in(as_jpeg(symbols_page, turned=turned)) == stream()


@pytest.mark.parametrize("dpi", [120, 150, 300])
def test_other_resolutions_read_back(printed, dpi):
    assert stream_in(as_jpeg(picture_of(printed, -1, dpi), turned=1.5)) == stream()


def test_black_and_white_tiff_colour_and_transparent_pictures_read_back(symbols_page):
    assert stream_in(saved(symbols_page.convert("1"), "TIFF")) == stream()
    assert stream_in(saved(symbols_page.convert("RGB"), "PNG")) == stream()
    clear = symbols_page.convert("RGBA")
    clear.putalpha(symbols_page.point(lambda value: 255 - value))
    assert stream_in(saved(clear, "PNG")) == stream()
    sixteen = Image.fromarray(np.asarray(symbols_page).astype(np.uint16) * 257)
    assert stream_in(saved(sixteen, "PNG")) == stream()


def test_a_blurred_pale_and_noisy_scan_reads_back_after_it_was_improved(symbols_page):
    grain = np.random.default_rng(1).normal(0, 20, (symbols_page.height, symbols_page.width))
    blurred = np.asarray(symbols_page.filter(ImageFilter.GaussianBlur(1.5))).astype(float)
    pale = (128 + (blurred - 128) * 0.72 + grain).clip(0, 255).astype(np.uint8)
    assert stream_in(as_jpeg(Image.fromarray(pale))) == stream()


def test_a_pen_stroke_through_one_symbol_is_mended_by_the_spare(symbols_page):
    spoilt = symbols_page.copy()
    ImageDraw.Draw(spoilt).rectangle((230, 260, 520, 420), fill=0)
    result = assemble(read_symbols(as_jpeg(spoilt), name="scan").frames)
    assert result.stream == stream()
    assert result.restored == (1,)


def test_two_spoilt_symbols_are_named(symbols_page):
    spoilt = symbols_page.copy()
    ImageDraw.Draw(spoilt).rectangle((230, 260, 960, 420), fill=255)
    result = assemble(read_symbols(as_jpeg(spoilt), name="scan").frames)
    assert result.stream is None
    assert result.missing == (1, 2)


def test_symbols_of_others_on_the_page_are_left_alone(symbols_page):
    import zxingcpp

    foreign = zxingcpp.write_barcode_to_image(zxingcpp.create_barcode("https://sample.example", zxingcpp.BarcodeFormat.QRCode), scale=5)
    page = symbols_page.copy()
    page.paste(Image.fromarray(np.array(foreign)), (250, 1900))
    found = read_symbols(saved(page, "PNG"))
    assert len(found.frames) == 6


def test_pages_in_any_order_from_several_files_come_together(tmp_path, printed):
    halves = picture_of(printed, -1, 200)
    left, right = halves.copy(), halves.copy()
    ImageDraw.Draw(left).rectangle((640, 0, 1654, 2000), fill=255)
    ImageDraw.Draw(right).rectangle((0, 0, 640, 2000), fill=255)
    files = []
    for name, picture in (("b.jpg", right), ("cover.jpg", picture_of(printed, 0, 200)), ("a.jpg", left)):
        (tmp_path / name).write_bytes(as_jpeg(picture))
        files.append(tmp_path / name)
    (tmp_path / "note.txt").write_text("not a page")
    result = read_pages([*files, tmp_path / "note.txt"])
    assert result.assembled.stream == stream()
    assert result.missing == ()
    assert result.pages == 3
    assert 1 not in result.sheets_not_seen
    assert 2 in result.sheets_not_seen
    assert len(result.faults) == 1
    assert "note.txt" in result.faults[0]


def test_a_sheet_of_another_packet_is_told(tmp_path, printed):
    import dataclasses

    from stc_desktop.documents.packet import print_packet
    from tests.documents.sample_plans import letter, packet

    other = dataclasses.replace(packet(letter()), checksum="0123456789ABCDEF")
    (tmp_path / "own.pdf").write_bytes(printed)
    (tmp_path / "other.pdf").write_bytes(print_packet(other))
    result = read_pages([tmp_path / "own.pdf", tmp_path / "other.pdf"])
    assert result.foreign_sheets == (PageMark("0123456789AB", 1, 1),)
    assert result.sheets_not_seen == ()


def test_the_watch_hears_of_every_page_and_stops_the_reading(tmp_path, printed):
    (tmp_path / "own.pdf").write_bytes(printed)
    heard = []
    result = read_pages([tmp_path / "own.pdf"], lambda at: heard.append(at) or True)
    assert {at.page for at in heard} == set(range(1, result.pages + 1))
    assert {(at.file, at.file_number, at.files, at.pages) for at in heard} == {("own.pdf", 1, 1, result.pages)}
    stopped = read_pages([tmp_path / "own.pdf"], lambda at: at.page < 3)
    assert stopped.is_stopped
    assert stopped.pages == 2
    assert stopped.assembled.stream is None


def test_a_stop_comes_between_two_looks_at_one_page(tmp_path):
    (tmp_path / "bare.png").write_bytes(saved(Image.new("L", (1240, 1754), 255), "PNG"))
    looks = []
    result = read_pages([tmp_path / "bare.png"], lambda at: looks.append(at) or len(looks) < 3)
    assert result.is_stopped
    assert len(looks) == 3


def test_pages_behind_a_whole_packet_are_looked_at_only_as_they_are(tmp_path, symbols_page):
    bare = Image.new("L", symbols_page.size, 255)
    (tmp_path / "first.png").write_bytes(saved(symbols_page, "PNG"))
    (tmp_path / "then.tif").write_bytes(saved(bare, "TIFF", save_all=True, append_images=[bare]))
    result = read_pages([tmp_path / "first.png", tmp_path / "then.tif"])
    assert result.assembled.stream == stream()
    assert [page.was_improved for page in result.seen] == [False, False, False]


@pytest.mark.parametrize(("turned", "quarters"), [(0, 0), (2, 0), (90, 3), (180, 2), (270, 1)])
def test_how_a_page_lies_is_known(tmp_path, symbols_page, turned, quarters):
    (tmp_path / "page.jpg").write_bytes(as_jpeg(symbols_page, turned=turned))
    [page] = read_pages([tmp_path / "page.jpg"]).seen
    assert page.turned == quarters


def test_a_sheet_that_is_there_twice_and_the_order_are_told(tmp_path, printed):
    reader = pypdf.PdfReader(io.BytesIO(printed))
    writer = pypdf.PdfWriter()
    for number in (len(reader.pages) - 1, 1, 0, 1):
        writer.add_page(reader.pages[number])
    writer.write(tmp_path / "mixed.pdf")
    result = read_pages([tmp_path / "mixed.pdf"])
    assert result.assembled.stream == stream()
    assert result.sheets_seen_twice == (2,)
    assert result.own_sheets == (len(reader.pages), 2, 1, 2)


def test_a_damaged_page_does_not_spoil_those_behind_it(tmp_path, printed, monkeypatch):
    (tmp_path / "own.pdf").write_bytes(printed)
    whole = page_images._rendered

    calls = []

    def first_is_damaged(page, scale):
        calls.append(scale)
        if len(calls) == 1:
            raise pypdfium2.PdfiumError("sample damage")
        return whole(page, scale)

    monkeypatch.setattr(page_images, "_rendered", first_is_damaged)
    result = read_pages([tmp_path / "own.pdf"])
    assert result.assembled.stream == stream()
    assert len(result.faults) == 1
    assert "page 1 is damaged" in result.faults[0]


def test_twelve_symbols_on_two_sheets_read_back():
    long = stream(9_000)
    pages = [Page(1), Page(2)]
    for place, frame in enumerate(frames_of(long, bytes(8))):
        row, column = divmod(place % 6, 3)
        pages[place // 6].symbol(75 + 158 * column, 80 + 180 * row, 117 * MODULE, case_symbol(frame))
    pdf = write_pdf(pages, FileWords(title="", author="", language="en", outline=()))
    assert stream_in(pdf) == long


# ------------------------------------------------------------------------------------------------ no pages


def refused(data: bytes, name: str = "brought.pdf") -> str:
    with pytest.raises(UserFixable) as fault:
        read_symbols(data, name=name)
    assert fault.value.next_step
    assert name in str(fault.value)
    return fault.value.sentence


def test_a_truncated_picture_is_refused(symbols_page):
    data = as_jpeg(symbols_page)
    assert "cut short" in refused(data[: len(data) // 2], "scan.jpg")


def test_a_damaged_pdf_is_refused():
    assert "damaged" in refused(b"%PDF-1.7\n" + b"nonsense" * 50)


def test_a_locked_pdf_is_refused(printed):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "password" in refused(out.getvalue())


def test_a_zip_an_empty_file_and_text_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "ZIP" in refused(out.getvalue())
    assert "empty" in refused(b"")
    assert "neither" in refused(b"just words")
    assert "does not read" in refused(b"GIF89a....")


def test_a_picture_bomb_and_too_many_pages_are_refused(monkeypatch, printed):
    monkeypatch.setattr(page_images, "MOST_PIXELS", 10_000)
    assert "too large a picture" in refused(saved(Image.new("L", (200, 200), 255), "PNG"), "big.png")
    monkeypatch.setattr(page_images, "MOST_PAGES", 2)
    assert "2 are read" in refused(printed)
    monkeypatch.setattr(page_images, "MOST_BYTES", 100)
    assert "larger" in refused(printed)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(UserFixable, match="cannot be opened"):
        read_symbols(tmp_path / "gone.pdf")


def test_a_page_without_symbols_gives_nothing_and_no_error():
    found = read_symbols(saved(Image.new("L", (600, 800), 255), "PNG"))
    assert (found.frames, found.marks, found.pages) == ((), (), 1)
