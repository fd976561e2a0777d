# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a web worker does beside its answers: it keeps its own memory small, and asks again for what was away."""

import asyncio
import sqlite3

import structlog

from api.services import Services
from api.watching.metrics import UP

log = structlog.get_logger(__name__)
PERIOD = 5.0


async def look_after(services: Services, period: float = PERIOD) -> None:
    """Until cancelled."""
    while True:
        await asyncio.to_thread(once, services)
        UP.labels("nlu").set(int(await services.nlu.alive()))
        await asyncio.sleep(period)


def once(services: Services) -> None:
    """A database that was away is asked again, and made ready; what is over goes from the board."""
    UP.labels("database").set(int(services.database.alive() or services.database.prepare()))
    services.conversations.copies.sweep()
    try:
        services.counts.sweep()
    except sqlite3.Error as error:
        log.warning("counts not swept", error=type(error).__name__)
