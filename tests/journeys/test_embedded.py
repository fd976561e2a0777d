# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One script line puts the chat on another site: there only, with its look, and each site with a talk of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from playwright.sync_api import Browser, FrameLocator, expect

from tests.api.running import Running, running
from tests.journeys.conftest import DESKTOP

SAID = "임신 5개월이고 서울 강서구 살아요"


@contextmanager
def site(line: str) -> Iterator[str]:
    """Somebody's page with the line in it, on a site of its own."""
    page = f"<!doctype html><html lang=ko><title>우리 구청</title><main><h1>복지</h1>{line}</main>".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def embeddable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The service that every page of `localhost` may show."""
    allowed = {"DONGHAENG_EMBED_ORIGINS": "http://localhost:*", "DONGHAENG_NLU_PATIENCE": "0"}
    with running(tmp_path_factory.mktemp("embedded"), **allowed) as service:
        yield service


def line(service: Running, more: str = "") -> str:
    return f'<script src="{service.address}/static/embed.js" {more}></script>'


@contextmanager
def opened(browser: Browser, address: str, *, script: bool = True) -> Iterator[FrameLocator]:
    context = browser.new_context(viewport=DESKTOP, locale="ko-KR", java_script_enabled=script)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(address)
    yield page.frame_locator("iframe")
    context.close()


def without_script(service: Running) -> str:
    """What the documentation adds to the line, for those who have turned scripts off."""
    frame = f'<iframe src="{service.address}/embed" title="혜택동행" width="100%" height="640"></iframe>'
    return f"{line(service)}<noscript>{frame}</noscript>"


def test_the_chat_talks_on_another_site_and_remembers(browser: Browser, embeddable: Running) -> None:
    with site(line(embeddable)) as address, opened(browser, address) as frame:
        frame.get_by_role("textbox").fill(SAID)
        frame.get_by_role("button", name="보내기").click()
        expect(frame.locator("#log > .turn")).to_have_count(1)
        frame.get_by_role("textbox").fill("둘이 살아요")
        frame.get_by_role("button", name="보내기").click()
        expect(frame.locator("#log > .turn")).to_have_count(2)
        expect(frame.locator("#recap")).to_contain_text("강서구")
        frame.get_by_role("button", name="새로 시작").click()
        expect(frame.locator("#log > .turn")).to_have_count(0)
        expect(frame.get_by_role("textbox")).to_be_visible()


def test_it_takes_the_look_of_the_site(browser: Browser, embeddable: Running) -> None:
    more = 'data-primary="#0b6b3a" data-round="none" data-height="500"'
    with site(line(embeddable, more)) as address, opened(browser, address) as frame:
        root = frame.locator("html")
        expect(root).to_be_visible()
        token = "(one, name) => getComputedStyle(one).getPropertyValue(name).trim()"
        assert root.evaluate(token, "--primary-60") == "#0b6b3a"
        assert root.evaluate(token, "--round-2") == "0"
        assert frame.owner.get_attribute("height") == "500"


def test_it_does_not_stand_on_a_site_that_is_not_allowed(
    browser: Browser, service: Running, embeddable: Running
) -> None:
    assert httpx.get(f"{service.address}/embed").status_code == 404
    with site(line(embeddable)) as address, opened(browser, address.replace("localhost", "127.0.0.1")) as frame:
        frame.owner.wait_for()
        assert frame.get_by_role("textbox").count() == 0
    policy = httpx.get(f"{embeddable.address}/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy, "the page of our own is framed nowhere"


def test_without_script_the_frame_beside_the_line_talks_and_remembers(browser: Browser, embeddable: Running) -> None:
    with (
        site(without_script(embeddable)) as address,
        opened(browser, address, script=False) as frame,
    ):
        for text, turns in ((SAID, 1), ("둘이 살아요", 2)):
            frame.get_by_role("textbox").fill(text)
            frame.get_by_role("button", name="보내기").click()
            expect(frame.locator("#log > .turn")).to_have_count(turns)
        expect(frame.locator("#recap")).to_contain_text("강서구")
        assert frame.owner.page.locator("iframe").count() == 1


def test_with_script_there_is_one_frame_and_no_second_one_beside_it(browser: Browser, embeddable: Running) -> None:
    with site(without_script(embeddable)) as address, opened(browser, address) as frame:
        expect(frame.get_by_role("textbox")).to_be_visible()
        assert frame.owner.page.locator("iframe").count() == 1
