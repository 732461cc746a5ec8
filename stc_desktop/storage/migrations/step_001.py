"""The first case file: products with their classifications, applications, drafts, settings, sessions, history."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def step(operations: "Operations") -> None:
    _products(operations)
    _applications(operations)
    _kept(operations)
    _records(operations)


def _products(operations: "Operations") -> None:
    operations.create_table(
        "product",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("maker", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("item_json", sa.Text, nullable=False),
        sa.Column("result_json", sa.Text, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.Column("updated_by", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_product"),
    )
    operations.create_table(
        "classification",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("product_id", sa.String(36), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("item_json", sa.Text, nullable=False),
        sa.Column("result_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_classification"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_classification_product_id_product", ondelete="CASCADE"),
    )
    operations.create_index("ix_classification_product_id", "classification", ["product_id"])


def _applications(operations: "Operations") -> None:
    operations.create_table(
        "application",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("form_id", sa.String(40), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("case_bytes", sa.LargeBinary, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.Column("updated_by", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_application"),
    )
    operations.create_index("ix_application_reference", "application", ["reference"])
    operations.create_index("ix_application_updated_at", "application", ["updated_at"])


def _kept(operations: "Operations") -> None:
    operations.create_table(
        "kept_version",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("kept_at", sa.String(40), nullable=False),
        sa.Column("kept_by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_version"),
    )
    operations.create_index("ix_kept_version_subject_id", "kept_version", ["subject_id"])
    operations.create_table(
        "draft",
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_draft"),
    )
    operations.create_table(
        "setting",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )


def _records(operations: "Operations") -> None:
    operations.create_table(
        "session",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("started_at", sa.String(40), nullable=False),
        sa.Column("ended_at", sa.String(40), nullable=True),
        sa.Column("ended_how", sa.String(20), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("process", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    operations.create_table(
        "history",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("subject_kind", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    operations.create_index("ix_history_subject_id", "history", ["subject_id"])
