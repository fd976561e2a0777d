# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Requests for a person: kept sealed until someone has taken them over."""

import secrets
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.tables import TicketRow, place


class NumberTakenError(Exception):
    """Another request already bears this number."""


class Tickets:
    """Numbers that can be read out on the telephone, and what they stand for."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int = 31) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)

    @staticmethod
    def new_number(today: date) -> str:
        """Day and four digits, as in `1121-0483`: short enough to be said; uniqueness is checked when it is kept."""
        return f"{today:%m%d}-{secrets.randbelow(10_000):04d}"

    def keep(self, number: str, kind: str, content: Any) -> None:
        """Store a request; raises `NumberTakenError`, or one of `database.DEAD`."""
        sealed = self._cipher.seal(content, place(TicketRow.sealed, number))
        row = TicketRow(number=number, kind=kind[:40], created_at=now(), sealed=sealed)
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            raise NumberTakenError from None

    def forget(self, number: str) -> bool:
        """Delete a request now; False where there was none."""
        with self._database.session() as session:
            gone = session.execute(delete(TicketRow).where(TicketRow.number == number))
            return bool(gone.rowcount)  # type: ignore[attr-defined]

    def sweep(self) -> int:
        """Delete every request whose time is over; returns how many went."""
        with self._database.session() as session:
            gone = session.execute(delete(TicketRow).where(TicketRow.created_at <= now() - self._life))
            return int(gone.rowcount)  # type: ignore[attr-defined]

    def read(self, number: str) -> Any:
        """What a request holds, or None."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            return None if row is None else self._cipher.open(row.sealed, place(TicketRow.sealed, number))
