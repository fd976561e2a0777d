# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL of the tests' own: made in a new folder, reached over a socket in it, gone with it."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import psycopg

SERVANT = "postgres"
"""Whom Debian's package makes; the server refuses to run as root."""
QUICK = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c timezone=Asia/Seoul"
"""Nothing in it outlives the tests. The zone is another than UTC, so that what forgets the zone is seen."""


@dataclass(frozen=True)
class Postgres:
    """A running server, which hands out empty databases."""

    socket: Path
    numbers: Iterator[int]

    def start(self) -> None:
        """Start it, or start it again."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.socket} {QUICK}"
        log = str(self.socket / "log")
        _run(["pg_ctl", "start", "--wait", "--pgdata", str(self.data), "--log", log, "--options", options])

    def stop(self, mode: str = "immediate") -> None:
        """End it, as a fall of its machine does or (`fast`) as its keeper does."""
        _run(["pg_ctl", "stop", "--pgdata", str(self.data), f"--mode={mode}"])

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Let every process of it stand still for a while: it takes connections and answers nothing."""
        first = psutil.Process(int((self.data / "postmaster.pid").read_text().splitlines()[0]))
        stopped = [first, *first.children(recursive=True)]
        for process in stopped:
            process.suspend()
        try:
            yield
        finally:
            for process in stopped:
                process.resume()

    @property
    def data(self) -> Path:
        """Where its files are."""
        return self.socket / "data"

    def new_database(self) -> str:
        """The SQLAlchemy address of a new, empty database."""
        name = f"test_{next(self.numbers)}"
        with psycopg.connect(host=str(self.socket), user=SERVANT, dbname="postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"postgresql+psycopg://{SERVANT}@/{name}?host={self.socket}"


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server, and stop it whatever happens."""
    with TemporaryDirectory(prefix="pg-", dir="/tmp") as name:  # noqa: S108 (a socket's path must be short)
        folder = Path(name)
        data = folder / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, SERVANT, SERVANT)
        _run(
            ["initdb", "--pgdata", str(data), "--auth=trust", f"--username={SERVANT}", "--encoding=UTF8", "--locale=C"]
        )
        server = Postgres(folder, count())
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _run(command: Sequence[str]) -> None:
    user = SERVANT if os.geteuid() == 0 else None
    program = str(_programs() / command[0])
    done = subprocess.run(
        [program, *command[1:]], user=user, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, f"{command[0]} failed"


def _programs() -> Path:
    """Where the server's programs are: Debian keeps them apart, by version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise AssertionError("needs PostgreSQL's server: apt-get install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent
