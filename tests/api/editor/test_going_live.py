# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From 60 to 63 percent: drafted, previewed, approved by another person, live without a restart, and reproducible."""

import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import api.editor.editor as editor_module
from api.catalogues import Catalogues
from api.editor.published import Published
from api.settings import Settings
from rules_engine import Catalogue, read_situation, screen, screening_json
from rules_engine.checking import check_catalogue
from rules_engine.programmes.edition import edition
from tests.api.conftest import TODAY
from tests.api.editor.conftest import RENT, SEEN, Desk
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio

RENTER: dict[str, Any] = {
    "residence": {"sido": "서울특별시", "sigungu": "강서구"},
    "household": {
        "size": 1,
        "monthly_income_krw": 1_590_000,
        "earned_income_krw": 0,
        "monthly_rent_krw": 400_000,
        "assets_krw": 0,
        "housing": "monthly_rent",
        "types": {"no_house_owned": True},
    },
    "members": [{"id": "me", "relation": "self", "age": 27}],
}
"""62 percent of the median income of 2026 for one person."""


async def verdict(client: httpx.AsyncClient) -> str:
    asked = {"situation": RENTER, "programs": ["youth-monthly-rent"], "include": ["ineligible"]}
    answer = (await client.post("/v1/screenings", json=asked)).json()
    return str(answer["results"][0]["verdict"])


def verdict_of(catalogue: Catalogue) -> str:
    situation = read_situation(RENTER, TODAY)
    answer = screening_json(screen(situation, catalogue, programs=["youth-monthly-rent"], include_ineligible=True))
    return str(answer["results"][0]["verdict"])


async def test_a_change_goes_live_and_yesterday_stays_what_it_was(
    app: FastAPI, client: httpx.AsyncClient, enter: Enter
) -> None:
    before_all = datetime.now(UTC)
    assert await verdict(client) == "ineligible"
    desk = await Desk.begin(await enter("kim", "catalogue"), RENT)
    await desk.rent_to_63()
    assert "점검을 통과했어요" in await desk.page()
    refused = await desk.do("send")
    assert refused.status_code == 409 and "누가 달라지나" in refused.text, "nobody sends on what was not looked at"
    assert (await desk.do("look")).status_code == 200
    page = await desk.page()
    assert "지어낸 사람 20,000명" in page and "새로 받음" in page
    assert "못 받게 됨</dt><dd>0명" in page
    assert (await desk.do("send")).status_code == 200
    assert (await desk.do("approve")).status_code == 409, "nobody approves their own draft"
    assert await verdict(client) == "ineligible", "nothing is live before it is approved"
    approved = await desk.seen_by(await enter("lee", "district")).do("approve")
    assert approved.status_code == 200 and "지금부터 이 조건으로 답해요" in approved.text
    assert await verdict(client) != "ineligible", "the running service takes it"

    published = app.state.services.editor.published
    assert verdict_of(edition(published.folders(until=before_all))) == "ineligible", "yesterday's answer"
    assert verdict_of(edition(published.folders())) != "ineligible"
    history = await desk.page()
    for said in ("kim: 시작", "kim: 승인 요청", "lee: 승인하고 내보냄"):
        assert said in history


async def test_the_export_is_the_same_yaml_and_checks_green(
    app: FastAPI, client: httpx.AsyncClient, enter: Enter, tmp_path: Path
) -> None:
    desk = await Desk.begin(await enter("kim", "catalogue"), RENT)
    await desk.rent_to_63()
    await desk.do("look")
    await desk.do("send")
    lee = await enter("lee", "district")
    await desk.seen_by(lee).do("approve")
    packed = await lee.page("/staff/catalogue/export")
    with zipfile.ZipFile(BytesIO(packed.content)) as archive:
        assert archive.namelist() == [RENT]
        text = archive.read(RENT).decode()
    assert "# 19 and 34 are the law's own numbers" in text, "comments stay"
    assert "at_most: {percent: 63}" in text and "to: 2026-11-20" in text
    report = check_catalogue(TODAY, layers=app.state.services.editor.published.folders())
    assert report.problems == () and report.programmes == len(app.state.services.catalogue.reviewed)


async def test_a_broken_draft_is_never_published(client: httpx.AsyncClient, enter: Enter) -> None:
    desk = await Desk.begin(await enter("kim", "catalogue"), RENT)
    await desk.rent_to_63()
    await desk.do("look")
    text = (await desk.browser.page(f"{desk.address}/file")).text
    broken = await desk.do("text", text=text.replace("- age:", "- agee:", 1))
    assert broken.status_code == 200 and "혹시 'age'인가요?" in await desk.page()
    for act in ("look", "send"):
        assert "고칠 곳" in (await desk.do(act)).text
    lee = desk.seen_by(await enter("lee", "district"))
    assert (await lee.do("approve")).status_code == 409
    assert await verdict(client) == "ineligible"


async def test_what_cannot_be_made_ready_is_not_published_and_the_old_one_stays(
    app: FastAPI, client: httpx.AsyncClient, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await Desk.begin(await enter("kim", "catalogue"), RENT)
    await desk.rent_to_63()
    await desk.do("look")
    await desk.do("send")

    def breaks(*_: object) -> Catalogue:
        raise MemoryError

    monkeypatch.setattr(editor_module, "edition", breaks)
    refused = await desk.seen_by(await enter("lee", "district")).do("approve")
    assert refused.status_code == 409 and "지금 목록은 그대로예요" in refused.text
    assert app.state.services.editor.published.layers() == ()
    assert await verdict(client) == "ineligible"


async def test_a_layer_that_was_spoilt_on_disk_is_left_out(settings: Settings) -> None:
    layer = settings.published / "20261120T000000000000Z-00000000000000000000000000000000" / "catalogue" / "seoul"
    layer.mkdir(parents=True)
    (layer / "climate-card.yaml").write_text("id: climate-card\nkind: spoilt\n")
    catalogues = Catalogues(settings)
    assert not catalogues.whole
    assert catalogues.current.programmes["climate-card"].kind != "spoilt"


async def test_two_people_do_not_overwrite_each_other(enter: Enter) -> None:
    kim, park = await enter("kim", "catalogue"), await enter("park", "catalogue")
    desk = await Desk.begin(kim, RENT)
    again = await Desk.begin(park, RENT)
    assert again.address == desk.address, "one open draft a file"
    seen = SEEN.search(await desk.page())
    assert seen is not None
    first = await kim.press(f"{desk.address}/fields", seen=seen[1], **{"field:plain": "청년에게 월세를 보태요."})
    assert first.status_code == 200
    late = await park.press(f"{desk.address}/fields", seen=seen[1], **{"field:plain": "다른 글이에요."})
    assert late.status_code == 409 and "그사이" in late.text
    await desk.do("fields", reason="쉬운 글로 바꿔요")
    await desk.do("look")
    await desk.do("send")
    assert (await again.do("approve")).status_code == 200, "who was refused has no hand in it"


@pytest.mark.parametrize("role", ["counter", "planner", "nurse", "care", "case_manager", "tong"])
async def test_nobody_else_comes_in(enter: Enter, role: Any) -> None:
    browser = await enter("choi", role)
    assert (await browser.page("/staff/catalogue")).status_code == 403
    assert (await browser.press("/staff/catalogue/drafts", place=RENT)).status_code == 403


@pytest.mark.parametrize("place", ["../../etc/passwd", "catalogue/../../api/settings.py", "catalogue/seoul", ""])
async def test_only_files_of_the_catalogue_are_drafted(enter: Enter, place: str) -> None:
    browser = await enter("kim", "catalogue")
    assert (await browser.press("/staff/catalogue/drafts", place=place)).status_code == 404


async def test_a_forged_form_changes_nothing(enter: Enter) -> None:
    browser = await enter("kim", "catalogue")
    refused = await browser.client.post("/staff/catalogue/drafts", data={"place": RENT, "form_token": "forged"})
    assert refused.status_code == 403
    assert "열린 초안이 없어요" in (await browser.page("/staff/catalogue")).text


def test_layers_are_in_the_order_of_time(settings: Settings) -> None:
    published, at = Published(settings.published), datetime(2026, 11, 20, tzinfo=UTC)
    for number in (3, 1, 2):
        published.put("catalogue/x/y.yaml", f"n: {number}", f"{number:032x}", at + timedelta(seconds=number))
    assert [one.at.second for one in published.layers()] == [1, 2, 3]
    assert [one.at.second for one in published.layers(at + timedelta(seconds=2))] == [1, 2]
    assert published.put("catalogue/x/y.yaml", "n: 9", f"{3:032x}", at).at.second == 3, "a draft is published once"
