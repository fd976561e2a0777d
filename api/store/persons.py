# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All that is kept of one person, to hand over or to erase: found by what only they and we hold.

Nobody is known by name here. A person is who has the number of a request, a code, or the telephone that was left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, delete, false, select

from api.messages.numbers import mobile
from api.store.cipher import Cipher, UnreadableError
from api.store.conversations import key_of
from api.store.database import Database, changed
from api.store.kept_talks import USE as CODE
from api.store.tables import (
    OF_A_CASE,
    Base,
    ConversationRow,
    KeptTalkRow,
    OutboxRow,
    ReminderRow,
    TicketRow,
    VisitResultRow,
    VisitRow,
    place,
    primary_key,
)

HASHES = ("key", "once", "person")
UNREADABLE = "읽을 열쇠가 없어요"


@dataclass(frozen=True, slots=True)
class Handles:
    """What a person shows; each may be missing."""

    ticket: str | None = None
    code: str | None = None
    phone: str | None = None


class Persons:
    """Export and erase. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher

    def export(self, handles: Handles) -> dict[str, list[dict[str, Any]]]:
        """Every row of the person by table, unsealed; hashes are left out."""
        found: dict[str, list[dict[str, Any]]] = {}
        with self._database.session() as session:
            for row, theirs in self._theirs(handles):
                rows = [self._readable(one) for one in session.scalars(select(row).where(theirs))]
                if rows:
                    found[row.__tablename__] = rows
        return found

    def erase(self, handles: Handles) -> dict[str, int]:
        """Delete every row of the person; how many by table."""
        gone: dict[str, int] = {}
        with self._database.session() as session:
            for row, theirs in self._theirs(handles):
                count = changed(session, delete(row).where(theirs))
                if count:
                    gone[row.__tablename__] = count
        return gone

    def _theirs(self, handles: Handles) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
        """Each table with the rows that are theirs; notes and talks before the requests that lead to them."""
        phone = None if handles.phone is None else mobile(handles.phone) or handles.phone
        phones = () if phone is None else self._cipher.digests("phone", phone)
        requests = TicketRow.number == handles.ticket if handles.ticket else false()
        requests = requests | TicketRow.person.in_(phones)
        numbers, talks = self._requests(requests)
        yield from ((row, row.number.in_(numbers)) for row in OF_A_CASE)
        yield ConversationRow, ConversationRow.key.in_(talks)
        yield TicketRow, TicketRow.number.in_(numbers)
        yield KeptTalkRow, KeptTalkRow.key.in_(self._cipher.digests(CODE, handles.code) if handles.code else ())
        yield OutboxRow, OutboxRow.person.in_(phones)
        yield ReminderRow, ReminderRow.person.in_(phones)
        visits = select(VisitRow.id).where(VisitRow.person.in_(phones))
        yield VisitResultRow, VisitResultRow.visit.in_(visits)
        yield VisitRow, VisitRow.person.in_(phones)

    def _requests(self, theirs: ColumnElement[bool]) -> tuple[list[str], list[str]]:
        """The numbers of requests, and the keys of the talks in which they were made."""
        with self._database.session() as session:
            rows = session.scalars(select(TicketRow).where(theirs)).all()
            contents = [self._unsealed(row.sealed, place(TicketRow.sealed, row.number)) for row in rows]
            return [row.number for row in rows], [_talk_key(content) for content in contents if _talk_key(content)]

    def _readable(self, row: Base) -> dict[str, Any]:
        key, shown = primary_key(row), {}
        for column in row.__table__.columns:
            if column.name in HASHES:
                continue
            value = getattr(row, column.name)
            if isinstance(column.type, LargeBinary):
                value = self._unsealed(value, place(getattr(type(row), column.name), key)) if value else None
            shown[column.name] = value if value is None or isinstance(value, int | dict | list) else str(value)
        return shown

    def _unsealed(self, sealed: bytes, here: str) -> Any:
        try:
            return self._cipher.open(sealed, here)
        except UnreadableError:
            return UNREADABLE


def _talk_key(content: Any) -> str:
    talk = content.get("talk") if isinstance(content, dict) else None
    return key_of(talk) if isinstance(talk, str) else ""
