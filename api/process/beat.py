# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A process's signs of life for the one that started it: the first says that it is ready."""

import asyncio
import os
from contextlib import suppress

PERIOD = 2.0
NAME = "DONGHAENG_BEAT"


async def beat_forever(period: float = PERIOD) -> None:
    """Give a sign now and then, from the loop that answers people: where that stands still, the signs end."""
    descriptor = os.environ.get(NAME)
    if descriptor is None:
        return
    while True:
        with suppress(OSError):
            os.write(int(descriptor), b".")
        await asyncio.sleep(period)
