# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The page itself: reload, keyboard, refusals, sizes, paper."""

import json
import re

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.api.running import Running, running
from tests.journeys.conftest import DESKTOP, PHONE, Chat, card, open_page

SAID = "임신 5개월이고 서울 강서구 살아요"


def test_a_reload_restores_the_talk(chat: Chat) -> None:
    chat.say(SAID)
    chat.page.reload()
    expect(chat.turns).to_have_count(1)
    expect(chat.page.locator(".said").first).to_contain_text(SAID)
    chat.page.get_by_role("button", name="새로 시작").click()
    expect(chat.turns).to_have_count(0)
    expect(chat.page.locator(".tile").first).to_be_visible()


def test_keyboard_alone(phone: Chat) -> None:
    page = phone.page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator("#text").evaluate("one => one === document.activeElement"):
            break
    page.keyboard.type(SAID)
    page.keyboard.press("Enter")
    phone.arrived(0)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.question .replies button')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    phone.arrived(1)
    assert page.evaluate("document.activeElement.matches('#turn-2 h2')"), "the reader is taken to the answer"


def test_enter_does_not_send_half_a_syllable(phone: Chat) -> None:
    phone.page.locator("#text").fill("임시")
    phone.page.locator("#text").dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    phone.page.wait_for_timeout(300)
    expect(phone.turns).to_have_count(0)


def test_a_text_that_is_too_long_stays_where_it_was(browser: Browser, service: Running) -> None:
    with open_page(browser, service.address, PHONE) as (page, _):
        chat = Chat(page)
        chat.say(SAID)
        turn = chat.say("가" * 40_000)
        expect(turn).to_contain_text("나누어 짧게")
        assert len(page.locator("#text").input_value()) == 40_000
        page.locator("#text").fill("둘이 살아요")
        chat.say("둘이 살아요")
        assert "강서구" in chat.recap


def test_a_lost_connection_loses_no_word(browser: Browser, service: Running) -> None:
    with open_page(browser, service.address, PHONE) as (page, _):
        page.context.set_offline(True)
        page.locator("#text").fill(SAID)
        page.locator("#text").press("Enter")
        expect(page.locator("#status")).to_contain_text("다시 보내 주세요")
        expect(page.locator("#text")).to_have_value(SAID)
        page.context.set_offline(False)
        Chat(page).say(SAID)
        expect(page.locator("#status")).to_have_text("")


def test_html_is_shown_as_text(chat: Chat) -> None:
    text = "<img src=x onerror=\"document.title='hacked'\"><b>서울</b> 강서구"
    turn = chat.say(text)
    expect(turn.locator(".said")).to_contain_text("<b>서울</b>")
    assert chat.page.title() == "혜택동행"


def test_three_sizes_are_remembered(chat: Chat) -> None:
    chat.page.get_by_role("link", name="글자 아주 크게").click()
    expect(chat.page.locator("html")).to_have_attribute("data-size", "3")
    chat.page.goto("/p/seoul-pregnancy-transport")
    expect(chat.page.locator("html")).to_have_attribute("data-size", "3")


@pytest.mark.parametrize("size", ["1", "3"])
def test_nothing_runs_out_of_a_narrow_window(browser: Browser, service: Running, size: str) -> None:
    """320 px is also what 1280 px become at 400 %."""
    with open_page(browser, service.address, {"width": 320, "height": 640}) as (page, _):
        page.goto(f"/?size={size}")
        Chat(page).say(SAID)
        for path in (None, "/p/seoul-pregnancy-transport", "/docs"):
            if path:
                page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_everything_pressed_is_big_enough(phone: Chat) -> None:
    phone.say(SAID)
    small = phone.page.evaluate(
        """() => [...document.querySelectorAll("button, summary, .call, .size, textarea, .brand, .more")]
            .map((one) => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 44 || box.width < 44))
            .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""
    )
    assert small == []
    sizes = phone.page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((one) => one.childNodes.length &&
            [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
            .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) >= 18


def test_paper(phone: Chat) -> None:
    phone.say(SAID)
    phone.page.emulate_media(media="print")
    expect(phone.page.locator(".composer")).to_be_hidden()
    expect(phone.page.locator(".person")).to_be_hidden()
    expect(card(phone.turns.first, "seoul-pregnancy-transport")).to_be_visible()
    assert phone.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18.6
    assert phone.page.pdf(format="A4").startswith(b"%PDF")


def test_htmx_reads_its_settings(phone: Chat) -> None:
    """A broken setting would silently disable it, and the page would still work: so look."""
    assert phone.page.evaluate("htmx.config.includeIndicatorCSS") is False
    assert phone.page.locator("style").count() == 0
    phone.say(SAID)
    assert phone.page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert not phone.page.url.endswith("#latest"), "the answer came without a new page"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("size", ["1", "3"])
def test_axe_finds_nothing(browser: Browser, service: Running, viewport: dict[str, int], size: str) -> None:
    found: dict[str, list[str]] = {}
    with open_page(browser, service.address, viewport) as (page, _):
        page.goto(f"/?size={size}")
        chat = Chat(page)

        def look(name: str) -> None:
            violations = Axe().run(page).response["violations"]
            found[name] = [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in violations]

        look("start")
        chat.say(SAID)
        look("benefits")
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        look("unfolded")
        chat.say("요즘은 그냥 죽고 싶어요")
        look("crisis")
        chat.press("사람과 이야기하기")
        look("handoff")
        chat.say("가" * 3001)
        look("refused")
        for path in ("/p/seoul-pregnancy-transport", "/p/none", "/docs"):
            page.goto(path)
            look(path)
    assert {name: violations for name, violations in found.items() if violations} == {}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_writer_saves_the_talk_by_keyboard(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, script: bool
) -> None:
    with (
        running(tmp_path_factory.mktemp("writing"), DONGHAENG_WRITING="1", DONGHAENG_NLU_PATIENCE="0") as writing,
        open_page(browser, writing.address, {"width": 320, "height": 640}, script=script) as (page, console),
    ):
        Chat(page).say(SAID)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if script else True
        link = page.get_by_role("link", name="이 대화를 시험으로 저장")
        for _ in range(60):
            page.keyboard.press("Shift+Tab")
            if link.evaluate("one => one.matches(':focus')"):
                break
        with page.expect_download() as saved:
            page.keyboard.press("Enter")
        text = saved.value.path().read_text(encoding="utf-8")
        assert saved.value.suggested_filename == "talk.yaml"
        assert SAID in text and "residence.sigungu: 강서구" in text
        if script:
            assert Axe().run(page).response["violations"] == []
        assert console == []


def test_the_chat_the_api_and_the_page_agree(phone: Chat, service: Running) -> None:
    """The same household, the same verdicts."""
    turn = phone.say(SAID)
    shown = {
        one.get_attribute("data-program"): one.get_attribute("data-verdict")
        for one in turn.locator("article.card").all()
    }
    talked = httpx.post(f"{service.address}/v1/chat", json={"text": SAID}).json()
    screened = httpx.post(f"{service.address}/v1/screenings", json={"situation": talked["situation"]}).json()
    verdicts = {(one["program"], one["verdict"]) for one in screened["results"]}
    assert shown
    assert set(shown.items()) <= verdicts, json.dumps(shown)
    items = [item for block in talked["messages"] if block["type"] == "benefits" for item in block["items"]]
    assert {(item["program"], item["verdict"]) for item in items} <= verdicts
    assert re.match(r"\d{4}-\d\d-\d\d$", screened["as_of"])
