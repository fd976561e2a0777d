# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The outbox: sealed, once, tried again, emptied; and a number that is nowhere else."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI
from sqlalchemy import text as sql

import api.store.outbox as outbox_module
from api.clock import now
from api.messages.delivery import deliver_due
from api.messages.numbers import mobile
from api.messages.sender import FileSender, Message, RefusedError, TryLaterError
from api.privacy import mask_for_log
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.outbox import WAITS, Consent, Outbox, Taken
from tests.api.test_coming_back import CODE, say, words
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

NUMBER = "01012345678"
TOLD = "서울 강서구 사는 67세예요. 혼자 살고 소득은 국민연금 30만원이 다예요. 재산은 없어요"


@pytest.fixture
def outbox(database: Database, cipher: Cipher) -> Outbox:
    return Outbox(database, cipher)


class Carrier:
    """A sender that fails as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.failures, self.sent = list(failures), list[Message]()

    def send(self, message: Message) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(message)


def take(outbox: Outbox, *texts: str, campaign: str = "a", number: str = NUMBER) -> Taken:
    return outbox.take(number, texts, kind="summary", campaign=campaign, consent=Consent("summary/1", now()))


def rows(outbox: Outbox) -> list[dict[str, Any]]:
    with outbox._database.engine.connect() as connection:
        return [dict(row) for row in connection.execute(sql("SELECT * FROM outbox ORDER BY part")).mappings()]


async def test_a_message_goes_to_a_file_and_then_leaves_the_table(outbox: Outbox, tmp_path: Path) -> None:
    assert take(outbox, "첫째", "둘째") == "taken"
    assert NUMBER not in str(rows(outbox)) and "첫째" not in str(rows(outbox))
    assert deliver_due(outbox, FileSender(tmp_path / "outbox")) == 2
    written = sorted(file.read_text() for file in (tmp_path / "outbox").iterdir())
    assert written == sorted([f"{NUMBER}\n\n첫째\n", f"{NUMBER}\n\n둘째\n"])
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "outbox").iterdir())
    assert [(row["state"], row["to"], row["sealed"]) for row in rows(outbox)] == [("sent", b"", b"")] * 2


async def test_consent_is_recorded_with_each_message(outbox: Outbox) -> None:
    take(outbox, "글")
    assert rows(outbox)[0]["consent"] == "summary/1" and rows(outbox)[0]["consented_at"]


async def test_one_person_gets_one_campaign_once(outbox: Outbox) -> None:
    assert take(outbox, "글") == "taken"
    assert take(outbox, "글") == "already"
    assert take(outbox, "글", campaign="b") == "taken"
    assert take(outbox, "글", number="01099998888") == "taken"


async def test_nobody_is_flooded(outbox: Outbox) -> None:
    assert [take(outbox, "글", campaign=one) for one in "abcd"] == ["taken", "taken", "taken", "too_many"]


async def test_what_fails_is_tried_again_later_and_once_it_went_no_more(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(outbox, "글")
    carrier = Carrier(TryLaterError(), TryLaterError())
    assert deliver_due(outbox, carrier) == 0
    assert deliver_due(outbox, carrier) == 0, "not before its time"
    assert carrier.failures != []
    later = now()
    for wait, expected in zip(WAITS, (0, 1, 0), strict=False):
        later += wait + timedelta(seconds=1)
        monkeypatch.setattr(outbox_module, "now", lambda moment=later: moment)
        assert deliver_due(outbox, carrier) == expected
    assert len(carrier.sent) == 1 and carrier.sent[0].text == "글"


async def test_after_the_last_try_it_is_given_up_and_number_and_text_go(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(outbox, "글")
    carrier, later = Carrier(*[TryLaterError()] * 20), now()
    for _ in range(len(WAITS) + 2):
        deliver_due(outbox, carrier)
        later += timedelta(hours=7)
        monkeypatch.setattr(outbox_module, "now", lambda moment=later: moment)
    (row,) = rows(outbox)
    assert (row["state"], row["to"], row["sealed"]) == ("failed", b"", b"")
    assert row["tries"] == len(WAITS) + 1


async def test_a_refused_number_is_not_tried_again(outbox: Outbox) -> None:
    take(outbox, "글")
    deliver_due(outbox, Carrier(RefusedError()))
    assert rows(outbox)[0]["state"] == "failed" and rows(outbox)[0]["to"] == b""


async def test_two_workers_do_not_send_the_same(outbox: Outbox) -> None:
    take(outbox, "글")
    assert outbox.claim() is not None and outbox.claim() is None


async def test_a_message_whose_key_is_gone_does_not_stop_the_others(outbox: Outbox) -> None:
    take(outbox, "글")
    newer = Outbox(outbox._database, Cipher([Fernet.generate_key().decode()]))
    take(newer, "새 글")
    carrier = Carrier()
    deliver_due(newer, carrier)
    deliver_due(newer, carrier)
    assert [message.text for message in carrier.sent] == ["새 글"]


async def test_old_rows_go(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    take(outbox, "글")
    assert outbox.sweep() == 0
    monkeypatch.setattr(outbox_module, "now", lambda: now() + timedelta(days=32))
    assert outbox.sweep() == 1


async def test_a_dead_database_is_waited_for(outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    outbox._database.engine = dead_engine()  # type: ignore[assignment]
    assert deliver_due(outbox, Carrier()) == 0


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("010-1234-5678", NUMBER),
        ("01012345678이에요", NUMBER),
        ("제 번호는 010 1234 5678입니다", NUMBER),
        ("+82 10-1234-5678", NUMBER),
        ("+82)010.1234.5678", NUMBER),
        ("공일공에 일이삼사에 오육칠팔", None),
        ("공일공 일이삼사 오육칠팔", NUMBER),
        ("011-234-5678", "0112345678"),
        ("+1 415 555 2671", None),
        ("02-2133-5162", None),
        ("1588-1234", None),
        ("010-1234-567", None),
        ("010-1234-56789", None),
        ("+81 90 1234 5678", None),
    ],
)
async def test_only_mobile_numbers_of_korea_are_taken(typed: str, number: str | None) -> None:
    assert mobile(typed) == number


@pytest.mark.parametrize(
    "typed", ["010-1234-5678", "01012345678", "+82 10 1234 5678", "+821012345678", "010.1234.5678"]
)
async def test_logs_hold_no_number(typed: str) -> None:
    assert not any(sign in mask_for_log(f"번호 {typed} 끝") for sign in "12345678")


async def test_from_the_wish_to_the_file(
    client: httpx.AsyncClient, app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    services = app.state.services
    answer = await say(client, TOLD, "문자로 보내 줘", "네, 코드도 함께 보내 주세요", "010-1234-5678이요")
    assert "문자를 보낼게요" in words(answer)
    talk = await services.talks.find(answer["conversation"])
    assert "5678" not in str(talk.content()) and "5678" not in caplog.text
    folder = services.settings.var / "outbox"
    assert deliver_due(services.outbox, FileSender(folder)) >= 1
    written = "\n".join(file.read_text() for file in folder.iterdir())
    found = CODE.search(words(answer))
    assert found is not None and found.group() in written and NUMBER in written
    back = await say(client, found.group())
    assert back["situation"]["residence"]["sigungu"] == "강서구"


async def test_the_same_again_is_not_sent_twice(client: httpx.AsyncClient, app: FastAPI) -> None:
    steps = ("문자로 보내 줘", "네, 코드도 함께 보내 주세요", "010-1234-5678이요")
    answer = await say(client, TOLD, *steps, *steps)
    assert "이미 보냈어요" in words(answer)
    with app.state.services.database.engine.connect() as connection:
        assert connection.execute(sql("SELECT count(*) FROM kept_talks")).scalar() == 1


async def test_a_foreign_number_reaches_no_outbox_and_no_talk(client: httpx.AsyncClient, app: FastAPI) -> None:
    answer = await say(client, TOLD, "문자로 보내 줘", "네, 코드 없이 보내 주세요", "+1 415 555 2671")
    assert "한국 휴대전화 번호" in words(answer)
    talk = await app.state.services.talks.find(answer["conversation"])
    assert "2671" not in str(talk.content()) and rows(app.state.services.outbox) == []


async def test_without_a_database_no_message_is_promised(client: httpx.AsyncClient, app: FastAPI) -> None:
    first = await say(client, TOLD, "문자로 보내 줘", "네, 코드 없이 보내 주세요")
    app.state.services.database.engine = dead_engine()
    answer = await say(client, "010-1234-5678", talk=first["conversation"])
    assert "보내지 못했어요" in words(answer) and "5678" not in str(answer)
