# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Forms under their names: the first that comes does what it asks for, the same one again is told so."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.store.database import Database, changed
from api.store.tables import SentFormRow

LIFE = timedelta(days=1)
DOING = timedelta(minutes=1)
"""What was begun so long ago and not ended was cut off: whoever sends the form again begins anew."""


@dataclass(frozen=True, slots=True)
class Before:
    """The same form came before: it is still being done, or was done and so was told."""

    state: Literal["doing", "done"]
    told: str = ""


class SentForms:
    """Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str) -> Before | None:
        """Begin what a form asks for; what became of it where it came before."""
        row, key = SentFormRow, key_of(name)
        cut_off = (row.key == key, row.told.is_(None), row.at <= now() - DOING)
        try:
            with self._database.session() as session:
                if changed(session, update(row).where(*cut_off).values(at=now())):
                    return None
                session.execute(insert(row).values(key=key, at=now(), told=None))
        except IntegrityError:
            return self._before(key)
        return None

    def done(self, name: str, told: str) -> None:
        """It was done, and this was told."""
        with self._database.session() as session:
            session.execute(update(SentFormRow).where(SentFormRow.key == key_of(name)).values(told=told))

    def undone(self, name: str) -> None:
        """Nothing was done: the same form may come again."""
        with self._database.session() as session:
            session.execute(delete(SentFormRow).where(SentFormRow.key == key_of(name), SentFormRow.told.is_(None)))

    def sweep(self) -> int:
        """Delete the names of yesterday; returns how many went."""
        with self._database.session() as session:
            return changed(session, delete(SentFormRow).where(SentFormRow.at <= now() - LIFE))

    def _before(self, key: str) -> Before:
        with self._database.session() as session:
            row = session.get(SentFormRow, key)
            told = None if row is None else row.told
            return Before("doing") if told is None else Before("done", told)


def key_of(name: str) -> str:
    """By what a form is known here."""
    return sha256(name.encode(errors="replace")).hexdigest()
