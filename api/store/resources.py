# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What shops and neighbours offer (나눔가게), what cases need, and for which needs nothing was there."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import Update, delete, func, select, update

from api.clock import SEOUL, now
from api.store.counting import count_one
from api.store.database import Database, changed
from api.store.tables import CaseNeedRow, ResourceRow, UnlinkedNeedRow

STALE = timedelta(days=90)
"""After which somebody asks whether it is still there."""

NeedState = Literal["open", "met", "unmet"]


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered: for which need, by whom, what, how often, until when, and where (no 동: the whole 시군구)."""

    need: str
    giver: str
    what: str
    phone: str
    sigungu: str
    dong: str
    left: int
    until: date


@dataclass(frozen=True, slots=True)
class Resource:
    """An offer on record, who looks after it, and when they last asked."""

    id: str
    offer: Offer
    owner: str
    checked_on: date

    def stale(self, today: date) -> bool:
        """Whether nobody has asked for long."""
        return today - self.checked_on > STALE

    def serves(self, need: str, sigungu: str, dong: str) -> bool:
        """Whether it is for a need in a place."""
        offer = self.offer
        return (offer.need, offer.sigungu) == (need, sigungu) and offer.dong in ("", dong)


@dataclass(frozen=True, slots=True)
class CaseNeed:
    """What a case needs, and by what it was met."""

    id: str
    need: str
    state: NeedState
    resource: Resource | None


class _NotBothError(Exception):
    """Neither is done where one of two cannot be."""


class Resources:
    """Every call raises one of `database.DEAD` while the database is away. Who may what is asked elsewhere."""

    def __init__(self, database: Database, *, days: int = 31) -> None:
        self._database = database
        self._life = timedelta(days=days)

    def add(self, offer: Offer, owner: str, today: date) -> str:
        """Put an offer on record; its id."""
        key = uuid.uuid4().hex
        told = {name: getattr(offer, name) for name in Offer.__dataclass_fields__}
        with self._database.session() as session:
            session.add(ResourceRow(id=key, owner=owner, checked_on=today, **told))
        return key

    def there(self, sigungu: str, today: date) -> Sequence[Resource]:
        """What is to be had in a 시군구, what ends first before."""
        row = ResourceRow
        there = (row.sigungu == sigungu, row.left > 0, row.until >= today)
        with self._database.session() as session:
            return [_resource(one) for one in session.scalars(select(row).where(*there).order_by(row.until, row.id))]

    def checked(self, resource: str, sigungu: str, today: date) -> bool:
        """Somebody asked: it is still there. False where there is none."""
        this = update(ResourceRow).where(ResourceRow.id == resource, ResourceRow.sigungu == sigungu)
        with self._database.session() as session:
            return bool(changed(session, this.values(checked_on=today)))

    def need(self, number: str, need: str, today: date) -> None:
        """A case needs something; the same is noted once while it is open."""
        row = CaseNeedRow
        known = select(row.id).where(row.number == number, row.need == need, row.state == "open")
        with self._database.session() as session:
            if session.scalar(known) is None:
                session.add(row(id=uuid.uuid4().hex, number=number, on=today, need=need, state="open", resource=None))

    def needs_of(self, number: str) -> Sequence[CaseNeed]:
        """All that a case needs or needed."""
        with self._database.session() as session:
            rows = session.scalars(select(CaseNeedRow).where(CaseNeedRow.number == number).order_by(CaseNeedRow.on))
            return [
                CaseNeed(row.id, row.need, row.state, self._of(row.resource))  # type: ignore[arg-type]
                for row in rows.all()
            ]

    def match(self, number: str, need_id: str, resource: str, today: date) -> bool:
        """Give a case one of an offer; False where the last one is gone, or the need is met already."""
        row = ResourceRow
        one = update(row).where(row.id == resource, row.left > 0, row.until >= today).values(left=row.left - 1)
        met = _open(number, need_id).values(state="met", resource=resource)
        try:
            with self._database.session() as session:
                if not (changed(session, one) and changed(session, met)):
                    raise _NotBothError
        except _NotBothError:
            return False
        return True

    def unmet(self, number: str, need: CaseNeed, sigungu: str, dong: str, today: date) -> bool:
        """Nothing was there: counted by need, place and day, with nothing of anybody."""
        with self._database.session() as session:
            if not changed(session, _open(number, need.id).values(state="unmet")):
                return False
        count_one(self._database, UnlinkedNeedRow, need=need.need, sigungu=sigungu, dong=dong, day=today)
        return True

    def unlinked(self, sigungu: str, since: date) -> Sequence[tuple[str, str, int]]:
        """Needs for which nothing was there: need, 동 and how often, most often first."""
        row = UnlinkedNeedRow
        total = func.sum(row.count)
        asked = select(row.need, row.dong, total).where(row.sigungu == sigungu, row.day >= since)
        with self._database.session() as session:
            found = session.execute(asked.group_by(row.need, row.dong).order_by(total.desc(), row.need, row.dong))
            return [(need, dong, int(count)) for need, dong, count in found]

    def sweep(self) -> int:
        """Delete offers that ended long ago; returns how many went."""
        today = now().astimezone(SEOUL).date()
        with self._database.session() as session:
            return changed(session, delete(ResourceRow).where(ResourceRow.until <= today - self._life))

    def _of(self, resource: str | None) -> Resource | None:
        if resource is None:
            return None
        with self._database.session() as session:
            row = session.get(ResourceRow, resource)
            return None if row is None else _resource(row)


def _open(number: str, need_id: str) -> Update:
    row = CaseNeedRow
    return update(row).where(row.id == need_id, row.number == number, row.state == "open")


def _resource(row: ResourceRow) -> Resource:
    told = {name: getattr(row, name) for name in Offer.__dataclass_fields__}
    return Resource(row.id, Offer(**told), row.owner, row.checked_on)
