"""Which kinds of thing the words of a description put in question."""

from dataclasses import replace

import pytest

from stc_desktop.classification.items import SuggestedBy
from stc_desktop.classification.kinds import KindIndex
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import Entry, EntryKind, Subject
from stc_desktop.rules.clauses import Logic


@pytest.mark.parametrize(
    ("description", "codes"),
    [
        ("heat exchanger", {"2B350.d"}),
        ("dish soap with potassium salts", {"1C350"}),  # behind "with", but no other kind of thing bears the word
        ("ballpoint pen", set[str]()),
    ],
)
def test_words_put_kinds_in_question(weighable: WeighableList, description: str, codes: set[str]) -> None:
    found = KindIndex(weighable).suggestions(description)
    assert {suggestion.code for suggestion in found if suggestion.by is SuggestedBy.SEARCH} == codes


@pytest.mark.parametrize(
    ("description", "first"),
    [
        ("overhaul manual for a pump", "technology"),
        ("control software with a pump", "software"),
        ("training pump", ""),
        ("pump with software", ""),
    ],
)
def test_the_noun_that_names_a_program_or_know_how_puts_it_first(weighable: WeighableList, description: str, first: str) -> None:
    subjects = {
        **weighable.edition.subjects,
        "software": Subject(id="software", heading="Software", question="Is it software?", words=("program", "control software")),
        "technology": Subject(id="technology", heading="Know-how", question="Is it know-how?", words=("training", "manual")),
    }
    entries = dict(weighable.edition.entries)
    entries["3E225"] = Entry(
        code="3E225", parent="", kind=EntryKind.HEAD, logic=Logic.ONE, heading="Know-how", tests=(), subject="technology"
    )
    index = KindIndex(WeighableList(edition=replace(weighable.edition, entries=entries, subjects=subjects)))
    best = max(index.suggestions(description), key=lambda suggestion: suggestion.score)
    named = {"3E225": "technology", "3D225": "software"}
    assert (named.get(best.code, "") if best.score > 1 else "") == first
