# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes that people asked for and that are not on record: the name, the day and how often, nothing of anybody."""

import re
from collections.abc import Sequence
from datetime import date

import structlog
from sqlalchemy import select

from api.store.counting import count_one
from api.store.database import DEAD, Database
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
            count_one(self._database, UnmetNeedRow, name=name, day=day)
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
