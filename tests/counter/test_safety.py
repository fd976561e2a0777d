# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whose the counter is, and what of a visitor is kept."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.counter.officer import current_officer
from api.staff.accounts import Officer

pytestmark = pytest.mark.anyio

KIM = Officer("kim", "counter", "강서구", "화곡1동")
TYPED = {"consent": "1", "row:p1": "나 67", "field:residence.sido": "서울 강서구"}
FORMS = ("/staff", "/staff/look", "/staff/handout", "/staff/end")
PAGES = [("GET", "/staff"), *(("POST", path) for path in FORMS)]


@pytest.fixture
def officer(app: FastAPI) -> None:
    app.dependency_overrides[current_officer] = lambda: KIM


@pytest.mark.parametrize(("method", "path"), PAGES)
async def test_without_a_log_in_every_page_leads_to_the_door(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff/login")


@pytest.mark.usefixtures("officer")
async def test_another_officer_finds_no_visit(client: httpx.AsyncClient, app: FastAPI) -> None:
    assert (await client.post("/staff", data=TYPED)).status_code == 303
    assert 'value="나 67"' in (await client.get("/staff")).text
    app.dependency_overrides[current_officer] = lambda: replace(KIM, name="lee")
    assert 'value="나 67"' not in (await client.get("/staff")).text


@pytest.mark.usefixtures("officer")
async def test_the_cookie_is_for_the_counter_only(client: httpx.AsyncClient) -> None:
    cookie = (await client.post("/staff", data=TYPED)).headers["set-cookie"].lower()
    assert "path=/;" in cookie and "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.usefixtures("officer")
async def test_identity_numbers_are_struck_and_nothing_is_stored_in_the_clear(
    client: httpx.AsyncClient, tmp_path: Path
) -> None:
    at_home = {"field:residence.sido": "서울 도봉구"}
    canaries = {"row:p1": "나 67 910502-2345678", "story": "병원비가 걱정이다 카나리아", **at_home}
    await client.post("/staff", data={**TYPED, **canaries})
    page = (await client.get("/staff")).text
    assert "2345678" not in page
    await client.post("/staff/handout", data={**TYPED, **at_home, "consent_code": "1"})
    stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for canary in ("2345678", "카나리아", "도봉구"):
        assert canary.encode() not in stored


@pytest.mark.usefixtures("officer")
async def test_a_hand_out_needs_consent(client: httpx.AsyncClient) -> None:
    refused = await client.post("/staff/handout", data={"row:p1": "나 67"})
    assert refused.status_code == 422 and "동의" in refused.text


@pytest.mark.usefixtures("officer")
async def test_a_new_code_closes_the_old_one(client: httpx.AsyncClient, app: FastAPI) -> None:
    form = {**TYPED, "consent_code": "1"}
    await client.post("/staff/handout", data=form)
    first = await _code(client, app)
    await client.post("/staff/handout", data=form)
    assert await _code(client, app) == first, "the same is known"
    await client.post("/staff/handout", data={**form, "row:p1": "나 70"})
    second = await _code(client, app)
    kept = app.state.services.kept
    assert second != first and kept.find(first) is None and kept.find(second) is not None
    await client.post("/staff/handout", data=TYPED)
    assert await _code(client, app) is None and kept.find(second) is None, "the consent was taken back"


async def _code(client: httpx.AsyncClient, app: FastAPI) -> str | None:
    from api.counter.visits import Visits

    visits = Visits(app.state.services.conversations)
    kept = visits.find(client.cookies.get("donghaeng_visit"), KIM)
    assert kept is not None
    return kept.visit.code


@pytest.mark.usefixtures("officer")
async def test_wrong_fields_break_nothing(client: httpx.AsyncClient) -> None:
    hostile = {
        "consent": "1",
        "basis": "../../etc",
        "row:../../p1": "나 67",
        "row:p2": "<script>alert(1)</script> {{ 7 * 7 }} ' OR 1=1 --",
        "field:member.age": "3",
        "field:residence.sido": "가" * 2000,
        "question": "x|y",
        "answer": "1",
        "drop": "99",
        "code": "H7KM-3WRC",
    }
    answer = await client.post("/staff", data=hostile)
    assert answer.status_code in (200, 303)
    page = (await client.get("/staff")).text
    assert "<script>alert" not in page and "49" not in page.split("&#39; OR")[0][-40:]
