# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Drafts of the catalogue with their steps, what is to be reviewed, and counted events; steps and events stay."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

APPENDED = ("draft_steps", "counted")
SQLITE = """CREATE TRIGGER {table}_{event}_stays BEFORE {event} ON {table}
    BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"""
REFUSING = """CREATE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'rows are only added here'; END $$"""
POSTGRESQL = """CREATE TRIGGER {table}_{event}_stays BEFORE {event} ON {table}
    FOR EACH ROW EXECUTE FUNCTION only_added()"""


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("base", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("difference", sa.Text, nullable=True),
    )
    op.create_table(
        "draft_steps",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("draft", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("step", sa.String(10), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("office", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("program", sa.String(80), nullable=False),
        sa.Column("catalogue", sa.String(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(64), nullable=True),
        sa.Column("outcome", sa.Text, nullable=False),
    )
    op.create_table(
        "counted",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("office", sa.String(60), nullable=False),
        sa.Column("what", sa.String(80), nullable=False),
        sa.Column("minutes", sa.Integer, nullable=True),
        sa.Column("practice", sa.Boolean, nullable=False),
    )
    for table, column in (("drafts", "place"), ("draft_steps", "draft"), ("reviews", "created_at"), ("counted", "day")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(REFUSING)
    for table in APPENDED:
        for event in ("UPDATE", "DELETE"):
            op.execute((POSTGRESQL if postgresql else SQLITE).format(table=table, event=event))


def downgrade() -> None:
    for table in ("counted", "reviews", "draft_steps", "drafts"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION only_added")
