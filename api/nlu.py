# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The understanding service, reached over HTTP: short patience, and silence when it is not there."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import structlog

log = structlog.get_logger(__name__)


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

    def closed(self) -> bool:
        """Whether a call may be tried now. The one that is tried after a rest holds the others back."""
        if self._failures < self._limit:
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


class Nlu:
    """`parse` gives Rasa's answer, or None when there is none in time: nobody waits for a dead server."""

    def __init__(self, url: str | None, *, timeout: float, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(
            base_url=url or "http://nlu.invalid",
            timeout=timeout,
            transport=transport,
            # Shorter than the server keeps an idle connection, or a call could meet a closed one.
            limits=httpx.Limits(max_connections=20, keepalive_expiry=20),
        )
        self._present = url is not None
        self._breaker = Breaker()

    async def parse(self, text: str) -> dict[str, Any] | None:
        """Intent and entities of the text, or None."""
        if not self._present or not self._breaker.closed():
            return None
        try:
            answer = await self._client.post("/model/parse", json={"text": text})
            answer.raise_for_status()
            parsed = answer.json()
            if not isinstance(parsed, dict) or "intent" not in parsed:
                raise ValueError("not a parse")
        except (httpx.HTTPError, ValueError) as error:
            self._breaker.failed()
            log.warning("nlu silent", error=type(error).__name__)
            return None
        self._breaker.succeeded()
        return parsed

    async def alive(self) -> bool:
        """Whether the server answers at all; asked by the health check, never within a turn."""
        if not self._present:
            return False
        try:
            answer = await self._client.get("/status", timeout=1.0)
        except httpx.HTTPError:
            return False
        return answer.is_success

    async def close(self) -> None:
        """Give the connections back."""
        await self._client.aclose()
