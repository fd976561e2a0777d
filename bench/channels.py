# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Turn times of the running service under 50 people in KakaoTalk at once, and under 20 calls at once."""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpx

from api.settings import ROOT
from api.voice.simulator import Caller
from bench.measure import Report, Row, report
from bench.service import SAYINGS, free_port, wait_ready
from bench.targets import Target

CALLS, USERS, TURNS = 20, 50, 8
THINKING = 5.0
"""Seconds between two turns of one person: nobody reads, listens and answers faster."""
KAKAO_P99, VOICE_P95 = 2.5, 1.0
TOKEN = "bench"
CALLED = ("서울 강서구에 살아요", "1", "일흔여덟이에요", "1", "혼자 살아요", "1", "기초연금은 얼마나 줘요?", "더 보기")


def run() -> Report:
    """Start the service, let everybody talk, and say whether the limits hold."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    known = {"DONGHAENG_VOICE_AUTH_TOKEN": TOKEN, "DONGHAENG_VOICE_PUBLIC_URL": base}
    process = subprocess.Popen(
        [sys.executable, "-m", "api.run"],
        cwd=ROOT,
        env={**os.environ, **known, "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_ready(process, time.perf_counter())
        kakao = asyncio.run(_everybody(base, USERS, _person))
        voice = asyncio.run(_everybody(base, CALLS, _call))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
    targets = [
        Target(f"KakaoTalk, {USERS} people at once: p99 s", _quantile(kakao, 0.99), "under", KAKAO_P99),
        Target(f"telephone, {CALLS} calls at once: p95 s", _quantile(voice, 0.95), "under", VOICE_P95),
    ]
    rows = [_row("KakaoTalk", kakao), _row("telephone", voice)]
    return report("turns on the channels", rows, {}, targets=targets)


async def _everybody(
    base: str, many: int, one: Callable[[httpx.AsyncClient, str, int], Awaitable[list[float]]]
) -> list[float]:
    """Everybody begins within one person's time to think; all their turns in seconds."""
    async with httpx.AsyncClient(base_url=base, timeout=20, limits=httpx.Limits(max_connections=100)) as client:
        return _flat(await asyncio.gather(*(one(client, base, number) for number in range(many))))


def _flat(found: Iterable[list[float]]) -> list[float]:
    return [seconds for each in found for seconds in each]


async def _person(client: httpx.AsyncClient, _: str, number: int) -> list[float]:
    await asyncio.sleep(THINKING * number / USERS)
    took = []
    for turn in range(TURNS):
        began = time.perf_counter()
        answer = await client.post(
            "/kakao/skill", json=said_in_kakaotalk(SAYINGS[turn % len(SAYINGS)], f"bench{number}")
        )
        took.append(time.perf_counter() - began)
        if not answer.json()["template"]["outputs"] or "잠시 뒤에" in answer.text:
            raise RuntimeError("an answer was none: the figures would mean nothing")
        await asyncio.sleep(THINKING)
    return took


def said_in_kakaotalk(text: str, name: str) -> dict[str, Any]:
    """A call of the skill, as the platform makes it."""
    user = {"id": name, "type": "botUserKey", "properties": {"botUserKey": name}}
    block = {"id": "1", "name": "폴백 블록"}
    asked = {"timezone": "Asia/Seoul", "params": {}, "block": block, "utterance": text, "lang": "ko", "user": user}
    action = {"id": "1", "name": "혜택동행", "params": {}, "detailParams": {}, "clientExtra": {}}
    return {"bot": {"id": "1", "name": "혜택동행"}, "intent": block, "action": action, "userRequest": asked}


async def _call(client: httpx.AsyncClient, base: str, number: int) -> list[float]:
    await asyncio.sleep(THINKING * number / CALLS)
    caller = Caller(client, TOKEN, base, f"+8210{number:08d}")
    took = [await _timed(caller.dial())]
    for said in CALLED:
        await asyncio.sleep(THINKING)
        took.append(await _timed(caller.press(said) if said.isdigit() else caller.say(said)))
    await caller.hang_up()
    return took


async def _timed(turn: Awaitable[object]) -> float:
    began = time.perf_counter()
    await turn
    return time.perf_counter() - began


def _quantile(took: list[float], share: float) -> float:
    return sorted(took)[min(int(len(took) * share), len(took) - 1)]


def _row(name: str, took: list[float]) -> Row:
    return Row(name, statistics.median(took) * 1e6, _quantile(took, 0.95) * 1e6)
