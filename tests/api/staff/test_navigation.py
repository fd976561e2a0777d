# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The same way around on every page of the staff: what the role may, one's own log-in, and the way out."""

import re
from typing import get_args

import pytest
from fastapi import FastAPI

from api.counter.visits import Visits
from api.staff.rights import Right, Role, rights
from tests.api.editor.test_reviews import VISIT
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

PAGES: dict[str, tuple[Right, ...]] = {
    "/staff": ("check",),
    "/staff/training": ("check",),
    "/staff/inbox": ("inbox",),
    "/staff/inbox/new": ("open",),
    "/staff/visits": ("visits",),
    "/staff/resources": ("resources",),
    "/staff/reminders": ("reminders",),
    "/staff/catalogue": ("draft", "approve"),
    "/staff/catalogue/new": ("draft",),
    "/staff/catalogue/reviews": ("draft",),
    "/staff/numbers": ("numbers",),
    "/staff/me": (),
    "/staff/login": (),
}
WAYS = re.compile(r'<nav class="ways"[^>]*>(.*?)</nav>', re.DOTALL)
ADDRESS = re.compile(r'href="([^"]+)"')
LED_TO = ("/staff", "/staff/inbox", "/staff/visits", "/staff/resources", "/staff/reminders", "/staff/catalogue")


def may(role: Role, page: str) -> bool:
    return not PAGES[page] or any(rights().may(role, right) for right in PAGES[page])


async def ways_of(browser: Browser, page: str) -> list[str]:
    answer = await browser.page(page)
    assert answer.status_code == 200, page
    assert 'action="/staff/logout"' in answer.text and 'href="/staff/me"' in answer.text, page
    [ways] = WAYS.findall(answer.text)
    return ADDRESS.findall(ways)


@pytest.mark.parametrize("role", get_args(Role))
async def test_every_page_leads_everywhere_that_the_role_may_go(enter: Enter, role: Role) -> None:
    browser = await enter("kim", role)
    wanted = [page for page in (*LED_TO, "/staff/numbers") if may(role, page)]
    for page in PAGES:
        if may(role, page):
            assert await ways_of(browser, page) == wanted, page


async def test_who_logs_out_at_the_counter_leaves_nothing_of_the_visitor(enter: Enter, app: FastAPI) -> None:
    desk = await enter("choi", "counter")
    await desk.page("/staff")
    await desk.client.post("/staff", data=VISIT)
    visits, cookie = Visits(app.state.services.conversations), desk.client.cookies["donghaeng_visit"]
    assert visits.find(cookie, desk.officer) is not None
    gone = await desk.press("/staff/logout")
    assert gone.headers["location"] == "/staff/login"
    assert visits.find(cookie, desk.officer) is None and "donghaeng_visit" not in desk.client.cookies
