# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m api.run`: the whole service. One line says when it is ready, one signal stops all of it.

`SIGUSR1` replaces every process by a new one, one after the other, without a gap.
"""

import asyncio
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.process.door import listening
from api.process.supervisor import Child, roll
from api.settings import ROOT, Settings
from api.watching import metrics

WEB_PATIENCE = 240.0
BOT_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""For each process of the NLU: a sentence is too small to share out, and idle helpers of the algebra spin."""
FEW_HEAPS = {"MALLOC_ARENA_MAX": "2"}
"""For each process: a heap for every thread keeps what one busy minute needed, and never gives it back."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@dataclass(frozen=True, slots=True)
class Parts:
    """The processes: those of the NLU, the web workers, and the scheduler."""

    nlu: tuple[Child, ...]
    web: tuple[Child, ...]
    scheduler: tuple[Child, ...]

    @property
    def all(self) -> tuple[Child, ...]:
        """Each of them."""
        return (*self.nlu, *self.web, *self.scheduler)


def main() -> int:
    """Run until a signal comes."""
    settings = Settings()
    try:
        door = listening(settings.host, settings.port) if "web" in settings.parts else None
    except OSError:
        print(
            f"{settings.port}번 포트를 다른 프로그램이 쓰고 있어요. 다른 번호로 시작해 주세요: PORT=8001 make run\n"
            f"Port {settings.port} is already in use. Choose another one: PORT=8001 make run",
            file=sys.stderr,
        )
        return 1
    with suppress(KeyboardInterrupt), meeting_place(settings) as shared:
        return asyncio.run(supervise(settings, door, shared))
    return 0


@contextmanager
def meeting_place(settings: Settings) -> Iterator[Path]:
    """A folder in memory where the processes meet; gone with the service."""
    if settings.shared is not None:
        settings.shared.mkdir(parents=True, exist_ok=True, mode=0o700)
        yield settings.shared
        return
    folder = tempfile.mkdtemp(prefix="donghaeng-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def supervise(settings: Settings, door: socket.socket | None, shared: Path) -> int:
    """Start every part, say so once they answer, wait for the end, stop every part."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, stop.set)
    counted = shared / "metrics"
    counted.mkdir(exist_ok=True)
    os.environ[metrics.FOLDER] = str(counted)
    if settings.metrics_port is not None:
        metrics.serve(settings.metrics_host, settings.metrics_port, counted)
    parts = parts_of(settings, door, shared)
    keeping = [asyncio.create_task(_staggered(parts))]
    announcing = asyncio.create_task(_announce(settings, door))
    rolling = _roll_on_signal(parts)
    ending = asyncio.create_task(stop.wait())
    failed = False
    with suppress(asyncio.CancelledError):
        await asyncio.wait({announcing, ending}, return_when=asyncio.FIRST_COMPLETED)
        failed = announcing.done() and not announcing.result()
        if not failed:
            await ending
    beside = [announcing, ending, *keeping, rolling]
    await asyncio.gather(*(child.stop() for child in parts.all))
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    return 1 if failed else 0


def parts_of(settings: Settings, door: socket.socket | None, shared: Path) -> Parts:
    """The processes that are to run here; no NLU where other machines run it, or where it was never installed."""
    logs = settings.var / "log"
    meeting = {"DONGHAENG_SHARED": str(shared), metrics.FOLDER: str(shared / "metrics")}
    common = {**FEW_HEAPS, "PYTHONUNBUFFERED": "1", **meeting}
    nlu, urls = _nlu(settings, logs, common)
    if urls:
        common["DONGHAENG_NLU_URL"] = ",".join(urls)
    web = () if door is None else _web(settings, door, logs, common)
    command = [sys.executable, "-m", "api.scheduler"]
    scheduler = (Child("scheduler", command, logs / "scheduler.log", common),) if "scheduler" in settings.parts else ()
    return Parts(nlu, web, scheduler)


def _nlu(settings: Settings, logs: Path, common: Mapping[str, str]) -> tuple[tuple[Child, ...], list[str]]:
    if settings.nlu_url is not None or "nlu" not in settings.parts or not BOT_PYTHON.exists():
        return (), []
    doors = [listening("127.0.0.1", 0) for _ in range(settings.nlu_replicas)]
    urls = [f"http://127.0.0.1:{door.getsockname()[1]}" for door in doors]
    numbers = [door.detach() for door in doors]  # open for as long as we live: it is the processes that come and go
    return tuple(_understanding(place, number, logs, common) for place, number in enumerate(numbers)), urls


def _understanding(place: int, number: int, logs: Path, common: Mapping[str, str]) -> Child:
    name = _named("nlu", place)
    command = [str(BOT_PYTHON), "-m", "bot.serve", "--fd", str(number)]
    return Child(name, command, logs / f"{name}.log", {"PYTHONPATH": str(ROOT), **ONE_THREAD, **common}, (number,))


def _web(settings: Settings, door: socket.socket, logs: Path, common: Mapping[str, str]) -> tuple[Child, ...]:
    number = door.fileno()
    command = [sys.executable, "-m", "api.serving", "--fd", str(number)]
    names = [_named("web", place) for place in range(settings.web_workers)]
    return tuple(Child(name, command, logs / f"{name}.log", common, (number,)) for name in names)


def _named(part: str, place: int) -> str:
    return part if place == 0 else f"{part}-{place + 1}"


async def _staggered(parts: Parts) -> None:
    """Keep all of them running; the first web worker compiles what the others then only load."""
    first, others = [*parts.nlu, *parts.scheduler, *parts.web[:1]], parts.web[1:]
    async with asyncio.TaskGroup() as group:
        for child in first:
            group.create_task(child.keep_running())
        if others:
            await parts.web[0].ready()
        for child in others:
            group.create_task(child.keep_running())


async def _announce(settings: Settings, door: socket.socket | None) -> bool:
    """Print `ready` once; False when the web never came up."""
    if door is None:
        print("ready", flush=True)
        return True
    port = door.getsockname()[1]
    address = f"http://{settings.host}:{port}"
    began = time.monotonic()
    async with httpx.AsyncClient(base_url=address, timeout=2.0, headers={"Connection": "close"}) as client:
        while True:
            waited = time.monotonic() - began
            status, parts_down = await _health(client)
            if status == "ok" or (status == "degraded" and waited > settings.nlu_patience):
                break
            if status is None and waited > WEB_PATIENCE:
                print("웹 서버가 시작되지 않았어요 (the web server did not start): var/log/web.log", file=sys.stderr)
                return False
            await asyncio.sleep(0.2)
    if parts_down:
        names = ", ".join(parts_down)
        print(f"일부가 쉬고 있어요: {names}. 버튼으로는 계속 쓸 수 있어요. (degraded: {names})", file=sys.stderr)
    print(f"ready {address}", flush=True)
    return True


async def _health(client: httpx.AsyncClient) -> tuple[str | None, list[str]]:
    try:
        health = (await client.get("/healthz")).json()
    except (httpx.HTTPError, ValueError):
        return None, []
    return health["status"], [name for name, state in health["parts"].items() if state == "down"]


def _roll_on_signal(parts: Parts) -> asyncio.Task[None]:
    """Replace every process when asked to."""
    asked = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, asked.set)

    async def rolling() -> None:
        while True:
            await asked.wait()
            asked.clear()
            if await roll(parts.all):
                print("모두 새것으로 바꾸었어요 (replaced)", flush=True)

    return asyncio.create_task(rolling())


if __name__ == "__main__":
    sys.exit(main())
