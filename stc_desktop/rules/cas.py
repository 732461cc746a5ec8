"""CAS registry numbers: 151-50-8 and its check digit."""

import re

from stdnum import casrn

from stc_desktop.rules.errors import UserFixable

# Printed so in the official lists although the check digit does not fit; accepted because an item is compared with the list as it stands.
OFFICIAL_MISPRINTS = frozenset({"7406-61-9", "63839-13-6"})

_FORM = re.compile(r"^\d{2,7}-\d{2}-\d$")
_PREFIX = re.compile(r"^cas(\s*(rn|no|nr|number))?[.:#\s]*", re.IGNORECASE)
_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})


def parse_cas(text: str) -> str:
    """The number in its one form; a wrong form or check digit is refused with a sentence."""
    plain = _PREFIX.sub("", text.strip().translate(_DASHES)).replace(" ", "")
    if re.fullmatch(r"\d{5,10}", plain):
        plain = f"{plain[:-3]}-{plain[-3:-1]}-{plain[-1]}"
    if not _FORM.match(plain):
        raise UserFixable(f"“{text}” is not a CAS number.", next_step="Write it like 151-50-8, as in section 3 of the safety data sheet.")
    if plain not in OFFICIAL_MISPRINTS and not casrn.is_valid(plain):
        raise UserFixable(
            f"The CAS number {plain} is mistyped: its last digit does not fit the others.",
            next_step="Compare it digit by digit with the safety data sheet.",
        )
    return plain


def is_cas_shaped(text: str) -> bool:
    return bool(_FORM.match(text.strip().translate(_DASHES)))
