# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""The NLU server: `python -m bot.serve --port N`. It parses and says that it is there, to this machine only.

Rasa's own server takes half a minute to start and could also swap the model and open channels; nothing here needs that.
What a person typed is written nowhere.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import re
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bot.interpreter import Interpreter
from bot.train import MODEL

HOST = "127.0.0.1"
ID = re.compile("[0-9a-f]{32}")
BEAT, BEATS_EVERY = "DONGHAENG_BEAT", 5.0
"""The descriptor on which whoever started us waits for signs of life; seconds between two of them."""
LARGEST_REQUEST = 64 * 1024
log = logging.getLogger(__name__)


class Server(ThreadingHTTPServer):
    """Answers for one model until the process ends."""

    daemon_threads = True

    def __init__(self, door: socket.socket, interpreter: Interpreter) -> None:
        super().__init__(door.getsockname(), Handler, bind_and_activate=False)
        self.socket.close()
        self.socket, self.server_address = door, door.getsockname()
        self.server_port = self.server_address[1]
        self.interpreter = interpreter


class Handler(BaseHTTPRequestHandler):
    """`GET /status` and `POST /model/parse`."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "donghaeng", ""
    timeout = 60
    # Header and body in one packet; else each answer waits 40 ms for the other side's acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """The model that is loaded."""
        if self.path != "/status":
            return self._fail(HTTPStatus.NOT_FOUND)
        return self._answer({"status": "ok", "model_id": self.server.interpreter.model_id})

    def do_POST(self) -> None:
        """What a text means."""
        if self.path != "/model/parse":
            return self._fail(HTTPStatus.NOT_FOUND)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            return self._fail(HTTPStatus.LENGTH_REQUIRED)
        if int(length) > LARGEST_REQUEST:
            return self._fail(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        text = _text(self.rfile.read(int(length)))
        if text is None:
            return self._fail(HTTPStatus.BAD_REQUEST)
        began = time.perf_counter()
        try:
            meaning = self.server.interpreter.parse(text)
        except Exception as error:
            self._note("not parsed", error=type(error.__cause__ or error).__name__)
            return self._fail(HTTPStatus.INTERNAL_SERVER_ERROR)
        self._note("parsed", ms=round((time.perf_counter() - began) * 1000, 1))
        return self._answer(meaning)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a request is nobody's business."""

    def _note(self, event: str, **facts: object) -> None:
        """A line that belongs to a request of the web: its id is ours, and nothing else of it is written."""
        request = self.headers.get("X-Request-ID", "")
        named = {"request": request} if ID.fullmatch(request) else {}
        log.info(json.dumps({"event": event, **named, **facts, "timestamp": datetime.now(UTC).isoformat()}))

    def _fail(self, status: HTTPStatus) -> None:
        self.close_connection = True  # the body, if any, was not read
        self._answer({"status": "failure", "code": status.value, "reason": status.phrase}, status)

    def _answer(self, body: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> None:
        content = json.dumps(body, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)


def _text(body: bytes) -> str | None:
    try:
        text = json.loads(body)["text"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return text if isinstance(text, str) else None


def _stop(*_: object) -> None:
    sys.exit(0)


def _listening(port: int) -> socket.socket:
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((HOST, port))
    door.listen(128)
    return door


def _beat(interpreter: Interpreter) -> None:
    """Signs of life, each after a sentence that was read: a model that no longer reads is no longer alive."""
    descriptor = os.environ.get(BEAT)
    while descriptor is not None:
        interpreter.parse("안녕하세요")
        with suppress(OSError):
            os.write(int(descriptor), b".")
        time.sleep(BEATS_EVERY)


def main() -> None:
    """Load the model, then listen."""
    options = argparse.ArgumentParser(description="The NLU server.")
    where = options.add_mutually_exclusive_group(required=True)
    where.add_argument("--port", type=int)
    where.add_argument("--fd", type=int, help="a listening socket that was inherited")
    options.add_argument("--model", type=Path, default=MODEL)
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    log.setLevel(logging.INFO)
    door = _listening(chosen.port) if chosen.fd is None else socket.socket(fileno=chosen.fd)
    door.setblocking(True)
    interpreter = Interpreter.load(chosen.model)
    interpreter.parse("안녕하세요")
    gc.collect()
    gc.freeze()
    with Server(door, interpreter) as server:
        threading.Thread(target=_beat, args=(interpreter,), daemon=True).start()
        print(f"NLU ready on http://{HOST}:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
