# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counting in the database: one more of something, also where two do it in the same moment."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from api.store.database import Database, changed
from api.store.tables import UnlinkedNeedRow, UnmetNeedRow

Counted = type[UnmetNeedRow] | type[UnlinkedNeedRow]


def count_one(database: Database, row: Counted, **key: Any) -> None:
    """One more under a key. Raises one of `database.DEAD` while the database is away."""
    if _add(database, row, key):
        return
    try:
        with database.session() as session:
            session.add(row(**key, count=1))
    except IntegrityError:  # somebody else counted in the same moment
        _add(database, row, key)


def _add(database: Database, row: Counted, key: dict[str, Any]) -> bool:
    this = [getattr(row, name) == value for name, value in key.items()]
    with database.session() as session:
        return bool(changed(session, update(row).where(*this).values(count=row.count + 1)))
