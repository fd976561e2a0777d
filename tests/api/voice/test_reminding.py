# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call that reminds: who and why first, three tries, then a visit; silence is never "I am well"."""

import threading
from datetime import time, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text as sql
from twilio.rest import Client

import api.store.reminders as store
from api.clock import now
from api.messages.sender import TryLaterError
from api.settings import Settings
from api.store.outbox import Consent
from api.store.reminders import Reminder
from api.voice.reminding import TwilioPhone, phone_of
from api.voice.signature import HEADER, signed
from api.voice.strict_twiml import Read, read
from tests.api.test_carrier import Elsewhere
from tests.api.voice.conftest import PUBLIC, TOKEN

pytestmark = pytest.mark.anyio

NUMBER, MORNING = "01012345678", time(10)
WORDS = "오늘은 복지관에서 점심을 드리는 날이에요."


class Phone:
    """Remembers whom it rang."""

    def __init__(self, *failures: Exception) -> None:
        self.rung, self.failures = list[Reminder](), list(failures)

    def ring(self, reminder: Reminder) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.rung.append(reminder)


class Clock:
    """The store's clock, put forward by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = now()
        monkeypatch.setattr(store, "now", lambda: self.moment)

    def later(self, **by: int) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def take(app: FastAPI, campaign: str = "a", number: str = NUMBER) -> str:
    reminders = app.state.services.reminding.reminders
    about = {"office": "화곡1동 주민센터", "purpose": "안부 확인", "text": WORDS, "campaign": campaign}
    about |= {"sigungu": "강서구", "dong": "화곡1동"}
    return str(reminders.take(number, **about, consent=Consent("spoken/1", now())))


def rows(app: FastAPI, table: str = "reminders") -> list[dict[str, Any]]:
    with app.state.services.database.engine.connect() as connection:
        return [dict(row) for row in connection.execute(sql(f"SELECT * FROM {table}")).mappings()]


async def call(client: httpx.AsyncClient, address: str, **form: str) -> httpx.Response:
    form = {"CallSid": "CA1", "From": "+18005550000", **form}
    headers = {HEADER: signed(TOKEN, address, form)}
    return await client.post(address.removeprefix(PUBLIC), data=form, headers=headers)


async def answer(client: httpx.AsyncClient, reminder: Reminder, *said: dict[str, str]) -> Read:
    """Take the call, and say or press one thing after the other."""
    now_ = read((await call(client, f"{PUBLIC}/voice/reminder?reminder={reminder.id}")).text)
    for one in said:
        now_ = read((await call(client, now_.action, **one)).text)
    return now_


async def ended(client: httpx.AsyncClient, reminder: Reminder, status: str = "completed") -> None:
    address = f"{PUBLIC}/voice/reminder/status?reminder={reminder.id}"
    assert (await call(client, address, CallStatus=status)).status_code == 204


def due(app: FastAPI, at: time = MORNING) -> list[Reminder]:
    phone = Phone()
    app.state.services.reminding.call_due(phone, at)
    return phone.rung


async def test_the_first_sentence_names_the_office_and_the_purpose(app: FastAPI, client: httpx.AsyncClient) -> None:
    assert take(app) == "taken"
    (reminder,) = due(app)
    heard = await answer(client, reminder)
    first = heard.said.split(".")[0]
    assert "화곡일동 주민센터" in first and "안부 확인" in first and "자동 전화" in first
    assert "점심" in heard.said and {"dtmf", "speech"} <= set(heard.inputs)


async def test_consent_is_recorded_and_number_and_text_are_sealed(app: FastAPI) -> None:
    take(app)
    (row,) = rows(app)
    assert row["consent"] == "spoken/1" and row["consented_at"]
    assert NUMBER not in str(row) and "점심" not in str(row)


@pytest.mark.parametrize("said", [{"Digits": "1"}, {"SpeechResult": "네 괜찮아요", "Confidence": "0.9"}])
async def test_who_says_that_they_are_well_is_not_called_again(
    app: FastAPI, client: httpx.AsyncClient, clock: Clock, said: dict[str, str]
) -> None:
    take(app)
    (reminder,) = due(app)
    assert (await answer(client, reminder, said)).then == "hang up"
    await ended(client, reminder)
    clock.later(hours=1)
    assert due(app) == [] and rows(app)[0]["state"] == "fine" and rows(app, "visits") == []
    assert rows(app)[0]["sealed"] == b""


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"SpeechResult": "여보세요", "Confidence": "0.9"},
        {"SpeechResult": "네 괜찮아요", "Confidence": "0.2"},
        {"Digits": "7"},
    ],
)
async def test_a_call_that_is_taken_without_an_answer_does_not_count_as_well(
    app: FastAPI, client: httpx.AsyncClient, clock: Clock, said: dict[str, str]
) -> None:
    take(app)
    for _ in range(3):
        (reminder,) = due(app)
        assert (await answer(client, reminder, said, said)).then == "hang up"
        await ended(client, reminder)
        assert due(app) == []
        clock.later(seconds=119)
        assert due(app) == [], "not before two minutes"
        clock.later(seconds=60)
    assert due(app) == []
    (visit,) = app.state.services.staff.rounds.visits.open()
    assert (visit.kind, visit.content["why"], visit.content["phone"]) == ("reminder", "not_reached", NUMBER)
    assert (visit.sigungu, visit.dong) == ("강서구", "화곡1동")
    assert rows(app)[0]["state"] == "visit"


async def test_nobody_answers_three_times_then_somebody_visits(
    app: FastAPI, client: httpx.AsyncClient, clock: Clock
) -> None:
    take(app)
    for status in ("no-answer", "busy", "failed"):
        (reminder,) = due(app)
        await ended(client, reminder, status)
        clock.later(minutes=3)
    assert due(app) == [] and [one["kind"] for one in rows(app, "visits")] == ["reminder"]
    clock.later(hours=1)
    assert due(app) == [] and len(rows(app, "visits")) == 1


@pytest.mark.parametrize(
    "said", [{"Digits": "2"}, {"SpeechResult": "안 괜찮아요"}, {"SpeechResult": "넘어져서 아파요"}]
)
async def test_who_needs_help_gets_a_visit_at_once(
    app: FastAPI, client: httpx.AsyncClient, clock: Clock, said: dict[str, str]
) -> None:
    take(app)
    (reminder,) = due(app)
    assert "일일구" in (await answer(client, reminder, said)).said
    assert [one["kind"] for one in rows(app, "visits")] == ["reminder"]
    clock.later(hours=1)
    assert due(app) == []


async def test_a_line_that_cannot_be_rung_counts_as_a_try(app: FastAPI, clock: Clock) -> None:
    take(app)
    assert app.state.services.reminding.call_due(Phone(TryLaterError()), MORNING) == 0
    clock.later(minutes=3)
    assert len(due(app)) == 1


async def test_a_call_whose_end_was_never_told_is_tried_again(app: FastAPI, clock: Clock) -> None:
    take(app)
    assert len(due(app)) == 1
    clock.later(minutes=11)
    assert len(due(app)) == 1


async def test_once_per_person_and_campaign_never_at_night_and_not_who_stopped(app: FastAPI) -> None:
    assert (take(app), take(app), take(app, "b")) == ("taken", "already", "taken")
    assert due(app, time(21)) == [] and due(app, time(8, 59)) == [] and len(due(app)) == 2
    app.state.services.outbox.stop(NUMBER)
    assert take(app, "c") == "stopped"
    with pytest.raises(ValueError, match="domestic"):
        take(app, number="+14155552671")


async def test_a_forged_answer_changes_nothing(app: FastAPI, client: httpx.AsyncClient) -> None:
    take(app)
    (reminder,) = due(app)
    forged = await client.post(f"/voice/reminder?reminder={reminder.id}&asked=1", data={"CallSid": "1", "Digits": "1"})
    assert forged.status_code == 403 and rows(app)[0]["state"] == "waiting"
    assert (await call(client, f"{PUBLIC}/voice/reminder?reminder=none")).status_code == 404


class Exchange:
    """A telephone company on a port of its own: what it was asked to ring, and how it answers."""

    def __init__(self, status: int = 201) -> None:
        self.rung: list[dict[str, str]] = []
        exchange = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                exchange.rung.append({name: one for name, (one, *_) in form.items()})
                body = b'{"sid": "CA1", "code": 20003, "message": "no", "status": %d}' % status
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def phone(self) -> TwilioPhone:
        elsewhere = Elsewhere(f"http://127.0.0.1:{self.server.server_port}", 5)
        return TwilioPhone(Client("AC1", "token", http_client=elsewhere), "+18005550000", PUBLIC)


async def test_the_telephone_company_is_told_whom_to_ring_and_where_to_ask_what_to_say(app: FastAPI) -> None:
    exchange = Exchange()
    take(app)
    assert app.state.services.reminding.call_due(exchange.phone(), MORNING) == 1
    ((rung),) = exchange.rung
    reminder = parse_qs(urlsplit(rung["Url"]).query)["reminder"][0]
    assert rung["To"] == "+821012345678" and rung["From"] == "+18005550000"
    assert rung["Url"] == f"{PUBLIC}/voice/reminder?reminder={reminder}"
    assert rung["StatusCallback"] == f"{PUBLIC}/voice/reminder/status?reminder={reminder}"
    assert NUMBER not in rung["Url"] and rows(app)[0]["id"] == reminder
    exchange.server.shutdown()


@pytest.mark.parametrize("status", [400, 401, 429, 503])
async def test_a_telephone_company_that_does_not_ring_leaves_the_next_try(
    app: FastAPI, clock: Clock, status: int
) -> None:
    exchange = Exchange(status)
    take(app)
    assert app.state.services.reminding.call_due(exchange.phone(), MORNING) == 0
    assert len(exchange.rung) == 1 and rows(app)[0]["state"] != "fine"
    clock.later(minutes=3)
    assert len(due(app)) == 1
    exchange.server.shutdown()


async def test_a_telephone_company_that_is_away_leaves_the_next_try(app: FastAPI, clock: Clock) -> None:
    take(app)
    away = TwilioPhone(Client("AC1", "token", http_client=Elsewhere("http://127.0.0.1:9", 1)), "+1800", PUBLIC)
    assert app.state.services.reminding.call_due(away, MORNING) == 0
    clock.later(minutes=3)
    assert len(due(app)) == 1


def test_nobody_is_rung_before_everything_is_set(settings: Settings) -> None:
    whole = {"twilio_account": "AC1", "twilio_from": "+18005550000"}
    assert isinstance(phone_of(settings.model_copy(update=whole)), TwilioPhone)
    for missing in (*whole, "voice_auth_token", "voice_public_url"):
        assert phone_of(settings.model_copy(update={**whole, missing: None})) is None
