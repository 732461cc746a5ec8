"""What a column seems to hold, by the words of its heading and by the look of its cells."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stc_desktop.control_lists.sources.code_spellings import became_number, is_code_like
from stc_desktop.control_lists.sources.tables import Row

_CAS = re.compile(r"\d{2,7}-\d{2}-\d")
_HS = re.compile(r"\d{4}[. ]?\d{2}(?:[. ]?\d{2}){0,2}(?:\.0)?")
# Headings of four digits, and codes of which a spreadsheet took away a nought: only in a column that says HS.
_HS_LOOSELY = re.compile(r"\d{4}|\d{3,4}\.\d{1,2}|\d{5}|\d{7}")
_FEW = 0.5  # in a list a code stands once; where every code stands often, the rows are something else (chemicals, cases)

# Headings by role, the surest first; compared with the whole heading, its last line, or its first or last word.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "code": (
        "rating id",
        "entry id",
        "control list code",
        "control code",
        "dual use code",
        "control list entry",
        "control entry",
        "eccn",
        "eccn number",
        "ecn number",
        "list code",
        "item code",
        "item number",
        "code",
        "codes",
        "rating",
        "entry",
        "item no",
        "paragraph",
        "reference",
    ),
    "text": (
        "orig content",
        "original content",
        "original text",
        "official text",
        "full description",
        "description",
        "description en",
        "text",
        "wording",
        "control text",
        "content",
        "heading",
        "title",
        "name",
    ),
    "parent": ("parent", "parent code", "parent id", "parent ecn", "parent eccn", "stands in", "belongs to"),
    "level": ("level", "depth", "indent"),
    "kind": ("kind", "type", "paragraph type"),
    "note": ("note", "notes", "note content orig"),
    "nb": ("nb content orig", "n b", "nb"),
    "technical_note": ("technical note", "technical note content orig", "technical notes"),
    "term": ("term", "defined term", "definition of", "name"),
    "list": ("list", "control list", "list name"),
    "cas": ("cas", "cas number", "cas no", "cas rn"),
    "hs": ("hs", "hs code", "hs6", "cn code", "tariff code", "tariff", "commodity code", "ahtn", "ahtn code", "hs2022", "hs 2022"),
    "strength": ("strength", "confidence", "match"),
    "row_id": ("id", "row id", "derived ecn no", "key"),
}
_OTHERS = {
    "related",
    "page",
    "status",
    "military",
    "regime",
    "issues",
    "short description",
    "edition",
    "date",
    "remarks",
    "country",
    "countries",
}
_ALL = frozenset(word for words in _WORDS.values() for word in words) | _OTHERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One column: its heading in plain words and what share of its cells look like what."""

    position: int
    heading: str
    filled: int
    distinct: int
    codes: float
    hs: float
    cas: float
    numbers: float
    length: float

    @staticmethod
    def has_word(heading: str) -> bool:
        """A heading of a table of paragraphs, by its words."""
        return heading in _ALL

    def rank(self, role: str) -> int | None:
        """How sure the heading is of a role: 0 is surest; None says nothing."""
        last = self.heading.rsplit(" / ", 1)[-1]
        both = " ".join(self.heading.split(" / ")[-2:])
        words = _WORDS[role]
        return next((place for place, word in enumerate(words) if word in {last, both}), None)


def looks_of(names: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """The position of the column for each role that a column was found for; every column has one role."""
    looks = [_look(position, name, rows) for position, name in enumerate(names)]
    looks = [look for look in looks if look.filled]
    found: dict[str, int] = {}
    _take(found, "hs", looks, lambda look: look.hs >= 0.8 and (look.rank("hs") is not None or (look.codes < 0.2 and look.distinct > 1)))
    _take(found, "cas", looks, lambda look: look.cas >= 0.6)
    # A table of substances repeats the paragraph for each; an HS correlation repeats it for each tariff line, and may.
    _take(found, "code", looks, lambda look: _holds_codes(look, may_repeat="hs" in found, is_of_substances="cas" in found))
    if "code" not in found and "hs" not in found and "cas" not in found:
        _take_terms(found, looks)
    _take_text(found, looks)
    for role in ("parent", "level", "kind", "list", "strength", "row_id", "note", "nb", "technical_note"):
        if role not in found and ("code" in found or role in {"list"}):
            _take(found, role, looks, lambda look, role=role: look.rank(role) is not None and _fits(role, look))
    return found


def _take(found: dict[str, int], role: str, looks: Sequence[Look], fits: Callable[[Look], bool]) -> None:
    free = [look for look in looks if look.position not in found.values() and fits(look)]
    if free:
        best = min(free, key=lambda look: (_rank(look, role), -look.distinct, look.position))
        found[role] = best.position


def _rank(look: Look, role: str) -> int:
    rank = look.rank(role)
    return len(_ALL) if rank is None else rank


def _holds_codes(look: Look, *, may_repeat: bool, is_of_substances: bool) -> bool:
    if not may_repeat and look.distinct < look.filled * _FEW:
        return False
    if is_of_substances and look.rank("code") is None:
        return False
    if look.codes >= 0.8:
        return True
    if look.rank("code") is None:
        return False
    # Codes of a way of numbering that is not known here are short, with digits, and stand under a heading that says so.
    return look.codes >= 0.5 or (look.length <= 16 and look.numbers >= 0.8 and look.distinct >= look.filled * 0.9)


def _take_terms(found: dict[str, int], looks: Sequence[Look]) -> None:
    """A sheet of defined terms has a column of names and one of meanings."""
    meanings = [look for look in looks if look.rank("text") is not None and look.length > 60]
    names = [look for look in looks if look.rank("term") is not None and look.length <= 60 and look not in meanings]
    lists = [look for look in looks if look.rank("list") is not None]
    if meanings and names and (lists or any("term" in look.heading for look in names)):
        found["term"] = min(names, key=lambda look: _rank(look, "term")).position


def _take_text(found: dict[str, int], looks: Sequence[Look]) -> None:
    free = [look for look in looks if look.position not in found.values()]
    named = [look for look in free if look.rank("text") is not None]
    if named:
        found["text"] = min(named, key=lambda look: (_rank(look, "text"), -look.filled)).position
        return
    long = [look for look in free if look.length >= 20 and look.numbers < 0.9]
    if long and "code" in found:
        found["text"] = max(long, key=lambda look: look.length * look.filled).position


def _fits(role: str, look: Look) -> bool:
    if role == "level":
        return look.length <= 4
    if role == "row_id":
        return look.distinct == look.filled
    return role != "kind" or look.distinct <= 20


def _look(position: int, name: str, rows: Sequence[Row]) -> Look:
    cells = [row.cell(position) for row in rows if row.cell(position) and position not in row.spread]
    count = len(cells)

    def share(holds: Callable[[str], object]) -> float:
        return sum(1 for cell in cells if holds(cell)) / count if count else 0.0

    heading = " / ".join(" ".join(re.findall(r"[^\W_]+", part.casefold())) for part in name.split(" / "))
    return Look(
        position=position,
        heading=heading,
        filled=count,
        distinct=len(set(cells)),
        codes=share(lambda cell: is_code_like(cell) or (_says_code(heading) and became_number(cell))),
        hs=share(lambda cell: _HS.fullmatch(cell) or (_says_hs(heading) and _HS_LOOSELY.fullmatch(cell))),
        cas=share(_CAS.fullmatch),
        numbers=share(lambda cell: any(letter.isdigit() for letter in cell)),
        length=sum(map(len, cells)) / count if count else 0.0,
    )


def _says_hs(heading: str) -> bool:
    return heading.rsplit(" / ", 1)[-1] in _WORDS["hs"]


def _says_code(heading: str) -> bool:
    return heading.rsplit(" / ", 1)[-1] in _WORDS["code"]
