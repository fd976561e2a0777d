# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m tests.journeys.pictures`: the pictures of the staff's pages in `docs/images`, made anew.

Everything on them is made up; the service runs for them alone.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.store.counted import Counted, Event
from tests.api.running import ROOT, running
from tests.journeys.conftest import ARGUMENTS, CHROMIUM, PHONE
from tests.journeys.officers import TODAY, Office, at_work
from tests.journeys.test_counter import Desk
from tests.journeys.test_editor import Keys as Editing

IMAGES = ROOT / "docs" / "images"
SCREEN, LONG, WHOLE = ({"width": 1280, "height": height} for height in (720, 1000, 1700))
TABLET = {"width": 820, "height": 1180}
Save = Callable[[Page, str], None]


def counter(browser: Browser, office: Office, save: Save) -> None:
    """A family of five, the next question, and the results."""
    with at_work(browser, office, "counter", SCREEN) as keys:
        desk = Desk(keys.page)
        expect(keys.page.locator("#basis")).to_be_focused()
        desk.begin(story="병원비가 걱정이다", keep=True)
        desk.family()
        expect(keys.page.locator("#results")).to_contain_text("재난적의료비 지원")
        desk.answer("9")
        save(keys.page, "counter")
        keys.page.locator(".more > summary").click()
        save(keys.page, "counter-menu")


def cases(browser: Browser, office: Office, save: Save) -> None:
    """The inbox with what is urgent first, a case, and what is shared."""
    said = ["남편이 퇴원했는데 혼자 못 움직여요"]
    own = office.case("1121-04837", "care", said=said, phone="01012345678")
    office.case("1121-11620", "crisis_hunger", said=["사흘째 굶었어요"])
    office.case("1121-30295", said=["월세가 두 달 밀렸어요"])
    office.offer()
    with at_work(browser, office, "case_manager", SCREEN, dong="") as keys:
        save(keys.page, "staff-inbox-screen")
        keys.page.goto(f"/staff/inbox/{own}")
        keys.page.get_by_role("button", name="맡기", exact=True).click()
        save(keys.page, "staff-case-screen")


def visits(browser: Browser, office: Office, save: Save) -> None:
    """The round, in the hand of a 통장 and on a planner's tablet."""
    office.visit("A-1021", in_days=-1)
    office.visit("A-1144", kind="birth", in_days=2)
    for role, size, name in (("tong", PHONE, "staff-visits-phone"), ("planner", TABLET, "staff-visits-tablet")):
        with at_work(browser, office, role, size) as keys:  # type: ignore[arg-type]
            keys.page.goto("/staff/visits")
            save(keys.page, name)


def editor(browser: Browser, office: Office, save: Save) -> None:
    """The form for a wholly new programme, and a draft with its check."""
    with at_work(browser, office, "catalogue", LONG) as keys:
        page = keys.page
        page.goto("/staff/catalogue/new")
        save(page, "editor-new")
        page.goto("/staff/catalogue?q=청년월세")
        Editing(page).press("고치기: 청년월세 지원")
        page.set_viewport_size(WHOLE)
        save(page, "editor")


def numbers(browser: Browser, office: Office, save: Save) -> None:
    """Checks by office and channel, small ones hidden."""
    counted = Counted(office.database)
    for count, where, channel in (
        (41, "강서구 화곡1동", "web"),
        (23, "강서구 화곡1동", "counter"),
        (12, "강서구 화곡1동", "phone"),
        (30, "강서구", "kakao"),
        (3, "양천구", "phone"),
    ):
        counted.add([Event("check", channel, where, "주거")] * count, TODAY)
    with at_work(browser, office, "catalogue", LONG) as keys:
        keys.page.goto("/staff/numbers")
        save(keys.page, "numbers")


PICTURES: Mapping[str, Callable[[Browser, Office, Save], None]] = {
    one.__name__: one for one in (counter, cases, visits, editor, numbers)
}


def save(page: Page, name: str) -> None:
    """A picture of what is on the screen."""
    page.evaluate("document.fonts.ready")
    page.screenshot(path=IMAGES / f"{name}.png")
    print(name)


def main(wanted: list[str]) -> None:
    """Make all of them, or those that are named."""
    folder = Path(tempfile.mkdtemp())
    dead = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}
    with running(folder, patience=400, **dead) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        office = Office(service, folder)
        for name in wanted or PICTURES:
            PICTURES[name](browser, office, save)


if __name__ == "__main__":
    main(sys.argv[1:])
