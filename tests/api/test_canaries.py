# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Planted words are looked for everywhere after a full run: in the database's files, the logs and the error pages."""

import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import httpx
import pytest
import structlog
from fastapi import FastAPI

from api.logs import configure_logs
from api.settings import Settings
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Enter, clock, enter  # noqa: F401 (fixtures)

pytestmark = pytest.mark.anyio

RESIDENT, PHONE, NAME = "910502-2345678", "010-7341-2298", "제갈봉팔"
VIOLENCE = "남편이 어젯밤에 저를 때렸어요"
CANARIES = (RESIDENT, "2345678", PHONE, PHONE.replace("-", ""), NAME, VIOLENCE, "때렸")
SAID = f"저는 {NAME}이고 {RESIDENT}, 전화는 {PHONE}이에요. 서울 강서구 살아요. {VIOLENCE}"


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path / "var", today=TODAY, nlu_url=None, database_url=address)


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What the service's own logging writes."""
    written, root = StringIO(), logging.getLogger()
    before = list(root.handlers), root.level
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", written)
        configure_logs()
    yield written
    root.handlers, root.level = before
    structlog.reset_defaults()


async def test_planted_words_are_found_nowhere(
    client: httpx.AsyncClient,
    app: FastAPI,
    enter: Enter,  # noqa: F811
    settings: Settings,
    tmp_path: Path,
    logged: StringIO,
) -> None:
    for text in (SAID, "나중에 이어서 하고 싶어요", "네, 7일 동안 저장해 주세요", SAID, "사람과 이야기하고 싶어요"):
        assert (await client.post("/chat", data={"text": text})).status_code == 303
    talk = (await client.post("/v1/chat", json={"text": SAID})).json()["conversation"]
    await client.post("/v1/chat", json={"text": "사람과 이야기하고 싶어요", "conversation": talk})
    await client.post("/v1/parse", json={"text": SAID})
    officer = await enter("kim", "case_manager", dong="")
    for case in app.state.services.staff.inbox.waiting(officer.officer):
        await officer.press(f"/staff/inbox/{case.number}/claim")
        page = await officer.press(f"/staff/inbox/{case.number}/answer", text=SAID)
        assert page.status_code == 200
    failures = [
        await client.post("/chat", data={"text": SAID * 500}),
        await client.get(f"/p/{SAID}"),
        await client.get(f"/{SAID}"),
        await client.post("/v1/chat", json={"text": [SAID]}),
        await client.post("/v1/screenings", json={"situation": {"residence": SAID}}),
        await client.post("/staff/login", data={"name": "x", "password": SAID, "code": RESIDENT}),
        await officer.page(f"/staff/inbox/{SAID}"),
    ]
    assert [answer.status_code for answer in failures] == [413, 404, 404, 422, 422, 403, 404]
    places = {
        "files": b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()),
        "database": dumped(settings),
        "logs": logged.getvalue().encode(),
        "error pages": b"".join(answer.content for answer in failures),
    }
    assert places["logs"] and places["database"]
    found = [(place, word) for place, held in places.items() for word in CANARIES if word.encode() in held]
    assert found == []


def dumped(settings: Settings) -> bytes:
    """All rows as the database's own tool writes them out; SQLite's lie in its files, beside these."""
    if settings.database.startswith("sqlite"):
        return Path(settings.database.removeprefix("sqlite:///")).read_bytes()
    program = shutil.which("pg_dump")
    assert program is not None
    address = settings.database.replace("+psycopg", "")
    return subprocess.run([program, "--inserts", address], check=True, capture_output=True).stdout
