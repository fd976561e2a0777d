# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A wrong result at the counter: into the queue without a name, to a test case, and back with what became of it."""

import html
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
import yaml
from fastapi import FastAPI

import api.editor.reviews as reviews_module
from api.clock import now
from api.editor.cases import case_of
from rules_engine import load_catalogue
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, Enter
from tests.cases import test_cases as shipped

pytestmark = pytest.mark.anyio

VISIT = {
    "basis": "self",
    "consent": "1",
    "story": "",
    "row:p1": "나 67",
    "field:residence.sido": "서울 강서구 화곡1동",
    "field:household.size": "1",
    "field:household.monthly_income_krw": "250",
}
WRONG = {"mark": "wrong|basic-pension"}


async def visited(officer: Browser) -> Browser:
    await officer.page("/staff")
    await officer.client.post("/staff", data=VISIT)
    return officer


async def test_a_mark_lands_in_the_queue_with_what_was_known(enter: Enter) -> None:
    desk = await visited(await enter("choi", "counter"))
    page = (await desk.client.post("/staff/mark", data={**VISIT, **WRONG})).text
    assert "이 결과가 틀려요" in page and "기초연금" in page
    reason = "김순이 어르신은 010-1234-5678, 490312-2345678, 받고 계세요"
    sent = await desk.client.post(
        "/staff/mark/send", data={"kind": "wrong", "program": "basic-pension", "reason": reason}
    )
    assert "검토 목록에 보냈어요" in sent.text and "아직 보고 있어요" in sent.text

    chief = await enter("kim", "catalogue")
    queue = (await chief.page("/staff/catalogue/reviews")).text
    assert "기초연금" in queue and "강서구 화곡1동" in queue, "the office is told, the visitor is not"
    address = html.unescape(queue.split('href="/staff/catalogue/reviews/')[1].split('"')[0])
    opened = (await chief.page(f"/staff/catalogue/reviews/{address}")).text
    assert "67세" in opened and "250만" in opened and "규칙의 답" in opened
    for number in ("1234-5678", "2345678"):
        assert number not in opened

    await chief.press(f"/staff/catalogue/reviews/{address}/done", outcome="12월 1일부터 고쳤어요.")
    back = await desk.client.post("/staff/mark", data={**VISIT, **WRONG})
    assert "12월 1일부터 고쳤어요." in back.text, "the counter sees what became of it"


async def test_a_missing_benefit_is_named_by_the_officer(enter: Enter) -> None:
    desk = await visited(await enter("choi", "counter"))
    asked = await desk.client.post("/staff/mark", data={**VISIT, "mark": "missing|"})
    assert "빠진 혜택이 있어요" in asked.text
    unnamed = await desk.client.post("/staff/mark/send", data={"kind": "missing", "program": "", "reason": "없어요"})
    assert unnamed.status_code == 422
    sent = await desk.client.post(
        "/staff/mark/send", data={"kind": "missing", "program": "기초연금", "reason": "없어요"}
    )
    assert "검토 목록에 보냈어요" in sent.text


async def test_without_a_visit_or_consent_nothing_is_sent(enter: Enter, app: FastAPI) -> None:
    desk = await enter("choi", "counter")
    refused = await desk.client.post("/staff/mark/send", data={"program": "basic-pension", "reason": "틀려요"})
    assert refused.status_code == 409
    assert app.state.services.reviews.all() == []


async def test_the_case_is_saved_as_a_test_that_holds(app: FastAPI, enter: Enter, tmp_path: Path) -> None:
    desk = await visited(await enter("choi", "counter"))
    fields = {"kind": "wrong", "program": "basic-pension", "reason": "67세 혼자 사는 분이 월 250만 원이면"}
    saved = await desk.client.post("/staff/mark/case", data=fields)
    assert "시험 사례로 저장했어요" in saved.text
    await desk.client.post("/staff/mark/case", data=fields)
    (file,) = (tmp_path / "cases").rglob("*.yaml")
    assert file.relative_to(tmp_path / "cases").as_posix() == "national/basic-pension.yaml"
    (case,) = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(case) <= shipped.KEYS and case["says"].startswith("67세")
    assert "화곡" not in file.read_text(encoding="utf-8")
    shipped.test_case("basic-pension", case, load_catalogue())
    exported = await (await enter("kim", "catalogue")).page("/staff/catalogue/cases.yaml")
    assert yaml.safe_load(exported.text) == {"national/basic-pension.yaml": [case]}


def test_only_what_the_result_hangs_on_is_written_down() -> None:
    situation = {
        "residence": {"sido": "서울특별시", "sigungu": "강서구"},
        "household": {"size": 2, "monthly_income_krw": 1_000_000, "housing": "jeonse"},
        "members": [{"id": "me", "relation": "self", "age": 45, "sex": "female", "statuses": {"farmer": True}}],
    }
    case = case_of(situation, load_catalogue(), "basic-pension", TODAY, says="")
    assert case is not None
    assert case["situation"] == {"members": [{"id": "me", "relation": "self", "age": 45}]}
    assert (case["expect"], case["failing"], case["as_of"]) == ("ineligible", ["member.age"], date(2026, 11, 21))


async def test_marks_go_after_31_days(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    reviews = app.state.services.reviews
    reviews.add("강서구", "wrong", "basic-pension", "v", {"reason": "", "situation": {}, "said": []})
    assert reviews.sweep() == 0
    monkeypatch.setattr(reviews_module, "now", lambda: now() + timedelta(days=32))
    assert reviews.sweep() == 1 and reviews.all() == []


async def test_only_the_catalogue_officer_reads_the_queue(enter: Enter, client: httpx.AsyncClient) -> None:
    for name, role in (("a", "counter"), ("b", "district"), ("c", "planner")):
        browser = await enter(name, role)  # type: ignore[arg-type]
        assert (await browser.page("/staff/catalogue/reviews")).status_code == 403
    assert (await client.get("/staff/catalogue/reviews")).status_code == 303
