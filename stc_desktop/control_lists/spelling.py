"""Typing errors in a search: the nearest word that the list knows."""

from collections.abc import Sequence

LIKENESS = 78.0
_SHORTEST = 4


def nearest_word(word: str, vocabulary: Sequence[str]) -> str | None:
    """The word that was meant, or None where nothing is near enough; short words are left alone."""
    if len(word) < _SHORTEST:
        return None
    from rapidfuzz import fuzz, process  # wanted only when a word was mistyped

    found = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return found[0] if found else None
