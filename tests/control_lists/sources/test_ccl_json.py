"""Control lists in JSON: three shapes of the Commerce Control List and the copy of Annex I that swallowed its lists."""

import json
from collections import Counter
from pathlib import Path

import pytest

from stc_desktop.control_lists.sources import ccl_json
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.report import report_on
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "control-lists"
real = pytest.mark.skipif(not REAL.is_dir(), reason="the official files are not beside this checkout, in ../shared")


def silent(_step: str, _share: float) -> None:
    """Nobody listens."""


def brought(folder: Path, content: object, name: str = "sample.json") -> SourceFile:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return SourceFile(path)


def read_one(file: SourceFile) -> Publication:
    assert ccl_json.recognises(file)
    (found,) = ccl_json.read(file, silent)
    return found


def lost(publication: Publication) -> set[str]:
    return {doubt.code for doubt in publication.doubts if doubt.kind is DoubtKind.LOST}


# -- entries


def item(label: str | None, text: str, kind: str = "item") -> dict[str, object]:
    return {"paragraph": label, "kind": kind, "depth": 1, "text": text}


def entries(*items: dict[str, object], count: int = 1) -> dict[str, object]:
    entry = {
        "eccn": "3A228",
        "heading": "Sample switches.",
        "reasonForControl": "NP",
        "countryChart": [{"control": "NP applies to all", "countryChart": "NP Column 1"}],
        "licenceExceptionFlags": {"LVS": "N/A"},
        "staSpecialConditions": None,
        "relatedControls": "See 3E777.",
        "items": list(items),
    }
    return {"citation": "Sample list", "ecfrIssueDate": "2026-01-02", "entryCount": count, "entries": [entry]}


def test_entries_keep_their_frame_and_say_what_was_lost(tmp_path: Path) -> None:
    items = (item("a.1", "Red."), item("b", "Blue:"), item("b.1", "Dark."), item("1", "Note words.", "note"), item(None, "Loose.", "text"))
    found = read_one(brought(tmp_path, entries(*items, count=2)))
    by_code = {one.code: one for one in found.paragraphs}
    assert (found.list_id, found.edition) == ("us-ccl", "2026-01-02")
    assert by_code["3A228.a.1"].parent == "3A228"  # 3A228.a was lost on the way
    assert by_code["3A228.b.1#n1"].kind is ParagraphKind.NOTE
    assert by_code["3A228.b.1#p1"].text == "Loose."
    assert "NP applies to all | NP Column 1" in {one.text for one in found.paragraphs}
    assert lost(found) == {"3A228.a", "3E777", ""}  # the last: the file counts two entries


def test_the_list_of_a_note_is_not_taken_for_items(tmp_path: Path) -> None:
    items = (item("a", "One;"), item("b", "Two."), item(None, "It does not control:", "text"), item("a", "Toys;"), item("b", "Art;"))
    items += (item("c", "Models."), item("c", "Three:"), item("c.1", "Deep."))
    by_code = {one.code: one for one in read_one(brought(tmp_path, entries(*items))).paragraphs}
    assert by_code["3A228.a"].text == "One;"
    assert by_code["3A228.b#p1.c"].text == "Models."
    assert by_code["3A228.c"].text == "Three:"
    assert by_code["3A228.c.1"].parent == "3A228.c"


# -- tree


def node(code: str, title: str | None, *content: dict[str, object]) -> dict[str, object]:
    structure = {"identifier": code, "heading": title, "content": list(content)}
    crumbs = ["A. “Sample Items”"]
    return {"eccn": code, "heading": title, "title": title, "category": "2", "group": "2A", "breadcrumbs": crumbs, "structure": structure}


def text(words: str) -> dict[str, object]:
    return {"type": "text", "text": words}


def html(tag: str, words: str) -> dict[str, object]:
    return {"type": "html", "tag": tag, "html": words, "text": "plain"}


def test_a_table_said_twice_is_kept_once_in_its_own_words(tmp_path: Path) -> None:
    rows = "<TR><TH>Control(s)</TH><TH>Chart<br/>(see there)</TH></TR><TR><TD>NP applies to 2A225.b</TD><TD>NP Column 1</TD></TR>"
    again = [text(words) for words in ("Control(s)", "Chart", "(see there)", "NP applies to .b", "NP Column 1")]
    # the maker of the file wrote .b out as 2A225.b; the cells said again have the words as they were
    again[3] = text("NP applies to 2A225.b and no other")
    head = node(
        "2A225",
        "Sample crucibles.",
        text("Reason for Control:"),
        text("NP"),
        html("TABLE", f"<TABLE>{rows}</TABLE>"),
        *again,
        text("Items:"),
        text("a. Small crucibles;"),
    )
    first, second = node("2A225.a", None), node("2A225.b", "Large ones of 10", html("P", "<P>b. Large ones of 10<SU>3</SU> l.</P>"))
    note = html("NOTE", "<NOTE><HED>Note:</HED><P>Not these:</P><P>a. Toys;</P></NOTE>")
    second["structure"]["content"].append(note)  # type: ignore[index]  # a plain dictionary in a test
    supplements = [
        {"number": "1", "heading": "Sample list", "eccns": [head, first, second]},
        {"number": "6", "heading": "Sample sensitive list", "eccns": [node("2A225.b", "(i) 2A225.b.")]},
    ]
    content = {"version": "2020-01-02", "date": "2020-01-02", "supplements": supplements}
    found = read_one(brought(tmp_path, content))
    by_code = {one.code: one for one in found.paragraphs}
    frame = [one.text for one in found.paragraphs if one.code.startswith("2A225#p")]
    assert frame == ["Reason for Control: NP", "Control(s) | Chart (see there)", "NP applies to 2A225.b and no other | NP Column 1"]
    assert by_code["2A225.a"].text == "Small crucibles;"
    assert by_code["2A225.b"].text == "Large ones of 10^3 l."
    assert by_code["2A225.b#n1.a"].text == "Toys;"
    assert by_code["SUPP6#p1"].kind is ParagraphKind.TEXT
    assert found.legal_date == "2020-01-02"


# -- items


def test_items_get_the_heads_that_they_lack(tmp_path: Path) -> None:
    rows = [
        {"eccn": "0A501.a", "text": "Sample arms.\nNote 1 to paragraph 0A501.a: Not toys.", "suppl": "1", "last": "2025-09-29"},
        {"eccn": "0A501.f", "text": "through w. [Reserved]", "suppl": "1", "last": "2025-09-29"},
        {"eccn": "0A502", "text": "0A502 Sample guns.", "suppl": "1", "last": "2025-09-29"},
    ]
    found = read_one(brought(tmp_path, "\n".join(json.dumps(row) for row in rows), "items.jsonl"))
    by_code = {one.code: one for one in found.paragraphs}
    assert (by_code["0A501"].kind, by_code["0A501"].text) == (ParagraphKind.HEAD, "")
    assert by_code["0A502"].text == "Sample guns."
    assert by_code["0A501.a#n1"].text == "Note 1 to paragraph 0A501.a: Not toys."
    assert by_code["0A501.w"].kind is ParagraphKind.NOT_USED
    assert "0A501" in lost(found)


# -- what is damaged or no list


@pytest.mark.parametrize("name", ["country-groups", "country-chart", "licence-exceptions"])
def test_charts_and_catalogues_are_no_lists(tmp_path: Path, name: str) -> None:
    content = {"ecfrIssueDate": "2026-01-02", "citation": name, "groups": [{"country": "Ruritania"}], "exceptions": []}
    assert not ccl_json.recognises(brought(tmp_path, content))
    official = REAL / f"us-{name}-2026-07-23.json"
    if official.is_file():
        assert not ccl_json.recognises(SourceFile(official))


def test_damaged_json_is_refused_with_a_sentence(tmp_path: Path) -> None:
    whole = json.dumps(entries(item("a", "One.")))
    with pytest.raises(UserFixable, match="cut off or damaged"):
        ccl_json.read(brought(tmp_path, whole[:-40]), silent)
    with pytest.raises(UserFixable, match="not put together"):
        ccl_json.read(brought(tmp_path, whole.replace('"heading": "Sample switches."', '"heading": ["x"]')), silent)
    deep = whole[:-1] + ', "deep": ' + "[" * 100_000 + "]" * 100_000 + "}"
    with pytest.raises(UserFixable, match="cut off or damaged"):
        ccl_json.read(brought(tmp_path, deep), silent)


def test_what_the_listener_raises_ends_the_reading(tmp_path: Path) -> None:
    def cancelled(_step: str, share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ccl_json.read(brought(tmp_path, entries(item("a", "One."))), cancelled)


# -- the real files


def _real(name: str) -> Publication:
    found = read_one(SourceFile(REAL / name))
    codes = {one.code for one in found.paragraphs}
    assert all(not one.parent or one.parent in codes for one in found.paragraphs)
    return found


@real
def test_the_entries_of_2026_have_their_counts() -> None:
    said: list[str] = []
    (found,) = ccl_json.read(SourceFile(REAL / "us-ccl-2026-07-23.entries.json.gz"), lambda step, _share: said.append(step))
    assert said[-1] == "633 entries, 2161 items, 310 notes, 566 loose texts"
    heads = [one.code for one in found.paragraphs if one.kind is ParagraphKind.HEAD]
    assert len(heads) == 633
    assert Counter(code[1] for code in heads) == {"A": 198, "B": 129, "C": 84, "D": 111, "E": 111}
    # four of the five that are missing are named by others; 8D001 is named by none
    assert {"0D614", "2B352", "3D006", "3E002", "3A228.a"} <= lost(found)
    assert not report_on(found, silent).is_refused


@real
def test_the_tree_of_2020_has_its_counts() -> None:
    said: list[str] = []
    ccl_json.read(SourceFile(REAL / "us-ccl-2020-06-29.tree.json.gz"), lambda step, _share: said.append(step))
    assert said[-1] == "3938 paragraphs"
    found = _real("us-ccl-2020-06-29.tree.json.gz")
    heads = [one.code for one in found.paragraphs if one.kind is ParagraphKind.HEAD]
    assert len(heads) == 595
    by_code = {one.code: one for one in found.paragraphs}
    assert by_code["3A228.a"].text.startswith("Cold-cathode tubes")
    assert "1C350.b.22" in by_code
    columns = [one for one in found.paragraphs if one.code.startswith("3A228#p") and "NP applies" in one.text]
    assert [one.text for one in columns] == ["NP applies to entire entry | NP Column 1"]
    assert not report_on(found, silent).is_refused


@real
def test_the_items_of_2025_have_their_counts() -> None:
    found = _real("us-ccl-items-2025-09-29.jsonl.gz")
    # One reserved; those with items below them had to be made. 303 have lines of their own, four more stand in the supplements only
    heads = [one for one in found.paragraphs if len(one.code) == 5 and one.kind in (ParagraphKind.HEAD, ParagraphKind.NOT_USED)]
    assert len(heads) == 637
    made = {one.code for one in heads if not one.text}
    assert made <= lost(found)
    assert "1C012" in lost(found)  # named by the supplements alone
    assert len(heads) - len(made) == 303
    assert not report_on(found, silent).is_refused


@real
def test_the_copy_of_annex_1_is_refused_for_what_its_notes_swallowed() -> None:
    found = _real("eu-annex1-2021-821.tree.json.gz")
    assert sum(one.kind is ParagraphKind.HEAD for one in found.paragraphs) == 366
    assert len(found.paragraphs) == 3851
    swallowed = {doubt.code: doubt.sentence for doubt in found.doubts if doubt.kind is DoubtKind.SWALLOWED}
    assert "a list of 89" in swallowed["1C350#nb1"]
    assert "5A002.a#n2" in swallowed
    assert report_on(found, silent).is_refused
