# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One call to a public server: never longer than its time limit, asked again with growing waits, its key never told."""

import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import TypeVar
from urllib.parse import unquote

import httpx

from api.sync.errors import CUT, KEY_REFUSED, NOT_DATA, REFUSED, SERVER, SLOW, TOO_LARGE, SyncError, TemporaryError

Read = TypeVar("Read")
LARGEST = 64 * 1024 * 1024
"""Bytes of one answer."""
GATEWAY_KEY = (b"SERVICE_KEY_IS_NOT_REGISTERED", b"DEADLINE_HAS_EXPIRED", b"SERVICE_ACCESS_DENIED")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to ask."""

    connect: float = 5.0
    read: float = 15.0
    call: float = 60.0
    attempts: int = 6
    first_wait: float = 0.5
    longest_wait: float = 30.0

    def wait(self, attempt: int, asked_for: float | None = None) -> float:
        """The wait after a failed attempt (from 0): doubled each time, half of it by chance, never over the longest."""
        grown = min(self.first_wait * 2.0**attempt, self.longest_wait)
        return min(max(grown / 2 + random.uniform(0, grown / 2), asked_for or 0), self.longest_wait)  # noqa: S311


class Caller:
    """Asks one server with one key. Use it as a context: it holds connections."""

    def __init__(
        self,
        address: str,
        key: str,
        patience: Patience = Patience(),  # noqa: B008 - frozen
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        for logger in ("httpx", "httpcore"):  # they tell whole addresses, and the key is part of ours
            logging.getLogger(logger).setLevel(logging.WARNING)
        self.address = address.rstrip("/")
        self.patience = patience
        self._key = unquote(key)  # data.go.kr hands out keys that are encoded already
        self._sleep = sleep
        limits = httpx.Timeout(patience.read, connect=patience.connect)
        self._client = httpx.Client(timeout=limits, follow_redirects=False)

    def __enter__(self) -> "Caller":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, path: str, params: Mapping[str, str | int], read: Callable[[bytes], Read]) -> Read:
        """Ask, and read the answer; what cannot be read is asked again like any trouble of the other side.

        Raises:
            SyncError: when asking again cannot help, or did not.
        """
        for attempt in range(self.patience.attempts):
            try:
                return read(self._once(path, params))
            except TemporaryError as error:
                if attempt + 1 == self.patience.attempts:
                    raise SyncError(str(error)) from None
                self._sleep(self.patience.wait(attempt, error.wait))
        raise SyncError(NOT_DATA)

    def pause(self, attempt: int) -> None:
        """Wait before a longer piece of work is begun anew."""
        self._sleep(self.patience.wait(attempt))

    def _once(self, path: str, params: Mapping[str, str | int]) -> bytes:
        began = time.monotonic()
        try:
            with self._client.stream("GET", self.address + path, params={**params, "serviceKey": self._key}) as answer:
                _judge(answer)
                return self._body(answer, began)
        except httpx.TimeoutException:
            raise TemporaryError(SLOW) from None
        except httpx.HTTPError:
            raise TemporaryError(CUT) from None

    def _body(self, answer: httpx.Response, began: float) -> bytes:
        content = bytearray()
        for chunk in answer.iter_bytes():
            content += chunk
            if time.monotonic() - began > self.patience.call:
                raise TemporaryError(SLOW)
            if len(content) > LARGEST:
                raise SyncError(TOO_LARGE)
        if any(word in content[:2000] for word in GATEWAY_KEY):
            raise SyncError(KEY_REFUSED)
        return bytes(content)


def _judge(answer: httpx.Response) -> None:
    status = answer.status_code
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise SyncError(KEY_REFUSED)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in (
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
    ):
        asked_for = answer.headers.get("Retry-After", "")
        raise TemporaryError(SERVER.format(status=status), float(asked_for) if asked_for.isdecimal() else None)
    if status != HTTPStatus.OK:
        raise SyncError(REFUSED.format(status=status))
