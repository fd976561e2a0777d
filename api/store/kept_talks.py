# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talks to come back to by a short code, for seven days. The code itself is nowhere: only its keyed hash is."""

import hmac
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.store.cipher import Cipher, UnreadableError
from api.store.database import Database, changed
from api.store.tables import KeptTalkRow, place

USE = "code"


class CodeTakenError(Exception):
    """Another talk already lies under this code."""


class KeptTalks:
    """Keep, find and forget by code. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)
        self._nobodys = cipher.seal(None, place(KeptTalkRow.sealed, ""))

    def keep(self, code: str, content: Any) -> None:
        """Keep a talk; raises `CodeTakenError`."""
        key = self._digests(code)[0]
        sealed = self._cipher.seal(content, place(KeptTalkRow.sealed, key))
        row = KeptTalkRow(key=key, sealed=sealed, expires_at=now() + self._life)
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            raise CodeTakenError from None

    def find(self, code: str) -> Any:
        """The talk under a code, or None. A wrong code takes the same steps, and so the same time, as a right one."""
        digests = self._digests(code)
        with self._database.session() as session:
            row = session.scalar(select(KeptTalkRow).where(KeptTalkRow.key.in_(digests)))
            known = row is not None and row.expires_at > now()
            key, sealed = ("", self._nobodys) if row is None else (row.key, row.sealed)
        same = [hmac.compare_digest(key, digest) for digest in digests]
        try:
            content = self._cipher.open(sealed, place(KeptTalkRow.sealed, key))
        except UnreadableError:
            return None
        return content if known and any(same) else None

    def forget(self, code: str) -> bool:
        """Delete the talk under a code now; False where there was none."""
        with self._database.session() as session:
            return bool(changed(session, delete(KeptTalkRow).where(KeptTalkRow.key.in_(self._digests(code)))))

    def sweep(self) -> int:
        """Delete every talk whose seven days are over; returns how many went."""
        with self._database.session() as session:
            return changed(session, delete(KeptTalkRow).where(KeptTalkRow.expires_at <= now()))

    def _digests(self, code: str) -> tuple[str, ...]:
        return self._cipher.digests(USE, code)
