# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Calls that remind: once per person and campaign, three tries a few minutes apart, then a visit.

Source: 강서이음콜 (강서구): three calls two to three minutes apart where nobody answers, then a visit.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.messages.numbers import MOBILE
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.outbox import GONE, Consent
from api.store.tables import ReminderRow, StoppedRow, place

TRIES = 3
APART = timedelta(minutes=2, seconds=30)
LONGEST_CALL = timedelta(minutes=10)
"""After which a call of which we never heard the end counts as not answered."""

Ended = Literal["fine", "helped", "visit"]


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whom to call, for which office, what for, and what to say. `tries` counts the calls that were made.

    `sigungu` and `dong` tell who visits where nobody says that they are well.
    """

    id: str
    to: str
    office: str
    purpose: str
    text: str
    tries: int = 0
    sigungu: str = ""
    dong: str = ""

    @property
    def given_up(self) -> bool:
        """Whether nobody said in any call that they are well."""
        return self.tries >= TRIES


class Reminders:
    """Take them in, hand them out when they are due. Calls raise one of `database.DEAD` while that is away."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int = 31) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)

    def take(
        self,
        number: str,
        *,
        office: str,
        purpose: str,
        text: str,
        campaign: str,
        consent: Consent,
        sigungu: str = "",
        dong: str = "",
    ) -> Literal["taken", "already", "stopped"]:
        """Take one in; raises `ValueError` for a number that is none of this country's mobile ones."""
        if not MOBILE.fullmatch(number):
            raise ValueError("no domestic mobile number")
        reminder = Reminder(uuid.uuid4().hex, number, office, purpose, text, sigungu=sigungu, dong=dong)
        moment = now()
        row = ReminderRow(
            id=reminder.id,
            once=self._cipher.digests("remind", f"{number}/{campaign}")[0],
            person=self._cipher.digests("phone", number)[0],
            sealed=self._cipher.seal(asdict(reminder), place(ReminderRow.sealed, reminder.id)),
            consent=consent.to,
            consented_at=consent.at,
            state="waiting",
            tries=0,
            next_try=moment,
            created_at=moment,
        )
        try:
            with self._database.session() as session:
                stopped = StoppedRow.person.in_(self._cipher.digests("phone", number))
                if session.scalar(select(StoppedRow.person).where(stopped)) is not None:
                    return "stopped"
                session.add(row)
        except IntegrityError:
            return "already"
        return "taken"

    def due(self) -> Reminder | None:
        """The next to be called, or to be visited; its try is counted, and nobody else gets it meanwhile."""
        row, moment = ReminderRow, now()
        waits = (row.state == "waiting", row.next_try <= moment)
        with self._database.session() as session:
            found = session.scalar(select(row.id).where(*waits).order_by(row.next_try).limit(1))
            if found is None:
                return None
            mine = update(row).where(row.id == found, *waits)
            taken = changed(session, mine.values(next_try=moment + LONGEST_CALL, tries=row.tries + 1))
            return self._of(session.get_one(row, found), before=1) if taken else None

    def find(self, reminder_id: str) -> Reminder | None:
        """One that is not over."""
        with self._database.session() as session:
            row = session.get(ReminderRow, reminder_id)
            return None if row is None or row.state != "waiting" else self._of(row)

    def not_reached(self, reminder: Reminder) -> None:
        """Nobody said that they are well; the next try comes in a few minutes."""
        self._set(reminder, next_try=now() + APART)

    def over(self, reminder: Reminder, how: Ended) -> None:
        """Nobody is called any more: number and text go."""
        self._set(reminder, state=how, sealed=GONE)

    def sweep(self) -> int:
        """Delete every row whose time is over; returns how many went."""
        with self._database.session() as session:
            return changed(session, delete(ReminderRow).where(ReminderRow.created_at <= now() - self._life))

    def _set(self, reminder: Reminder, **values: object) -> None:
        with self._database.session() as session:
            session.execute(
                update(ReminderRow)
                .where(ReminderRow.id == reminder.id, ReminderRow.state == "waiting")
                .values(**values)
            )

    def _of(self, row: ReminderRow, before: int = 0) -> Reminder:
        return Reminder(
            **{**self._cipher.open(row.sealed, place(ReminderRow.sealed, row.id)), "tries": row.tries - before}
        )
