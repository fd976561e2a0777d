# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Polite limits: wide for people, narrow enough that one loop cannot take the service from the others."""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

import structlog
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import Storage
from limits.strategies import SlidingWindowCounterRateLimiter

from api.breaker import Breaker
from api.watching.metrics import REFUSED

log = structlog.get_logger(__name__)

Kind = Literal["address", "conversation", "phone", "key"]


@dataclass(frozen=True, slots=True)
class TooManyError(Exception):
    """The caller should come back after so many seconds."""

    retry_after: int


class Limiter:
    """Counts where all machines do, and on this machine alone while that place is away."""

    def __init__(self, own: Storage, shared: Storage | None = None) -> None:
        self._own = SlidingWindowCounterRateLimiter(own)
        self._shared = None if shared is None else SlidingWindowCounterRateLimiter(shared)
        self._breaker = Breaker(limit=1)

    def hit(self, rule: RateLimitItem, *names: str) -> int | None:
        """Count one call; the seconds to wait where it was one too many."""
        if self._shared is not None and self._breaker.closed():
            try:
                waits = _waits(self._shared, rule, *names)
            except StorageError as error:
                self._breaker.failed()
                log.warning("shared counts away", error=type(error.storage_error).__name__)
            else:
                self._breaker.succeeded()
                return waits
        try:
            return _waits(self._own, rule, *names)
        except StorageError as error:  # a board that is full or locked refuses nobody
            log.warning("own counts away", error=type(error.storage_error).__name__)
            return None


class Throttle:
    """Counts by who calls; nothing about a caller outlives the window, and nobody is named but by a digest."""

    def __init__(self, limiter: Limiter, rates: Mapping[Kind, str]) -> None:
        self._limiter = limiter
        self._rules = {kind: parse(rate) for kind, rate in rates.items()}

    def pass_or_raise(self, kind: Kind, caller: str | None) -> None:
        """Count one call, or raise `TooManyError`; nobody in particular is not counted."""
        if not caller:
            return
        waits = self._limiter.hit(self._rules[kind], kind, sha256(caller.encode(errors="replace")).hexdigest())
        if waits is not None:
            REFUSED.labels(kind).inc()
            raise TooManyError(waits)


def _waits(limiter: SlidingWindowCounterRateLimiter, rule: RateLimitItem, *names: str) -> int | None:
    if limiter.hit(rule, *names):
        return None
    reset = limiter.get_window_stats(rule, *names).reset_time
    return max(1, math.ceil(reset - time.time()))
