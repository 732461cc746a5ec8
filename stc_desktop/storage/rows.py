"""Tables of the case file: the user's products, applications, drafts, settings, sessions and history."""

import datetime as dt

from sqlalchemy import ForeignKey, LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


class ProductRow(Base):
    """A thing that was described; its newest classification stands beside it as values."""

    __tablename__ = "product"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    maker: Mapped[str] = mapped_column(Text, default="")
    model: Mapped[str] = mapped_column(Text, default="")
    item_json: Mapped[str] = mapped_column(Text)
    result_json: Mapped[str] = mapped_column(Text, default="")
    basis_json: Mapped[str] = mapped_column(Text, default="", server_default="")  # by what the verdict was weighed, out of the result
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[str] = mapped_column(String(40))
    updated_at: Mapped[str] = mapped_column(String(40))
    updated_by: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class ClassificationRow(Base):
    """One verdict on a product, kept as it was said: never rewritten by a later list."""

    __tablename__ = "classification"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[str] = mapped_column(String(40))
    made_by: Mapped[str] = mapped_column(Text, default="")
    item_json: Mapped[str] = mapped_column(Text)
    result_json: Mapped[str] = mapped_column(Text)
    ordinal: Mapped[int] = mapped_column(default=0, server_default="0")  # which verdict on its product it was, the first being 1


class OpinionRow(Base):
    """A second opinion: asked of somebody who does not see the first verdict, given, and settled."""

    __tablename__ = "opinion"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    product_id: Mapped[str] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), index=True)
    asked_at: Mapped[str] = mapped_column(String(40))
    asked_by: Mapped[str] = mapped_column(Text, default="")
    to_whom: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    first_json: Mapped[str] = mapped_column(Text)
    second_json: Mapped[str] = mapped_column(Text, default="")
    settled: Mapped[str] = mapped_column(String(20), default="")
    settled_at: Mapped[str] = mapped_column(String(40), default="")
    settled_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class ApplicationRow(Base):
    """An application: the canonical bytes of its case, and what a list of applications shows."""

    __tablename__ = "application"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str] = mapped_column(Text, index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    form_id: Mapped[str] = mapped_column(String(40), default="")
    status: Mapped[str] = mapped_column(String(20), default="draft")
    case_bytes: Mapped[bytes] = mapped_column(LargeBinary)
    is_sample: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[str] = mapped_column(String(40))
    updated_at: Mapped[str] = mapped_column(String(40), index=True)
    updated_by: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)


class KeptVersionRow(Base):
    """The other version after a conflict, and what an undo goes back to."""

    __tablename__ = "kept_version"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(String(36), index=True)
    kept_at: Mapped[str] = mapped_column(String(40))
    kept_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[bytes] = mapped_column(LargeBinary)


class DraftRow(Base):
    """What is being worked on and not yet a product or application of its own: the interview in progress, the open page."""

    __tablename__ = "draft"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[str] = mapped_column(String(40))


class SettingRow(Base):
    """A choice of the person: role, country, language, theme."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class SessionRow(Base):
    """One run of the window; without an end it was cut off."""

    __tablename__ = "session"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    started_at: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[str | None] = mapped_column(String(40), default=None)
    ended_how: Mapped[str] = mapped_column(String(20), default="")
    person: Mapped[str] = mapped_column(Text, default="")
    host: Mapped[str] = mapped_column(Text, default="")
    process: Mapped[int] = mapped_column(default=0)


class HistoryRow(Base):
    """What happened, when and by whom; only ever added to."""

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[str] = mapped_column(String(40))
    person: Mapped[str] = mapped_column(Text, default="")
    what: Mapped[str] = mapped_column(String(40))
    subject_kind: Mapped[str] = mapped_column(String(20), default="")
    subject_id: Mapped[str] = mapped_column(String(36), default="", index=True)
    details: Mapped[str] = mapped_column(Text, default="")


def as_text(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="seconds")
