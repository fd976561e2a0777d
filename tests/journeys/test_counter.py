# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The counter as an officer uses it: by keys alone, with a visitor in front, down to the printed sheet."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.api.running import Running, running
from tests.journeys.conftest import PHONE, Chat, open_page

SCREEN, TABLET = {"width": 1280, "height": 720}, {"width": 820, "height": 1180}
A_FAMILY = ("나 41 ㄹ", "처 39 ㄱ", "모 78 ㅈㅍ", "아들 9", "딸 8개월")
AT_HOME = ("서울 강서구", "5", "250", "예금 300", "월세 40", "ㅁ0")
OFFLINE = re.compile("net::ERR|Failed to fetch")
CODE = "[3-9A-Y]{4}-[3-9A-Y]{4}"


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service with its counter open for practice, as it is before the NLU is up."""
    with running(tmp_path_factory.mktemp("counter"), DONGHAENG_COUNTER_OPEN="1", DONGHAENG_NLU_PATIENCE="0") as service:
        yield service


@dataclass
class Desk:
    """The counter by keys; every key and every text that is typed is one step."""

    page: Page
    steps: int = 0
    pdf: bytes = b""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.steps += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.steps += 1

    def enter(self, *texts: str) -> None:
        for text in texts:
            self.type(text)
            self.press("Enter")

    def begin(self, *, story: str = "", keep: bool = False) -> None:
        """Consent, and why they came; the lines for the people are next."""
        self.press("Tab", "Space", "Tab", *(["Space"] if keep else []), "Tab")
        if story:
            self.enter(story)
            self.page.wait_for_url("**/staff?at=rows")
        else:
            self.press("Enter")
        expect(self.page.locator("#row-p1")).to_be_focused()

    def family(self) -> None:
        """The household of five, and what there is at home."""
        self.enter(*A_FAMILY)
        self.press("Enter")
        self.enter(*AT_HOME)

    def answer(self, text: str) -> None:
        asked = self.page.locator("#question").inner_text()
        self.press("F2")
        self.enter(text)
        expect(self.page.locator("#question")).not_to_have_text(asked, use_inner_text=True)
        expect(self.page.locator("#answer")).to_be_focused()

    def print(self) -> PdfReader:
        """The sheet that one key makes."""
        sheets: list[bytes] = []
        self.page.context.route(
            "**/staff/handout",
            lambda route: (answer := route.fetch(), sheets.append(answer.body()), route.fulfill(response=answer)),
        )
        with self.page.expect_popup():
            self.press("F4")
        for _ in range(200):
            if sheets:
                break
            self.page.wait_for_timeout(100)
        self.page.context.unroute("**/staff/handout")
        return PdfReader(io.BytesIO(sheets[0]))

    def found(self, program: str) -> list[str]:
        """The verdicts on a programme that are on the screen."""
        shown = self.page.locator(f'#results [data-program="{program}"]')
        return [one.get_attribute("data-verdict") or "" for one in shown.all()]


def sat_down(page: Page) -> Desk:
    """The desk with the keys where the officer begins."""
    page.goto("/staff")
    expect(page.locator("[autofocus]")).to_be_focused()
    return Desk(page)


@contextmanager
def desk_at(browser: Browser, service: Running, size: dict[str, int] = SCREEN, **options: bool) -> Iterator[Desk]:
    with open_page(browser, service.address, size, **options) as (page, console):
        yield sat_down(page)
        assert [line for line in console if not OFFLINE.search(line)] == []


@pytest.fixture
def desk(browser: Browser, counter: Running) -> Iterator[Desk]:
    with desk_at(browser, counter) as desk:
        yield desk


def read(sheet: PdfReader) -> str:
    """The text of a sheet in one line."""
    return " ".join(" ".join(page.extract_text().split()) for page in sheet.pages)


def test_results_follow_every_key(desk: Desk) -> None:
    desk.begin()
    desk.type("나 67")
    expect(desk.page.locator("#heard-p1")).to_have_text("67세")
    desk.press("Enter", "Enter")
    desk.type("서울 강서구")
    expect(desk.page.locator("#home-heard")).to_contain_text("서울특별시 강서구")
    expect(desk.page.locator("#question strong")).to_be_visible()
    expect(desk.page.locator('[data-program="basic-pension"]')).to_have_attribute("data-verdict", "unknown")
    expect(desk.page.locator("#field-1")).to_be_focused()


def test_nothing_is_looked_up_before_the_visitor_agrees(desk: Desk) -> None:
    desk.press("Tab", "Tab", "Tab", "Enter")
    desk.type("나 67")
    desk.page.wait_for_timeout(800)
    expect(desk.page.locator("#results")).to_have_text("동의를 받으면 여기에 결과가 나와요.", use_inner_text=True)
    desk.press("F4")
    desk.page.wait_for_timeout(300)
    assert desk.found("basic-pension") == []


def test_a_letter_that_means_nothing_is_said_beside_it(desk: Desk) -> None:
    desk.begin()
    desk.type("나 67 ㅋ")
    expect(desk.page.locator("#heard-p1")).to_contain_text("ㅋ")
    expect(desk.page.locator("#heard-p1")).to_have_class("heard wrong")


def test_latin_keys_mean_the_same(desk: Desk) -> None:
    desk.begin()
    desk.type("나 67 w")
    expect(desk.page.locator("#heard-p1")).to_contain_text("장애인 등록")


def test_an_errand_is_answered_first_and_the_rest_is_offered(desk: Desk) -> None:
    desk.begin(story="기초연금 신청하러 왔어요")
    desk.enter("나 67", "")
    desk.enter("충남 서천군 마서면", "1", "50")
    headings = desk.page.locator("#results h2")
    expect(headings.first).to_contain_text("오신 일")
    expect(headings.nth(1)).to_contain_text("오신 김에")
    expect(desk.page.locator("#results .group-meant [data-program]").first).to_have_attribute(
        "data-program", "basic-pension"
    )


def test_what_if_stands_beside_what_is(desk: Desk) -> None:
    desk.begin()
    desk.family()
    desk.press("F8")
    desk.enter("100")
    table = desk.page.locator("#then")
    expect(table.locator("tr.gained", has_text="생계급여")).to_be_visible()
    expect(desk.page.locator('[name="field:household.monthly_income_krw"]')).to_have_value("250")


def test_danger_comes_first(desk: Desk) -> None:
    desk.begin(story="요즘은 그냥 죽고 싶어요")
    expect(desk.page.locator(".urgent")).to_contain_text("109")


def test_danger_is_heard_in_an_answer_too(desk: Desk) -> None:
    desk.begin()
    desk.enter("나 67", "", "서울 강서구")
    expect(desk.page.locator("#question strong")).to_be_visible()
    desk.press("F2")
    desk.enter("남편이 때려요")
    expect(desk.page.locator(".urgent")).to_contain_text("112")


def test_a_helper_needs_the_consent_too(desk: Desk) -> None:
    desk.press("End", "Tab", "Space", "Tab", "Tab", "Enter")
    desk.enter("나 67", "", "서울 강서구")
    expect(desk.page.locator("#results")).to_contain_text("기초연금")


def test_an_answer_can_be_taken_back(desk: Desk) -> None:
    desk.begin()
    desk.enter("나 67", "", "서울 강서구")
    expect(desk.page.locator("#question strong")).to_be_visible()
    asked = desk.page.locator("#question strong").inner_text()
    desk.answer("모르겠어요")
    desk.press("F2")
    desk.enter("1")
    expect(desk.page.locator(".answers li")).to_have_count(1)
    desk.page.locator(".drop").focus()
    desk.press("Enter")
    expect(desk.page.locator(".answers li")).to_have_count(0)
    expect(desk.page.locator("#question strong")).not_to_have_text(asked)


def test_nothing_stays_when_the_visitor_leaves(desk: Desk) -> None:
    desk.begin(story="병원비가 걱정이다")
    desk.enter("나 67", "", "서울 강서구")
    expect(desk.page.locator("#results")).to_contain_text("기초연금")
    [cookie] = [one for one in desk.page.context.cookies() if one["name"] == "donghaeng_visit"]
    desk.press("F9", "Enter")
    expect(desk.page.locator("#row-p1")).to_have_value("")
    expect(desk.page.locator("#story")).to_have_value("")
    desk.page.context.add_cookies([cookie])
    desk.page.reload()
    expect(desk.page.locator("#row-p1")).to_have_value("")


def test_nothing_stays_when_nobody_is_at_the_keys(browser: Browser, counter: Running) -> None:
    with open_page(browser, counter.address, SCREEN) as (page, _):
        page.clock.install()
        desk = sat_down(page)
        desk.begin()
        desk.type("나 67")
        expect(page.locator("#heard-p1")).to_have_text("67세")
        page.clock.fast_forward("14:00")
        expect(page.locator("#row-p1")).to_have_value("나 67")
        page.clock.fast_forward("02:00")
        expect(page.locator("#row-p1")).to_have_value("")


def test_a_lost_connection_loses_no_word(desk: Desk) -> None:
    desk.begin()
    desk.page.context.set_offline(True)
    desk.type("나 67")
    expect(desk.page.locator("#status")).to_contain_text("그대로 있어요")
    desk.page.context.set_offline(False)
    expect(desk.page.locator("#heard-p1")).to_have_text("67세")
    expect(desk.page.locator("#row-p1")).to_have_value("나 67")


def test_without_script_every_press_brings_the_page(browser: Browser, counter: Running) -> None:
    with desk_at(browser, counter, script=False) as desk:
        desk.page.locator("#consent").check()
        desk.page.locator("#row-p1").fill("나 67")
        desk.page.locator("#field-1").fill("서울 강서구")
        desk.page.locator("#field-1").press("Enter")
        expect(desk.page.locator("#results")).to_contain_text("기초연금")
        asked = desk.page.locator("#question strong").inner_text()
        desk.page.locator(".picks button").last.press("Enter")
        expect(desk.page.locator("#question strong")).not_to_have_text(asked)


def test_the_sheet_is_for_reading_and_bears_no_name(desk: Desk) -> None:
    desk.begin(keep=False)
    desk.family()
    expect(desk.page.locator("#results")).to_contain_text("부모급여")
    sheet = desk.print()
    root = sheet.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "ko" and "/StructTreeRoot" in root
    assert "pdfuaid:part" in (root["/Metadata"].get_data().decode())
    assert sheet.metadata is not None and sheet.metadata.title == "받을 수 있는 복지 안내"
    width, height = (float(side) for side in sheet.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    assert all("Pretendard" in name for name in fonts(sheet))
    assert smallest_letters(sheet) >= 14
    assert "휴대전화로 다시 보기" not in read(sheet), "no code without consent"


def fonts(sheet: PdfReader) -> set[str]:
    return {font.get_object()["/BaseFont"] for page in sheet.pages for font in page["/Resources"]["/Font"].values()}


def smallest_letters(sheet: PdfReader) -> float:
    sizes: list[float] = []

    def seen(text: str, matrix: list[float], at: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * at[3] * matrix[3]))

    for page in sheet.pages:
        page.extract_text(visitor_text=seen)
    return round(min(sizes), 2)


def test_the_code_opens_the_same_on_a_phone(desk: Desk, browser: Browser, counter: Running) -> None:
    desk.begin(keep=True)
    desk.family()
    expect(desk.page.locator("#results")).to_contain_text("부모급여")
    found = re.search(CODE, read(desk.print()))
    assert found is not None
    with open_page(browser, counter.address, PHONE) as (page, _):
        page.goto(f"/#{found.group()}")
        page.reload()
        chat = Chat(page)
        page.get_by_role("button", name="보내기").click()
        chat.arrived(0)
        assert "강서구" in chat.recap
        assert found.group() not in (page.locator("#log").text_content() or ""), "the code is struck"
        turn = chat.say("더 보기")
        expect(turn).to_contain_text("부모급여")


@pytest.mark.parametrize("size", [SCREEN, TABLET], ids=["screen", "tablet"])
def test_axe_finds_nothing(browser: Browser, counter: Running, size: dict[str, int]) -> None:
    found: dict[str, list[str]] = {}
    with desk_at(browser, counter, size) as desk:

        def look(name: str) -> None:
            violations = Axe().run(desk.page).response["violations"]
            found[name] = [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in violations]
            assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

        look("empty")
        desk.begin(story="기초연금 신청하러 왔어요")
        desk.family()
        expect(desk.page.locator("#results")).to_contain_text("부모급여")
        desk.page.evaluate(
            "for (const one of document.querySelectorAll('details')) { one.name = ''; one.open = true; }"
        )
        look("results")
        desk.press("F8")
        desk.enter("100")
        expect(desk.page.locator("#then table")).to_be_visible()
        desk.answer("모르겠어요")
        look("what if")
        desk.page.locator("#row-p1").fill("나 67 ㅋ")
        expect(desk.page.locator("#heard-p1")).to_have_class("heard wrong")
        look("not understood")
        desk.page.locator("#story").fill("죽고 싶어요")
        desk.page.locator("#story").press("Enter")
        expect(desk.page.locator(".urgent")).to_be_visible()
        look("danger")
    assert {name: violations for name, violations in found.items() if violations} == {}


def test_all_of_it_is_on_one_screen(desk: Desk) -> None:
    desk.begin(story="병원비가 걱정이다")
    desk.family()
    expect(desk.page.locator("#question strong")).to_be_visible()
    for part in ("#row-p5", "#field-7", "#letters", "#question", "#answer", "#results h2", "#handout", "#end"):
        assert desk.page.locator(part).first.evaluate(
            "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
        ), part


def test_without_a_log_in_the_counter_leads_to_the_door(browser: Browser, service_without_nlu: Running) -> None:
    with open_page(browser, service_without_nlu.address, SCREEN) as (page, _):
        page.goto("/staff")
        assert page.url.endswith("/staff/login")
        expect(page.get_by_label("비밀번호")).to_be_visible()
