# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Once a minute: what has expired goes, and a database that was away is asked again."""

from typing import Protocol

import structlog

from api.store.database import DEAD, Database

log = structlog.get_logger(__name__)


class Kept(Protocol):
    """Something that is kept for a time."""

    def sweep(self) -> int:
        """Delete what is over; how many went."""


def clean_once(database: Database, *kept: Kept) -> None:
    """One round."""
    if not database.alive() and not database.prepare():
        return
    try:
        gone = sum(one.sweep() for one in kept)
    except DEAD as error:
        log.error("expired rows not deleted", error=type(error).__name__)
        return
    if gone:
        log.info("expired rows deleted", count=gone)
