# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The migrations make exactly the tables, and take them back, on SQLite and on PostgreSQL."""

import subprocess
import sys

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from api.store.database import Database
from api.store.schema import MIGRATIONS, differences, downgrade, upgrade
from api.store.tables import Base
from tests.api.running import ROOT


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_migrations_make_exactly_the_tables(database: Database) -> None:
    assert tables(database) == set(Base.metadata.tables)
    with database.engine.connect() as connection:
        assert differences(connection) == []
    assert database.prepare(), "running them again changes nothing"


def test_each_step_goes_down_and_up_again(database: Database) -> None:
    steps = [step.revision for step in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
    for revision in [*steps[1:], "base"]:
        with database.engine.begin() as connection:
            downgrade(connection, revision)
    assert tables(database) == set()
    for revision in reversed(steps):
        with database.engine.begin() as connection:
            upgrade(connection, revision)
    with database.engine.connect() as connection:
        assert differences(connection) == []


def test_services_that_start_at_once_do_not_disturb_each_other(address: str) -> None:
    program = f"from api.store.database import Database; Database({address!r}).prepare()"
    starting = [subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) for _ in range(2)]
    assert [one.wait() for one in starting] == [0, 0]
    database = Database(address)
    assert database.prepare() and tables(database) == set(Base.metadata.tables)
    database.close()
