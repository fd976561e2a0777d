# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The pages, read as a browser without script reads them."""

import re
from html import unescape

import httpx
import pytest

from rules_engine import load_catalogue

pytestmark = pytest.mark.anyio

SAID = "임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?"


async def test_the_first_page(client: httpx.AsyncClient) -> None:
    page = await client.get("/")
    assert page.status_code == 200
    assert "자동 안내예요. 언제든 사람과 이야기할 수 있어요." in page.text
    assert "사람과 이야기하기" in page.text
    assert 'role="log"' in page.text
    assert "set-cookie" not in page.headers, "nobody is marked before they speak"


async def test_a_turn_without_script_and_a_reload(client: httpx.AsyncClient) -> None:
    sent = await client.post("/chat", data={"text": SAID})
    assert sent.status_code == 303
    cookie = sent.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "max-age=1800" in cookie
    page = (await client.get("/")).text
    assert SAID in page
    assert 'data-program="seoul-pregnancy-transport"' in page
    assert "강서구" in page[page.index('id="recap"') :]
    assert (await client.get("/")).text == page


async def test_a_turn_with_script_brings_only_the_turn(client: httpx.AsyncClient) -> None:
    added = await client.post("/chat", data={"text": SAID}, headers={"hx-request": "true"})
    assert added.status_code == 200
    assert "<html" not in added.text
    assert 'hx-swap-oob="true"' in added.text
    assert SAID in added.text


async def test_only_the_last_replies_can_be_pressed(client: httpx.AsyncClient) -> None:
    await client.post("/chat", data={"text": SAID})
    await client.post("/chat", data={"reply": "모르겠어요"})
    turns = re.split(r'<section class="turn"', (await client.get("/")).text)[1:]
    first, last = turns[0], turns[1].partition('id="recap"')[0]
    assert 'class="replies" disabled' in first
    assert 'class="replies">' not in first
    assert 'class="replies">' in last


MARKUP = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "&lt;b&gt;"]


@pytest.mark.parametrize("text", MARKUP)
async def test_html_is_text(client: httpx.AsyncClient, text: str) -> None:
    added = await client.post("/chat", data={"text": text}, headers={"hx-request": "true"})
    assert (text in added.text) == (text == "{{7*7}}")
    page = (await client.get("/")).text
    assert "<script>alert" not in page and "<img src=x" not in page


async def test_a_long_text_is_refused_kindly_and_nothing_is_lost(client: httpx.AsyncClient) -> None:
    await client.post("/chat", data={"text": SAID})
    for length in (3001, 40_000):
        refused = await client.post("/chat", data={"text": "가" * length}, headers={"accept": "text/html"})
        assert refused.status_code == 413
        assert "나누어 짧게" in refused.text
        added = await client.post("/chat", data={"text": "가" * length}, headers={"hx-request": "true"})
        assert added.status_code == 413 and "<html" not in added.text
    assert SAID in (await client.get("/")).text


async def test_starting_anew_forgets(client: httpx.AsyncClient) -> None:
    await client.post("/chat", data={"text": SAID})
    mark = client.cookies["donghaeng_talk"]
    await client.post("/chat/restart")
    assert "donghaeng_talk" not in client.cookies
    client.cookies.set("donghaeng_talk", mark)
    assert SAID not in (await client.get("/")).text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_another_site_cannot_post(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await client.post("/chat", data={"text": SAID}, headers=headers)).status_code == 403
    assert (await client.post("/chat/restart", headers=headers)).status_code == 403


async def test_our_own_page_can(client: httpx.AsyncClient) -> None:
    headers = {"origin": "http://test", "sec-fetch-site": "same-origin"}
    assert (await client.post("/chat", data={"text": SAID}, headers=headers)).status_code == 303


async def test_text_size_without_script(client: httpx.AsyncClient) -> None:
    assert 'data-size="3"' in (await client.get("/?size=3")).text
    assert 'data-size="3"' in (await client.get("/")).text, "the cookie remembers"
    assert 'data-size="3"' in (await client.get("/?size=9")).text


async def test_a_page_is_small(client: httpx.AsyncClient) -> None:
    """At most 100 kB compressed, without fonts; each font at most 300 kB."""
    await client.post("/chat", data={"text": SAID})
    page = await client.get("/", headers={"accept-encoding": "gzip"})
    addresses = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page.text))
    total = int(page.headers["content-length"])
    for address in addresses:
        file = await client.get(address, headers={"accept-encoding": "gzip"})
        assert file.status_code == 200
        size = int(file.headers.get("content-length", len(file.content)))
        if "/fonts/" in address:
            assert size <= 300_000
        else:
            total += size
    assert total <= 100_000


async def test_every_programme_has_a_page(client: httpx.AsyncClient) -> None:
    for programme in load_catalogue().programmes.values():
        page = await client.get(f"/p/{programme.id}")
        assert page.status_code == 200, programme.id
        text = unescape(page.text)
        assert programme.name in text and "출처" in text
        assert ("조건은 저희 자료에 없어요" in text) == (programme.kind == "named")
        assert ("한 사람이 받는 혜택은 아니에요" in text) == (programme.recipient == "organisation")
        if programme.kind == "named":
            assert "받을 수 있는 조건</h2>" not in text and "나도 받을 수 있는지" not in text


async def test_a_page_says_how_it_is_used(client: httpx.AsyncClient) -> None:
    page = (await client.get("/p/ansim-home-scout")).text
    assert "화요일부터 금요일: 밤 10시부터 새벽 1시까지" in page
    assert "아이 1명에 3,000원" in (await client.get("/p/seoul-kids-cafe-city-mokdong")).text


async def test_a_draw_is_no_promise(client: httpx.AsyncClient) -> None:
    drawn = next(one for one in load_catalogue().programmes.values() if one.selection == "quota" and one.periods)
    page = (await client.get(f"/p/{drawn.id}")).text
    assert "신청할 수 있는 조건" in page and "뽑혀야 받아요" in page


async def test_the_reference_names_every_call(client: httpx.AsyncClient) -> None:
    page = (await client.get("/docs")).text
    for path in (await client.get("/openapi.json")).json()["paths"]:
        assert path in page


async def test_over_https_the_mark_is_one_that_only_this_host_can_set(client: httpx.AsyncClient) -> None:
    sent = await client.post("https://test/chat", data={"text": "67세예요"})
    cookie = sent.headers["set-cookie"]
    assert cookie.startswith("__Host-donghaeng_talk=") and "Secure" in cookie and "Path=/;" in cookie
    assert "67세예요" in (await client.get("https://test/")).text
    sized = (await client.get("https://test/?size=2")).headers["set-cookie"]
    assert sized.startswith("__Host-donghaeng_size=2") and "Secure" in sized
    gone = await client.post("https://test/chat/restart")
    assert gone.headers["set-cookie"].startswith('__Host-donghaeng_talk=""') and "Secure" in gone.headers["set-cookie"]
