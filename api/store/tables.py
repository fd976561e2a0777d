# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The tables. A row says when, never who: what was said is sealed, and ids are stored as digests."""

from datetime import UTC, date, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

LONGEST_NAME = 20


class Moment(TypeDecorator[datetime]):
    """A point in time in UTC; SQLite forgets the zone, this gives it back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The schema's root."""


class ConversationRow(Base):
    """A talk, until it has been still for half an hour."""

    __tablename__ = "conversations"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class TicketRow(Base):
    """A promise that a person will take over."""

    __tablename__ = "tickets"

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class UnmetNeedRow(Base):
    """A programme that is not on record, and how often it was asked for on a day."""

    __tablename__ = "unmet_needs"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]


class KeptTalkRow(Base):
    """A talk that somebody wants to come back to: found by the keyed hash of its short code, for seven days."""

    __tablename__ = "kept_talks"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class OutboxRow(Base):
    """A text message on its way. Number and text are sealed, and are gone as soon as it is sent or given up.

    `once` is the keyed hash of person, campaign and part; `person` that of the number alone, to count by.
    """

    __tablename__ = "outbox"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    once: Mapped[str] = mapped_column(String(64), unique=True)
    person: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    part: Mapped[int]
    to: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    consent: Mapped[str] = mapped_column(String(20))
    consented_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int]
    next_try: Mapped[datetime] = mapped_column(Moment, index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)


class StoppedRow(Base):
    """A number to which nothing is sent: the keyed hash of who answered with a stop word."""

    __tablename__ = "stopped"

    person: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class ReminderRow(Base):
    """A call that reminds somebody of something. What is said and whom is sealed, and goes when it is over."""

    __tablename__ = "reminders"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    once: Mapped[str] = mapped_column(String(64), unique=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    consent: Mapped[str] = mapped_column(String(20))
    consented_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int]
    next_try: Mapped[datetime] = mapped_column(Moment, index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
