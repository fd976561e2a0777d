# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /v1/screenings: the contract's answer, and the same bytes on the command line."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from api.cli import app as cli

pytestmark = pytest.mark.anyio

MOTHER = {
    "as_of": "2024-04-15",
    "residence": {"sido": "서울특별시", "sigungu": "강서구", "since": "2023-09-01"},
    "household": {"size": 3, "monthly_income_krw": 2500000, "types": {"single_parent": True}},
    "members": [
        {
            "id": "me",
            "relation": "self",
            "birth_date": "1991-05-02",
            "sex": "female",
            "pregnancy_months": 5,
            "statuses": {"pregnant": True, "disabled": False},
        },
        {"id": "first", "relation": "child", "birth_date": "2020-01-10"},
    ],
    "receiving": ["child-allowance"],
}


async def screened(client: httpx.AsyncClient, situation: Any, **more: Any) -> dict[str, Any]:
    answer = await client.post("/v1/screenings", json={"situation": situation, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_contract_example(client: httpx.AsyncClient) -> None:
    found = await screened(client, MOTHER, programs=["seoul-pregnancy-transport"], **{"for": ["me"]})
    assert found["as_of"] == "2024-04-15"
    (result,) = found["results"]
    assert (result["program"], result["member"], result["verdict"]) == ("seoul-pregnancy-transport", "me", "eligible")
    assert result["amount"]["krw"] == 700_000
    assert all(reason["met"] and reason["source"]["title"] for reason in result["reasons"])


async def test_an_empty_situation_asks_a_question(client: httpx.AsyncClient) -> None:
    found = await screened(client, {})
    assert found["as_of"] == "2026-11-21"
    assert found["question"]["text"]


async def test_the_callers_order_of_questions_wins(client: httpx.AsyncClient) -> None:
    found = await screened(client, {}, question_order=["household.housing", "member.age"])
    assert found["question"]["fact"] == "household.housing"


async def test_what_cannot_matter_is_not_asked_whatever_the_order(client: httpx.AsyncClient) -> None:
    found = await screened(client, {}, programs=["livelihood-benefit"], question_order=["member.sex"])
    assert found["question"]["fact"] != "member.sex"


async def test_a_fact_that_cannot_be_asked_names_the_nearest(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/screenings", json={"situation": {}, "question_order": ["household.siz"]})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["path"] == "question_order.0"
    assert "household.size" in error["message"] and is_korean(error["message"])


async def test_the_rule_changed_between_two_days(client: httpx.AsyncClient) -> None:
    """Three months in Seoul: the duration of residence was dropped on 2024-03-15."""
    situation = {
        "residence": {"sido": "서울특별시", "months": 3},
        "members": [{"id": "me", "pregnancy_months": 5}],
    }
    only = {"programs": ["seoul-pregnancy-transport"], "include": ["ineligible"]}
    before = await screened(client, situation | {"as_of": "2024-03-14"}, **only)
    after = await screened(client, situation | {"as_of": "2024-03-15"}, **only)
    assert before["results"][0]["verdict"] == "ineligible"
    assert after["results"][0]["verdict"] == "eligible"
    for found in (before, after):
        assert found["results"][0]["reasons"][0]["source"]["file"]


async def test_the_command_line_gives_the_same_bytes(
    client: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")
    served = (await client.post("/v1/screenings", json={"situation": MOTHER})).content
    for content in ({"situation": MOTHER}, MOTHER):
        file = tmp_path / "mother.json"
        file.write_text(json.dumps(content, ensure_ascii=False))
        printed = CliRunner().invoke(cli, ["screen", str(file)])
        assert printed.stdout.encode().strip() == served


@pytest.mark.parametrize(
    ("situation", "path"),
    [
        ({"members": [{"birth_date": "2030-01-01"}]}, "situation.members.0.birth_date"),
        ({"members": [{"birth_date": "1990-13-01"}]}, "situation.members.0.birth_date"),
        ({"household": {"monthly_income_krw": -1}}, "situation.household.monthly_income_krw"),
        ({"household": {"size": 0}}, "situation.household.size"),
        ({"residence": {"sdo": "서울"}}, "situation.residence"),
        ({"houshold": {}}, "situation"),
        ({"as_of": "어제"}, "situation.as_of"),
    ],
)
async def test_what_cannot_be_read_is_said_in_korean(client: httpx.AsyncClient, situation: Any, path: str) -> None:
    answer = await client.post("/v1/screenings", json={"situation": situation})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 422
    assert [error["path"] for error in problem["errors"]] == [path]
    assert is_korean(problem["detail"]) and is_korean(problem["errors"][0]["message"])


async def test_an_unknown_key_names_the_nearest(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/screenings", json={"situation": {"residence": {"sdo": "서울"}}})
    assert "sido" in answer.json()["errors"][0]["message"]
    answer = await client.post("/v1/screenings", json={"situaton": {}})
    assert any("situation" in error["message"] for error in answer.json()["errors"])
    assert "situaton" not in answer.text, "a name may be anything that somebody typed"


@pytest.mark.parametrize("more", [{"programs": ["seoul-pregnancy-transprt"]}, {"for": ["nobody"]}])
async def test_unknown_programmes_and_members_are_named(client: httpx.AsyncClient, more: Any) -> None:
    answer = await client.post("/v1/screenings", json={"situation": MOTHER, **more})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == f"{next(iter(more))}.0"


def is_korean(text: str) -> bool:
    return any("가" <= character <= "힣" for character in text)
