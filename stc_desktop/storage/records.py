"""Repositories over the case file: frozen values go in and come out, rows never leave."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.rows import (
    ApplicationRow,
    ClassificationRow,
    DraftRow,
    HistoryRow,
    KeptVersionRow,
    ProductRow,
    SettingRow,
    as_text,
)

Json = Mapping[str, object]
_BASIS = ("verdict", "list", "edition", "also", "installed", "changed")  # what a result says of the lists that it rests on


class Conflict(UserFixable):
    """Somebody else changed the same thing; both versions are kept and shown, the person decides."""

    def __init__(self, *, mine: object, theirs: object) -> None:
        super().__init__(
            "This was changed in another window meanwhile. Both versions are kept.", next_step="Compare them and choose which one goes on."
        )
        self.mine = mine
        self.theirs = theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryNote:
    what: str
    subject_kind: str = ""
    subject_id: str = ""
    details: str = ""
    at: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProduct:
    """A product of the catalogue: the item as it was described, and the result of its newest classification."""

    id: str = ""
    name: str
    maker: str = ""
    model: str = ""
    item: Json
    result: Json | None = None
    is_sample: bool = False
    updated_at: str = ""
    updated_by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClassification:
    made_at: str
    made_by: str
    item: Json
    result: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredApplication:
    """An application: the canonical bytes of its case, and what lists show of it."""

    id: str = ""
    reference: str
    title: str = ""
    form_id: str = ""
    status: str = "draft"
    case_bytes: bytes
    is_sample: bool = False
    updated_at: str = ""
    updated_by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    kind: str
    key: str
    content: Json
    updated_at: str = ""


class History:
    """Only ever added to."""

    def __init__(self, session: Session, person: str, now: dt.datetime) -> None:
        self._session = session
        self.person = person
        self.moment = as_text(now)

    def add(self, note: HistoryNote) -> None:
        row = HistoryRow(
            at=self.moment,
            person=self.person,
            what=note.what,
            subject_kind=note.subject_kind,
            subject_id=note.subject_id,
            details=note.details,
        )
        self._session.add(row)

    def newest(self, limit: int = 50, subject_id: str = "") -> tuple[HistoryNote, ...]:
        query = select(HistoryRow).order_by(HistoryRow.id.desc()).limit(limit)
        if subject_id:
            query = query.where(HistoryRow.subject_id == subject_id)
        return tuple(
            HistoryNote(what=r.what, subject_kind=r.subject_kind, subject_id=r.subject_id, details=r.details, at=r.at, person=r.person)
            for r in self._session.scalars(query)
        )


class Products:
    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def save(self, product: StoredProduct) -> StoredProduct:
        """Add or change a product. A change made on a stale version raises Conflict and keeps this version too."""
        row = self._session.get(ProductRow, product.id) if product.id else None
        if row is None:
            row = ProductRow(id=product.id or str(uuid.uuid4()), created_at=self._history.moment, version=0)
            self._session.add(row)
            self._history.add(HistoryNote(what="product_added", subject_kind="product", subject_id=row.id, details=product.name))
        elif row.version != product.version:
            raise Conflict(mine=product, theirs=_product(row))
        row.name, row.maker, row.model, row.is_sample = product.name, product.maker, product.model, product.is_sample
        row.item_json = _dump(product.item)
        row.result_json = _dump(product.result) if product.result is not None else ""
        row.basis_json = _dump(_basis(product.result)) if product.result is not None else ""
        row.updated_at, row.updated_by, row.version = self._history.moment, self._history.person, row.version + 1
        self._session.flush()
        return _product(row)

    def record_classification(self, product_id: str, item: Json, result: Json, *, made_by: str = "") -> None:
        """Keep a verdict as it was said, beside the earlier ones; of the person at work unless another said it."""
        said_before = select(func.coalesce(func.max(ClassificationRow.ordinal), 0)).where(ClassificationRow.product_id == product_id)
        row = ClassificationRow(
            id=str(uuid.uuid4()),
            product_id=product_id,
            made_at=self._history.moment,
            made_by=made_by or self._history.person,
            item_json=_dump(item),
            result_json=_dump(result),
            ordinal=int(self._session.scalar(said_before) or 0) + 1,
        )
        self._session.add(row)
        self._history.add(
            HistoryNote(what="classified", subject_kind="product", subject_id=product_id, details=str(result.get("verdict", "")))
        )

    def classifications(self, product_id: str) -> tuple[StoredClassification, ...]:
        """All verdicts on a product, newest first."""
        query = select(ClassificationRow).where(ClassificationRow.product_id == product_id).order_by(ClassificationRow.ordinal.desc())
        return tuple(
            StoredClassification(made_at=r.made_at, made_by=r.made_by, item=_load(r.item_json), result=_load(r.result_json))
            for r in self._session.scalars(query)
        )

    def get(self, product_id: str) -> StoredProduct:
        row = self._session.get(ProductRow, product_id)
        if row is None:
            raise UserFixable("This product is no longer in the file.", next_step="Go back to the list of products.")
        return _product(row)

    def page(self, *, offset: int = 0, limit: int = 100, containing: str = "") -> tuple[StoredProduct, ...]:
        query = select(ProductRow).order_by(ProductRow.updated_at.desc(), ProductRow.id).offset(offset).limit(limit)
        if containing:
            columns = (ProductRow.name, ProductRow.model, ProductRow.maker)
            query = query.where(or_(*(column.icontains(containing.strip(), autoescape=True) for column in columns)))
        return tuple(_product(row) for row in self._session.scalars(query))

    def these(self, ids: Sequence[str]) -> tuple[StoredProduct, ...]:
        """Products by id, in this order; those that are gone are left out."""
        rows = {row.id: row for row in self._session.scalars(select(ProductRow).where(ProductRow.id.in_(ids)))}
        return tuple(_product(rows[one]) for one in ids if one in rows)

    def bases(self) -> tuple[tuple[str, Json], ...]:
        """Of every product with a verdict, last changed first: its id, and by what the verdict was weighed (keys as in the result)."""
        query = select(ProductRow.id, ProductRow.basis_json).where(ProductRow.basis_json != "")
        found = self._session.execute(query.order_by(ProductRow.updated_at.desc(), ProductRow.id))
        return tuple((product_id, _load(basis)) for product_id, basis in found)

    def count(self) -> int:
        return int(self._session.scalar(select(func.count()).select_from(ProductRow)) or 0)

    def remove(self, product_id: str) -> None:
        self._session.execute(delete(ProductRow).where(ProductRow.id == product_id))
        self._history.add(HistoryNote(what="product_removed", subject_kind="product", subject_id=product_id))

    def remove_samples(self) -> int:
        removed = self._session.execute(delete(ProductRow).where(ProductRow.is_sample.is_(True)))
        return int(cast("Any", removed).rowcount)  # the driver's cursor result carries it


class Applications:
    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def save(self, application: StoredApplication) -> StoredApplication:
        """Add or change an application. A change made on a stale version raises Conflict; nothing is overwritten."""
        row = self._session.get(ApplicationRow, application.id) if application.id else None
        if row is None:
            row = ApplicationRow(id=application.id or str(uuid.uuid4()), created_at=self._history.moment, version=0)
            self._session.add(row)
            self._history.add(
                HistoryNote(what="application_added", subject_kind="application", subject_id=row.id, details=application.reference)
            )
        elif row.version != application.version:
            raise Conflict(mine=application, theirs=_application(row))
        row.reference, row.title, row.form_id = application.reference, application.title, application.form_id
        row.status, row.case_bytes, row.is_sample = application.status, application.case_bytes, application.is_sample
        row.updated_at, row.updated_by, row.version = self._history.moment, self._history.person, row.version + 1
        self._session.flush()
        return _application(row)

    def get(self, application_id: str) -> StoredApplication:
        row = self._session.get(ApplicationRow, application_id)
        if row is None:
            raise UserFixable("This application is no longer in the file.", next_step="Go back to the list of applications.")
        return _application(row)

    def page(self, *, offset: int = 0, limit: int = 100) -> tuple[StoredApplication, ...]:
        query = select(ApplicationRow).order_by(ApplicationRow.updated_at.desc(), ApplicationRow.id).offset(offset).limit(limit)
        return tuple(_application(row) for row in self._session.scalars(query))

    def count(self) -> int:
        return int(self._session.scalar(select(func.count()).select_from(ApplicationRow)) or 0)

    def keep_version(self, application: StoredApplication, reason: str) -> None:
        """Put a version aside so that it is never lost: the losing side of a conflict."""
        row = KeptVersionRow(
            kind="application",
            subject_id=application.id,
            kept_at=self._history.moment,
            kept_by=self._history.person,
            reason=reason,
            content=application.case_bytes,
        )
        self._session.add(row)

    def kept_versions(self, application_id: str) -> tuple[bytes, ...]:
        query = select(KeptVersionRow).where(KeptVersionRow.subject_id == application_id).order_by(KeptVersionRow.id.desc())
        return tuple(row.content for row in self._session.scalars(query))

    def remove(self, application_id: str) -> None:
        self._session.execute(delete(ApplicationRow).where(ApplicationRow.id == application_id))
        self._history.add(HistoryNote(what="application_removed", subject_kind="application", subject_id=application_id))

    def remove_samples(self) -> int:
        removed = self._session.execute(delete(ApplicationRow).where(ApplicationRow.is_sample.is_(True)))
        return int(cast("Any", removed).rowcount)  # the driver's cursor result carries it


class Drafts:
    def __init__(self, session: Session, now: dt.datetime) -> None:
        self._session = session
        self._moment = as_text(now)

    def save(self, draft: StoredDraft) -> None:
        row = self._session.get(DraftRow, (draft.kind, draft.key)) or DraftRow(kind=draft.kind, key=draft.key)
        row.content, row.updated_at = _dump(draft.content), self._moment
        self._session.add(row)

    def all(self) -> tuple[StoredDraft, ...]:
        rows = self._session.scalars(select(DraftRow).order_by(DraftRow.updated_at.desc()))
        return tuple(StoredDraft(kind=r.kind, key=r.key, content=_load(r.content), updated_at=r.updated_at) for r in rows)

    def find(self, kind: str, key: str) -> StoredDraft | None:
        row = self._session.get(DraftRow, (kind, key))
        return row and StoredDraft(kind=kind, key=key, content=_load(row.content), updated_at=row.updated_at)

    def remove(self, kind: str, key: str) -> None:
        self._session.execute(delete(DraftRow).where(DraftRow.kind == kind, DraftRow.key == key))


class Settings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str, default: str = "") -> str:
        row = self._session.get(SettingRow, name)
        return row.value if row else default

    def set(self, name: str, value: str) -> None:
        row = self._session.get(SettingRow, name) or SettingRow(name=name)
        row.value = value
        self._session.add(row)

    def all(self) -> dict[str, str]:
        return {row.name: row.value for row in self._session.scalars(select(SettingRow))}


def _basis(result: Json) -> Json:
    return {name: result[name] for name in _BASIS if name in result}


def _dump(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _load(content: str) -> Json:
    return cast("Json", json.loads(content))


def _product(row: ProductRow) -> StoredProduct:
    return StoredProduct(
        id=row.id,
        name=row.name,
        maker=row.maker,
        model=row.model,
        item=_load(row.item_json),
        result=_load(row.result_json) if row.result_json else None,
        is_sample=row.is_sample,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
        version=row.version,
    )


def _application(row: ApplicationRow) -> StoredApplication:
    return StoredApplication(
        id=row.id,
        reference=row.reference,
        title=row.title,
        form_id=row.form_id,
        status=row.status,
        case_bytes=row.case_bytes,
        is_sample=row.is_sample,
        updated_at=row.updated_at,
        updated_by=row.updated_by,
        version=row.version,
    )


def as_new_version(application: StoredApplication, over: StoredApplication) -> StoredApplication:
    """The same content on top of the version that won meanwhile; used when the person chose this one."""
    return replace(application, version=over.version)
