# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Late answers: a promise at once, then one answer to an address of the platform, and no second one."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from tests.api.kakao.calling import call, tell, within_limits, words
from tests.api.kakao.test_in_time import WHOLE, server

pytestmark = pytest.mark.anyio


@dataclass
class Platform:
    """Where late answers arrive."""

    address: str = ""
    got: list[dict[str, object]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, body: bytes) -> bytes:
        self.got.append(json.loads(body))
        self.came.set()
        return b'{"status": "SUCCESS"}'


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    platform = Platform()
    async with server(platform.take) as address:
        platform.address = address
        yield platform


@pytest.fixture
async def late(settings: Settings, platform: Platform) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(settings.model_copy(update={"kakao_callback_origins": platform.address}))
    there = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
    async with app.router.lifespan_context(app), there as client:
        yield client


async def test_a_promise_comes_at_once_and_then_the_answer(late: httpx.AsyncClient, platform: Platform) -> None:
    promise = await tell(late, WHOLE, callback=f"{platform.address}/callback/1")
    assert promise["useCallback"] is True and promise["data"]["text"]
    async with asyncio.timeout(5):
        await platform.came.wait()
    (answer,) = platform.got
    assert "강서구" in words(within_limits(answer))


async def test_an_address_is_used_once(late: httpx.AsyncClient, platform: Platform) -> None:
    address = f"{platform.address}/callback/1"
    await tell(late, WHOLE, callback=address)
    assert "useCallback" not in await tell(late, "소득이 없어요", callback=address), "answered at once instead"
    async with asyncio.timeout(5):
        await platform.came.wait()
    await asyncio.sleep(0.1)
    assert len(platform.got) == 1


@pytest.mark.parametrize(
    "address", ["https://evil.test/callback", "http://169.254.169.254/", "file:///etc/passwd", "x", "https://[", ""]
)
async def test_another_address_gets_nothing_and_the_answer_comes_at_once(
    late: httpx.AsyncClient, platform: Platform, address: str
) -> None:
    answer = await late.post("/kakao/skill", json=call(WHOLE, callback=address))
    assert "강서구" in words(answer.json())
    assert platform.got == []


async def test_by_default_only_kakao_over_https_gets_an_answer(client: httpx.AsyncClient, platform: Platform) -> None:
    assert "useCallback" not in await tell(client, WHOLE, callback=f"{platform.address}/callback/1")
    assert platform.got == []


async def test_an_answer_leaves_before_the_address_is_gone(settings: Settings, platform: Platform) -> None:
    async def hang(_: bytes) -> bytes:
        await asyncio.sleep(10)
        return b"{}"

    async with server(hang) as nlu:
        slow = {"nlu_url": nlu, "nlu_timeout": 20, "kakao_callback_seconds": 1.0}
        app = create_app(settings.model_copy(update={"kakao_callback_origins": platform.address, **slow}))
        app.state.services.database.prepare()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            await tell(client, WHOLE, callback=f"{platform.address}/callback/1")
            async with asyncio.timeout(2):
                await platform.came.wait()
    assert "이어서 보기" in words(platform.got[0])
