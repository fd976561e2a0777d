# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""No address holds a zero byte: PostgreSQL and file systems refuse it, each in a way of its own."""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.problems import ProblemError, respond

UNREADABLE = "주소에 읽을 수 없는 글자(%00)가 있어요. 그 글자를 지우고 다시 보내 주세요."


class NoZeroByte:
    """Answers a path with a zero byte as one that is not there, and a question with one as not readable."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        problem = _problem(scope) if scope["type"] == "http" else None
        if problem is None:
            await self._app(scope, receive, send)
        else:
            await respond(Request(scope), problem)(scope, receive, send)


def _problem(scope: Scope) -> ProblemError | None:
    if "\0" in scope["path"]:
        return ProblemError(404)
    return ProblemError(422, UNREADABLE) if b"%00" in scope["query_string"] else None
