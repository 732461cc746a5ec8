"""Words of a paper in English and beside them in the language of the agency, as far as that language has them."""

from collections.abc import Callable
from dataclasses import dataclass

from stc_desktop.documents.plan import Label
from stc_desktop.documents.words import PaperWords
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import SOURCE_LANGUAGE, Sentences, sentences

_ANY_PAPER = "paper.working_copy"  # every language that stands on paper has at least these words


@dataclass(frozen=True, slots=True)
class PaperLabels:
    """Labels in the main language; the second one stands beside where it has the words, and what it lacks stays English alone."""

    say: Sentences
    local: Sentences | None = None

    def label(self, key: str, **parameters: object) -> Label:
        text = self.say.text(key, **parameters)
        second = self.local.text(key, **parameters) if self.local is not None else ""
        return Label(text, "" if second == text else second)

    @property
    def unreviewed(self) -> str:
        """That no native reader has checked the second language; "" where there is none."""
        if self.local is None:
            return ""
        return self.say.text("paper.unreviewed", language=self.say.text(f"language.{self.local.language}"))

    @property
    def fixed_words(self) -> PaperWords:
        """The words that every sheet has, in both languages."""
        return PaperWords.of(_words_of(self.say), _words_of(self.local))


def paper_labels(say: Sentences, language: str = "") -> PaperLabels:
    """Labels with this second language; English and none add nothing. A language without any words for paper gets a sentence."""
    code = language.strip().lower()
    if code in {"", SOURCE_LANGUAGE, say.language}:
        return PaperLabels(say)
    local = sentences(code)
    if not code.isalpha() or local.text(_ANY_PAPER) == sentences().text(_ANY_PAPER):
        raise UserFixable(
            f"No words for paper are held in the language “{language}”.",
            next_step="Choose one of id, km, lo, ms, my, th, vi, or leave the language out: the paper is then in English.",
            where="language",
        )
    return PaperLabels(say, local)


def _words_of(words: Sentences | None) -> Callable[[str], str]:
    """Words of a catalogue where it has them; an empty answer keeps what the drawing room brings."""
    return lambda key: words.text(key) if words is not None and key in words else ""
