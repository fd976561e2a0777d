# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The understanding service, reached over HTTP: short patience, one more try, and silence when nobody is there."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
import structlog
from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from api.breaker import Breaker
from api.watching.metrics import CONFIDENCE, NLU_CALLS, timed
from api.watching.tracing import carried, span

log = structlog.get_logger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks at the replicas."""
LOOK_PATIENCE = 1.0
TRIES = 2


class Named(BaseModel):
    """An intent, and how sure it is."""

    model_config = ConfigDict(extra="allow")
    name: str | None
    confidence: float = Field(ge=0, le=1.0001)


class Found(BaseModel):
    """Something that was named; whether its place fits the text is looked at where it is read."""

    model_config = ConfigDict(extra="allow")
    entity: str


class Parsed(BaseModel):
    """What a parse must be, so that nothing behind stumbles over it."""

    model_config = ConfigDict(extra="allow")
    intent: Named
    entities: list[Found] = []
    intent_ranking: list[Named] = []


@dataclass(frozen=True, slots=True)
class Replica:
    """One server of the model."""

    name: str
    client: httpx.AsyncClient
    breaker: Breaker = field(default_factory=Breaker)


class Nlu:
    """`parse` gives Rasa's answer, or None when there is none in time: nobody waits for a dead server.

    Args:
        url: the addresses of the replicas, comma separated; None where there is no NLU.
        timeout: how long a parse may take with all its tries.
    """

    def __init__(self, url: str | None, *, timeout: float, transport: httpx.AsyncBaseTransport | None = None) -> None:
        addresses = [] if url is None else [one.strip().rstrip("/") for one in url.split(",") if one.strip()]
        self._replicas = [
            Replica(str(place), _client(address, timeout, transport)) for place, address in enumerate(addresses)
        ]
        self._timeout = timeout
        self._turn = count()

    async def parse(self, text: str) -> dict[str, Any] | None:
        """Intent and entities of the text, or None."""
        end = time.monotonic() + self._timeout
        with timed("nlu"), span("nlu"):
            for sharing, replica in self._tried():
                # The last one may take all that is left; the one before leaves time for another.
                left = end - time.monotonic()
                parsed = await self._asked(replica, text, left / sharing) if left > 0 else None
                if parsed is not None:
                    CONFIDENCE.observe(float(parsed["intent"]["confidence"]))
                    return parsed
        return None

    async def alive(self) -> bool:
        """Whether any server answers at all; asked by the health check, never within a turn."""
        return any(await asyncio.gather(*map(self._answers, self._replicas)))

    async def watch(self, seconds: float = LOOK_EVERY) -> None:
        """Look at the replicas that failed, so that no turn has to try them first. Until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            for replica in self._replicas:
                if replica.breaker.well:
                    continue
                if await self._answers(replica):
                    replica.breaker.succeeded()
                    log.info("nlu is back", replica=replica.name)
                else:
                    replica.breaker.failed()

    async def close(self) -> None:
        """Give the connections back."""
        for replica in self._replicas:
            await replica.client.aclose()

    def _tried(self) -> Iterator[tuple[int, Replica]]:
        """Those to be tried, in turn, with among how many the time that is left is shared."""
        if not self._replicas:
            return
        begin = next(self._turn)
        in_turn = [self._replicas[(begin + step) % len(self._replicas)] for step in range(len(self._replicas))]
        able = ([replica for replica in in_turn if replica.breaker.well] or in_turn)[:TRIES]
        for place, replica in enumerate(able):
            if replica.breaker.closed():
                yield len(able) - place, replica
        if len(able) == 1 and able[0].breaker.well:  # it may just have been replaced by another on its address
            yield 1, able[0]

    async def _asked(self, replica: Replica, text: str, seconds: float) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(seconds):
                answer = await replica.client.post("/model/parse", json={"text": text}, headers=_headers())
            answer.raise_for_status()
            parsed: dict[str, JsonValue] = answer.json()
            Parsed.model_validate(parsed)
        except (httpx.HTTPError, ValueError, ValidationError, TimeoutError) as error:
            replica.breaker.failed()
            NLU_CALLS.labels(replica.name, type(error).__name__).inc()
            log.warning("nlu silent", replica=replica.name, error=type(error).__name__)
            return None
        replica.breaker.succeeded()
        NLU_CALLS.labels(replica.name, "answered").inc()
        return parsed

    async def _answers(self, replica: Replica) -> bool:
        try:
            answer = await replica.client.get("/status", timeout=LOOK_PATIENCE)
        except httpx.HTTPError:
            return False
        return answer.is_success


def _client(address: str, timeout: float, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=address,
        timeout=timeout,
        transport=transport,
        # Shorter than the server keeps an idle connection, or a call could meet a closed one.
        limits=httpx.Limits(max_connections=20, keepalive_expiry=20),
    )


def _headers() -> dict[str, str]:
    """The request's id and its trace, for the other side's lines."""
    request = structlog.contextvars.get_contextvars().get("request")
    return {**({"X-Request-ID": request} if request else {}), **carried()}
