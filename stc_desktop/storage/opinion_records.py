"""Second opinions as the case file keeps them: what was asked, both verdicts as they were said, and how it was settled."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import Conflict, History, HistoryNote, StoredClassification
from stc_desktop.storage.rows import OpinionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOpinion:
    """A second opinion on a product. `first` is the verdict that stood when it was asked for; `second` is None until it is given.

    `settled` is empty while it is open, then "first" or "second" (which verdict goes on) or "withdrawn".
    """

    id: str = ""
    product_id: str
    asked_at: str = ""
    asked_by: str = ""
    to_whom: str
    note: str = ""
    first: StoredClassification
    second: StoredClassification | None = None
    settled: str = ""
    settled_at: str = ""
    settled_by: str = ""
    reason: str = ""
    version: int = 0


class Opinions:
    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def save(self, opinion: StoredOpinion, what: str) -> StoredOpinion:
        """Add or change an opinion; `what` happened goes into the history. A change made on a stale version raises Conflict."""
        row = self._session.get(OpinionRow, opinion.id) if opinion.id else None
        if row is None:
            row = OpinionRow(id=opinion.id or str(uuid.uuid4()), product_id=opinion.product_id, version=0)
            self._session.add(row)
        elif row.version != opinion.version:
            raise Conflict(mine=opinion, theirs=_opinion(row))
        row.asked_at, row.asked_by = opinion.asked_at or self._history.moment, opinion.asked_by or self._history.person
        row.to_whom, row.note = opinion.to_whom, opinion.note
        row.first_json, row.second_json = _dump(opinion.first), _dump(opinion.second) if opinion.second else ""
        row.settled, row.settled_at, row.settled_by = opinion.settled, opinion.settled_at, opinion.settled_by
        row.reason, row.version = opinion.reason, row.version + 1
        self._history.add(HistoryNote(what=what, subject_kind="product", subject_id=opinion.product_id, details=opinion.to_whom))
        self._session.flush()
        return _opinion(row)

    def get(self, opinion_id: str) -> StoredOpinion:
        row = self._session.get(OpinionRow, opinion_id)
        if row is None:
            raise UserFixable("This second opinion is no longer in the file.", next_step="Go back to the list of products.")
        return _opinion(row)

    def on(self, product_id: str) -> tuple[StoredOpinion, ...]:
        """All of a product, newest first."""
        query = select(OpinionRow).where(OpinionRow.product_id == product_id).order_by(OpinionRow.asked_at.desc(), OpinionRow.id)
        return tuple(_opinion(row) for row in self._session.scalars(query))

    def open(self) -> tuple[StoredOpinion, ...]:
        """Those that nobody settled yet, oldest first."""
        query = select(OpinionRow).where(OpinionRow.settled == "").order_by(OpinionRow.asked_at, OpinionRow.id)
        return tuple(_opinion(row) for row in self._session.scalars(query))


def _dump(said: StoredClassification) -> str:
    told = {"made_at": said.made_at, "made_by": said.made_by, "item": said.item, "result": said.result}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _load(content: str) -> StoredClassification:
    held = cast("Mapping[str, object]", json.loads(content))
    item, result = (cast("Mapping[str, object]", held[name]) for name in ("item", "result"))
    return StoredClassification(made_at=str(held["made_at"]), made_by=str(held["made_by"]), item=item, result=result)


def _opinion(row: OpinionRow) -> StoredOpinion:
    return StoredOpinion(
        id=row.id,
        product_id=row.product_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        to_whom=row.to_whom,
        note=row.note,
        first=_load(row.first_json),
        second=_load(row.second_json) if row.second_json else None,
        settled=row.settled,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        reason=row.reason,
        version=row.version,
    )
