# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Sixty households are told the same programmes, verdicts, amounts and deadlines on every channel."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI

from actions.phrasing.money import amount_in_words
from api.app import create_app
from api.counter.sheet import MOST
from api.settings import Settings
from rules_engine import load_catalogue
from rules_engine.facts.sets import Interval
from rules_engine.texts.wording import day
from rules_engine.verdicts.amounts import AmountResult
from tests.api.kakao.calling import Json
from tests.journeys.channels import (
    PUBLIC,
    TOKEN,
    Told,
    as_it_stands,
    as_on_paper,
    browser_of,
    printed,
    told_in_kakaotalk,
    told_on_the_page,
    told_on_the_sheet,
    told_on_the_telephone,
)
from tests.journeys.conftest import Loop
from tests.journeys.understanding import trained_nlu

pytestmark = pytest.mark.timeout(900)

DAY = date(2026, 11, 21)
HOUSEHOLDS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("households.yaml").read_text(encoding="utf-8"))
STATES = {
    "eligible": ("받을 수 있어요", "이용할 수 있어요", "신청할 수 있어요", "조건은 맞지만 지금은 신청을 받지 않아요"),
    "confirm": ("창구에서 확인이 필요해요", "먼저 전화로 물어보고 이용해요", "조건은 맞지만 지금은 신청을 받지 않아요"),
}
"""How a verdict may be told."""
CLOSED = "지금은 신청을 받지 않아요"
PRINTED = {one.name for one in load_catalogue().programmes.values() if one.kind == "decided"}
"""What the sheet of the counter is about: nothing that is only a place to go to, is closed or of other regions."""
EVERYTHING = 1000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, loop: Loop) -> Iterator[FastAPI]:
    """The service with the trained model, which is given all the time it needs."""
    often = "100000/minute"
    with trained_nlu() as nlu:
        settings = Settings(
            var=tmp_path_factory.mktemp("channels"), today=DAY, nlu_url=nlu, nlu_timeout=30, imports=False,
            rate_conversation=often, rate_address=often, kakao_seconds=60, voice_patience=60,
            voice_auth_token=TOKEN, voice_public_url=PUBLIC,  # type: ignore[arg-type]
        )  # fmt: skip
        app = create_app(settings)
        living = app.router.lifespan_context(app)
        loop.run(living.__aenter__())
        yield app
        loop.run(living.__aexit__(None, None, None))


def test_there_are_sixty() -> None:
    assert len(HOUSEHOLDS) == 60
    assert len({str(one["situation"]) for one in HOUSEHOLDS.values()}) == 60


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_a_household_is_told_the_same_everywhere(name: str, app: FastAPI, loop: Loop) -> None:
    household = HOUSEHOLDS[name]
    said = tuple(household["said"])
    page = loop.run(told_on_the_page(app, said))
    everything = set[Told]().union(*page)
    assert len(everything) > 15
    assert loop.run(told_in_kakaotalk(app, said, name)) == page
    number = f"+8210{list(HOUSEHOLDS).index(name):08d}"
    assert loop.run(told_on_the_telephone(app, said, number, everything)) == everything
    screened = loop.run(screening(app, household["situation"]))
    names = {result["program"]: load_catalogue().programmes[result["program"]].name for result in screened}
    assert {one.name for one in as_it_stands(page)} == set(names.values())
    for one in as_it_stands(page):
        assert any(agrees(one, result) for result in screened if names[result["program"]] == one.name), one
    likely = {names[result["program"]] for result in screened if not result.get("unlikely")} & PRINTED
    open_ones = (one for one in as_it_stands(page) if one.name in likely and not one.state.endswith(CLOSED))
    agrees_with_the_sheet({as_on_paper(one) for one in open_ones}, household["situation"])


def agrees_with_the_sheet(told: set[Told], situation: Json) -> None:
    """Printed to the end the sheet says all of it and nothing else, and the sheet of every day its beginning."""
    catalogue = load_catalogue()
    whole = told_on_the_sheet(printed(situation, catalogue, DAY, most=EVERYTHING), catalogue)
    assert set(whole) == told and len(whole) == len(told)
    sheet = printed(situation, catalogue, DAY)
    assert told_on_the_sheet(sheet, catalogue) == whole[:MOST]
    assert (f"이밖에{len(whole) - MOST}가지가" in sheet) == (len(whole) > MOST)


async def screening(app: FastAPI, situation: Json) -> list[Json]:
    """The results that a talk speaks of: neither had already nor ruled out."""
    async with browser_of(app) as client:
        answer: httpx.Response = await client.post("/v1/screenings", json={"situation": situation})
    likely = (one for one in answer.json()["results"] if one["verdict"] in STATES)
    return [one for one in likely if not one["received"]]


def agrees(one: Told, result: Json) -> bool:
    """Whether what is told and a result are the same."""
    closed = result["apply"].get("window") == "closed"  # then the day to come is told, or that it is over
    last = None if closed else result["apply"]["deadline"]
    state = one.state.rpartition(": ")[2]
    same_day = closed == one.state.endswith(CLOSED) and (
        last is None or day(date.fromisoformat(last)) in str(one.deadline)
    )
    amount = amount_in_words(amount_of(result["amount"]))
    return state.startswith(STATES[result["verdict"]]) and one.amount == amount and same_day


def amount_of(written: Json | None) -> AmountResult | None:
    """The amount of a result, read back."""
    if written is None:
        return None
    krw, spread = written["krw"], written["range"]
    ends = (krw, krw) if krw is not None else (spread["min"], spread["max"]) if spread else None
    interval = None if ends is None else Interval(*ends)
    return AmountResult(interval, written["per"], written["period"], written["text"], written["at_most"])
