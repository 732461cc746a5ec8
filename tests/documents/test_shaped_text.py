"""Text in five scripts: split by script, measured as drawn, broken where a reader would, extracted unchanged."""

import shutil
import subprocess
import unicodedata

import pypdfium2 as pdfium
import pytest

from stc_desktop.documents.fonts import Script, UnprintableCharacter, missing_fonts, typeface, unprintable_signs
from stc_desktop.documents.line_breaking import fit, lines_of, wrapped
from stc_desktop.documents.page import Page
from stc_desktop.documents.press import FileWords, write_pdf
from stc_desktop.documents.shaped_text import runs, shaped, width
from stc_desktop.documents.styles import ANSWER, STATEMENT
from tests.documents.sample_plans import BURMESE, KHMER, LAO, NAMES, THAI, VIETNAMESE

MIXED = "นางสาวกมลวรรณ, plant manager 51000 ក្រុមហ៊ុន (KH)"
PARAGRAPHS = {
    "thai": "ข้าพเจ้าจะไม่ส่งออกต่อ โอน หรือเปลี่ยนแปลงการใช้งาน หากไม่ได้รับความยินยอมเป็นลายลักษณ์อักษรจากหน่วยงานของประเทศผู้ส่งออก",
    "lao": "ພວກເຮົາຈະບໍ່ສົ່ງອອກຕໍ່ ໂອນ ຫຼືປ່ຽນແປງການນຳໃຊ້ສິນຄ້າ ຖ້າບໍ່ໄດ້ຮັບການຍິນຍອມເປັນລາຍລັກອັກສອນ",
    "khmer": "យើងខ្ញុំនឹងមិនប្រើប្រាស់ទំនិញនេះដើម្បីអភិវឌ្ឍ ផលិត ឬប្រើប្រាស់អាវុធនុយក្លេអ៊ែរ អាវុធជីវសាស្ត្រ អាវុធគីមីឡើយ។",
    "burmese": "ကျွန်ုပ်တို့သည် ဤကုန်ပစ္စည်းများကို ဖော်ပြထားသောရည်ရွယ်ချက်အတွက်သာ အသုံးပြုမည်ဖြစ်ပါသည်။",
    "vietnamese": "Chúng tôi chỉ sử dụng hàng hóa đúng mục đích và tại địa điểm nêu trong ô 5 của tờ khai này.",
}


def pdf_of(lines: list[str]) -> bytes:
    page = Page(1)
    for row, line in enumerate(lines):
        page.text(72, 60 + 20 * row, line, ANSWER, room=480)
    assert not page.excesses
    return write_pdf([page], FileWords(title="Sample", author="Sample", language="en", outline=()))


def extracted(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return text


def squeezed(text: str) -> str:
    """Without spaces and line ends, which readers of PDF guess from positions."""
    return "".join(text.split())


def test_all_fonts_are_there():
    assert missing_fonts() == ()


def test_text_is_split_by_script_and_digits_go_to_the_latin_font():
    parts = [(run.text, run.script) for run in runs(MIXED)]
    assert parts == [
        ("นางสาวกมลวรรณ", Script.THAI),
        (", plant manager 51000 ", Script.LATIN),
        ("ក្រុមហ៊ុន", Script.KHMER),
        (" (KH)", Script.LATIN),
    ]


def test_joiners_and_marks_stay_with_the_letter_before_them():
    assert [run.text for run in runs("ស្រ\u200bី ab")] == ["ស្រ\u200bី", " ab"]
    assert runs("a\u0331 b")[0].is_shaped  # a mark that no composed letter has is placed by the shaper


@pytest.mark.parametrize("name", NAMES)
def test_width_is_that_of_the_shaped_glyphs(name):
    total = 0.0
    for run in runs(name):
        face = typeface(run.script, is_bold=False)
        factor = {Script.KHMER: 0.977, Script.BURMESE: 0.933}.get(run.script, 1.0)
        advance = shaped(run, False).advance / face.shaper.units if run.is_shaped else face.plain_width(run.text)
        total += advance * 9 * factor
    assert width(name, ANSWER) == pytest.approx(total)


def test_shaping_joins_a_khmer_subscript_and_width_follows_it():
    face = typeface(Script.KHMER, is_bold=False)
    plain = face.plain_width("អភិវឌ្ឍ") * 9 * 0.977  # the stacker and what hangs under it take no room of their own
    assert width("អភិវឌ្ឍ", ANSWER) < plain - 1


def test_a_sign_without_a_font_is_named():
    with pytest.raises(UnprintableCharacter, match=r"漢.*U\+6F22"):
        width("abc 漢", ANSWER)


def test_names_in_five_scripts_extract_unchanged():
    lines = [unicodedata.normalize("NFC", name) for name in (*NAMES, MIXED)]
    assert [squeezed(line) for line in extracted(pdf_of(lines)).splitlines()] == [squeezed(line) for line in lines]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_pdftotext_gives_names_and_paragraphs_back(tmp_path):
    path = tmp_path / "sample.pdf"
    broken = [line for text in PARAGRAPHS.values() for line in wrapped(text, STATEMENT, 230)]
    path.write_bytes(pdf_of([*NAMES, *broken]))
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    for name in NAMES:
        assert unicodedata.normalize("NFC", name) in text
    for paragraph in PARAGRAPHS.values():
        assert squeezed(unicodedata.normalize("NFC", paragraph)) in squeezed(text)


def test_only_our_fonts_are_listed_and_all_are_embedded():
    pdf = pdf_of(list(NAMES))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 5


def test_each_glyph_is_in_the_file_once():
    once, often = pdf_of([THAI]), pdf_of([THAI] * 6)
    assert once.count(b"/Subtype /Form") == often.count(b"/Subtype /Form") > 10


def test_two_prints_are_equal_byte_for_byte():
    assert pdf_of(list(NAMES)) == pdf_of(list(NAMES))


@pytest.mark.parametrize("text", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
@pytest.mark.parametrize("room", [90, 160, 230])
def test_lines_fit_and_lose_nothing(text, room):
    lines = lines_of(text, STATEMENT, room)
    assert all(width(line.text, STATEMENT) <= room + 0.02 for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(unicodedata.normalize("NFC", text).split())
    for line in lines[1:]:
        assert unicodedata.category(line.text[0]) not in {"Mn", "Mc"}


def test_no_break_after_a_stacker_nor_before_a_repetition_sign():
    for room in range(20, 120, 5):
        assert not any(line.text.endswith(("\u1039", "\u17d2")) for line in lines_of("ဝတ္တူဝတ္တူဝတ္တူ", ANSWER, room))
        assert not any(line.text.startswith("ๆ") for line in lines_of("เปลี่ยนแปลงใด ๆ ข้าพเจ้าใด ๆ", ANSWER, max(room, 40)))


def test_names_break_at_spaces_only():
    words = BURMESE.split()
    widest = max(width(word, ANSWER) for word in words)
    lines = lines_of(BURMESE, ANSWER, widest + 1, is_name=True)
    assert [line.text for line in lines] == words


def test_a_word_too_wide_alone_is_cut_at_its_signs_first():
    assert [line.text for line in lines_of("3A001.a.5.a.1", ANSWER, 40, is_name=True)] == ["3A001.a.", "5.a.1"]
    assert "".join(line.text for line in lines_of("W" * 40, ANSWER, 60)) == "W" * 40


@pytest.mark.parametrize("text", [VIETNAMESE, THAI, LAO, KHMER, BURMESE])
def test_an_answer_without_room_ends_after_a_whole_word_with_its_annex_part(text):
    room = width(text, ANSWER) * 0.7
    fitted = fit([text], ANSWER, room, 1, is_name=True, suffix=" … (A1)")
    (line,) = fitted.lines
    assert line.endswith(" … (A1)") or line == "… (A1)"
    assert width(line, ANSWER) <= room + 0.02
    kept = line.removesuffix("… (A1)").strip()
    assert text.startswith(kept)
    assert fitted.cut_at is not None
    assert not text[len(kept) :].strip() or text[len(kept)].isspace() or not kept


def test_what_fits_is_not_cut():
    assert fit(["one", "two"], ANSWER, 100, 2, suffix=" … (A1)").cut_at is None
    assert fit(["one", "two", "three"], ANSWER, 100, 2, suffix=" … (A1)").lines == ("one", "two … (A1)")


def test_a_missing_font_is_a_sentence_not_a_traceback(monkeypatch, tmp_path):
    from stc_desktop.documents import fonts
    from stc_desktop.rules.errors import UserFixable

    monkeypatch.setattr(fonts, "font_path", lambda _name: None)
    fonts._typeface.cache_clear()
    try:
        with pytest.raises(UserFixable, match=r"font file NotoSans-Regular\.ttf is missing"):
            fonts.typeface(Script.LATIN, is_bold=False)
    finally:
        fonts._typeface.cache_clear()


def test_signs_that_cannot_be_printed_are_found_before_printing():
    assert unprintable_signs("Sample 漢字 works, 漢\nไทย") == ("漢", "字")
    assert unprintable_signs("".join(NAMES)) == ()
