# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From "사람과 이야기하고 싶어요" to the officer's answer in the same talk, and nobody else's eyes in between."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

import api.store.tickets as tickets_module
from api.clock import now
from api.settings import Settings
from api.staff.case import Case
from api.store.cleaner import clean_once
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio

Plant = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


async def test_an_answer_arrives_in_the_talk_in_which_was_asked(client: httpx.AsyncClient, enter: Enter) -> None:
    await client.post("/chat", data={"text": "서울 강서구 사는 67세예요"})
    asked = (await client.post("/chat", data={"text": "사람과 이야기하고 싶어요"}, follow_redirects=True)).text
    (number,) = set(re.findall(r"\b1121-\d{5}\b", asked))
    officer = await enter("kim", "planner", dong="")
    listed = (await officer.page("/staff/inbox")).text
    assert number in listed
    await officer.press(f"/staff/inbox/{number}/claim")
    case = (await officer.page(f"/staff/inbox/{number}")).text
    assert "67세" in case and "강서구" in case, "nobody tells it twice"
    sent = await officer.press(f"/staff/inbox/{number}/answer", text="화요일에 주민센터로 오세요. 910502-2345678")
    assert "답을 보냈어요" in sent.text
    back = (await client.get("/")).text
    assert "담당자의 답이에요. 화요일에 주민센터로 오세요." in back and "2345678" not in back
    assert "강서구" in (await client.post("/chat", data={"text": "둘이 살아요"}, follow_redirects=True)).text
    await officer.press(f"/staff/inbox/{number}/close")
    assert number not in (await officer.page("/staff/inbox")).text


async def test_an_answer_to_a_talk_that_is_over_is_kept_and_said_to_be_late(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", talk="gone")
    officer = await enter("kim", "planner")
    await officer.press(f"/staff/inbox/{number}/claim")
    page = await officer.press(f"/staff/inbox/{number}/answer", text="전화드릴게요")
    assert "이미 닫혔어요" in page.text and "전화드릴게요" in page.text


ONCE = re.compile(r'name="once" value="([^"]+)"')


async def test_an_answer_that_is_pressed_twice_arrives_once(client: httpx.AsyncClient, enter: Enter) -> None:
    asked = (await client.post("/chat", data={"text": "사람과 이야기하고 싶어요"}, follow_redirects=True)).text
    (number,) = set(re.findall(r"\b1121-\d{5}\b", asked))
    officer = await enter("song", "case_manager", dong="")
    here = f"/staff/inbox/{number}"
    await officer.press(f"{here}/claim")
    once = ONCE.findall((await officer.page(here)).text)[0]
    pressed = [officer.press(f"{here}/answer", text="화요일에 오세요.", once=once) for _ in range(2)]
    told = [answer.text for answer in await asyncio.gather(*pressed)]
    assert sorted("두 번 보내지 않았어요" in page for page in told) == [False, True]
    assert "두 번 보내지 않았어요" in (await officer.press(f"{here}/answer", text="화요일에 오세요.", once=once)).text
    assert (await client.get("/")).text.count("담당자의 답이에요. 화요일에 오세요.") == 1
    assert (await officer.page(here)).text.count("화요일에 오세요.") == 1


async def test_the_same_words_on_a_new_page_are_a_new_answer(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001")
    officer = await enter("kim", "planner")
    here = f"/staff/inbox/{number}"
    await officer.press(f"{here}/claim")
    for _ in range(2):
        once = ONCE.findall((await officer.page(here)).text)[0]
        await officer.press(f"{here}/answer", text="전화드렸는데 안 받으셨어요.", once=once)
    assert (await officer.page(here)).text.count("전화드렸는데 안 받으셨어요.") == 2


async def test_a_note_sent_anew_after_a_lost_connection_stands_once(enter: Enter, plant: Plant) -> None:
    number, other = plant("1121-0001"), plant("1121-0002")
    officer = await enter("kim", "planner")
    for one in (number, other):
        await officer.press(f"/staff/inbox/{one}/claim")
        for _ in range(2):
            sent = await officer.press(f"/staff/inbox/{one}/note", text="계단을 못 내려오세요.", once="the-same")
            assert sent.status_code == 303
        assert (await officer.page(f"/staff/inbox/{one}")).text.count("계단을 못 내려오세요.") == 1


async def test_danger_comes_first_then_what_is_due(enter: Enter, plant: Plant) -> None:
    for number, kind in (("1121-0001", "call_back"), ("1121-0002", "care"), ("1121-0003", "crisis_hunger")):
        plant(number, kind)
    page = (await (await enter("lim", "case_manager", dong="")).page("/staff/inbox")).text
    assert page.index("1121-0003") < page.index("1121-0002") < page.index("1121-0001")


def test_a_care_request_is_overdue_one_second_after_72_hours() -> None:
    came = datetime(2026, 11, 21, 9, tzinfo=UTC)
    case = Case("1121-0001", "care", came, "강서구", "", None, None)
    assert not case.overdue(came + timedelta(hours=72))
    assert case.overdue(came + timedelta(hours=72, seconds=1))


async def test_a_case_is_taken_by_one(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001")
    kim, lee = await enter("kim", "planner"), await enter("lee", "planner")
    assert (await kim.press(f"/staff/inbox/{number}/claim")).status_code == 303
    assert "다른 담당자가 먼저" in (await lee.press(f"/staff/inbox/{number}/claim")).text
    assert (await lee.press(f"/staff/inbox/{number}/answer", text="제가 할게요")).status_code == 404
    assert (await lee.press(f"/staff/inbox/{number}/close")).status_code == 404
    assert "제가 할게요" not in (await kim.page(f"/staff/inbox/{number}")).text


@pytest.mark.parametrize("number", ["1121-0001", "9999-9999", "..%2F..%2Fetc", "' OR '1'='1", "{{7*7}}"])
async def test_what_is_not_ones_own_is_as_if_it_were_not_there(enter: Enter, plant: Plant, number: str) -> None:
    plant("1121-0001", dong="화곡2동")
    officer = await enter("kim", "planner")
    answers = [
        await officer.page(f"/staff/inbox/{number}"),
        await officer.press(f"/staff/inbox/{number}/claim"),
        await officer.press(f"/staff/inbox/{number}/answer", text="가"),
        await officer.press(f"/staff/inbox/{number}/close"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert not any("월세" in answer.text or "49" in answer.text.split("<main")[-1] for answer in answers)


async def test_fields_that_nobody_asked_for_change_nothing(enter: Enter, plant: Plant, app: FastAPI) -> None:
    number = plant("1121-0001")
    officer = await enter("kim", "planner")
    await officer.press(f"/staff/inbox/{number}/claim", owner="lee", kind="crisis_hunger", role="district")
    case = app.state.services.staff.inbox.cases.case(number)
    assert (case.owner, case.kind) == ("kim", "counsel")
    assert app.state.services.staff.accounts.find("kim").role == "planner"


async def test_what_was_typed_is_shown_as_text(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", recap=[{"label": "<script>", "value": "{{ 7*7 }}"}])
    page = (await (await enter("kim", "planner")).page(f"/staff/inbox/{number}")).text
    assert "&lt;script&gt;" in page and "{{ 7*7 }}" in page


async def test_every_look_and_every_refusal_is_noted(enter: Enter, plant: Plant, app: FastAPI) -> None:
    number, other = plant("1121-0001"), plant("1121-0002", "crisis_violence")
    officer = await enter("kim", "planner")
    await officer.page(f"/staff/inbox/{number}")
    await officer.press(f"/staff/inbox/{number}/claim")
    await officer.page(f"/staff/inbox/{other}")
    log = app.state.services.staff.log
    assert [(one.action, one.what) for one in log.about(number)] == [("read", "case"), ("change", "claim")]
    assert [(one.action, one.what) for one in log.about(other)] == [("refused", "case")]
    assert log.verify() == []


async def test_a_case_goes_31_days_after_it_was_closed(
    enter: Enter, plant: Plant, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, number = app.state.services, plant("1121-0001")
    officer = await enter("kim", "planner")
    await officer.press(f"/staff/inbox/{number}/claim")
    await officer.press(f"/staff/inbox/{number}/answer", text="끝났어요")
    await officer.press(f"/staff/inbox/{number}/close")
    for days, left in ((30, True), (32, False)):
        monkeypatch.setattr(tickets_module, "now", lambda days=days: now() + timedelta(days=days))
        clean_once(services.database, services.tickets)
        assert (services.staff.inbox.cases.file(number) is not None) == left
    with services.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM case_notes").scalar() == 0
