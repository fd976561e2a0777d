# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Text messages on their way: sealed, once per person and campaign, tried again with longer and longer waits."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import structlog
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.messages.numbers import MOBILE
from api.messages.sender import Message
from api.store.cipher import Cipher, UnreadableError
from api.store.database import Database, changed
from api.store.tables import OutboxRow, StoppedRow, place

log = structlog.get_logger(__name__)

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""How long to wait after the first try, the second, …; after the last the message is given up."""
MOST_A_DAY = 3
"""So many summaries a day reach one number, whoever asks for them."""
GONE = b""

Taken = Literal["taken", "already", "too_many", "stopped"]


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to, by the name of the text that asked, and when."""

    to: str
    at: datetime


class Outbox:
    """Take messages in, hand them out one by one. Every call raises one of `database.DEAD` while that is away."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int = 31) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)

    def take(self, number: str, texts: Sequence[str], *, kind: str, campaign: str, consent: Consent) -> Taken:
        """Take in the parts of one message.

        Args:
            number: a mobile number as `messages.numbers.mobile` gives it.
            texts: the parts, in order; each is a message of its own and is sent once.
            kind: what the message is, for a sender that has a template for each kind.
            campaign: for what it is sent; the same person gets it once.
            consent: what was agreed to.

        Raises:
            ValueError: the number is none of this country.
        """
        if not MOBILE.fullmatch(number):
            raise ValueError("no domestic mobile number")
        if self.is_stopped(number):
            return "stopped"
        person, moment = self._cipher.digests("phone", number)[0], now()
        if self._of_today(number, kind, moment) >= MOST_A_DAY:
            return "too_many"
        ids = [uuid.uuid4().hex for _ in texts]
        rows = [
            OutboxRow(
                id=row_id,
                once=self._cipher.digests("once", f"{number}/{campaign}/{part}")[0],
                person=person,
                kind=kind,
                part=part,
                to=self._cipher.seal(number, place(OutboxRow.to, row_id)),
                sealed=self._cipher.seal(text, place(OutboxRow.sealed, row_id)),
                consent=consent.to,
                consented_at=consent.at,
                state="waiting",
                tries=0,
                next_try=moment + timedelta(microseconds=part),
                created_at=moment,
            )
            for part, (row_id, text) in enumerate(zip(ids, texts, strict=True))
        ]
        try:
            with self._database.session() as session:
                session.add_all(rows)
        except IntegrityError:
            return "already"
        return "taken"

    def claim(self) -> Message | None:
        """The next message that is due; until it is marked, or its wait is over, nobody else gets it."""
        row = OutboxRow
        moment = now()
        due = select(row.id).where(row.state == "waiting", row.next_try <= moment).order_by(row.next_try).limit(1)
        with self._database.session() as session:
            found = session.scalar(due)
            if found is None:
                return None
            mine = update(row).where(row.id == found, row.state == "waiting", row.next_try <= moment)
            tries = session.scalar(select(row.tries).where(row.id == found)) or 0
            wait = WAITS[min(tries, len(WAITS) - 1)]
            if not changed(session, mine.values(tries=row.tries + 1, next_try=moment + wait)):
                return None
            claimed = session.get_one(row, found)
            try:
                to = self._cipher.open(claimed.to, place(row.to, found))
                text = self._cipher.open(claimed.sealed, place(row.sealed, found))
            except UnreadableError:
                claimed.state, claimed.to, claimed.sealed = "failed", GONE, GONE
                log.error("message unreadable, given up", message=found)
                return None
            return Message(found, to, claimed.kind, text, claimed.created_at if tries else None)

    def waiting(self) -> tuple[int, datetime | None]:
        """How many messages wait, and since when the oldest one does."""
        asked = select(func.count(), func.min(OutboxRow.created_at)).where(OutboxRow.state == "waiting")
        with self._database.session() as session:
            count, oldest = session.execute(asked).one()
            return count, oldest

    def sent(self, message: Message) -> None:
        """A message is with the carrier: number and text go."""
        self._close(message, "sent")

    def refused(self, message: Message) -> None:
        """A message will never be taken: number and text go."""
        self._close(message, "failed")

    def not_now(self, message: Message) -> None:
        """A try failed; it waits for the next one, or is given up after the last."""
        row = OutboxRow
        with self._database.session() as session:
            tries = session.scalar(select(row.tries).where(row.id == message.id)) or 0
        if tries > len(WAITS):
            self._close(message, "failed")

    def is_stopped(self, number: str) -> bool:
        """Whether nothing may be sent to a number."""
        theirs = StoppedRow.person.in_(self._cipher.digests("phone", number))
        with self._database.session() as session:
            return session.scalar(select(StoppedRow.person).where(theirs)) is not None

    def stop(self, number: str) -> None:
        """Send nothing more to a number, and nothing that waits."""
        digests = self._cipher.digests("phone", number)
        waiting = update(OutboxRow).where(OutboxRow.person.in_(digests), OutboxRow.state == "waiting")
        with self._database.session() as session:
            session.merge(StoppedRow(person=digests[0], at=now()))
            session.execute(waiting.values(state="stopped", to=GONE, sealed=GONE))

    def start(self, number: str) -> None:
        """Messages may be sent again."""
        theirs = StoppedRow.person.in_(self._cipher.digests("phone", number))
        with self._database.session() as session:
            session.execute(delete(StoppedRow).where(theirs))

    def sweep(self) -> int:
        """Delete every row whose time is over; returns how many went."""
        with self._database.session() as session:
            return changed(session, delete(OutboxRow).where(OutboxRow.created_at <= now() - self._life))

    def _of_today(self, number: str, kind: str, moment: datetime) -> int:
        row = OutboxRow
        theirs = row.person.in_(self._cipher.digests("phone", number))
        asked = select(func.count()).where(theirs, row.kind == kind, row.part == 0)
        with self._database.session() as session:
            return session.scalar(asked.where(row.created_at > moment - timedelta(days=1))) or 0

    def _close(self, message: Message, state: str) -> None:
        closing = update(OutboxRow).where(OutboxRow.id == message.id)
        with self._database.session() as session:
            session.execute(closing.values(state=state, to=GONE, sealed=GONE))
