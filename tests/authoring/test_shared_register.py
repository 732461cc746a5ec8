"""Two lists may share one register and one set of kinds of things, so that one answer serves both."""

from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused

EDITION = """\
list_id: other
edition: "2020"
title: Other list
legal_date: "2020-01-01"
publisher: Nobody, an invented list
register_of: sample/2025
heads: [ML1]
"""
HEAD = """\
ML1:
  heading: Accurate weapons
  words: [rifle, gun, cannon, barrel, mortar]
  subject: machine_tool
  tests: [positioning_error: {at_most: 3 um}, muzzle_bore: {above: 20 mm}]
"""
BORE = """\
muzzle_bore:
  question: How wide is the bore?
  kind: number
  dimension: length
  unit: mm
  help: Inside.
  datasheet_words: [calibre, bore, caliber]
"""


@pytest.fixture
def other(sources: Path) -> Path:
    """A second list beside the small one, with a property of its own."""
    folder = sources / "other" / "2020"
    (folder / "properties").mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    (folder / "ML1.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "properties" / "weapons.yaml").write_text(BORE, encoding="utf-8")
    return sources


def test_the_other_list_is_weighed_on_the_same_properties_and_kinds(other: Path) -> None:
    editions = {found.info.list_id: found for found in read_control_lists(other).editions}
    first, second = editions["sample"], editions["other"]
    assert second.register["positioning_error"] == first.register["positioning_error"]
    assert "muzzle_bore" in second.register
    assert "muzzle_bore" not in first.register
    assert second.subject_of("ML1") == "machine_tool"
    assert list(second.entries) == ["ML1"]


@pytest.mark.parametrize(
    ("file", "piece", "spoilt", "reason"),
    [
        ("edition.yaml", "sample/2025", "sample/2019", "its register, that of sample 2019, could not be read"),
        ("weapons.yaml", "muzzle_bore:", "positioning_error:", "stands in the shared register: use that one"),
        ("weapons.yaml", "How wide is the bore?", "How large is the positioning error?", "asks the same as positioning_error"),
    ],
)
def test_what_does_not_fit_the_shared_register_is_named(other: Path, file: str, piece: str, spoilt: str, reason: str) -> None:
    path = next((other / "other").rglob(file))
    path.write_text(path.read_text(encoding="utf-8").replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(other)
    assert any(reason in fault.reason for fault in caught.value.faults), caught.value.faults
