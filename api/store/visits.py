# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who is to be visited, what for and when, and how each visit went. Whom, and what was said of them, is sealed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.store.cipher import Cipher
from api.store.database import Database, changed
from api.store.tables import VisitResultRow, VisitRow, place

NEVER_DONE = timedelta(days=366)
"""After which a visit that nobody made is let go."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A visit to be planned. `key` tells whom and what for: the same is planned once.

    `companion` says who must come along from the first time on.
    """

    kind: str
    key: str
    sigungu: str
    dong: str
    on: date
    content: Mapping[str, Any]
    phone: str | None = None
    companion: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that is not over. `companion` and `health`: who must come along."""

    id: str
    kind: str
    sigungu: str
    dong: str
    next_on: date
    companion: str
    health: bool
    content: Mapping[str, Any]
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """What follows a visit: another one on a day, with whom."""

    on: date
    companion: str = ""
    health: bool = False


class Visits:
    """Plan, list and record. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher, *, days: int = 31) -> None:
        self._database, self._cipher = database, cipher
        self._life = timedelta(days=days)

    def plan(self, plans: Sequence[Plan]) -> int:
        """Plan visits; how many are new."""
        return sum(map(self._plan, plans))

    def open(self) -> Sequence[Visit]:
        """Every visit that is not over, the earliest first."""
        with self._database.session() as session:
            open_ = VisitRow.done_at.is_(None)
            rows = session.scalars(select(VisitRow).where(open_).order_by(VisitRow.next_on)).all()
            told = VisitResultRow.visit.in_(select(VisitRow.id).where(open_))
            results = session.scalars(select(VisitResultRow).where(told).order_by(VisitResultRow.at)).all()
            return [self._visit(row, [one for one in results if one.visit == row.id]) for row in rows]

    def find(self, visit_id: str) -> Visit | None:
        """A visit that is not over."""
        with self._database.session() as session:
            row = session.get(VisitRow, visit_id)
            if row is None or row.done_at is not None:
                return None
            results = select(VisitResultRow).where(VisitResultRow.visit == visit_id).order_by(VisitResultRow.at)
            return self._visit(row, session.scalars(results).all())

    def record(self, visit_id: str, by: str, result: str, after: Next | None) -> bool:
        """How a visit went, and what follows; without that it is over. False where it was over already."""
        moment = now()
        values: dict[str, Any] = {"touched_at": moment}
        if after is None:
            values["done_at"] = moment
        else:
            values |= {"next_on": after.on, "companion": after.companion, "health": after.health}
        with self._database.session() as session:
            open_ = update(VisitRow).where(VisitRow.id == visit_id, VisitRow.done_at.is_(None))
            if not changed(session, open_.values(**values)):
                return False
            session.add(VisitResultRow(id=uuid.uuid4().hex, visit=visit_id, at=moment, by=by, result=result))
        return True

    def sweep(self) -> int:
        """Delete what has been over for its time, or was never done in a year; returns how many went."""
        row, moment = VisitRow, now()
        over = or_(row.done_at <= moment - self._life, row.touched_at <= moment - NEVER_DONE)
        with self._database.session() as session:
            gone = select(row.id).where(over)
            session.execute(delete(VisitResultRow).where(VisitResultRow.visit.in_(gone)))
            return changed(session, delete(row).where(over))

    def _plan(self, plan: Plan) -> bool:
        key = uuid.uuid4().hex
        row = VisitRow(
            id=key,
            once=self._cipher.digests("visit", f"{plan.kind}/{plan.key}")[0],
            person=None if plan.phone is None else self._cipher.digests("phone", plan.phone)[0],
            kind=plan.kind,
            sigungu=plan.sigungu[:20],
            dong=plan.dong[:20],
            next_on=plan.on,
            companion=plan.companion,
            health=False,
            touched_at=now(),
            done_at=None,
            sealed=self._cipher.seal(dict(plan.content), place(VisitRow.sealed, key)),
        )
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:  # planned before
            return False
        return True

    def _visit(self, row: VisitRow, results: Sequence[VisitResultRow]) -> Visit:
        content = self._cipher.open(row.sealed, place(VisitRow.sealed, row.id))
        told = tuple(one.result for one in results)
        return Visit(row.id, row.kind, row.sigungu, row.dong, row.next_on, row.companion, row.health, content, told)
