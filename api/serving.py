# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m api.serving --fd N`: one web worker on a socket that it shares with the others, or has for itself.

Told to end, it takes no new connection, answers what has begun, and closes each connection behind its answer:
whoever held one then reaches another worker.
"""

import argparse
import asyncio
import signal
import socket
import time
from types import FrameType
from typing import Any

import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.app import create_app
from api.process.door import listening
from api.settings import Settings
from api.watching.logs import configure_logs
from api.watching.tracing import begin

KEEP_ALIVE = 5
"""Seconds that a connection may rest between two requests."""
DRAIN = KEEP_ALIVE + 1.0
"""After so long every connection has either been used, and closed behind its answer, or rested for too long."""
ENDING = 10
HEADERS_WITHIN = 10.0
"""Seconds in which a request's head must have come: who sends it drop by drop holds nobody's place."""


class PatientProtocol(HttpToolsProtocol):
    """HTTP with a time limit on the head of each request."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody has come."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._rest()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone."""
        self._rest()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._rest()
        self._waiting = self.loop.call_later(HEADERS_WITHIN, self.transport.close)

    def _rest(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class Server(uvicorn.Server):
    """Ends in two steps on the first signal, at once on the second."""

    draining = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal."""
        if self.draining or sig == signal.SIGINT or not self.started:
            super().handle_exit(sig, frame)
            return
        self.draining = True
        asyncio.get_running_loop().create_task(self._drain(sig, frame))

    async def _drain(self, sig: int, frame: FrameType | None) -> None:
        for server in self.servers:
            server.close()
        end = time.monotonic() + DRAIN
        while self.server_state.connections and time.monotonic() < end:
            await asyncio.sleep(0.05)
        super().handle_exit(sig, frame)


class Draining:
    """While the server ends, every answer closes its connection."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.server: Server | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""

        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start" and self.server is not None and self.server.draining:
                MutableHeaders(scope=message)["Connection"] = "close"
            await send(message)

        await self._app(scope, receive, closing)


def server_of(app: ASGIApp, settings: Settings) -> Server:
    """A server that is not started yet.

    The loop is asyncio's own: it lets in everybody who knocks at each of its turns. A loop on libuv lets in one a
    turn, so that a crowd waits before a busy worker's door, where nobody counts them or asks them to come again.
    """
    draining = Draining(app)
    config = uvicorn.Config(
        draining,
        http=PatientProtocol,
        loop="asyncio",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=ENDING,
        forwarded_allow_ips=settings.trusted_proxies,
        log_config=None,
    )
    draining.server = Server(config)
    return draining.server


def main() -> None:
    """Serve until a signal comes."""
    options = argparse.ArgumentParser(description="A web worker.")
    options.add_argument("--fd", type=int, help="a listening socket that was inherited; default: host and port as set")
    chosen = options.parse_args()
    settings = Settings()
    configure_logs()
    begin(settings)
    server = server_of(create_app(settings), settings)
    server.run(
        sockets=[listening(settings.host, settings.port) if chosen.fd is None else socket.socket(fileno=chosen.fd)]
    )


if __name__ == "__main__":
    main()
