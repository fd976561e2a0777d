# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How often codes may be tried: so seldom that nobody finds one by chance, often enough for a counter at noon."""

from limits import parse

from api.http.throttle import Limiter


class Guesses:
    """Counts tries by caller and over all callers, right or wrong, so that tries at the same time count too."""

    def __init__(self, limiter: Limiter, use: str, *, caller: str, everybody: str) -> None:
        self._limiter, self._use = limiter, use
        self._caller, self._everybody = parse(caller), parse(everybody)

    def may_try(self, caller: str) -> bool:
        """Count one try; False where there were too many."""
        return (
            self._limiter.hit(self._caller, self._use, "caller", caller) is None
            and self._limiter.hit(self._everybody, self._use, "everybody") is None
        )
