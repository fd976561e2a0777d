# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No more is begun at once than can be ended in time: who comes then is asked to come again in a moment."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.problems import ProblemError, respond
from api.watching.metrics import REFUSED

ALWAYS = ("/healthz", "/static/", "/voice/", "/kakao/")
"""Answered however many there are: telephone and KakaoTalk know no such answer, and have a time limit of their own."""
AGAIN_IN = "2"


class Crowd:
    """Counts what is under way in this process."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app, self._most = app, most
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["path"].startswith(ALWAYS):
            await self._app(scope, receive, send)
            return
        if self._under_way >= self._most:
            REFUSED.labels("crowd").inc()
            await respond(Request(scope), ProblemError(429, headers={"Retry-After": AGAIN_IN}))(scope, receive, send)
            return
        self._under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way -= 1
