# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who looked at whose record: only added to, and every line that is edited or taken away is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

import api.store.access_log as access_module
from api.clock import now
from api.store.access_log import Access, AccessLog, Fault
from api.store.cipher import Cipher
from api.store.cleaner import clean_once
from api.store.database import DEAD, Database
from tests.api.test_health import dead_engine


@pytest.fixture
def log(database: Database, cipher: Cipher, tmp_path: Path) -> AccessLog:
    log = AccessLog(database, cipher, tmp_path / "access.head")
    for number in ("1121-0001", "1121-0002", "1121-0001", "1121-0003"):
        log.note(Access("kim", "planner", "read", "case", log.whose(number), "case"))
    return log


def tamper(database: Database, statement: str) -> None:
    """As somebody does who owns the database, and takes the triggers off first."""
    on = " ON access_log" if database.engine.dialect.name == "postgresql" else ""
    with database.engine.begin() as connection:
        for trigger in ("access_log_stays", "access_log_keeps"):
            connection.execute(sql(f"DROP TRIGGER {trigger}{on}"))
        connection.execute(sql(statement))


def test_an_untouched_log_is_whole(log: AccessLog) -> None:
    assert log.verify() == []


def test_one_sees_who_looked_at_a_record(log: AccessLog) -> None:
    assert [(one.who, one.action, one.why) for one in log.about("1121-0001")] == [("kim", "read", "case")] * 2


def test_whose_record_it_was_is_nowhere_in_the_open(log: AccessLog, database: Database) -> None:
    with database.engine.connect() as connection:
        assert "1121-000" not in str(connection.execute(sql("SELECT * FROM access_log")).all())


@pytest.mark.parametrize(
    "statement", ["UPDATE access_log SET who = 'lee' WHERE seq = 2", "DELETE FROM access_log WHERE seq = 2"]
)
def test_the_database_refuses_to_change_a_line(log: AccessLog, database: Database, statement: str) -> None:
    with pytest.raises(DBAPIError), database.engine.begin() as connection:
        connection.execute(sql(statement))
    assert log.verify() == []


@pytest.mark.parametrize("column", ["who", "role", "action", "whose", "what", "why", "previous", "chain"])
@pytest.mark.parametrize("seq", [1, 2, 4])
def test_an_edited_line_is_found(log: AccessLog, database: Database, column: str, seq: int) -> None:
    tamper(database, f"UPDATE access_log SET {column} = 'x' WHERE seq = {seq}")
    assert Fault(seq, "changed") in log.verify()


def test_a_moved_time_is_found(log: AccessLog, database: Database) -> None:
    tamper(database, "UPDATE access_log SET at = '2026-01-01 00:00:00' WHERE seq = 3")
    assert log.verify() == [Fault(3, "changed")]


@pytest.mark.parametrize(("seq", "problem"), [(1, "missing"), (3, "missing"), (4, "cut off")])
def test_a_removed_line_is_found(log: AccessLog, database: Database, seq: int, problem: str) -> None:
    tamper(database, f"DELETE FROM access_log WHERE seq = {seq}")
    assert [(fault.seq, fault.problem) for fault in log.verify()] == [(seq, problem)]


def test_an_emptied_log_is_found(log: AccessLog, database: Database) -> None:
    tamper(database, "DELETE FROM access_log")
    assert log.verify() == [Fault(4, "cut off")]


def test_processes_that_note_at_once_make_one_chain(database: Database, cipher: Cipher, tmp_path: Path) -> None:
    logs = [AccessLog(database, cipher, tmp_path / f"{one}.head") for one in "ab"]
    with ThreadPoolExecutor(4) as together:
        list(together.map(lambda n: logs[n % 2].note(Access("kim", "planner", "read", f"{n}")), range(12)))
    assert all(log.verify() == [] for log in logs)


def test_lines_go_after_two_years_and_the_rest_stays_whole(
    database: Database, cipher: Cipher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = AccessLog(database, cipher, tmp_path / "access.head")
    monkeypatch.setattr(access_module, "now", lambda: now() - timedelta(days=732))
    log.note(Access("kim", "planner", "read", "case", log.whose("1119-0001"), "case"))
    monkeypatch.undo()
    log.note(Access("lee", "planner", "read", "case", log.whose("1121-0009"), "case"))
    clean_once(database, log)
    assert log.about("1119-0001") == [] and len(log.about("1121-0009")) == 1
    assert log.verify() == []


def test_what_cannot_be_noted_is_not_done(log: AccessLog, database: Database) -> None:
    database.engine = dead_engine()  # type: ignore[assignment]
    with pytest.raises(DEAD):
        log.note(Access("kim", "planner", "read", "case"))
