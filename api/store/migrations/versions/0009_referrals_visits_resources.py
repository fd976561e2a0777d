# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cases are handed on and followed, people are visited, and what neighbours offer is matched to what is needed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

INDEXES = (
    ("referrals", "number"),
    ("visits", "person"),
    ("visits", "next_on"),
    ("visits", "touched_at"),
    ("visit_results", "visit"),
    ("resources", "until"),
    ("case_needs", "number"),
)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int, *, nullable: bool = False, unique: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length), nullable=nullable, unique=unique)


def upgrade() -> None:
    op.add_column("tickets", _moment("call_at", nullable=True))
    op.add_column("tickets", sa.Column("monitor_on", sa.Date, nullable=True))
    op.create_table(
        "referrals",
        sa.Column("id", sa.String(32), primary_key=True),
        _text("number", 20),
        _moment("at"),
        _text("by", 64),
        _text("to", 20),
        _text("taken_by", 64, nullable=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.String(32), primary_key=True),
        _text("once", 64, unique=True),
        _text("person", 64, nullable=True),
        _text("kind", 20),
        _text("sigungu", 20),
        _text("dong", 20),
        sa.Column("next_on", sa.Date, nullable=False),
        _text("companion", 20),
        sa.Column("health", sa.Boolean, nullable=False),
        _moment("touched_at"),
        _moment("done_at", nullable=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "visit_results",
        sa.Column("id", sa.String(32), primary_key=True),
        _text("visit", 32),
        _moment("at"),
        _text("by", 64),
        _text("result", 20),
    )
    op.create_table(
        "resources",
        sa.Column("id", sa.String(32), primary_key=True),
        _text("need", 20),
        _text("giver", 60),
        _text("what", 100),
        _text("phone", 20),
        _text("sigungu", 20),
        _text("dong", 20),
        sa.Column("left", sa.Integer, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        _text("owner", 64),
        sa.Column("checked_on", sa.Date, nullable=False),
    )
    op.create_table(
        "case_needs",
        sa.Column("id", sa.String(32), primary_key=True),
        _text("number", 20),
        sa.Column("on", sa.Date, nullable=False),
        _text("need", 20),
        _text("state", 10),
        _text("resource", 32, nullable=True),
    )
    op.create_table(
        "unlinked_needs",
        sa.Column("need", sa.String(20), primary_key=True),
        sa.Column("sigungu", sa.String(20), primary_key=True),
        sa.Column("dong", sa.String(20), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in ("unlinked_needs", "case_needs", "resources", "visit_results", "visits", "referrals"):
        op.drop_table(table)
    with op.batch_alter_table("tickets") as tickets:
        tickets.drop_column("monitor_on")
        tickets.drop_column("call_at")
