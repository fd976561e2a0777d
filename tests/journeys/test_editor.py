# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue editor in a real browser, by keys alone: from the log-in to a change that is live, and its figures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.clock import now
from api.settings import Settings
from api.staff.accounts import Accounts, Officer, Secrets
from api.staff.rights import Role
from api.store.cipher import cipher_for
from api.store.counted import Counted, Event
from api.store.database import Database
from tests.api.conftest import TODAY
from tests.api.editor.test_going_live import RENTER
from tests.api.running import Running, running
from tests.journeys.conftest import open_page

SCREEN, TABLET = {"width": 1280, "height": 720}, {"width": 820, "height": 1180}
MOST_TABS = 150
REFUSED = "a status of 422 (Unprocessable Entity)"


@dataclass
class House:
    """The running service, and the accounts in it."""

    service: Running
    accounts: Accounts
    counted: Counted

    def hire(self, name: str, role: Role) -> Secrets:
        return self.accounts.add(Officer(name, role, "강서구", "화곡1동"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    var = tmp_path_factory.mktemp("editor")
    dead = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}
    with running(var, **dead) as service:
        settings = Settings(var=var)
        database = Database(settings.database)
        yield House(service, Accounts(database, cipher_for(settings)), Counted(database))
        database.close()


@dataclass
class Keys:
    """An officer with a keyboard and nothing else."""

    page: Page

    def log_in(self, name: str, secrets: Secrets) -> None:
        self.page.goto("/staff/login")
        # The frame that sets the focus may come after the load: what is typed before it is typed nowhere, and the form
        # then asks for the name instead of leading on.
        expect(self.page.locator("#name")).to_be_focused()
        code = pyotp.parse_uri(secrets.totp_uri).at(now())  # type: ignore[union-attr]
        self.type(name)
        for text in (secrets.password, code):
            self.page.keyboard.press("Tab")
            self.type(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, text: str) -> None:
        self.page.keyboard.insert_text(text)

    def to(self, name: str) -> None:
        """Tab on until what bears this name has the focus."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(NAME_OF_FOCUS).startswith(name):
                return
        raise AssertionError(f"no key leads to {name}")

    def press(self, name: str) -> None:
        """Go to a button or a link and press it."""
        self.to(name)
        with self.page.expect_navigation(timeout=240_000):
            self.page.keyboard.press("Enter")

    def fill(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.press("Control+A")
        self.type(text)

    def choose(self, name: str, label: str) -> None:
        self.to(name)
        self.page.locator(":focus").select_option(label=label)


NAME_OF_FOCUS = """() => {
  const one = document.activeElement;
  return (one.labels?.[0]?.textContent ?? one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
}"""


@contextmanager
def at_work(browser: Browser, house: House, name: str, role: Role, size: dict[str, int] = SCREEN) -> Iterator[Keys]:
    secrets = house.hire(name, role)
    with open_page(browser, house.service.address, size) as (page, console):
        keys = Keys(page)
        keys.log_in(name, secrets)
        yield keys
        assert [line for line in console if not line.endswith(REFUSED)] == []


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs out of the page"
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def draft_of_63(keys: Keys) -> None:
    """The youth rent from 60 to 63 percent, sent on for approval."""
    keys.press("혜택 고치기")
    expect(keys.page.locator("#q")).to_be_focused()
    keys.type("청년월세")
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")
    keys.press("고치기: 청년월세 지원")
    keys.fill("시작하는 날", TODAY.isoformat())
    keys.fill("근거의 이름", "청년월세 지원 개정 고시")
    keys.fill("근거의 주소", "https://www.molit.go.kr/notice")
    keys.press("새 조건 시작하기")
    keys.fill("왜 바꾸나요", "고시가 바뀌었어요")
    keys.fill("조건 4, 소득인정액, 이하", "63%")
    keys.press("초안에 넣기")
    expect(keys.page.get_by_text("점검을 통과했어요.")).to_be_visible()
    keys.press("누가 달라지나 확인하기")
    expect(keys.page.get_by_text("지어낸 사람")).to_be_visible()
    keys.press("승인 요청하기")


def test_a_change_goes_live_by_keys_alone_and_axe_finds_nothing(browser: Browser, house: House) -> None:
    found: dict[str, list[str]] = {}
    asked = {"situation": RENTER, "programs": ["youth-monthly-rent"], "include": ["ineligible"]}

    def verdict() -> str:
        answer = httpx.post(f"{house.service.address}/v1/screenings", json=asked, timeout=30).json()
        return str(answer["results"][0]["verdict"])

    assert verdict() == "ineligible"
    with at_work(browser, house, "kim", "catalogue") as kim:
        draft_of_63(kim)
        address = kim.page.url.rsplit("/", 1)[0]
        found["sent"] = faults(kim.page)
        expect(kim.page.get_by_text("승인 기다림")).to_be_visible()
        with at_work(browser, house, "lee", "district") as lee:
            lee.press("혜택 고치기") if lee.page.get_by_text("혜택 고치기").count() else lee.page.goto(
                "/staff/catalogue"
            )
            found["home"] = faults(lee.page)
            lee.press("청년월세 지원")
            found["approving"] = faults(lee.page)
            lee.press("승인하고 내보내기")
            expect(lee.page.get_by_text("지금부터 이 조건으로 답해요")).to_be_visible()
            found["published"] = faults(lee.page)
        kim.page.goto(address)
        expect(kim.page.get_by_text("lee: 승인하고 내보냄")).to_be_visible()
    assert verdict() != "ineligible"
    assert {state: told for state, told in found.items() if told} == {}


BATH = {
    "아이디": "gangseo-bath-fee",
    "혜택의 이름": "강서구 어르신 목욕비",
    "쉬운 소개": "강서구에 사는 70세 이상 어르신께 목욕 이용권을 드려요.",
    "주는 곳": "강서구",
    "시·군·구": "강서구",
    "근거의 이름": "강서구 어르신 목욕비 공고(2026년)",
    "근거의 주소": "https://www.gangseo.seoul.kr",
    "조건 1: 값": "70",
    "얼마(원)": "30,000",
}
CHOSEN = {"쉬운 소개": ("분야", "어르신"), "주는 곳": ("시·도", "서울특별시")}
"""What is chosen after a field."""
ELDER = {
    "residence": {"sido": "서울특별시", "sigungu": "강서구"},
    "members": [{"id": "me", "relation": "self", "age": 72}],
}


def test_a_new_programme_is_written_by_keys_alone_and_goes_live(browser: Browser, house: House) -> None:
    found: dict[str, list[str]] = {}
    with at_work(browser, house, "han", "catalogue") as han:
        han.press("혜택 고치기")
        han.press("새 혜택 쓰기")
        expect(han.page.locator("#id")).to_be_focused()
        found["empty"] = faults(han.page)
        for name, text in BATH.items():
            if name not in ("아이디", "근거의 주소"):
                han.fill(name, text)
            if name in CHOSEN:
                han.choose(*CHOSEN[name])
        han.press("초안 만들기")
        expect(han.page.get_by_role("alert")).to_contain_text("근거가 없는 혜택은 싣지 않아요")
        expect(han.page.locator("#id")).to_be_focused()
        expect(han.page.locator("#name")).to_have_value(BATH["혜택의 이름"])
        found["unfinished"] = faults(han.page)
        han.type(BATH["아이디"])
        han.fill("근거의 주소", BATH["근거의 주소"])
        han.press("초안 만들기")
        expect(han.page.get_by_text("점검을 통과했어요.")).to_be_visible()
        found["drafted"] = faults(han.page)
        han.fill("왜 바꾸나요", "구에서 새로 시작해요")
        han.press("초안에 넣기")
        han.press("누가 달라지나 확인하기")
        expect(han.page.get_by_text("지어낸 사람")).to_be_visible()
        han.press("승인 요청하기")
    with at_work(browser, house, "nam", "district") as nam:
        nam.press("혜택 고치기")
        nam.press("강서구 어르신 목욕비")
        nam.press("승인하고 내보내기")
        expect(nam.page.get_by_text("지금부터 이 조건으로 답해요")).to_be_visible()
        nam.page.goto("/p/gangseo-bath-fee")
        found["live"] = faults(nam.page)
    asked = {"situation": ELDER, "programs": ["gangseo-bath-fee"]}
    answer = httpx.post(f"{house.service.address}/v1/screenings", json=asked, timeout=30).json()
    assert [one["verdict"] for one in answer["results"]] == ["eligible"]
    assert {state: told for state, told in found.items() if told} == {}


@pytest.mark.parametrize("size", [SCREEN, TABLET], ids=["screen", "tablet"])
def test_axe_finds_nothing_on_a_draft_in_any_state(browser: Browser, house: House, size: dict[str, int]) -> None:
    found: dict[str, list[str]] = {}
    with at_work(browser, house, f"park{size['width']}", "catalogue", size) as keys:
        keys.page.goto("/staff/catalogue?q=한부모가족자녀")
        found["search"] = faults(keys.page)
        keys.page.goto("/staff/catalogue/new")
        keys.press("초안 만들기")
        found["unfinished"] = faults(keys.page)
        keys.page.goto("/staff/catalogue?q=한부모가족자녀")
        keys.press("고치기: 한부모가족자녀")
        open_all(keys.page)
        found["form"] = faults(keys.page)
        keys.page.get_by_label("조건 3, 가구 월소득, 이하").first.fill("많이")
        submit(keys.page, "초안에 넣기")
        expect(keys.page.get_by_role("alert")).to_contain_text("63%, 65")
        expect(keys.page.get_by_label("조건 3, 가구 월소득, 이하").first).to_be_focused()
        found["not a value"] = faults(keys.page)
        keys.page.get_by_label("조건 3, 가구 월소득, 이하").first.fill("99%")
        submit(keys.page, "초안에 넣기")
        expect(keys.page.get_by_text("고칠 곳이")).to_be_visible()
        found["broken"] = faults(keys.page)
        submit(keys.page, "초안 버리기")
        found["dropped"] = faults(keys.page)
    assert {state: told for state, told in found.items() if told} == {}


def open_all(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def submit(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def test_axe_finds_nothing_from_the_mark_to_the_review(browser: Browser, house: House) -> None:
    found: dict[str, list[str]] = {}
    with at_work(browser, house, "choi", "counter") as desk:
        desk.page.goto("/staff")
        desk.page.locator("#consent").check()
        desk.page.locator("#row-p1").fill("나 67")
        desk.page.get_by_text("결과가 나와요").wait_for(state="hidden")
        desk.press("빠진 혜택이 있어요")
        found["mark"] = faults(desk.page)
        expect(desk.page.locator("#program")).to_be_focused()
        desk.type("기초연금")
        desk.fill("무엇이 다른가요", "받고 계신다는데 없어요")
        desk.press("검토 목록에 보내기")
        found["marked"] = faults(desk.page)
    with at_work(browser, house, "jung", "catalogue") as keys:
        keys.press("혜택 고치기")
        keys.press("검토할 결과")
        found["queue"] = faults(keys.page)
        keys.press("기초연금")
        expect(keys.page.get_by_text("받고 계신다는데 없어요")).to_be_visible()
        found["review"] = faults(keys.page)
    assert {state: told for state, told in found.items() if told} == {}


def test_axe_finds_nothing_on_the_numbers_and_the_drawing(browser: Browser, house: House) -> None:
    found: dict[str, list[str]] = {}
    plant: Callable[..., list[Event]] = lambda count, *what: [Event(*what)] * count  # noqa: E731
    for count, office, channel in ((21, "강서구", "web"), (9, "강서구 화곡1동", "counter"), (3, "양천구", "phone")):
        house.counted.add(plant(count, "check", channel, office, "주거"), TODAY)
    with at_work(browser, house, "yoon", "catalogue") as keys:
        keys.press("숫자")
        expect(keys.page.get_by_text("가림").first).to_be_visible()
        found["numbers"] = faults(keys.page)
        keys.page.goto("/p/single-parent-child-transport")
        open_all(keys.page)
        found["drawing"] = faults(keys.page)
    assert {state: told for state, told in found.items() if told} == {}
