# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cases as they lie in the store: what is open, what a case holds, who took it, and what was written on it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, select, update

from api.clock import now
from api.staff.accounts import Officer
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import CaseNoteRow, TicketRow, place

CARE_WITHIN = timedelta(hours=72)
"""A care request is visited within 72 hours (돌봄SOS센터)."""
CARE = "care"
CRISIS = "crisis_"

NoteKind = Literal["answer", "note"]


@dataclass(frozen=True, slots=True)
class Case:
    """What can be seen of a case without opening it."""

    number: str
    kind: str
    created_at: datetime
    sigungu: str
    dong: str
    owner: str | None
    closed_at: datetime | None

    @property
    def urgent(self) -> bool:
        """Somebody is in danger."""
        return self.kind.startswith(CRISIS)

    @property
    def due(self) -> datetime | None:
        """Until when somebody must have been there."""
        return self.created_at + CARE_WITHIN if self.kind == CARE else None

    def overdue(self, at: datetime) -> bool:
        """Whether that time is over; the last second still counts."""
        return self.due is not None and at > self.due


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer wrote on a case."""

    at: datetime
    by: str
    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case: all that the person said and that was understood, so that nobody tells it twice."""

    case: Case
    content: dict[str, Any]
    notes: tuple[Note, ...]


class Cases:
    """Every call raises one of `database.DEAD` while the database is away. Who may what is asked elsewhere."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher

    def waiting(self) -> Sequence[Case]:
        """All that is not closed: danger first, then what is due, then as it came."""
        with self._database.session() as session:
            cases = [_case(row) for row in session.scalars(select(TicketRow).where(TicketRow.closed_at.is_(None)))]
        return sorted(cases, key=lambda one: (not one.urgent, one.due is None, one.created_at))

    def case(self, number: str) -> Case | None:
        """A case by its number, unopened."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            return None if row is None else _case(row)

    def file(self, number: str) -> CaseFile | None:
        """A case, opened; raises `UnreadableError`."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            if row is None:
                return None
            content = self._cipher.open(row.sealed, place(TicketRow.sealed, number))
            written = select(CaseNoteRow).where(CaseNoteRow.number == number).order_by(CaseNoteRow.at)
            notes = tuple(self._note(note) for note in session.scalars(written))
            return CaseFile(_case(row), content, notes)

    def claim(self, number: str, officer: Officer) -> bool:
        """Take a case over; False where somebody was quicker."""
        free = TicketRow.owner.is_(None)
        return self._change(number, free, owner=officer.name)

    def close(self, number: str, officer: Officer) -> bool:
        """End a case; False where it is not the officer's own."""
        return self._change(number, TicketRow.owner == officer.name, closed_at=now())

    def write(self, number: str, officer: Officer, kind: NoteKind, text: str) -> bool:
        """Write on a case; False where it is not the officer's own."""
        if not self._change(number, TicketRow.owner == officer.name):
            return False
        note_id = uuid.uuid4().hex
        sealed = self._cipher.seal(text, place(CaseNoteRow.sealed, note_id))
        row = CaseNoteRow(id=note_id, number=number, at=now(), by=officer.name, kind=kind, sealed=sealed)
        with self._database.session() as session:
            session.add(row)
        return True

    def _change(self, number: str, only: ColumnElement[bool], **values: Any) -> bool:
        row = TicketRow
        change = update(row).where(row.number == number, row.closed_at.is_(None), only)
        with self._database.session() as session:
            return bool(changed(session, change.values(touched_at=now(), **values)))

    def _note(self, row: CaseNoteRow) -> Note:
        text = self._cipher.open(row.sealed, place(CaseNoteRow.sealed, row.id))
        return Note(row.at, row.by, row.kind, text)  # type: ignore[arg-type]


def _case(row: TicketRow) -> Case:
    return Case(row.number, row.kind, row.created_at, row.sigungu, row.dong, row.owner, row.closed_at)
