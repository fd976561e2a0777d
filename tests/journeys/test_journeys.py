# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The whole thing as people use it: typed as here, with no other input."""

import re
import time

import httpx
import pytest
from playwright.sync_api import expect

from tests.api.running import Running
from tests.journeys.conftest import Chat, card


def words(text: str | None) -> str:
    """A text with its spaces evened out."""
    return re.sub(r"\s+", " ", text or "")


def test_a_mother_to_be(chat: Chat) -> None:
    """(a) Transport for the pregnant: the amount, the reason, what to do first, the last day, and one question."""
    turn = chat.say("임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?")
    transport = card(turn, "seoul-pregnancy-transport")
    expect(transport).to_be_visible()
    text = words(transport.text_content())
    assert re.search(r"70만\s?원|700,000원", text)
    assert "받을 수 있어요" in text or "창구에서 확인이 필요해요" in text
    assert "서울특별시" in text, "the reason"
    assert "교육" in text, "the online lesson to take first"
    assert re.search(r"20\d\d(-|년)", words(transport.locator(".deadline").text_content())), "the last day"
    assert "출처" in text
    assert turn.locator(".question").count() == 1
    assert "강서구" in chat.recap and "5개월" in chat.recap


def test_a_basic_pension(chat: Chat) -> None:
    """(b) An old man alone: three sentences to a decided basic pension, reckoned step by step."""
    chat.say("나 예순일곱이고 혼자 살어 관악구")
    chat.say("국민연금 삼십만원 나와")
    turn = chat.say("집은 없고 예금 천만원")
    pension = card(turn, "basic-pension")
    expect(pension).to_be_visible()
    assert pension.get_attribute("data-verdict") in ("eligible", "confirm")
    text = words(pension.text_content())
    assert "소득인정액" in text
    assert "2026년 기준" in text, "the recency of the figures"
    steps = turn.locator(".says .dots li")
    assert steps.count() >= 2
    assert all(re.search(r"= .*원$", words(step)) for step in steps.all_text_contents())


def test_a_correction(chat: Chat) -> None:
    """(c) "아니 일흔둘이야" in the middle changes the age and the results."""
    chat.say("나 예순하나고 혼자 살어 관악구")
    before = chat.recap
    assert "61세" in before
    turn = chat.say("아니 일흔둘이야")
    assert "72세" in chat.recap and "61세" not in chat.recap
    assert "관악구" in chat.recap
    assert "72" in words(turn.text_content())


def test_a_question_in_the_middle(chat: Chat) -> None:
    """(d) A question about one benefit is answered from the catalogue, and the talk goes on where it was."""
    first = chat.say("나 예순일곱이고 혼자 살어 관악구")
    asked = words(first.locator(".question p").first.text_content())
    turn = chat.say("산후조리경비 언제까지 신청해요?")
    text = words(turn.text_content())
    assert re.search(r"60일|6개월|180일", text), text
    assert asked in text, "the open question comes back"
    assert "관악구" in chat.recap


def test_a_crisis(chat: Chat) -> None:
    """(e) The crisis lines come first."""
    turn = chat.say("요즘은 그냥 죽고 싶어요")
    first = turn.locator(".answer > :not(h2)").first
    assert "urgent" in (first.get_attribute("class") or "")
    expect(first.locator('a[href="tel:109"]')).to_be_visible()


def test_a_crisis_without_nlu(phone_without_nlu: Chat) -> None:
    """(e) The same with the NLU stopped."""
    turn = phone_without_nlu.say("요즘은 그냥 죽고 싶어요")
    expect(turn.locator('.urgent a[href="tel:109"]')).to_be_visible()


def test_buttons_are_enough_without_nlu(phone_without_nlu: Chat) -> None:
    """(f) From the start screen to results by pressing alone."""
    chat = phone_without_nlu
    chat.press("임신·출산")
    for _ in range(6):
        replies = chat.turns.last.locator(".question .replies button")
        if replies.count() == 0:
            break
        before = chat.turns.count()
        replies.first.click()
        chat.arrived(before)
    assert chat.page.locator("article.card").count() > 0
    assert chat.page.locator("#recap li").count() >= 2


def test_every_start_begins_something_without_nlu(phone_without_nlu: Chat) -> None:
    chat = phone_without_nlu
    labels = chat.page.locator(".tile strong").all_text_contents()
    assert len(labels) == 6
    for label in labels:
        chat.press(label)
        answer = chat.turns.last
        assert answer.locator(".question, article.card").count() > 0, label
        chat.page.get_by_role("button", name="새로 시작").click()
        chat.page.locator(".tile").first.wait_for()


def test_a_person(chat: Chat) -> None:
    turn = chat.press("사람과 이야기하기")
    assert re.search(r"\d{4}-\d{5}", words(turn.locator(".handoff .ticket").text_content()))


def test_not_knowing_is_an_answer(chat: Chat) -> None:
    first = chat.say("나 예순일곱이고 혼자 살어 관악구")
    asked = words(first.locator(".question p").first.text_content())
    turn = chat.press("모르겠어요")
    assert words(turn.locator(".question p").first.text_content()) != asked


def test_a_recap_line_can_be_corrected(chat: Chat) -> None:
    chat.say("나 예순일곱이고 혼자 살어 관악구")
    summary = chat.page.locator("#recap summary")
    if not chat.page.locator("#recap li button").first.is_visible():
        summary.click()
    before = chat.turns.count()
    chat.page.locator("#recap li", has_text="나이").get_by_role("button").click()
    chat.arrived(before)
    chat.say("일흔둘")
    assert "72세" in chat.recap and "67세" not in chat.recap


def test_the_nlu_dies_in_the_middle(phone: Chat, service: Running) -> None:
    """The talk goes on with what needs no NLU, and the NLU comes back by itself."""
    phone.say("나 예순일곱이고 혼자 살어 관악구")
    if healthy(service) != "ok":
        pytest.fail("needs the NLU's own environment: make model")
    service.part("bot.serve").kill()
    turn = phone.say("요즘은 그냥 죽고 싶어요")
    expect(turn.locator('.urgent a[href="tel:109"]')).to_be_visible()
    phone.say("국민연금 삼십만원 나와")
    assert "30만 원" in phone.recap and "관악구" in phone.recap
    for _ in range(300):
        if healthy(service) == "ok":
            return
        time.sleep(0.1)
    raise AssertionError("the NLU did not come back")


def healthy(service: Running) -> str:
    """What the health check says."""
    return str(httpx.get(f"{service.address}/healthz").json()["status"])
