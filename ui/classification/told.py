"""What the person told so far, as lines that can be changed, and what the HS code says about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stc_desktop.classification.candidates import Standing
from stc_desktop.classification.explanations import fact_text, name_of
from stc_desktop.classification.items import OVERVIEW, UNSURE, SuggestedBy
from stc_desktop.control_lists.hs import HsCode, parse_hs
from stc_desktop.rules.facts import Amount, Fact, NotKnown, Several, YesNo
from stc_desktop.rules.properties import Property
from ui.classification.situations import Situation
from ui.speech import Words

_SHOWN_CODES = 3
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d])")
_AFTER_SLASH = re.compile(r"(?<=/)(?=\w)")
_FITTING = {Standing.CONFIRMED, Standing.UNSURE}
_BY_WORDS = {SuggestedBy.SEARCH, SuggestedBy.CAS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFact:
    """One answer: the id of its question, a short name, the answer in words, and whether it leaves something open."""

    id: str
    label: str
    value: str
    is_open: bool = False


def told_facts(situation: Situation, words: Words) -> tuple[ToldFact, ...]:
    """All answers in the order in which they were given."""
    return tuple(_told(name, situation, words) for name in situation.item.conversation.given)


def _told(name: str, situation: Situation, words: Words) -> ToldFact:
    prop = situation.weighable.edition.register.get(name)
    raw = situation.item.conversation.answer_to(name)
    if prop is None:
        return _told_kind(name, raw, situation, words)
    fact = situation.step.facts.get(name)
    is_open = fact is None or isinstance(fact, NotKnown)
    value = words.text("classify.facts.unknown") if fact is None else fact_words(fact, prop, words)
    return ToldFact(id=name, label=name_of(name), value=value, is_open=is_open)


def fact_words(fact: Fact, prop: Property | None, words: Words) -> str:
    """An answer as the page says it."""
    if isinstance(fact, NotKnown):
        return words.text("classify.facts.unknown")
    if isinstance(fact, YesNo):
        return words.text("classify.facts.yes" if fact.value else "classify.facts.no")
    if isinstance(fact, Several) and not fact.options:
        return words.text("classify.facts.none")
    text = fact_text(fact, prop)
    if isinstance(fact, Amount) and fact.is_computed:
        return words.text("classify.facts.computed", value=unbroken(text))
    if isinstance(fact, Several) and not fact.complete:
        return words.text("classify.facts.incomplete", values=text)
    return text


def unbroken(written: str) -> str:
    """No line ends between a number and its unit, or inside of a unit such as g/cm3."""
    return _AFTER_SLASH.sub("\N{WORD JOINER}", _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", written))


def _told_kind(name: str, raw: object, situation: Situation, words: Words) -> ToldFact:
    if name == OVERVIEW:
        return _told_overview(raw, words)
    paragraph = next(iter(situation.weighable.at_or_below(name)), None)
    subject = situation.weighable.edition.subjects.get(paragraph.subject) if paragraph else None
    label = subject.heading if subject else paragraph.heading if paragraph else name
    is_open = raw in {UNSURE, "unknown"}
    key = "unsure" if is_open else "yes" if raw in {True, "yes"} else "no"
    return ToldFact(id=name, label=label, value=words.text(f"classify.facts.{key}"), is_open=is_open)


def _told_overview(raw: object, words: Words) -> ToldFact:
    marked = list(raw) if isinstance(raw, list | tuple) else []
    if raw == UNSURE:
        value = words.text("classify.facts.unsure")
    elif marked:
        value = words.plural("classify.facts.overview.some", len(marked))
    else:
        value = words.text("classify.facts.overview.none")
    return ToldFact(id=OVERVIEW, label=words.text("classify.facts.overview"), value=value, is_open=raw == UNSURE)


def item_line(situation: Situation, words: Words) -> str:
    """Maker, HS and CAS in one line."""
    written = situation.item.written
    parts = [situation.item.maker]
    if written.hs:
        parts.append(words.text("classify.facts.hs", code=shown_hs(written.hs)))
    if written.cas:
        parts.append(words.text("classify.facts.cas", numbers=", ".join(written.cas)))
    return " · ".join(part for part in parts if part)


def hs_line(situation: Situation, words: Words) -> str:
    """Whether the HS code points where the description points; a hint either way."""
    hs = situation.item.written.hs
    if not hs:
        return ""
    if situation.state.hs_note:
        return situation.state.hs_note
    if not situation.hs_hints:
        return words.text("classify.hs.silent", code=shown_hs(hs))
    hinted = {p.subject for code in situation.hs_hints for p in situation.weighable.at_or_below(code)}
    named = {c.subject for c in situation.step.candidates if c.standing in _FITTING or any(why.by in _BY_WORDS for why in c.why)}
    if hinted & named:
        return words.text("classify.hs.fits", code=shown_hs(hs))
    return words.text("classify.hs.points", code=shown_hs(hs), codes=listed_codes(situation.hs_hints))


def shown_hs(text: str) -> str:
    """The code as people print it: 8419.50"""
    digits = parse_hs(text).digits
    return HsCode(digits).shown


def listed_codes(codes: Iterable[str]) -> str:
    """A few codes and an ellipsis for the rest."""
    found = list(dict.fromkeys(codes))
    return ", ".join(found[:_SHOWN_CODES]) + (" …" if len(found) > _SHOWN_CODES else "")
