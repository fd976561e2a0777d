# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Sessions of officers, kept on our side: over after 15 idle minutes, after ten hours, and at the log-out."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select

from api.clock import now
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import StaffSessionRow

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that lives: its name in the store (which opens nothing), since when, and when it ends if left alone."""

    key: str
    began_at: datetime
    expires_at: datetime


class StaffSessions:
    """Begin, follow and end. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher

    def begin(self, account: str) -> str:
        """A new session; the token that only the officer's browser holds."""
        token, moment = secrets.token_urlsafe(32), now()
        row = StaffSessionRow(key=key_of(token), account=account, began_at=moment, expires_at=moment + IDLE)
        with self._database.session() as session:
            session.add(row)
        return token

    def follow(self, token: str) -> str | None:
        """The account of a session that lives; it lives 15 minutes more."""
        moment = now()
        with self._database.session() as session:
            row = session.get(StaffSessionRow, key_of(token))
            if row is None or row.expires_at <= moment:
                return None
            row.expires_at = min(moment + IDLE, row.began_at + LONGEST)
            return row.account

    def end(self, token: str) -> None:
        """The log-out."""
        with self._database.session() as session:
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.key == key_of(token)))

    def open_of(self, account: str) -> list[OpenSession]:
        """The sessions of an account that live, the newest first."""
        alive = select(StaffSessionRow).where(StaffSessionRow.account == account, StaffSessionRow.expires_at > now())
        with self._database.session() as session:
            rows = session.scalars(alive.order_by(StaffSessionRow.began_at.desc()))
            return [OpenSession(row.key, row.began_at, row.expires_at) for row in rows]

    def end_one(self, account: str, key: str) -> None:
        """A session of an account by its name; somebody else's stays."""
        named = (StaffSessionRow.key == key, StaffSessionRow.account == account)
        with self._database.session() as session:
            session.execute(delete(StaffSessionRow).where(*named))

    def end_all(self, account: str) -> None:
        """Every session of an account, as when it is closed."""
        with self._database.session() as session:
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.account == account))

    def sweep(self) -> int:
        """Delete what is over; returns how many went."""
        with self._database.session() as session:
            return changed(session, delete(StaffSessionRow).where(StaffSessionRow.expires_at <= now()))

    def form_token(self, token: str) -> str:
        """What every form of a session bears, and no other site can know."""
        return self._cipher.digests("form", token)[0]

    def is_form_token(self, token: str, given: str) -> bool:
        """Whether a form came from a page of this session."""
        known = self._cipher.digests("form", token)
        return any(hmac.compare_digest(given.encode(errors="replace"), one.encode()) for one in known)


def key_of(token: str) -> str:
    """By what a session is named in the store."""
    return sha256(token.encode(errors="replace")).hexdigest()
