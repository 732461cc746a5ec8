"""What stands beside a verdict: facts that contradict each other, values near a limit, what is missing and who can supply it, and what
could change it. It never changes the verdict; the same sentences serve the window, the paper and what is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.casework.classifying import InterviewState, suggestions_for
from stc_desktop.casework.hs_views import read_hs
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.close_calls import CloseCall, Closeness, close_calls
from stc_desktop.classification.explanations import COMPARATORS, fact_text, name_of, spoken_name
from stc_desktop.classification.flips import Flip, flips_of
from stc_desktop.classification.item_json import WrittenItem, understood
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.verdicts import Verdict, unit_of
from stc_desktop.classification.who_knows import Asked, asked_of
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import shown_number
from stc_desktop.wording.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClash:
    """A contradiction in words; `leads` are the questions (or "hs", "cas", "description") where it is put right."""

    id: str
    sentence: str
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClose:
    """A value near a limit in words, and the property that leads back to its question."""

    property_id: str
    code: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAsked:
    """What one who knows is asked for: who in words, the questions in words, their ids, and the paragraphs that wait."""

    who: str
    title: str
    questions: tuple[str, ...]
    names: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFlip:
    """A fact that alone would turn the verdict, in words."""

    property_id: str
    sentence: str


def said_clashes(state: InterviewState) -> tuple[SaidClash, ...]:
    say = state.say
    return tuple(SaidClash(id=clash.id, sentence=say.say(clash.says), leads=clash.leads) for clash in state.clashes)


def said_close(state: InterviewState) -> tuple[SaidClose, ...]:
    """Values that an error of measurement, or the rounding of the datasheet, could bring to the other side of a limit."""
    return tuple(_said_close(call, state) for call in close_calls(state.step, state.units))


def _said_close(call: CloseCall, state: InterviewState) -> SaidClose:
    prop = state.weighable.edition.register.get(call.property_id)
    unit = state.units.find(call.unit, dimension=prop.dimension) if prop and call.unit else None
    shown = unit.shown if unit else call.unit
    shown = "" if shown in {"number", "pcs", "ratio", "class"} else shown
    limit = Sentence(COMPARATORS[call.op], {"limit": f"{shown_number(call.limit)} {shown}".strip()})
    told: dict[str, object] = {"name": name_of(call.property_id), "value": call.written, "limit": limit, "code": call.code}
    if call.why is Closeness.ROUNDED and call.low is not None and call.high is not None:
        told |= {"low": shown_number(call.low), "high": f"{shown_number(call.high)} {shown}".strip()}
    return SaidClose(property_id=call.property_id, code=call.code, sentence=state.say.say(Sentence(f"close.{call.why}", told)))


def said_asked(written: WrittenItem, state: InterviewState) -> tuple[SaidAsked, ...]:
    """What is missing, by who can supply it."""
    register = state.weighable.edition.register
    return tuple(_said_asked(one, state) for one in asked_of(state.step, register, written.considered.items()))


def _said_asked(asked: Asked, state: InterviewState) -> SaidAsked:
    register, say = state.weighable.edition.register, state.say
    questions: list[str] = []
    for name in asked.names:
        prop = register.get(name)
        paragraph = next(iter(state.weighable.at_or_below(name)), None)
        if prop is not None:
            questions.append(prop.question)
        elif name == OVERVIEW:
            questions.append(say.text("asked.overview"))
        elif paragraph is not None:
            questions.append(paragraph.question or paragraph.heading)
    return SaidAsked(
        who=str(asked.who), title=say.text(f"asked.{asked.who}"), questions=tuple(questions), names=asked.names, codes=asked.codes
    )


def what_could_change(workspace: Workspace, written: WrittenItem, state: InterviewState, *, sheet_words: str = "") -> tuple[SaidFlip, ...]:
    """The facts that alone would turn the verdict; each was weighed again. Takes tenths of a second: for a job, not for a step."""
    item = understood(written, state.weighable, workspace.units)
    digits = read_hs(workspace, item.hs).digits if item.hs else ""
    list_id, edition = state.step.list_id, state.step.edition
    suggested = suggestions_for(workspace, item.description, digits, list_id=list_id, edition=edition, sheet_words=sheet_words)
    flips = flips_of(item, state.step, state.weighable, suggested, workspace.units)
    return tuple(SaidFlip(property_id=flip.property_id, sentence=_said_flip(flip, state)) for flip in flips)


def _said_flip(flip: Flip, state: InterviewState) -> str:
    prop = state.weighable.edition.register.get(flip.property_id)
    told: dict[str, object] = {
        "name": spoken_name(flip.property_id, prop),
        "before": fact_text(flip.before, prop),
        "then": Sentence(f"flip.then.{flip.verdict}", {"codes": ", ".join(flip.codes)}),
    }
    if isinstance(flip.before, Amount) and flip.limit is not None and flip.test is not None:
        unit = unit_of(flip.test, state.units)
        number = shown_number(float(unit.from_canonical(flip.limit) if unit else flip.limit))
        told["limit"] = f"{number} {unit.shown if unit else ''}".strip()
    if flip.option:
        told["option"] = prop.options.get(flip.option, flip.option) if prop else flip.option
    return state.say.say(Sentence(f"flip.{flip.side}", told))


def kept_beside(written: WrittenItem, state: InterviewState) -> Mapping[str, object]:
    """What is kept and printed with a verdict, beside the contradictions of the step: nothing where nothing is to be said."""
    return dict(_kept(written, state))


def _kept(written: WrittenItem, state: InterviewState) -> Iterator[tuple[str, object]]:
    close = said_close(state)
    if close:
        yield "close", [{"property": one.property_id, "code": one.code, "said": one.sentence} for one in close]
    asked = said_asked(written, state) if state.step.verdict is not Verdict.CONTROLLED else ()
    if asked:
        yield "asked", [{"who": one.who, "said": one.title, "questions": list(one.questions), "codes": list(one.codes)} for one in asked]
