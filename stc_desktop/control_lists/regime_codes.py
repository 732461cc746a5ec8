"""Codes in the lists of the regimes, told apart from those of Annex I and of the munitions list by how they begin.

| list            | as the regime counts        | here                          |
| MTCR annex      | 9.A.6                       | M9.A.6                        |
| NSG dual-use    | 3.A.1                       | N3.A.1                        |
| NSG trigger     | annex B 5.3.1, annex A 1.1  | T5.3.1, TA1.1                 |
| CWC schedules   | schedule 1, A (1)           | CWC1.A.1                      |
| Australia Group | list and number             | AG-PR.12, AG-CE.1, AG-BE.2 .. |

M, N and T are the letters that British licensing people write in front (M9A6, N3A1, T5.3.1).
"""

import re

from stc_desktop.control_lists.entries import Regime, RegimeLink

MTCR, NSG_DUAL_USE, NSG_TRIGGER = "mtcr-annex", "nsg-dual-use", "nsg-trigger"
AUSTRALIA_GROUP, CWC = "australia-group", "cwc-schedules"

REGIME_LISTS = frozenset({MTCR, NSG_DUAL_USE, NSG_TRIGGER, AUSTRALIA_GROUP, CWC})

# One step below a head: a letter for a group, a number, or both (T5.1.1.a, AG-PT.V.12).
STEP = re.compile(r"[A-Z]|[a-z]|\d{1,3}")

_HEADS = {
    MTCR: re.compile(r"M\d{1,2}"),
    NSG_DUAL_USE: re.compile(r"N\d"),
    NSG_TRIGGER: re.compile(r"TA?\d"),
    AUSTRALIA_GROUP: re.compile(r"AG-[A-Z]{2}"),
    CWC: re.compile(r"CWC\d"),
}
_TRIGGER_NUMBER = re.compile(r"TL(?:(A)|B)(\d(?:\.\w+)*)?")
_NUMBERED = re.compile(r"\d{1,2}(?:\.[A-Z](?:\.\w+)*)?")
_TYPED_STEPS = re.compile(r"[A-Za-z]|\d+")


def is_tree_head(code: str) -> bool:
    """M9, TA1, AG-PR: the head of a list of a regime."""
    return any(form.fullmatch(code) for form in _HEADS.values())


def list_of_code(code: str) -> str:
    """The list of a regime that a code stands in, "" for a code of another list."""
    head = code.split(".")[0]
    return next((list_id for list_id, form in _HEADS.items() if form.fullmatch(head)), "")


def place_of(link: RegimeLink) -> tuple[str, str]:
    """(list, code) that a link of an entry names; the code is "" where it names the list only, the list where the regime has no tree."""
    number = link.number
    trigger = _TRIGGER_NUMBER.fullmatch(number)
    if link.regime is Regime.NSG and trigger is not None:
        return NSG_TRIGGER, f"T{trigger[1] or ''}{trigger[2]}" if trigger[2] else ""
    if link.regime in {Regime.NSG, Regime.MTCR}:
        list_id, letter = (NSG_DUAL_USE, "N") if link.regime is Regime.NSG else (MTCR, "M")
        return (list_id, f"{letter}{number}") if _NUMBERED.fullmatch(number) else (list_id if not number else "", "")
    if link.regime in {Regime.AG, Regime.CWC}:
        list_id = AUSTRALIA_GROUP if link.regime is Regime.AG else CWC
        return list_id, number if list_of_code(number) == list_id else ""
    return "", ""


def shown_number(code: str) -> str:
    """The code as the regime itself counts: 9.A.6 for M9.A.6, 1.A (1) as 1.A.1, PR.12 for AG-PR.12."""
    list_id = list_of_code(code)
    if list_id in {MTCR, NSG_DUAL_USE}:
        return code[1:]
    if list_id == NSG_TRIGGER:
        return f"annex A {code[2:]}" if code.startswith("TA") else code[1:]
    return code.removeprefix("CWC").removeprefix("AG-")


def from_british(code: str) -> str:
    """The code here of a British rating: M9A6 is M9.A.6, N3A2c1a is N3.A.2.c.1.a, T5.1.1a is T5.1.1.a."""
    head = re.match(r"TA?\d|[MN]\d{1,2}", code)
    if head is None:
        return ""
    return ".".join((head[0], *_TYPED_STEPS.findall(code[head.end() :])))
