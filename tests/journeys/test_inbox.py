# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Officers at the inbox and on their round, in a real browser and by keys alone; axe finds nothing on any page."""

from collections.abc import Iterator
from itertools import count

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.api.running import running
from tests.journeys.conftest import PHONE, open_page
from tests.journeys.officers import Office, at_work

TABLET, SCREEN = {"width": 820, "height": 1180}, {"width": 1280, "height": 720}
NUMBERS = (f"1121-{number:05d}" for number in count(1))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The service before its NLU is up."""
    folder = tmp_path_factory.mktemp("office")
    with running(folder, DONGHAENG_NLU_PATIENCE="0", DONGHAENG_NLU_URL="http://127.0.0.1:9") as service:
        yield Office(service, folder)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_case_is_taken_written_on_and_handed_on_by_keys(
    browser: Browser,
    office: Office,
    script: bool,  # noqa: FBT001
) -> None:
    number = office.case(next(NUMBERS))
    here = f"/staff/inbox/{number}"
    with at_work(browser, office, "planner", SCREEN, script=script) as keys:
        keys.press(f'form[action="{here}/claim"] button')
        expect(keys.page.get_by_role("heading", level=1)).to_contain_text(number)
        keys.write("#text", "화요일에 주민센터로 오세요.")
        keys.press(f'form[action="{here}/answer"] button')
        expect(keys.page.get_by_role("status")).to_contain_text("답을 적어 두었어요")
        keys.choose("#to", "방문간호사")
        keys.write("#reason", "혈압이 높아 보이세요.")
        keys.press(f'form[action="{here}/hand-on"] button')
        expect(keys.page.locator(".case", has_text=number)).to_contain_text("방문간호사에게 의뢰했고")
    with at_work(browser, office, "nurse", SCREEN, script=script) as keys:
        keys.press(f'form[action="{here}/claim"] button')
        for said in ("월세가 두 달 밀렸어요", "혈압이 높아 보이세요.", "화요일에 주민센터로 오세요."):
            expect(keys.page.locator("main")).to_contain_text(said)
        assert keys.pressed < 40


def test_a_request_for_care_is_opened_within_a_minute_by_keys(browser: Browser, office: Office) -> None:
    with at_work(browser, office, "counter", SCREEN) as keys:
        expect(keys.page.locator("#basis")).to_be_focused()
        keys.press('a[href="/staff/inbox"]', "Shift+Tab")
        keys.press('a[href="/staff/inbox/new"]')
        expect(keys.page.locator("#kind")).to_be_focused()
        expect(keys.page.locator("#kind")).to_have_value("care")
        keys.write("#story", "혼자 사시는데 퇴원하셨어요. 식사를 못 챙기세요.")
        keys.press('form[action="/staff/inbox/new"] button')
        expect(keys.page.get_by_role("status")).to_contain_text("돌봄 요청, 접수 번호 1121-")
        assert keys.pressed < 30


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_officer_changes_the_password_by_keys(
    browser: Browser,
    office: Office,
    script: bool,  # noqa: FBT001
) -> None:
    new = "annyeong gamnamu 3 geuru"
    with at_work(browser, office, "planner", SCREEN, script=script) as keys:
        keys.press('a[href="/staff/me"]')
        keys.write("#password", office.password)
        keys.write("#new", new)
        keys.write("#again", new)
        keys.press('form[action="/staff/me/password"] button')
        expect(keys.page.get_by_role("status")).to_contain_text("비밀번호를 바꿨어요")
        keys.press('a[href="/staff/inbox"]')
        expect(keys.page.get_by_role("heading", level=1)).to_contain_text("받은 일")


@pytest.mark.parametrize("size", [TABLET, SCREEN], ids=["tablet", "screen"])
def test_from_the_counter_keys_lead_to_ones_password_and_out(
    browser: Browser, office: Office, size: dict[str, int]
) -> None:
    with at_work(browser, office, "counter", size) as keys:
        expect(keys.page.locator("#basis")).to_be_focused()
        keys.to(".more > summary", "Shift+Tab")
        keys.page.keyboard.press("Enter")
        expect(keys.page.locator(".more-of")).to_be_in_viewport(ratio=1)
        assert Axe().run(keys.page).response["violations"] == []
        keys.press('.more a[href="/staff/me"]')
        expect(keys.page.get_by_role("heading", level=1)).to_contain_text("비밀번호와 로그인")
        keys.press('.ways a[href="/staff"]')
        expect(keys.page.locator("#basis")).to_be_focused()
        keys.to(".more > summary", "Shift+Tab")
        keys.page.keyboard.press("Enter")
        keys.press('.more form[action="/staff/logout"] button')
        expect(keys.page.get_by_role("heading", level=1)).to_contain_text("담당자 로그인")


def test_a_tong_says_how_it_went_in_one_press_on_a_phone(browser: Browser, office: Office) -> None:
    office.visit("H-11")
    with at_work(browser, office, "tong", PHONE) as keys:
        assert keys.page.url.endswith("/staff/visits")
        card = keys.page.locator(".case", has_text="가구 H-11")
        card.get_by_role("button", name="만남").click()
        expect(keys.page.get_by_role("status")).to_contain_text("적었어요: 만남.")
        expect(keys.page.locator(".case", has_text="가구 H-11")).to_have_count(0)


def test_a_refusal_by_keys_says_who_comes_along(browser: Browser, office: Office) -> None:
    office.visit("H-12")
    with at_work(browser, office, "planner", SCREEN) as keys:
        keys.press('a[href="/staff/visits"]')
        card = '.case:has-text("가구 H-12")'
        keys.to(f"{card} summary")
        keys.page.keyboard.press("Enter")
        keys.choose(f"{card} select", "친한 이웃")
        keys.press(f'{card} button[value="refused"]')
        expect(keys.page.locator(card)).to_contain_text("친한 이웃과 함께 가요.")


@pytest.mark.parametrize("size", [PHONE, TABLET, SCREEN], ids=["phone", "tablet", "screen"])
def test_axe_finds_nothing(browser: Browser, office: Office, size: dict[str, int]) -> None:
    found: dict[str, list[str]] = {}
    own, waiting = office.case(next(NUMBERS), phone="01073412298"), office.case(next(NUMBERS), "care")
    office.case(next(NUMBERS), "crisis_hunger")
    office.visit(f"H-{own}", in_days=-1)
    office.offer()

    def look(page: Page, name: str) -> None:
        page.evaluate("for (const one of document.querySelectorAll('details')) { one.open = true; }")
        violations = Axe().run(page).response["violations"]
        found[name] = [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in violations]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    with open_page(browser, office.service.address, size) as (page, _):
        page.goto("/staff/login")
        look(page, "login")
        page.locator("#name").fill("nobody")
        page.locator("#password").fill("x")
        page.locator("#code").fill("1")
        page.locator("#code").press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        look(page, "not logged in")
    with at_work(browser, office, "case_manager", size, dong="") as keys:
        page = keys.page
        look(page, "inbox")
        page.goto(f"/staff/inbox/{waiting}")
        look(page, "a case that waits")
        page.goto(f"/staff/inbox/{own}")
        page.get_by_role("button", name="맡기", exact=True).click()
        page.locator("#need").select_option("meals")
        page.get_by_role("button", name="필요한 것 적기").click()
        page.locator("#note").fill("계단을 못 내려오세요")
        page.get_by_role("button", name="적어 두기").click()
        page.locator("#look_on").fill("2026-12-21")
        page.get_by_role("button", name="약속 적기").click()
        expect(page.locator("main")).to_contain_text("할매국밥")
        look(page, "one's own case")
        for part in ("login", "me", "inbox/new", "visits", "resources", "reminders"):
            page.goto(f"/staff/{part}")
            look(page, part)
    with at_work(browser, office, "tong", size) as keys:
        look(keys.page, "a tong's round")
    assert {name: violations for name, violations in found.items() if violations} == {}
