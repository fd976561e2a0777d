# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No request body is longer than a person would write."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import too_large

DRAINED_AT_MOST = 1024 * 1024


class BodyLimit:
    """Ends reading with a 413 once the body passes the limit, whatever length was announced.

    What is left of a moderately long body is read and dropped first: a browser that is still
    sending would otherwise show a broken connection instead of our sentence.
    """

    def __init__(self, app: ASGIApp, *, limit: int) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                while message.get("more_body") and seen < DRAINED_AT_MOST:
                    message = await receive()
                    seen += len(message.get("body", b""))
                raise too_large()
            return message

        await self._app(scope, counted, send)
