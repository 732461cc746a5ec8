"""What bringing an agency's table of HS codes and control codes shows: staged and compared, in use, and a pair as a hint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stc_desktop.casework.bringing_values import FormerEdition
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.sources.column_maps import ColumnMap
from stc_desktop.control_lists.sources.correlations import Correlation
from stc_desktop.storage.brought import BroughtInfo

_NAMED = 50  # faults of each kind that a report names; the figures count them all

# A pair as it is compared: six digits of the HS and the control code.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHint:
    """A pair of an agency's table: who says it and as of when."""

    hs: str
    code: str
    text: str
    publisher: str
    date: str

    @property
    def list_id(self) -> str:
        return list_of(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationDifference:
    """What of a table is not the same as in the one of this agency that is in use."""

    edition_in_use: str
    added: tuple[Pair, ...]
    gone: tuple[Pair, ...]
    changed: tuple[Pair, ...]  # the same pair in other words

    @property
    def is_none(self) -> bool:
        return not (self.added or self.gone or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedCorrelation:
    """A table that was read, examined and stored apart; not yet in use.

    `is_in_use_already` when it is the very file that is in use; `older_than` names the edition in use where that is a newer one.
    """

    source: Path
    info: BroughtInfo
    found: Correlation
    columns: ColumnMap
    file: Path
    difference: CorrelationDifference | None = None
    is_in_use_already: bool = False
    older_than: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationInUse:
    """An agency's table as it is in use; a damaged one says so in `fault`. `figures` are those of the report when it was brought."""

    name: str
    info: BroughtInfo | None = None
    pairs: int = 0
    hs_codes: int = 0
    figures: Mapping[str, int] = field(default_factory=dict[str, int])
    former: tuple[FormerEdition, ...] = ()
    fault: str = ""
    to_do: str = ""


def list_of(code: str) -> str:
    """The list of ours that a control code stands on."""
    return MUNITIONS_LIST if head_of(code).startswith("ML") else BASE_LIST


# -- as scripts read it, and as it is stored with the table


def report_of(found: Correlation) -> dict[str, object]:
    """The figures of a table, and the first faults of each kind."""

    def named(faults: Sequence[str]) -> dict[str, object]:
        return {"count": len(faults), "first": list(faults[:_NAMED])}

    return {
        "rows": found.rows,
        "pairs": len(found.pairs),
        "hs_cut_to_six": found.cut,
        "hs_restored": named(found.restored),
        "hs_gone": named(found.gone),
        "hs_unknown": named(found.unknown_hs),
        "codes_unknown": named(found.unknown_codes),
        "without_code": found.without_code,
    }


def correlation_json(staged: StagedCorrelation, *, in_use: bool) -> dict[str, object]:
    """The report as scripts read it."""
    info = staged.info
    return {
        "source": str(staged.source),
        "kind": "correlation",
        "in_use": in_use,
        "name": info.list_id,
        "publisher": info.publisher,
        "edition": info.edition,
        "sha256": info.source_sha256,
        "retrieved": info.retrieved,
        "already_in_use": staged.is_in_use_already,
        "older_than": staged.older_than,
        **report_of(staged.found),
        "difference": _difference_json(staged.difference),
    }


def _difference_json(difference: CorrelationDifference | None) -> dict[str, object] | None:
    if difference is None:
        return None
    parts = {"added": difference.added, "gone": difference.gone, "changed": difference.changed}
    return {
        "from": difference.edition_in_use,
        "counts": {name: len(pairs) for name, pairs in parts.items()},
        **{name: [list(pair) for pair in pairs[:_NAMED]] for name, pairs in parts.items()},
    }


def in_use_json(one: CorrelationInUse) -> dict[str, object]:
    """A table in use as scripts read it."""
    info = one.info
    return {
        "name": one.name,
        "publisher": info.publisher if info else None,
        "edition": info.edition if info else None,
        "retrieved": info.retrieved if info else None,
        "pairs": one.pairs,
        "hs_codes": one.hs_codes,
        "former": [former.edition for former in one.former],
        "fault": one.fault or None,
    }
