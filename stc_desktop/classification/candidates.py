"""Which kinds of thing are in question for an item, which were set aside and by whom, which nobody has considered yet."""

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stc_desktop.classification.items import Consideration, Item, SuggestedBy, Suggestion
from stc_desktop.classification.paragraphs import KIND, NamingParagraph, WeighableList
from stc_desktop.control_lists.chemicals import ChemicalNames
from stc_desktop.rules.facts import Choice, Fact, NotKnown, Several, YesNo

SUPPLY = "kind_of_supply"
IMMATERIAL = ("software", "technology")


class Standing(enum.StrEnum):
    """How far a kind of thing has been considered."""

    CONFIRMED = "confirmed"  # the person said: yes, it is one
    IN_QUESTION = "in_question"  # something points to it; the person has not been asked, or is not sure
    UNSURE = "unsure"
    SET_ASIDE = "set_aside"
    NOT_CONSIDERED = "not_considered"


class SetAsideBy(enum.StrEnum):
    PERSON = "person"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One kind of thing with the paragraphs that are about it, where it stands, and what brought it into question."""

    subject: str
    paragraphs: tuple[NamingParagraph, ...]
    standing: Standing
    why: tuple[Suggestion, ...] = ()
    nearness: float = 0.0
    set_aside_by: SetAsideBy | None = None

    @property
    def code(self) -> str:
        """The paragraph by which the kind of thing is asked for: the best suggested one, else the first of the list."""
        suggested = [suggestion.code for suggestion in self.why]
        return next((p.code for code in suggested for p in self.paragraphs if p.code == code), self.paragraphs[0].code)


def facts_of(item: Item, candidates: Sequence[Candidate], chemicals: ChemicalNames) -> Mapping[str, Fact]:
    """The item's facts with what follows from them: kinds of thing that were said, CAS numbers on the label, kind of supply.

    The kind of supply follows only from software or technology that was said alone: goods may come with software of their own.
    """
    facts: dict[str, Fact] = dict(item.facts)
    if item.cas and not isinstance(facts.get("cas"), Several):
        facts["cas"] = Several(frozenset(item.cas), complete=False)
    told = facts.get("cas")
    if isinstance(told, Several):
        facts["cas"] = replace(told, perhaps=chemicals.may_stand_for(told.options))
    for candidate in candidates:
        fact = _kind_fact(candidate)
        if fact is not None:
            facts[KIND + candidate.subject] = fact
    open_or_yes = [c for c in candidates if c.subject in IMMATERIAL and c.standing not in {Standing.SET_ASIDE, Standing.NOT_CONSIDERED}]
    if SUPPLY not in facts and len(open_or_yes) == 1 and open_or_yes[0].standing is Standing.CONFIRMED:
        facts[SUPPLY] = Choice(open_or_yes[0].subject)
    return facts


def _kind_fact(candidate: Candidate) -> Fact | None:
    if candidate.standing is Standing.CONFIRMED:
        return YesNo(value=True)
    if candidate.standing is Standing.SET_ASIDE:
        return YesNo(value=False)
    return NotKnown() if candidate.standing is Standing.UNSURE else None


def candidates_for(item: Item, weighable: WeighableList, suggestions: Iterable[Suggestion]) -> tuple[Candidate, ...]:
    """Every kind of thing of the list with its standing for this item; nothing is dismissed that nobody has looked at."""
    pointed = _by_subject(weighable, (*_cas_suggestions(item, weighable), *suggestions))
    answered = _answers_by_subject(item, weighable)
    marked = {p.subject for code in item.overview or () for p in weighable.at_or_below(code)}
    touched = {*pointed, *answered, *marked, *IMMATERIAL}
    standing, by = _UNTOUCHED if item.overview is None else (Standing.SET_ASIDE, SetAsideBy.PERSON)
    return tuple(
        _candidate(item, subject, paragraphs, pointed, answered, marked)
        if subject in touched
        else Candidate(subject=subject, paragraphs=paragraphs, standing=standing, set_aside_by=by)  # most kinds of the list, at every step
        for subject, paragraphs in weighable.by_subject.items()
    )


def _candidate(
    item: Item,
    subject: str,
    paragraphs: tuple[NamingParagraph, ...],
    pointed: Mapping[str, list[Suggestion]],
    answered: Mapping[str, Consideration],
    marked: set[str],
) -> Candidate:
    why = tuple(sorted(pointed.get(subject, ()), key=lambda suggestion: -suggestion.score))
    nearness = max((suggestion.score for suggestion in why), default=0.0)
    standing, by = _standing(item, subject, why, answered.get(subject), marked)
    return Candidate(subject=subject, paragraphs=paragraphs, standing=standing, why=why, nearness=nearness, set_aside_by=by)


def _standing(
    item: Item, subject: str, why: tuple[Suggestion, ...], answer: Consideration | None, marked: set[str]
) -> tuple[Standing, SetAsideBy | None]:
    if answer is not None:
        return _ANSWERED[answer]
    supply = item.facts.get(SUPPLY)
    if isinstance(supply, Choice) and subject in IMMATERIAL:
        return (Standing.CONFIRMED, None) if supply.option == subject else (Standing.SET_ASIDE, SetAsideBy.PROGRAM)
    if any(suggestion.by is SuggestedBy.CAS and suggestion.score >= 1 for suggestion in why):
        return Standing.CONFIRMED, None
    if item.overview is not None and subject not in marked:
        return Standing.SET_ASIDE, SetAsideBy.PERSON
    pointed_at = subject in marked or any(suggestion.by is not SuggestedBy.LINK for suggestion in why)
    return (Standing.IN_QUESTION if pointed_at else Standing.NOT_CONSIDERED), None


_UNTOUCHED: tuple[Standing, SetAsideBy | None] = (Standing.NOT_CONSIDERED, None)
_ANSWERED: Mapping[Consideration, tuple[Standing, SetAsideBy | None]] = {
    Consideration.YES: (Standing.CONFIRMED, None),
    Consideration.NO: (Standing.SET_ASIDE, SetAsideBy.PERSON),
    Consideration.UNSURE: (Standing.UNSURE, None),
}


def _by_subject(weighable: WeighableList, suggestions: Iterable[Suggestion]) -> dict[str, list[Suggestion]]:
    pointed: dict[str, list[Suggestion]] = {}
    # the strongest first: a kind of thing that holds many paragraphs must not lose the one that settles it
    for suggestion in sorted(suggestions, key=lambda one: -one.score):
        paragraphs = weighable.at_or_below(suggestion.code)
        if len({paragraph.subject for paragraph in paragraphs}) > 1:
            # a head that holds many things says only what is near; it puts none of them in question
            suggestion = replace(suggestion, by=SuggestedBy.LINK, score=suggestion.score / 2)
        for paragraph in paragraphs:
            known = pointed.setdefault(paragraph.subject, [])
            if len(known) < 4 and all((other.code, other.by) != (suggestion.code, suggestion.by) for other in known):
                known.append(suggestion)
    return pointed


def _answers_by_subject(item: Item, weighable: WeighableList) -> dict[str, Consideration]:
    """Answers spread to every paragraph about the same kind of thing; "yes" wins over "unsure", that over "no"."""
    rank = {Consideration.NO: 0, Consideration.UNSURE: 1, Consideration.YES: 2}
    answered: dict[str, Consideration] = {}
    for code, answer in item.considered.items():
        for paragraph in weighable.at_or_below(code):
            known = answered.get(paragraph.subject)
            if known is None or rank[answer] > rank[known]:
                answered[paragraph.subject] = answer
    return answered


def _cas_suggestions(item: Item, weighable: WeighableList) -> tuple[Suggestion, ...]:
    told = item.facts.get("cas")
    numbers: set[str] = set(item.cas)
    if isinstance(told, Several):
        numbers |= told.options
    if not numbers:
        return ()
    perhaps = weighable.edition.chemical_names.may_stand_for(numbers)
    found: list[Suggestion] = []
    for paragraph in weighable.paragraphs:
        named = sorted(numbers & paragraph.cas)
        if named:
            found.append(Suggestion(code=paragraph.code, by=SuggestedBy.CAS, why=", ".join(named)))
        elif perhaps & paragraph.cas:
            found.append(Suggestion(code=paragraph.code, by=SuggestedBy.CAS, why=", ".join(sorted(perhaps & paragraph.cas)), score=0.9))
        elif paragraph.cas:
            found.append(Suggestion(code=paragraph.code, by=SuggestedBy.CAS, why=", ".join(sorted(numbers)), score=0.5))
    return tuple(found)
