# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Requests become cases: where, whose, by whom, until when; and what officers wrote on them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"

NEW: dict[str, TypeEngine[Any]] = {
    "person": sa.String(64),
    "sigungu": sa.String(20),
    "dong": sa.String(20),
    "owner": sa.String(64),
    "touched_at": sa.DateTime(timezone=True),
    "closed_at": sa.DateTime(timezone=True),
    "legal_basis": sa.String(60),
}
FILLED = ("sigungu", "dong", "legal_basis")
INDEXED = ("person", "touched_at")


def upgrade() -> None:
    for name, kind in NEW.items():
        filled = name in FILLED
        op.add_column("tickets", sa.Column(name, kind, nullable=not filled, server_default="" if filled else None))
    op.execute("UPDATE tickets SET touched_at = created_at")
    with op.batch_alter_table("tickets") as tickets:
        tickets.alter_column("touched_at", nullable=False, existing_type=NEW["touched_at"])
        for name in FILLED:
            tickets.alter_column(name, server_default=None, existing_type=NEW[name], existing_nullable=False)
        tickets.drop_index("ix_tickets_created_at")
        for name in INDEXED:
            tickets.create_index(f"ix_tickets_{name}", [name])
    op.create_table(
        "case_notes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("number", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_case_notes_number", "case_notes", ["number"])


def downgrade() -> None:
    op.drop_table("case_notes")
    with op.batch_alter_table("tickets") as tickets:
        for name in INDEXED:
            tickets.drop_index(f"ix_tickets_{name}")
        for name in NEW:
            tickets.drop_column(name)
        tickets.create_index("ix_tickets_created_at", ["created_at"])
