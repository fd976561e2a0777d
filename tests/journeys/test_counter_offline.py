# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The counter while the connection comes and goes: no word is lost, what waits is sent by itself, nothing twice."""

from playwright.sync_api import Route, expect

from tests.journeys.test_counter import Desk, counter, desk

STORY = "병원비가 걱정이다"


def test_a_story_that_could_not_be_sent_goes_by_itself(desk: Desk) -> None:
    page = desk.page
    desk.press("Tab", "Space", "Tab", "Tab")
    page.context.set_offline(True)
    desk.enter(STORY)
    expect(page.locator("#status")).to_contain_text("그대로 있고")
    expect(page.locator("#story")).to_have_value(STORY)
    page.context.set_offline(False)
    page.wait_for_url("**/staff?at=rows")
    expect(page.locator("#story")).to_have_value(STORY)
    expect(page.locator("#consent")).to_be_checked()


def test_an_answer_whose_receipt_was_lost_counts_once(desk: Desk) -> None:
    page, arrived = desk.page, []
    desk.begin()
    desk.enter("나 67", "", "서울 강서구")
    expect(page.locator("#question strong")).to_be_visible()
    asked = page.locator("#question strong").inner_text()

    def lost(route: Route) -> None:
        arrived.append(route.request.post_data)
        if len(arrived) == 1:
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    page.route("**/staff", lost)
    desk.press("F2")
    desk.enter("1")
    expect(page.locator("#status")).to_contain_text("그대로 있고")
    page.wait_for_url("**/staff?at=answer")
    assert len(arrived) == 2 and arrived[0] == arrived[1]
    expect(page.locator(".answers li")).to_have_count(1)
    expect(page.locator("#question strong")).not_to_have_text(asked)
    expect(page.locator("#said")).to_have_text("")


def test_who_leaves_while_the_connection_is_lost_is_gone_at_once(desk: Desk) -> None:
    page = desk.page
    desk.begin(story=STORY)
    desk.enter("나 67", "", "서울 강서구")
    expect(page.locator("#results")).to_contain_text("기초연금")
    page.context.set_offline(True)
    desk.press("F9", "Enter")
    expect(page.locator("#status")).to_contain_text("저절로 보내요")
    expect(page.locator("#desk")).to_be_empty()
    page.context.set_offline(False)
    expect(page.locator("#row-p1")).to_be_visible()
    expect(page.locator("#story")).to_have_value("")


def test_a_practice_says_so(desk: Desk) -> None:
    page = desk.page
    page.goto("/staff/training")
    page.get_by_role("button", name="혼자 사는 어르신").press("Enter")
    expect(page.locator(".training")).to_contain_text("연습이에요")
    desk.press("F9", "Enter")
    expect(page.locator(".training")).to_have_count(0)


__all__ = ["counter", "desk"]
