# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""KakaoTalk waits five seconds. An NLU that hangs, or a turn that takes long, never costs an answer."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from tests.api.kakao.calling import Json, kinds, replies, tell, words

pytestmark = pytest.mark.anyio

WHOLE = "72살이고 서울 강서구에 혼자 살아요"


@asynccontextmanager
async def server(answer: Callable[[bytes], Awaitable[bytes]]) -> AsyncIterator[str]:
    """A server on a port of its own."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((int(one[15:]) for one in head.split(b"\r\n") if one.lower().startswith(b"content-length:")), 0)
        body = await answer(await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    listening.close()


@asynccontextmanager
async def service(settings: Settings, **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """The service with an NLU that hangs for ten seconds."""

    async def hang(_: bytes) -> bytes:
        await asyncio.sleep(10)
        return b"{}"

    async with server(hang) as nlu:
        app = create_app(settings.model_copy(update={"nlu_url": nlu, **more}))
        there = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
        async with app.router.lifespan_context(app), there as client:
            yield client


async def timed(asked: Awaitable[Json]) -> tuple[Json, float]:
    began = time.perf_counter()
    return await asked, time.perf_counter() - began


async def test_an_nlu_that_hangs_for_ten_seconds_costs_no_answer(settings: Settings) -> None:
    async with service(settings, nlu_timeout=20) as client:
        answer, took = await timed(tell(client, WHOLE))
        assert took < 4.5
        assert "이어서 보기" in replies(answer)
        assert "강서구" in words(answer) and "72" in words(answer), "what is known by then"
        assert "carousel" in kinds(answer), "and what follows from it"


async def test_the_turn_goes_on_and_reading_on_brings_its_answer(settings: Settings) -> None:
    async with service(settings, nlu_timeout=1.5, kakao_seconds=0.8) as client:
        first, took = await timed(tell(client, WHOLE))
        assert took < 1.5
        assert "한 달에 들어오는 돈" not in words(first)
        await asyncio.sleep(1.5)
        rest = await tell(client, "이어서 보기")
        assert "한 달에 들어오는 돈" in words(rest)
        assert "소득이 없어요" in replies(rest)


async def test_reading_on_while_the_turn_still_goes_on_waits_for_it(settings: Settings) -> None:
    async with service(settings, nlu_timeout=2.5, kakao_seconds=2.0) as client:
        await tell(client, WHOLE)
        assert "한 달에 들어오는 돈" in words(await tell(client, "이어서 보기"))


async def test_what_came_too_late_is_shown_before_the_answer_to_the_next_text(settings: Settings) -> None:
    async with service(settings, nlu_timeout=1.5, kakao_seconds=0.8) as client:
        await tell(client, "청년 월세 지원이 뭐예요?")
        await asyncio.sleep(1.5)
        assert "청년" in words(await tell(client, "모르겠어요"))


async def test_help_in_a_crisis_does_not_wait(settings: Settings) -> None:
    async with service(settings, nlu_timeout=20, kakao_seconds=1.0) as client:
        answer, took = await timed(tell(client, "요즘은 그냥 죽고 싶어요"))
        assert took < 1.5
        assert kinds(answer)[0] == "textCard" and "109" in words(answer)


async def test_nothing_is_promised_before_it_is_done(settings: Settings) -> None:
    async with service(settings, nlu_timeout=20, kakao_seconds=1.0) as client:
        assert "접수 번호" not in words(await tell(client, "상담원하고 이야기하고 싶어요"))
