# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng kakao`: the chat window of KakaoTalk on a terminal, for who builds the bot."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from secrets import token_hex
from typing import Annotated, Any

import httpx
import typer
from pydantic import ValidationError

from api.kakao.bubbles import Drawing, drawn
from api.kakao.response import SkillResponse
from api.settings import Settings
from api.watching.logs import configure_logs

BOT = "simulator"
SECONDS = 10.0
Url = Annotated[str | None, typer.Option(help="돌고 있는 서비스의 주소 (없으면 여기서 바로 답해요)")]


def kakao(url: Url = None) -> None:
    """카카오톡 채팅방처럼 이야기해요. 번호를 적으면 그 버튼을 눌러요. 빈 줄이나 Ctrl-D로 끝내요."""
    asyncio.run(_talk(url))


async def _talk(url: str | None) -> None:
    configure_logs(logging.ERROR)
    settings = Settings()
    async with _service(settings, url) as client:
        typer.echo("카카오톡 채팅방이에요. 번호만 적으면 버튼을 눌러요. 수를 말하려면 '2명'처럼 적어 주세요.")
        user, drawing = token_hex(8), Drawing([], [])
        while line := await asyncio.to_thread(_line):
            drawing = await shown(client, settings, user, said(line, drawing))
            typer.echo("\n".join(drawing.lines))


@asynccontextmanager
async def _service(settings: Settings, url: str | None) -> AsyncIterator[httpx.AsyncClient]:
    """The service at an address, or one of our own."""
    if url is not None:
        async with httpx.AsyncClient(base_url=url, timeout=SECONDS) as client:
            yield client
        return
    from api.app import create_app

    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(base_url="http://donghaeng", transport=transport, timeout=SECONDS) as client:
            yield client


async def shown(client: httpx.AsyncClient, settings: Settings, user: str, text: str) -> Drawing:
    """The answer as bubbles; where it breaks a limit of the platform, what is wrong."""
    answer = await client.post("/kakao/skill", json=payload(settings, user, text), headers=headers(settings))
    if not answer.is_success:
        return Drawing([f"✘ HTTP {answer.status_code}: {answer.json().get('detail', '')}"], [])
    try:
        return drawn(SkillResponse.model_validate(answer.json()))
    except ValidationError as error:
        return Drawing([f"✘ {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()], [])


def said(line: str, drawing: Drawing) -> str:
    """What a line says: the number of a button presses it."""
    pressed = line.isascii() and line.isdigit() and 0 < int(line) <= len(drawing.says)
    return drawing.says[int(line) - 1] if pressed else line


def payload(settings: Settings, user: str, text: str) -> dict[str, Any]:
    """A call as the platform makes it, in the name of the first bot that may call."""
    return {
        "bot": {"id": settings.kakao_bots.partition(",")[0].strip() or BOT, "name": "혜택동행"},
        "userRequest": {"utterance": f"{text}\n", "user": {"id": user, "type": "botUserKey"}},
        "action": {"clientExtra": {}},
    }


def headers(settings: Settings) -> dict[str, str]:
    """The secret, where one is set."""
    if settings.kakao_secrets is None:
        return {}
    return {settings.kakao_header: settings.kakao_secrets.get_secret_value().partition(",")[0].strip()}


def _line() -> str:
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""
