"""The munitions list has short head codes: what an entry is, its kind says, never the length of its code."""

from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused
from stc_desktop.casework.list_views import below
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import EntryKind

HEAD_PAGE = """\
list_id: sample-munitions
edition: "2020"
title: Sample munitions list
legal_date: "2020-02-17"
publisher: Nobody, an invented list
heads: [ML1, ML2, ML10]
"""
HEADS = """\
ML1:
  heading: Small vessels
  words: [tank, receiver, reactor, container, kettle]
  subject: vessel
  logic: any
  a: {heading: Of glass, tests: [made: yes]}
  see: [ML1.a, ML10]
ML10:
  heading: Large vessels
  words: [tank, receiver, reactor, container, kettle]
  subject: vessel
  tests: [made: yes]
"""


@pytest.fixture
def munitions(sources: Path) -> Path:
    folder = sources / "sample-munitions" / "2020"
    for name, content in {
        "edition.yaml": HEAD_PAGE,
        "ML.yaml": HEADS,
        "subjects/all.yaml": 'vessel: {heading: Vessel, question: "Is it a vessel?"}\n',
        "properties/all.yaml": "made: {question: Was it made?, kind: yes_no, dimension: yes_no, guidance: {yes: Yes., no: No.}}\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return sources


def test_a_short_head_is_a_head(munitions: Path) -> None:
    edition = next(held for held in read_control_lists(munitions).editions if held.info.list_id == "sample-munitions")
    assert edition.installed_heads == ("ML1", "ML10")
    assert edition.entries["ML1"].kind is EntryKind.HEAD
    assert not edition.entries["ML1"].is_group
    assert [step.code for step in edition.path("ML1.a")] == ["ML1", "ML1.a"]
    assert edition.subject_of("ML1.a") == "vessel"
    assert below(edition, "M") == ("ML1", "ML10")
    assert below(edition, "ML1") == ("ML1.a",)
    assert [paragraph.code for paragraph in WeighableList(edition=edition).paragraphs] == ["ML1", "ML10"]


@pytest.mark.parametrize(
    ("piece", "spoilt", "reason"),
    [
        ("ML1.a, ML10]", "ML1.b, ML10]", "ML1 names ML1.b, which does not exist"),
        ("ML1.a, ML10]", "ML1.a, ML3]", "head this edition does not"),
    ],
)
def test_inside_its_own_list_a_munitions_code_must_exist(munitions: Path, piece: str, spoilt: str, reason: str) -> None:
    path = munitions / "sample-munitions" / "2020" / "ML.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused, match=reason):
        read_control_lists(munitions)
