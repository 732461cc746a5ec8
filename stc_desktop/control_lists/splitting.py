"""Where a paragraph falls apart into kinds of thing that are asked for by themselves.

A head that holds many things (2B350: reactors, tanks, pumps) is never weighed as one: each child that names a kind of thing is put in
question for itself. What stands in the head then reaches the children only as far as it limits them.
"""

from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.rules.clauses import Logic


def holds_subject(edition: ListEdition, entry: Entry) -> bool:
    """Whether the paragraph or one below it names a kind of thing."""
    return bool(entry.subject) or any(holds_subject(edition, child) for child in edition.children(entry.code))


def set_apart(edition: ListEdition, entry: Entry) -> tuple[Entry, ...]:
    """The children that are put in question by themselves; none where the paragraph is weighed with all below it."""
    children = edition.children(entry.code)
    if entry.logic is not Logic.ANY or not any(holds_subject(edition, child) for child in children):
        return ()
    return tuple(child for child in children if holds_subject(edition, child) or not entry.subject)


def unreached_additions(edition: ListEdition) -> tuple[tuple[Entry, Entry], ...]:
    """(paragraph, note): notes that bring things in but are never weighed, as nothing of their paragraph is left to be weighed."""
    found: list[tuple[Entry, Entry]] = []
    waiting = [entry for entry in edition.entries.values() if entry.kind is EntryKind.HEAD]
    while waiting:
        entry = waiting.pop()
        apart = set_apart(edition, entry)
        waiting.extend(apart)
        if apart and len(apart) == len(edition.children(entry.code)):
            notes = edition.weighed_notes(entry.code)
            found.extend((entry, note) for note in notes if note.effect is Effect.ADDS and _has_tests(edition, note))
    return tuple(found)


def _has_tests(edition: ListEdition, note: Entry) -> bool:
    return bool(note.tests) or any(_has_tests(edition, below) for below in edition.children(note.code))
