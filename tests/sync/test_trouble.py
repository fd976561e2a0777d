# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every trouble of a server: what passes is waited for, what stays is told, and the old snapshot stands."""

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from api.sync.calls import Patience
from api.sync.errors import SyncError
from api.sync.store import Store
from tests.sync.conftest import QUICK, Sync
from tests.sync.server import CUT, DRIP, KEY, Answer, Gov24Server

HTML = "<!DOCTYPE html><html><body>점검 중입니다</body></html>".encode()
GATEWAY = (
    b"<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
    b"<returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg></cmmMsgHeader></OpenAPI_ServiceResponse>"
)
TROUBLES: dict[str, tuple[Answer, str]] = {
    "500": ((500, b""), "오류를 돌려줬어요(500)"),
    "429": ((429, b""), "오류를 돌려줬어요(429)"),
    "html": ((200, HTML), "자료가 아닌 것"),
    "half": ((200, b'{"page": 1, "data": [{'), "자료가 아닌 것"),
    "list": ((200, b"[]"), "자료가 아닌 것"),
    "no-data": ((200, b'{"totalCount": 3}'), "자료가 아닌 것"),
    "rows": ((200, b'{"totalCount": 1, "matchCount": 1, "data": [{"id": 1}]}'), "자료가 아닌 것"),
    "cut": ((CUT, b'{"page": 1'), "연결이 끊겼어요"),
    "drip": ((DRIP, b"{}"), "너무 늦어요"),
}
FINAL: dict[str, tuple[Answer, str]] = {
    "401": ((401, b""), "인증키가 거절됐어요"),
    "code": ((200, b'{"code": -401, "msg": "no"}'), "인증키가 거절됐어요"),
    "gateway": ((200, GATEWAY), "인증키가 거절됐어요"),
    "400": ((400, b""), "받아 주지 않았어요(400)"),
    "302": ((302, b""), "받아 주지 않았어요(302)"),
    "empty": ((200, b'{"totalCount": 0, "matchCount": 0, "data": []}'), "빈 목록"),
}


def _slow(server: Gov24Server, path: str, params: dict[str, str]) -> Answer | None:
    time.sleep(2 * QUICK.read)
    return None


def _on(part: str, page: str, answer: Answer) -> Callable[[Gov24Server, str, dict[str, str]], Answer | None]:
    return lambda server, path, params: answer if (path.endswith(part) and params["page"] == page) else None


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_that_passes(run: Sync, server: Gov24Server, name: str) -> None:
    left = [TROUBLES[name][0]]
    server.trouble = lambda *_: left.pop() if left and len(server.calls) == 2 else None
    assert len(run().snapshot.records) == 40
    assert len(server.calls) == 10


@pytest.mark.parametrize("name", [*TROUBLES, *FINAL])
@pytest.mark.parametrize("part", ["serviceList", "supportConditions"])
def test_trouble_that_stays(run: Sync, server: Gov24Server, folder: Path, name: str, part: str) -> None:
    before = run().snapshot
    files = sorted(file.name for file in folder.iterdir())
    server.put(50)
    answer, words = {**TROUBLES, **FINAL}[name]
    server.trouble = _on(part, "1" if name == "empty" else "2", answer)
    if name == "empty" and part == "supportConditions":
        words = "조건이(가) 34건에서 0건으로"
    with pytest.raises(SyncError) as told:
        run(full=True)
    assert words in str(told.value)
    assert Store(folder).latest() == before
    assert sorted({file.name for file in folder.iterdir()} - {"receiving"}) == files
    server.trouble = None
    assert len(run(full=True).snapshot.records) == 41


def test_a_key_that_is_refused_is_not_tried_again(run: Sync, server: Gov24Server) -> None:
    with pytest.raises(SyncError, match="인증키가 거절됐어요"):
        run(key="wrong")
    assert len(server.calls) == 1


def test_a_server_that_does_not_answer(run: Sync, server: Gov24Server) -> None:
    server.trouble = _slow
    began = time.monotonic()
    with pytest.raises(SyncError, match="너무 늦어요"):
        run()
    assert time.monotonic() - began < 2 * QUICK.attempts * QUICK.call
    assert len(server.calls) == QUICK.attempts


def test_nobody_is_there(run: Sync, server: Gov24Server) -> None:
    server.address = "http://127.0.0.1:9/api"
    with pytest.raises(SyncError, match="연결이 끊겼어요"):
        run()


def test_a_page_that_comes_twice(run: Sync, server: Gov24Server, folder: Path) -> None:
    def doubled(server: Gov24Server, path: str, params: dict[str, str]) -> Answer | None:
        return server.page(path, {**params, "page": "1"}) if params["page"] == "2" else None

    server.trouble = doubled
    with pytest.raises(SyncError, match="온전히 받지 못했어요"):
        run()
    assert Store(folder).latest() is None


def test_a_page_with_hardly_anything_does_not_spend_the_calls_of_a_day(run: Sync, server: Gov24Server) -> None:
    server.largest_page = 1
    with pytest.raises(SyncError, match="온전히 받지 못했어요"):
        run()
    assert len(server.calls) == 3


def test_a_total_that_moves_once(run: Sync, server: Gov24Server) -> None:
    def grows(server: Gov24Server, path: str, params: dict[str, str]) -> None:
        if len(server.calls) == 2:
            server.put(50)

    server.trouble = grows
    assert len(run().snapshot.records) == 41


def test_a_total_that_moves_all_the_time(run: Sync, server: Gov24Server, folder: Path) -> None:
    def grows(server: Gov24Server, path: str, params: dict[str, str]) -> None:
        server.put(50 + len(server.calls))

    server.trouble = grows
    with pytest.raises(SyncError, match="온전히 받지 못했어요"):
        run()
    assert Store(folder).latest() is None


def test_far_fewer_services_need_a_persons_word(run: Sync, server: Gov24Server, folder: Path) -> None:
    before = run().snapshot
    for one in list(server.services)[10:]:
        server.remove(one)
    with pytest.raises(SyncError, match="40건에서 10건으로"):
        run(full=True)
    assert Store(folder).latest() == before
    assert len(run(full=True, accept_fewer=True).report.gone) == 30


def test_details_that_are_lacking(run: Sync, server: Gov24Server) -> None:
    def few(server: Gov24Server, path: str, params: dict[str, str]) -> Answer | None:
        if not path.endswith("serviceDetail"):
            return None
        whole = json.loads(server.page(path, {"page": "1", "perPage": "10"})[1])
        return 200, json.dumps({**whole, "totalCount": 10, "matchCount": 10}).encode()

    server.trouble = few
    with pytest.raises(SyncError, match="목록 40건 가운데 30건의 상세 자료가 없어요"):
        run()


@pytest.mark.parametrize("name", [None, "500", "cut", "401"])
def test_the_key_is_told_to_nobody(
    run: Sync,
    server: Gov24Server,
    folder: Path,
    name: str | None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for logger in (None, "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=logger)
    if name is not None:
        server.trouble = _on("serviceList", "2", {**TROUBLES, **FINAL}[name][0])
        with pytest.raises(SyncError) as told:
            run()
        assert KEY not in str(told.value) + repr(told.value.__cause__)
    else:
        run()
    written = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file()).decode(errors="ignore")
    everything = caplog.text + "".join(capfd.readouterr()) + written
    assert KEY not in everything
    assert "made%2Bkey" not in everything


def test_an_encoded_key_is_the_same_key(run: Sync) -> None:
    assert len(run(key="made%2Bkey%2Fwith%3D%3Dsigns").snapshot.records) == 40


def test_waits_grow_to_a_ceiling_and_differ() -> None:
    patience = Patience(first_wait=1, longest_wait=10)
    waits = [[patience.wait(attempt) for _ in range(50)] for attempt in range(6)]
    for most, seen in zip((1, 2, 4, 8, 10, 10), waits, strict=True):
        assert most / 2 <= min(seen) < max(seen) <= most
    assert patience.wait(0, asked_for=7) == 7
    assert patience.wait(0, asked_for=3600) == 10
