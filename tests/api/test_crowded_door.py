# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everybody who knocks at a busy worker is let in at its next turn, so that nobody waits where they are not counted."""

import asyncio
import socket
import threading
import time
from pathlib import Path

from starlette.types import Receive, Scope, Send

from api.process.door import listening
from api.serving import server_of
from api.settings import Settings

CROWD = 60
KNOCK = b"GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"


class Busy:
    """A service whose loop is held up again and again, and which counts its turns."""

    def __init__(self) -> None:
        self.turns = 0
        self.up = threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            self._holding = asyncio.create_task(self._hold_up())
            await send({"type": "lifespan.startup.complete"})
            await receive()
            self._holding.cancel()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def _hold_up(self) -> None:
        while True:
            self.up.set()
            await asyncio.sleep(0)
            self.turns += 1
            time.sleep(0.005)


def test_a_crowd_at_the_door_of_a_busy_worker_is_let_in_at_once(tmp_path: Path) -> None:
    app, door = Busy(), listening("127.0.0.1", 0)
    server = server_of(app, Settings(var=tmp_path, database_url=None))
    serving = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    serving.start()
    try:
        assert app.up.wait(30)
        knocking = [socket.create_connection(door.getsockname(), timeout=30) for _ in range(CROWD)]
        before = app.turns
        for one in knocking:
            one.sendall(KNOCK)
        assert all(one.recv(100).startswith(b"HTTP/1.1 204") for one in knocking)
        assert app.turns - before < CROWD / 2, "not one of them a turn"
    finally:
        server.should_exit = True
        serving.join(30)
        for one in knocking:
            one.close()
