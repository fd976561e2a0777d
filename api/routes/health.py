# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""GET /healthz."""

import asyncio

from fastapi import APIRouter

from api.schema.chat import Health
from api.services import Shared

router = APIRouter()


@router.get("/healthz", summary="서비스 상태", response_model=Health)
async def healthz(services: Shared) -> Health:
    """Whether each part answers; `degraded` still answers people, with less."""
    nlu, database = await asyncio.gather(services.nlu.alive(), asyncio.to_thread(services.database.alive))
    catalogue = {"programmes": len(services.catalogue.programmes), "version": services.catalogue.version}
    parts = {"nlu": _word(nlu), "database": _word(database), "catalogue": catalogue}
    return Health(status="ok" if nlu and database and catalogue["programmes"] else "degraded", parts=parts)


def _word(alive: object) -> str:
    return "ok" if alive else "down"
