# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng call`: a call from the terminal, or scripted ones, over the real requests of a telephone."""

import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx
import typer
from fastapi import FastAPI
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings
from api.voice.script import play, read_script
from api.voice.simulator import Caller, CallError
from api.voice.strict_twiml import Read, TwimlError
from api.watching.logs import configure_logs

HERE = "https://phone.invalid"
HELP = "번호나 *, #은 누르기, 글은 말하기, 빈 줄은 말없이 있기, :끊기는 끊기예요."


async def make_calls(settings: Settings, scripts: tuple[Path, ...], url: str | None) -> bool:
    """Make the scripted calls, else one from the terminal; whether all went as they should."""
    configure_logs(logging.ERROR)
    if not scripts:
        async with _telephone(settings, url, None) as caller:
            await _by_hand(caller)
        return True
    fine = True
    for file in scripts:
        script = read_script(file)
        async with _telephone(settings, url, script.at) as caller:
            wrong = await play(script, replace(caller, number=script.number))
            typer.echo(f"{script.title}\n{caller.drawn()}")
            typer.echo("\n".join(f"  ✘ {problem}" for problem in wrong))
            fine = fine and not wrong
    return fine


@asynccontextmanager
async def _telephone(settings: Settings, url: str | None, at: datetime | None) -> AsyncIterator[Caller]:
    """A telephone that reaches the running service, else one that is started for this call."""
    token = settings.voice_auth_token or SecretStr("here")
    if url is not None:
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:
            yield Caller(client, token.get_secret_value(), (settings.voice_public_url or url).rstrip("/"))
        return
    with tempfile.TemporaryDirectory() as folder:
        own = settings.model_copy(update={"voice_auth_token": token, "voice_public_url": HERE, "var": Path(folder)})
        app = create_app(own if at is None else own.model_copy(update={"today": at.date()}))
        if at is not None:
            set_clock(app, at)
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE)
        async with app.router.lifespan_context(app), client:
            yield Caller(client, token.get_secret_value(), HERE)


def set_clock(app: FastAPI, at: datetime) -> None:
    """Let the line believe that it is this moment in Korea: for simulated calls only."""
    services = app.state.services
    line = replace(services.calls.line, clock=lambda: at)
    app.state.services = replace(services, calls=replace(services.calls, line=line))


async def _by_hand(caller: Caller) -> None:
    typer.echo(HELP)
    now = await caller.dial()
    shown = 0
    while True:
        typer.echo("\n".join(f"{one.at:6.1f}s {one.who}  {one.text}" for one in caller.lines[shown:]))
        shown = len(caller.lines)
        if now.then == "hang up":
            return
        try:
            line = await asyncio.to_thread(input, "> ")
        except (EOFError, KeyboardInterrupt):
            line = ":끊기"
        if line == ":끊기":
            await caller.hang_up()
            return
        try:
            now = await _one(caller, line.strip())
        except (CallError, TwimlError) as error:
            typer.echo(str(error), err=True)


async def _one(caller: Caller, line: str) -> Read:
    if caller.now is not None and caller.now.then == "ring":
        return await caller.rung(line or "completed")
    if not line:
        return await caller.silence()
    return await (caller.press(line) if not line.strip("0123456789*#") else caller.say(line))
