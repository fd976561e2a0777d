# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A decision as a picture: it says what the text says, to those who see it and to those who do not."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest

from api.drawing import bars, decision
from rules_engine import load_catalogue, programme_json

DAY = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"


def words(drawn: str) -> str:
    """All that is written in a picture, without spaces: lines break where there is room."""
    return "".join("".join(one.itertext()) for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")).replace(" ", "")


def asked(conditions: list[dict[str, Any]]) -> list[str]:
    return [
        said
        for one in conditions
        for said in (
            [said for some in one["any_of"] for said in asked(some)]
            if "any_of" in one
            else [f"{one['label']}: {one['need']}"]
        )
    ]


def test_every_condition_of_every_programme_stands_in_its_picture_and_in_the_words_for_it() -> None:
    for programme in load_catalogue().programmes.values():
        whole = programme_json(programme, DAY)
        for period in whole["periods"]:
            drawn = decision("one", whole["name"], period, whole["selection"])
            told = ElementTree.fromstring(drawn).findtext(f"{SVG}desc") or ""
            for said in [*asked(period["conditions"]), *period["confirm"]]:
                assert said.replace(" ", "") in words(drawn), programme.id
                assert said in told, programme.id


def test_what_must_be_selected_is_not_promised() -> None:
    whole = programme_json(load_catalogue().programmes["youth-monthly-rent"], DAY)
    drawn = decision("one", whole["name"], whole["periods"][0], whole["selection"])
    assert "신청할수있어요" in words(drawn) and "받을수있어요" not in words(drawn)


def test_nothing_leaves_the_picture() -> None:
    whole = programme_json(load_catalogue().programmes["catastrophic-medical-expense"], DAY)
    root = ElementTree.fromstring(decision("one", whole["name"], whole["periods"][0]))
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    for one in root.iter(f"{SVG}rect"):
        x, y = (float(one.attrib.get(name, 0)) for name in ("x", "y"))
        assert x + float(one.attrib["width"]) <= wide and y + float(one.attrib["height"]) <= high


def test_a_name_is_never_markup() -> None:
    period: dict[str, Any] = {"conditions": [{"label": "<b>", "need": '"&"'}], "confirm": []}
    drawn = decision("one", "<script>", period)
    assert "<script>" not in drawn and "&lt;b&gt;" in drawn
    ElementTree.fromstring(drawn)


def test_a_hidden_count_has_no_bar() -> None:
    drawn = bars("one", "채널", [("웹", 120), ("전화", None)])
    assert len(re.findall("#256ef4", drawn)) == 2, "the fill and the edge of one bar"
    assert "전화 가림" in drawn


@pytest.mark.anyio
async def test_the_page_of_a_programme_has_its_picture(client: httpx.AsyncClient) -> None:
    page = (await client.get("/p/youth-monthly-rent")).text
    assert "그림으로 보기" in page and 'role="img" aria-labelledby="decision-0-title decision-0-desc"' in page
    file = await client.get("/p/youth-monthly-rent/decision.svg")
    assert file.headers["content-type"].startswith("image/svg+xml")
    assert ElementTree.fromstring(file.text).findtext(f"{SVG}title") == "청년월세 지원: 조건을 차례로 본 그림"
    assert (await client.get("/p/nothing/decision.svg")).status_code == 404
