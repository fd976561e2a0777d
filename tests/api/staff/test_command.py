# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""At the machine: accounts, the check of the log, a person's record handed over and erased, backup and restore."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from typer.testing import CliRunner, Result

from api.cli import app
from api.clock import now
from api.settings import Settings
from api.store.cipher import cipher_for
from api.store.conversations import Conversations
from api.store.database import Database
from api.store.kept_talks import KeptTalks
from api.store.outbox import Consent, Outbox
from api.store.tickets import Tickets

PHONE = "01012345678"


@pytest.fixture
def store(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    monkeypatch.setenv("DONGHAENG_DATABASE_URL", address)
    database, cipher = Database(address), cipher_for(Settings())
    assert database.prepare()
    for number, phone, talk in (("1121-0001", PHONE, "theirs"), ("1121-0002", "01099999999", "others")):
        Conversations(database, cipher, minutes=30).save(talk, 1, {"said": talk})
        Tickets(database, cipher).keep(number, "call_back", {"said": ["월세"], "phone": phone, "talk": talk})
        Outbox(database, cipher).take(
            phone, ["안내"], kind="summary", campaign="a", consent=Consent("summary/1", now())
        )
    KeptTalks(database, cipher, days=7).keep("H7KM-3WRC", {"residence": "강서구"})
    return database


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_an_officer_is_added_and_told_the_secrets_once(store: Database) -> None:
    done = run("staff", "add", "kim", "--role", "planner", "--sigungu", "강서구", "--dong", "화곡1동")
    assert done.exit_code == 0 and "비밀번호: " in done.output and "otpauth://totp/" in done.output
    assert run("staff", "add", "kim", "--role", "planner", "--sigungu", "강서구").exit_code == 2
    assert "쓸 수 있는 것" in run("staff", "add", "lee", "--role", "king", "--sigungu", "강서구").output
    assert run("staff", "close", "kim").exit_code == 0 and run("staff", "close", "nobody").exit_code == 2


def test_what_is_kept_of_a_person_is_handed_over(store: Database) -> None:
    by_phone = json.loads(run("person", "export", "--phone", "010-1234-5678").stdout)
    assert {table: len(rows) for table, rows in by_phone.items()} == {"conversations": 1, "tickets": 1, "outbox": 1}
    assert by_phone["tickets"][0]["sealed"]["said"] == ["월세"]
    by_code = json.loads(run("person", "export", "--code", "H7KM-3WRC").stdout)
    assert by_code["kept_talks"][0]["sealed"] == {"residence": "강서구"}
    assert run("person", "export").exit_code == 2


def test_what_is_erased_is_gone_and_nobody_elses(store: Database) -> None:
    assert "3줄" in run("person", "erase", "--ticket", "1121-0001", "--phone", PHONE).output
    assert "1줄" in run("person", "erase", "--code", "H7KM-3WRC").output
    assert json.loads(run("person", "export", "--phone", PHONE, "--code", "H7KM-3WRC").stdout) == {}
    assert set(json.loads(run("person", "export", "--phone", "01099999999").stdout)) == {
        "conversations",
        "tickets",
        "outbox",
    }


def test_export_and_erasure_are_noted(store: Database) -> None:
    run("person", "export", "--ticket", "1121-0001")
    run("person", "erase", "--ticket", "1121-0001")
    assert run("access", "about", "1121-0001").output.splitlines() == [
        "console  export person",
        "console  erase person",
    ]


def test_the_log_is_verified(store: Database) -> None:
    for _ in range(3):
        run("person", "export", "--ticket", "1121-0001")
    assert run("access", "verify").exit_code == 0
    on = " ON access_log" if store.engine.dialect.name == "postgresql" else ""
    with store.engine.begin() as connection:
        connection.execute(sql(f"DROP TRIGGER access_log_stays{on}"))
        connection.execute(sql("UPDATE access_log SET who = 'nobody' WHERE seq = 2"))
    found = run("access", "verify")
    assert found.exit_code == 1 and "2번째 줄: 바뀌었어요" in found.output


def test_backup_and_keys(store: Database, tmp_path: Path) -> None:
    assert run("store", "backup", str(tmp_path / "backup")).exit_code == 0
    refused = run("store", "restore", str(tmp_path / "backup"))
    assert refused.exit_code == 2 and "비어 있는" in refused.output
    assert run("store", "reseal").output.strip() == "0개를 다시 잠갔어요."
