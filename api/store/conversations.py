# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talks that are going on: in the database, with a short sealed copy in memory for the minutes it is away."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import structlog
from sqlalchemy import delete
from sqlalchemy.orm import Session

from api.clock import now
from api.store.cipher import Cipher, UnreadableError
from api.store.database import DEAD, Database, changed
from api.store.tables import ConversationRow, place

log = structlog.get_logger(__name__)

COPIES = 5000


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a talk: its sealed content, how many turns it has seen, and until when it lives."""

    version: int
    sealed: bytes
    expires_at: datetime


class Conversations:
    """Load and save by the id that only the person's browser knows."""

    def __init__(self, database: Database, cipher: Cipher, *, minutes: int) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(minutes=minutes)
        self._copies: OrderedDict[str, Kept] = OrderedDict()

    @staticmethod
    def new_id() -> str:
        """A new id of 128 random bits."""
        return secrets.token_urlsafe(16)

    def load(self, talk_id: str) -> tuple[int, Any] | None:
        """Version and content of a talk; None when there is none, it has expired, or its key is gone."""
        key = key_of(talk_id)
        found = [kept for kept in (self._stored(key), self._copies.get(key)) if kept and kept.expires_at > now()]
        if not found:
            return None
        newest = max(found, key=lambda kept: kept.version)
        try:
            return newest.version, self._cipher.open(newest.sealed, place(ConversationRow.sealed, key))
        except UnreadableError:
            return None

    def save(self, talk_id: str, version: int, content: Any) -> bool:
        """Keep a talk for another half hour; False when only the copy in memory could be made."""
        key = key_of(talk_id)
        sealed = self._cipher.seal(content, place(ConversationRow.sealed, key))
        kept = Kept(version, sealed, now() + self._life)
        self._copies[key] = kept
        self._copies.move_to_end(key)
        while len(self._copies) > COPIES:
            self._copies.popitem(last=False)
        try:
            with self._database.session() as session:
                _write(session, key, kept)
        except DEAD as error:
            log.error("conversation not stored", error=type(error).__name__)
            return False
        return True

    def forget(self, talk_id: str) -> None:
        """Delete a talk now."""
        key = key_of(talk_id)
        self._copies.pop(key, None)
        try:
            with self._database.session() as session:
                session.execute(delete(ConversationRow).where(ConversationRow.key == key))
        except DEAD as error:
            log.error("conversation not deleted, it will expire", error=type(error).__name__)

    def sweep(self) -> int:
        """Delete every talk whose time is over; returns how many rows went."""
        moment = now()
        for key in [key for key, kept in self._copies.items() if kept.expires_at <= moment]:
            self._copies.pop(key, None)
        with self._database.session() as session:
            return changed(session, delete(ConversationRow).where(ConversationRow.expires_at <= moment))

    def _stored(self, key: str) -> Kept | None:
        try:
            with self._database.session() as session:
                row = session.get(ConversationRow, key)
                return None if row is None else Kept(row.version, row.sealed, row.expires_at)
        except DEAD as error:
            log.error("conversation not read", error=type(error).__name__)
            return None


def _write(session: Session, key: str, kept: Kept) -> None:
    session.merge(
        ConversationRow(key=key, version=kept.version, sealed=kept.sealed, updated_at=now(), expires_at=kept.expires_at)
    )


def key_of(talk_id: str) -> str:
    """Under what a talk lies: the digest of its id."""
    return sha256(talk_id.encode(errors="replace")).hexdigest()
