# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The running service: time to ready, a parse, a whole chat turn, and the memory of each process."""

import os
import signal
import socket
import subprocess
import sys
import time
from typing import Any

import httpx
import psutil

from api.settings import ROOT
from bench.measure import Report, Row, report, row
from bench.targets import Target

READY_WITHIN = 90
TURNS = 60
SAYINGS = [
    "임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?",
    "나 예순일곱이고 혼자 살어 관악구",
    "국민연금 삼십만원 나와",
    "집은 없고 예금 천만원",
    "산후조리경비 언제까지 신청해요?",
    "아니 일흔둘이야",
    "기초연금은 얼마나 줘요?",
]


def run() -> Report:
    """Start the whole service on a free port, talk to it, and stop it."""
    port = free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "api.run"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        ready = wait_ready(process, begin)
        memory = _memory(process.pid)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
            rows = [
                _timed("POST /v1/parse", lambda text: client.post("/v1/parse", json={"text": text})),
                _timed("POST /v1/chat, a turn of a talk", _talk(client)),
            ]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
    target = Target("seconds from start to ready, with a trained model", ready, "under", 15)
    return report("the running service", rows, {"memory_mb": memory}, targets=[target])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_ready(process: subprocess.Popen[str], begin: float) -> float:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("ready"):
            return time.perf_counter() - begin
        if time.perf_counter() - begin > READY_WITHIN:
            break
    raise RuntimeError("the service did not become ready")


def _memory(pid: int) -> dict[str, int]:
    """Resident megabytes of each process, by what it runs."""
    children = psutil.Process(pid).children(recursive=True)
    found = {_name(child): child.memory_info().rss // 2**20 for child in children}
    return {"supervisor": psutil.Process(pid).memory_info().rss // 2**20, **found}


def _name(process: psutil.Process) -> str:
    words = process.cmdline()
    return words[words.index("-m") + 1] if "-m" in words else process.name()


def _talk(client: httpx.Client) -> Any:
    held: dict[str, str] = {}

    def turn(text: str) -> httpx.Response:
        answer = client.post("/v1/chat", json={"text": text, **held})
        held["conversation"] = answer.json()["conversation"]
        return answer

    return turn


def _timed(name: str, call: Any) -> Row:
    samples = []
    for position in range(TURNS):
        begin = time.perf_counter()
        answer = call(SAYINGS[position % len(SAYINGS)])
        samples.append((time.perf_counter() - begin) * 1e6)
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise RuntimeError("the bench was throttled: its figures would mean nothing")
    return row(name, samples)
