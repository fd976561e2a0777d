# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A case from hand to hand: nobody tells it twice, nothing is late unseen, and what a law keeps is kept."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.clock import SEOUL, now
from api.settings import Settings
from api.staff.case import Case, next_working_day
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

Plant = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


async def claimed(officer: Browser, number: str) -> str:
    await officer.press(f"/staff/inbox/{number}/claim")
    return (await officer.page(f"/staff/inbox/{number}")).text


async def hand_on(officer: Browser, number: str, to: str, reason: str = "혈압이 높아 보이세요", **more: str) -> int:
    fields = {"to": to, "reason": reason, "dong": "화곡1동", **more}
    return (await officer.press(f"/staff/inbox/{number}/hand-on", **fields)).status_code


async def test_who_is_handed_a_case_sees_all_of_it_and_the_sender_that_it_is_taken(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001")
    planner, nurse = await enter("kim", "planner"), await enter("lee", "nurse")
    assert number not in (await nurse.page("/staff/inbox")).text
    await claimed(planner, number)
    await planner.press(f"/staff/inbox/{number}/note", text="계단을 못 내려오세요")
    assert await hand_on(planner, number, "nurse") == 303
    assert "방문간호사에게 의뢰했고 아직 맡지 않았어요" in (await planner.page("/staff/inbox")).text
    case = await claimed(nurse, number)
    assert all(said in case for said in ("월세가 밀렸어요", "계단을 못 내려오세요", "혈압이 높아 보이세요"))
    listed = (await planner.page("/staff/inbox")).text
    assert number in listed and "맡은 사람: lee" in listed


async def test_a_sender_whose_role_may_not_read_sees_only_that_it_is_taken(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", "care")
    care, nurse = await enter("park", "care"), await enter("lee", "nurse")
    await claimed(care, number)
    await hand_on(care, number, "nurse")
    await claimed(nurse, number)
    await hand_on(nurse, number, "case_manager")
    lim = await enter("lim", "case_manager", dong="")
    await claimed(lim, number)
    assert "맡은 사람: lim" in (await nurse.page("/staff/inbox")).text
    assert (await nurse.press(f"/staff/inbox/{number}/answer", text="가")).status_code == 404


@pytest.mark.parametrize("to", ["counter", "planner", "tong", "king", ""])
async def test_violence_goes_to_nobody_but_a_case_manager(enter: Enter, plant: Plant, app: FastAPI, to: str) -> None:
    number = plant("1121-0001", "crisis_violence")
    lim = await enter("lim", "case_manager", dong="")
    await claimed(lim, number)
    assert await hand_on(lim, number, to) in (200, 404)
    assert app.state.services.staff.inbox.cases.case(number).owner == "lim"


async def test_a_case_without_a_reason_stays(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001")
    kim = await enter("kim", "planner")
    await claimed(kim, number)
    answer = await kim.press(f"/staff/inbox/{number}/hand-on", to="nurse", dong="", reason="  ")
    assert "까닭을 적어 주세요" in answer.text and "맡은 사람: kim" in answer.text


async def test_what_another_has_is_handed_on_by_the_district_alone(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", "care")
    care, planner = await enter("park", "care"), await enter("kim", "planner")
    await claimed(care, number)
    assert await hand_on(planner, number, "nurse") == 404
    assert await hand_on(await enter("jung", "district", dong=""), number, "case_manager") == 303
    assert "사례관리사에게 의뢰했고" in (await care.page("/staff/inbox")).text


async def test_a_flag_without_a_place_finds_its_way(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", "crisis_hunger", sigungu="", dong="")
    planner, lim = await enter("kim", "planner"), await enter("lim", "case_manager", dong="")
    assert number not in (await planner.page("/staff/inbox")).text
    listed = (await lim.page("/staff/inbox")).text
    assert "사는 곳 모름" in listed and "사는 곳을 알아내어 그 동에 의뢰해요" in listed
    await claimed(lim, number)
    await hand_on(lim, number, "planner", "전화로 물으니 화곡1동이래요")
    assert "화곡1동이래요" in await claimed(planner, number)


@pytest.mark.parametrize(
    "said", ["치매 어머니를 돌봐 줄 사람이 필요해요", "아버지가 내일 퇴원하시는데 걱정이에요", "거동이 불편해요"]
)
async def test_who_asks_for_a_person_about_care_is_visited_within_72_hours(
    client: httpx.AsyncClient, enter: Enter, app: FastAPI, said: str
) -> None:
    await client.post("/chat", data={"text": "서울 강서구 살아요"})
    await client.post("/chat", data={"text": said})
    asked = (await client.post("/chat", data={"text": "사람과 이야기하고 싶어요"}, follow_redirects=True)).text
    (number,) = set(re.findall(r"\b1121-\d+\b", asked))
    case = app.state.services.staff.inbox.cases.case(number)
    assert case.kind == "care" and case.due == case.created_at + timedelta(hours=72)
    listed = (await (await enter("park", "care", dong="")).page("/staff/inbox")).text
    assert number in listed and "71시간" in listed


async def test_a_request_for_care_says_how_grave_it_seems(enter: Enter, plant: Plant) -> None:
    number = plant("1121-0001", "care", said=["어제 넘어져서 못 일어나세요"])
    page = (await (await enter("park", "care")).page(f"/staff/inbox/{number}")).text
    assert "<strong>긴급</strong> 돌봄이에요" in page


async def test_an_officer_opens_a_case_that_they_may_not_see(enter: Enter) -> None:
    counter = await enter("choi", "counter")
    story = "형광등을 못 갈아요. 910502-2345678, 010-7341-2298"
    done = await counter.press("/staff/inbox/new", kind="care", dong="화곡1동", story=story, phone="010-7341-2299")
    (number,) = set(re.findall(r"\b1121-\d+\b", done.text))
    assert (await counter.page(f"/staff/inbox/{number}")).status_code == 404
    case = await claimed(await enter("park", "care"), number)
    assert (
        "형광등" in case
        and "01073412299" in case
        and "2345678" not in case
        and "2298" not in case
        and "choi 담당자가 듣고" in case
    )


@pytest.mark.parametrize("fields", [{"kind": "care", "story": " "}, {"kind": "king", "story": "가"}])
async def test_a_case_of_nothing_is_not_opened(enter: Enter, app: FastAPI, fields: dict[str, str]) -> None:
    answer = await (await enter("choi", "counter")).press("/staff/inbox/new", **fields)
    assert answer.status_code == 422 and "무엇이 필요한지" in answer.text
    assert app.state.services.staff.inbox.cases.waiting() == []


async def test_a_promised_call_and_a_day_to_look_again_are_kept_in_order(enter: Enter, plant: Plant) -> None:
    kim = await enter("kim", "planner")
    for number in ("1121-0001", "1121-0002", "1121-0003"):
        plant(number)
        await claimed(kim, number)
    soon, later = now().astimezone(SEOUL) + timedelta(hours=2), TODAY + timedelta(days=300)
    await kim.press("/staff/inbox/1121-0002/promise", call_at="", look_on=later.isoformat())
    await kim.press("/staff/inbox/1121-0003/promise", call_at=f"{soon:%Y-%m-%dT%H:%M}", look_on="")
    page = (await kim.page("/staff/inbox")).text
    assert page.index("1121-0003") < page.index("1121-0002") < page.index("1121-0001")
    assert "전화 약속:" in page and "1시간 5" in page and "다시 살펴볼 날:" in page


@pytest.mark.parametrize("field", [{"call_at": "2020-01-01T10:00"}, {"look_on": "2020-01-01"}, {"look_on": "내일"}])
async def test_a_promise_for_a_day_that_is_over_is_asked_for_again(
    enter: Enter, plant: Plant, field: dict[str, str]
) -> None:
    number, kim = plant("1121-0001"), await enter("kim", "planner")
    await claimed(kim, number)
    assert "앞으로의 날로" in (await kim.press(f"/staff/inbox/{number}/promise", **field)).text


async def test_who_has_not_taken_a_case_promises_nothing(enter: Enter, plant: Plant) -> None:
    number, kim = plant("1121-0001"), await enter("kim", "planner")
    for action, fields in (("promise", {}), ("note", {"text": "가"}), ("keep", {"reason": "가"})):
        assert (await kim.press(f"/staff/inbox/{number}/{action}", **fields)).status_code == 404


async def test_a_case_is_kept_longer_for_a_reason_that_is_written_down(
    enter: Enter, plant: Plant, app: FastAPI
) -> None:
    number, kim = plant("1121-0001"), await enter("kim", "planner")
    await claimed(kim, number)
    assert "까닭을" in (await kim.press(f"/staff/inbox/{number}/keep", basis="objection", reason="")).text
    assert "까닭을" in (await kim.press(f"/staff/inbox/{number}/keep", basis="because", reason="가")).text
    await kim.press(f"/staff/inbox/{number}/keep", basis="objection", reason="이의신청 중이에요")
    page = (await kim.page(f"/staff/inbox/{number}")).text
    assert "31일이 지나도 지우지 않아요: 이의신청" in page and "이의신청 중이에요" in page
    assert ("change", "legal basis") in [(one.action, one.what) for one in app.state.services.staff.log.about(number)]
    await kim.press(f"/staff/inbox/{number}/keep", basis="", reason="끝났어요")
    assert app.state.services.staff.inbox.cases.case(number).legal_basis == ""


def test_violence_is_called_about_on_the_next_day_of_work() -> None:
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 28), "after Christmas and the weekend"
    came = datetime(2026, 11, 20, 23, tzinfo=UTC)  # Saturday morning in Korea
    assert Case("1", "crisis_violence", came, "", "", None, None).due == datetime(2026, 11, 23, 18, tzinfo=SEOUL)


def test_who_was_there_and_looks_again_is_not_late() -> None:
    came = datetime(2026, 11, 1, tzinfo=UTC)
    case = Case("1", "care", came, "", "", "kim", None, monitor_on=date(2026, 12, 1))
    assert not case.overdue(datetime(2026, 11, 21, tzinfo=UTC))
    assert case.overdue(datetime(2026, 12, 2, tzinfo=UTC))
