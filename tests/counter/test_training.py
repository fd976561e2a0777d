# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Practice with made families: as in service, but marked, and nothing of it is counted, noted or kept."""

import io
from collections.abc import Mapping
from datetime import date

import httpx
import pytest
from fastapi import FastAPI
from pypdf import PdfReader
from sqlalchemy import text as sql
from structlog.testing import capture_logs

from api.counter.officer import current_officer
from api.counter.page import desk
from api.counter.rows import Row
from api.counter.training import MadeFamily, made_families
from api.counter.visit import Consent, Visit
from api.staff.accounts import Officer
from rules_engine import load_catalogue

pytestmark = pytest.mark.anyio

KIM = Officer("kim", "counter", "강서구", "화곡1동")
FAMILIES = list(made_families().values())


@pytest.fixture
def officer(app: FastAPI) -> None:
    app.dependency_overrides[current_officer] = lambda: KIM


def typed(family: MadeFamily) -> Mapping[str, str]:
    rows = {f"row:p{place}": row for place, row in enumerate(family.rows, 1)}
    fields = {f"field:{fact}": text for fact, text in family.fields.items()}
    return {"consent": "1", "consent_code": "1", "story": family.story, **rows, **fields}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_what_a_made_family_can_have_is_found(family: MadeFamily) -> None:
    rows = tuple(Row(f"p{place}", text) for place, text in enumerate(family.rows, 1))
    visit = Visit(rows=rows, fields=family.fields, consent=Consent("2026-11-21"))
    shown = desk(visit, load_catalogue(), date(2026, 11, 21), 3)
    assert shown.problems == {} and shown.results is not None
    had = {
        one.card.program
        for group in shown.results.groups
        for one in group.items
        if one.card.verdict in ("eligible", "confirm")
    }
    assert set(family.finds) <= had


@pytest.mark.usefixtures("officer")
async def test_a_practice_is_marked_and_leaves_nothing(client: httpx.AsyncClient, app: FastAPI) -> None:
    family = FAMILIES[0]
    with capture_logs() as logs:
        assert family.says in (await client.get("/staff/training")).text
        assert (await client.post("/staff/training", data={"family": family.id})).status_code == 303
        await client.post("/staff", data=typed(family))
        page = (await client.get("/staff")).text
        assert "연습이에요. 기록에도 통계에도 남지 않아요." in page and family.says in page
        sheet = await client.post("/staff/handout", data=typed(family))
    pages = PdfReader(io.BytesIO(sheet.content)).pages
    assert all("연습" in one.extract_text() for one in pages), "on every page"
    assert "휴대전화로 다시 보기" not in "".join(one.extract_text() for one in pages)
    assert {line["event"] for line in logs} <= {"request"}
    assert counted(app) == {"access_log": 0, "kept_talks": 0, "unmet_needs": 0, "tickets": 0}
    await client.post("/staff/end")
    assert "연습이에요" not in (await client.get("/staff")).text


@pytest.mark.usefixtures("officer")
async def test_a_sheet_for_a_visitor_is_noted_and_bears_no_mark(client: httpx.AsyncClient, app: FastAPI) -> None:
    sheet = await client.post("/staff/handout", data=typed(FAMILIES[0]))
    assert "연습" not in "".join(one.extract_text() for one in PdfReader(io.BytesIO(sheet.content)).pages)
    with app.state.services.database.engine.connect() as connection:
        noted = connection.execute(sql("SELECT who, action, what, whose, why FROM access_log")).all()
    assert [tuple(row) for row in noted] == [("kim", "export", "hand-out", "", "person_asked")]


@pytest.mark.usefixtures("officer")
async def test_a_family_that_nobody_made_is_not_there(client: httpx.AsyncClient) -> None:
    assert (await client.post("/staff/training", data={"family": "../x"})).status_code == 404


@pytest.mark.usefixtures("officer")
async def test_a_form_that_comes_twice_counts_once(client: httpx.AsyncClient) -> None:
    form = {"consent": "1", "row:p1": "나 67", "field:residence.sido": "서울 강서구"}
    await client.post("/staff", data=form)
    for once in ("first", "second"):
        question = (await client.get("/staff")).text.split('name="question" value="')[1].split('"')[0]
        for _ in range(2):
            await client.post("/staff", data={**form, "question": question, "answer": "1", "once": once})
    page = (await client.get("/staff")).text
    assert page.count('class="drop"') == 2 and "그사이" not in page
    for _ in range(2):
        await client.post("/staff", data={**form, "drop": "0", "once": "third"})
    assert (await client.get("/staff")).text.count('class="drop"') == 1, "taken back once"


def counted(app: FastAPI) -> Mapping[str, int]:
    tables = ("access_log", "kept_talks", "unmet_needs", "tickets")
    with app.state.services.database.engine.connect() as connection:
        return {name: connection.execute(sql(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
