# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who leads: one holder at a time among all machines, until it stops renewing."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.store.database import Database, changed
from api.store.tables import LeaseRow


class Lease:
    """A name that one process holds. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, name: str, *, seconds: float) -> None:
        self._database, self._name = database, name
        self._life = timedelta(seconds=seconds)
        self._me = secrets.token_hex(8)

    def hold(self) -> bool:
        """Take the name, or hold it longer; False where somebody else has it."""
        row, moment = LeaseRow, now()
        values = {"holder": self._me, "until": moment + self._life}
        free = or_(row.holder == self._me, row.until <= moment)
        try:
            with self._database.session() as session:
                if changed(session, update(row).where(row.name == self._name, free).values(**values)):
                    return True
                session.execute(insert(row).values(name=self._name, **values))
        except IntegrityError:
            return False
        return True

    def leave(self) -> None:
        """Give the name back, so that another takes over at once."""
        with self._database.session() as session:
            session.execute(delete(LeaseRow).where(LeaseRow.name == self._name, LeaseRow.holder == self._me))
