"""Facts that do not go together, as they are written down."""

from pathlib import Path

import pytest

from stc_desktop.authoring.contradictions import read_contradictions
from stc_desktop.authoring.faults import Faults
from stc_desktop.control_lists.entries import EditionInfo, ListEdition, Subject
from tests.classification.conftest import REGISTER, UNITS

GOOD = """
big_and_steel:
  says: "Big, and of steel."
  kinds: [heat_exchanger]
  hs: ["89"]
  tests:
    - heat_transfer_area: {above: 10 m2}
"""


def _read(folder: Path, text: str) -> tuple[int, list[str]]:
    (folder / "sample.yaml").write_text(text, encoding="utf-8")
    info = EditionInfo(list_id="sample", edition="1", title="Sample", legal_date="2025-01-01", publisher="invented", heads=())
    edition = ListEdition(
        info=info,
        entries={},
        register=REGISTER,
        subjects={"heat_exchanger": Subject(id="heat_exchanger", heading="Heat exchanger", question="?")},
    )
    faults = Faults()
    return len(read_contradictions(folder, [edition], UNITS, faults)), [str(fault) for fault in faults.found]


def test_a_contradiction_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, GOOD) == (1, [])


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("[heat_exchanger]", "[ship]", "no kind of thing “ship”"),
        ('["89"]', '["8x"]', "no beginning of an HS code"),
        ("heat_transfer_area", "colour_of_paint", "unknown property"),
        ("says:", "speaks:", "speaks"),
    ],
)
def test_what_names_nothing_is_a_fault_and_left_out(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    count, faults = _read(tmp_path, GOOD.replace(wrong, right))
    assert count == 0
    assert any(said in fault for fault in faults)


def test_one_fact_alone_contradicts_nothing(tmp_path: Path) -> None:
    count, faults = _read(tmp_path, GOOD.replace("  kinds: [heat_exchanger]\n", "").replace('  hs: ["89"]\n', ""))
    assert count == 0
    assert "one fact only" in faults[0]
