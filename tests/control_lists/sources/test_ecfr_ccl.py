"""The Commerce Control List in XML, invented after the described shape: no real file of part 774 is at hand."""

from pathlib import Path

from stc_desktop.control_lists.sources import ecfr
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.report import report_on
from stc_desktop.control_lists.sources.source_files import SourceFile

LIST = """<?xml version="1.0"?><DIV5 N="774" TYPE="PART"><HEAD>PART 774—THE SAMPLE COMMERCE CONTROL LIST</HEAD>
<DIV8 N="774.1" TYPE="SECTION"><HEAD>§ 774.1 Sample purpose.</HEAD><P>(a) About the list.</P></DIV8>
<DIV9 N="Supplement No. 1 to Part 774" TYPE="APPENDIX"><HEAD>Supplement No. 1 to Part 774—The Sample List</HEAD>
<HD1>Category 3—Sample electronics</HD1>
<HD2>A. “Sample Items”</HD2>
<FP-2><E T="04">3A001 Sample devices, as follows (see List of Items Controlled).</E></FP-2>
<FP-1><E T="04">License Requirements</E></FP-1>
<P><I>Reason for Control:</I> NS, AT</P>
<DIV><TABLE><THEAD><TR><TH>Control(s)</TH><TH>Country chart</TH></TR></THEAD>
<TBODY><TR><TD>NS applies to 3A001.a</TD><TD>NS Column 2</TD></TR></TBODY></TABLE></DIV>
<FP-1><E T="04">List Based License Exceptions</E></FP-1>
<P><I>LVS:</I> N/A</P>
<FP-1><E T="04">List of Items Controlled</E></FP-1>
<P><I>Related Controls:</I> See 3A999 and 3E001.</P>
<P><I>Items:</I> a. Sample tubes having all of the following:</P>
<P>a.1. A field of 10<SU>3</SU> V; <I>and</I></P>
<P>a.2. Either of the following:</P>
<P>a.2.a. Red; <I>or</I></P>
<P>a.2.b. Blue;</P>
<NOTE><HED><I>Note 1 to 3A001.a:</I></HED><P><I>3A001.a does not control:</I></P>
<P>a. Toys;</P><P>b. Models, being:</P><P>1. Small;</P><P>2. Old.</P></NOTE>
<P><I>Technical Note:</I> A sample is a sample.</P>
<P>b. Sample lamps.</P>
<P>c. through w. [Reserved]</P>
<P>x. Specially designed sample parts.</P>
<P>y.1 to y.3. [Reserved]</P>
<FP-2><E T="04">3A002 [Reserved]</E></FP-2>
<HD2>E. “Sample Technology”</HD2>
<FP-2><E T="04">3E001 “Technology” for samples.</E></FP-2>
<FP-1><E T="04">List of Items Controlled</E></FP-1>
<P><I>Items:</I> The list of items controlled is contained in the entry heading.</P>
<HD1>Category 5—Part 1 Sample telephones</HD1>
<HD2>A. “Sample Sets”</HD2>
<FP-2><E T="04">5A001 Sample sets.</E></FP-2>
<HD1>Category 5 (Part 2)—Sample secrets</HD1>
<HD2>A. “Sample Ciphers”</HD2>
<FP-2><E T="04">5A002 Sample ciphers.</E></FP-2>
<P><I>Items:</I> b. What follows a lost a.</P>
</DIV9>
<DIV9 N="Supplement No. 6 to Part 774" TYPE="APPENDIX"><HEAD>Supplement No. 6 to Part 774—Sample Sensitive List</HEAD>
<P>(1) Category 3</P><P>(i) 3A001.a.</P></DIV9></DIV5>"""


def read_list(folder: Path) -> Publication:
    path = folder / "title-15-part-774.xml"
    path.write_text(LIST, encoding="utf-8")
    (found,) = ecfr.read(SourceFile(path), lambda _step, _share: None)
    return found


def test_heads_groups_and_items_stand_where_they_belong(tmp_path: Path) -> None:
    found = {one.code: one for one in read_list(tmp_path).paragraphs}
    assert [code for code, one in found.items() if one.kind is ParagraphKind.HEAD] == ["3A001", "3E001", "5A001", "5A002"]
    assert found["3A001"].parent == "3A"
    assert found["3A"].parent == "CAT3"
    assert found["3A001"].text == "Sample devices, as follows (see List of Items Controlled)."
    assert found["3A001.a"].text == "Sample tubes having all of the following:"
    assert found["3A001.a.1"].text == "A field of 10^3 V; and"
    assert found["3A001.a.2.b"].parent == "3A001.a.2"
    assert found["3A002"].kind is ParagraphKind.NOT_USED
    assert found["5A001"].parent == "5A"
    assert found["5A002"].parent == "CAT5.2"  # both parts have a group A


def test_the_frame_is_kept_as_text_and_never_as_items(tmp_path: Path) -> None:
    frame = [one for one in read_list(tmp_path).paragraphs if one.code.startswith("3A001#p")]
    assert {one.kind for one in frame} == {ParagraphKind.TEXT}
    said = [one.text for one in frame]
    assert "Reason for Control: NS, AT" in said
    assert "NS applies to 3A001.a | NS Column 2" in said
    assert "LVS: N/A" in said


def test_notes_keep_their_own_lists(tmp_path: Path) -> None:
    found = {one.code: one for one in read_list(tmp_path).paragraphs}
    assert found["3A001.a#n1"].text == "Note 1 to 3A001.a: 3A001.a does not control:"
    assert found["3A001.a#n1.b"].kind is ParagraphKind.NOTE
    assert found["3A001.a#n1.b.2"].text == "Old."
    assert found["3A001.a.2.b#t1"].text == "Technical Note: A sample is a sample."


def test_reserved_places_and_lost_ones_are_said(tmp_path: Path) -> None:
    publication = read_list(tmp_path)
    found = {one.code: one for one in publication.paragraphs}
    assert found["3A001.w"].kind is ParagraphKind.NOT_USED
    assert found["3A001.y.2"].kind is ParagraphKind.NOT_USED
    assert found["3A001.x"].kind is ParagraphKind.ITEM
    lost = {doubt.code for doubt in publication.doubts if doubt.kind is DoubtKind.LOST}
    # 5A002 begins at b, 3A999 is only named; 3A001.y has reserved places alone, of which nothing was lost
    assert lost == {"5A002.a", "3A999"}


def test_what_is_about_the_list_does_not_count_as_entries(tmp_path: Path) -> None:
    publication = read_list(tmp_path)
    found = {one.code: one for one in publication.paragraphs}
    assert found["774.1"].kind is ParagraphKind.GROUP
    assert found["SUPP6.1.i"].kind is ParagraphKind.TEXT
    report = report_on(publication, lambda _step, _share: None)
    assert not report.is_refused
    assert report.heads == 4
