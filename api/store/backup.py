# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Backup and restore with each database's own tool: SQLite's copy, PostgreSQL's `pg_dump` and `pg_restore`.

A backup holds what the database holds, sealed as it is there; the keys are not in it and are kept elsewhere.
"""

import os
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, create_engine, inspect, make_url


class BackupError(Exception):
    """A backup or a restore was not done; the text says why, for whoever runs it."""


def back_up(address: str, file: Path) -> None:
    """Write the database into a new file, readable by its owner alone, while the service goes on."""
    url = make_url(address)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        raise BackupError(f"새 파일을 만들 수 없어요: {file}") from None
    if url.get_backend_name() == "sqlite":
        _copy(_path(url), file)
    else:
        _run(["pg_dump", "--format=custom", f"--file={file}"], url)


def restore(address: str, file: Path) -> None:
    """Fill an empty database from a backup; one that holds tables is left as it is."""
    url = make_url(address)
    if not file.is_file():
        raise BackupError(f"백업 파일이 없어요: {file}")
    if _has_tables(url):
        raise BackupError("비어 있는 데이터베이스에만 되살릴 수 있어요.")
    if url.get_backend_name() == "sqlite":
        _path(url).parent.mkdir(parents=True, exist_ok=True)
        _copy(file, _path(url))
    else:
        _run(["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", str(file)], url)


def _copy(source: Path, target: Path) -> None:
    if not source.is_file():
        raise BackupError(f"데이터베이스가 없어요: {source}")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        (state,) = new.execute("PRAGMA integrity_check").fetchone()
    if state != "ok":
        raise BackupError("옮긴 데이터베이스가 온전하지 않아요.")


def _path(url: URL) -> Path:
    return Path(str(url.database))


def _has_tables(url: URL) -> bool:
    if url.get_backend_name() == "sqlite" and not _path(url).exists():
        return False
    engine = create_engine(url)
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def _run(command: Sequence[str], url: URL) -> None:
    """The password goes by the environment: a command line can be read by everybody on the machine."""
    secret: Mapping[str, str] = {"PGPASSWORD": str(url.password)} if url.password else {}
    named = url.set(drivername="postgresql", password=None).render_as_string()
    try:
        subprocess.run([*command, f"--dbname={named}"], env={**os.environ, **secret}, check=True, capture_output=True)
    except FileNotFoundError:
        raise BackupError(f"{command[0]} 이 없어요. postgresql-client를 설치해 주세요.") from None
    except subprocess.CalledProcessError:
        raise BackupError(f"{command[0]} 이 끝내지 못했어요. 주소와 권한을 확인해 주세요.") from None
