# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""When something breaks, nothing of the inside or of the person gets out: planted canaries stay where they are."""

import logging

import httpx
import pytest
from fastapi import FastAPI

import api.talk
from api.watching.logs import configure_logs

pytestmark = pytest.mark.anyio

CANARY = "카나리아-910502-2345678"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise RuntimeError(f"{CANARY} /srv/secret/path postgresql://user:word@10.0.0.7/db")

    monkeypatch.setattr(api.talk, "take_turn", explode)


def clean(text: str) -> None:
    for secret in (CANARY, "910502", "secret", "10.0.0.7", "RuntimeError", "Traceback"):
        assert secret not in text


async def test_a_program_gets_a_problem(broken: None, client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/chat", json={"text": CANARY})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-security-policy"]
    assert "129" in answer.json()["detail"]
    clean(answer.text)


async def test_a_person_gets_a_page(broken: None, client: httpx.AsyncClient) -> None:
    answer = await client.post("/chat", data={"text": CANARY}, headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "잠깐 문제가 생겼어요" in answer.text
    clean(answer.text)


async def test_the_page_with_script_gets_a_line_in_the_talk(broken: None, client: httpx.AsyncClient) -> None:
    answer = await client.post("/chat", data={"text": CANARY}, headers={"hx-request": "true"})
    assert answer.status_code == 500
    assert "<html" not in answer.text
    clean(answer.text)


async def test_the_log_has_the_kind_and_the_place_only(
    broken: None, client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    before = logging.getLogger().handlers
    configure_logs()
    try:
        await client.post("/v1/chat", json={"text": CANARY})
        await client.get(f"/p/{CANARY}?q={CANARY}")
        logging.getLogger("someone.else").error("was told %s", CANARY)
    finally:
        logging.getLogger().handlers = before
    log = capsys.readouterr().err
    assert '"error": "RuntimeError"' in log
    assert '"route": "/p/{program_id}"' in log
    for secret in ("910502", "2345678", "/srv/secret", "10.0.0.7", "Traceback"):
        assert secret not in log


async def test_every_answer_has_its_headers(client: httpx.AsyncClient, app: FastAPI) -> None:
    for path in ("/", "/healthz", "/v1/facts", "/docs", "/openapi.json", "/p/none", "/static/app.js", "/none"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert len(headers["x-request-id"]) == 32


async def test_over_https_a_browser_is_told_to_stay_there(client: httpx.AsyncClient) -> None:
    assert "includeSubDomains" in (await client.get("https://test/healthz")).headers["strict-transport-security"]
    assert "strict-transport-security" not in (await client.get("/healthz")).headers
