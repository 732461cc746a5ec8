"""The printed list is read by where its marks stand and how they are set; what is another document is refused in a sentence.

The sheets below are invented and printed in the geometry of the real ones: labels at 113, 142, 170 points, notes in italics, raised
figures in 6.5 points, a running title and a page number on every page.
"""

import csv
import io
import re
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from stc_desktop.control_lists.sources import annex_pdf, pdf_pages
from stc_desktop.control_lists.sources.publications import DoubtKind, OfficialParagraph, ParagraphKind, Publication
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "control-lists"
ANNEX = FOLDER / "eu-annex1-2021-821-as-norway-list2-2021.pdf"
MUNITIONS = FOLDER / "eu-common-military-list-2020-as-norway-list1.pdf"

UPRIGHT, ITALIC, BOLD = "Times-Roman", "Times-Italic", "Times-Bold"
CLOSE, APART = 11.5, 17.5  # points from line to line: within a paragraph, between two
COLUMN = 28.4

Print = Callable[["Sheets"], None]


class Sheets:
    """Prints lines at their places; a new page takes the running title and its number with it."""

    def __init__(self, title: str = "CATEGORY 3 - WIDGETS") -> None:
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=A4, invariant=1)
        self._title, self._number, self._y = title, 0, 0.0
        self.page()

    def page(self) -> None:
        if self._number:
            self._canvas.showPage()
        self._number += 1
        self._y = 779.0
        self._draw(200, 795, self._title, UPRIGHT, 12)
        self._draw(550, 70, str(self._number), UPRIGHT, 12)

    def line(
        self, x: float, text: str, *, font: str = UPRIGHT, size: float = 10, step: float = APART, label: str = "", gap: float = COLUMN
    ) -> None:
        """A line; with a label the text stands a column further right. ^{..} is raised, _{..} lowered."""
        self._y -= step
        if label:
            self._draw(x, self._y, label, font, size)
            x += gap
        self._draw(x, self._y, text, font, size)

    def head(self, code: str, text: str) -> None:
        self.line(71, text, label=code, gap=42)

    def note(self, x: float, text: str, *, step: float = APART) -> None:
        self.line(x, text, font=ITALIC, step=step)

    def _draw(self, x: float, y: float, text: str, font: str, size: float) -> None:
        for piece in re.split(r"(\^\{[^}]*\}|_\{[^}]*\})", text):
            if not piece:
                continue
            raised = piece[:2] == "^{"
            small = raised or piece[:2] == "_{"
            words, height = (piece[2:-1], 6.5) if small else (piece, size)
            self._canvas.setFont(font, height)
            self._canvas.drawString(x, y + (3.5 if raised else -1.0 if small else 0), words)
            x += self._canvas.stringWidth(words, font, height)

    def pdf(self) -> bytes:
        self._canvas.save()
        return self._stream.getvalue()


def annex(body: Print) -> bytes:
    """Three pages of front matter and list, enough to be known for what they are."""
    sheets = Sheets("LIST OF DUAL-USE ITEMS")
    sheets.line(71, "ANNEX I to the sample regulation 2031/900, published on 4 March 2031, for practice only.")
    for _ in range(12):
        sheets.line(71, "An invented list of invented widgets, printed to see whether its paragraphs are found.", step=CLOSE)
    sheets.page()
    sheets.line(71, "CATEGORY 3 - WIDGETS", size=14)
    sheets.line(71, "Systems of widgets", font=BOLD, label="3A", gap=42)
    body(sheets)
    sheets.page()
    sheets.line(71, "2031 UPDATE OF THE SAMPLE LIST", size=14)
    sheets.line(77, "3A999 a row of a table of changes, no entry")
    return sheets.pdf()


def quiet(_step: str, _share: float) -> None:
    return None


def read(data: bytes, folder: Path) -> Publication:
    path = folder / "list.pdf"
    path.write_bytes(data)
    (publication,) = annex_pdf.read(SourceFile(path), quiet)
    return publication


def paragraphs(body: Print, folder: Path) -> dict[str, OfficialParagraph]:
    publication = read(annex(body), folder)
    found = {paragraph.code: paragraph for paragraph in publication.paragraphs}
    assert len(found) == len(publication.paragraphs), "a code stands for one paragraph"
    assert all(paragraph.parent in found for paragraph in publication.paragraphs if paragraph.parent)
    return found


def test_place_on_the_line_gives_the_depth(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "Blue widgets, as follows:", label="a.")
        sheets.line(142, "Small ones, whose description is long enough for one more", label="1.")
        sheets.line(170, "line of print;", step=CLOSE)
        sheets.line(170, "Round;", label="a.")
        sheets.line(170, "Square;", label="b.")
        sheets.line(142, "Large ones;", label="2.")
        sheets.line(113, "Not used;", label="b.")
        sheets.line(113, "Green widgets.", label="c.")
        sheets.head("3A002", "Not used")

    found = paragraphs(body, tmp_path)
    kinds = {code: paragraph.kind for code, paragraph in found.items() if "." in code}
    assert list(kinds) == ["3A001.a", "3A001.a.1", "3A001.a.1.a", "3A001.a.1.b", "3A001.a.2", "3A001.b", "3A001.c"]
    assert found["3A001.a.1"].text == "Small ones, whose description is long enough for one more line of print;"
    assert kinds["3A001.b"] is found["3A002"].kind is ParagraphKind.NOT_USED
    assert (found["3A001"].parent, found["3A"].parent, found["3A001"].place) == ("3A", "CAT3", "page 2")


def test_list_of_a_note_begins_anew_and_is_never_taken_for_items(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "Blue widgets;", label="a.")
        sheets.note(142, "Note 1: 3A001.a. leaves out the following:")
        sheets.line(142, "Toys;", font=ITALIC, label="a.")
        sheets.line(142, "Models of either kind:", font=ITALIC, label="b.")
        sheets.line(170, "Of wood;", font=ITALIC, label="1.")
        sheets.line(170, "Of tin.", font=ITALIC, label="2.")
        sheets.line(113, "Green widgets;", label="b.")
        sheets.note(142, "Technical Notes:")
        sheets.line(142, "A first word is explained.", font=ITALIC, label="1.", step=CLOSE)
        sheets.line(142, "A second word is explained.", font=ITALIC, label="2.", step=CLOSE)
        sheets.note(113, "N.B. SEE ALSO 3A002.")
        sheets.line(113, "Red widgets.", label="c.")

    found = paragraphs(body, tmp_path)
    items = [code for code, paragraph in found.items() if paragraph.kind is ParagraphKind.ITEM]
    notes = [code for code, paragraph in found.items() if paragraph.kind is ParagraphKind.NOTE]
    assert items == ["3A001.a", "3A001.b", "3A001.c"]
    assert notes == [
        *("3A001.a#n1", "3A001.a#n1.a", "3A001.a#n1.b", "3A001.a#n1.b.1", "3A001.a#n1.b.2"),
        *("3A001.b#t1", "3A001.b#t2", "3A001#nb1"),
    ]
    assert found["3A001.a#n1"].text == "3A001.a. leaves out the following:"
    assert found["3A001.a#n1"].written == "Note 1"


def test_note_belongs_to_the_paragraph_it_names(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "Blue widgets;", label="a.")
        sheets.line(113, "Green widgets.", label="b.")
        sheets.note(113, "Note: 3A001.b. leaves out toys.")
        sheets.note(113, "Technical Note:")
        sheets.note(113, "In 3A001.a. a word is explained.", step=CLOSE)

    found = paragraphs(body, tmp_path)
    assert found["3A001.b#n1"].parent == "3A001.b"
    assert found["3A001.a#t1"].text == "In 3A001.a. a word is explained."


def test_raised_figures_keep_their_meaning(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets of 5 x 10^{3} Pa, of UF_{6} or of 120^{o}C, at −40 °C, and of 7 x 10^{-}")
        sheets.line(113, "^{8} m.", step=CLOSE)

    text = paragraphs(body, tmp_path)["3A001"].text
    assert text.startswith("Widgets of 5 x 10^3 Pa, of UF6 or of 120°C, at −40 °C, and of 7 x 10^")
    assert "103" not in text
    assert text.endswith("10^-8 m.")


def test_word_cut_at_the_end_of_a_line_is_whole_again(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "All widgets whose measurement is air-cooled or not by any means and with low-")
        sheets.line(113, "and high-pressure valves, whose other measure-", step=CLOSE)
        sheets.line(113, "ment is taken from air-", step=CLOSE)
        sheets.line(113, "cooled circumfer-", step=CLOSE)
        sheets.line(113, "ences (CAS 31904-29-", step=CLOSE)
        sheets.line(113, "7).", step=CLOSE)

    assert paragraphs(body, tmp_path)["3A001"].text.endswith(
        "with low- and high-pressure valves, whose other measurement is taken from air-cooled circumferences (CAS 31904-29-7)."
    )


def test_what_runs_along_the_page_and_repeats_a_head_is_no_text(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "Blue widgets, described over", label="a.")
        sheets.page()
        sheets.line(71, "continued", label="3A001", gap=42)
        sheets.line(142, "the end of the page;", step=20)
        sheets.page()
        sheets.line(71, "3A001.a. continued")
        sheets.line(113, "Green widgets that rest on", label="b.")
        sheets.line(142, "3A001.a. and stay green.", step=CLOSE)

    found = paragraphs(body, tmp_path)
    assert found["3A001.a"].text == "Blue widgets, described over the end of the page;"
    assert found["3A001.b"].text == "Green widgets that rest on 3A001.a. and stay green."
    assert found["3A001.b"].place == "page 4"
    assert not [paragraph.text for paragraph in found.values() if "continued" in paragraph.text or "LIST OF" in paragraph.text]
    assert "3A999" not in found


def test_label_behind_a_label_and_a_label_that_slipped(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "", label="a.", step=APART)
        sheets.line(142, "Blue;", label="1.", step=0)
        sheets.line(142, "Green;", label="2.")
        sheets.line(71, "Not used;", label="b.")
        sheets.line(113, "Red.", label="c.")

    found = paragraphs(body, tmp_path)
    assert [code for code in found if code.startswith("3A001.")] == ["3A001.a", "3A001.a.1", "3A001.a.2", "3A001.b", "3A001.c"]
    assert found["3A001.a"].text == ""


def test_gap_in_a_list_is_told(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Widgets as follows:")
        sheets.line(113, "Blue;", label="a.")
        sheets.line(113, "Green.", label="c.")

    publication = read(annex(body), tmp_path)
    doubts = [(doubt.kind, doubt.place, doubt.code) for doubt in publication.doubts]
    assert (DoubtKind.LOST, "page 2", "3A001.a") in doubts
    assert (DoubtKind.LOST, "category 4", "") in doubts
    assert "3A001.c" in {paragraph.code for paragraph in publication.paragraphs}


def test_table_is_read_by_its_columns(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        sheets.head("3A001", "Coating of widgets by the processes of the following table;")
        sheets.line(220, "TABLE - COATINGS", font=BOLD, size=11)
        for x, title in ((79, "1. Process"), (220, "2. Widget"), (376, "3. Coat")):
            sheets.line(x, title, font=BOLD, size=12, step=APART if x == 79 else 0)
        rows: Sequence[tuple[float, str, float]] = (
            (79, "A. Painting", APART), (220, "Blue widgets", 0), (376, "Oil", 0), (376, "Water (2)", 14.5),
            (220, "Green widgets, of", APART), (376, "Oil", 0), (220, "either kind", CLOSE),
            (79, "B.1. Dipping", APART), (220, "Red widgets", 0), (376, "Wax", 0),
            (79, "(*1) The numbers refer to the notes.", APART),
        )  # fmt: skip
        for x, text, step in rows:
            sheets.line(x, text, step=step)
        sheets.line(200, "TABLE - COATINGS - NOTES", font=BOLD)
        sheets.line(71, "Oil is any oil, except:", label="1.", gap=42)
        sheets.line(113, "Butter;", label="a.")
        sheets.line(71, "Water is water.", label="2.", gap=42)

    found = paragraphs(body, tmp_path)
    table = {code.removeprefix("3A001.table"): each.text for code, each in found.items() if code.startswith("3A001.table")}
    assert {code: text for code, text in table.items() if "#" not in code and code} == {
        ".a": "Painting", ".a.s1": "Blue widgets", ".a.s1.c1": "Oil", ".a.s1.c2": "Water (2)",
        ".a.s2": "Green widgets, of either kind", ".a.s2.c1": "Oil",
        ".b.1": "Dipping", ".b.1.s1": "Red widgets", ".b.1.s1.c1": "Wax",
    }  # fmt: skip
    assert [code for code in table if "#" in code] == ["#n1", "#n1.a", "#n2"]


def test_general_notes_acronyms_and_definitions(tmp_path: Path) -> None:
    sheets = Sheets("LIST OF DUAL-USE ITEMS")
    sheets.line(100, "GENERAL NOTES TO ANNEX I", font=BOLD)
    sheets.line(71, "A first remark on the whole of this invented list of widgets, for practice and nothing else.", label="1.", gap=42)
    sheets.line(71, "A second one.", label="2.", gap=42)
    sheets.line(150, "GENERAL WIDGET NOTE (GWN)", font=BOLD)
    sheets.line(71, "Widgets are left out that are any of the following:")
    sheets.line(113, "Sold to everybody; or", label="a.")
    sheets.line(113, "Broken.", label="b.")
    sheets.line(71, "ACRONYMS AND ABBREVIATIONS USED HERE", font=BOLD)
    sheets.line(77, "Widget Engineers' Club", label="WEC", gap=130)
    sheets.line(71, "DEFINITIONS OF TERMS USED HERE", font=BOLD)
    sheets.line(71, '"Widget" (1 3) means a thing that is made in the sample factory, other than a')
    sheets.line(71, '"gadget" of any kind.', step=CLOSE)
    sheets.note(113, 'N.B. See also "gadget".')
    sheets.line(71, '"Drift" (gyro) (7) means an invented error.', step=CLOSE)
    sheets.line(71, "CATEGORY 3 - WIDGETS", size=14)
    sheets.line(71, "Systems of widgets", font=BOLD, label="3A", gap=42)
    sheets.head("3A001", "Widgets.")
    found = {paragraph.code: paragraph for paragraph in read(sheets.pdf(), tmp_path).paragraphs}
    assert {"GN#n1", "GN#n2", "GWN", "GWN.a", "GWN.b", "acr:wec", "def:widget", "def:drift-gyro", "3A001"} <= set(found)
    assert found["GWN.a"].kind is ParagraphKind.NOTE
    assert found["acr:wec"].text == "Widget Engineers' Club"
    assert found["def:widget"].text.endswith('other than a "gadget" of any kind. N.B. See also "gadget".')
    assert found["3A001"].parent == "3A"


def test_edition_is_the_year_of_the_regulation_or_the_day_of_the_consolidation(tmp_path: Path) -> None:
    publication = read(annex(lambda sheets: sheets.head("3A001", "Widgets.")), tmp_path)
    assert (publication.list_id, publication.edition, publication.legal_date) == ("eu-annex-1", "2031", "2031-03-04")
    consolidated = Sheets("02031R0900 — EN — 15.11.2032 — 007.001")
    for _ in range(5):
        consolidated.line(71, "ANNEX I of the sample: LIST OF DUAL-USE ITEMS, with many words that nobody needs.")
    consolidated.line(71, "CATEGORY 3 - WIDGETS", size=14)
    consolidated.head("3A001", "Widgets.")
    assert read(consolidated.pdf(), tmp_path).edition == "2032-11-15"


# ------------------------------------------------------------------------------------------------ what is refused


def _locked() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(annex(lambda sheets: sheets.head("3A001", "Widgets."))))
    writer.encrypt("sample")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _scanned() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for _ in range(3):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _another() -> bytes:
    sheets = Sheets("Cooking for beginners")
    for _ in range(10):
        sheets.line(71, "Take a widget, boil it for a long while and serve it with butter and salt.")
    return sheets.pdf()


def _cut() -> bytes:
    data = annex(lambda sheets: sheets.head("3A001", "Widgets."))
    return data[: len(data) * 2 // 3]


def _without_entries() -> bytes:
    sheets = Sheets("A talk")
    for _ in range(8):
        sheets.line(71, "Here people speak about Annex I, the LIST OF DUAL-USE ITEMS, and show none of it.")
    return sheets.pdf()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (_locked, "locked with a password"),
        (_scanned, "pictures of pages"),
        (_another, "neither Annex I"),
        (_cut, "cut off"),
        (_without_entries, "no entry"),
        (lambda: b"%PDF-1.7\nrubbish\n%%EOF\n", "damaged"),
    ],
)
def test_other_pdf_gets_a_sentence(made: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    with pytest.raises(UserFixable, match=said) as refusal:
        read(made(), tmp_path)
    assert refusal.value.next_step
    assert refusal.value.where == "list.pdf"


def test_only_a_pdf_is_recognised(tmp_path: Path) -> None:
    printed, text = tmp_path / "list.dat", tmp_path / "list.pdf"
    printed.write_bytes(_another())
    text.write_text("code,text\n3A001,Widgets\n")
    assert annex_pdf.recognises(SourceFile(printed))
    assert not annex_pdf.recognises(SourceFile(text))


class _Stopped(Exception):
    """What the window raises when somebody presses cancel."""


def test_every_page_is_told_and_cancelling_lets_go_of_the_file(tmp_path: Path) -> None:
    def body(sheets: Sheets) -> None:
        for number in range(1, 6):
            sheets.page()
            sheets.head(f"3A00{number}", "Widgets.")

    path = tmp_path / "list.pdf"
    path.write_bytes(annex(body))
    told: list[tuple[str, float]] = []
    annex_pdf.read(SourceFile(path), lambda step, share: told.append((step, share)))
    shares = [share for _, share in told]
    assert sum(step.startswith("Page ") for step, _ in told) == 8
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1

    def stop(_step: str, share: float) -> None:
        if share > 0.3:
            raise _Stopped

    with pytest.raises(_Stopped):
        annex_pdf.read(SourceFile(path), stop)
    free: list[bool] = []

    def take() -> None:
        free.append(pdf_pages.ONE_PDF_AT_A_TIME.acquire(timeout=5))
        pdf_pages.ONE_PDF_AT_A_TIME.release()

    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    assert free == [True]


# ------------------------------------------------------------------------------------------------ the real ones


def facts(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def cas_numbers(publication: Publication) -> set[str]:
    return {number for paragraph in publication.paragraphs for number in re.findall(r"\b\d{2,7}-\d{2}-\d\b", paragraph.text)}


def note_titles(publication: Publication) -> Counter[str]:
    return Counter(re.sub(r"[\d. ]+$", "", each.written) for each in publication.paragraphs if each.kind is ParagraphKind.NOTE)


@pytest.mark.skipif(not MUNITIONS.exists(), reason="not run: the published munitions list is not here")
def test_munitions_list_is_read_whole() -> None:
    (publication,) = annex_pdf.read(SourceFile(MUNITIONS), quiet)
    assert (publication.list_id, publication.edition) == ("eu-common-military", "2020-02-17")
    codes = {paragraph.code: paragraph.kind for paragraph in publication.paragraphs}
    wanted = {row["code"]: row["kind"] for row in facts("munitions-2020-facts.csv")}
    assert [code for code, kind in codes.items() if kind is ParagraphKind.HEAD] == [f"ML{number}" for number in range(1, 23)]
    assert {code for code, kind in wanted.items() if kind in ("item", "not_used") and "#" not in code} == {
        code for code, kind in codes.items() if kind in (ParagraphKind.ITEM, ParagraphKind.NOT_USED)
    }
    assert len(cas_numbers(publication)) == 201  # 197 and four that are cut at the end of a line
    titles = note_titles(publication)
    assert (titles["Note"] >= 73, titles["N.B"]) == (True, 27)
    assert sum(code.startswith("def:") for code in codes) == 43
    assert not publication.doubts
    assert not [code for code, kind in codes.items() if kind is ParagraphKind.TEXT]


@pytest.mark.skipif(not ANNEX.exists(), reason="not run: the published Annex I is not here")
@pytest.mark.timeout(180)
def test_annex_i_is_read_whole_within_its_memory() -> None:
    resource = pytest.importorskip("resource", reason="not run: memory is measured on POSIX systems only")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (publication,) = annex_pdf.read(SourceFile(ANNEX), quiet)
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 250_000_000
    assert (publication.list_id, publication.edition, publication.legal_date) == ("eu-annex-1", "2021", "2021-05-20")
    codes = {paragraph.code: paragraph for paragraph in publication.paragraphs}
    heads = Counter(code[0] for code in codes if re.fullmatch(r"\d[A-E]\d{3}", code))
    assert heads == {"0": 15, "1": 92, "2": 52, "3": 39, "4": 11, "5": 13, "6": 36, "7": 37, "8": 8, "9": 63}
    unused = [each for each in codes.values() if each.text.startswith("Not used")]
    assert len(unused) == 112  # 106 entries and items, 6 notes or paragraphs of notes
    rows = [row for row in facts("annex1-2025-11-facts.csv") if row["kind"] in ("head", "item", "not_used") and row["state"] == "2021"]
    there = [row["code"] for row in rows if row["code"] in codes]
    assert len(there) >= 0.99 * len(rows)
    assert "2E003.f.table.b.1.s5.c1" in codes
    assert len(cas_numbers(publication)) == 161  # 156 of the index and five that are cut at the end of a line
    assert "10^12" in codes["def:adjusted-peak-performance"].text
    assert not publication.doubts
