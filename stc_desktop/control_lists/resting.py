"""Which paragraphs rest on which others, by way of `meets`.

A paragraph that says "as in 2B350.g" is weighed from where the two paths part: what stands above both is weighed for the
paragraph itself already. So a holder may rest on its own children ("all alloys, and those above 40 % nickel"), and
a paragraph on its sister, without going round in circles.
"""

from collections.abc import Iterator

from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.rules.conditions import THIS_ITEM, Op


def steps_to_weigh(edition: ListEdition, holder: str, target: str) -> tuple[Entry, ...]:
    """The paragraphs above the target whose own tests and notes must be weighed when the holder asks whether the target is met."""
    above = {entry.code for entry in edition.path(_paragraph(holder)) if entry.kind is not EntryKind.NOTE}
    return tuple(entry for entry in edition.path(target)[:-1] if entry.code not in above)


def circles(edition: ListEdition) -> Iterator[tuple[str, ...]]:
    """Every circle of paragraphs that rest on each other, each once, starting at its first paragraph of the list."""
    settled: set[str] = set()
    for start in edition.entries:
        if start not in settled:
            yield from _circles_from(start, edition, settled)


def _circles_from(start: str, edition: ListEdition, settled: set[str]) -> Iterator[tuple[str, ...]]:
    trail: list[str] = [start]
    waiting: list[list[str]] = [_rests_on(edition, start)]
    while trail:
        if not waiting[-1]:
            waiting.pop()
            settled.add(trail.pop())
            continue
        step = waiting[-1].pop()
        if step in trail:
            circle = trail[trail.index(step) :]
            yield tuple(dict.fromkeys(node.removeprefix(_OWN) for node in circle))
        elif step not in settled:
            trail.append(step)
            waiting.append(_rests_on(edition, step))


# Node "2B350.a": the paragraph with all below it. Node "own 2B350.a": only its own tests and notes.
_OWN = "own "


def _rests_on(edition: ListEdition, node: str) -> list[str]:
    if not node.startswith(_OWN):
        below = [child.code for child in edition.children(node)]
        return [*reversed(below), _OWN + node]
    code = node.removeprefix(_OWN)
    found = [note.code for note in edition.weighed_notes(code)]
    for test in edition.entries[code].tests:
        target = str(test.value)
        if test.op is Op.MEETS and test.property_id == THIS_ITEM and target in edition.entries:
            found.extend(_OWN + step.code for step in steps_to_weigh(edition, code, target))
            found.append(target)
    return found


def _paragraph(code: str) -> str:
    return code.split("#")[0]
