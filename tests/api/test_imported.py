# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The service with an import: found, listed, shown as a page, and never in the way of what is reviewed."""

import asyncio

import httpx
import pytest

from api.settings import Settings
from tests.api.conftest import TODAY
from tests.sync.records import made_snapshot
from tests.sync.test_in_use import keep

pytestmark = pytest.mark.anyio
GANGSEO = {"sido": "서울특별시", "sigungu": "강서구"}
WOMAN = {"residence": GANGSEO, "members": [{"id": "me", "relation": "self", "birth_date": "1958-03-01"}]}
NOTICE = "저희가 아직 확인하지 않은 정보예요"


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A service that has synced 60 services."""
    found = Settings(
        var=tmp_path_factory.mktemp("var"), today=TODAY, nlu_url=None, database_url=None, imports_check_seconds=0.05
    )
    keep(found, 60)
    return found


async def test_a_screening_lists_a_page_of_them(client: httpx.AsyncClient) -> None:
    asked = {"situation": WOMAN, "imported": {"limit": 5}}
    answer = (await client.post("/v1/screenings", json=asked)).json()
    imported = [one for one in answer["results"] if one.get("unreviewed")]
    assert len(imported) == 5
    assert all(one["program"].startswith("gov24-") and one["verdict"] == "confirm" for one in imported)
    assert answer["imported"]["next"] == 5
    further = {**asked, "imported": {"start": 5, "limit": 5}}
    second = (await client.post("/v1/screenings", json=further)).json()
    assert not {one["program"] for one in imported} & {
        one["program"] for one in second["results"] if one.get("unreviewed")
    }


async def test_more_than_a_hundred_at_once_are_not_listed(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/screenings", json={"situation": {}, "imported": {"limit": 101}})
    assert answer.status_code == 422


async def test_they_are_found_by_name_and_marked(client: httpx.AsyncClient) -> None:
    items = (await client.get("/v1/programs", params={"q": "시험 지원 16"})).json()["items"]
    assert (items[0]["id"], items[0]["unreviewed"]) == ("gov24-000000000016", True)
    ours = (await client.get("/v1/programs", params={"q": "기초연금"})).json()["items"]
    assert (ours[0]["id"], ours[0]["unreviewed"]) == ("basic-pension", False)


async def test_each_has_a_page_that_says_so(client: httpx.AsyncClient) -> None:
    page = (await client.get("/p/gov24-000000000016")).text
    assert NOTICE in page
    assert NOTICE not in (await client.get("/p/basic-pension")).text
    assert "JA0" not in page


async def test_the_chat_speaks_of_them_when_asked(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/v1/chat", json={"text": "시험 지원 16 받을 수 있어요?"})).json()
    (card,) = [item for block in answer["messages"] if block["type"] == "benefits" for item in block["items"]]
    assert card["program"] == "gov24-000000000016"
    assert NOTICE in card["headline"]


async def test_health_counts_them_and_tells_of_a_broken_one(client: httpx.AsyncClient, settings: Settings) -> None:
    part = (await client.get("/healthz")).json()["parts"]["catalogue"]
    assert (part["state"], part["imported"]) == ("ok", 60)
    keep(settings, 70).write_bytes(b"nothing")
    for _ in range(200):
        await asyncio.sleep(0.05)
        health = (await client.get("/healthz")).json()
        if health["parts"]["catalogue"]["state"] == "degraded":
            break
    assert (health["status"], health["parts"]["catalogue"]["state"]) == ("degraded", "degraded")
    assert health["parts"]["catalogue"]["imported"] == 60


async def test_a_sync_is_answered_from_without_a_restart(client: httpx.AsyncClient, settings: Settings) -> None:
    assert len(made_snapshot(75, TODAY).records) == 75
    keep(settings, 75)
    for _ in range(200):
        await asyncio.sleep(0.05)
        if (await client.get("/v1/programs/gov24-000000000074")).status_code == 200:
            break
    assert (await client.get("/p/gov24-000000000074")).status_code == 200
