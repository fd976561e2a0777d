# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One worker on SQLite, with an NLU and a disk that fail in their own ways. Long: each starts a service of its own."""

import json
import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.api.running import running
from tests.faults.people import Person, eventually, health

pytestmark = pytest.mark.long

WELL = {"text": "", "intent": {"name": "ask_what_support", "confidence": 0.9}, "entities": []}
NONSENSE = ('{"intent": 3}', "[]", "", "<html>", '{"intent": {"name": "x", "confidence": "much"}}', '{"intent": null}')


class Fake(BaseHTTPRequestHandler):
    """An NLU that answers what it is told to, as late as it is told to."""

    body, wait = json.dumps(WELL), 0.0
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer("{}")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(type(self).wait)
        self._answer(type(self).body)

    def _answer(self, body: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def nlu() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Fake) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        Fake.body, Fake.wait = json.dumps(WELL), 0.0


def test_an_nlu_that_answers_nonsense_or_late(tmp_path: Path, nlu: str) -> None:
    with running(tmp_path, DONGHAENG_NLU_URL=nlu, DONGHAENG_NLU_PATIENCE="0") as service:
        for body in NONSENSE:
            Fake.body = body
            person = Person(service.address)
            person.tells_place()
            person.tells_age(71)
        Fake.body, Fake.wait = json.dumps(WELL), 5.0
        slow = Person(service.address)
        slow.tells_place()
        for age in (60, 61, 62, 63):
            slow.tells_age(age)
        assert slow.slowest < 3
        Fake.wait = 0.0
        assert eventually(lambda: health(service.address)["status"] == "ok")


def test_a_full_disk_costs_no_answer(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, running(disk, **ALONE) as service:
        person = Person(service.address)
        person.tells_place()
        (disk / "ballast").write_bytes(b"")
        fill(disk / "ballast")
        for age in (71, 72, 73):
            person.tells_age(age)
        person.say("요즘은 그냥 죽고 싶어요")
        assert person.answers[-1]["messages"][0]["type"] == "urgent"
        (disk / "ballast").unlink()
        assert eventually(lambda: health(service.address)["parts"]["database"] == "ok")
        person.tells_age(74)


def test_a_broken_list_leaves_the_old_one(tmp_path: Path) -> None:
    with running(tmp_path, DONGHAENG_IMPORTS_CHECK_SECONDS="0.5", **ALONE) as service:
        before = health(service.address)["parts"]["catalogue"]
        (tmp_path / "gov24").mkdir()
        (tmp_path / "gov24" / "2026-11-21.jsonl.gz").write_bytes(b"broken")
        assert eventually(lambda: health(service.address)["parts"]["catalogue"]["state"] == "degraded")
        after = health(service.address)["parts"]["catalogue"]
        assert (after["programmes"], after["version"]) == (before["programmes"], before["version"])
        Person(service.address).tells_place()
        (tmp_path / "gov24" / "2026-11-21.jsonl.gz").unlink()
        assert eventually(lambda: health(service.address)["parts"]["catalogue"]["state"] == "ok")


def test_messages_wait_for_a_sender_that_is_down(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("no folder can be here")
    with running(tmp_path, DONGHAENG_DELIVER_SECONDS="1", **ALONE) as service:
        person = Person(service.address)
        person.tells_place()
        person.tells_age(72)
        for said in ("문자로 보내 주세요", "네", "010-1234-5678"):
            person.say(said)
        assert eventually(lambda: "not sent, tried again later" in (tmp_path / "log/scheduler.log").read_text())
        (tmp_path / "outbox").unlink()
        assert eventually(lambda: (tmp_path / "outbox").is_dir() and any((tmp_path / "outbox").iterdir()), within=100)
        time.sleep(3)
        texts = [file.read_text() for file in (tmp_path / "outbox").iterdir()]
    assert len(texts) == len(set(texts)), "each part is sent once"


def test_who_sends_drop_by_drop_holds_nobody_up(tmp_path: Path) -> None:
    with running(tmp_path, DONGHAENG_BODY_SECONDS="2", **ALONE) as service:
        client = httpx.Client(base_url=service.address, timeout=30)

        def drops() -> Iterator[bytes]:
            for drop in b'{"text": "' + b"a" * 100:
                yield bytes([drop])
                time.sleep(0.2)

        began = time.monotonic()
        answer = client.post("/v1/chat", content=drops(), headers={"Content-Type": "application/json"})
        assert (answer.status_code, time.monotonic() - began < 10) == (408, True)
        Person(service.address).tells_place()


ALONE = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where we may mount one."""
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        with short_files():
            yield folder
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def short_files() -> Iterator[None]:
    """No file may grow beyond a few hundred kilobytes: what is started now inherits it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400 * 1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fill(ballast: Path) -> None:
    """Leave not a byte."""
    with ballast.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while file.write(os.urandom(size)) == size:
                    pass
            except OSError:
                continue
