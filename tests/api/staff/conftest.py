# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Officers as they log in: with a password, the code of their authenticator, and a browser."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import pyotp
import pytest
from fastapi import FastAPI

import api.staff.accounts as accounts_module
import api.staff.sessions as sessions_module
from api.clock import now
from api.staff.accounts import Officer, Secrets
from api.staff.rights import Role

FIELD = re.compile(r'name="form_token" value="([^"]+)"')


class Clock:
    """The time as the accounts and the sessions see it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return now() + self.ahead

    def wait(self, **time: float) -> None:
        self.ahead += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(accounts_module, "now", clock)
    monkeypatch.setattr(sessions_module, "now", clock)
    return clock


def code_of(secrets: Secrets, at: datetime) -> str:
    return pyotp.parse_uri(secrets.totp_uri).at(at)  # type: ignore[union-attr]


@dataclass
class Browser:
    """An officer's browser."""

    client: httpx.AsyncClient
    officer: Officer
    secrets: Secrets

    async def page(self, address: str) -> httpx.Response:
        return await self.client.get(address)

    async def press(self, address: str, **fields: str) -> httpx.Response:
        """Send a form of this session."""
        door = await self.client.get("/staff/login")
        found = FIELD.search(door.text)
        assert found is not None
        return await self.client.post(address, data={"form_token": found[1], **fields})


Enter = Callable[..., Awaitable[Browser]]


@pytest.fixture
async def enter(app: FastAPI, clock: Clock) -> AsyncIterator[Enter]:
    """Open an account and log in by it."""
    browsers: list[httpx.AsyncClient] = []

    async def log_in(name: str, role: Role, sigungu: str = "강서구", dong: str = "화곡1동") -> Browser:
        officer = Officer(name, role, sigungu, dong)
        secrets = app.state.services.staff.accounts.add(officer)
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
        browsers.append(client)
        fields = {"name": name, "password": secrets.password, "code": code_of(secrets, clock())}
        answer = await client.post("/staff/login", data=fields)
        assert answer.status_code == 303, answer.text
        return Browser(client, officer, secrets)

    yield log_in
    for client in browsers:
        await client.aclose()


@pytest.fixture
def plant(app: FastAPI) -> Iterator[Callable[..., str]]:
    """Put a case into the store."""
    tickets = app.state.services.tickets

    def case(number: str, kind: str = "counsel", sigungu: str = "강서구", dong: str = "화곡1동", **more: object) -> str:
        residence = {"sigungu": sigungu, "dong": dong}
        tickets.keep(number, kind, {"situation": {"residence": residence}, "said": ["월세가 밀렸어요"], **more})
        return number

    yield case
