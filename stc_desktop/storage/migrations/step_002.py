"""Second opinions on a product, the order of verdicts also within one second, and by what the newest verdict was weighed."""

import json
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
    operations.add_column("product", sa.Column("basis_json", sa.Text, nullable=False, server_default=""))
    _fill_bases(operations)
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


def _fill_bases(operations: "Operations") -> None:
    """By what each verdict was weighed, out of the verdict itself."""
    product = sa.table("product", sa.column("id"), sa.column("result_json"), sa.column("basis_json"))
    connection = operations.get_bind()
    for product_id, result in connection.execute(sa.select(product.c.id, product.c.result_json).where(product.c.result_json != "")).all():
        told = json.loads(result)
        basis = {name: told[name] for name in ("verdict", "list", "edition", "also", "installed", "changed") if name in told}
        written = json.dumps(basis, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(product).where(product.c.id == product_id).values(basis_json=written))
