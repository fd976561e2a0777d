# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call that reminds is ordered only for who agreed, and leads to a visit in the officer's own 동."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import text as sql
from typer.testing import CliRunner

from api.cli import app as cli
from api.settings import Settings
from api.store.cipher import cipher_for
from api.store.persons import Handles, Persons
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio

PHONE = "010-7341-2298"
CALL = {"phone": PHONE, "purpose": "안부 확인", "text": "내일 복지관에서 점심을 드려요.", "agreed": "1"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None)


async def test_a_call_is_ordered_with_consent_office_and_purpose(enter: Enter, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    page = await kim.press("/staff/reminders", **CALL)
    assert "적어 두었어요" in page.text and "아직 이어져 있지 않아요" in page.text
    reminders = app.state.services.reminding.reminders
    reminder = reminders.due()
    assert (reminder.office, reminder.purpose, reminder.to) == ("강서구 화곡1동", "안부 확인", "01073412298")
    app.state.services.reminding.visit(reminder, "not_reached")
    round_ = (await kim.page("/staff/visits")).text
    assert "안부 확인 방문" in round_ and "01073412298" in round_
    with app.state.services.database.engine.connect() as connection:
        assert connection.execute(sql("SELECT consent FROM reminders")).scalar() == "spoken/1"
        assert connection.execute(sql("SELECT count(*) FROM access_log WHERE what = 'reminder'")).scalar() == 1


async def test_a_visit_is_handed_over_and_erased_with_all_that_is_of_a_person(enter: Enter, app: FastAPI) -> None:
    services, kim = app.state.services, await enter("kim", "planner")
    await kim.press("/staff/reminders", **CALL)
    services.reminding.visit(services.reminding.reminders.due(), "asked")
    persons = Persons(services.database, cipher_for(services.settings))
    handed_over = persons.export(Handles(phone=PHONE))
    assert handed_over["visits"][0]["sealed"]["purpose"] == "안부 확인"
    assert persons.erase(Handles(phone=PHONE)) == {"reminders": 1, "visits": 1}


async def test_the_same_is_ordered_once_a_day_and_never_for_who_stopped(enter: Enter, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    await kim.press("/staff/reminders", **CALL)
    assert "이미 부탁한 번호" in (await kim.press("/staff/reminders", **CALL)).text
    app.state.services.outbox.stop("01073412298")
    assert "걸지 않아요" in (await kim.press("/staff/reminders", **{**CALL, "purpose": "다른 일"})).text


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("agreed", "좋다고 하셨는지"),
        ("phone", "알아보지 못했어요"),
        ("text", "무엇을 전할지"),
        ("purpose", "무엇을 전할지"),
    ],
)
async def test_what_is_missing_is_asked_for(enter: Enter, app: FastAPI, missing: str, said: str) -> None:
    fields = {name: value for name, value in CALL.items() if name != missing}
    page = await (await enter("kim", "planner")).press("/staff/reminders", **fields)
    assert page.status_code == 422 and said in page.text and PHONE not in page.text
    assert app.state.services.reminding.reminders.due() is None


def test_the_command_does_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    words = ["reminders", "take", "--phone", PHONE, "--sigungu", "강서구", "--purpose", "안부", "--text", "점심 드려요"]
    refused = CliRunner().invoke(cli, words)
    assert refused.exit_code == 2 and "좋다고 하셨는지" in refused.output
    first, second = (CliRunner().invoke(cli, [*words, "--agreed"]) for _ in range(2))
    assert first.exit_code == 0 and "적어 두었어요" in first.output
    assert second.exit_code == 2 and "이미 부탁한" in second.output
