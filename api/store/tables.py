# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The tables. A row says when, never who: what was said is sealed, and ids are stored as digests."""

from datetime import UTC, date, datetime

from sqlalchemy import DateTime, Dialect, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, mapped_column

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


def place(column: InstrumentedAttribute[bytes], key: str) -> str:
    """Where a sealed text belongs: its column, and the primary key of its row.

    >>> place(TicketRow.sealed, "1121-0001")
    'tickets.sealed/1121-0001'
    """
    return f"{column.class_.__tablename__}.{column.key}/{key}"


def primary_key(row: Base) -> str:
    """The key of a row in a table that has one column for it, as every table with sealed fields has."""
    (column,) = row.__table__.primary_key
    return str(getattr(row, column.name))


class ConversationRow(Base):
    """A talk, until it has been still for half an hour."""

    __tablename__ = "conversations"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class TicketRow(Base):
    """A promise that a person will take over, and the case that it becomes.

    `person` is the keyed hash of the telephone number, where one was left; `owner` the account that took it;
    `call_at` when somebody promised to call, `monitor_on` when somebody looks again how things are.
    It goes 31 days after it was last touched, unless a legal basis is set or it is still looked after.
    """

    __tablename__ = "tickets"

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    person: Mapped[str | None] = mapped_column(String(64), index=True)
    sigungu: Mapped[str] = mapped_column(String(20))
    dong: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str | None] = mapped_column(String(64))
    touched_at: Mapped[datetime] = mapped_column(Moment, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    legal_basis: Mapped[str] = mapped_column(String(60))
    call_at: Mapped[datetime | None] = mapped_column(Moment)
    monitor_on: Mapped[date | None]


class CaseNoteRow(Base):
    """What an officer wrote on a case: an answer to the person, or a note."""

    __tablename__ = "case_notes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(20))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ReferralRow(Base):
    """A case handed to a role by an officer, with a sealed reason. `taken_by`: who has it since."""

    __tablename__ = "referrals"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(64))
    to: Mapped[str] = mapped_column(String(20))
    taken_by: Mapped[str | None] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class VisitRow(Base):
    """Somebody to be visited. `once` is the keyed hash of whom and what for, `person` that of a telephone number.

    `companion` and `health` say who must come along the next time, after somebody was refused.
    """

    __tablename__ = "visits"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    once: Mapped[str] = mapped_column(String(64), unique=True)
    person: Mapped[str | None] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    sigungu: Mapped[str] = mapped_column(String(20))
    dong: Mapped[str] = mapped_column(String(20))
    next_on: Mapped[date] = mapped_column(index=True)
    companion: Mapped[str] = mapped_column(String(20))
    health: Mapped[bool]
    touched_at: Mapped[datetime] = mapped_column(Moment, index=True)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class VisitResultRow(Base):
    """How a visit went: one of a few words, nothing that was seen or said."""

    __tablename__ = "visit_results"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    visit: Mapped[str] = mapped_column(String(32), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(64))
    result: Mapped[str] = mapped_column(String(20))


class ResourceRow(Base):
    """What a shop or a neighbour offers (나눔가게): for which need, how often still, until when, and who checks."""

    __tablename__ = "resources"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    need: Mapped[str] = mapped_column(String(20))
    giver: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(100))
    phone: Mapped[str] = mapped_column(String(20))
    sigungu: Mapped[str] = mapped_column(String(20))
    dong: Mapped[str] = mapped_column(String(20))
    left: Mapped[int]
    until: Mapped[date] = mapped_column(index=True)
    owner: Mapped[str] = mapped_column(String(64))
    checked_on: Mapped[date]


class CaseNeedRow(Base):
    """What a case needs: open, met by a resource, or unmet."""

    __tablename__ = "case_needs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), index=True)
    on: Mapped[date]
    need: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(10))
    resource: Mapped[str | None] = mapped_column(String(32))


OF_A_CASE = (CaseNoteRow, ReferralRow, CaseNeedRow)
"""What goes with its ticket."""


class UnlinkedNeedRow(Base):
    """A need for which nothing was there, and how often on a day in a place: nothing of anybody."""

    __tablename__ = "unlinked_needs"

    need: Mapped[str] = mapped_column(String(20), primary_key=True)
    sigungu: Mapped[str] = mapped_column(String(20), primary_key=True)
    dong: Mapped[str] = mapped_column(String(20), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]


class AccountRow(Base):
    """An officer. `password` is an argon2id hash, `totp` the sealed secret, `last_step` its last code that was used."""

    __tablename__ = "accounts"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    sigungu: Mapped[str] = mapped_column(String(20))
    dong: Mapped[str] = mapped_column(String(20))
    password: Mapped[str] = mapped_column(String(200))
    totp: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int]
    failures: Mapped[int]
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    closed: Mapped[bool]


class StaffSessionRow(Base):
    """An officer at work: found by the digest of what their browser holds, over after 15 idle minutes."""

    __tablename__ = "staff_sessions"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(String(64), index=True)
    began_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


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


class AccessRow(Base):
    """A look at somebody's record. `chain` is the keyed hash of the line and of the `previous` one's."""

    __tablename__ = "access_log"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    who: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(20))
    action: Mapped[str] = mapped_column(String(20))
    whose: Mapped[str] = mapped_column(String(64), index=True)
    what: Mapped[str] = mapped_column(String(60))
    why: Mapped[str] = mapped_column(String(20))
    previous: Mapped[str] = mapped_column(String(64))
    chain: Mapped[str] = mapped_column(String(64))


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
    person: Mapped[str] = mapped_column(String(64), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    consent: Mapped[str] = mapped_column(String(20))
    consented_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10))
    tries: Mapped[int]
    next_try: Mapped[datetime] = mapped_column(Moment, index=True)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)


class DraftRow(Base):
    """A change of one file of the catalogue that is being drafted; `base` is the digest of what it began from.

    `shipped` is the digest of the file that was shipped when it was begun: another release may ship another one.
    `difference` is what it would do to a register, where that was looked at since the text was last changed.
    """

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    place: Mapped[str] = mapped_column(String(200), index=True)
    base: Mapped[str] = mapped_column(String(64))
    shipped: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10))
    difference: Mapped[str | None] = mapped_column(Text)


class DraftStepRow(Base):
    """What somebody did with a draft; steps are only ever added."""

    __tablename__ = "draft_steps"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    draft: Mapped[str] = mapped_column(String(32), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    who: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(Text)


class ReviewRow(Base):
    """A result that an officer found wrong or missing. What was known is sealed; there is no name in it."""

    __tablename__ = "reviews"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)
    office: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(10))
    program: Mapped[str] = mapped_column(String(80))
    catalogue: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    done_by: Mapped[str | None] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(Text)


class SentFormRow(Base):
    """A form that an officer sent, by the digest of its name; there is nothing of its content in it.

    `told` is what the officer was told, such as a number; None while what the form asks for is being done.
    """

    __tablename__ = "sent_forms"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    told: Mapped[str | None] = mapped_column(String(60))


class CountedRow(Base):
    """Something that happened once on a day, and nothing of whom it happened to; rows are only ever added."""

    __tablename__ = "counted"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(20))
    office: Mapped[str] = mapped_column(String(60))
    what: Mapped[str] = mapped_column(String(80))
    minutes: Mapped[int | None]
    practice: Mapped[bool]


class LeaseRow(Base):
    """What one process of all machines does at a time, which one that is, and until when it need not say so again."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(32))
    until: Mapped[datetime] = mapped_column(Moment)
