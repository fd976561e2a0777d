# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m api.run`: the whole service. One line says when it is ready, one signal stops all of it."""

import asyncio
import signal
import socket
import sys
import time
from contextlib import suppress

import httpx

from api.settings import ROOT, Settings
from api.supervisor import Child

WEB_PATIENCE = 90.0
BOT_PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"


def main() -> int:
    """Run until a signal comes."""
    settings = Settings()
    port = _free(settings.host, settings.port)
    if port is None:
        print(
            f"{settings.port}번 포트를 다른 프로그램이 쓰고 있어요. 다른 번호로 시작해 주세요: PORT=8001 make run\n"
            f"Port {settings.port} is already in use. Choose another one: PORT=8001 make run",
            file=sys.stderr,
        )
        return 1
    with suppress(KeyboardInterrupt):
        return asyncio.run(supervise(settings, port))
    return 0


async def supervise(settings: Settings, port: int) -> int:
    """Start every part, say so once they answer, wait for the end, stop every part."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    children = parts(settings, port)
    keeping = [asyncio.create_task(child.keep_running()) for child in children]
    announcing = asyncio.create_task(_announce(settings, port))
    ending = asyncio.create_task(stop.wait())
    failed = False
    with suppress(asyncio.CancelledError):
        await asyncio.wait({announcing, ending}, return_when=asyncio.FIRST_COMPLETED)
        failed = announcing.done() and not announcing.result()
        if not failed:
            await ending
    announcing.cancel()
    ending.cancel()
    await asyncio.gather(*(child.stop() for child in children))
    for task in keeping:
        task.cancel()
    await asyncio.gather(announcing, ending, *keeping, return_exceptions=True)
    return 1 if failed else 0


def parts(settings: Settings, port: int) -> list[Child]:
    """The processes: the web, and the NLU unless another machine runs it or it was never installed."""
    logs = settings.var / "log"
    environment = {"DONGHAENG_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    found: list[Child] = []
    if settings.nlu_url is None and BOT_PYTHON.exists():
        nlu_port = _free("127.0.0.1", 0)
        command = [str(BOT_PYTHON), "-m", "bot.serve", "--port", str(nlu_port)]
        found.append(Child("nlu", command, logs / "nlu.log", {"PYTHONPATH": str(ROOT), **environment}))
        environment["DONGHAENG_NLU_URL"] = f"http://127.0.0.1:{nlu_port}"
    listen = ["--host", settings.host, "--port", str(port), "--no-server-header"]
    web = [sys.executable, "-m", "uvicorn", "api.app:serve", "--factory", "--no-access-log", *listen]
    found.append(Child("web", web, logs / "web.log", environment))
    return found


async def _announce(settings: Settings, port: int) -> bool:
    """Print `ready` once; False when the web never came up."""
    address = f"http://{settings.host}:{port}"
    began = time.monotonic()
    async with httpx.AsyncClient(base_url=address, timeout=2.0) as client:
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


def _free(host: str, port: int) -> int | None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
