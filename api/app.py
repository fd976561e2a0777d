# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The service: routes, what surrounds them, and what lives as long as it does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from api.catalogues import refresh_forever
from api.http import problems
from api.http.body_limit import BodyLimit
from api.http.crowd import Crowd
from api.http.edge import Edge
from api.http.security import SecurityHeaders
from api.http.zero_byte import NoZeroByte
from api.kakao.channel import kakao_channel
from api.process.beat import beat_forever
from api.process.upkeep import look_after
from api.process.warm import warm
from api.reference import openapi
from api.routes import (
    calling,
    cases,
    chat,
    counter,
    editor,
    health,
    kakao,
    me,
    messages,
    new_programme,
    numbers,
    pages,
    programs,
    reference,
    reminders,
    resources,
    reviews,
    screenings,
    staff,
    visits,
    voice,
    web,
)
from api.services import build_services
from api.settings import Settings
from api.web.templates import STATIC
from rules_engine import Catalogue


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the app; the database is prepared when it starts, and may be dead."""
    settings = settings or Settings()
    services = build_services(settings)

    def ready(catalogue: Catalogue) -> None:
        warm(catalogue, services.today())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(services.database.prepare)
        await asyncio.to_thread(services.editor.published.sweep)
        await asyncio.to_thread(ready, services.catalogue)
        beside = [
            asyncio.create_task(refresh_forever(services.catalogues, ready, settings.imports_check_seconds)),
            asyncio.create_task(services.nlu.watch()),
            asyncio.create_task(look_after(services)),
            asyncio.create_task(beat_forever()),
        ]
        yield
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        await services.close()

    app = FastAPI(
        title="혜택동행",
        version="1",
        description="받을 수 있는 복지 혜택을 근거와 함께 찾아요.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.services = services
    app.state.kakao = kakao_channel(services)
    app.openapi = lambda: openapi.document(app)  # type: ignore[method-assign]
    problems.install(app)
    parts = (
        health,
        programs,
        screenings,
        chat,
        web,
        counter,
        kakao,
        pages,
        reference,
        voice,
        staff,
        me,
        cases,
        visits,
        resources,
        calling,
        editor,
        reviews,
        new_programme,
        numbers,
        messages,
        reminders,
    )
    for part in parts:
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=STATIC))
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, limit=settings.body_limit, seconds=settings.body_seconds)
    app.add_middleware(NoZeroByte)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    app.add_middleware(Crowd, most=settings.most_at_once)
    app.add_middleware(Edge)
    app.add_middleware(SecurityHeaders, embed_origins=settings.embed_origins)
    return app
