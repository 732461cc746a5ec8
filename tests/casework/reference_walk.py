"""Every reference of an independent table of facts, held against the tests and links of the paragraph that names it."""

import csv
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.control_lists.codes import head_of, is_group_code, is_head_code
from stc_desktop.control_lists.entries import Entry, ListEdition
from stc_desktop.rules.conditions import Op, is_within

_OUTSIDE = re.compile(r"ML.*|MILITARY|def|All|5-Part-2|\d|CAT.*")


class Standing(enum.StrEnum):
    """What the list makes of a reference."""

    WEIGHED = "weighed: a test asks whether the other paragraph is met"
    LINKED = "linked: it leads to the other paragraph and decides nothing"
    SAME_BRANCH = "in the same branch: what stands above or below is weighed with it"
    WIDE = "to a group, a part of a category or the munitions list"
    NOT_INSTALLED = "one of the two heads is not installed"
    LOST = "not found"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactReference:
    """A paragraph that names another, as the table states it."""

    code: str
    kind: str
    target: str


def fact_references(table: Path, edition: ListEdition) -> Iterator[FactReference]:
    """Every reference of the table, ranges taken apart."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"].startswith("def:"):
                continue
            for target in filter(None, (part.strip() for part in row["refs"].split(";"))):
                for one in _taken_apart(target, edition):
                    yield FactReference(code=row["code"], kind=row["kind"], target=one)


def _taken_apart(target: str, edition: ListEdition) -> Iterator[str]:
    first, dots, last = target.partition("..")
    if not dots:
        yield target
        return
    known = [*edition.info.heads, *(code for code in edition.entries if code not in edition.info.heads)]
    if first not in known or last not in known:
        yield from (first, last)
        return
    above = first.rpartition(".")[0]
    inside = known[known.index(first) : known.index(last) + 1]
    yield from (code for code in inside if code.rpartition(".")[0] == above and "#" not in code)


def standing(reference: FactReference, edition: ListEdition) -> Standing:
    """What the list makes of it: weighed, only linked, or lost."""
    target = reference.target
    if _OUTSIDE.fullmatch(target) or is_group_code(target) or not is_head_code(head_of(target)):
        return Standing.WIDE
    if head_of(target) not in edition.entries or head_of(reference.code) not in edition.entries:
        return Standing.NOT_INSTALLED
    places = list(_around(reference.code, edition))
    if any(_touches(str(test.value), target) for place in places for test in place.tests if test.op is Op.MEETS):
        return Standing.WEIGHED
    own = reference.code.split("#")[0]
    if _touches(own, target):
        return Standing.SAME_BRANCH
    head = [entry for entry in edition.entries.values() if entry.head == head_of(reference.code)]
    if any(_touches(link, target) for place in (*places, *head) for link in (*place.refs, *place.covers, *place.spares)):
        return Standing.LINKED
    return Standing.LOST


def _around(code: str, edition: ListEdition) -> Iterator[Entry]:
    """The paragraph (or note) with its notes, all below it and all above it."""
    own = code.split("#")[0]
    for entry in edition.entries.values():
        if entry.code in {code, own} or entry.code.startswith((f"{code}.", f"{code}#", f"{own}#")):
            yield entry
    if own in edition.entries:
        yield from edition.path(own)[:-1]


def _touches(named: str, target: str) -> bool:
    return is_within(named, target) or is_within(target, named)
