"""One question with everything that the page shows around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from stc_desktop.casework.chemical_views import CasProposal, named_in
from stc_desktop.classification.explanations import name_of
from stc_desktop.classification.questions import Option, Question, QuestionKind
from stc_desktop.control_lists.chemicals import ChemicalNames
from stc_desktop.control_lists.codes import category_of
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit
from ui.classification.situations import Situation
from ui.classification.told import fact_words, told_facts
from ui.classification.verdict_shown import estimate
from ui.control_lists.categories import category_key
from ui.parts.choice_list import Choice
from ui.speech import Words

_NEAR = 6
_LONG_LIST = 40  # options; nobody reads through as many
_BACK_LENGTH = 34
_BARE = {"ratio", "number", "pcs", "class"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberParts:
    """What stands in the number field: a value, or the ends of a range, and the unit as it is printed."""

    text: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferShown:
    """A value found in the description: as it stands there, the words around it, and how it goes into the field."""

    value: str
    found_in: str
    parts: NumberParts


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """`given` is the earlier answer as it was given, `given_words` the same in words; `listed` the codes met already."""

    question: Question
    number: int
    total: int
    back: str
    is_change: bool
    given: object = None
    given_number: NumberParts | None = None
    given_words: str = ""
    listed: str = ""
    is_cas: bool = False
    chemicals: ChemicalNames | None = None  # to find the number of a name with, where CAS numbers are asked for
    named: tuple[CasProposal, ...] = ()  # chemicals that the description names
    choices: tuple[Choice, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    offers: tuple[OfferShown, ...] = ()
    datasheet_words: tuple[str, ...] = ()
    standard: str = ""
    guidance: tuple[str, str] = ("", "")
    why: tuple[tuple[str, str], ...] = ()
    computed_from: str = ""
    terms: tuple[tuple[str, str], ...] = ()  # defined terms of the question and its help, with what they mean


def question_shown(situation: Situation, words: Words) -> QuestionShown:
    question = situation.question
    assert question is not None, "there is a question to show"
    prop = situation.weighable.edition.register.get(question.id)
    number, total = estimate(situation)
    chemicals = situation.weighable.edition.chemical_names if prop is not None and prop.kind is PropertyKind.CAS else None
    given, given_words = _given(question, situation, prop, words)
    return QuestionShown(
        question=question,
        number=number,
        total=total,
        back=_back(situation, words),
        is_change=bool(situation.item.changing),
        given=given,
        given_number=number_parts(given, prop, situation) if given is not None and question.kind is QuestionKind.NUMBER else None,
        given_words=given_words,
        listed=", ".join(situation.step.codes),
        is_cas=chemicals is not None,
        chemicals=chemicals,
        named=named_in(chemicals, situation.item.written.description) if chemicals is not None else (),
        choices=tuple(_choices(question, situation, words)),
        units=tuple((unit.shown, unit.shown) for unit in _units(prop, situation)),
        unit=_asked_unit(prop, situation),
        offers=tuple(
            OfferShown(value=_trimmed(offer.written), found_in=offer.found_in, parts=number_parts(_trimmed(offer.written), prop, situation))
            for offer in situation.offers
            if offer.property_id == question.id
        ),
        datasheet_words=prop.datasheet_words if prop else (),
        standard=prop.standard if prop else "",
        guidance=(prop.guidance_yes, prop.guidance_no) if prop else ("", ""),
        why=tuple((code, _heading(code, situation)) for code in question.why),
        computed_from=_listed([_inside(name_of(name)) for name in question.computed_from], words),
        terms=_terms(question, situation),
    )


def _terms(question: Question, situation: Situation) -> tuple[tuple[str, str], ...]:
    """Words of the question that the list uses in a meaning of its own, in the category of the paragraphs that it settles."""
    terms = situation.weighable.edition.terms
    categories = dict.fromkeys(category_of(code)[:1] for code in question.why) or {"": None}
    text = f"{question.text} {question.help}"
    found = {term.definition.id: term.definition for category in categories for term in terms.found_in(text, category)}
    return tuple((term.term, term.meaning) for term in found.values())


def _listed(names: Sequence[str], words: Words) -> str:
    """The names as they stand in a sentence: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return words.text("classify.question.computed.and", first=", ".join(names[:-1]), last=names[-1])


def _trimmed(written: str) -> str:
    """Without the full stop of the sentence that it ended."""
    return written.rstrip(".,;:")


def _heading(code: str, situation: Situation) -> str:
    entry = situation.weighable.edition.entries.get(code)
    return entry.heading if entry else ""


def _back(situation: Situation, words: Words) -> str:
    """Where a step back leads: the answer before, or the description."""
    if situation.item.changing:
        return words.text("classify.question.keep")
    given = situation.item.conversation.given
    if not given:
        return words.text("classify.question.back_to_item")
    last = given[-1]
    if last in situation.weighable.edition.register:
        name = name_of(last)
    else:
        name = told_facts(situation, words)[-1].label
    named = words.text("classify.question.back", name=_inside(name))
    return named if len(named) <= _BACK_LENGTH else words.text("classify.question.back.plain")


def _inside(name: str) -> str:
    """A name inside a sentence; an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _given(question: Question, situation: Situation, prop: Property | None, words: Words) -> tuple[object, str]:
    """The earlier answer of a question that is changed, or that a step back has brought again."""
    conversation = situation.item.conversation
    if situation.item.changing == question.id:
        fact = situation.step.facts.get(question.id)
        told = next((told for told in told_facts(situation, words) if told.id == question.id), None)
        return conversation.answer_to(question.id), fact_words(fact, prop, words) if fact and prop else told.value if told else ""
    taken = next((value for name, value in conversation.taken_back[:1] if name == question.id), None)
    return taken, ""


def _units(prop: Property | None, situation: Situation) -> tuple[Unit, ...]:
    """Units to choose from, the asked one first; none for counts and bare numbers."""
    if prop is None or prop.kind is not PropertyKind.NUMBER:
        return ()
    fitting = [unit for unit in situation.units.of_dimension(prop.dimension) if unit.symbol not in _BARE]
    asked = _asked_unit(prop, situation)
    return tuple(sorted(fitting, key=lambda unit: unit.shown != asked))


def _asked_unit(prop: Property | None, situation: Situation) -> str:
    if prop is None or not prop.unit:
        return ""
    return _unit_shown(prop.unit, prop, situation)


def _choices(question: Question, situation: Situation, words: Words) -> Iterator[Choice]:
    """Options in groups that stand together; in a long list what was chosen before and what is nearest to the item stand on top."""
    options = list(question.options)
    for head, first in _on_top(question, situation):
        on_top = [option for option in options if option.id in first]
        yield from (_choice(option, words.text(head)) for option in on_top)
        options = [option for option in options if option.id not in first]
    for group in sorted({option.group for option in options}):
        named = f"{group}" if not group else words.text("classify.question.group", category=group, name=words.text(category_key(group)))
        yield from (_choice(option, named) for option in options if option.group == group)


def _on_top(question: Question, situation: Situation) -> Iterator[tuple[str, set[str]]]:
    """What stands above the groups. The engine gives the paragraphs that goods are made for nearest first."""
    chosen: set[str] = set()
    if len(question.options) > _LONG_LIST:
        told = situation.item.conversation.answer_to(question.id)
        values = cast("dict[str, object]", told).get("values") if isinstance(told, dict) else told
        chosen = {str(one) for one in cast("list[object]", values)} if isinstance(values, list | tuple) else set()
        yield "classify.question.chosen", chosen
    if question.kind is QuestionKind.OVERVIEW:
        nearness = {c.code: c.nearness for c in situation.step.candidates}
        near = [option.id for option in question.options if nearness.get(option.id, 0.0) > 0 and option.id not in chosen]
        yield "classify.question.near", set(near[:_NEAR])
    elif len(question.options) > _LONG_LIST and any(option.group for option in question.options):
        near = [option.id for option in question.options if option.id not in chosen]
        yield "classify.question.nearest", set(near[:_NEAR])


def _choice(option: Option, group: str) -> Choice:
    shows_code = option.group and not option.text.startswith(option.id)
    return Choice(id=option.id, text=option.text, detail=option.id if shows_code else "", group=group)


def number_parts(raw: object, prop: Property | None, situation: Situation) -> NumberParts:
    """An earlier answer or an offered value as the number field holds it; a unit that the chooser lacks stays in the text."""
    asked = _asked_unit(prop, situation)
    if isinstance(raw, dict):
        told = cast("dict[str, object]", raw)
        unit = _unit_shown(str(told.get("unit") or ""), prop, situation) or asked
        if "value" in told:
            return NumberParts(text=str(told["value"]), unit=unit)
        low, high = (str(told[end]) if told.get(end) is not None else "" for end in ("min", "max"))
        return NumberParts(low=low, high=high, unit=unit)
    if isinstance(raw, str) and raw != "unknown":
        number, _, written = raw.strip().rpartition(" ")
        unit = _unit_shown(written, prop, situation) if number else ""
        return NumberParts(text=number, unit=unit) if unit else NumberParts(text=raw, unit=asked)
    return NumberParts(text=str(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else "", unit=asked)


def _unit_shown(written: str, prop: Property | None, situation: Situation) -> str:
    unit = situation.units.find(written, dimension=prop.dimension) if prop and written else None
    return unit.shown if unit and unit.symbol not in _BARE else ""
