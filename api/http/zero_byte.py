# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No address holds a zero byte: PostgreSQL and file systems refuse it, each in a way of its own."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import ProblemError, respond


class NoZeroByte:
    """Answers an address with a zero byte as one that is not there."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http" and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            await respond(Request(scope), ProblemError(404))(scope, receive, send)
            return
        await self._app(scope, receive, send)
