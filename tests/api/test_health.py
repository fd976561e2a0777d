# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""GET /healthz says what is there and what is not."""

import httpx
import pytest
from fastapi import FastAPI

pytestmark = pytest.mark.anyio


async def test_everything_there(nlu: object, client: httpx.AsyncClient) -> None:
    answer = await client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["parts"] | {"catalogue": None} == {"nlu": "ok", "database": "ok", "catalogue": None}
    assert answer.json()["parts"]["catalogue"]["programmes"] >= 15


async def test_without_nlu_it_is_degraded_and_still_answers(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/healthz")).json()
    assert (answer["status"], answer["parts"]["nlu"]) == ("degraded", "down")


async def test_without_database_it_is_degraded(nlu: object, client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.services.database.engine = dead_engine()
    answer = (await client.get("/healthz")).json()
    assert (answer["status"], answer["parts"]["database"]) == ("degraded", "down")


def dead_engine() -> object:
    from sqlalchemy import create_engine

    return create_engine("sqlite:////nowhere/at/all.sqlite3")
