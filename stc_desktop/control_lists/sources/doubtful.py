"""What is doubtful in a publication, by looking at its paragraphs alone: codes, parents, references, numbers, CAS numbers."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.rules.cas import OFFICIAL_MISPRINTS, parse_cas
from stc_desktop.rules.errors import UserFixable

_CODED = frozenset({ParagraphKind.HEAD, ParagraphKind.ITEM, ParagraphKind.NOT_USED})
_TOLD_EVERY = 200
_STEP = "Looking for what is doubtful"
_MOST_CAS = 40  # the longest list of chemicals inside one official note names about twenty

# What a spreadsheet makes of 0E, 1E003 and 9: powers of ten and decimals.
_DAMAGED = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]\d+|[+-]?\d+\.\d+[eE]\d+|\d\.0+")
_STEPS = r"(\.([a-z]{1,2}|\d{1,3}|table|[a-z]\d{1,2}))*"  # cells of a table are table.a.s1.c1
_DUAL_USE_FORM = re.compile(rf"\d[A-E]\d{{3}}{_STEPS}")
_MILITARY_FORM = re.compile(rf"(ML\d{{1,2}}|PL\d{{4}}){_STEPS}")
_ANY_FORM = re.compile(r"[A-Za-z0-9]+([.\-/][A-Za-z0-9]+)*")
_FORMS = {
    "eu-annex-1": _DUAL_USE_FORM,
    "us-ccl": _DUAL_USE_FORM,
    "eu-common-military": _MILITARY_FORM,
}

_REFERENCE = re.compile(r"(?<![\w.])(\d[A-E]\d{3}(?:\.(?:[a-z]|\d{1,3})(?![A-Za-z0-9]))*)(?![A-Za-z0-9])")
_MILITARY_REFERENCE = re.compile(r"(?<![\w.])(ML\d{1,2}(?:\.(?:[a-z]|\d{1,3})(?![A-Za-z0-9]))*)(?![A-Za-z0-9])")

_CAS = re.compile(r"(?<![\d-])\d{2,7}[-‐‑–]\d{2}[-‐‑–]\d(?![\d-])")
_SAYS_CAS = re.compile(r"\bC\.?A\.?S\b", re.IGNORECASE)

_NUMBER = r"[-−+±]?\s?\d[\d.,\s]*(?:\s?[x×]\s?10\s?\^?\s?[-−]?\d+|\^[-−]?\d+)?"
_COMPARED = "exceeding|exceeds|greater than|more than|less than|better than|lower than|higher than|at least|above|below"
_UP_TO = rf"\s*(?:to|or|and|but)\s+(?:less than|not exceeding|more than)?\s*{_NUMBER}"
_OR_MORE = r"\s*or (?:more|less|greater|better|higher|lower)"
_LIMIT = re.compile(rf"\b(?:{_COMPARED})\s+{_NUMBER}(?:{_UP_TO})*(?:{_OR_MORE})?\s*(?P<next>\S*)", re.IGNORECASE)
_NO_UNIT = re.compile(r"[;:.,)\]]*|(?:at|in|when|for|to|but|and|or|if|as|where|measured|over|with)[;:.,]?", re.IGNORECASE)

Look = Callable[[OfficialParagraph], Iterator[Doubt]]


def is_damaged(code: str) -> bool:
    """Whether a code is what a spreadsheet leaves of one: 0.00E+00, 9.0."""
    return bool(_DAMAGED.fullmatch(code.strip()))


def is_well_formed(code: str, list_id: str) -> bool:
    """Whether a code has the form that its list uses; of a list that is not known only what no list has is refused."""
    return bool(_FORMS.get(list_id, _ANY_FORM).fullmatch(code.split("#")[0])) and not is_damaged(code)


def doubts_of(publication: Publication, told: Told) -> Iterator[Doubt]:
    """Everything doubtful, paragraph by paragraph and then by how they stand to each other."""
    looks: tuple[Look, ...] = (_FormLook(publication.list_id), _ReferenceLook(publication), _bare_numbers, _cas)
    paragraphs = publication.paragraphs
    for at, held in enumerate(paragraphs):
        if at % _TOLD_EVERY == 0:
            told(_STEP, at / len(paragraphs))
        for look in looks:
            yield from look(held)
    yield from _duplicates(paragraphs)
    yield from _orphans(paragraphs)
    yield from _circles(paragraphs)


def _doubt(kind: DoubtKind, held: OfficialParagraph, sentence: str) -> Doubt:
    return Doubt(kind=kind, place=held.place, code=held.code, sentence=sentence)


class _FormLook:
    def __init__(self, list_id: str) -> None:
        self._list_id = list_id

    def __call__(self, held: OfficialParagraph) -> Iterator[Doubt]:
        if held.kind in _CODED and not is_well_formed(held.code, self._list_id):
            yield _doubt(DoubtKind.CODE_FORM, held, f"“{held.written or held.code}” is not of the form of this list's codes.")


class _ReferenceLook:
    """Paragraphs of the same list that a text names and that are not there; other lists cannot be looked into."""

    def __init__(self, publication: Publication) -> None:
        self._codes = {held.code for held in publication.paragraphs}
        heads = {held.code for held in publication.paragraphs if held.kind is ParagraphKind.HEAD}
        self._own = [form for form in (_REFERENCE, _MILITARY_REFERENCE) if any(form.fullmatch(code) for code in heads)]

    def __call__(self, held: OfficialParagraph) -> Iterator[Doubt]:
        found = (code for form in self._own for code in form.findall(held.text))
        for code in dict.fromkeys(found):
            if code not in self._codes:
                yield _doubt(DoubtKind.REFERENCE, held, f"It names {code}, which is not in this publication.")


def _bare_numbers(held: OfficialParagraph) -> Iterator[Doubt]:
    """Limits behind which neither a unit nor a word of what is counted stands. Ratios and indices have none by right."""
    if held.kind not in {ParagraphKind.HEAD, ParagraphKind.ITEM}:
        return
    for found in _LIMIT.finditer(held.text):
        if _NO_UNIT.fullmatch(found["next"]) and not found[0].rstrip(" ;:.,").endswith(("%", "°")):
            limit = " ".join(found[0].split()).rstrip(" ;:.,")
            yield _doubt(DoubtKind.BARE_NUMBER, held, f"No unit stands behind “{limit}”.")


def _cas(held: OfficialParagraph) -> Iterator[Doubt]:
    numbers = list(dict.fromkeys(re.sub("[‐‑–]", "-", number) for number in _CAS.findall(held.text)))
    if len(numbers) >= _MOST_CAS:
        yield _doubt(DoubtKind.SWALLOWED, held, f"{len(numbers)} chemicals stand in this one paragraph.")
    says_cas = bool(_SAYS_CAS.search(held.text))
    for number in numbers:
        if number in OFFICIAL_MISPRINTS:
            yield _doubt(
                DoubtKind.CAS, held, f"The check digit of CAS {number} does not fit; it is printed so in the official text and is kept."
            )
        elif says_cas and not _is_cas(number):
            yield _doubt(DoubtKind.CAS, held, f"The check digit of CAS {number} does not fit; it is kept as printed.")


def _is_cas(number: str) -> bool:
    try:
        parse_cas(number)
    except UserFixable:
        return False
    return True


def _duplicates(paragraphs: tuple[OfficialParagraph, ...]) -> Iterator[Doubt]:
    times = Counter(held.code for held in paragraphs if held.kind in _CODED)
    for held in paragraphs:
        if held.kind in _CODED and times[held.code] > 1:
            yield _doubt(DoubtKind.DUPLICATE, held, f"{held.code} stands {times[held.code]} times in this publication.")
            times[held.code] = 0


def _orphans(paragraphs: tuple[OfficialParagraph, ...]) -> Iterator[Doubt]:
    codes = {held.code for held in paragraphs}
    for held in paragraphs:
        if held.parent and held.parent not in codes:
            yield _doubt(DoubtKind.ORPHAN, held, f"It should stand in {held.parent}, which is not in this publication.")


def _circles(paragraphs: tuple[OfficialParagraph, ...]) -> Iterator[Doubt]:
    """Each code that comes back to itself on the way up; what merely hangs below a circle is not named."""
    above: dict[str, str] = {}
    for held in paragraphs:
        if held.kind in _CODED and held.code:
            above.setdefault(held.code, held.parent)
    cleared: set[str] = set()
    places = {held.code: held for held in reversed(paragraphs)}
    for code in above:
        way: list[str] = []
        at = code
        while at in above and at not in cleared and at not in way:
            way.append(at)
            at = above[at]
        if at in way:
            for member in way[way.index(at) :]:
                yield _doubt(DoubtKind.CIRCLE, places[member], f"By its parents {member} stands inside itself.")
        cleared.update(way)
