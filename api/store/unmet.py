# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes that people asked for and that are not on record: the name, the day and how often, nothing of anybody."""

import re
from collections.abc import Sequence
from datetime import date

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from api.store.database import DEAD, Database, changed
from api.store.tables import LONGEST_NAME, UnmetNeedRow

log = structlog.get_logger(__name__)

HANGUL = re.compile("[가-힣]{3,}")


class UnmetNeeds:
    """Counts names by day. Only Hangul is taken, so that no number of anybody can lie here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, name: str, day: date) -> bool:
        """Count a name once more; False where it is no name, or the database is away: nothing waits for this."""
        name = name[:LONGEST_NAME]
        if not HANGUL.fullmatch(name):
            return False
        try:
            self._count(name, day)
        except DEAD as error:
            log.error("unmet need not stored", error=type(error).__name__)
            return False
        return True

    def counts(self) -> Sequence[tuple[str, date, int]]:
        """What was asked for, most often first."""
        row = UnmetNeedRow
        with self._database.session() as session:
            asked = select(row.name, row.day, row.count).order_by(row.count.desc(), row.day, row.name)
            return [(name, day, count) for name, day, count in session.execute(asked)]

    def _count(self, name: str, day: date) -> None:
        if self._add(name, day):
            return
        try:
            with self._database.session() as session:
                session.add(UnmetNeedRow(name=name, day=day, count=1))
        except IntegrityError:  # somebody else asked for it in the same moment
            self._add(name, day)

    def _add(self, name: str, day: date) -> bool:
        row = UnmetNeedRow
        more = update(row).where(row.name == name, row.day == day).values(count=row.count + 1)
        with self._database.session() as session:
            return bool(changed(session, more))
