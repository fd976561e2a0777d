# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The service as a client sees it: the real app, over ASGI, with a database and a day of its own."""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI

import api.services
from api.app import create_app
from api.nlu import Nlu
from api.settings import Settings
from api.store.cipher import Cipher
from api.store.database import Database
from tests.postgres import Postgres, running_postgres

TODAY = date(2026, 11, 21)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind that the service can use; what asks for it runs on both."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'donghaeng.sqlite3'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    database = Database(address)
    assert database.prepare()
    yield database
    database.close()


@pytest.fixture
def cipher() -> Cipher:
    return Cipher([Fernet.generate_key().decode()])


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        yield client


class FakeNlu:
    """Answers as Rasa does, remembers what it was asked, and can be broken."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken: Exception | None = None
        self.status = 200
        self.answer: Any = {"text": "", "intent": {"name": "ask_what_support", "confidence": 0.9}, "entities": []}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.broken is not None:
            raise self.broken
        if request.method == "POST":
            import json

            self.asked.append(json.loads(request.content)["text"])
        return httpx.Response(self.status, json=self.answer)


@pytest.fixture
def nlu(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[FakeNlu]:
    """Ask for it before `client`: the app is then built with it."""
    fake = FakeNlu()

    def build(_url: str | None, *, timeout: float) -> Nlu:
        return Nlu("http://nlu.test", timeout=timeout, transport=httpx.MockTransport(fake))

    monkeypatch.setattr(api.services, "Nlu", build)
    yield fake
