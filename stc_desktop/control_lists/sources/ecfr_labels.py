"""The labels of paragraphs that stand flat one after the other, (a) (1) (i) (A), and the tree that they mean.

(i) is the letter after (h) or the first roman number: what was open before it decides, and where both fit, what comes after.
"""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

_MOST = 200  # no list of a regulation is longer; "mix" and "di" are words
_ROMAN = re.compile(r"(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_STAR = r"(?P<star>\*\s*)?"
_LABEL = re.compile(r"\((?P<token>‹?(?:[a-z]{1,8}|[A-Z]|\d{1,3})›?)\)(?:\s?[-–]\s?\((?P<to>[a-z]{1,8}|[A-Z]|\d{1,3})\))?")
_POINT = re.compile(r"(?P<token>[A-Z]|I{1,3}|IV|[a-z]|\d{1,2}|\d{1,2}\.\d{1,2}|[A-Z]\.\d{1,2})\.?(?=\s+\S)")
_LEAD = re.compile(r"\s*‹[^›]{1,300}›[\s.—–-]*(?=\(‹?[a-z1A]+›?\))")
_COLON = re.compile(r"[^.;:()]{3,90}: (?=1\. [A-Z])")


class Style(enum.StrEnum):
    """How the labels of one level are written."""

    LETTER = "(a)"
    NUMBER = "(1)"
    ROMAN = "(i)"
    CAPITAL = "(A)"
    ITALIC_NUMBER = "(‹1›)"
    ITALIC_ROMAN = "(‹i›)"
    POINT_NUMBER = "1."
    POINT_CAPITAL = "A."
    POINT_LETTER = "a."
    POINT_ROMAN = "I."
    DECIMAL = "1.1"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a label: its place in the count of its style."""

    style: Style
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A labelled paragraph as written; `to` is the end of a range such as (j)-(w)."""

    token: str
    text: str
    to: str = ""
    is_point: bool = False
    is_significant: bool = False  # the asterisk before it
    opens_list: bool = False

    @property
    def is_reserved(self) -> bool:
        return self.text.casefold().strip(" .") == "[reserved]"

    @property
    def readings(self) -> tuple[Reading, ...]:
        return _readings(self.token, is_point=self.is_point)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a piece stands: the tokens from the top, and what is strange about it ("" when nothing is)."""

    path: tuple[str, ...]
    reserved: tuple[str, ...] = ()  # the tokens of a range, the first one included
    strange: str = ""


def plain(marked: str) -> str:
    return marked.replace("‹", "").replace("›", "")


def pieces_of(marked: str, *, with_points: bool = False) -> tuple[Piece, ...]:
    """The labelled pieces of a paragraph: "(5)(i) For" is two, "(a) Scope. (1) This" too; none where no label leads."""
    star = re.match(r"\*\s*", marked)
    rest = marked[star.end() :] if star else marked
    found: list[Piece] = []
    while label := _LABEL.match(rest):
        rest = rest[label.end() :]
        if not _readings(label["token"], is_point=False) or (found and found[-1].readings[0].style == _first_style(label["token"])):
            rest = label[0] + rest
            break
        lead = _LEAD.match(rest)
        said = plain(lead[0]) if lead and not label["to"] else ""
        rest = rest[lead.end() :] if said and lead else rest
        found.append(_piece(label["token"], said, to=label["to"] or "", star=bool(star) and not found))
        if not rest.startswith("("):
            break
    if not found and with_points and (label := _POINT.match(rest)) and ("." in label[0]):
        return _pointed(label["token"], plain(rest[label.end() :]))
    if not found:
        return ()
    return (*found[:-1], *_with_run_in(found[-1], rest, with_points=with_points))


def _with_run_in(last: Piece, rest: str, *, with_points: bool) -> tuple[Piece, ...]:
    text = f"{last.text} {plain(rest)}".strip()
    run_in = _COLON.match(text) if with_points else None
    opens_list = text.endswith((":", "—", "following"))
    whole = Piece(token=last.token, text=text, to=last.to, is_significant=last.is_significant, opens_list=opens_list)
    if not run_in:
        return (whole,)
    inner = text[run_in.end() :]
    head = Piece(token=last.token, text=run_in[0].strip(), is_significant=last.is_significant, opens_list=True)
    return (head, _piece("1", inner[2:], is_point=True, star=False))


def _pointed(token: str, text: str) -> tuple[Piece, ...]:
    """The piece behind "1." or "A."; behind "C.1." two, for C may have no words of its own."""
    above, _, last = token.rpartition(".")
    inner = _piece(token, text, is_point=True, star=False)
    return (_piece(above, "", is_point=True, star=False), inner) if above.isalpha() and last else (inner,)


def _piece(token: str, text: str, *, to: str = "", is_point: bool = False, star: bool) -> Piece:
    return Piece(token=token, text=text.strip(), to=to, is_point=is_point, is_significant=star)


def _first_style(token: str) -> Style | None:
    readings = _readings(token, is_point=False)
    return readings[0].style if readings else None


def _readings(token: str, *, is_point: bool) -> tuple[Reading, ...]:
    bare = plain(token)
    if is_point:
        return _point_readings(bare)
    if token.startswith("‹"):
        if bare.isdigit():
            return (Reading(Style.ITALIC_NUMBER, int(bare)),)
        value = roman(bare)
        return (Reading(Style.ITALIC_ROMAN, value),) if value else ()
    if bare.isdigit():
        return (Reading(Style.NUMBER, int(bare)),)
    if bare.isupper():
        return (Reading(Style.CAPITAL, ord(bare) - 64),) if len(bare) == 1 else ()
    found: list[Reading] = []
    if len(bare) == 1 or (len(bare) == 2 and bare[0] == bare[1]):
        found.append(Reading(Style.LETTER, ord(bare[0]) - 96 + 26 * (len(bare) - 1)))
    if value := roman(bare):
        found.append(Reading(Style.ROMAN, value))
    return tuple(found)


def _point_readings(bare: str) -> tuple[Reading, ...]:
    if "." in bare:
        return (Reading(Style.DECIMAL, int(bare.rpartition(".")[2])),)
    if bare.isdigit():
        return (Reading(Style.POINT_NUMBER, int(bare)),)
    if bare.islower():
        return (Reading(Style.POINT_LETTER, ord(bare) - 96),)
    value = roman(bare.lower())
    roman_reading = (Reading(Style.POINT_ROMAN, value),) if value else ()
    return (*((Reading(Style.POINT_CAPITAL, ord(bare) - 64),) if len(bare) == 1 else ()), *roman_reading)


def roman(text: str) -> int:
    """14 of xiv; 0 for what is no roman number or a longer list than there is."""
    if not text or not _ROMAN.fullmatch(text):
        return 0
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _VALUES[here]
        total += -value if after and _VALUES[after] > value else value
    return total if total <= _MOST else 0


@dataclass(slots=True)
class _Rung:
    style: Style
    ordinal: int
    token: str


class Outline:
    """The labels that are open, from the top to the last one read."""

    def __init__(self) -> None:
        self._open: list[_Rung] = []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(rung.token for rung in self._open)

    def is_open(self, piece: Piece) -> bool:
        """Whether a list goes on with this piece, or it can only begin one."""
        return any(self._continued(reading) is not None for reading in piece.readings)

    def place(self, piece: Piece, ahead: Iterable[str] = ()) -> Placed:
        """Where the piece stands; `ahead` are the labels that come after it in the same list."""
        reading, depth, strange = self._chosen(piece, ahead)
        del self._open[depth:]
        token = plain(piece.token).lower().rpartition(".")[2]
        self._open.append(_Rung(reading.style, reading.ordinal, token))
        path = self.path
        if not piece.to:
            return Placed(path=path, strange=strange)
        last = next((one for one in _readings(piece.to, is_point=False) if one.style == reading.style), None)
        if last is None or last.ordinal <= reading.ordinal:
            return Placed(path=path, strange=strange or f"the range ({piece.token})-({piece.to}) cannot be understood")
        tokens = tuple(_written(reading.style, number) for number in range(reading.ordinal, last.ordinal + 1))
        self._open[-1] = _Rung(reading.style, last.ordinal, tokens[-1])
        return Placed(path=path, reserved=tokens, strange=strange)

    def _chosen(self, piece: Piece, ahead: Iterable[str]) -> tuple[Reading, int, str]:
        continuing = [(one, depth) for one in piece.readings if (depth := self._continued(one)) is not None]
        opening = [one for one in piece.readings if one.ordinal == 1 and one not in [two for two, _ in continuing]]
        if continuing and opening and _begins_roman(piece, ahead):
            continuing = []
        if continuing:
            reading, depth = max(continuing, key=lambda pair: pair[1])
            return reading, depth, ""
        if opening:
            reading = opening[0]
            again = self._innermost(reading.style) is not None and reading.style not in (Style.POINT_NUMBER, Style.DECIMAL)
            return reading, len(self._open), "begins anew without a paragraph to stand under" if again else ""
        skipping = [(one, depth) for one in piece.readings if (depth := self._innermost(one.style)) is not None]
        later = [(one, depth) for one, depth in skipping if one.ordinal > self._open[depth].ordinal]
        if later or skipping:
            reading, depth = max(later or skipping, key=lambda pair: pair[1])
            return reading, depth, f"comes after {self._open[depth].token}: something between them is missing or out of order"
        return piece.readings[0], len(self._open), "is the first of its list and does not begin it"

    def _continued(self, reading: Reading) -> int | None:
        for depth in range(len(self._open) - 1, -1, -1):
            rung = self._open[depth]
            if rung.style is reading.style and rung.ordinal + 1 == reading.ordinal:
                return depth
        return None

    def _innermost(self, style: Style) -> int | None:
        return next((depth for depth in range(len(self._open) - 1, -1, -1) if self._open[depth].style is style), None)


def _begins_roman(piece: Piece, ahead: Iterable[str]) -> bool:
    for token in ahead:
        if token == "ii":
            return True
        if token in ("i", "j"):
            return False
    return piece.opens_list


def _written(style: Style, number: int) -> str:
    if style in (Style.LETTER, Style.CAPITAL):
        return chr(96 + number) if number <= 26 else chr(70 + number) * 2
    if style in (Style.ROMAN, Style.ITALIC_ROMAN):
        return next((text for text in _romans() if roman(text) == number), str(number))
    return str(number)


def _romans() -> list[str]:
    tens, ones = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"), ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return [f"{hundred}{ten}{one}" for hundred in ("", "c") for ten in tens for one in ones]
