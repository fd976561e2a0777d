# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A household in a crisis on the round: of poverty together with the 통장, of care with one 복지플래너 who answers."""

from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.settings import Settings
from api.store.visits import Visit
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

SOON = TODAY + timedelta(days=3)


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


async def put(officer: Browser, kind: str, named: str, **fields: str) -> tuple[int, str]:
    known = {"kind": kind, "named": named, "dong": "화곡1동", "on": str(SOON), "household": "A-21"}
    answer = await officer.press("/staff/visits", **{**known, **fields})
    return answer.status_code, answer.text


def on_the_round(app: FastAPI) -> list[Visit]:
    return list(app.state.services.staff.rounds.visits.open())


async def test_poverty_is_visited_together_with_the_tong_of_the_place(enter: Enter, app: FastAPI) -> None:
    kim, choi = await enter("kim", "planner"), await enter("choi", "tong")
    status, page = await put(kim, "poverty_crisis", "choi")
    assert status == 200 and "방문 목록에 올렸어요" in page
    [visit] = on_the_round(app)
    assert (visit.kind, visit.companion, visit.content["named"]) == ("poverty_crisis", "tong", "choi")
    for officer in (kim, choi):
        page = (await officer.page("/staff/visits")).text
        assert "빈곤위기 가정 방문, 가구 A-21" in page and "함께 가는 통장: choi" in page and "통장과 함께 가요" in page
    assert 'value="met"' not in page, "the 통장 comes along; how it went says the 복지플래너"


async def test_they_go_together_again_after_they_have_met(enter: Enter, app: FastAPI) -> None:
    kim, _ = await enter("kim", "planner"), await enter("choi", "tong")
    await put(kim, "poverty_crisis", "choi")
    [visit] = on_the_round(app)
    later = str(SOON + timedelta(days=30))
    assert (await kim.press(f"/staff/visits/{visit.id}", result="met", next_on=later)).status_code == 200
    [visit] = on_the_round(app)
    assert visit.companion == "tong" and str(visit.next_on) == later


async def test_care_has_exactly_one_planner_who_answers_for_it(enter: Enter, app: FastAPI) -> None:
    kim, _ = await enter("kim", "planner"), await enter("park", "planner")
    for named in ("", "kim, park", "nobody"):
        status, page = await put(kim, "care_crisis", named)
        assert status == 422 and "책임질 복지플래너" in page and 'value="A-21"' in page
    assert on_the_round(app) == []
    status, page = await put(kim, "care_crisis", "park")
    assert status == 200 and "책임 복지플래너: park" in page
    [visit] = on_the_round(app)
    assert (visit.companion, visit.content["named"]) == ("", "park")


@pytest.mark.parametrize(("kind", "role"), [("poverty_crisis", "planner"), ("care_crisis", "tong"), ("birth", "tong")])
async def test_only_who_is_there_for_it_is_named(enter: Enter, app: FastAPI, kind: str, role: str) -> None:
    kim, _ = await enter("kim", "case_manager", dong=""), await enter("choi", role)
    assert (await put(kim, kind, "choi"))[0] == 422
    assert on_the_round(app) == []


async def test_nobody_of_another_place_or_without_an_account_is_named(enter: Enter, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    await enter("far", "tong", sigungu="관악구")
    await enter("next", "tong", dong="화곡2동")
    await enter("gone", "tong")
    app.state.services.staff.accounts.close("gone")
    for named in ("far", "next", "gone"):
        assert (await put(kim, "poverty_crisis", named))[0] == 422
    page = (await kim.page("/staff/visits")).text
    assert 'value="far"' not in page and 'value="gone"' not in page


@pytest.mark.parametrize(
    "wrong", [{"on": "내일"}, {"on": str(TODAY - timedelta(days=1))}, {"dong": ""}, {"household": "김순이네"}]
)
async def test_what_cannot_be_read_is_asked_for_again(enter: Enter, app: FastAPI, wrong: dict[str, str]) -> None:
    status, page = await put(await enter("kim", "planner"), "care_crisis", "kim", **wrong)
    assert status == 422 and "이름은 적지 않아요" in page
    assert on_the_round(app) == []


async def test_the_same_household_is_put_there_once(enter: Enter, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    await put(kim, "care_crisis", "kim")
    assert "이미 방문 목록에 있는" in (await put(kim, "care_crisis", "kim"))[1]
    assert len(on_the_round(app)) == 1


async def test_who_may_not_plan_sees_no_form_for_it(enter: Enter) -> None:
    nurse = await enter("nam", "nurse")
    assert "위기 가정을 방문 목록에" not in (await nurse.page("/staff/visits")).text
    assert (await put(nurse, "care_crisis", "nam"))[0] == 403
