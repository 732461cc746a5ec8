"""Second opinions on a product, and the order in which verdicts were said, also within one second."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_IN_ORDER = (
    "UPDATE classification SET ordinal = (SELECT count(*) FROM classification AS other"
    " WHERE other.product_id = classification.product_id AND other.made_at <= classification.made_at)"
)


def step(operations: "Operations") -> None:
    operations.add_column("classification", sa.Column("ordinal", sa.Integer, nullable=False, server_default="0"))
    operations.execute(_IN_ORDER)
    operations.create_table(
        "opinion",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("product_id", sa.String(36), nullable=False),
        sa.Column("asked_at", sa.String(40), nullable=False),
        sa.Column("asked_by", sa.Text, nullable=False),
        sa.Column("to_whom", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("first_json", sa.Text, nullable=False),
        sa.Column("second_json", sa.Text, nullable=False),
        sa.Column("settled", sa.String(20), nullable=False),
        sa.Column("settled_at", sa.String(40), nullable=False),
        sa.Column("settled_by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_opinion"),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name="fk_opinion_product_id_product", ondelete="CASCADE"),
    )
    operations.create_index("ix_opinion_product_id", "opinion", ["product_id"])
