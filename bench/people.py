# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Those who use the service at once: at the web page, in KakaoTalk, on the telephone, and at the counter."""

import itertools
import random
import ssl
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal
from uuid import uuid4

import httpx
import yaml

from api.settings import ROOT
from api.voice.simulator import Caller
from bench.channels import CALLED, TOKEN, said_in_kakaotalk

Kind = Literal["web", "kakao", "phone", "counter"]
MIX: dict[Kind, float] = {"web": 0.7, "kakao": 0.2, "phone": 0.04, "counter": 0.06}
TALKS = ROOT / "tests" / "journeys" / "talks"
LOOKS = ("나 67", "나 67 배 64", "나 72 국 30", "나 35 임", "나 24 구", "나 41 자 9 자 5")
PART = {"HX-Request": "true"}
_UNUSED = ssl.create_default_context()
"""One for all: loopback is not encrypted, and each client would read the certificates anew."""
Turn = Callable[[], Awaitable[httpx.Response | None]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who says one thing after another, without an end."""

    kind: Kind
    client: httpx.AsyncClient
    turns: Iterator[Turn]


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn: by whom, when it was due (seconds from the start), how long it took from then, and what came."""

    kind: Kind
    due: float
    seconds: float
    outcome: str


@cache
def scripts() -> tuple[tuple[str, ...], ...]:
    """What people say in the written talks, by talk."""
    talks = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(TALKS.glob("*.yaml")))
    said = (tuple(turn["say"] for turn in talk["turns"] if isinstance(turn.get("say"), str)) for talk in talks)
    return tuple(turns for turns in said if turns)


def visitor(number: int, kind: Kind, base: str) -> Visitor:
    """Somebody from an address of their own, with a connection of their own."""
    draw, address = random.Random(number), f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    client = httpx.AsyncClient(
        base_url=base,
        headers={"X-Forwarded-For": address},
        timeout=30,
        limits=httpx.Limits(keepalive_expiry=4),
        verify=_UNUSED,
    )
    match kind:
        case "web":
            return Visitor(kind, client, _at_the_page(client, draw))
        case "kakao":
            return Visitor(kind, client, _in_kakaotalk(client, draw, f"load{number}"))
        case "phone":
            return Visitor(kind, client, _on_the_telephone(client, base, f"+8210{number:08d}"))
        case "counter":
            return Visitor(kind, client, _at_the_counter(client, draw))


def _talks(draw: random.Random) -> Iterator[tuple[str, ...]]:
    while True:
        yield draw.choice(scripts())


def _at_the_page(client: httpx.AsyncClient, draw: random.Random) -> Iterator[Turn]:
    for talk in _talks(draw):
        client.cookies.clear()
        for said in talk:

            async def turn(said: str = said) -> httpx.Response:
                return await client.post("/chat", data={"text": said}, headers=PART)

            yield turn


def _in_kakaotalk(client: httpx.AsyncClient, draw: random.Random, user: str) -> Iterator[Turn]:
    for said in itertools.chain.from_iterable(_talks(draw)):

        async def turn(said: str = said) -> httpx.Response:
            return await client.post("/kakao/skill", json=said_in_kakaotalk(said, user))

        yield turn


def _on_the_telephone(client: httpx.AsyncClient, base: str, number: str) -> Iterator[Turn]:
    while True:
        caller = Caller(client, TOKEN, base, number)

        async def dial(caller: Caller = caller) -> None:
            await caller.dial()

        yield dial
        for said in CALLED:

            async def turn(said: str = said, caller: Caller = caller) -> None:
                await (caller.press(said) if said.isdigit() else caller.say(said))

            yield turn

        async def hang_up(caller: Caller = caller) -> None:
            await caller.hang_up()

        yield hang_up


def _at_the_counter(client: httpx.AsyncClient, draw: random.Random) -> Iterator[Turn]:
    client.cookies.set("donghaeng_visit", uuid4().hex)
    while True:

        async def look(row: str = draw.choice(LOOKS)) -> httpx.Response:
            return await client.post("/staff/look", data={"consent": "1", "row:p1": row}, headers=PART)

        yield look
