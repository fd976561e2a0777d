# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How often codes may be tried: so seldom that nobody finds one by chance, often enough for a counter at noon."""

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter


class Guesses:
    """Counts tries by caller and over all callers, right or wrong, so that tries at the same time count too."""

    def __init__(self, *, caller: str, everybody: str) -> None:
        self._caller, self._everybody = parse(caller), parse(everybody)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def may_try(self, caller: str) -> bool:
        """Count one try; False where there were too many."""
        return self._limiter.hit(self._caller, "caller", caller) and self._limiter.hit(self._everybody, "everybody")
