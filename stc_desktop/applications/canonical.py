"""The canonical bytes of a case: the same case always gives the same bytes, and the bytes give back the same case."""

import json
from typing import cast

from stc_desktop.applications.cases import CASE_FORMAT, CASE_VERSION, Case
from stc_desktop.applications.codec import Json, from_json, to_json
from stc_desktop.rules.errors import UserFixable

LARGEST_CASE = 10 * 1024 * 1024


class CaseTooNew(UserFixable):
    """The case was written by a newer version of the program."""


class DamagedCase(UserFixable):
    """The bytes are not a case, or not a whole one."""


def canonical_bytes(case: Case) -> bytes:
    """Compact UTF-8 JSON with sorted keys, decimal numbers as text, and nothing that stands at its default."""
    return json_bytes(to_json(case))


def json_bytes(data: Json) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise UserFixable(
            "The case holds a broken letter (half of a pair), so it cannot be stored.", next_step="Type the text with that letter again."
        ) from error


def case_json(case: Case) -> dict[str, Json]:
    """The case as plain JSON data, for scripts and exports."""
    return cast("dict[str, Json]", to_json(case))


def case_from_bytes(data: bytes) -> Case:
    """The case that these bytes hold; newer, foreign and damaged ones are refused with a sentence."""
    if len(data) > LARGEST_CASE:
        raise DamagedCase("This case is larger than 10 MB, more than any application needs.", next_step="Ask for it in parts.")
    try:
        found: object = json.loads(
            data.decode("utf-8"), object_pairs_hook=_without_doubles, parse_float=_no_float, parse_constant=_no_float
        )
    except UnicodeDecodeError as error:
        raise DamagedCase(f"The case is damaged at byte {error.start}: that is not UTF-8 text.", next_step=_AGAIN) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, sign {error.colno}"
        raise DamagedCase(f"The case is damaged or cut short at {place}: {error.msg.lower()}.", next_step=_AGAIN, where=place) from error
    except RecursionError as error:
        raise DamagedCase("The case is nested too deeply to be one.", next_step=_AGAIN) from error
    case = case_from_json(found)
    if rb"\ud" in data.lower():
        canonical_bytes(case)  # an escaped half of a letter would break whatever stores or prints it
    return case


_AGAIN = "Open the original file, or scan the paper again."


def case_from_json(data: object) -> Case:
    """The case out of plain JSON data."""
    if not isinstance(data, dict):
        raise DamagedCase("This is not a case: it must begin with an opening brace.", next_step=_AGAIN)
    given = cast("dict[str, object]", data)
    if given.get("format") != CASE_FORMAT:
        raise DamagedCase(f"This is not a case of this program: “format” must be “{CASE_FORMAT}”.", next_step=_AGAIN, where="format")
    version = given.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DamagedCase("The case does not say in which version it was written.", next_step=_AGAIN, where="version")
    if version > CASE_VERSION:
        raise CaseTooNew(
            f"This case was written in version {version} of the case format; this program knows versions up to {CASE_VERSION}.",
            next_step="Install the newer program, or ask the sender for a case of the older version.",
            where="version",
        )
    case = from_json(Case, given)
    assert isinstance(case, Case)
    return case


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise DamagedCase(f"The case says “{key}” twice, so nobody can know which one counts.", next_step=_AGAIN, where=key)
        found[key] = value
    return found


def _no_float(text: str) -> float:
    raise DamagedCase(f"The case holds the bare number {text}; amounts and quantities stand in quotes.", next_step=_AGAIN)
