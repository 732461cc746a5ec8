"""Lines of print put together to running text: a word that was cut at the end of a line is made whole again."""

import re
from collections.abc import Iterable

from stc_desktop.control_lists.sources.pdf_lines import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HANGING = frozenset({"and", "or", "to"})  # “air- and water-cooled” was not cut


class WordsSeen:
    """The words that stand whole somewhere in the publication: they tell whether a hyphen belongs to a word or only ends the line."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._seen: set[str] = set()
        for line in lines:
            self._seen.update(word.lower() for word in _WORD.findall(" ".join(word.text for word in line.words[1:-1])))

    def joined(self, pieces: Iterable[str]) -> str:
        """The pieces, each the text of a line, as one text with single spaces."""
        text = ""
        for piece in pieces:
            text = self._join(text, piece.strip()) if text else piece.strip()
        return " ".join(text.split())

    def _join(self, text: str, piece: str) -> str:
        if not text.endswith("-") or text.endswith(" -") or not piece:
            return f"{text} {piece}"
        first = piece.split()[0]
        if first.lower().strip(",;") in _HANGING:
            return f"{text} {piece}"
        if first.startswith("^") and "^" in text.split()[-1]:
            return text + piece[1:]
        cut, rest = _CUT.search(text), _WORD.match(piece)
        if cut and rest and self._is_one_word(text.split()[-1], cut[1], rest[0]):
            return text[:-1] + piece
        return text + piece

    def _is_one_word(self, token: str, start: str, rest: str) -> bool:
        """Whether the hyphen was set by the printer: the whole word stands elsewhere, or the parts are no words by themselves."""
        whole, hyphened = f"{start}{rest}".lower(), f"{start}-{rest}".lower()
        if hyphened in self._seen:
            return False
        if whole in self._seen:
            return True
        if re.search(r"[\d\[\](]", token) or not rest.islower() or not start[1:].islower():
            return False  # names of substances carry hyphens of their own
        return start.split("-")[-1].lower() not in self._seen and rest.split("-")[0].lower() not in self._seen
