"""Defined terms are read strictly, each with the categories in which it holds."""

import re
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused

TERMS = """\
vessel-wall: {term: Vessel wall, meaning: What holds the chemical., scope: ["2"], words: [vessel wall], see: [2B350, "def:load"]}
load: {term: Load, meaning: What a vessel can carry., scope: [All], numbers: [">=500 kg", "range(2..4) pieces"]}
"""


@pytest.fixture
def with_terms(sources: Path) -> Path:
    folder = sources / "sample" / "2025" / "definitions"
    folder.mkdir()
    (folder / "l-v.yaml").write_text(TERMS, encoding="utf-8")
    return sources


def test_a_term_keeps_what_is_written_of_it(with_terms: Path) -> None:
    terms = read_control_lists(with_terms).editions[0].definitions
    assert list(terms) == ["vessel-wall", "load"]
    assert (terms["load"].numbers, terms["load"].words, terms["load"].scope) == ((">=500 kg", "range(2..4) pieces"), ("load",), ("All",))
    assert terms["vessel-wall"].see == ("2B350", "def:load")


BAD = [
    ("load: {term: Load, ", "load: {", "term load has no term"),
    ("meaning: What a vessel can carry., ", "", "term load has no meaning"),
    ("scope: [All]", "scope: [Everywhere]", "“Everywhere” is no scope"),
    (', scope: ["2"]', "", "term vessel-wall must say in which categories it holds"),
    ('">=500 kg"', '"about 500 kg"', "“about 500 kg” of term load is not a number"),
    ("2B350,", "2B999,", "def:vessel-wall names 2B999, whose head this edition does not have"),
    ('"def:load"', '"def:loads"', "names the term loads, which does not exist; did you mean “load”"),
    ("words: [vessel wall]", "words: [load]", "“load” is a word of the terms"),
    ("vessel-wall:", "Vessel_Wall:", "must be small letters"),
    ("term: Vessel wall", "title: Vessel wall", "unknown key “title”"),
]


@pytest.mark.parametrize(("piece", "spoilt", "reason"), BAD, ids=[row[2][:40] for row in BAD])
def test_a_bad_term_is_named(with_terms: Path, piece: str, spoilt: str, reason: str) -> None:
    path = with_terms / "sample" / "2025" / "definitions" / "l-v.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(piece) == 1
    changed = text.replace(piece, spoilt)
    if "words: [load]" in changed:
        changed = changed.replace("scope: [All]", 'scope: ["2"]')
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(with_terms)
    assert any(re.search(reason, fault.reason) and fault.place.file.endswith("l-v.yaml") for fault in caught.value.faults), caught.value
