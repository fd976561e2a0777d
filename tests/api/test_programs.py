# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue and the vocabulary over HTTP."""

import httpx
import pytest

from rules_engine import load_catalogue

pytestmark = pytest.mark.anyio


async def test_the_list_turns_its_pages_and_forgets_none(client: httpx.AsyncClient) -> None:
    ids = await every_id(client, limit=100)
    assert ids == list(load_catalogue().programmes)
    assert (await every_id(client, limit=37)) == ids


async def every_id(client: httpx.AsyncClient, **asked: str | int) -> list[str]:
    ids: list[str] = []
    cursor: str | None = "0"
    while cursor is not None:
        page = (await client.get("/v1/programs", params={**asked, "cursor": cursor})).json()
        ids += [item["id"] for item in page["items"]]
        cursor = page["next"]
    return ids


async def test_what_words_find_turns_its_pages_too(client: httpx.AsyncClient) -> None:
    found = await every_id(client, q="돌봄", limit=7)
    assert len(found) == len(set(found)) > 7
    assert found == await every_id(client, q="돌봄", limit=100)


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("기초연금", "basic-pension"),
        ("기초 연끔", "basic-pension"),
        ("아동수당", "child-allowance"),
        ("노인연금", "basic-pension"),
        ("병원 같이 가기", "hospital-companion"),
    ],
)
async def test_a_fuller_record_comes_before_a_bare_name(client: httpx.AsyncClient, words: str, best: str) -> None:
    found = (await client.get("/v1/programs", params={"q": words})).json()["items"]
    assert found[0]["id"] == best


async def test_a_named_programme_has_no_periods_and_is_never_in_force(client: httpx.AsyncClient) -> None:
    whole = (await client.get("/v1/programs/nowon-care-sos")).json()
    assert (whole["kind"], whole["periods"], whole["in_force"]) == ("named", [], False)


async def test_what_is_known_of_using_it_is_data(client: httpx.AsyncClient) -> None:
    use = (await client.get("/v1/programs/ansim-home-scout")).json()["use"]
    assert use["hours"][1]["to"] == "25:00" and use["cards"] == [] and use["until"] is None


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
