"""Which kinds of thing the words of a description put in question."""

import pytest

from stc_desktop.classification.items import SuggestedBy
from stc_desktop.classification.kinds import KindIndex
from stc_desktop.classification.paragraphs import WeighableList


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
