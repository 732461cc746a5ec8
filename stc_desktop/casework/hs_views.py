"""What an HS code hints at, as a person reads it: candidate paragraphs by strength, the caveat, and that the code never decides."""

import collections
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from stc_desktop.casework.correlation_values import AgencyHint
from stc_desktop.casework.correlations import agency_hints
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.items import SuggestedBy
from stc_desktop.classification.kinds import same_words
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.hs import HsCode, hs_title, national_digits, parse_hs
from stc_desktop.control_lists.hs_hints import STRONGEST_FIRST, HsStrength
from stc_desktop.control_lists.search_text import is_know_how, understood
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentence

_FAIR_SHARE = 0.15  # of the codes of the named goods, above which a chapter alike to theirs is no contradiction
_MOST_CHAPTERS = 3
# Chapters between which one thing is often moved; a code of the same group as the named kinds is no contradiction.
_ALIKE = (
    range(25, 27), range(27, 28), range(28, 40), range(39, 41), range(50, 64), range(64, 68), range(68, 72), range(72, 84), range(84, 86),
    range(86, 88), range(88, 89), range(89, 90), range(90, 92), range(93, 94), range(94, 97),
)  # fmt: skip
# Machines, electric goods and instruments are told apart by rules that few people know.
_MACHINES = frozenset({"84", "85", "90", "91"})
_CALLED_AFTER_OTHERS = ("4202", "9503")  # cases, bags and toys bear the name of what they hold or imitate
_RECORDED = frozenset({"490600", "852349", "852351", "852352", "852380"})  # what software and technology travel on


@dataclass(frozen=True, slots=True, kw_only=True)
class HsCandidate:
    """A paragraph whose goods travel under the code. `strength` is None where only an agency's table names it."""

    code: str
    heading: str
    list_id: str
    strength: HsStrength | None
    by: tuple[AgencyHint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HsView:
    """One HS code with everything that it hints at. `said` are the sentences that never stay away; `cut` that digits were left out."""

    shown: str
    title: str
    caveat: str
    candidates: tuple[HsCandidate, ...]
    said: tuple[str, ...]
    cut: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HsTyped:
    """What was typed into a search as an HS code: the code with its hints, or why it is none; nothing for other words."""

    view: HsView | None = None
    fault: str = ""


def hs_typed(workspace: Workspace, text: str, *, list_id: str = BASE_LIST, edition: str = "") -> HsTyped:
    """Six digits or more, or four that are a heading; figures that may be something else (a CAS number, a regime's) are left alone."""
    question = understood(text)
    if not question.hs or question.cas:
        return HsTyped()
    try:
        view = hs_view(workspace, text, list_id=list_id, edition=edition)
    except UserFixable as fault:
        return HsTyped(fault=f"{fault.sentence} {fault.next_step}".strip())
    is_other_list = list_id not in {BASE_LIST, MUNITIONS_LIST}
    return HsTyped() if is_other_list or (question.compact_code and not view.candidates) else HsTyped(view=view)


def hs_said(workspace: Workspace, text: str) -> list[str]:
    """What is said beside the hits of a search for an HS code: digits that were cut, a code that ended, and that a code never decides."""
    typed = hs_typed(workspace, text)
    if typed.view is None:
        return [typed.fault] if typed.fault else []
    return [sentence for sentence in (typed.view.cut, typed.view.caveat, *typed.view.said) if sentence]


def hs_why(workspace: Workspace, text: str) -> dict[str, str]:
    """Of each paragraph that an HS code hints at: how strongly, and that national digits were left out."""
    view = hs_typed(workspace, text).view
    if view is None:
        return {}
    cut = "; the digits behind the sixth were left out" if view.cut else ""
    return {one.code: f"HS {view.shown} hints at it ({one.strength.value}){cut}" for one in view.candidates if one.strength}


def read_hs(workspace: Workspace, text: str) -> HsCode:
    """The code that was typed; raises UserFixable for one that never was, and for one of an earlier edition with what it became."""
    return parse_hs(text, workspace.hs_register.gone)


def cut_sentence(workspace: Workspace, text: str) -> str:
    """That national digits were left out; "" where none were written."""
    if not national_digits(text):
        return ""
    return workspace.say.say(Sentence("hs.cut", {"typed": text.strip(), "code": read_hs(workspace, text).shown}))


def hs_view(workspace: Workspace, text: str, *, list_id: str = BASE_LIST, edition: str = "") -> HsView:
    """The code with its candidates in the list that is looked at and in the other lists that goods are weighed by."""
    code = read_hs(workspace, text)
    found = {candidate.code: candidate for candidate in _candidates(workspace, code, list_id, edition)}
    for hint in agency_hints(workspace, code.digits):
        known = found.get(hint.code) or _unhinted(workspace, hint)
        found[hint.code] = replace(known, by=(*known.by, hint))
    say = workspace.say.say
    said = [Sentence("hs.statement")] if found else [Sentence("hs.no_hint", {"code": code.shown}), Sentence("hs.statement")]
    held = workspace.hs_register.codes.get(code.digits)
    return HsView(
        shown=code.shown,
        title=hs_title(code) or "",
        caveat=held.caveat if held else "",
        candidates=tuple(sorted(found.values(), key=_rank)),
        said=tuple(say(sentence) for sentence in said),
        cut=cut_sentence(workspace, text),
    )


def _rank(candidate: HsCandidate) -> int:
    return STRONGEST_FIRST.index(candidate.strength) if candidate.strength else len(STRONGEST_FIRST)


def _candidates(workspace: Workspace, code: HsCode, list_id: str, edition: str) -> Iterator[HsCandidate]:
    installed = {held for held, _ in workspace.reference.installed_editions}
    weighed = [one for one in (BASE_LIST, MUNITIONS_LIST) if one in installed]
    for held in dict.fromkeys((*((list_id,) if list_id in weighed else ()), *weighed)):
        of_edition = edition if held == list_id and edition else workspace.reference.newest(held)
        entries = workspace.weighable(held, of_edition).edition.entries
        for hinted in workspace.reference.hs_hints(code.digits, list_id=held, edition=of_edition):
            strength = strongest(workspace, code.digits, hinted)
            yield HsCandidate(code=hinted, heading=entries[hinted].heading, list_id=held, strength=strength)


def strongest(workspace: Workspace, digits: str, code: str) -> HsStrength | None:
    """How strongly a code, or any code of a heading of four digits, hints at a paragraph."""
    held = (caveat for name, caveat in workspace.hs_register.codes.items() if name.startswith(digits))
    found = {strength for caveat in held if (strength := caveat.strength_of(code))}
    return next((strength for strength in STRONGEST_FIRST if strength in found), None)


def _unhinted(workspace: Workspace, hint: AgencyHint) -> HsCandidate:
    entry = workspace.weighable(hint.list_id, workspace.reference.newest(hint.list_id)).edition.entries.get(hint.code)
    return HsCandidate(code=hint.code, heading=entry.heading if entry else hint.text, list_id=hint.list_id, strength=None)


# -- a code that does not fit the words


def hs_note(workspace: Workspace, description: str, hs: str, *, list_id: str, edition: str) -> str:
    """A sentence where the words name things that travel in quite other chapters than the code; "" in every doubtful case."""
    try:
        code = read_hs(workspace, hs) if hs.strip() else None
    except UserFixable:
        return ""
    title = hs_title(code) if code else None
    if code is None or title is None or code.digits in _RECORDED or not description.strip():
        return ""
    if code.digits.startswith(_CALLED_AFTER_OTHERS):
        return ""
    if same_words(description, f"{title} {hs_title(HsCode(code.digits[:4])) or ''}"):
        return ""
    lists = [_named_in(workspace, description, held, of_edition) for held, of_edition in _both_lists(workspace, list_id, edition)]
    named = [one for one in lists if one.words == max(held.words for held in lists)]
    by_head = [codes for one in named for codes in one.by_head.values()]
    if not by_head or not all(by_head) or _may_fit(code.digits, by_head):
        return ""
    nearest = [codes for one in named for codes in one.nearest]
    chapters = " or ".join(_most_common(nearest or by_head))
    return workspace.say.say(Sentence("hs.clash", {"code": code.shown, "title": _short(title), "chapters": chapters}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a description names outright in one list: the HS codes of each head, and those of the very paragraphs.

    `words` is how many of its words at most stand in one paragraph: "carbon fibre tow" is fibre there, and only towing elsewhere.
    """

    words: int
    by_head: Mapping[str, frozenset[str]]
    nearest: tuple[frozenset[str], ...]


def _both_lists(workspace: Workspace, list_id: str, edition: str) -> Iterator[tuple[str, str]]:
    """The list that is looked at, then the other of those that goods are weighed by: a rifle is named by the munitions list alone."""
    yield list_id, edition
    installed = {held for held, _ in workspace.reference.installed_editions}
    for other in (BASE_LIST, MUNITIONS_LIST):
        if other != list_id and other in installed:
            yield other, workspace.reference.newest(other)


def _named_in(workspace: Workspace, description: str, list_id: str, edition: str) -> _Named:
    entries = workspace.weighable(list_id, edition).edition.entries
    found = workspace.kinds(list_id, edition).suggestions(description)
    outright = [one for one in found if one.by == SuggestedBy.SEARCH and not is_know_how(one.code)]
    codes = [one.code for one in outright]
    by_head: dict[str, set[str]] = {head_of(code): set() for code in codes}
    for entry in entries.values() if by_head else ():
        if (head := head_of(entry.code)) in by_head:
            by_head[head].update(set(entry.hs) - _RECORDED)
    own = (frozenset(entries[code].hs) - _RECORDED for code in codes)
    return _Named(
        words=max((len(one.why.split()) for one in outright), default=0),
        by_head={head: frozenset(held) for head, held in by_head.items()},
        nearest=tuple(one for one in own if one),
    )


def _may_fit(digits: str, by_head: Iterable[frozenset[str]]) -> bool:
    """The chapter of the code is one of those of the named goods, or is alike to those of a fair share of them.

    A sight travels with instruments, and rifles have sights; that alone must not make a computer of a rifle.
    """
    all_codes = [held for of_head in by_head for held in of_head]
    if digits[:2] in {held[:2] for held in all_codes}:
        return True
    alike = sum(_group(held) == _group(digits) for held in all_codes)
    return alike > _FAIR_SHARE * len(all_codes)


def _group(digits: str) -> object:
    if digits[:2] in _MACHINES:
        return "machines"
    return next((number for number, chapters in enumerate(_ALIKE) if int(digits[:2]) in chapters), digits[:2])


def _most_common(codes: Iterable[frozenset[str]]) -> list[str]:
    """The chapters that most of the codes stand in."""
    counted = collections.Counter(digits[:2] for of_head in codes for digits in of_head)
    return sorted(chapter for chapter, _ in counted.most_common(_MOST_CHAPTERS))


def _short(title: str) -> str:
    return title if len(title) <= 70 else f"{title[:70].rsplit(' ', 1)[0].rstrip(' ,;(')} …"
