# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme that nobody wrote yet: typed on the screen, checked, approved by another person, live, and exported."""

import html
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI
from typer.testing import CliRunner

from api.cli import app as cli
from api.editor.beginning import UnfinishedError, defaults, parts, text_of
from api.editor.conditions import condition
from rules_engine import load_catalogue
from rules_engine.checking import check_catalogue, check_file
from tests.api.conftest import TODAY
from tests.api.editor.conftest import Desk
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

NEW = "/staff/catalogue/new"
PLACE = "catalogue/seoul/gangseo-bath-fee.yaml"
CATEGORIES = ["어르신"]
BATH = {
    **defaults(TODAY),
    "id": "gangseo-bath-fee",
    "name": "강서구 어르신 목욕비",
    "aliases": "목욕비, 목욕 이용권",
    "plain": "강서구에 사는 70세 이상 어르신께 목욕 이용권을 드려요.",
    "category": "어르신",
    "provider": "강서구",
    "sido": "서울특별시",
    "sigungu": "강서구",
    "title": "강서구 어르신 목욕비 공고(2026년)",
    "url": "https://www.gangseo.seoul.kr",
    "as_of": "2026-03",
    "since": "2026-03-01",
    "kind-1": "age",
    "bound-1": "at_least",
    "value-1": "70",
    "confirm": "목욕비를 따로 받고 있는지 주민센터에 확인해 주세요.",
    "krw": "30,000",
    "per": "1인",
    "amount": "석 달마다 드려요.",
}
ELDER: dict[str, Any] = {
    "residence": {"sido": "서울특별시", "sigungu": "강서구"},
    "members": [{"id": "me", "relation": "self", "age": 72}],
}


def without(*names: str) -> dict[str, str]:
    return {name: value for name, value in BATH.items() if name not in names}


async def drafted(browser: Browser, **typed: str) -> Desk:
    began = await browser.press(NEW, **{**BATH, **typed})
    assert began.status_code == 303, html.unescape(began.text)
    return Desk(browser, began.headers["location"])


async def refused(browser: Browser, typed: dict[str, str]) -> str:
    answer = await browser.press(NEW, **typed)
    assert answer.status_code == 422
    return html.unescape(answer.text)


async def verdict(client: httpx.AsyncClient) -> str:
    asked = {"situation": ELDER, "programs": ["gangseo-bath-fee"], "include": ["ineligible"]}
    answer = await client.post("/v1/screenings", json=asked)
    return str(answer.json()["results"][0]["verdict"]) if answer.status_code == 200 else "unknown programme"


async def test_a_new_programme_goes_live_by_two_people_and_its_export_checks_green(
    app: FastAPI, client: httpx.AsyncClient, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await verdict(client) == "unknown programme"
    desk = await drafted(await enter("kim", "catalogue"))
    page = await desk.page()
    assert "점검을 통과했어요" in page and "조건 그림" in page
    await desk.do("fields", reason="구에서 새로 시작해요")
    looked = await desk.do("look")
    assert looked.status_code == 200
    page = html.unescape(looked.text)
    assert re.search(r"새로 받음</dt><dd>[\d,]+명", page) and "못 받게 됨</dt><dd>0명" in page
    assert (await desk.do("send")).status_code == 200
    assert (await desk.do("approve")).status_code == 409, "nobody approves their own draft"
    lee = await enter("lee", "district")
    approved = await desk.seen_by(lee).do("approve")
    assert approved.status_code == 200 and "지금부터 이 조건으로 답해요" in approved.text
    assert await verdict(client) == "confirm", "live without a restart"
    assert "강서구 어르신 목욕비" in (await client.get("/p/gangseo-bath-fee")).text
    assert "gangseo-bath-fee" in (await client.get("/v1/programs", params={"q": "목욕비"})).text

    packed = await lee.page("/staff/catalogue/export")
    with zipfile.ZipFile(BytesIO(packed.content)) as archive:
        written = yaml.safe_load(archive.read(PLACE))
    assert written["periods"][0]["who"] == [
        {"residence": {"sido": "서울특별시", "sigungu": "강서구"}},
        {"age": {"at_least": 70}},
    ]
    report = check_catalogue(TODAY, layers=app.state.services.editor.published.folders())
    assert report.problems == () and report.programmes == len(load_catalogue().reviewed) + 1

    monkeypatch.setenv("DONGHAENG_VAR", str(app.state.services.settings.var))
    monkeypatch.setenv("DONGHAENG_TODAY", TODAY.isoformat())
    out = tmp_path / "out"
    assert CliRunner().invoke(cli, ["catalogue", "export", "--out", str(out)]).exit_code == 0
    assert (out / PLACE).is_file()
    checked = CliRunner().invoke(cli, ["catalogue", "check", "--folder", str(out / "catalogue")])
    assert checked.exit_code == 0, checked.output

    found = await desk.browser.page("/staff/catalogue?q=목욕비")
    assert PLACE in found.text, "from now on it is changed like any other"


def test_it_is_the_yaml_that_the_page_on_adding_a_programme_describes(tmp_path: Path) -> None:
    described = (Path(__file__).parents[3] / "docs" / "add-a-programme.md").read_text(encoding="utf-8")
    wanted = yaml.safe_load(described.split("```yaml\n")[1].split("```")[0])
    written = yaml.safe_load(text_of({**BATH, "aliases": "목욕비, 목욕 이용권, 어르신 목욕권"}, CATEGORIES))
    assert written == wanted
    file = tmp_path / "gangseo-bath-fee.yaml"
    file.write_text(text_of(BATH, CATEGORIES), encoding="utf-8")
    assert check_file(file, "seoul/gangseo-bath-fee.yaml", TODAY) == ()


async def test_what_is_mostly_meant_stands_there_already(enter: Enter) -> None:
    page = (await (await enter("kim", "catalogue")).page(NEW)).text
    for shown in ('value="2026-11-21"', 'value="2026-11"', 'value="신분증"', "동주민센터에서 신청해요."):
        assert shown in page
    assert re.search(r'id="lives_there"[^>]* checked', page)


@pytest.mark.parametrize("gone", [field.name for part in parts() for field in part.fields if field.missing])
async def test_what_is_missing_is_asked_for_in_korean_and_nothing_is_lost(enter: Enter, gone: str) -> None:
    typed = without(gone) if gone != "conditions" else without("value-1", "lives_there")
    page = await refused(await enter("kim", "catalogue"), typed)
    [missing] = [field.missing for part in parts() for field in part.fields if field.name == gone]
    assert missing in page and "적으신 것은 그대로 있어요" in page
    for name in ("name", "plain", "title", "url", "amount", "confirm"):
        assert name == gone or BATH[name] in page


@pytest.mark.parametrize("id_", ["../../etc/passwd", "seoul/bath", "목욕비", "Bath", "bath fee", "bath--fee", "a.yaml"])
async def test_an_id_is_no_path(app: FastAPI, enter: Enter, id_: str) -> None:
    page = await refused(await enter("kim", "catalogue"), {**BATH, "id": id_})
    assert "아이디에는 영어 작은 글자와 숫자" in page and BATH["name"] in page
    assert app.state.services.editor.drafts.all() == []


@pytest.mark.parametrize("taken", ["climate-card", "youth-monthly-rent"])
async def test_an_id_that_is_taken_is_told_wherever_its_file_lies(enter: Enter, taken: str) -> None:
    page = await refused(await enter("kim", "catalogue"), {**BATH, "id": taken})
    assert "이미 쓰고 있는 아이디" in page and BATH["name"] in page


async def test_two_people_do_not_begin_the_same_programme(enter: Enter) -> None:
    await drafted(await enter("kim", "catalogue"))
    assert "쓰고 있는 초안이 있어요" in await refused(await enter("park", "catalogue"), BATH)


async def test_of_two_drafts_of_one_id_the_first_to_be_approved_counts(enter: Enter) -> None:
    kim, lee = await enter("kim", "catalogue"), await enter("lee", "district")
    here, there = await drafted(kim), await drafted(kim, sido="부산광역시")
    for desk in (here, there):
        await desk.do("fields", reason="구에서 새로 시작해요")
        await desk.do("look")
        assert (await desk.do("send")).status_code == 200
    assert (await here.seen_by(lee).do("approve")).status_code == 200
    late = await there.seen_by(lee).do("approve")
    assert late.status_code == 409 and "다른 변경이 나갔어요" in late.text


async def test_the_same_form_twice_is_one_draft(app: FastAPI, enter: Enter) -> None:
    kim = await enter("kim", "catalogue")
    await drafted(kim, once="a")
    again = await kim.press(NEW, **BATH, once="a")
    assert again.status_code == 409 and "두 번 적지 않았어요" in again.text and "열린 초안" in again.text
    assert len(app.state.services.editor.drafts.all()) == 1


@pytest.mark.parametrize("role", ["counter", "planner", "district", "tong"])
async def test_only_who_drafts_begins_one(enter: Enter, role: Any) -> None:
    browser = await enter("choi", role)
    assert (await browser.page(NEW)).status_code == 403
    assert (await browser.press(NEW, **BATH)).status_code == 403


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"url": "강서구청"}, "url"),
        ({"since": "내년"}, "since"),
        ({"until": "2026-02-01"}, "until"),
        ({"as_of": "봄"}, "as_of"),
        ({"category": "없는 분야"}, "category"),
        ({"sido": "", "sigungu": "강서구"}, "sido"),
        ({"value-1": "일흔"}, "value-1"),
        ({"kind-1": "status", "value-1": "할머니"}, "value-1"),
        ({"krw": "많이"}, "krw"),
        ({"name": "가" * 101}, "name"),
    ],
)
def test_what_cannot_stand_there_is_told_with_its_field(typed: dict[str, str], wrong: str) -> None:
    with pytest.raises(UnfinishedError) as told:
        text_of({**BATH, **typed}, CATEGORIES)
    assert list(told.value.faults) == [wrong]


def test_a_text_never_becomes_another_key() -> None:
    typed = {**BATH, "name": "목욕비\nkind: named", "title": "공고}, x: {y: 1", "how": "전화해요: 꼭\n찾아가요"}
    written = yaml.safe_load(text_of(typed, CATEGORIES))
    assert written["kind"] == "decided" and written["name"] == "목욕비 kind: named"
    assert written["source"]["title"] == "공고}, x: {y: 1" and written["apply"]["how"] == ["전화해요: 꼭", "찾아가요"]


def test_a_condition_is_typed_as_people_say_it() -> None:
    assert condition("", "status", "at_least", "임산부") == "status: pregnant"
    assert condition("", "housing", "is", "전세, 월세") == "housing: [jeonse, monthly_rent]"
    assert condition("", "income", "at_most", "63%") == "income: {at_most: {percent: 63}}"
