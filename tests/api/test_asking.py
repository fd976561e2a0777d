# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /v1/screenings: who asks for whom is an input, and a refusal is part of the answer."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from api.cli import app as cli
from api.settings import Settings

pytestmark = pytest.mark.anyio

HOME = {
    "members": [
        {"id": "me", "relation": "self", "age": 45},
        {"id": "mother", "relation": "parent", "age": 72, "lives_together": False},
        {"id": "friend", "relation": "other", "age": 70, "lives_together": False},
    ]
}


async def asked(client: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    answer = await client.post("/v1/screenings", json={"situation": HOME, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refused(found: dict[str, Any]) -> set[str | None]:
    return {one["member"] for one in found["refused"]}


async def test_who_says_nothing_asks_as_oneself_for_the_own_family(client: httpx.AsyncClient) -> None:
    found = await asked(client)
    assert found["asking"] == {
        "as": "registered_family",
        "label": "가족관계등록부상 가족",
        "consent": None,
        "member": None,
        "stage": 3,
    }
    assert refused(found) == {"friend"}
    assert {"me", "mother"} <= {result["member"] for result in found["results"]}


async def test_results_are_of_each_person_and_carry_the_role(client: httpx.AsyncClient) -> None:
    found = await asked(client, programs=["basic-pension", "livelihood-benefit"])
    labels = {(one["program"], one["member"]): one["role_label"] for one in found["results"]}
    assert labels["basic-pension", "mother"] == "부모님 앞으로"
    assert labels["livelihood-benefit", None] == "집 앞으로"


async def test_as_oneself_nobody_else_is_shown(client: httpx.AsyncClient) -> None:
    found = await asked(client, asking={"as": "self"})
    assert refused(found) == {"mother", "friend"}
    assert {result["member"] for result in found["results"]} <= {"me", None}


async def test_only_refused_people_is_an_answer_without_results(client: httpx.AsyncClient) -> None:
    found = await asked(client, asking={"as": "same_household"}, **{"for": ["mother"]})
    assert found["results"] == []
    ((refusal),) = found["refused"]
    assert refusal["member"] == "mother"
    assert "가족관계등록부상 가족" in refusal["reason"]


async def test_a_helper_needs_consent(client: httpx.AsyncClient) -> None:
    without = await asked(client, asking={"as": "helper"})
    assert (without["results"], without["question"]) == ([], None)
    assert refused(without) == {"me", "mother", "friend"}
    with_consent = await asked(client, asking={"as": "helper", "consent": True})
    assert with_consent["refused"] == []
    assert with_consent["asking"]["consent"] is True
    assert with_consent["results"]


@pytest.mark.parametrize(
    ("asking", "path", "says"),
    [
        ({"as": "friend"}, "asking.as", "registered_family(가족관계등록부상 가족)"),
        ({"consent": True}, "asking.as", "helper(도와주는 사람)"),
        ({"as": "helper", "consent": "yes"}, "asking.consent", "true"),
        ({"as": "self", "member": "nobody"}, "asking.member", "가족 목록"),
        ({"as": "helper", "consnt": True}, "asking", "consent"),
    ],
)
async def test_what_cannot_be_read_is_said_with_the_choices(
    client: httpx.AsyncClient, asking: Any, path: str, says: str
) -> None:
    answer = await client.post("/v1/screenings", json={"situation": HOME, "asking": asking})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    errors = {error["path"]: error["message"] for error in answer.json()["errors"]}
    assert says in errors[path]


async def test_the_command_line_takes_the_same_key(
    client: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")
    body = {"situation": HOME, "asking": {"as": "same_household"}}
    file = tmp_path / "home.json"
    file.write_text(json.dumps(body, ensure_ascii=False))
    printed = CliRunner().invoke(cli, ["screen", str(file)])
    assert printed.stdout.encode().strip() == (await client.post("/v1/screenings", json=body)).content


async def test_a_city_may_open_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_ASKING_STAGE", "1")
    assert Settings().asking_stage == 1
    file = tmp_path / "home.json"
    file.write_text(json.dumps(HOME, ensure_ascii=False))
    found = json.loads(CliRunner().invoke(cli, ["screen", str(file)]).stdout)
    assert found["asking"]["stage"] == 1
    assert refused(found) == {"mother", "friend"}
