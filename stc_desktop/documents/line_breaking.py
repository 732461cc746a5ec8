"""Where a line may end: words, in scripts without spaces too; and what to print where not all lines have room."""

import bisect
import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from icu4py.breakers import CharacterBreaker, LineBreaker

from stc_desktop.documents.shaped_text import cleaned, width
from stc_desktop.documents.styles import TextStyle

_STACKERS = frozenset("\u1039\u17d2")  # Burmese and Khmer: what follows is written under the letter
_STAYS_WITH_ITS_WORD = frozenset("ๆໆៗ")  # repetition signs, after a space in Thai
_BREAKS_INSIDE = frozenset("./-_@:,;")  # where a word too wide for its line is cut first
_PARTS_OF_A_NUMBER = frozenset("-/.,")
_NUMBER = re.compile(r"\d")
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and where in its paragraph it starts and ends."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that have room. `cut_at` says where the rest begins (paragraph, sign), or None where nothing is left over."""

    lines: tuple[str, ...]
    cut_at: tuple[int, int] | None = None


def lines_of(text: str, style: TextStyle, room: float, *, is_name: bool = False) -> tuple[Line, ...]:
    """Break a paragraph into lines no wider than `room`. Names break at spaces only; a word too wide alone is cut where it must be."""
    return _lines_of(cleaned(text), style, room, is_name)


def wrapped(text: str, style: TextStyle, room: float, *, is_name: bool = False) -> tuple[str, ...]:
    """The same without places: the words of each line. Line ends in the text start new lines."""
    return tuple(line.text for part in text.splitlines() for line in lines_of(part, style, room, is_name=is_name))


@functools.lru_cache(maxsize=10_000)
def _lines_of(text: str, style: TextStyle, room: float, is_name: bool) -> tuple[Line, ...]:
    stops = _stops(text, is_name)
    lines: list[Line] = []
    start = 0
    while start < len(text):
        end = _furthest(text, start, stops, style, room)
        if end is None:
            end = _forced(text, start, stops, style, room)
        lines.append(Line(text[start:end].rstrip(), start, end))
        start = end
    return tuple(lines)


def fit(paragraphs: Sequence[str], style: TextStyle, room: float, most: int, *, is_name: bool = False, suffix: str = "") -> Fitted:
    """As many lines as have room; if something is left over, the last one ends after a whole word with the suffix behind it."""
    placed = [(index, line) for index, text in enumerate(paragraphs) for line in lines_of(text, style, room, is_name=is_name)]
    if len(placed) <= most:
        return Fitted(tuple(line.text for _, line in placed))
    kept = placed[:most]
    while kept:
        index, last = kept[-1]
        text = cleaned(paragraphs[index])
        ends = [stop for stop in _stops(text, is_name) if last.start < stop <= last.end]
        for end in sorted({*ends, last.end}, reverse=True):
            words = text[last.start : end].rstrip() + suffix
            if width(words, style) <= room + _TOLERANCE:
                return Fitted((*(line.text for _, line in kept[:-1]), words), (index, end))
        if most == 1 or len(kept) == 1:
            cut = _cut_inside(text, last, suffix, style, room)
            if cut is not None:
                return Fitted((text[last.start : cut].rstrip() + suffix,), (index, cut))
            break
        kept.pop()  # not even its first word leaves room: end a line earlier
    return Fitted((suffix.strip(),) if most else (), (0, 0))


def _cut_inside(text: str, line: Line, suffix: str, style: TextStyle, room: float) -> int | None:
    """Where a number that fills its line alone is cut, so that its beginning shows and the way to the whole of it; words are not cut."""
    if not _NUMBER.search(text[line.start : line.end]):
        return None
    ends = sorted((line.start + border for border in _grapheme_borders(text[line.start : line.end])), reverse=True)
    return next((end for end in ends if width(text[line.start : end].rstrip() + suffix, style) <= room + _TOLERANCE), None)


def _furthest(text: str, start: int, stops: tuple[int, ...], style: TextStyle, room: float) -> int | None:
    """The last stop that still fits, measured on the whole line as shaped; None where not even the first does."""
    first = bisect.bisect_right(stops, start)
    guess, end, reached = first, start, 0.0
    while guess < len(stops) and reached <= room:  # words added up come close; the whole line decides
        reached += width(text[end : stops[guess]], style)
        end = stops[guess]
        guess += 1
    guess -= 1
    while guess >= first and not _fits(text, start, stops[guess], style, room):
        guess -= 1
    if guess < first:
        return None
    while guess + 1 < len(stops) and _fits(text, start, stops[guess + 1], style, room):
        guess += 1
    return stops[guess]


def _fits(text: str, start: int, end: int, style: TextStyle, room: float) -> bool:
    return width(text[start:end].rstrip(), style) <= room + _TOLERANCE


def _forced(text: str, start: int, stops: tuple[int, ...], style: TextStyle, room: float) -> int:
    """Cut inside a word that is too wide alone: at a syllable or after a sign if there is one, else between letters."""
    limit = next(stop for stop in stops if stop > start)
    word = text[start:limit]
    softer = {stop for stop in _stops(word, False) if stop < len(word)}
    softer |= {index + 1 for index, sign in enumerate(word[:-1]) if sign in _BREAKS_INSIDE}
    letters = _grapheme_borders(word)
    for choice in (sorted(softer & letters), sorted(letters)):
        fitting = [stop for stop in choice if width(word[:stop].rstrip(), style) <= room + _TOLERANCE]
        if fitting:
            return start + fitting[-1]
    return start + min(letters)  # a single letter wider than the line; drawing it records the excess


@functools.lru_cache(maxsize=10_000)
def _stops(text: str, is_name: bool) -> tuple[int, ...]:
    """Places where a line may end, always with the end of the text."""
    borders = _grapheme_borders(text)
    stops: list[int] = []
    position = 0
    for segment in LineBreaker(text, "en"):  # the dictionary goes by script, not by language
        position += len(segment)
        if position in borders and _may_end(text, position, is_name):
            stops.append(position)
    return (*stops, len(text)) if not stops or stops[-1] != len(text) else tuple(stops)


def _may_end(text: str, position: int, is_name: bool) -> bool:
    if position >= len(text):
        return True
    if text[position - 1] in _STACKERS or text[position] in _STAYS_WITH_ITS_WORD:
        return False
    if unicodedata.category(text[position]) in {"Mn", "Mc"}:
        return False
    if text[position - 1] in _PARTS_OF_A_NUMBER and not text[position].isspace() and _is_in_a_number(text, position):
        return False
    return not is_name or text[position - 1].isspace()


def _is_in_a_number(text: str, position: int) -> bool:
    """Model, order and tax numbers stay whole: a clerk compares them sign by sign."""
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    end = min((at for sign in " \n" if (at := text.find(sign, position)) >= 0), default=len(text))
    return _NUMBER.search(text, start, end) is not None


@functools.lru_cache(maxsize=10_000)
def _grapheme_borders(text: str) -> frozenset[int]:
    """Where a sign that a reader sees as one ends. A stack stays whole even where ICU would part it after its stacker."""
    borders: set[int] = set()
    position = 0
    for cluster in CharacterBreaker(text, "en"):
        position += len(cluster)
        if position == len(text) or text[position - 1] not in _STACKERS:
            borders.add(position)
    return frozenset(borders)
