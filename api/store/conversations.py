# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talks that are going on: in the database, with a sealed copy on the machine's board for the minutes it is away."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

import structlog
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.clock import now
from api.store.cipher import Cipher, UnreadableError
from api.store.copies import Copies, Kept
from api.store.database import DEAD, Database, changed
from api.store.tables import ConversationRow, place
from api.together.board import Board

log = structlog.get_logger(__name__)

FIRST = 1
"""The version of a talk that begins."""
TABLE = ConversationRow.metadata.tables[ConversationRow.__tablename__]
# Built once: to build a statement takes longer than to run it.
CHANGED: dict[str, Any] = {name: bindparam(name) for name in ("version", "sealed", "updated_at", "expires_at")}
CHANGE = update(TABLE).where(TABLE.c.key == bindparam("at")).values(CHANGED)
ADVANCE = CHANGE.where(TABLE.c.version < bindparam("past"))
ADD = insert(TABLE)
READ = select(TABLE.c.version, TABLE.c.sealed, TABLE.c.expires_at).where(TABLE.c.key == bindparam("at"))


class MovedError(Exception):
    """Somebody else has stored this version or a newer one: what was made of the older one must be made again."""


class Conversations:
    """Load and save by the id that only the person's browser knows."""

    def __init__(self, database: Database, cipher: Cipher, *, minutes: int, board: Board | None = None) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(minutes=minutes)
        self.copies = Copies(board or Board())

    @staticmethod
    def new_id() -> str:
        """A new id of 128 random bits."""
        return secrets.token_urlsafe(16)

    def load(self, talk_id: str) -> tuple[int, Any] | None:
        """Version and content of a talk; None when there is none, it has expired, or its key is gone."""
        key = key_of(talk_id)
        found = [kept for kept in (self._stored(key), self.copies.get(key)) if kept and kept.expires_at > now()]
        if not found:
            return None
        newest = max(found, key=lambda kept: kept.version)
        try:
            return newest.version, self._cipher.open(newest.sealed, place(ConversationRow.sealed, key))
        except UnreadableError:
            return None

    def save(self, talk_id: str, version: int, content: Any) -> bool:
        """Keep for another half hour, whatever was there; False when only the copy could be made."""
        try:
            return self._save(talk_id, version, content, None)
        except MovedError:  # somebody made it at the same moment; then it is there
            return self._save(talk_id, version, content, None)

    def advance(self, talk_id: str, version: int, content: Any) -> bool:
        """Keep the next version of a talk; False when only the copy could be made.

        Raises:
            MovedError: another process, or another machine, has stored this version or a newer one.
        """
        return self._save(talk_id, version, content, version)

    def copy(self, talk_id: str, version: int, content: Any) -> None:
        """Make the copy only: the database was just seen to be away."""
        key = key_of(talk_id)
        self.copies.put(key, self._kept(key, version, content))

    def forget(self, talk_id: str) -> None:
        """Delete a talk now."""
        key = key_of(talk_id)
        self.copies.drop(key)
        try:
            with self._database.session() as session:
                session.execute(delete(ConversationRow).where(ConversationRow.key == key))
        except DEAD as error:
            log.error("conversation not deleted, it will expire", error=type(error).__name__)

    def sweep(self) -> int:
        """Delete every talk whose time is over; returns how many rows went."""
        self.copies.sweep()
        with self._database.session() as session:
            return changed(session, delete(ConversationRow).where(ConversationRow.expires_at <= now()))

    def _save(self, talk_id: str, version: int, content: Any, newer_than: int | None) -> bool:
        key = key_of(talk_id)
        kept = self._kept(key, version, content)
        stored = True
        try:
            with self._database.session() as session:
                _write(session, key, kept, newer_than)
        except IntegrityError:
            raise MovedError from None
        except DEAD as error:
            log.error("conversation not stored", error=type(error).__name__)
            stored = False
        self.copies.put(key, kept)
        return stored

    def _kept(self, key: str, version: int, content: Any) -> Kept:
        return Kept(version, self._cipher.seal(content, place(ConversationRow.sealed, key)), now() + self._life)

    def _stored(self, key: str) -> Kept | None:
        try:
            with self._database.session() as session:
                row = session.connection().execute(READ, {"at": key}).one_or_none()
                return None if row is None else Kept(*row)
        except DEAD as error:
            log.error("conversation not read", error=type(error).__name__)
            return None


def _write(session: Session, key: str, kept: Kept, newer_than: int | None) -> None:
    """Change the row, if it is older than that; a new one where none is, which fails where one is after all."""
    sealed, until = kept.sealed, kept.expires_at
    given = {"key": key, "version": kept.version, "sealed": sealed, "updated_at": now(), "expires_at": until}
    connection = session.connection()
    change = CHANGE if newer_than is None else ADVANCE
    if newer_than == FIRST or not connection.execute(change, {**given, "at": key, "past": kept.version}).rowcount:
        connection.execute(ADD, given)


def key_of(talk_id: str) -> str:
    """Under what a talk lies: the digest of its id."""
    return sha256(talk_id.encode(errors="replace")).hexdigest()
