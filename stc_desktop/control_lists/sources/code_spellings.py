"""The spellings in which codes of paragraphs travel in tables: 9A008d1, ML1a, PL5001b, M9A6, T5.1.1a, 3.A.1.a, XII(c)(2), and damage."""

import re
from dataclasses import dataclass

from stc_desktop.control_lists.codes import normal_code

_STEP = re.compile(r"[a-z]|\d+")
_TAIL = re.compile(r"(?:[.\-]?(?:[a-z]|\d{1,3}))*", re.IGNORECASE)
_DUAL_USE = re.compile(r"(\d[A-E]\d{3})(.*)", re.IGNORECASE)
_GROUP = re.compile(r"\d[A-E]|\dP\d", re.IGNORECASE)
_CATEGORY = re.compile(r"(?:category|cat\.?)(\d(?:\.\d)?)", re.IGNORECASE)
_NOTE = re.compile(r"(.+)#([a-z]{1,2}\d*(?:\.[a-z0-9]+)*)", re.IGNORECASE)
_GENERAL_NOTE = re.compile(r"(G[TSI]{0,2}N|NTN|NSN|GISN)((?:\.[a-z0-9]+)*)", re.IGNORECASE)
_TERM = re.compile(r"def(?::[\w\-]+)?((?:\.[a-z0-9]+)*)", re.IGNORECASE)
_MILITARY = re.compile(r"((?:ML|PL)\d{1,4})(.*)", re.IGNORECASE)
_LETTERED_REGIME = re.compile(r"([MN](?:\d{1,2}(?:[A-E](?:\d{1,3})?)?)?)(.*)")
_TRIGGER = re.compile(r"(TA?(?:\d{1,2}(?:\.\d{1,2})*)?)(.*)")
_DOTTED_REGIME = re.compile(r"(\d{1,2}\.[A-E](?:\.\d{1,3})?)(.*)")
_ROMAN = re.compile(r"((?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))((?:\.[A-Za-z0-9]+|\([A-Za-z0-9]+\))*)\*?")
_NAMED = re.compile(r"[A-Z]{2,5}( [A-Z]{1,5})?")
# A letter where a digit belongs, as a typist or a scanner leaves it.
_MISTYPED = re.compile(r"([0-9OoIl])([A-E])([0-9OoIl]{3})(.*)")
_MISREAD = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
_OWN = re.compile(r"[^\W_]+(?:[.\-/ ]?[^\W_]+|\([^\W_]+\))*")

_LONGEST = 120
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:E[+-]?\d+)?", re.IGNORECASE)
_WHOLE_ECCN = re.compile(r"\dE\d{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A code as it was written, in its normal form, with the codes that can be its parent, the nearest first.

    `is_inside` says that the nearest must be there (an item stands in a head), not only may (a head stands in a group). `doubt` is a
    sentence where the code was read as something else than it was written.
    """

    code: str
    above: tuple[str, ...] = ()
    is_inside: bool = False
    is_group: bool = False
    doubt: str = ""


def spelling(text: str) -> Spelling | None:
    """The code in any usual spelling of a family that is known; None for what is none."""
    written = re.sub(r"\s+", "", text).rstrip(".,;:")
    if not written or len(written) > _LONGEST:
        return None
    return _known(written) or _mistyped(written) or _as_we_write(written) or _named(text)


def own_spelling(text: str) -> Spelling | None:
    """A code of a list that numbers in its own way: PH-1.2(a) stands in PH-1.2, and that in PH-1, where they are there."""
    written = " ".join(text.split()).rstrip(".,;:")
    if not written or len(written) > 40 or not _OWN.fullmatch(written) or not any(letter.isdigit() for letter in written):
        return None
    pieces = [piece for piece in re.split(r"[.\-/ ()]+", written) if piece]
    code = ".".join([pieces[0].upper(), *(piece.lower() for piece in pieces[1:])])
    return Spelling(code=code, above=_steps_above(code))


def is_code_like(text: str) -> bool:
    """A cell that could be a code of a family that is known; a name alone does not count."""
    written = re.sub(r"\s+", "", text).rstrip(".,;:")
    # One letter is a mark in a column (an x, a T for true), and a bare roman number can count anything.
    return (
        not re.fullmatch(r"[IVX]+", written) and 2 <= len(written) <= 40 and (_known(written) is not None or _mistyped(written) is not None)
    )


def became_number(text: str) -> bool:
    """0.00E+00, 1000, 9.0: what a spreadsheet makes of 0E001, 1E003 and 9. The code 1E001 itself is whole."""
    written = text.strip()
    return bool(_NUMBER.fullmatch(written)) and not _WHOLE_ECCN.fullmatch(written)


def _known(written: str) -> Spelling | None:
    if found := _DUAL_USE.fullmatch(written):
        return _dual_use(written, found[2])
    if _GROUP.fullmatch(written):
        return Spelling(code=written.upper(), above=(f"CAT{written[0]}",), is_group=True)
    if found := _CATEGORY.fullmatch(written):
        return Spelling(code=f"CAT{found[1]}", is_group=True)
    if found := _MILITARY.fullmatch(written):
        return _with_tail(found[1].upper(), found[2])
    if found := _LETTERED_REGIME.fullmatch(written):
        return _regime(found[1], found[2])
    if found := _TRIGGER.fullmatch(written):
        return _trigger(found[1], found[2])
    if found := _DOTTED_REGIME.fullmatch(written):
        return _with_tail(found[1].upper(), found[2], above=_steps_above(found[1].upper()))
    found = _ROMAN.fullmatch(written)
    return _roman(found[1], found[2]) if found and found[1] else None


def _roman(category: str, tail: str) -> Spelling:
    steps = re.findall(r"[a-z0-9]+", tail.lower())
    code = ".".join((category, *steps))
    return Spelling(code=code, above=_steps_above(code), is_inside=bool(steps), is_group=not steps)


def _dual_use(written: str, tail: str) -> Spelling | None:
    plain = re.sub(r"[()]+", ".", tail).rstrip(".").replace("..", ".")
    if not _TAIL.fullmatch(plain) or plain[:1].isdigit():
        return None
    code = normal_code(written[: len(written) - len(tail)] + plain.replace("-", "."))
    above = _steps_above(code)
    if above:
        return Spelling(code=code, above=above, is_inside=True)
    return Spelling(code=code, above=(code[:2], f"CAT{code[0]}"))


def _with_tail(head: str, tail: str, *, above: tuple[str, ...] = ()) -> Spelling | None:
    plain = re.sub(r"[()]+", ".", tail).rstrip(".").replace("..", ".")
    if not _TAIL.fullmatch(plain):
        return None
    steps = _STEP.findall(plain.lower())
    if not steps:
        return Spelling(code=head, above=above)
    chain = [".".join((head, *steps[:count])) for count in range(len(steps), -1, -1)]
    return Spelling(code=chain[0], above=(*chain[1:], *above), is_inside=True)


def _regime(head: str, tail: str) -> Spelling | None:
    """M9A6 stands in M9A, that in M9, that in M."""
    parts = re.fullmatch(r"([MN])(\d{1,2})?([A-E])?(\d{1,3})?", head)
    if parts is None or (tail and not parts[4]):
        return None
    given = [part for part in parts.groups() if part]
    chain = tuple("".join(given[:count]) for count in range(len(given) - 1, 0, -1))
    if parts[4]:
        return _with_tail(head, tail, above=chain)
    return Spelling(code=head, above=chain, is_group=True)


def _trigger(head: str, tail: str) -> Spelling | None:
    if tail and not head[-1].isdigit():
        return None
    chain = (*_steps_above(head), *(top for top in ("TA", "T") if head.startswith(top) and head != top))
    if not tail:
        return Spelling(code=head, above=chain, is_inside="." in head, is_group=not head[-1].isdigit())
    return _with_tail(head, tail, above=chain)


def _as_we_write(written: str) -> Spelling | None:
    """Notes behind # (9A901#n1.a), general notes (GSN.a) and terms (def:pump), as this program's own tables have them."""
    if found := _NOTE.fullmatch(written):
        target = _known(found[1]) or _as_we_write(found[1])
        if target is None:
            return None
        steps = found[2].lower().split(".")
        chain = [f"{target.code}#{'.'.join(steps[:count])}" for count in range(len(steps), 0, -1)]
        return Spelling(code=chain[0], above=(*chain[1:], target.code, *target.above), is_inside=True)
    if found := _GENERAL_NOTE.fullmatch(written):
        code = found[1].upper() + found[2].lower()
        return Spelling(code=code, above=_steps_above(code), is_inside="." in code, is_group="." not in code)
    if found := _TERM.fullmatch(written):
        return Spelling(code=written.lower(), above=_steps_above(written.lower()), is_inside=bool(found[1]))
    return None


def _mistyped(written: str) -> Spelling | None:
    found = _MISTYPED.fullmatch(written)
    if found is None or not any(letter.isdigit() for letter in found[3]):
        return None
    meant = found[1].translate(_MISREAD) + found[2] + found[3].translate(_MISREAD) + found[4]
    read = _known(meant)
    if read is None or meant == written:
        return None
    sentence = f"“{written}” has a letter where a digit belongs; it was read as {read.code}."
    return Spelling(code=read.code, above=read.above, is_inside=read.is_inside, is_group=read.is_group, doubt=sentence)


def _named(text: str) -> Spelling | None:
    """A rating by name (of an embargo, a schedule): capitals and nothing else."""
    name = " ".join(text.split())
    return Spelling(code=name.replace(" ", "-")) if _NAMED.fullmatch(name) else None


def _steps_above(code: str) -> tuple[str, ...]:
    steps = code.split(".")
    return tuple(".".join(steps[:count]) for count in range(len(steps) - 1, 0, -1))
