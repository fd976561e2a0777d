# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Forms that count once, and which shipped file a draft was begun over; an older draft began from that very file."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "sent_forms",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.String(60), nullable=True),
    )
    op.create_index("ix_sent_forms_at", "sent_forms", ["at"])
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("shipped", sa.String(64), nullable=True))
    op.execute("UPDATE drafts SET shipped = base")
    with op.batch_alter_table("drafts") as drafts:
        drafts.alter_column("shipped", nullable=False, existing_type=sa.String(64))


def downgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_column("shipped")
    op.drop_table("sent_forms")
