# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The outermost ring: an id for each request, one log line, and the last catch."""

import time
import uuid

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import respond, unexpected
from api.watching.logs import last_place
from api.watching.metrics import REQUESTS
from api.watching.tracing import span

log = structlog.get_logger(__name__)


class Edge:
    """Nothing passes it but an answer: an exception becomes a Korean sentence, its text goes nowhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        started, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request=request_id), span("request"):
            try:
                await self._app(scope, receive, noted)
            except Exception as error:
                log.error("unexpected", error=type(error).__name__, where=last_place(error.__traceback__))
                if status:
                    return  # Half an answer is out; the server closes the connection.
                await respond(Request(scope), unexpected())(scope, receive, noted)
            finally:
                # The route's pattern, never the path: a path may hold what someone typed.
                route = getattr(scope.get("route"), "path", "-")
                took = time.perf_counter() - started
                REQUESTS.labels(route, status).observe(took)
                log.info("request", method=scope["method"], route=route, status=status, ms=round(took * 1000, 1))
