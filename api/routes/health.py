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
    known, whole = services.catalogue, services.catalogues.whole
    catalogue = {
        "state": "ok" if whole else "degraded",
        "programmes": len(known.programmes),
        "imported": len(known.imported),
        "version": known.version,
    }
    parts = {"nlu": _word(nlu), "database": _word(database), "catalogue": catalogue}
    well = nlu and database and whole and known.programmes
    return Health(status="ok" if well else "degraded", parts=parts)


def _word(alive: object) -> str:
    return "ok" if alive else "down"
