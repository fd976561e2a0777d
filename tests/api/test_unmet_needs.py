# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people ask for and we do not know is counted by name and day, and nothing else of anybody is kept."""

from datetime import date

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import inspect

from api.store.database import Database
from api.store.unmet import UnmetNeeds
from tests.api.conftest import TODAY
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

NAME = "우주여행장려금"


@pytest.fixture
def needs(database: Database) -> UnmetNeeds:
    return UnmetNeeds(database)


async def test_a_name_is_counted_by_day(needs: UnmetNeeds) -> None:
    assert needs.note(NAME, TODAY) and needs.note(NAME, TODAY)
    assert needs.note(NAME, date(2026, 11, 22))
    assert list(needs.counts()) == [(NAME, TODAY, 2), (NAME, date(2026, 11, 22), 1)]


@pytest.mark.parametrize(
    "name", ["910502-2345678", "010-1234-5678", "수당01012345678", "kim@example.kr", "", "수당", "a"]
)
async def test_only_names_in_hangul_can_be_stored(needs: UnmetNeeds, name: str) -> None:
    assert not needs.note(name, TODAY) and list(needs.counts()) == []


async def test_a_name_is_cut_short(needs: UnmetNeeds) -> None:
    needs.note("가" * 500, TODAY)
    assert [len(name) for name, _, _ in needs.counts()] == [20]


async def test_the_table_has_no_room_for_anything_else(needs: UnmetNeeds) -> None:
    columns = inspect(needs._database.engine).get_columns("unmet_needs")
    assert {column["name"] for column in columns} == {"name", "day", "count"}


@pytest.mark.parametrize(
    "said",
    [
        "우주여행장려금 얼마예요?",
        "제 번호 910502-2345678이고 우주여행장려금 얼마예요?",
        "010-1234-5678로 연락 주세요. 우주여행장려금 언제 나와요?",
    ],
)
async def test_a_talk_leaves_the_name_alone(client: httpx.AsyncClient, app: FastAPI, said: str) -> None:
    answer = (await client.post("/v1/chat", json={"text": said})).json()
    assert any("저희 자료에 없어요" in block.get("text", "") for block in answer["messages"])
    assert list(app.state.services.unmet.counts()) == [(NAME, TODAY, 1)]


async def test_what_is_on_record_is_no_unmet_need(client: httpx.AsyncClient, app: FastAPI) -> None:
    for said in ("기초연금 얼마예요?", "롯데카드 돼요?", "가정양육수당 받을 수 있어요?", "서울 강서구 살아요"):
        await client.post("/v1/chat", json={"text": said})
    assert list(app.state.services.unmet.counts()) == []


async def test_without_a_database_the_answer_comes_all_the_same(client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.services.database.engine = dead_engine()
    answer = await client.post("/v1/chat", json={"text": f"{NAME} 얼마예요?"})
    assert answer.status_code == 200 and "저희 자료에 없어요" in answer.text
