"""An answer that is the value of the datasheet carries the place where it stands; another value does not."""

from stc_desktop.casework.datasheets import source_of
from stc_desktop.classification.conversation import Conversation
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from ui.classification.situations import Situation


def with_its_place(told: Conversation, situation: Situation, name: str, value: object) -> Conversation:
    """The conversation with the source of the answer, where the sheet states this very amount."""
    prop = situation.weighable.edition.register.get(name)
    offer = next((offer for offer in situation.offers if offer.property_id == name and offer.page), None)
    if prop is None or offer is None or value == "unknown":
        return told
    try:
        given, stated = parse_answer(prop, value, situation.units), parse_answer(prop, offer.written, situation.units)
    except UserFixable:
        return told
    is_same = isinstance(given, Amount) and isinstance(stated, Amount) and (given.low, given.high) == (stated.low, stated.high)
    return told.sourced(name, source_of(offer, situation.item.datasheet)) if is_same else told
