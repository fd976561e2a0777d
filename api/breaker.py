# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Leaves alone what has failed, for a while."""

import time
from collections.abc import Callable


class Breaker:
    """After `limit` failures in a row it lets nothing through for `rest` seconds, then one probe.

    >>> clock = iter([0.0, 0.0, 1.0, 6.0, 6.0]).__next__
    >>> breaker = Breaker(limit=1, rest=5.0, clock=clock)
    >>> breaker.failed(); breaker.closed(), breaker.closed(), breaker.closed()
    (False, False, True)
    """

    def __init__(self, *, limit: int = 3, rest: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._rest, self._clock = limit, rest, clock
        self._failures = 0
        self._open_until = 0.0

    @property
    def well(self) -> bool:
        """Whether nothing is known against it."""
        return self._failures < self._limit

    def closed(self) -> bool:
        """Whether a call may be tried now. The one that is tried after a rest holds the others back."""
        if self.well:
            return True
        if self._clock() < self._open_until:
            return False
        self._open_until = self._clock() + self._rest
        return True

    def failed(self) -> None:
        """Count a failure."""
        self._failures += 1
        self._open_until = self._clock() + self._rest

    def succeeded(self) -> None:
        """Forget the failures."""
        self._failures = 0
