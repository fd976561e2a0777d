# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Several workers on one machine: one talk, one count and one leader, whoever dies."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from limits import parse

from api.clock import now
from api.http.throttle import Limiter
from api.settings import ROOT
from api.store.cipher import Cipher
from api.store.conversations import Conversations, MovedError
from api.store.copies import Copies
from api.store.database import Database
from api.store.lease import Lease
from api.together.board import Board
from api.together.counts import BoardStorage, redis_storage
from api.together.locks import Locks
from tests.api.test_health import dead_engine

pytestmark = pytest.mark.anyio

HOLDER = """
import asyncio, sys, time
from pathlib import Path
from api.together.locks import Locks
async def hold():
    async with Locks(Path(sys.argv[1])).held("talk"):
        print("held", flush=True)
        time.sleep(60)
asyncio.run(hold())
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of a talk."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


async def test_a_lock_is_waited_for_and_is_free_as_soon_as_its_holder_is_killed(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    locks = Locks(tmp_path)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3), locks.held("talk"):
            pass
    async with asyncio.timeout(0.3), locks.held("another talk"):
        pass
    holder.send_signal(signal.SIGKILL)
    began = time.monotonic()
    async with locks.held("talk"):
        assert time.monotonic() - began < 2


async def test_a_holder_that_stands_still_is_not_waited_for_without_end(
    holder: subprocess.Popen[str], tmp_path: Path
) -> None:
    async with asyncio.timeout(5), Locks(tmp_path, patience=0.2).held("talk"):
        pass
    assert holder.poll() is None


async def test_tasks_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    locks, order = Locks(tmp_path), []

    async def turn(name: str) -> None:
        async with locks.held("talk"):
            order.append(f"{name} begins")
            await asyncio.sleep(0.01)
            order.append(f"{name} ends")

    await asyncio.gather(turn("a"), turn("b"))
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_of_two_turns_on_one_version_the_later_one_is_told(database: Database, cipher: Cipher) -> None:
    here, there = (Conversations(database, cipher, minutes=30) for _ in range(2))
    assert here.advance("talk", 1, "begins")
    assert there.load("talk") == (1, "begins")
    assert here.advance("talk", 2, "here")
    with pytest.raises(MovedError):
        there.advance("talk", 2, "there")
    assert there.load("talk") == (2, "here")
    with pytest.raises(MovedError):
        there.advance("talk", 1, "as if it began")


def test_while_the_database_is_away_another_worker_knows_the_last_turn(
    database: Database, cipher: Cipher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (Conversations(database, cipher, minutes=30, board=Board(tmp_path)) for _ in range(2))
    one.advance("talk", 1, "first")
    other.advance("talk", 2, "second")
    with monkeypatch.context() as away:
        away.setattr(database, "engine", dead_engine())
        assert one.load("talk") == (2, "second")
        assert not one.advance("talk", 3, "third")
        assert other.load("talk") == (3, "third")
    database.prepare()
    assert other.advance("talk", 4, "fourth")
    assert Conversations(database, cipher, minutes=30).load("talk") == (4, "fourth"), "from the database alone"


def test_the_board_stays_small_and_keeps_the_newest(cipher: Cipher, database: Database, tmp_path: Path) -> None:
    board = Board(tmp_path, megabytes=1)
    kept = Conversations(database, cipher, minutes=30, board=board)
    for number in range(400):
        kept.copy(f"talk {number}", 1, os.urandom(3000).hex())
    assert sum(file.stat().st_size for file in tmp_path.glob("board*")) < 8 * 2**20
    assert kept.load("talk 399") is not None
    assert kept.load("talk 0") is None


def test_copies_go_when_their_time_is_over(database: Database, cipher: Cipher, tmp_path: Path) -> None:
    kept = Conversations(database, cipher, minutes=0, board=Board(tmp_path))
    kept.copy("talk", 1, "x")
    kept.copies.sweep()
    with Board(tmp_path).reading() as rows:
        assert rows.execute("SELECT count(*) FROM copies").fetchone() == (0,)
    assert Copies(Board(tmp_path)).get("talk") is None
    assert now()


def test_workers_count_together(tmp_path: Path) -> None:
    one, other = (Limiter(BoardStorage(Board(tmp_path))) for _ in range(2))
    rule = parse("4/minute")
    waits = [limiter.hit(rule, "address", "a") for limiter in (one, other, one, other, one)]
    assert waits[:4] == [None] * 4
    assert waits[4] is not None and 1 <= waits[4] <= 120
    assert other.hit(rule, "address", "b") is None


def test_a_redis_that_is_away_leaves_each_machine_to_count_alone(tmp_path: Path) -> None:
    limiter = Limiter(BoardStorage(Board(tmp_path)), redis_storage("redis://127.0.0.1:9/0"))
    rule = parse("2/minute")
    began = time.monotonic()
    assert [limiter.hit(rule, "a") is None for _ in range(3)] == [True, True, False]
    assert time.monotonic() - began < 3


def test_one_leads_until_it_stops_saying_so(database: Database) -> None:
    one, other = Lease(database, "scheduler", seconds=0.5), Lease(database, "scheduler", seconds=0.5)
    assert (one.hold(), other.hold(), one.hold()) == (True, False, True)
    one.leave()
    assert (other.hold(), one.hold()) == (True, False)
    time.sleep(0.6)
    assert (one.hold(), other.hold()) == (True, False)
