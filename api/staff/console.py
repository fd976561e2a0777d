# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the commands at the machine share: the store opened for one of them, and failures in a sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from api.http.throttle import Limiter
from api.settings import Settings
from api.staff.staff import Staff, staff_side
from api.store.backup import BackupError
from api.store.cipher import Cipher, cipher_for
from api.store.database import DEAD, Database
from api.together.board import Board
from api.together.counts import BoardStorage

CONSOLE = "console"
"""Who works at the machine, for the access log."""
PATIENCE = 600.0
"""Seconds: nobody waits in a talk here."""


@contextmanager
def opened() -> Iterator[tuple[Database, Cipher, Staff]]:
    """The store and the staff side, closed at the end."""
    settings = Settings()
    database, cipher = Database(settings.database, seconds=PATIENCE), cipher_for(settings)
    with explained():
        if not database.prepare():
            fail("데이터베이스를 열지 못했어요.")
        yield database, cipher, staff_side(settings, database, cipher, Limiter(BoardStorage(Board())))
    database.close()


@contextmanager
def explained() -> Iterator[None]:
    """What fails is said in a sentence."""
    try:
        yield
    except BackupError as error:
        fail(str(error))
    except DEAD:
        fail("데이터베이스를 쓰지 못했어요.")


def fail(message: str) -> NoReturn:
    """End the command with a sentence."""
    typer.echo(message, err=True)
    sys.exit(2)
