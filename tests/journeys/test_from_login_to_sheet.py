# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An officer sits down in the morning: from the log-in to a printed sheet for a household of five, by keys alone."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from api.clock import now
from api.settings import Settings
from api.staff.accounts import Accounts, Officer, Secrets
from api.store.cipher import cipher_for
from api.store.database import Database
from tests.api.running import Running, running
from tests.journeys.conftest import open_page
from tests.journeys.test_counter import SCREEN, Desk, read

MOST_STEPS, MOST_SECONDS = 45, 180
KEY, STRANGE_KEY, THINKING = 0.5, 0.75, 1.35
"""Seconds for a key of a text by somebody who does not type for a living, for one of a code, and before each step.

Source: Card, Moran and Newell, The keystroke-level model (1980): 0.5, 0.75 and 1.35 seconds.
"""
KIM = Officer("kim", "counter", "강서구", "화곡1동")


@dataclass
class AtHumanSpeed(Desk):
    """The desk, with the time that a person would have taken for the same keys."""

    seconds: float = 0

    def press(self, *keys: str) -> None:
        super().press(*keys)
        self.seconds += len(keys) * (KEY + THINKING)

    def type(self, text: str) -> None:
        super().type(text)
        self.seconds += THINKING + KEY * strokes(text)

    def type_code(self, text: str) -> None:
        """What means nothing, letter by letter."""
        super().type(text)
        self.seconds += THINKING + STRANGE_KEY * len(text)


def strokes(text: str) -> int:
    """How many keys a text takes: a syllable of Korean two to four."""
    return len(unicodedata.normalize("NFD", text))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Secrets]]:
    folder = tmp_path_factory.mktemp("morning")
    with running(folder, DONGHAENG_NLU_PATIENCE="0", DONGHAENG_NLU_URL="http://127.0.0.1:9") as service:
        settings = Settings(var=folder, database_url=None)
        database = Database(settings.database)
        yield service, Accounts(database, cipher_for(settings)).add(KIM)
        database.close()


def test_three_generations_from_the_log_in_to_the_sheet(browser: Browser, service: tuple[Running, Secrets]) -> None:
    running_service, secrets = service
    with open_page(browser, running_service.address, SCREEN) as (page, console):
        desk = log_in(page, secrets)
        desk.begin(story="병원비가 걱정이다", keep=True)
        desk.family()
        expect(page.locator("#results")).to_contain_text("재난적의료비 지원")
        desk.answer("9")
        assert desk.found("parental-benefit") == ["eligible"]
        text = read(desk.print())
        assert console == []
    assert "재난적의료비 지원" in text and "부모급여" in text
    assert "진료비 영수증과 세부내역서: 진료받은 병원" in text
    assert "사는 곳 주민센터" in text and "1577-1000" in text
    print(f"{desk.steps} steps, {desk.seconds:.0f} seconds")
    assert desk.steps <= MOST_STEPS
    assert desk.seconds <= MOST_SECONDS


def log_in(page: Page, secrets: Secrets) -> AtHumanSpeed:
    """A name, a password and a code; the counter opens by itself."""
    page.goto("/staff")
    expect(page.get_by_label("이름")).to_be_focused()
    desk = AtHumanSpeed(page)
    desk.type(KIM.name)
    desk.press("Tab")
    desk.type_code(secrets.password)
    desk.press("Tab")
    desk.type_code(pyotp.parse_uri(secrets.totp_uri).at(now()))  # type: ignore[union-attr]
    desk.press("Enter")
    expect(page.locator("#basis")).to_be_focused()
    return desk
