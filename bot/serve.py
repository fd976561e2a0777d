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
import signal
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bot.interpreter import Interpreter
from bot.train import MODEL

HOST = "127.0.0.1"
LARGEST_REQUEST = 64 * 1024
log = logging.getLogger(__name__)


class Server(ThreadingHTTPServer):
    """Answers for one model until the process ends."""

    daemon_threads = True

    def __init__(self, port: int, interpreter: Interpreter) -> None:
        super().__init__((HOST, port), Handler)
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
        try:
            meaning = self.server.interpreter.parse(text)
        except Exception as error:
            log.error("a text could not be parsed: %s", type(error.__cause__ or error).__name__)
            return self._fail(HTTPStatus.INTERNAL_SERVER_ERROR)
        return self._answer(meaning)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a request is nobody's business."""

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


def main() -> None:
    """Load the model, then listen."""
    options = argparse.ArgumentParser(description="The NLU server.")
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--model", type=Path, default=MODEL)
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    interpreter = Interpreter.load(chosen.model)
    interpreter.parse("안녕하세요")
    gc.collect()
    gc.freeze()
    with Server(chosen.port, interpreter) as server:
        print(f"NLU ready on http://{HOST}:{server.server_port}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
