"""Names of the lists and their editions, for every field that offers them."""

from collections.abc import Iterable

from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST
from stc_desktop.control_lists.joined import joined_name, lists_of
from stc_desktop.control_lists.regime_codes import REGIME_LISTS
from ui.speech import Words

WORDS = {
    "lists.named.eu-annex-1": "EU numbering, edition {edition}",
    "lists.named.eu-common-military": "EU military list, edition {edition}",
    "lists.named.mtcr-annex": "MTCR annex, {edition}",
    "lists.named.nsg-dual-use": "NSG dual-use list, {edition}",
    "lists.named.nsg-trigger": "NSG trigger list, {edition}",
    "lists.named.australia-group": "Australia Group lists, {edition}",
    "lists.named.cwc-schedules": "CWC schedules, {edition}",
    "lists.named.other": "{list}, edition {edition}",
}
_NAMED = {key.removeprefix("lists.named.") for key in WORDS}


def edition_choices(installed: Iterable[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    """(list/edition, its name) of everything installed: the base list first, the regimes last, of each list the newest edition first."""
    newest_first = sorted(installed, key=lambda one: one[1], reverse=True)
    in_order = sorted(newest_first, key=lambda one: (one[0] != BASE_LIST, one[0] in REGIME_LISTS, one[0]))
    return [(f"{held}/{edition}", edition_name(held, edition, words)) for held, edition in in_order]


def review_choices(weighed: Iterable[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    """What a thing may be held against: each edition of the base list together with the newest list of military goods, then each alone."""
    alone = list(weighed)
    military = max((one for one in alone if one[0] == MUNITIONS_LIST), default=None)
    both = [joined_name((main, military)) for main in alone if main[0] == BASE_LIST and military]
    newest_first = sorted(both, key=lambda one: one[1], reverse=True)
    return [(f"{held}/{edition}", edition_name(held, edition, words)) for held, edition in newest_first] + edition_choices(alone, words)


def edition_name(list_id: str, edition: str, words: Words) -> str:
    """EU numbering, edition 2025-11-15; of lists that are reviewed together all names."""
    parts = lists_of(list_id, edition)
    return " + ".join(words.text(f"lists.named.{held if held in _NAMED else 'other'}", list=held, edition=label) for held, label in parts)
