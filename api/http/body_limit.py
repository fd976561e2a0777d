# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No request body is longer than a person would write."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import too_large, too_slow

DRAINED_AT_MOST = 1024 * 1024


class BodyLimit:
    """Ends reading with a 413 once the body passes the limit, whatever length was announced; with a 408 once it takes
    longer than it may, however little comes at a time.

    What is left of a moderately long body is read and dropped first: a browser that is still
    sending would otherwise show a broken connection instead of our sentence.
    """

    def __init__(self, app: ASGIApp, *, limit: int, seconds: float) -> None:
        self._app, self._limit, self._seconds = app, limit, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen, whole = 0, False
        loop = asyncio.get_running_loop()
        until = loop.time() + self._seconds

        async def in_time() -> Message:
            nonlocal whole
            if whole:  # what comes now is only that they have gone
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise too_slow() from None
            whole = not message.get("more_body", False)
            return message

        async def counted() -> Message:
            nonlocal seen
            message = await in_time()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                while message.get("more_body") and seen < DRAINED_AT_MOST:
                    message = await in_time()
                    seen += len(message.get("body", b""))
                raise too_large()
            return message

        await self._app(scope, counted, send)
