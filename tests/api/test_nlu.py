# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The NLU may be slow, wrong or dead: the talk goes on, and soon does not even ask."""

import asyncio
import json
import time

import httpx
import pytest

from api.breaker import Breaker
from api.nlu import Nlu
from tests.api.conftest import FakeNlu

pytestmark = pytest.mark.anyio


def nlu_with(handler: object, **more: float) -> Nlu:
    return Nlu("http://nlu", timeout=more.get("timeout", 1.5), transport=httpx.MockTransport(handler))  # type: ignore[arg-type]


async def test_it_gives_the_parse() -> None:
    fake = FakeNlu()
    assert await nlu_with(fake).parse("안녕") == fake.answer
    assert fake.asked == ["안녕"]


@pytest.mark.parametrize("answer", [[], "x", None, {}, {"entities": []}])
async def test_nonsense_is_no_parse(answer: object) -> None:
    fake = FakeNlu()
    fake.answer = answer
    assert await nlu_with(fake).parse("안녕") is None


async def test_it_does_not_wait_longer_than_its_patience() -> None:
    async def slow(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(5)
        return httpx.Response(200)

    async def server(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()

    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    nlu = Nlu(f"http://127.0.0.1:{port}", timeout=0.2)
    began = time.perf_counter()
    assert await nlu.parse("안녕") is None
    assert time.perf_counter() - began < 1
    await nlu.close()
    listening.close()


async def test_after_three_failures_it_is_left_alone_then_tried_once() -> None:
    now = 0.0
    breaker = Breaker(clock=lambda: now)
    for _ in range(3):
        assert breaker.closed()
        breaker.failed()
    assert not breaker.closed()
    now = 5.1
    assert breaker.closed()
    assert not breaker.closed(), "only one probe"
    breaker.succeeded()
    assert breaker.closed() and breaker.closed()


async def test_a_dead_nlu_costs_no_turn(nlu: FakeNlu, client: httpx.AsyncClient) -> None:
    nlu.broken = httpx.ConnectError("dead")
    for _ in range(5):
        answer = await client.post("/v1/chat", json={"text": "서울 강서구 살아요"})
        assert answer.status_code == 200
        assert answer.json()["situation"]["residence"]["sigungu"] == "강서구"


async def test_crisis_lines_come_first_without_nlu(nlu: FakeNlu, client: httpx.AsyncClient) -> None:
    nlu.status = 500
    messages = (await client.post("/v1/chat", json={"text": "요즘은 그냥 죽고 싶어요"})).json()["messages"]
    assert messages[0]["type"] == "urgent"
    assert "109" in json.dumps(messages[0], ensure_ascii=False)


async def test_a_quick_reply_is_not_sent_to_the_nlu(nlu: FakeNlu, client: httpx.AsyncClient) -> None:
    answer = (await client.post("/v1/chat", json={"text": "서울 관악구에 혼자 살아요"})).json()
    asked = len(nlu.asked)
    option = answer["question"]["options"][0] if answer["question"]["options"] else None
    if option is None:
        pytest.skip("this question has no options")
    await client.post("/v1/chat", json={"conversation": answer["conversation"], "text": option["value"]})
    assert len(nlu.asked) == asked
