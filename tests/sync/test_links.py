# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Links: so many a run, those looked at longest ago first, the head before the page."""

import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from api.sync import links
from api.sync.links import check_links, read_links

DAY = date(2026, 11, 21)
asked: list[str] = []


class _Pages(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._answer({"/fine": 200, "/no-head": 405, "/gone": 404, "/moved": 302, "/broken": 500})

    def do_GET(self) -> None:
        self._answer({"/no-head": 200, "/gone": 404, "/broken": 500})

    def _answer(self, statuses: dict[str, int]) -> None:
        asked.append(f"{self.command} {self.path}")
        if self.path == "/slow":
            time.sleep(0.5)
        self.send_response(statuses.get(self.path, 200))
        if self.path == "/moved":
            self.send_header("Location", "/fine")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(links, "TIME_LIMIT", 0.2)
    asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_how_pages_answer(site: str, tmp_path: Path) -> None:
    paths = ["/fine", "/no-head", "/gone", "/moved", "/broken", "/slow"]
    looked = check_links(
        [*(site + path for path in paths), "http://127.0.0.1:9/", "http://["], tmp_path / "l.json", DAY
    )
    states = [looked[site + path].state for path in paths]
    assert states == ["fine", "fine", "gone", "fine", "unsure", "unsure"]
    assert {looked["http://127.0.0.1:9/"].state, looked["http://["].state} == {"unsure"}
    assert "GET /fine" not in asked
    assert asked.count("GET /no-head") == 1


def test_a_budget_goes_round_the_oldest_first(site: str, tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    addresses = [f"{site}/{number}" for number in range(5)]
    runs = [list(check_links(addresses, file, DAY + timedelta(days=day), budget=2)) for day in range(4)]
    assert [[one.removeprefix(site + "/") for one in run] for run in runs] == [
        ["0", "1"],
        ["2", "3"],
        ["4", "0"],
        ["1", "2"],
    ]
    assert {one.removeprefix(site + "/"): looked.day.day for one, looked in read_links(file).items()} == {
        "0": 23,
        "1": 24,
        "2": 24,
        "3": 22,
        "4": 23,
    }
    check_links(addresses[:2], file, DAY, budget=1)
    assert set(read_links(file)) == set(addresses[:2]), "what nobody points to any more is forgotten"
