"""What the dates of a case say about each other and about today, and what is known about the end-use statement."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from stc_desktop.applications.basis import Basis, working_days
from stc_desktop.applications.cases import Case
from stc_desktop.applications.fact_making import Aspect, choice, count, yes_no
from stc_desktop.applications.papers import StatementValidity
from stc_desktop.applications.parties import NumberKind, Role


@dataclass(frozen=True, slots=True)
class CaseAt:
    case: Case
    basis: Basis


Day = Callable[[CaseAt], dt.date | None]


def today(at: CaseAt) -> dt.date | None:
    return at.basis.today


def planned(at: CaseAt) -> dt.date | None:
    return at.case.movement.planned_on


def starts(at: CaseAt) -> dt.date | None:
    return at.case.starts_on


def signed(at: CaseAt) -> dt.date | None:
    return at.case.statement.signed_on


def contract(at: CaseAt) -> dt.date | None:
    return at.case.deal.signed_on


def _statement_is_old(at: CaseAt) -> bool | None:
    signed = at.case.statement.signed_on
    return None if signed is None else (at.basis.today - signed).days > at.basis.statement_days


def _lead_time_is_short(at: CaseAt) -> bool | None:
    planned, needed = at.case.movement.planned_on, at.case.requirement.lead_time_days if at.case.requirement else None
    if planned is None or needed is None:
        return None
    return working_days(at.basis.today, planned, at.basis.holidays) < needed


def _days_to_dispatch(at: CaseAt) -> int | None:
    planned = at.case.movement.planned_on
    return None if planned is None else (planned - (at.case.dated or at.basis.today)).days


def _programme_change_is_late(at: CaseAt) -> bool | None:
    """Whether the authority was not asked in time to record a change; while there is time left nothing is late."""
    exporter = at.case.party(Role.EXPORTER)
    programme = exporter.registration(NumberKind.COMPLIANCE_PROGRAMME) if exporter else None
    if programme is None or programme.changed_on is None:
        return None
    return working_days(programme.changed_on, programme.told_on or at.basis.today, at.basis.holidays) > at.basis.change_days


def _before(first: Day, second: Day, *, or_same: bool = False) -> Callable[[CaseAt], bool | None]:
    def earlier(at: CaseAt) -> bool | None:
        one, other = first(at), second(at)
        if one is None or other is None:
            return None
        return one <= other if or_same else one < other

    return earlier


DATE_ASPECTS: tuple[Aspect[CaseAt], ...] = (
    yes_no(
        "return_before_start",
        "Do the goods return before they leave?",
        _before(lambda at: at.case.temporary.return_on, planned, or_same=True),
    ),
    yes_no("planned_before_start", "Is the shipment planned before the licence starts?", _before(planned, starts)),
    yes_no("ends_before_start", "Does the licence end before it starts?", _before(lambda at: at.case.ends_on, starts, or_same=True)),
    yes_no("planned_in_past", "Is the planned date gone?", _before(planned, today)),
    yes_no("arrives_before_leaving", "Do the goods arrive before they leave?", _before(lambda at: at.case.movement.arrives_on, planned)),
    yes_no("dated_in_future", "Is the application dated after today?", _before(today, lambda at: at.case.dated)),
    yes_no("contract_in_future", "Is the contract dated after today?", _before(today, contract)),
    count("days_to_dispatch", "How many days lie between the application and the dispatch?", _days_to_dispatch),
    yes_no("programme_change_is_late", "Was a change of the compliance programme told too late?", _programme_change_is_late),
    yes_no("lead_time_is_short", "Is there too little time before the planned date?", _lead_time_is_short),
    choice("statement_validity", "How long does the end-use statement hold?", StatementValidity, lambda at: at.case.statement.validity),
    yes_no("statement_signed", "Is the end-use statement signed?", lambda at: at.case.statement.signed_on is not None),
    yes_no("statement_is_old", "Is the signature too old?", _statement_is_old),
    yes_no("statement_from_future", "Is it signed after today?", _before(today, signed)),
    yes_no("statement_before_contract", "Is it older than the contract that it names?", _before(signed, contract)),
    yes_no("statement_shows_quantity", "Does it name quantities?", lambda at: at.case.statement.shows_quantity),
    yes_no("no_military_promise", "Does it promise no military use?", lambda at: at.case.statement.promises_no_military_use),
    yes_no("statement_altered", "Was it changed after signing?", lambda at: at.case.statement.altered_after_signing),
    yes_no(
        "signer_works_for_exporter", "Is the signer one of the exporter's staff?", lambda at: at.case.statement.signer_works_for_exporter
    ),
    yes_no("signer_can_bind", "Is the signer known to be a manager?", lambda at: bool(at.case.statement.signer_is_manager)),
    yes_no("signer_position_given", "Is the signer's position named?", lambda at: bool(at.case.statement.signer_position)),
)
