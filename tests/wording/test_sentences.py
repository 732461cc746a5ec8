"""The catalogue of sentences."""

import pytest

from stc_desktop.documents.words import PaperWords
from stc_desktop.wording.sentences import PSEUDO_LANGUAGE, Sentence, available_languages, sentences


def test_a_sentence_holds_its_parameters_and_sentences_within() -> None:
    inner = Sentence("comparator.more", {"limit": "0.15 m²"})
    text = sentences("en").say(Sentence("reason.amount.holds", {"property": "Area", "value": "0.3 m²", "limit": inner}))
    assert text == "Area: 0.3 m² is more than 0.15 m²."


def test_a_language_that_lacks_a_sentence_says_it_in_english() -> None:
    assert sentences("xx").text("reason.meets.holds", code="2B001") == "It meets 2B001."


def test_a_key_nobody_wrote_is_seen_as_it_is() -> None:
    assert sentences("en").text("no.such.key") == "no.such.key"
    assert "no.such.key" not in sentences("en")


def test_the_pseudo_language_is_longer_and_accented() -> None:
    plain, pseudo = sentences("en").text("reason.meets.holds", code="X"), sentences(PSEUDO_LANGUAGE).text("reason.meets.holds", code="X")
    assert len(pseudo) >= 1.4 * len(plain)
    assert "é" in pseudo


def test_english_comes_first() -> None:
    assert available_languages()[0] == "en"


def test_a_language_that_stands_on_paper_only_does_not_speak_on_the_screen() -> None:
    assert "paper.working_copy" in sentences("vi")
    assert sentences("vi").text("paper.working_copy") != sentences("en").text("paper.working_copy")
    assert not {"vi", "th", "lo", "km", "my", "ms", "id"} & set(available_languages())


@pytest.mark.parametrize("language", ["vi", "th", "lo", "km", "my", "ms", "id"])
def test_words_on_paper_fill_the_same_braces_in_every_language(language: str) -> None:
    assert sentences().text("paper.unreviewed", language=sentences().text(f"language.{language}"))
    own = PaperWords.of(lambda key: "", lambda key: sentences(language).text(key) if key in sentences(language) else "")
    assert own.working_copy.local
    assert own.draft_strip.local
