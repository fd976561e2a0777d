# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Results that an officer found wrong or missing, with what was known and what the rule said: no name."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import delete, select, update

from api.clock import now
from api.privacy import mask_for_log
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import ReviewRow, place

DAYS = timedelta(days=31)
LONGEST = 500

ReviewKind = Literal["wrong", "missing"]


@dataclass(frozen=True, slots=True)
class Review:
    """One mark. `content` has the reason, the situation and what the rule said; empty where it was not opened."""

    id: str
    at: datetime
    office: str
    kind: ReviewKind
    program: str
    catalogue: str
    done_at: datetime | None
    done_by: str | None
    outcome: str
    content: dict[str, Any]


class Reviews:
    """Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher

    def add(self, office: str, kind: ReviewKind, program: str, catalogue: str, content: dict[str, Any]) -> str:
        """Put a mark into the queue."""
        review = uuid.uuid4().hex
        told = {**content, "reason": struck(str(content.get("reason", "")))}
        row = ReviewRow(
            id=review,
            created_at=now(),
            office=office[:60],
            kind=kind,
            program=program[:80],
            catalogue=catalogue[:32],
            sealed=self._cipher.seal(told, place(ReviewRow.sealed, review)),
            outcome="",
        )
        with self._database.session() as session:
            session.add(row)
        return review

    def all(self) -> Sequence[Review]:
        """The queue, unopened: what is not done first, then as it came."""
        with self._database.session() as session:
            found = [_review(row, {}) for row in session.scalars(select(ReviewRow))]
        return sorted(found, key=lambda one: (one.done_at is not None, one.at))

    def of_office(self, office: str) -> Sequence[Review]:
        """What an office has sent, the newest first."""
        return [one for one in sorted(self.all(), key=lambda one: one.at, reverse=True) if one.office == office]

    def find(self, review: str) -> Review | None:
        """A mark, opened."""
        with self._database.session() as session:
            row = session.get(ReviewRow, review)
            if row is None:
                return None
            return _review(row, self._cipher.open(row.sealed, place(ReviewRow.sealed, row.id)))

    def finish(self, review: str, who: str, outcome: str) -> bool:
        """Say what became of it; False where it is done already."""
        row = ReviewRow
        waiting = update(row).where(row.id == review, row.done_at.is_(None))
        values = {"done_at": now(), "done_by": who, "outcome": struck(outcome)}
        with self._database.session() as session:
            return bool(changed(session, waiting.values(**values)))

    def sweep(self) -> int:
        """Delete what is older than 31 days, done or not."""
        with self._database.session() as session:
            return changed(session, delete(ReviewRow).where(ReviewRow.created_at < now() - DAYS))


def struck(text: str) -> str:
    """What an officer wrote, without numbers that point at a person."""
    return mask_for_log(text.strip()[:LONGEST])


def _review(row: ReviewRow, content: dict[str, Any]) -> Review:
    return Review(
        row.id,
        row.created_at,
        row.office,
        row.kind,  # type: ignore[arg-type]
        row.program,
        row.catalogue,
        row.done_at,
        row.done_by,
        row.outcome,
        content,
    )
