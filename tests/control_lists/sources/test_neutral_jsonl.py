"""The program reads its own export back; a line that is not as it writes them is named."""

import json
from pathlib import Path

import pytest

from stc_desktop.control_lists.entries import Effect, Entry, EntryKind
from stc_desktop.control_lists.export import definition_row, neutral_row
from stc_desktop.control_lists.sources.neutral_jsonl import read, recognises
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.terms import Definition
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.errors import UserFixable

Row = dict[str, object]


def entry(code: str, parent: str = "", kind: EntryKind = EntryKind.ITEM, effect: Effect | None = None) -> Row:
    made = Entry(code=code, parent=parent, kind=kind, logic=Logic.ONE, heading=f"Sample {code}", help="More about it.", effect=effect)
    return dict(neutral_row(made))


def rows() -> list[Row]:
    term = definition_row(Definition(id="pump", term="Pump", meaning="A sample meaning.", scope=(), words=("pump",)))
    return [
        entry("9A", kind=EntryKind.GROUP),
        entry("9A901", "9A", EntryKind.HEAD),
        entry("9A901.a", "9A901"),
        entry("9A901.b", "9A901", EntryKind.NOT_USED),
        entry("9A901#n1", "9A901", EntryKind.NOTE, Effect.REMOVES),
        dict(term),
    ]


def file_of(tmp_path: Path, lines: list[Row] | bytes) -> SourceFile:
    path = tmp_path / "export.jsonl"
    path.write_bytes(lines if isinstance(lines, bytes) else "".join(json.dumps(row) + "\n" for row in lines).encode())
    return SourceFile(path)


def publication(file: SourceFile) -> Publication:
    return read(file, lambda _step, _share: None)[0]


def test_an_export_comes_back_paragraph_by_paragraph(tmp_path: Path) -> None:
    file = file_of(tmp_path, rows())
    assert recognises(file)
    found = publication(file)
    assert [(paragraph.code, paragraph.parent, paragraph.kind) for paragraph in found.paragraphs] == [
        ("9A", "", ParagraphKind.GROUP),
        ("9A901", "9A", ParagraphKind.HEAD),
        ("9A901.a", "9A901", ParagraphKind.ITEM),
        ("9A901.b", "9A901", ParagraphKind.NOT_USED),
        ("9A901#n1", "9A901", ParagraphKind.NOTE),
        ("def:pump", "", ParagraphKind.DEFINITION),
    ]
    assert found.paragraphs[2].text == "Sample 9A901.a\nMore about it."
    assert (found.list_id, found.doubts) == ("eu-annex-1", ())


def test_a_list_of_munitions_is_told_by_its_heads(tmp_path: Path) -> None:
    assert publication(file_of(tmp_path, [entry("ML1", kind=EntryKind.HEAD)])).list_id == "eu-common-military"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"logic": None}, "logic is not text"),
        ({"kind": "thing"}, "kind is 'thing', not one of"),
        ({"tests": "none"}, "tests is not a list"),
        ({"parent": 5}, "parent is neither"),
        ({"code": " "}, "code is empty"),
        ({"colour": "red"}, "unknown: 'colour'"),
        ({"effect": 1}, "effect is not"),
    ],
)
def test_wrong_values_are_named_by_line(tmp_path: Path, change: Row, said: str) -> None:
    made = rows()
    made[2] = made[2] | change
    with pytest.raises(UserFixable) as caught:
        publication(file_of(tmp_path, made))
    assert f"line 3: {said}" in caught.value.sentence


def test_missing_keys_and_lines_that_are_no_rows(tmp_path: Path) -> None:
    made = rows()
    del made[1]["heading"], made[1]["cas"]
    text = "".join(json.dumps(row) + "\n" for row in made) + "[1, 2]\nnot json\n\n" + json.dumps(made[0])[:40]
    with pytest.raises(UserFixable) as caught:
        publication(file_of(tmp_path, text.encode()))
    sentence = caught.value.sentence
    assert sentence.startswith("4 lines are not")
    assert "line 2: it has no heading, cas." in sentence
    assert "line 7: it is not an object" in sentence
    assert "line 8: it is not JSON" in sentence
    assert "line 10: it is not whole JSON; the line is cut off" in sentence


def test_at_most_twenty_lines_are_named(tmp_path: Path) -> None:
    short: Row = {"code": "x"}
    with pytest.raises(UserFixable, match="And 13 more lines") as caught:
        publication(file_of(tmp_path, rows()[:1] * 2 + [short] * 33))
    assert caught.value.sentence.count("line ") == 20


@pytest.mark.parametrize("piece", [b" ", b"[", b"\x00"])
def test_a_line_without_end_is_refused(tmp_path: Path, piece: bytes) -> None:
    first = json.dumps(rows()[0]).encode() + b"\n"
    filler = first * 200
    with pytest.raises(UserFixable):
        publication(file_of(tmp_path, filler + piece * 50_000_000))


def test_deep_nesting_is_a_sentence(tmp_path: Path) -> None:
    first = json.dumps(rows()[0]).encode() + b"\n"
    with pytest.raises(UserFixable, match="line 2"):
        publication(file_of(tmp_path, first + b'{"code": ' + b"[" * 200_000 + b"\n"))


def test_duplicates_orphans_and_circles_are_doubts(tmp_path: Path) -> None:
    made = [*rows(), entry("9A901.a", "9A901"), entry("9A902", "9A999"), entry("9A903", "9A904"), entry("9A904", "9A903")]
    kinds = [doubt.kind for doubt in publication(file_of(tmp_path, made)).doubts]
    assert kinds == [DoubtKind.DUPLICATE, DoubtKind.ORPHAN, DoubtKind.CIRCLE, DoubtKind.CIRCLE]


@pytest.mark.parametrize("content", [b'{"eccn": "9A901", "text": "sample"}\n', b"[1, 2]", b"code,text\n9A901,a\n", b"<x/>", b'{"code"'])
def test_other_files_are_not_recognised(tmp_path: Path, content: bytes) -> None:
    assert not recognises(file_of(tmp_path, content))
