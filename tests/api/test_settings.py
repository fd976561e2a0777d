# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every setting is written down, and does what it says."""

import asyncio
import os
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI

from api.app import create_app
from api.process.door import listening
from api.reference.settings_page import MEANINGS, settings_page
from api.run import meeting_place, parts_of
from api.scheduler import scheduler_of
from api.services import build_services
from api.serving import server_of
from api.settings import ROOT, Settings

pytestmark = pytest.mark.anyio

SHOWN = {
    "register_file": "tests/api/staff",
    "rate_tickets": "test_limits.py",
    "rate_tickets_of_all": "test_limits.py",
    "asking_stage": "test_asking.py",
    "bokjiro_folder": "tests/sync",
    "bokjiro_key": "tests/sync",
    "bokjiro_url": "tests/sync",
    "conversation_minutes": "test_store.py",
    "counter_idle_minutes": "tests/counter",
    "counter_open": "tests/counter",
    "embed_origins": "tests/journeys/test_embedded.py",
    "gov24_folder": "tests/sync",
    "gov24_key": "tests/sync",
    "gov24_page_size": "tests/sync",
    "gov24_url": "tests/sync",
    "imports": "tests/sync",
    "imports_check_seconds": "tests/faults/test_small_server.py",
    "kakao_bots": "tests/api/kakao",
    "kakao_callback_origins": "tests/api/kakao",
    "kakao_callback_seconds": "tests/api/kakao",
    "kakao_header": "tests/api/kakao",
    "kakao_operator": "tests/api/kakao",
    "kakao_seconds": "tests/api/kakao",
    "kakao_secrets": "tests/api/kakao",
    "kept_talk_days": "test_retention.py",
    "nlu_patience": "test_run.py",
    "nlu_timeout": "test_nlu.py",
    "public_url": "tests/counter",
    "rate_address": "test_limits.py",
    "rate_codes": "test_coming_back.py",
    "rate_codes_of_all": "test_coming_back.py",
    "rate_conversation": "test_limits.py",
    "rate_key": "test_limits.py",
    "rate_logins": "tests/api/staff",
    "rate_logins_of_all": "tests/api/staff",
    "rate_phone": "test_limits.py",
    "redis_url": "test_together.py",
    "secret_keys": "test_store.py",
    "shared": "test_together.py",
    "twilio_account": "test_carrier.py",
    "twilio_from": "test_carrier.py",
    "alimtalk_app_key": "test_alimtalk.py",
    "alimtalk_from": "test_alimtalk.py",
    "alimtalk_secret_key": "test_alimtalk.py",
    "alimtalk_sender_key": "test_alimtalk.py",
    "alimtalk_templates": "test_alimtalk.py",
    "alimtalk_url": "test_alimtalk.py",
    "sync_attempts": "tests/sync",
    "sync_call_seconds": "tests/sync",
    "ticket_days": "test_retention.py",
    "today": "test_examples.py",
    "voice_auth_token": "tests/api/voice",
    "voice_name": "tests/api/voice",
    "voice_patience": "tests/api/voice",
    "voice_public_url": "tests/api/voice",
    "voice_speech_model": "tests/api/voice",
    "voice_sure": "tests/api/voice",
    "writing": "test_scripted.py",
    "body_seconds": "tests/faults/test_small_server.py",
}
HERE = {
    "body_limit",
    "clean_seconds",
    "database_connections",
    "database_seconds",
    "database_url",
    "deliver_seconds",
    "host",
    "links_hours",
    "metrics_host",
    "metrics_port",
    "most_at_once",
    "nlu_replicas",
    "nlu_url",
    "parts",
    "port",
    "shared_megabytes",
    "text_limit",
    "traces_url",
    "trusted_proxies",
    "var",
    "web_workers",
}


def test_every_setting_is_written_down_and_its_effect_shown() -> None:
    names = set(Settings.model_fields)
    assert set(yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))) == names
    assert set(SHOWN) | HERE == names
    assert all((ROOT / "tests" / "api" / place).exists() or (ROOT / place).exists() for place in SHOWN.values())


def test_the_page_is_that_of_the_settings() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == settings_page()


def test_a_name_of_the_environment_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"HOST": "0.0.0.0", "WEB_WORKERS": "3", "LINKS_HOURS": "24", "VAR": "/tmp/x"}.items():  # noqa: S104
        monkeypatch.setenv(f"DONGHAENG_{name}", value)
    monkeypatch.setenv("PORT", "8123")
    found = Settings()
    assert (found.host, found.port, found.web_workers, found.links_hours) == ("0.0.0.0", 8123, 3, 24)  # noqa: S104
    assert found.database == "sqlite:////tmp/x/donghaeng.sqlite3"


@pytest.mark.parametrize(
    "wrong", [{"parts": "web,database"}, {"web_workers": 0}, {"nlu_timeout": 0}, {"metrics_port": 70000}]
)
def test_what_cannot_be_is_refused_at_the_start(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Settings(**wrong)


def test_which_processes_run_here(tmp_path: Path) -> None:
    with listening("127.0.0.1", 0) as door:
        several = parts_of(Settings(var=tmp_path, web_workers=3, nlu_replicas=2), door, tmp_path)
        elsewhere = parts_of(Settings(var=tmp_path, nlu_url="http://a,http://b"), door, tmp_path)
        only = parts_of(Settings(var=tmp_path, parts="scheduler"), None, tmp_path)
    assert [child.name for child in several.web] == ["web", "web-2", "web-3"]
    assert len(several.nlu) == 2
    assert several.web[0].environment["DONGHAENG_NLU_URL"].count("http://") == 2
    assert (elsewhere.nlu, "DONGHAENG_NLU_URL" in elsewhere.web[0].environment) == ((), False)
    assert [child.name for child in only.all] == ["scheduler"]


def test_the_meeting_place_goes_with_the_service(tmp_path: Path) -> None:
    with meeting_place(Settings(var=tmp_path)) as made:
        assert made.is_dir()
        assert made.stat().st_mode & 0o077 == 0
    assert not made.exists()
    with meeting_place(Settings(var=tmp_path, shared=tmp_path / "given")) as given:
        assert given == tmp_path / "given"
    assert given.exists()


def test_how_often_the_scheduler_does_what(tmp_path: Path) -> None:
    set_so = Settings(var=tmp_path, imports=False, clean_seconds=7, deliver_seconds=3, links_hours=2)
    jobs = {job.name: job.every for job in scheduler_of(build_services(set_so)).jobs}
    assert jobs == {"clean": 7, "deliver": 3, "count": 3, "links": 7200}
    assert "links" not in {job.name for job in scheduler_of(build_services(Settings(var=tmp_path, imports=False))).jobs}


def test_the_database_is_asked_as_it_is_set(tmp_path: Path) -> None:
    address = "postgresql+psycopg://nobody@127.0.0.1:9/none"
    services = build_services(
        Settings(var=tmp_path, imports=False, database_url=address, database_connections=4, database_seconds=1.5)
    )
    assert services.database.engine.pool.size() == 4  # type: ignore[attr-defined]
    assert not services.database.prepare()


def test_whose_word_is_taken_for_an_address(tmp_path: Path) -> None:
    async def app(*_: object) -> None:
        """Nothing."""

    server = server_of(app, Settings(var=tmp_path, trusted_proxies="10.0.0.7"))
    assert server.config.forwarded_allow_ips == "10.0.0.7"


def test_the_board_is_as_large_as_it_is_set(tmp_path: Path) -> None:
    services = build_services(Settings(var=tmp_path, imports=False, shared_megabytes=2))
    with services.board.reading() as rows:
        assert rows.execute("PRAGMA max_page_count").fetchone() == (512,)


async def test_more_than_can_be_done_at_once_is_asked_to_come_again(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"most_at_once": 2}))
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        say = [client.post("/v1/chat", json={"text": "서울 강서구 살아요"}) for _ in range(6)]
        answers = await asyncio.gather(*say)
        refused = [one for one in answers if one.status_code == 429]
        assert {one.status_code for one in answers} == {200, 429}
        assert all(one.headers["retry-after"] == "2" for one in refused)
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.post("/v1/chat", json={"text": "안녕하세요"})).status_code == 200


async def test_how_long_a_text_may_be(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"text_limit": 5, "body_limit": 200}))
    async with app.router.lifespan_context(app):
        assert (await _posted(app, "여섯 글자요")).status_code == 413
        assert (await _posted(app, "네")).status_code in (200, 303)
        assert (await _posted(app, "가" * 300)).status_code == 413


async def _posted(app: FastAPI, text: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        return await client.post("/chat", data={"text": text})


def test_traces_go_nowhere_unless_set(monkeypatch: pytest.MonkeyPatch) -> None:
    from opentelemetry import trace

    from api.watching.tracing import begin

    given: list[object] = []
    monkeypatch.setattr(trace, "set_tracer_provider", given.append)
    assert not begin(Settings(traces_url=None))
    assert given == []
    assert begin(Settings(traces_url="http://127.0.0.1:9/v1/traces"))
    assert len(given) == 1


def test_metrics_are_answered_on_their_own_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.watching import metrics

    monkeypatch.setenv(metrics.FOLDER, str(tmp_path))
    with listening("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
    metrics.serve("127.0.0.1", port, tmp_path)
    assert httpx.get(f"http://127.0.0.1:{port}/metrics").status_code == 200
    assert os.environ[metrics.FOLDER] == str(tmp_path)
