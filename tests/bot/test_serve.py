# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from samples import ROOT


@contextmanager
def server(model: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-m", "bot.serve", "--port", "0", "--model", str(model)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            ready = process.stdout.readline()
            assert "127.0.0.1:" in ready, ready + process.stdout.read()
            yield process, int(ready.rsplit(":", 1)[1])
        finally:
            process.kill()


@pytest.fixture(scope="module")
def port(model) -> Iterator[int]:
    with server(model) as (_, port):
        yield port


def ascii_head(value: object) -> str:
    """A short name for a long parameter."""
    return ascii(value)[:20]


def ask(port: int, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def parse(port: int, text: str):
    return ask(port, "POST", "/model/parse", json.dumps({"text": text}).encode())


def test_says_that_it_is_there(port):
    status, body = ask(port, "GET", "/status")
    assert (status, body["status"]) == (200, "ok")


def test_parses(port):
    status, body = parse(port, "서류 뭐 필요해요")
    assert status == 200
    assert body["intent"]["name"] == "ask_documents"
    assert set(body) == {"text", "intent", "intent_ranking", "entities"}


@pytest.mark.parametrize(
    "text", ["", " \n", "😀👵🏻", "가" * 5000, "기초연금 " * 1000, "\ud800", "\0", "<script>"], ids=ascii_head
)
def test_survives(port, text):
    status, body = parse(port, text)
    assert status == 200
    assert body["intent"].keys() == {"name", "confidence"}


def test_keeps_a_connection_open(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(3):
        connection.request("POST", "/model/parse", json.dumps({"text": "안녕"}))
        assert connection.getresponse().read()


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/model/parse", b"not json", 400),
        ("POST", "/model/parse", b'{"text": 1}', 400),
        ("POST", "/model/parse", b"[]", 400),
        ("POST", "/model/parse", b"[" * 60_000, 400),
        ("POST", "/model/parse", b'{"text": "' + b"x" * 70_000 + b'"}', 413),
        ("GET", "/", None, 404),
        ("POST", "/model/train", b"{}", 404),
        ("PUT", "/model", b"{}", 501),
        ("POST", "/webhooks/rest/webhook", b"{}", 404),
    ],
    ids=ascii_head,
)
def test_refuses(port, method, path, body, status):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body)
    assert connection.getresponse().status == status


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_stops_when_told_and_has_logged_nothing_typed(model, stop):
    with server(model) as (process, port):
        assert parse(port, "비밀이야기 죽고싶다")[0] == 200
        process.send_signal(stop)
        said = process.stdout.read()
        assert process.wait(timeout=5) == 0
    assert "비밀" not in said and "죽고" not in said
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["event"] for line in lines] == ["parsed"]
