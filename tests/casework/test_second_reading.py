"""The list says of every item of the second reading what the law says; a few of them go through the whole interview."""

import collections
import itertools
from collections.abc import Mapping
from typing import cast

import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.codes import head_of
from tests.casework.interviews import interview, nothing_special
from tests.casework.second_readings import FOLDER, Reading, disagreement, readings, weighed


def test_every_row_has_a_name_of_its_own_and_stands_in_the_table_of_its_category() -> None:
    names = collections.Counter(reading.id for reading in readings())
    assert [name for name, count in names.items() if count > 1] == []
    for table in FOLDER.glob("?.csv"):
        heads = [line.split(",")[1] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
        assert [head for head in heads if not head.startswith(table.stem)] == [], table.name


def _of_head(reading: Reading) -> str:
    return reading.head


@pytest.mark.parametrize(
    "rows",
    [pytest.param(tuple(rows), id=head) for head, rows in itertools.groupby(sorted(readings(), key=_of_head), key=_of_head)],
)
def test_the_list_says_of_an_item_what_the_law_says(reading: Workspace, rows: tuple[Reading, ...]) -> None:
    """Weighed are the heads that the row names; what other heads say of such a thing stands in rows of their own."""
    faults = {row.id: (row.basis, found) for row in rows if (found := disagreement(row, weighed(reading, row)))}
    assert faults == {}


def _spread() -> list[Reading]:
    """One controlled item of each group of heads (2B, 3A ...)."""
    first: dict[str, Reading] = {}
    for row in readings():
        if row.expected not in {"none", "undecided"}:
            first.setdefault(row.head[:2], row)
    return list(first.values())


@pytest.mark.parametrize("row", _spread(), ids=str)
def test_an_item_reaches_its_paragraph_through_the_interview(reading: Workspace, row: Reading) -> None:
    _through_the_interview(reading, row)


@pytest.mark.slow
@pytest.mark.parametrize("row", readings(), ids=str)
def test_every_item_reaches_its_paragraph_through_the_interview(reading: Workspace, row: Reading) -> None:
    _through_the_interview(reading, row)


def _through_the_interview(workspace: Workspace, row: Reading) -> None:
    weighable = workspace.weighable(row.list_id, workspace.reference.newest(row.list_id))
    # what a row does not speak of is not there, but where it expects that something is not known
    others = {} if row.expected == "undecided" else nothing_special(weighable.edition.register, told=row.told)
    answers = {**others, **row.told, "is": _alike(weighable, row.kinds), "overview": list(row.kinds)}
    step, _, _ = interview(workspace, row.item, answers, list_id=row.list_id)
    heads = {head_of(kind) for kind in row.kinds}
    findings = cast("list[Mapping[str, object]]", step["findings"])
    verdicts = {str(finding["code"]): str(finding["verdict"]) for finding in findings if head_of(str(finding["code"])) in heads}
    assert not disagreement(row, verdicts), (row.basis, disagreement(row, verdicts), step["open"])


def _alike(weighable: WeighableList, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs about the same kinds of thing: one answer serves them all, whichever of them the interview names."""
    subjects = {paragraph.subject for kind in kinds for paragraph in weighable.at_or_below(kind)}
    return tuple(paragraph.code for paragraph in weighable.paragraphs if paragraph.subject in subjects)
