# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A polite limit: wide for people, narrow enough that one loop cannot take the service from the others."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter


@dataclass(frozen=True, slots=True)
class TooManyError(Exception):
    """The caller should come back after so many seconds."""

    retry_after: int


class Throttle:
    """Counts per conversation and per address, in memory; nothing about a caller outlives the window."""

    def __init__(self, *, conversation: str, address: str) -> None:
        self._rules: dict[str, RateLimitItem] = {"conversation": parse(conversation), "address": parse(address)}
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def pass_or_raise(self, *, address: str | None = None, conversation: str | None = None) -> None:
        """Count one call, or raise `TooManyError`."""
        for kind, key in (("address", address), ("conversation", conversation)):
            if key is not None and not self._limiter.hit(self._rules[kind], kind, key):
                reset = self._limiter.get_window_stats(self._rules[kind], kind, key).reset_time
                raise TooManyError(max(1, math.ceil(reset - time.time())))
