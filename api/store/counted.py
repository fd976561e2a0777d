# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counted events: a row for each thing that happened on a day. Rows are only ever added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import structlog
from sqlalchemy import select

from api.store.database import DEAD, Database
from api.store.tables import CountedRow

log = structlog.get_logger(__name__)

Channel = Literal["web", "kakao", "phone", "counter", "practice"]
EventKind = Literal["check", "asked", "answered", "missed", "unmet", "taken"]
LONGEST_OFFICE, LONGEST_WHAT = 60, 80


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened once.

    `check` a household was checked (`what`: the need), `asked` and `answered` a question (its fact), `missed` a
    saying that was not understood, `unmet` something was asked for that is not on record, `taken` an officer took a
    case over (its kind) after `minutes`.
    """

    kind: EventKind
    channel: Channel
    office: str = ""
    what: str = ""
    minutes: int | None = None


class Counted:
    """Adds events; nothing waits for this, and while the database is away nothing is counted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, events: Iterable[Event], day: date, *, practice: bool = False) -> None:
        """Count what happened on a day; what is practice is kept apart."""
        rows = [
            CountedRow(
                day=day,
                kind=one.kind,
                channel=one.channel,
                office=one.office[:LONGEST_OFFICE],
                what=one.what[:LONGEST_WHAT],
                minutes=one.minutes,
                practice=practice or one.channel == "practice",
            )
            for one in events
        ]
        if not rows:
            return
        try:
            with self._database.session() as session:
                session.add_all(rows)
        except DEAD as error:
            log.error("event not counted", error=type(error).__name__)

    def between(self, since: date, until: date) -> Sequence[tuple[date, Event]]:
        """What happened from a day to a day, both included, without practice. Raises one of `database.DEAD`."""
        row = CountedRow
        asked = select(row).where(row.day >= since, row.day <= until, row.practice.is_(False)).order_by(row.id)
        with self._database.session() as session:
            return [
                (one.day, Event(one.kind, one.channel, one.office, one.what, one.minutes))  # type: ignore[arg-type]
                for one in session.scalars(asked)
            ]
