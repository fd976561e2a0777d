# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is counted: every part of a turn, and nothing that anybody said."""

import json
import re
from pathlib import Path

import httpx
import pytest
import yaml
from fastapi import FastAPI
from prometheus_client import REGISTRY, generate_latest

from api.settings import ROOT
from tests.api.conftest import FakeNlu

pytestmark = pytest.mark.anyio

ALERTS, DASHBOARD = ROOT / "deploy" / "prometheus" / "alerts.yml", ROOT / "deploy" / "grafana" / "donghaeng.json"
NAME = re.compile(r"\bdonghaeng_[a-z_]+")


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_a_turn_is_counted_with_its_parts(nlu: FakeNlu, client: httpx.AsyncClient) -> None:
    before = counted("donghaeng_turns_total", outcome="understood")
    confident = counted("donghaeng_nlu_confidence_count")
    told = sum(counted("donghaeng_verdicts_total", verdict=one) for one in ("eligible", "confirm", "unknown"))
    parts = {part: counted("donghaeng_part_seconds_count", part=part) for part in ("nlu", "turn", "store")}
    await client.post("/v1/chat", json={"text": "서울 강서구에 혼자 사는 72살이에요"})
    assert counted("donghaeng_turns_total", outcome="understood") == before + 1
    assert counted("donghaeng_nlu_confidence_count") == confident + 1
    assert sum(counted("donghaeng_verdicts_total", verdict=one) for one in ("eligible", "confirm", "unknown")) > told
    assert all(counted("donghaeng_part_seconds_count", part=part) == count + 1 for part, count in parts.items())


async def test_turns_without_the_nlu_and_in_danger_are_told_apart(client: httpx.AsyncClient) -> None:
    before = {one: counted("donghaeng_turns_total", outcome=one) for one in ("by_words", "urgent")}
    await client.post("/v1/chat", json={"text": "서울 강서구 사는 72살이에요"})
    await client.post("/v1/chat", json={"text": "요즘은 그냥 죽고 싶어요"})
    after = {one: counted("donghaeng_turns_total", outcome=one) for one in ("by_words", "urgent")}
    assert {one: after[one] - before[one] for one in after} == {"by_words": 1, "urgent": 1}


async def test_a_request_for_a_person_and_a_refusal_are_counted(client: httpx.AsyncClient, app: FastAPI) -> None:
    before = sum(one.value for one in samples("donghaeng_hand_overs_total"))
    await client.post("/v1/chat", json={"text": "사람과 이야기하고 싶어요"})
    assert sum(one.value for one in samples("donghaeng_hand_overs_total")) == before + 1


async def test_nothing_that_was_said_is_in_it(client: httpx.AsyncClient) -> None:
    await client.post("/v1/chat", json={"text": "저는 홍길동이고 010-1234-5678이에요 암호는고래밥"})
    page = generate_latest().decode()
    assert not [word for word in ("홍길동", "1234-5678", "01012345678", "고래밥", "testclient") if word in page]


def samples(name: str) -> list[object]:
    return [one for family in REGISTRY.collect() for one in family.samples if one.name == name]  # type: ignore[misc]


def names_of_metrics() -> set[str]:
    families = [family for family in REGISTRY.collect() if family.name.startswith("donghaeng_")]
    ends = ("", "_total", "_bucket", "_sum", "_count")
    return {f"{family.name}{end}" for family in families for end in ends}


@pytest.mark.parametrize("file", [ALERTS, DASHBOARD], ids=lambda file: file.name)
def test_alerts_and_dashboard_speak_of_what_is_counted(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    assert found
    assert set(NAME.findall(text)) <= names_of_metrics()


def test_every_alert_says_what_to_do() -> None:
    rules = [rule for group in yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"] for rule in group["rules"]]
    assert len(rules) >= 10
    assert all({"summary", "what_to_do"} <= set(rule["annotations"]) for rule in rules)
