# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Two people at the catalogue, and the pages between them."""

import html
import re
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, clock, enter

__all__ = ["clock", "enter"]

RENT = "catalogue/national/youth-monthly-rent.yaml"
INCOME = "field:periods.0.who.3.recognised_income.at_most"
SEEN = re.compile(r'name="seen" value="([^"]*)"')


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=None)


@dataclass
class Desk:
    """A draft as somebody works on it."""

    browser: Browser
    address: str

    @classmethod
    async def begin(cls, browser: Browser, place: str) -> "Desk":
        began = await browser.press("/staff/catalogue/drafts", place=place)
        assert began.status_code == 303, began.text
        return cls(browser, began.headers["location"])

    def seen_by(self, browser: Browser) -> "Desk":
        return Desk(browser, self.address)

    async def page(self) -> str:
        return html.unescape((await self.browser.page(self.address)).text)

    async def do(self, act: str, **fields: str) -> httpx.Response:
        """Press what stands on the page as it is now."""
        seen = SEEN.search(await self.page())
        return await self.browser.press(f"{self.address}/{act}", seen=seen[1] if seen else "", **fields)

    async def rent_to_63(self) -> None:
        """The income limit of the youth rent from 60 to 63 percent, from the day of the test on."""
        period = {
            "since": TODAY.isoformat(),
            "title": "청년월세 지원 개정 고시",
            "url": "https://www.molit.go.kr/notice",
        }
        assert (await self.do("period", **period)).status_code == 200
        changed = await self.do("fields", **{INCOME: "63%", "reason": "고시가 바뀌었어요"})
        assert changed.status_code == 200, changed.text
