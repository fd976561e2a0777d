# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Twilio's own client against a server that stands for it; and the stop word, from the answer to the last message."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from api.clock import now
from api.messages.carrier import TwilioSender, sender_of
from api.messages.delivery import deliver_due
from api.messages.sender import FileSender, Message, RefusedError, StoppedError, TryLaterError
from api.settings import Settings
from api.store.outbox import Consent, Outbox
from api.voice.signature import HEADER, signed
from tests.api.test_text_messages import NUMBER, outbox, rows, take  # noqa: F401
from tests.api.voice.conftest import PUBLIC, TOKEN

MESSAGE = Message("1", NUMBER, "summary", "찾은 혜택 두 가지")


class Carrier:
    """What the server was sent, and how it answers: a status, a code and a delay."""

    def __init__(self) -> None:
        self.got: list[dict[str, list[str]]] = []
        self.status, self.code, self.delay = 201, 0, 0.0
        self.found: list[dict[str, str]] = []


class Elsewhere(TwilioHttpClient):
    """The client's own connection, led to our server."""

    def __init__(self, address: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self.address = address

    def request(self, method: str, url: str, *args: Any, **more: Any) -> Any:
        return super().request(method, f"{self.address}{urlsplit(url).path}", *args, **more)


@pytest.fixture
def carrier() -> Iterator[tuple[Carrier, str]]:
    told = Carrier()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.got.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            time.sleep(told.delay)
            self.say({"sid": "SM1", "code": told.code, "message": "no", "status": told.status}, told.status)

        def do_GET(self) -> None:
            self.say({"messages": told.found, "next_page_uri": None, "page_size": 50}, 200)

        def say(self, answer: dict[str, Any], status: int) -> None:
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def sender(address: str, timeout: float = 5) -> TwilioSender:
    return TwilioSender(Client("AC1", "token", http_client=Elsewhere(address, timeout)), "+18005550000")


def test_a_message_goes_to_the_number_as_the_world_dials_it(carrier: tuple[Carrier, str]) -> None:
    told, address = carrier
    sender(address).send(MESSAGE)
    assert told.got == [{"To": ["+821012345678"], "From": ["+18005550000"], "Body": [MESSAGE.text]}]


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [(429, 20429, TryLaterError), (503, 0, TryLaterError), (401, 20003, TryLaterError), (400, 21211, RefusedError)],
)
def test_what_the_carrier_says_no_to(
    carrier: tuple[Carrier, str], status: int, code: int, error: type[Exception]
) -> None:
    told, address = carrier
    told.status, told.code = status, code
    with pytest.raises(error):
        sender(address).send(MESSAGE)


def test_a_carrier_that_is_not_there_is_tried_later() -> None:
    with pytest.raises(TryLaterError):
        sender("http://127.0.0.1:9").send(MESSAGE)


def test_a_carrier_that_hangs_does_not_count_as_having_sent(carrier: tuple[Carrier, str], outbox: Outbox) -> None:  # noqa: F811
    told, address = carrier
    told.delay = 1.0
    take(outbox, "글")
    assert deliver_due(outbox, sender(address, timeout=0.3)) == 0
    assert [row["state"] for row in rows(outbox)] == ["waiting"]


@pytest.mark.parametrize("status", ["delivered", "queued"])
def test_the_next_try_finds_what_has_arrived_and_sends_nothing(carrier: tuple[Carrier, str], status: str) -> None:
    told, address = carrier
    told.found = [{"body": MESSAGE.text, "status": status, "date_created": format_datetime(now())}]
    sender(address).send(replace(MESSAGE, tried_since=now()))
    assert told.got == []


@pytest.mark.parametrize(
    "found",
    [
        [],
        [{"body": MESSAGE.text, "status": "failed", "date_created": format_datetime(now())}],
        [{"body": MESSAGE.text, "status": "delivered", "date_created": format_datetime(now() - timedelta(days=1))}],
        [{"body": "다른 글", "status": "delivered", "date_created": format_datetime(now())}],
    ],
)
def test_the_next_try_sends_what_has_not_arrived(carrier: tuple[Carrier, str], found: list[dict[str, str]]) -> None:
    told, address = carrier
    told.found = found
    sender(address).send(replace(MESSAGE, tried_since=now()))
    assert len(told.got) == 1


def test_who_stopped_at_the_carrier_is_stopped_here(carrier: tuple[Carrier, str], outbox: Outbox) -> None:  # noqa: F811
    told, address = carrier
    told.status, told.code = 400, 21610
    with pytest.raises(StoppedError):
        sender(address).send(MESSAGE)
    take(outbox, "글", "둘째 글")
    assert deliver_due(outbox, sender(address)) == 0
    assert {row["state"] for row in rows(outbox)} == {"stopped"} and {row["to"] for row in rows(outbox)} == {b""}
    assert take(outbox, "다른 글", campaign="b") == "stopped"


def test_only_numbers_of_korea_are_taken(outbox: Outbox) -> None:  # noqa: F811
    for number in ("+14155552671", "0212345678", "", "010-1234-5678"):
        with pytest.raises(ValueError, match="domestic"):
            outbox.take(number, ["글"], kind="summary", campaign="a", consent=Consent("summary/1", now()))
    assert rows(outbox) == []


def test_no_more_than_one_a_second_goes_out(outbox: Outbox, carrier: tuple[Carrier, str]) -> None:  # noqa: F811
    for number in range(8):
        take(outbox, "글", number=f"0101234{number:04d}")
    assert [deliver_due(outbox, sender(carrier[1])) for _ in range(3)] == [5, 3, 0]


def test_without_an_account_messages_are_files(settings: Settings) -> None:
    assert isinstance(sender_of(settings), FileSender)
    account = {"twilio_account": "AC1", "twilio_from": "+18005550000", "voice_auth_token": TOKEN}
    assert isinstance(sender_of(Settings(var=settings.var, **account)), TwilioSender)  # type: ignore[arg-type]


@pytest.mark.anyio
async def test_the_stop_word_is_honoured_until_it_is_taken_back(settings: Settings) -> None:
    from api.app import create_app

    app = create_app(Settings(var=settings.var, voice_auth_token=TOKEN, voice_public_url=PUBLIC, imports=False))  # type: ignore[arg-type]
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://10.0.0.2") as client,
    ):
        box = app.state.services.outbox
        assert take(box, "글") == "taken"
        assert "보내지 않아요" in await _answer(client, "수신거부")
        assert {row["state"] for row in rows(box)} == {"stopped"} and take(box, "글", campaign="b") == "stopped"
        assert "129" in await _answer(client, "기초연금이 뭐예요?")
        assert take(box, "글", campaign="b") == "stopped"
        assert "다시" in await _answer(client, "시작")
        assert take(box, "글", campaign="b") == "taken"
        forged = await client.post("/messages/incoming", data={"From": "+821012345678", "Body": "그만"})
        assert forged.status_code == 403 and not box.is_stopped(NUMBER)


async def _answer(client: httpx.AsyncClient, text: str) -> str:
    form = {"MessageSid": "SM1", "From": "+821012345678", "Body": text}
    headers = {HEADER: signed(TOKEN, f"{PUBLIC}/messages/incoming", form)}
    answer = await client.post("/messages/incoming", data=form, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text
