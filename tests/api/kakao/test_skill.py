# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A talk in KakaoTalk: who may call, that a talk goes on, and that nothing of the caller stays behind."""

import logging
import sqlite3
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from api.settings import Settings
from tests.api.conftest import TODAY
from tests.api.kakao.calling import BOT, USER, buttons, call, cards, kinds, replies, tell, words

pytestmark = pytest.mark.anyio

HEADER = "X-Donghaeng-Secret"
WHOLE = "72살이고 서울 강서구에 혼자 살아요"


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    """Settings of a service in public."""
    given = {"kakao_secrets": SecretStr("one, two"), "kakao_bots": f"other, {BOT}"}
    return settings.model_copy(update=given)


@pytest.fixture
async def public(guarded: Settings) -> httpx.AsyncClient:
    from api.app import create_app

    app = create_app(guarded)
    app.state.services.database.prepare()
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


@pytest.mark.parametrize("secret", ["one", "two"])
async def test_a_call_with_a_secret_of_ours_is_answered(public: httpx.AsyncClient, secret: str) -> None:
    assert (await public.post("/kakao/skill", json=call("안녕"), headers={HEADER: secret})).status_code == 200


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "three"}, {HEADER: "one, two"}, {HEADER: "é".encode()}])
async def test_another_secret_is_refused_and_changes_nothing(
    public: httpx.AsyncClient, settings: Settings, headers: dict[str, str]
) -> None:
    answer = await public.post("/kakao/skill", json=call(WHOLE), headers=headers)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert rows(settings.var, "conversations") == []


async def test_another_bot_is_refused_and_changes_nothing(public: httpx.AsyncClient, settings: Settings) -> None:
    answer = await public.post("/kakao/skill", json=call(WHOLE, bot="stranger"), headers={HEADER: "one"})
    assert answer.status_code == 403
    assert rows(settings.var, "conversations") == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"{}", b'{"bot": {"id": "1"}}', b'{"bot": 1, "userRequest": null}', b"\xff"]
)
async def test_what_cannot_be_read_is_answered_politely(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/kakao/skill", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert "한 번 더 적어 주세요" in words(answer.json())


async def test_a_text_that_is_too_long_is_answered_politely(client: httpx.AsyncClient) -> None:
    assert "나누어 짧게" in words(await tell(client, "가" * 3_001))


async def test_a_talk_goes_on_and_is_one_person_s(client: httpx.AsyncClient) -> None:
    await tell(client, WHOLE)
    later = words(await tell(client, "제가 받을 수 있는 게 뭐예요?"))
    assert "어디에 사세요" not in later
    assert "어디에 사세요" in words(await tell(client, "안녕하세요", user="another"))
    assert "어디에 사세요" in words(await tell(client, "안녕하세요", bot="another"))


async def test_nothing_said_shows_the_ways_in(client: httpx.AsyncClient) -> None:
    assert replies(await tell(client, ""))["임신·출산"] == "임신했어요"


async def test_every_answer_to_a_question_can_be_pressed(client: httpx.AsyncClient) -> None:
    answer = await tell(client, WHOLE)
    assert "한 달에 들어오는 돈" in words(answer)
    after = await tell(client, replies(answer)["소득이 없어요"])
    assert "한 달에 들어오는 돈" not in words(after)


async def test_the_button_of_a_card_tells_more_of_that_benefit(client: httpx.AsyncClient) -> None:
    first = buttons(await tell(client, WHOLE))[0]
    assert first["label"] == "자세히"
    assert "출처" in words(await tell(client, first["messageText"]))


async def test_help_in_a_crisis_comes_first_and_can_be_called(client: httpx.AsyncClient) -> None:
    answer = await tell(client, "요즘은 그냥 죽고 싶어요")
    assert kinds(answer)[0] == "textCard"
    assert buttons(answer)[0]["phoneNumber"] == "109"
    assert "임신·출산" not in replies(answer)


@pytest.mark.parametrize("asked", [{"text": "상담원"}, {"text": "상담 블록", "extra": {"reason": "handover"}}])
async def test_a_person_is_asked_for_with_all_that_was_told(
    client: httpx.AsyncClient, app: FastAPI, asked: dict[str, str]
) -> None:
    await tell(client, WHOLE)
    answer = await tell(client, **asked)
    number = cards(answer)[0]["title"].removeprefix("접수 번호 ")
    assert "operator" in [button["action"] for button in buttons(answer)]
    ticket = app.state.services.tickets.read(number)
    assert ticket["situation"]["residence"]["sigungu"] == "강서구"
    assert WHOLE in ticket["said"]


async def test_more_than_three_bubbles_are_read_on_and_the_end_stays_readable(client: httpx.AsyncClient) -> None:
    answer = await tell(client, WHOLE)
    pages = 0
    while "이어서 보기" in replies(answer):
        answer = await tell(client, "이어서 보기")
        pages += 1
        assert pages < 10
    assert words(await tell(client, "이어서 보기")) == words(answer)


async def test_reading_on_after_the_half_hour_begins_anew(client: httpx.AsyncClient) -> None:
    assert "무엇을 도와드릴까요?" in words(await tell(client, "이어서 보기"))


async def test_too_many_calls_of_one_person_are_answered_politely(client: httpx.AsyncClient, app: FastAPI) -> None:
    for _ in range(60):
        await tell(client, "")
    assert "잠시 뒤에" in words(await tell(client, ""))
    assert "잠시 뒤에" not in words(await tell(client, "", user="another"))


async def test_neither_the_store_nor_a_log_knows_the_caller_or_the_text(
    client: httpx.AsyncClient, settings: Settings, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    await tell(client, "저는 곰돌이마을에서 72살로 살아요")
    await client.post("/kakao/skill", json={"userRequest": {"utterance": "곰돌이마을", "user": {"id": USER}}})
    stored = b"".join(file.read_bytes() for file in settings.var.glob("*.sqlite3*"))
    logged = caplog.text + "".join(capfd.readouterr())
    for secret in (USER, BOT, "곰돌이마을"):
        assert secret.encode() not in stored
        assert secret not in logged


async def test_the_channel_is_told_apart_from_the_web(client: httpx.AsyncClient, app: FastAPI) -> None:
    """An id that a browser could send is not the id of a talk here."""
    await tell(client, WHOLE)
    answer = (await client.post("/v1/chat", json={"conversation": USER, "text": "안녕하세요"})).json()
    assert answer["situation"] == {}
    assert app.state.services.today() == TODAY


def rows(folder: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(folder / "donghaeng.sqlite3") as database:
        return database.execute(f"SELECT * FROM {table}").fetchall()
