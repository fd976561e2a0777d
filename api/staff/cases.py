# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cases as they lie in the store: what is open, what a case holds, who has it, and what was written on it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import ColumnElement, select, true, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.staff.accounts import Officer
from api.staff.case import Case
from api.staff.rights import Role
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import CaseNoteRow, ReferralRow, TicketRow, place

NoteKind = Literal["answer", "note"]
Written = Literal["written", "again", "not yours"]


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer wrote on a case."""

    at: datetime
    by: str
    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A case handed on to a role, why, and who has taken it."""

    at: datetime
    by: str
    to: Role
    reason: str
    taken_by: str | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case: all that the person said and that was understood, so that nobody tells it twice."""

    case: Case
    content: dict[str, Any]
    notes: tuple[Note, ...]
    referrals: tuple[Referral, ...]


@dataclass(frozen=True, slots=True)
class HandOn:
    """To whom a case goes: a role, in a 동 (empty: wherever it was), and why."""

    to: Role
    dong: str
    reason: str


class Cases:
    """Every call raises one of `database.DEAD` while the database is away. Who may what is asked elsewhere."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher

    def waiting(self) -> Sequence[Case]:
        """All that is not closed: danger first, then by when something is due, then as it came."""
        with self._database.session() as session:
            rows = session.scalars(select(TicketRow).where(TicketRow.closed_at.is_(None))).all()
            numbers = select(TicketRow.number).where(TicketRow.closed_at.is_(None))
            handed_on = session.scalars(_in_order().where(ReferralRow.number.in_(numbers))).all()
            cases = [_case(row, [one for one in handed_on if one.number == row.number]) for row in rows]
        return sorted(cases, key=lambda one: (not one.urgent, one.due is None, one.due or one.created_at, one.number))

    def case(self, number: str) -> Case | None:
        """A case by its number, unopened."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            handed_on = session.scalars(_in_order().where(ReferralRow.number == number)).all()
            return None if row is None else _case(row, handed_on)

    def file(self, number: str) -> CaseFile | None:
        """A case, opened; raises `UnreadableError`."""
        with self._database.session() as session:
            row = session.get(TicketRow, number)
            if row is None:
                return None
            content = self._cipher.open(row.sealed, place(TicketRow.sealed, number))
            written = select(CaseNoteRow).where(CaseNoteRow.number == number).order_by(CaseNoteRow.at)
            notes = tuple(self._note(note) for note in session.scalars(written))
            handed_on = session.scalars(_in_order().where(ReferralRow.number == number)).all()
            return CaseFile(_case(row, handed_on), content, notes, tuple(map(self._referral, handed_on)))

    def claim(self, number: str, officer: Officer) -> bool:
        """Take a case over, and with it what was handed on; False where somebody was quicker."""
        if not self.change(number, TicketRow.owner.is_(None), owner=officer.name):
            return False
        waits = (ReferralRow.number == number, ReferralRow.taken_by.is_(None))
        with self._database.session() as session:
            session.execute(update(ReferralRow).where(*waits).values(taken_by=officer.name))
        return True

    def hand_on(self, number: str, officer: Officer, how: HandOn, *, others: bool) -> bool:
        """Give a case to a role, which then has to take it; False where it is somebody else's, unless `others`."""
        mine = true() if others else TicketRow.owner.is_(None) | (TicketRow.owner == officer.name)
        where = {"dong": how.dong} if how.dong else {}
        if not self.change(number, mine, owner=None, sigungu=officer.sigungu, **where):
            return False
        key = uuid.uuid4().hex
        sealed = self._cipher.seal(how.reason, place(ReferralRow.sealed, key))
        with self._database.session() as session:
            session.add(
                ReferralRow(id=key, number=number, at=now(), by=officer.name, to=how.to, taken_by=None, sealed=sealed)
            )
        return True

    def close(self, number: str, officer: Officer) -> bool:
        """End a case; False where it is not the officer's own."""
        return self.change(number, TicketRow.owner == officer.name, closed_at=now())

    def write(self, number: str, officer: Officer, kind: NoteKind, text: str, once: str = "") -> Written:
        """Write on a case of the officer's own; under one name (`once`) only the first time."""
        if not self.change(number, TicketRow.owner == officer.name):
            return "not yours"
        note_id = _id_under(once, number, officer.name, kind) if once else uuid.uuid4().hex
        sealed = self._cipher.seal(text, place(CaseNoteRow.sealed, note_id))
        row = CaseNoteRow(id=note_id, number=number, at=now(), by=officer.name, kind=kind, sealed=sealed)
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            return "again"
        return "written"

    def change(self, number: str, only: ColumnElement[bool], **values: Any) -> bool:
        """Change an open case, if a condition still holds in this moment."""
        row = TicketRow
        change = update(row).where(row.number == number, row.closed_at.is_(None), only)
        with self._database.session() as session:
            return bool(changed(session, change.values(touched_at=now(), **values)))

    def _note(self, row: CaseNoteRow) -> Note:
        text = self._cipher.open(row.sealed, place(CaseNoteRow.sealed, row.id))
        return Note(row.at, row.by, row.kind, text)  # type: ignore[arg-type]

    def _referral(self, row: ReferralRow) -> Referral:
        reason = self._cipher.open(row.sealed, place(ReferralRow.sealed, row.id))
        return Referral(row.at, row.by, row.to, reason, row.taken_by)  # type: ignore[arg-type]


def _id_under(once: str, *about: str) -> str:
    """The same for the same form, and for no other case, officer or kind."""
    return sha256("\0".join((once, *about)).encode(errors="replace")).hexdigest()[:32]


def _in_order() -> Any:
    return select(ReferralRow).order_by(ReferralRow.at)


def _case(row: TicketRow, handed_on: Sequence[ReferralRow]) -> Case:
    waits = [one.to for one in handed_on if one.taken_by is None]
    return Case(
        row.number,
        row.kind,
        row.created_at,
        row.sigungu,
        row.dong,
        row.owner,
        row.closed_at,
        row.call_at,
        row.monitor_on,
        row.legal_basis,
        waits[-1] if waits else None,  # type: ignore[arg-type]
        tuple(one.by for one in handed_on),
    )
