# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Turning keys over: what older keys sealed is sealed anew by the first one, so that the older ones can go."""

from collections.abc import Iterator

from sqlalchemy import LargeBinary, select
from sqlalchemy.orm import InstrumentedAttribute

from api.store.cipher import Cipher, UnreadableError
from api.store.database import Database
from api.store.tables import Base, place, primary_key


def reseal(database: Database, cipher: Cipher) -> tuple[int, int]:
    """Seal every field of an older key anew; how many were, and how many no key opens. Raises `database.DEAD`."""
    done = unreadable = 0
    for row, column in sealed_columns():
        with database.session() as session:
            for found in session.scalars(select(row).where(column != b"").with_for_update()):
                here, sealed = place(column, primary_key(found)), getattr(found, column.key)
                if cipher.is_current(sealed):
                    continue
                try:
                    setattr(found, column.key, cipher.seal(cipher.open(sealed, here), here))
                except UnreadableError:
                    unreadable += 1
                else:
                    done += 1
    return done, unreadable


def sealed_columns() -> Iterator[tuple[type[Base], InstrumentedAttribute[bytes]]]:
    """Every field that is sealed: all that is stored as bytes."""
    for mapper in Base.registry.mappers:
        for column in mapper.columns:
            if isinstance(column.type, LargeBinary):
                yield mapper.class_, getattr(mapper.class_, column.key)
