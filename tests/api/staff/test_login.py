# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The staff door: two factors, a lock, sessions that end, forms of our own only."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Row
from sqlalchemy import text as sql

from api.staff.accounts import Accounts, NameTakenError, Officer, Secrets
from api.staff.sessions import StaffSessions
from api.store.cipher import Cipher
from api.store.database import Database
from tests.api.staff.conftest import FIELD, Clock, Enter, code_of
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

KIM = Officer("kim", "planner", "강서구", "화곡1동")


@pytest.fixture
def accounts(database: Database, cipher: Cipher, clock: Clock) -> Accounts:
    return Accounts(database, cipher)


@pytest.fixture
def kim(accounts: Accounts) -> Secrets:
    return accounts.add(KIM)


async def test_who_has_all_three_comes_in(accounts: Accounts, kim: Secrets, clock: Clock) -> None:
    assert accounts.check("kim", kim.password, code_of(kim, clock())) == KIM


async def test_a_code_counts_once(accounts: Accounts, kim: Secrets, clock: Clock) -> None:
    code = code_of(kim, clock())
    assert accounts.check("kim", kim.password, code) == KIM
    assert accounts.check("kim", kim.password, code) == "wrong"
    clock.wait(seconds=31)
    assert accounts.check("kim", kim.password, code_of(kim, clock())) == KIM


async def test_an_old_code_does_not_count(accounts: Accounts, kim: Secrets, clock: Clock) -> None:
    code = code_of(kim, clock())
    clock.wait(seconds=61)
    assert accounts.check("kim", kim.password, code) == "wrong"


async def test_five_failures_lock_even_the_right_one_out(accounts: Accounts, kim: Secrets, clock: Clock) -> None:
    for _ in range(5):
        assert accounts.check("kim", "guess", code_of(kim, clock())) == "wrong"
    assert accounts.check("kim", kim.password, code_of(kim, clock())) == "locked"
    clock.wait(minutes=15, seconds=1)
    assert accounts.check("kim", kim.password, code_of(kim, clock())) == KIM


async def test_wrong_codes_lock_as_well(accounts: Accounts, kim: Secrets) -> None:
    assert [accounts.check("kim", kim.password, "000000") for _ in range(6)] == ["wrong"] * 5 + ["locked"]


async def test_a_closed_account_is_as_an_unknown_name(accounts: Accounts, kim: Secrets, clock: Clock) -> None:
    assert accounts.close("kim") and not accounts.close("lee")
    assert accounts.check("kim", kim.password, code_of(kim, clock())) == "wrong" == accounts.check("lee", "a", "b")
    assert accounts.find("kim") is None
    with pytest.raises(NameTakenError):
        accounts.add(KIM)


async def test_neither_password_nor_secret_lies_in_the_open(
    accounts: Accounts, kim: Secrets, database: Database
) -> None:
    with database.engine.connect() as connection:
        ((hashed, sealed),) = connection.execute(sql("SELECT password, totp FROM accounts")).all()
    assert hashed.startswith("$argon2id$") and kim.password not in hashed
    assert kim.totp_uri.split("secret=")[1][:32].encode() not in bytes(sealed)


async def test_a_session_ends_after_fifteen_idle_minutes(database: Database, cipher: Cipher, clock: Clock) -> None:
    sessions = StaffSessions(database, cipher)
    token = sessions.begin("kim")
    for _ in range(3):
        clock.wait(minutes=14)
        assert sessions.follow(token) == "kim"
    clock.wait(minutes=15, seconds=1)
    assert sessions.follow(token) is None
    assert (sessions.sweep(), sessions.sweep()) == (1, 0)


async def test_a_session_ends_after_ten_hours_however_busy(database: Database, cipher: Cipher, clock: Clock) -> None:
    sessions = StaffSessions(database, cipher)
    token = sessions.begin("kim")
    for _ in range(59):
        clock.wait(minutes=10)
        assert sessions.follow(token) == "kim"
    clock.wait(minutes=10, seconds=1)
    assert sessions.follow(token) is None


async def test_the_cookie_is_for_this_site_alone_and_no_script(client: httpx.AsyncClient, enter: Enter) -> None:
    browser = await enter("kim", "planner")
    services = browser.client._transport.app.state.services  # type: ignore[attr-defined]
    token = browser.client.cookies["donghaeng_staff"]
    assert len(token) >= 43 and services.staff.sessions.follow(token) == "kim"
    secrets = services.staff.accounts.add(Officer("lee", "planner", "강서구"))
    fields = {"name": "lee", "password": secrets.password, "code": code_of(secrets, Clock()())}
    answer = await client.post("https://test/staff/login", data=fields)
    flags = answer.headers["set-cookie"].lower()
    assert all(flag in flags for flag in ("httponly", "samesite=strict", "secure", "path=/;"))
    assert flags.startswith("__host-donghaeng_staff="), "no neighbour's host can plant it"
    assert "domain" not in flags


async def test_a_log_out_ends_the_session_on_our_side(enter: Enter) -> None:
    browser = await enter("kim", "planner")
    token = browser.client.cookies["donghaeng_staff"]
    assert (await browser.page("/staff/inbox")).status_code == 200
    assert (await browser.press("/staff/logout")).status_code == 303
    browser.client.cookies.set("donghaeng_staff", token)
    assert (await browser.page("/staff/inbox")).headers["location"] == "/staff/login"


async def test_over_https_one_stays_logged_in_and_comes_out(client: httpx.AsyncClient, app: FastAPI) -> None:
    secrets = app.state.services.staff.accounts.add(Officer("lee", "planner", "강서구"))
    fields = {"name": "lee", "password": secrets.password, "code": code_of(secrets, Clock()())}
    await client.post("https://test/staff/login", data=fields)
    page = await client.get("https://test/staff/inbox")
    assert page.status_code == 200
    found = FIELD.search(page.text)
    assert found is not None
    gone = await client.post("https://test/staff/logout", data={"form_token": found[1]})
    assert "__host-donghaeng_staff" not in {name.lower() for name in client.cookies}
    assert "secure" in gone.headers["set-cookie"].lower(), "else the browser would keep the name"


async def test_a_cookie_without_its_prefix_opens_nothing_over_https(enter: Enter) -> None:
    browser = await enter("kim", "planner")
    planted = {"Cookie": f"donghaeng_staff={browser.client.cookies['donghaeng_staff']}"}
    assert (await browser.client.get("https://test/staff/inbox", headers=planted)).status_code == 303


async def test_a_new_log_in_ends_the_one_that_the_browser_held(enter: Enter, clock: Clock) -> None:
    browser = await enter("kim", "planner")
    before = browser.client.cookies["donghaeng_staff"]
    clock.wait(seconds=31)
    fields = {"name": "kim", "password": browser.secrets.password, "code": code_of(browser.secrets, clock())}
    assert (await browser.client.post("/staff/login", data=fields)).status_code == 303
    services = browser.client._transport.app.state.services  # type: ignore[attr-defined]
    assert services.staff.sessions.follow(before) is None


async def test_a_closed_account_ends_what_is_open(enter: Enter, app: FastAPI) -> None:
    browser = await enter("kim", "planner")
    app.state.services.staff.accounts.close("kim")
    assert (await browser.page("/staff/inbox")).status_code == 303


async def test_what_was_wrong_is_not_said_and_the_password_does_not_come_back(client: httpx.AsyncClient) -> None:
    answer = await client.post("/staff/login", data={"name": "kim", "password": "s3cret-word", "code": "123456"})
    assert answer.status_code == 403 and "가운데 맞지 않는" in answer.text
    assert "s3cret-word" not in answer.text and "123456" not in answer.text


async def test_a_page_allows_no_script_but_ours(client: httpx.AsyncClient) -> None:
    page = await client.get("/staff/login")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert "<style" not in page.text and "onclick" not in page.text and " style=" not in page.text


async def test_who_has_no_right_is_told_so_and_it_is_noted(enter: Enter, app: FastAPI) -> None:
    browser = await enter("park", "tong")
    assert (await browser.page("/staff/inbox")).status_code == 403
    assert ("park", "refused", "inbox") in [(one.who, one.action, one.what) for one in noted(app)]


async def test_without_a_database_the_door_stays_shut(client: httpx.AsyncClient, enter: Enter, app: FastAPI) -> None:
    browser = await enter("kim", "planner")
    app.state.services.database.engine = dead_engine()
    assert (await browser.page("/staff/inbox")).status_code == 503
    answer = await client.post("/staff/login", data={"name": "kim", "password": "a", "code": "1"})
    assert answer.status_code == 503 and "잠시 뒤에" in answer.text


def noted(app: FastAPI) -> list[Row[Any]]:
    database = app.state.services.database
    with database.engine.connect() as connection:
        return list(connection.execute(sql("SELECT who, role, action, what FROM access_log ORDER BY seq")))
