# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""429: polite, with the seconds to wait; and never for ordinary use."""

import httpx
import pytest
from pydantic import SecretStr

from api.app import create_app
from api.kakao.words import TOO_OFTEN
from api.settings import Settings
from api.voice.signature import HEADER, signed
from tests.api.kakao.calling import tell, words

pytestmark = pytest.mark.anyio


async def test_too_many_calls_from_one_address(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_address": "5/minute"}))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            codes = [(await client.get("/v1/facts")).status_code for _ in range(6)]
            refused = await client.get("/v1/facts")
            page = await client.get("/", headers={"accept": "text/html"})
        other = httpx.ASGITransport(app, client=("10.1.1.1", 1))
        async with httpx.AsyncClient(transport=other, base_url="http://test") as neighbour:
            assert (await neighbour.get("/v1/facts")).status_code == 200
    assert codes == [200] * 5 + [429]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["content-type"] == "application/problem+json"
    assert page.status_code == 429 and "잠시만 기다려 주세요" in page.text


async def test_too_many_turns_of_one_talk(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_conversation": "3/minute"}))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            talk = (await client.post("/v1/chat", json={"text": "안녕하세요"})).json()["conversation"]
            body = {"conversation": talk, "text": "네"}
            codes = [(await client.post("/v1/chat", json=body)).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]


async def test_health_is_never_refused(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_address": "1/minute"}))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            assert {(await client.get("/healthz")).status_code for _ in range(5)} == {200}


async def test_too_many_calls_with_one_secret_of_kakaotalk(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_key": "3/minute"}))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            said = [words(await tell(client, "안녕하세요", user=f"user{number}")) for number in range(4)]
    assert [TOO_OFTEN in one for one in said] == [False, False, False, True]


async def test_too_many_calls_from_one_telephone_are_told_that_it_is_busy(settings: Settings) -> None:
    public = "https://phone.example"
    known = {"rate_phone": "2/hour", "voice_auth_token": SecretStr("12345"), "voice_public_url": public}
    app = create_app(settings.model_copy(update=known))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            answers = [await called(client, public, f"CA{number}", "+821011112222") for number in range(3)]
            neighbour = await called(client, public, "CA9", "+821033334444")
    assert ["Reject" in one for one in (*answers, neighbour)] == [False, False, True, False]


async def called(client: httpx.AsyncClient, public: str, sid: str, number: str) -> str:
    form = {"CallSid": sid, "From": number, "CallStatus": "ringing"}
    signature = signed("12345", f"{public}/voice/incoming", form)
    return (await client.post("/voice/incoming", data=form, headers={HEADER: signature})).text
