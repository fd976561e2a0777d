# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A talk kept under a code over the real service: seven days, only the keyed hash, few guesses, and a dead database."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI
from sqlalchemy import text as sql

import api.store.kept_talks as kept_module
from api.clock import now
from api.settings import Settings
from api.store.cipher import Cipher
from api.store.cleaner import clean_once
from api.store.database import Database
from api.store.kept_talks import CodeTakenError, KeptTalks
from tests.api.conftest import TODAY
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

TOLD = "서울 강서구 사는 67세예요. 혼자 살아요"
CODE = re.compile("[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


async def say(client: httpx.AsyncClient, *lines: str, talk: str | None = None) -> dict[str, Any]:
    answer: dict[str, Any] = {}
    for line in lines:
        body = {"text": line} | ({"conversation": talk} if talk else {})
        answer = (await client.post("/v1/chat", json=body)).json()
        talk = answer["conversation"]
    return answer


def words(answer: dict[str, Any]) -> str:
    return "\n".join(block.get("text", "") for block in answer["messages"])


async def keep(client: httpx.AsyncClient) -> str:
    answer = await say(client, TOLD, "나중에 이어서 하고 싶어요", "네, 7일 동안 저장해 주세요")
    found = CODE.search(words(answer))
    assert found is not None, words(answer)
    return found.group()


async def test_another_day_on_another_screen_the_talk_goes_on(client: httpx.AsyncClient) -> None:
    code = await keep(client)
    back = await say(client, code.lower().replace("-", " "))
    assert back["situation"]["residence"]["sigungu"] == "강서구"
    assert "돌아오셨네요" in words(back) and "67세" in words(back)
    further = await say(client, "한 달에 백만 원 벌어요", talk=back["conversation"])
    assert 1_000_000 in further["situation"]["household"].values()


async def test_neither_the_code_nor_what_was_said_lies_in_the_open(client: httpx.AsyncClient, app: FastAPI) -> None:
    code = await keep(client)
    with app.state.services.database.engine.connect() as connection:
        rows = str(connection.execute(sql("SELECT * FROM kept_talks")).all())
    assert code not in rows and code.replace("-", "") not in rows and "강서구" not in rows


async def test_a_typed_code_is_not_kept_with_the_talk(client: httpx.AsyncClient, app: FastAPI) -> None:
    code = await keep(client)
    back = await say(client, code)
    talk = await app.state.services.talks.find(back["conversation"])
    assert talk.exchanges[-1].said == "****-****" and code not in str(talk.content())


async def test_a_wrong_code_is_said_to_be_unknown(client: httpx.AsyncClient) -> None:
    await keep(client)
    answer = await say(client, "HHKK-34RT")
    assert "찾지 못했어요" in words(answer) and answer["situation"] == {}


async def test_too_many_guesses_end_even_a_right_one(client: httpx.AsyncClient, app: FastAPI) -> None:
    code = await keep(client)
    for number in range(30):
        await say(client, f"HHKK-34{number:02d}")
    assert "여러 번 맞지 않았어요" in words(await say(client, code))


async def test_after_seven_days_it_is_gone(
    client: httpx.AsyncClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, services = await keep(client), app.state.services
    monkeypatch.setattr(kept_module, "now", lambda: now() + timedelta(days=7, minutes=1))
    assert services.kept.find(code) is None
    clean_once(services.database, services.kept)
    with services.database.engine.connect() as connection:
        assert connection.execute(sql("SELECT count(*) FROM kept_talks")).scalar() == 0


async def test_it_can_be_deleted_before(client: httpx.AsyncClient) -> None:
    code = await keep(client)
    assert "지웠어요" in words(await say(client, f"{code} 지워 주세요"))
    assert "찾지 못했어요" in words(await say(client, code))
    assert "찾지 못했어요" in words(await say(client, f"{code} 삭제해 줘요"))


async def test_without_a_database_nothing_is_promised(client: httpx.AsyncClient, app: FastAPI) -> None:
    code = await keep(client)
    first = await say(client, TOLD, "나중에 이어서 하고 싶어요")
    app.state.services.database.engine = dead_engine()
    answer = await say(client, "네", talk=first["conversation"])
    assert "저장하지 못했어요" in words(answer) and not CODE.search(words(answer))
    assert "꺼낼 수 없어요" in words(await say(client, code))


async def test_the_web_page_takes_a_code(client: httpx.AsyncClient) -> None:
    code = await keep(client)
    page = await client.post("/chat", data={"text": code}, follow_redirects=True)
    assert "돌아오셨네요" in page.text and "강서구" in page.text


async def test_keys_turn_over_and_codes_still_open(database: Database) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    KeptTalks(database, Cipher([old]), days=7).keep("H7KM-3WRC", {"a": 1})
    assert KeptTalks(database, Cipher([new, old]), days=7).find("H7KM-3WRC") == {"a": 1}
    assert KeptTalks(database, Cipher([new]), days=7).find("H7KM-3WRC") is None
    with pytest.raises(CodeTakenError):
        KeptTalks(database, Cipher([old]), days=7).keep("H7KM-3WRC", {})
