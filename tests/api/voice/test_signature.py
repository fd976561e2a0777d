# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Only the telephone company is answered, each request once, and nobody else changes anything."""

import httpx
import pytest
from fastapi import FastAPI
from starlette.datastructures import FormData

from api.app import create_app
from api.settings import Settings
from api.voice.signature import HEADER, is_signed, signed
from api.voice.simulator import Caller, CallError

pytestmark = pytest.mark.anyio

TOKEN, PUBLIC = "12345", "https://phone.example"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]
TWICE = [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")]


@pytest.mark.parametrize(
    ("url", "form", "signature"),
    [
        (URL, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (URL.replace(".com", ".com:443"), CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (URL, CALL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (URL.replace("https", "http").replace(".com", ".com:80"), CALL, "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        (URL.replace("https", "http").replace(".com", ".com:1234"), CALL, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        (URL, TWICE, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
    ],
)
def test_published_signatures(url: str, form: list[tuple[str, str]], signature: str) -> None:
    assert is_signed(TOKEN, url, FormData(form), signature)
    assert not is_signed("54321", url, FormData(form), signature)
    assert not is_signed(TOKEN, url, FormData([*form, ("Digits", "9")]), signature)


FORM = {"CallSid": "CA1", "From": "+821012345678", "CallStatus": "ringing"}


@pytest.mark.parametrize("path", ["incoming", "turn?turn=1", "status"])
async def test_nothing_is_said_to_somebody_else(client: httpx.AsyncClient, path: str) -> None:
    address = f"{PUBLIC}/voice/{path}"
    for signature in ("", "x", signed("other", address, FORM), signed(TOKEN, f"{address}&x=1", FORM)):
        answer = await client.post(f"/voice/{path}", data=FORM, headers={HEADER: signature})
        assert answer.status_code == 403
    assert (await client.post(f"/voice/{path}", data=FORM)).status_code == 403


async def test_a_header_of_the_sender_names_no_other_address(client: httpx.AsyncClient) -> None:
    elsewhere = signed(TOKEN, "https://evil.example/voice/incoming", FORM)
    headers = {HEADER: elsewhere, "X-Forwarded-Host": "evil.example", "Host": "evil.example"}
    assert (await client.post("/voice/incoming", data=FORM, headers=headers)).status_code == 403


async def test_without_a_token_there_is_no_telephone(settings: Settings) -> None:
    app: FastAPI = create_app(settings.model_copy(update={"voice_auth_token": None}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=PUBLIC) as client:
        headers = {HEADER: signed("", f"{PUBLIC}/voice/incoming", FORM)}
        assert (await client.post("/voice/incoming", data=FORM, headers=headers)).status_code == 404


async def test_the_same_request_again_gets_the_same_answer_and_changes_nothing(caller: Caller) -> None:
    first = await caller.dial()
    turn = first.action
    form = {"CallStatus": "in-progress", "SpeechResult": "나 뭐 받을 수 있어요?", "Confidence": "0.9"}
    once, again = await caller._send(turn, form), await caller._send(turn, form)
    assert once.status_code == again.status_code == 200
    assert once.text == again.text


async def test_an_old_turn_with_other_words_is_refused(caller: Caller) -> None:
    old = await caller.dial()
    now = await caller.say("나 뭐 받을 수 있어요?")
    refused = await caller._send(old.action, {"Digits": "0"})
    assert refused.status_code == 403
    ahead = await caller._send(now.action.replace("turn=2", "turn=7"), {"Digits": "0"})
    assert ahead.status_code == 403
    assert (await caller.press("*")).said == now.said


async def test_a_call_that_is_over_answers_no_more(caller: Caller) -> None:
    now = await caller.dial()
    await caller.hang_up()
    assert (await caller._send(now.action, {"Digits": "0"})).status_code == 403
    assert (await caller._send(f"{PUBLIC}/voice/incoming", {"CallStatus": "in-progress"})).status_code == 403


async def test_a_call_that_we_do_not_know_is_refused(caller: Caller) -> None:
    caller.sid = "CA404"
    assert (await caller._send(f"{PUBLIC}/voice/turn?turn=1", {"Digits": "1"})).status_code == 403


async def test_a_wrong_token_cannot_call(client: httpx.AsyncClient) -> None:
    with pytest.raises(CallError, match="403"):
        await Caller(client, "wrong", PUBLIC).dial()
