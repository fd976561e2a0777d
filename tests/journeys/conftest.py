# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The running service in a real browser, phone and desktop, with script and without; and its talking parts alone."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from api.services import Services
from tests.api.running import Running, running
from tests.journeys.understanding import services_with, trained_nlu

T = TypeVar("T")

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The whole service, with the NLU where its environment is there."""
    with running(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture(scope="session")
def service_without_nlu(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service while its NLU is dead."""
    dead = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}
    with running(tmp_path_factory.mktemp("without_nlu"), **dead) as service:
        yield service


class Loop:
    """An event loop in a thread of its own: the browser's keeps the main thread, which bears no other."""

    def __init__(self, thread: Executor) -> None:
        self._thread, self._runner = thread, asyncio.Runner()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for what a coroutine returns."""
        return self._thread.submit(self._runner.run, work).result()

    def close(self) -> None:
        """End the loop where it ran."""
        self._thread.submit(self._runner.close).result()


@pytest.fixture(scope="session")
def loop() -> Iterator[Loop]:
    """The one loop in which the talking parts live."""
    with ThreadPoolExecutor(max_workers=1) as thread, closing(Loop(thread)) as loop:
        yield loop


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory, loop: Loop) -> Iterator[Services]:
    """What answers a talk, with the trained model."""
    with trained_nlu() as nlu:
        services = services_with(nlu, tmp_path_factory.mktemp("services"))
        assert loop.run(services.nlu.alive())
        yield services
        loop.run(services.nlu.close())
        services.database.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("needs Debian's chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Chat:
    """The page as a person uses it; the same steps with script and without."""

    page: Page

    def say(self, text: str) -> Locator:
        """Type and send; the answer's turn."""
        before = self.turns.count()
        self.page.get_by_role("textbox").fill(text)
        self.page.get_by_role("button", name="보내기").click()
        return self.arrived(before)

    def press(self, name: str) -> Locator:
        """Press a button that says something; the answer's turn."""
        before = self.turns.count()
        self.page.get_by_role("button", name=name, disabled=False).last.click()
        return self.arrived(before)

    def arrived(self, before: int) -> Locator:
        """The turn that comes after so many."""
        turn = self.turns.nth(before)
        turn.wait_for()
        return turn

    @property
    def turns(self) -> Locator:
        """Every turn so far."""
        return self.page.locator("#log > .turn")

    @property
    def recap(self) -> str:
        """What was understood."""
        return self.page.locator("#recap").text_content() or ""


def card(turn: Locator, program: str) -> Locator:
    """The card of a programme in an answer."""
    return turn.locator(f'article[data-program="{program}"]').first


@pytest.fixture(params=["phone", "desktop"])
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    return PHONE if request.param == "phone" else DESKTOP


@pytest.fixture(params=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "script")


QUICKER = "Autofocus processing was blocked because a document already has a focused element"
"""The browser's note when somebody pressed a key before the frame that sets the focus came: their focus counts."""


@contextmanager
def open_page(
    browser: Browser, address: str, viewport: dict[str, int], *, script: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """A fresh browser; what its console says is kept, but that keys were quicker than the first focus."""
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        java_script_enabled=script,
        locale="ko-KR",
        base_url=address,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    console: list[str] = []
    page.on("console", lambda message: None if QUICKER in message.text else console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    page.goto("/")
    yield page, console
    context.close()


@pytest.fixture
def chat(browser: Browser, service: Running, viewport: dict[str, int], script: bool) -> Iterator[Chat]:  # noqa: FBT001
    """A chat in all four ways; the console must stay silent."""
    with open_page(browser, service.address, viewport, script=script) as (page, console):
        yield Chat(page)
        assert console == []


@pytest.fixture
def phone(browser: Browser, service: Running) -> Iterator[Chat]:
    """A chat on a phone with script."""
    with open_page(browser, service.address, PHONE) as (page, console):
        yield Chat(page)
        assert console == []


@pytest.fixture
def phone_without_nlu(browser: Browser, service_without_nlu: Running) -> Iterator[Chat]:
    """A chat on a phone while the NLU is dead."""
    with open_page(browser, service_without_nlu.address, PHONE) as (page, console):
        yield Chat(page)
        assert console == []
