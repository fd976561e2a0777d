# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The drill: back up, restore elsewhere, and find everything as it was; and keys turned over."""

from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text as sql

from api.clock import now
from api.store.backup import BackupError, back_up, restore
from api.store.cipher import Cipher, UnreadableError
from api.store.database import Database
from api.store.kept_talks import KeptTalks
from api.store.outbox import Consent, Outbox
from api.store.resealing import reseal
from api.store.tables import Base
from api.store.tickets import Tickets
from tests.api.conftest import TODAY
from tests.postgres import Postgres


def fill(database: Database, cipher: Cipher) -> None:
    Tickets(database, cipher).keep("1121-0001", "counsel", {"said": ["월세가 밀렸어요"]})
    KeptTalks(database, cipher, days=7).keep("H7KM-3WRC", {"residence": "강서구"})
    consent = Consent("summary/1", now())
    Outbox(database, cipher).take("01012345678", ["안내"], kind="summary", campaign="a", consent=consent)


def rows(database: Database) -> dict[str, list[Any]]:
    with database.engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select()))) for table in Base.metadata.sorted_tables
        }


@pytest.fixture
def elsewhere(database: Database, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    if database.engine.dialect.name == "sqlite":
        return f"sqlite:///{tmp_path / 'restored' / 'donghaeng.sqlite3'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()


def test_a_restored_backup_equals_the_original(
    database: Database, address: str, elsewhere: str, cipher: Cipher, tmp_path: Path
) -> None:
    fill(database, cipher)
    back_up(address, tmp_path / "backup")
    Tickets(database, cipher).forget("1121-0001")
    restore(elsewhere, tmp_path / "backup")
    restored = Database(elsewhere)
    assert restored.prepare()
    assert Tickets(restored, cipher).read("1121-0001") == {"said": ["월세가 밀렸어요"]}
    assert KeptTalks(restored, cipher, days=7).find("H7KM-3WRC") == {"residence": "강서구"}
    Tickets(restored, cipher).forget("1121-0001")
    assert rows(restored) == rows(database)
    restored.close()


def test_a_backup_is_readable_by_its_owner_alone_and_sealed(
    database: Database, address: str, cipher: Cipher, tmp_path: Path
) -> None:
    fill(database, cipher)
    file = tmp_path / "backup"
    back_up(address, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert not any(word.encode() in file.read_bytes() for word in ("월세", "강서구", "01012345678", "H7KM"))


def test_nothing_that_is_there_is_written_over(database: Database, address: str, tmp_path: Path) -> None:
    back_up(address, tmp_path / "backup")
    with pytest.raises(BackupError, match="새 파일"):
        back_up(address, tmp_path / "backup")
    with pytest.raises(BackupError, match="비어 있는"):
        restore(address, tmp_path / "backup")


def test_keys_turn_over_and_the_old_one_can_go(database: Database) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    fill(database, Cipher([old]))
    assert reseal(database, Cipher([new, old])) == (4, 0)
    assert reseal(database, Cipher([new, old])) == (0, 0)
    assert Tickets(database, Cipher([new])).read("1121-0001") == {"said": ["월세가 밀렸어요"]}
    assert reseal(database, Cipher([old])) == (0, 4)


def test_what_is_moved_into_another_row_is_not_read_there(database: Database, cipher: Cipher) -> None:
    tickets = Tickets(database, cipher)
    for number, said in (("1121-0001", "가"), ("1121-0002", "나")):
        tickets.keep(number, "counsel", {"said": [said], "on": TODAY.isoformat()})
    with database.session() as session:
        session.execute(sql("UPDATE tickets SET sealed = (SELECT sealed FROM tickets WHERE number = '1121-0001')"))
    assert tickets.read("1121-0001") == {"said": ["가"], "on": TODAY.isoformat()}
    with pytest.raises(UnreadableError):
        tickets.read("1121-0002")
