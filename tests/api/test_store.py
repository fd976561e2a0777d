# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Talks live half an hour, survive a dead database, and two turns at once lose nothing."""

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI
from pydantic import SecretStr

import api.store.conversations as conversations_module
import api.store.tickets as tickets_module
from api.app import create_app
from api.clock import now
from api.settings import Settings
from api.store.cipher import Cipher, UnreadableError, cipher_for
from api.store.cleaner import clean_once
from api.store.conversations import Conversations
from api.store.database import Database
from api.store.tickets import NumberTakenError, Tickets
from api.talk import NOT_STORED
from tests.api.conftest import TODAY
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


async def test_a_talk_is_kept_and_forgotten(
    database: Database, cipher: Cipher, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Conversations(database, cipher, minutes=30)
    assert kept.save("a", 1, {"x": "강서구"})
    assert kept.load("a") == (1, {"x": "강서구"})
    assert Conversations(database, cipher, minutes=30).load("a") == (1, {"x": "강서구"}), "from the database alone"
    later = now() + timedelta(minutes=31)
    monkeypatch.setattr(conversations_module, "now", lambda: later)
    assert kept.load("a") is None
    assert kept.sweep() == 1
    assert kept.sweep() == 0


async def test_each_turn_gives_half_an_hour_more(
    database: Database, cipher: Cipher, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Conversations(database, cipher, minutes=30)
    kept.save("a", 1, {})
    later = now() + timedelta(minutes=20)
    monkeypatch.setattr(conversations_module, "now", lambda: later)
    kept.save("a", 2, {})
    much_later = later + timedelta(minutes=20)
    monkeypatch.setattr(conversations_module, "now", lambda: much_later)
    assert kept.load("a") == (2, {})


async def test_keys_turn_over(database: Database) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    Conversations(database, Cipher([old]), minutes=30).save("a", 1, "said")
    assert Conversations(database, Cipher([new, old]), minutes=30).load("a") == (1, "said")
    assert Conversations(database, Cipher([new]), minutes=30).load("a") is None
    with pytest.raises(UnreadableError):
        Cipher([new]).open(Cipher([old]).seal("said", "a"), "a")


async def test_the_key_is_made_once(settings: Settings) -> None:
    sealed = cipher_for(settings).seal("said", "a")
    assert cipher_for(settings).open(sealed, "a") == "said"
    given = settings.model_copy(update={"secret_keys": SecretStr(Fernet.generate_key().decode())})
    with pytest.raises(UnreadableError):
        cipher_for(given).open(sealed, "a")


async def test_tickets(database: Database, cipher: Cipher) -> None:
    tickets = Tickets(database, cipher)
    tickets.keep("1121-0001", "handoff", {"why": "강서구"})
    assert tickets.read("1121-0001") == {"why": "강서구"}
    with pytest.raises(NumberTakenError):
        tickets.keep("1121-0001", "handoff", {})


async def test_tickets_go_after_a_month(database: Database, cipher: Cipher, monkeypatch: pytest.MonkeyPatch) -> None:
    tickets = Tickets(database, cipher, days=31)
    tickets.keep("1121-0001", "counsel", {})
    assert tickets.sweep() == 0
    later = now() + timedelta(days=31, minutes=1)
    monkeypatch.setattr(tickets_module, "now", lambda: later)
    clean_once(database, tickets)
    assert tickets.read("1121-0001") is None


async def test_without_database_the_talk_goes_on_and_says_so(client: httpx.AsyncClient, app: FastAPI) -> None:
    services = app.state.services
    first = (await client.post("/v1/chat", json={"text": "서울 강서구 살아요"})).json()
    alive, services.database.engine = services.database.engine, dead_engine()
    body = {"conversation": first["conversation"], "text": "임신 5개월이에요"}
    second = await client.post("/v1/chat", json=body)
    assert second.status_code == 200
    assert second.json()["situation"]["residence"]["sigungu"] == "강서구", "nothing said before is lost"
    texts = [block["text"] for block in second.json()["messages"] if block["type"] == "text"]
    assert texts.count(NOT_STORED) == 1
    third = (await client.post("/v1/chat", json=body)).json()
    assert NOT_STORED not in [block.get("text") for block in third["messages"]], "once is enough"
    services.database.engine = alive
    clean_once(services.database, services.conversations)
    fourth = (await client.post("/v1/chat", json=body | {"text": "둘이 살아요"})).json()
    assert fourth["situation"]["residence"]["sigungu"] == "강서구"
    assert fourth["situation"]["household"]["size"] == 2


async def test_without_database_no_ticket_is_promised(client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.services.database.engine = dead_engine()
    answer = await client.post("/v1/chat", json={"text": "사람과 이야기하고 싶어요"})
    kinds = [block["type"] for block in answer.json()["messages"]]
    assert answer.status_code == 200
    assert "handoff" not in kinds
    assert "129" in answer.text


async def test_a_request_for_a_person_is_kept(client: httpx.AsyncClient, app: FastAPI) -> None:
    answer = (await client.post("/v1/chat", json={"text": "사람과 이야기하고 싶어요"})).json()
    (handoff,) = [block for block in answer["messages"] if block["type"] == "handoff"]
    services = app.state.services
    assert services.tickets.read(handoff["ticket"]) is not None


async def test_it_starts_with_a_dead_database(tmp_path: Path, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"database_url": "sqlite:////proc/nowhere/db.sqlite3"}))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            first = (await client.post("/v1/chat", json={"text": "서울 강서구 살아요"})).json()
            body = {"conversation": first["conversation"], "text": "둘이 살아요"}
            second = (await client.post("/v1/chat", json=body)).json()
    assert second["situation"]["residence"]["sigungu"] == "강서구"


async def test_two_turns_at_once_lose_nothing(client: httpx.AsyncClient) -> None:
    talk = (await client.post("/v1/chat", json={"text": "안녕하세요"})).json()["conversation"]
    said = ["서울 강서구 살아요", "둘이 살아요", "임신 5개월이에요", "서른다섯이에요"]
    await asyncio.gather(*(client.post("/v1/chat", json={"conversation": talk, "text": text}) for text in said))
    last = (await client.post("/v1/chat", json={"conversation": talk, "text": "뭐 받을 수 있어요?"})).json()
    assert last["situation"]["residence"]["sigungu"] == "강서구"
    assert last["situation"]["household"]["size"] == 2
    assert last["situation"]["members"][0]["pregnancy_months"] == 5


async def test_an_id_that_is_not_ours_is_never_taken_over(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/v1/chat", json={"conversation": "chosen-by-me", "text": "안녕하세요"})).json()
    assert answer["conversation"] != "chosen-by-me"
    assert "지웠어요" in answer["messages"][0]["text"]
