"""Items just inside, just outside and freed by a note, thought out from the law on a second reading; no expected value is from a run."""

import csv
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.candidates import candidates_for, facts_of
from stc_desktop.classification.item_json import understood, written_item
from stc_desktop.classification.items import Consideration, Item
from stc_desktop.classification.paragraphs import Meeting, WeighableList
from stc_desktop.classification.verdicts import VERDICT_OF, deepest_met
from stc_desktop.classification.weighings import weighing_of
from stc_desktop.control_lists.codes import head_of
from stc_desktop.rules.facts import Facts
from stc_desktop.rules.units import UnitTable

FOLDER = Path(__file__).with_name("second_reading")  # one table per category, M for munitions

# What the notes to whole categories would set free; a row that says nothing of it means the case in which they set nothing free.
NOTHING_SET_FREE: Mapping[str, object] = {
    "retail_sales_ways": ["not_sold_at_retail"],
    "in_public_domain": False,
    "basic_research": False,
    "patent_minimum": False,
    "minimum_for_installation": False,
    "software_is_object_code": False,
    "technology_required": True,
}
# A broad question that only shortens the interview; a row that says nothing of it leaves the answer to its narrower ones.
EVERY_FIELD: Mapping[str, object] = {
    "software_fields": [
        "composites",
        "agent_detection",
        "signatures",
        "numerical_control",
        "chips",
        "lifts_limits",
        "information_security",
        "navigation_and_flight",
        "ship_propellers",
        "engines_and_rockets",
    ],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One item with its answers, the kinds of thing that it is, and the paragraphs that the law says it meets."""

    id: str
    head: str
    item: str
    answers: Mapping[str, object]
    kinds: tuple[str, ...]
    expected: str
    basis: str

    def __str__(self) -> str:
        return self.id

    @property
    def list_id(self) -> str:
        return MUNITIONS_LIST if self.head.startswith("ML") else BASE_LIST

    @property
    def told(self) -> Mapping[str, object]:
        return {**NOTHING_SET_FREE, **EVERY_FIELD, **self.answers}


@functools.cache
def readings() -> tuple[Reading, ...]:
    """Every row of every table."""
    found: list[Reading] = []
    for table in sorted(FOLDER.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                answers = cast("Mapping[str, object]", json.loads(row.pop("answers")))
                kinds = tuple(row.pop("kinds").split())
                found.append(Reading(answers=answers, kinds=kinds, **row))
    return tuple(found)


def weighed(workspace: Workspace, reading: Reading) -> dict[str, str]:
    """Per paragraph of the heads that the row names (and the deepest met below) what the list says once everything was told."""
    weighable = workspace.weighable(reading.list_id, workspace.reference.newest(reading.list_id))
    return _verdicts(_item(reading, {}, weighable, workspace.units), weighable, {head_of(kind) for kind in reading.kinds})


def facts_of_row(reading: Reading, others: Mapping[str, object], weighable: WeighableList, units: UnitTable) -> Facts:
    """Everything that is known of the item, with the answers to what the row does not speak of."""
    item = _item(reading, others, weighable, units)
    return facts_of(item, candidates_for(item, weighable, ()), weighable.edition.chemical_names)


def _item(reading: Reading, others: Mapping[str, object], weighable: WeighableList, units: UnitTable) -> Item:
    told = understood(written_item({"description": reading.item, "answers": {**others, **reading.told}}), weighable, units)
    return replace(told, considered=dict.fromkeys(reading.kinds, Consideration.YES), overview=reading.kinds)


def _verdicts(item: Item, weighable: WeighableList, heads: set[str]) -> dict[str, str]:
    candidates = candidates_for(item, weighable, ())
    facts = facts_of(item, candidates, weighable.edition.chemical_names)
    meeting = Meeting(weighable, facts)
    spoken = {paragraph.subject for code in item.considered for paragraph in weighable.at_or_below(code)}
    verdicts: dict[str, str] = {}
    for paragraph in weighable.paragraphs:
        if paragraph.subject in spoken and paragraph.head in heads:
            whole = weighing_of(paragraph, weighable, meeting).weighed
            verdicts |= {node.id: str(VERDICT_OF[node.outcome]) for node in (whole, *deepest_met(whole))}
    return verdicts


def disagreement(reading: Reading, verdicts: Mapping[str, str]) -> str:
    """Why the verdicts are not what the law says of the item; nothing where they are."""
    found = [code for code, verdict in verdicts.items() if verdict == "controlled"]
    if not any(head_of(code) == reading.head for code in verdicts):
        return "the item was never weighed against the head"
    if reading.expected == "none":
        return "" if set(verdicts.values()) == {"not_listed"} else f"not free: {_without_free(verdicts)}"
    if reading.expected == "undecided":
        return "" if not found and "undecided" in verdicts.values() else f"not undecided: {_without_free(verdicts)}"
    lacking = [code for code in reading.expected.split() if not any(one == code or one.startswith(f"{code}.") for one in found)]
    return f"lacks {' '.join(lacking)}: {_without_free(verdicts)}" if lacking else ""


def _without_free(verdicts: Mapping[str, str]) -> dict[str, str]:
    return {code: verdict for code, verdict in verdicts.items() if verdict != "not_listed"}
