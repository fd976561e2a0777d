# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Once a minute: what has expired goes, and a database that was away is asked again."""

import asyncio

import structlog

from api.store.conversations import Conversations
from api.store.database import DEAD, Database

log = structlog.get_logger(__name__)

PERIOD = 60.0


async def clean_forever(database: Database, conversations: Conversations, *, period: float = PERIOD) -> None:
    """Run until cancelled; a failure is logged and tried again at the next round."""
    while True:
        await asyncio.sleep(period)
        await asyncio.to_thread(clean_once, database, conversations)


def clean_once(database: Database, conversations: Conversations) -> None:
    """One round."""
    if not database.alive() and not database.prepare():
        return
    try:
        gone = conversations.sweep()
    except DEAD as error:
        log.error("expired conversations not deleted", error=type(error).__name__)
        return
    if gone:
        log.info("expired conversations deleted", count=gone)
