# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A telephone that reaches the real app behind a proxy, on a Monday morning."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import Settings
from api.voice.command import set_clock
from api.voice.simulator import Caller

TOKEN, PUBLIC = "12345", "https://phone.example"
MONDAY = datetime(2026, 11, 23, 10, 0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        var=tmp_path,
        today=MONDAY.date(),
        nlu_url=None,
        database_url=None,
        imports=False,
        voice_auth_token=TOKEN,  # type: ignore[arg-type]
        voice_public_url=PUBLIC,
    )


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    set_clock(app, MONDAY)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://10.0.0.2:8000") as client:
        yield client


@pytest.fixture
def caller(client: httpx.AsyncClient) -> Caller:
    return Caller(client, TOKEN, PUBLIC)
