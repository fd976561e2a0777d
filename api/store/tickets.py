# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Requests for a person: kept sealed until someone has taken them over."""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.clock import now
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import OF_A_CASE, TicketRow, place

TRIES = 5


class NumberTakenError(Exception):
    """Another request already bears this number."""


class Tickets:
    """Numbers that can be read out on the telephone, and what they stand for."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int = 31) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)

    @staticmethod
    def new_number(today: date) -> str:
        """Day and five digits, as in `1121-04837`: short enough to be said, long enough not to be guessed.

        One digit more, and a number of January would look like one of a telephone. It is unique once it is kept.
        """
        return f"{today:%m%d}-{secrets.randbelow(100_000):05d}"

    def keep(self, number: str, kind: str, content: Any) -> None:
        """Store a request; raises `NumberTakenError`, or one of `database.DEAD`."""
        sealed = self._cipher.seal(content, place(TicketRow.sealed, number))
        moment, residence, phone = now(), _residence(content), _phone(content)
        row = TicketRow(
            number=number,
            kind=kind[:40],
            created_at=moment,
            touched_at=moment,
            sealed=sealed,
            person=None if phone is None else self._cipher.digests("phone", phone)[0],
            sigungu=str(residence.get("sigungu", ""))[:20],
            dong=str(residence.get("dong", ""))[:20],
            legal_basis="",
        )
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            raise NumberTakenError from None

    def keep_new(self, today: date, kind: str, content: Any) -> str:
        """Store a request under a number that is free; raises `NumberTakenError` where none is found."""
        for _ in range(TRIES):
            number = self.new_number(today)
            with suppress(NumberTakenError):
                self.keep(number, kind, content)
                return number
        raise NumberTakenError

    def forget(self, number: str) -> bool:
        """Delete a request now; False where there was none."""
        with self._database.session() as session:
            _delete_what_is_of(select(TicketRow.number).where(TicketRow.number == number), session)
            return bool(changed(session, delete(TicketRow).where(TicketRow.number == number)))

    def sweep(self) -> int:
        """Delete every request that nobody touched for its time; returns how many went.

        What a law keeps stays, and what is not closed and will be looked at again.
        """
        row, since = TicketRow, now() - self._life
        let_go = or_(row.closed_at.is_not(None), row.monitor_on.is_(None), row.monitor_on <= since.date())
        over = (row.touched_at <= since, row.legal_basis == "", let_go)
        with self._database.session() as session:
            _delete_what_is_of(select(row.number).where(*over), session)
            return changed(session, delete(TicketRow).where(*over))

    def read(self, number: str) -> Any:
        """What a request holds, or None."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            return None if row is None else self._cipher.open(row.sealed, place(TicketRow.sealed, number))


def _delete_what_is_of(numbers: Select[str], session: Session) -> None:
    for row in OF_A_CASE:
        session.execute(delete(row).where(row.number.in_(numbers)))


def _residence(content: Any) -> Mapping[str, Any]:
    """Where the person lives, for the office that it concerns."""
    found = content.get("situation", {}).get("residence", {}) if isinstance(content, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _phone(content: Any) -> str | None:
    return content.get("phone") if isinstance(content, Mapping) else None
