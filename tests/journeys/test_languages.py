# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The page in other languages: buttons from the start, the right voice for a screen reader, nothing for axe to find."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.api.running import Running
from tests.journeys.conftest import PHONE, Chat, open_page

WHOLE_TALK = {
    "en": ("English", "67 years old, Seoul Gangseo-gu", "I live alone", "I want to die"),
    "zh": ("中文", "67岁，首尔江西区", "一个人住", "我想死"),
    "vi": ("Tiếng Việt", "67 tuổi, Seoul Gangseo-gu", "Sống một mình", "tôi muốn chết"),
}


@pytest.mark.parametrize("language", WHOLE_TALK)
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_talk_is_held_in_the_language_chosen_at_the_start(
    browser: Browser,
    service_without_nlu: Running,
    language: str,
    script: bool,  # noqa: FBT001
) -> None:
    button, about, alone, _ = WHOLE_TALK[language]
    with open_page(browser, service_without_nlu.address, PHONE, script=script) as (page, console):
        chat = Chat(page)
        expect(chat.press(button).locator(".answer")).to_have_attribute("lang", language)
        chat.say(about)
        answered = chat.press(alone)
        expect(answered.locator(".said p")).to_have_text(alone)
        card = answered.locator("article.card").first
        expect(card).to_have_attribute("lang", "ko")
        expect(card.locator(".headline")).to_have_attribute("lang", language)
        expect(page.locator("#recap")).to_have_attribute("lang", language)
        expect(page.locator('#recap [lang="ko"]').first).to_contain_text("강서구")
        assert console == []


@pytest.mark.parametrize("language", WHOLE_TALK)
def test_axe_finds_nothing(browser: Browser, service_without_nlu: Running, language: str) -> None:
    found: dict[str, list[str]] = {}
    with open_page(browser, service_without_nlu.address, PHONE) as (page, _):
        chat = Chat(page)
        for said in WHOLE_TALK[language]:
            chat.say(said)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            violations = Axe().run(page).response["violations"]
            found[said] = [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in violations]
    assert found == {said: [] for said in WHOLE_TALK[language]}


def test_a_korean_page_has_no_other_language(browser: Browser, service_without_nlu: Running) -> None:
    with open_page(browser, service_without_nlu.address, PHONE) as (page, _):
        expect(page.locator(".languages button")).to_have_text(["쉬운 한국어", "English", "中文", "Tiếng Việt"])
        turn = Chat(page).say("67세 서울 강서구")
        expect(turn.locator("[lang]")).to_have_count(0)
