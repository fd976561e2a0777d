# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""알림톡 against a server that stands for NHN Cloud's; what it does not bear goes as a text message."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import api.store.outbox as outbox_module
from api.clock import now
from api.messages.alimtalk import AlimtalkSender, Template, read_templates
from api.messages.carrier import sender_of
from api.messages.delivery import deliver_due
from api.messages.sender import FileSender, Message, TryLaterError
from api.settings import Settings
from api.store.outbox import WAITS, Outbox
from tests.api.test_text_messages import NUMBER, Carrier, outbox, rows, take  # noqa: F401

TEMPLATE = Template("SUMMARY", "[혜택동행] 찾으신 혜택이에요.\n\n#{찾은 것}\n\n문의는 129예요.")
MESSAGE = Message("1", NUMBER, "summary", "기초연금: 받을 수 있어요")
TAKEN = {"header": {"isSuccessful": True, "resultCode": 0}, "message": {"sendResults": [{"resultCode": 0}]}}
REFUSED = {"header": {"isSuccessful": False, "resultCode": -3000, "resultMessage": "no template"}}


@dataclass
class Service:
    """What the server was asked, and how it answers."""

    got: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    keys: set[str | None] = field(default_factory=set)
    answer: dict[str, Any] | bytes = field(default_factory=lambda: TAKEN)
    status: int = 200
    delay: float = 0.0
    address: str = ""

    def sent(self) -> list[dict[str, Any]]:
        """The messages that it was handed."""
        return [body for path, body in self.got if "?" not in path]


@pytest.fixture
def service() -> Iterator[Service]:
    told, accepted = Service(), list[dict[str, Any]]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.got.append((self.path, body))
            if told.status == 200 and told.answer == TAKEN:
                accepted.append(body["recipientList"][0])
            self.say(told.answer, told.status)

        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)
            told.got.append((self.path, {}))
            wanted = query["recipientGroupingKey"][0]
            found = [one for one in accepted if one["recipientGroupingKey"] == wanted]
            self.say({"header": {"isSuccessful": True}, "messageSearchResultResponse": {"messages": found}}, 200)

        def say(self, answer: dict[str, Any] | bytes, status: int) -> None:
            told.keys.add(self.headers["X-Secret-Key"])
            time.sleep(told.delay)
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.address = f"http://127.0.0.1:{server.server_port}/alimtalk/v2.3/appkeys/APP"
    yield told
    server.shutdown()


def sender(service: Service, texts: Carrier, number: str | None = "021200000", seconds: float = 5) -> AlimtalkSender:
    templates = {"summary": TEMPLATE}
    return AlimtalkSender.of(service.address, "SECRET", "SENDER", templates, texts, number, seconds)


def test_a_message_goes_with_its_template_and_may_be_sent_as_text_by_the_service(service: Service) -> None:
    texts = Carrier()
    sender(service, texts).send(MESSAGE)
    ((path, body),) = service.got
    assert path == "/alimtalk/v2.3/appkeys/APP/messages" and service.keys == {"SECRET"}
    assert body["senderKey"] == "SENDER" and body["templateCode"] == "SUMMARY"
    (recipient,) = body["recipientList"]
    assert recipient["recipientNo"] == NUMBER and recipient["templateParameter"] == {"찾은 것": MESSAGE.text}
    resent = recipient["resendParameter"]
    assert resent["isResend"] and resent["resendContent"] == MESSAGE.text and resent["resendSendNo"] == "021200000"
    assert resent["resendType"] == "SMS" and texts.sent == []


def test_a_long_one_is_resent_as_a_long_text(service: Service) -> None:
    sender(service, Carrier()).send(Message("1", NUMBER, "summary", "가" * 46))
    assert service.sent()[0]["recipientList"][0]["resendParameter"]["resendType"] == "LMS"


def test_without_a_number_the_service_resends_nothing(service: Service) -> None:
    sender(service, Carrier(), number=None).send(MESSAGE)
    assert "resendParameter" not in service.sent()[0]["recipientList"][0]


@pytest.mark.parametrize("message", [Message("1", NUMBER, "notice", "글"), Message("1", NUMBER, "summary", "글" * 990)])
def test_what_has_no_template_or_is_too_long_goes_as_text(service: Service, message: Message) -> None:
    texts = Carrier()
    sender(service, texts).send(message)
    assert texts.sent == [message] and service.got == []


def test_what_the_service_refuses_goes_as_text(service: Service) -> None:
    for answer in (REFUSED, {**TAKEN, "message": {"sendResults": [{"resultCode": -3008}]}}):
        texts, service.answer = Carrier(), answer
        sender(service, texts).send(MESSAGE)
        assert texts.sent == [MESSAGE]


@pytest.mark.parametrize(("status", "answer"), [(500, REFUSED), (401, REFUSED), (200, b"<html>"), (200, b"[]")])
def test_a_service_that_is_ill_is_tried_later(service: Service, status: int, answer: dict[str, Any] | bytes) -> None:
    texts, service.status, service.answer = Carrier(), status, answer
    with pytest.raises(TryLaterError):
        sender(service, texts).send(MESSAGE)
    assert texts.sent == []


def test_a_silent_service_does_not_count_as_sent_and_nobody_gets_it_twice(
    service: Service,
    outbox: Outbox,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take(outbox, "글")
    service.delay = 1.0
    assert deliver_due(outbox, sender(service, Carrier(), seconds=0.2)) == 0
    assert rows(outbox)[0]["state"] == "waiting"
    service.delay = 0.0
    later = now() + WAITS[0] + timedelta(seconds=1)
    monkeypatch.setattr(outbox_module, "now", lambda: later)
    assert deliver_due(outbox, sender(service, Carrier())) == 1
    assert rows(outbox)[0]["state"] == "sent" and len(service.sent()) == 1


def test_what_never_arrived_is_sent_at_the_next_try(service: Service) -> None:
    sender(service, Carrier()).send(Message("1", NUMBER, "summary", "글", tried_since=now()))
    assert len(service.got) == 2 and len(service.sent()) == 1


def test_the_templates_are_data_and_a_wrong_one_is_said_at_the_start(tmp_path: Path) -> None:
    shipped = read_templates(Settings().alimtalk_templates)
    assert "summary" in shipped and shipped["summary"].bears("글" * 800)
    with pytest.raises(ValueError, match="exactly one variable"):
        Template("A", "변수가 없어요.")


def test_it_is_used_where_all_its_keys_are_set(settings: Settings) -> None:
    keys = {"alimtalk_app_key": "APP", "alimtalk_secret_key": "SECRET", "alimtalk_sender_key": "SENDER"}
    found = sender_of(Settings(var=settings.var, **keys))  # type: ignore[arg-type]
    assert isinstance(found, AlimtalkSender) and isinstance(found.texts, FileSender)
    for missing in keys:
        some = {key: value for key, value in keys.items() if key != missing}
        assert isinstance(sender_of(Settings(var=settings.var, **some)), FileSender)  # type: ignore[arg-type]
