"""Parts of the Code of Federal Regulations in XML: invented parts in the official shape, and the real ones where they are."""

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from stc_desktop.control_lists.sources import ecfr, ecfr_blocks
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "control-lists"
real = pytest.mark.skipif(not REAL.is_dir(), reason="the official files are not beside this checkout, in ../shared")


class Heard:
    """Remembers what the reader tells; may cancel."""

    def __init__(self, cancel_at: int = 0) -> None:
        self.said: list[tuple[str, float]] = []
        self._cancel_at = cancel_at

    def __call__(self, step: str, share: float) -> None:
        self.said.append((step, share))
        if len(self.said) == self._cancel_at:
            raise KeyboardInterrupt


def brought(folder: Path, text: str, name: str = "sample.xml") -> SourceFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return SourceFile(path)


def part(body: str, *, number: str = "121", head: str = "THE SAMPLE MUNITIONS LIST", title: str = "22") -> str:
    named = f'hierarchy_metadata="{{&quot;path&quot;:&quot;/on/_/title-{title}/part-{number}&quot;}}"' if title else ""
    return f'<?xml version="1.0"?>\n<DIV5 N="{number}" TYPE="PART" {named}>\n<HEAD>PART {number}—{head}</HEAD>{body}</DIV5>'


def read_one(folder: Path, text: str) -> Publication:
    (found,) = ecfr.read(brought(folder, text), Heard())
    return found


def texts(publication: Publication) -> dict[str, str]:
    return {paragraph.code: paragraph.text for paragraph in publication.paragraphs}


MUNITIONS = part(
    """<DIV8 N="121.1" TYPE="SECTION"><HEAD>§ 121.1 Sample list.</HEAD><P>(a)-(b) [Reserved]</P><EXTRACT>
<HD1>Category I—Sample guns</HD1>
<P>* (a) Guns of 10
<SU>6</SU> J in UF<E T="52">6</E> (MT);</P>
<NOTE><HED>Note 1 to paragraph (<E T="01">a</E>):</HED><P>Not these:</P><P>(1) toys;</P><P>(2) models.</P></NOTE>
<P>(b) Parts:</P><P>(1) Barrels:</P><P>(i) long;</P><P>(ii) short.</P><P>(c)-(w) [Reserved]</P><P>(x) Others.</P>
<P>More about others.</P>
<NOTE><HED>Note to Category I:</HED><P>Samples only.</P></NOTE>
<NOTE><HED>Note to paragraph (q)(7):</HED><P>Lost.</P></NOTE>
<HD1>Category II—More samples</HD1><P>(a) First.</P><img src="x.gif"/>
</EXTRACT><CITA TYPE="N">[1 FR 2, Jan. 17, 2025, as amended at 3 FR 4, Aug. 27, 2025]</CITA></DIV8>"""
)


def test_flat_paragraphs_of_a_category_become_a_tree(tmp_path: Path) -> None:
    found = read_one(tmp_path, MUNITIONS)
    by_code = {paragraph.code: paragraph for paragraph in found.paragraphs}
    assert (found.list_id, found.edition, found.legal_date) == ("us-usml", "2025-08-27", "2025-08-27")
    assert [code for code, one in by_code.items() if one.kind is ParagraphKind.HEAD] == ["I", "II"]
    assert by_code["I.a"].text == "* Guns of 10^6 J in UF6 (MT);"
    assert by_code["I.b.1.ii"].parent == "I.b.1"
    assert by_code["I.m"].kind is ParagraphKind.NOT_USED
    assert by_code["I.x"].text == "Others. More about others."
    assert by_code["I.a#n1"].parent == "I.a"
    assert by_code["I.a#n1.2"].text == "models."
    assert by_code["I#n1"].text.endswith("Samples only.")
    kinds = {doubt.kind for doubt in found.doubts}
    assert kinds == {DoubtKind.REFERENCE, DoubtKind.LOST}  # the note about (q)(7), and the picture


def test_the_last_thing_told_counts_the_marks(tmp_path: Path) -> None:
    heard = Heard()
    ecfr.read(brought(tmp_path, MUNITIONS), heard)
    assert "1 marked *" in heard.said[-1][0]
    assert "1 with an (MT) mark" in heard.said[-1][0]
    assert heard.said[-1][1] == 1.0


def test_tables_say_the_country_in_every_row(tmp_path: Path) -> None:
    body = """<DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX"><HEAD>Supplement No. 4 to Part 744—Sample list</HEAD>
<DIV><DIV><TABLE><THEAD><TR><TH>Country</TH><TH>Entity</TH></TR></THEAD><TBODY>
<TR><TD>RURITANIA</TD><TD>Sample One<br/>Main Street</TD></TR><TR><TD> </TD><TD>Sample Two</TD></TR>
<TR><TD rowspan="2">SYLDAVIA</TD><TD>Sample Three</TD></TR><TR><TD>Sample Four</TD></TR></TBODY>
<TFOOT><TR><TD colspan="2"><sup>1</sup> Sample foot.</TD></TR></TFOOT></TABLE></DIV></DIV></DIV9>"""
    found = texts(read_one(tmp_path, part(body, number="744", head="SAMPLE END-USE RULES", title="15")))
    assert found["SUPP4.table"] == "Country | Entity"
    assert found["SUPP4.table.r1"] == "RURITANIA | Sample One Main Street"
    assert found["SUPP4.table.r2"] == "RURITANIA | Sample Two"
    assert found["SUPP4.table.r4"] == "SYLDAVIA | Sample Four"
    assert found["SUPP4.table#n1"].endswith("Sample foot.")


def test_definitions_lists_and_footnotes_of_a_section(tmp_path: Path) -> None:
    body = """<DIV6 N="A" TYPE="SUBPART"><HEAD>Subpart A—Sample rules</HEAD>
<DIV8 N="110.2" TYPE="SECTION"><HEAD>§ 110.2 Definitions.</HEAD><P><I>Sample source</I> means:</P><P>(1) One; or</P><P>(2) Two.</P>
<P><I>Other</I> means other.</P></DIV8>
<DIV8 N="110.9" TYPE="SECTION"><HEAD>§ 110.9 Places.</HEAD><P>(a) These<SU>1</SU><FTREF/>:</P>
<FTNT><P><SU>1</SU> A footnote.</P></FTNT><EXTRACT><SCOL2><LI>Ruritania</LI><LI>Syldavia</LI></SCOL2></EXTRACT></DIV8>
<DIV8 N="110.10" TYPE="SECTION"><HEAD>§ 110.10 [Reserved]</HEAD></DIV8></DIV6>"""
    found = read_one(tmp_path, part(body, number="110", head="SAMPLE NUCLEAR RULES", title="10"))
    by_code = {paragraph.code: paragraph for paragraph in found.paragraphs}
    assert by_code["110.2#d1"].kind is ParagraphKind.DEFINITION
    assert by_code["110.2#d1.2"].text == "Two."
    assert by_code["110.2#d2"].written == "Other"
    assert by_code["110.2"].parent == "SUBPART-A"
    assert by_code["110.9.a.2"].text == "Syldavia"
    assert by_code["110.9.a"].text == "These[1]:"
    assert by_code["110.9.a#n1"].text == "[1] A footnote."
    assert by_code["110.10"].kind is ParagraphKind.NOT_USED


def test_a_whole_title_gives_its_lists_only(tmp_path: Path) -> None:
    airline = part("<DIV8 N='121.1' TYPE='SECTION'><HEAD>§ 121.1 Flying.</HEAD><P>(a) Fly.</P></DIV8>", head="AIRLINES", title="")
    lists = part(
        "<DIV8 N='810.1' TYPE='SECTION'><HEAD>§ 810.1 Purpose.</HEAD><P>(a) Help.</P></DIV8>", number="810", head="ATOMIC ENERGY", title=""
    )
    inner = "".join(text.split("\n", 1)[1] for text in (airline, lists))
    title = f'<ECFRBRWS><AMDDATE>July 1, 2026</AMDDATE><DIV1 N="10" TYPE="TITLE">{inner}</DIV1></ECFRBRWS>'
    whole = f"<DLPSTEXTCLASS><TEXT><BODY>{title}</BODY></TEXT></DLPSTEXTCLASS>"
    file = brought(tmp_path, whole)
    assert ecfr.recognises(file)
    (found,) = ecfr.read(file, Heard())
    assert (found.list_id, found.edition) == ("us-10cfr810", "2026-07-01")
    without = brought(tmp_path, whole.replace("810", "811"), "other.xml")
    with pytest.raises(UserFixable, match="No part of this title"):
        ecfr.read(without, Heard())


def test_entities_of_its_own_are_refused_with_a_sentence(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE DIV5 [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + MUNITIONS.split("\n", 1)[1].replace(
        "Others.", "&b;"
    )
    file = brought(tmp_path, bomb)
    assert ecfr.recognises(file)
    with pytest.raises(UserFixable, match="entities of its own"):
        ecfr.read(file, Heard())


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path, share: float) -> None:
    with pytest.raises(UserFixable, match="cut off or damaged"):
        ecfr.read(brought(tmp_path, MUNITIONS[: int(len(MUNITIONS) * share)]), Heard())


def test_elements_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = part("<DIV8 N='121.1' TYPE='SECTION'><HEAD>§ 121.1 Deep.</HEAD>" + "<P>" * 200 + "</P>" * 200 + "</DIV8>")
    with pytest.raises(UserFixable, match="one in the other"):
        ecfr.read(brought(tmp_path, deep), Heard())
    monkeypatch.setattr(ecfr_blocks, "_MOST_AT_ONCE", 100_000)
    endless = part("<DIV8 N='121.1' TYPE='SECTION'><HEAD>§ 121.1 Long.</HEAD><P>" + "0" * 400_000 + "</P></DIV8>")
    with pytest.raises(UserFixable, match="never ends"):
        ecfr.read(brought(tmp_path, endless, "long.xml"), Heard())


def test_what_the_listener_raises_ends_the_reading(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        ecfr.read(brought(tmp_path, MUNITIONS), Heard(cancel_at=1))


def test_other_xml_is_not_recognised(tmp_path: Path) -> None:
    assert not ecfr.recognises(brought(tmp_path, "<sdnList><entry/></sdnList>"))
    assert not ecfr.recognises(brought(tmp_path, '{"DIV5": 1}', "x.json"))


# -- the real files


def _real(name: str) -> tuple[Publication, Heard]:
    heard = Heard()
    file = SourceFile(REAL / name)
    assert ecfr.recognises(file)
    (found,) = ecfr.read(file, heard)
    codes = Counter(paragraph.code for paragraph in found.paragraphs)
    assert max(codes.values()) == 1
    assert all(not paragraph.parent or paragraph.parent in codes for paragraph in found.paragraphs)
    assert all(paragraph.code for paragraph in found.paragraphs)
    return found, heard


@real
def test_the_munitions_list_has_its_counts() -> None:
    found, heard = _real("us-usml-22cfr121.ecfr.xml")
    categories = [one for one in found.paragraphs if one.kind is ParagraphKind.HEAD and re.fullmatch("[IVX]+", one.code)]
    assert len(categories) == 21
    # 1,210 in the list itself, 8 in front of it: seven in a definition, one reserved range
    assert "1218 labelled paragraphs, 209 notes, 106 marked *" in heard.said[-1][0]
    assert "119 with an (MT) mark" in heard.said[-1][0]
    asterisks = [one for one in found.paragraphs if one.text.startswith("* ")]
    assert len(asterisks) == 106
    codes = {one.code: one for one in found.paragraphs}
    assert codes["XII.c.2.iii"].parent == "XII.c.2"
    assert codes["IV.h.30.iii"].kind is ParagraphKind.ITEM
    assert codes["IV.i"].text.startswith("Technical data")
    assert codes["XIV.g.4.xlix"].kind is ParagraphKind.ITEM


@real
def test_the_nuclear_lists_have_their_counts() -> None:
    found, heard = _real("us-nrc-10cfr110.ecfr.xml")
    assert sum(bool(re.fullmatch(r"110\.\d+[a-z]?", one.code)) for one in found.paragraphs) == 91
    assert sum(bool(re.fullmatch("[A-P]", one.code)) for one in found.paragraphs) == 16
    assert sum(bool(re.fullmatch(r"[A-P]\.table\d*", one.code)) for one in found.paragraphs) == 2
    assert "34 rows" in heard.said[-1][0]
    codes = {one.code for one in found.paragraphs}
    assert {"A.1", "B.1.2.a.2.ii", "B.2.e.2", "K.c.2.ix", "N.b.4", "110.42.a.9.ii.b.1"} <= codes
    assistance, _ = _real("us-doe-10cfr810.ecfr.xml")
    assert sum(bool(re.fullmatch(r"810\.\d+", one.code)) for one in assistance.paragraphs) == 16
    assert [one.code for one in assistance.paragraphs if one.kind is ParagraphKind.HEAD][-1] == "A"


@real
def test_the_end_user_tables_have_their_rows() -> None:
    found, heard = _real("us-ear-part744.ecfr.xml.gz")
    rows = Counter(one.code.split(".")[0].split("#")[0] for one in found.paragraphs if ".table" in one.code)
    assert rows == {"SUPP4": 3421, "SUPP6": 187, "SUPP7": 91}
    assert all(one.text.split(" | ")[0] for one in found.paragraphs if ".table.r" in one.code)
    assert len(heard.said) > 8


@real
def test_a_real_file_cut_off_in_its_gzip_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress((REAL / "us-doe-10cfr810.ecfr.xml").read_bytes())
    path = tmp_path / "cut.xml.gz"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    with pytest.raises(UserFixable, match="cut off or damaged"):
        ecfr.read(SourceFile(path), Heard())
