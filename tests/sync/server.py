# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A local server that speaks as 보조금24 does, with the troubles that a real one has."""

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.sync.records import Row, conditions, detail, listed

KEY = "made+key/with==signs"
Answer = tuple[int, bytes]
Trouble = Callable[["Gov24Server", str, dict[str, str]], Answer | None]
FILTER = re.compile(r"cond\[(?P<field>.+)::(?P<how>GT|EQ)\]")


@dataclass
class Gov24Server:
    """The services it has, and `trouble`: what it answers instead; `calls` tells what it was asked."""

    services: dict[str, Row] = field(default_factory=dict)
    with_conditions: dict[str, Row] = field(default_factory=dict)
    trouble: Trouble | None = None
    largest_page: int = 10_000
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""

    def fill(self, count: int) -> "Gov24Server":
        for number in range(count):
            self.put(number)
        return self

    def put(self, number: int, changed: str | None = None, **other: object) -> str:
        row = {**listed(number, changed), **other}
        self.services[row["서비스ID"]] = row
        if number % 7:
            self.with_conditions[row["서비스ID"]] = conditions(row, number)
        return str(row["서비스ID"])

    def remove(self, one: str) -> None:
        del self.services[one]
        self.with_conditions.pop(one, None)

    def answer(self, path: str, params: dict[str, str]) -> Answer:
        self.calls.append((path, params))
        if params.get("serviceKey") != KEY:
            return 401, json.dumps({"code": -401, "msg": "유효하지 않은 인증키 입니다."}, ensure_ascii=False).encode()
        troubled = self.trouble(self, path, params) if self.trouble is not None else None
        return troubled or self.page(path, params)

    def page(self, path: str, params: dict[str, str]) -> Answer:
        part = path.rsplit("/", 1)[1]
        rows = list((self.with_conditions if part == "supportConditions" else self.services).values())
        matching = [row for row in rows if _matches(row, params)]
        size = min(int(params.get("perPage", 10)), self.largest_page)
        first = (int(params.get("page", 1)) - 1) * size
        chosen = matching[first : first + size]
        data = [detail(row) for row in chosen] if part == "serviceDetail" else chosen
        body = {
            "page": int(params.get("page", 1)),
            "perPage": size,
            "totalCount": len(rows),
            "currentCount": len(chosen),
            "matchCount": len(matching),
            "data": data,
        }
        return 200, json.dumps(body, ensure_ascii=False).encode()


def _matches(row: Row, params: dict[str, str]) -> bool:
    for name, value in params.items():
        told = FILTER.fullmatch(name)
        if told and told["how"] == "GT" and not str(row[told["field"]]) > value:
            return False
        if told and told["how"] == "EQ" and row[told["field"]] != value:
            return False
    return True


CUT = -1
"""A status that stands for: say that more is coming, and hang up."""
DRIP = -2
"""A status that stands for: send a byte now and then, for ever."""


class _Handler(BaseHTTPRequestHandler):
    speaker: Callable[[str, dict[str, str]], Answer]

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        status, body = type(self).speaker(asked.path, {k: v[0] for k, v in parse_qs(asked.query).items()})
        self.send_response(200 if status < 0 else status)
        self.send_header("Content-Length", str(len(body) + (1000 if status < 0 else 0)))
        self.end_headers()
        if status == DRIP:
            self._drip()
        self.wfile.write(body)
        if status == CUT:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)

    def _drip(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.02)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        """Nothing: the tests look at what the client tells."""


@contextmanager
def running(speaker: Callable[[str, dict[str, str]], Answer]) -> Iterator[str]:
    """The address of a server that answers so."""
    handler = type("Handler", (_Handler,), {"speaker": staticmethod(speaker)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/api"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def gov24_server(count: int) -> Iterator[Gov24Server]:
    """A running server with so many services."""
    server = Gov24Server().fill(count)
    with running(lambda path, params: server.answer(path, params)) as address:
        server.address = address
        yield server
