# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What became of my request? Asked by its number, in another talk too; seldom enough not to be guessed."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.settings import Settings
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Enter
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

NUMBER = "1121-04837"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, rate_tickets="6/hour")


async def asked(client: httpx.AsyncClient, text: str = f"접수번호 {NUMBER} 어떻게 됐어요?") -> str:
    answer = (await client.post("/v1/chat", json={"text": text})).json()
    return "\n".join(block.get("text", "") for block in answer["messages"])


async def test_who_has_the_number_learns_how_it_stands(
    client: httpx.AsyncClient,
    enter: Enter,
    plant: Callable[..., str],
) -> None:
    assert "찾지 못했어요" in await asked(client)
    plant(NUMBER)
    assert "아직 담당자가 맡지 않았어요" in await asked(client)
    officer = await enter("kim", "planner")
    await officer.press(f"/staff/inbox/{NUMBER}/claim")
    await officer.press(f"/staff/inbox/{NUMBER}/note", text="혼자 사시는 듯")
    taken = await asked(client)
    assert "담당자가 맡아서 보고 있어요" in taken and "kim" not in taken and "월세" not in taken
    await officer.press(f"/staff/inbox/{NUMBER}/answer", text="화요일에 주민센터로 오세요.")
    answered = await asked(client)
    assert "화요일에 주민센터로 오세요." in answered and "혼자 사시는" not in answered and "kim" not in answered


@pytest.mark.parametrize("kind", ["crisis_violence", "worry_child", "crisis_pregnancy", "found"])
async def test_of_danger_and_of_neighbours_a_number_tells_nothing(
    client: httpx.AsyncClient,
    app: FastAPI,
    enter: Enter,
    plant: Callable[..., str],
    kind: str,
) -> None:
    plant(NUMBER, kind)
    officer = await enter("lim", "case_manager", dong="")
    await officer.press(f"/staff/inbox/{NUMBER}/claim")
    await officer.press(f"/staff/inbox/{NUMBER}/answer", text="쉼터로 오세요.")
    told = await asked(client)
    assert "쉼터" not in told and "번호만으로는 알려 드리지 않아요" in told


async def test_what_is_closed_without_an_answer_is_over(
    client: httpx.AsyncClient,
    enter: Enter,
    plant: Callable[..., str],
) -> None:
    plant(NUMBER)
    officer = await enter("kim", "planner")
    await officer.press(f"/staff/inbox/{NUMBER}/claim")
    await officer.press(f"/staff/inbox/{NUMBER}/close")
    assert "이 일은 끝났어요" in await asked(client)


async def test_numbers_cannot_be_tried_out(client: httpx.AsyncClient, plant: Callable[..., str]) -> None:
    for place in range(6):
        assert "찾지 못했어요" in await asked(client, f"1121-0000{place}")
    plant(NUMBER)
    assert "여러 번 물어보셨어요" in await asked(client), "right or wrong, too many are too many"


async def test_without_a_database_it_is_said_so(client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.services.database.engine = dead_engine()
    assert "지금은 접수 번호를 찾아볼 수 없어요" in await asked(client)
