# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An officer's own password and log-ins: the old password is asked, the other log-ins end, and it is noted."""

import re

import httpx
import pytest
from fastapi import FastAPI

from api.staff.accounts import Accounts
from api.staff.passwords import fault_of
from tests.api.staff.conftest import Browser, Clock, Enter, code_of
from tests.api.staff.test_login import KIM, noted

pytestmark = pytest.mark.anyio

SENTENCE = "골목 끝 감나무가 익으면 까치가 온다"


@pytest.fixture
async def kim(enter: Enter) -> Browser:
    return await enter("kim", "planner")


async def elsewhere(kim: Browser, clock: Clock) -> str:
    """Log in once more, at another desk; what that browser holds."""
    clock.wait(seconds=31)
    fields = {"name": "kim", "password": kim.secrets.password, "code": code_of(kim.secrets, clock())}
    async with httpx.AsyncClient(transport=kim.client._transport, base_url="http://test") as desk:
        await desk.post("/staff/login", data=fields)
        return desk.cookies["donghaeng_staff"]


async def change(kim: Browser, old: str, new: str, again: str | None = None) -> str:
    """Fill the form in; where it leads, or what the page says."""
    fields = {"password": old, "new": new, "again": new if again is None else again}
    answer = await kim.press("/staff/me/password", **fields)
    return answer.headers.get("location") or answer.text


def accounts_of(app: FastAPI) -> Accounts:
    return app.state.services.staff.accounts  # type: ignore[no-any-return]


async def test_one_changes_ones_password_and_comes_in_by_the_new_one(kim: Browser, app: FastAPI, clock: Clock) -> None:
    assert await change(kim, kim.secrets.password, SENTENCE) == "/staff/me?done=password"
    assert "비밀번호를 바꿨어요" in (await kim.page("/staff/me?done=password")).text
    clock.wait(seconds=31)
    assert accounts_of(app).check("kim", kim.secrets.password, code_of(kim.secrets, clock())) == "wrong"
    assert accounts_of(app).check("kim", SENTENCE, code_of(kim.secrets, clock())) == kim.officer
    assert ("kim", "change", "password") in [(one.who, one.action, one.what) for one in noted(app)]


async def test_the_other_log_ins_end_and_this_one_goes_on_under_a_new_token(
    kim: Browser, app: FastAPI, clock: Clock
) -> None:
    other, before = await elsewhere(kim, clock), kim.client.cookies["donghaeng_staff"]
    await change(kim, kim.secrets.password, SENTENCE)
    sessions = app.state.services.staff.sessions
    assert (await kim.page("/staff/inbox")).status_code == 200
    assert kim.client.cookies["donghaeng_staff"] != before
    assert sessions.follow(other) is None is sessions.follow(before)


async def test_without_the_old_password_nothing_changes(kim: Browser, app: FastAPI, clock: Clock) -> None:
    told = await change(kim, "아무 말이나 적어 본 것이에요", SENTENCE)
    assert "지금 비밀번호가 맞지 않아요" in told and SENTENCE not in told
    clock.wait(seconds=31)
    assert accounts_of(app).check("kim", kim.secrets.password, code_of(kim.secrets, clock())) == kim.officer
    assert ("kim", "refused", "password") in [(one.who, one.action, one.what) for one in noted(app)]


async def test_who_sits_down_at_an_open_desk_cannot_guess_on(kim: Browser) -> None:
    for _ in range(5):
        await change(kim, "guess", SENTENCE)
    assert "15분 동안 잠갔어요" in await change(kim, kim.secrets.password, SENTENCE)


@pytest.mark.parametrize(
    ("new", "again", "told"),
    [
        ("감나무 세 그루", None, "15자부터예요"),
        ("감" * 201, None, "200자까지예요"),
        ("혜택동행혜택동행혜택동행123", None, "알아맞히기 쉬운"),
        (SENTENCE, SENTENCE + "네", "서로 달라요"),
    ],
    ids=["short", "long", "to be guessed", "not twice the same"],
)
async def test_what_is_wrong_with_the_new_one_is_said(kim: Browser, new: str, again: str | None, told: str) -> None:
    page = await change(kim, kim.secrets.password, new, again)
    assert told in page and new not in page


@pytest.mark.parametrize(
    "guess",
    [
        "111111111111111",
        "1q2w3e4r5t6y7u8i9o",
        "ManchesterUnited1!",
        "123456789012345",
        "qwertyuiopasdfgh",
        "kimkimkimkimkim2026",
        "화곡1동주민센터비밀번호2026",
        "가나다라마바사아자차카타파하가",
    ],
)
async def test_what_everybody_would_try_first_is_no_password(guess: str) -> None:
    assert fault_of(guess, KIM) == "guessable"


@pytest.mark.parametrize(
    "good", [SENTENCE, "correct horse battery", "x7Kq-92Lm_pZ04vT-aeh", "나는 매일 아침 된장국을 끓여요"]
)
async def test_a_sentence_or_what_a_password_keeper_makes_is_one(good: str) -> None:
    assert fault_of(good, KIM) is None


async def test_one_sees_where_one_is_logged_in_and_ends_the_others(kim: Browser, app: FastAPI, clock: Clock) -> None:
    others = [await elsewhere(kim, clock), await elsewhere(kim, clock)]
    page = (await kim.page("/staff/me")).text
    assert page.count("에 들어왔어요") == 3 and page.count("지금 보는 화면</strong>") == 1
    assert all(token not in page for token in (*others, kim.client.cookies["donghaeng_staff"]))
    await kim.press("/staff/me/sessions", which="others", password=kim.secrets.password)
    assert [app.state.services.staff.sessions.follow(token) for token in others] == [None, None]
    assert "다른 곳에서는 로그인하지 않았어요" in (await kim.page("/staff/me?done=sessions")).text
    assert ("kim", "change", "sessions") in [(one.who, one.action, one.what) for one in noted(app)]


async def test_one_ends_a_single_log_in(kim: Browser, app: FastAPI, clock: Clock) -> None:
    first, second = await elsewhere(kim, clock), await elsewhere(kim, clock)
    [newest, *_] = re.findall(r'<option value="([0-9a-f]{64})"', (await kim.page("/staff/me")).text)
    await kim.press("/staff/me/sessions", which=newest, password=kim.secrets.password)
    sessions = app.state.services.staff.sessions
    assert (sessions.follow(first), sessions.follow(second)) == ("kim", None)


async def test_a_log_in_ends_only_with_the_password(kim: Browser, app: FastAPI, clock: Clock) -> None:
    other = await elsewhere(kim, clock)
    answer = await kim.press("/staff/me/sessions", which="others", password="guess")
    assert answer.status_code == 422 and "지금 비밀번호가 맞지 않아요" in answer.text
    assert app.state.services.staff.sessions.follow(other) == "kim"


async def test_nobody_sees_or_ends_somebody_elses(kim: Browser, enter: Enter, app: FastAPI) -> None:
    lee = await enter("lee", "planner")
    sessions = app.state.services.staff.sessions
    [theirs] = sessions.open_of("lee")
    assert theirs.key not in (await kim.page("/staff/me")).text
    await kim.press("/staff/me/sessions", which=theirs.key, password=kim.secrets.password)
    assert sessions.follow(lee.client.cookies["donghaeng_staff"]) == "lee"
