# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue and the vocabulary over HTTP."""

import httpx
import pytest

pytestmark = pytest.mark.anyio


async def test_the_list_turns_its_pages_and_forgets_none(client: httpx.AsyncClient) -> None:
    whole = (await client.get("/v1/programs?limit=100")).json()
    ids: list[str] = []
    cursor: str | None = "0"
    while cursor is not None:
        page = (await client.get("/v1/programs", params={"limit": 4, "cursor": cursor})).json()
        ids += [item["id"] for item in page["items"]]
        cursor = page["next"]
    assert ids == [item["id"] for item in whole["items"]]
    assert len(ids) == len(set(ids)) >= 15


@pytest.mark.parametrize("words", ["임산부 교통비", "임산부교통비", "임산부 교통비 지원"])
async def test_words_may_be_spaced_as_one_likes(client: httpx.AsyncClient, words: str) -> None:
    found = (await client.get("/v1/programs", params={"q": words})).json()["items"]
    assert found[0]["id"] == "seoul-pregnancy-transport"


async def test_one_programme_has_its_dates_and_sources(client: httpx.AsyncClient) -> None:
    whole = (await client.get("/v1/programs/seoul-pregnancy-transport")).json()
    assert whole["name"].startswith("임산부 교통비")
    assert len(whole["periods"]) >= 2
    assert all(period["source"]["title"] for period in whole["periods"])
    assert whole["checked_on"]


async def test_an_unknown_programme_is_404(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/programs/none-such")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "none-such" not in answer.text


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "cursor=-1", "q=" + "가" * 101])
async def test_a_wrong_query_is_422(client: httpx.AsyncClient, query: str) -> None:
    answer = await client.get(f"/v1/programs?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == query.partition("=")[0]


async def test_every_fact_has_a_label(client: httpx.AsyncClient) -> None:
    facts = (await client.get("/v1/facts")).json()["items"]
    assert {"residence.sido", "household.size", "member.birth_date"} <= {fact["fact"] for fact in facts}
    assert all(fact["label"] for fact in facts)
