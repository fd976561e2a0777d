# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng sync …`: what a person reads."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.settings import Settings
from api.sync.imported import catalogue_with_imported
from tests.sync.server import KEY, Gov24Server

runner = CliRunner()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Gov24Server) -> None:
    for name, value in {
        "VAR": str(tmp_path),
        "TODAY": "2026-11-21",
        "GOV24_KEY": KEY,
        "GOV24_URL": server.address,
        "BOKJIRO_URL": server.address,
        "SYNC_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(f"DONGHAENG_{name}", value)


def test_sync_tells_what_is_new_and_then_that_nothing_is(tmp_path: Path) -> None:
    first = runner.invoke(app, ["sync", "gov24"])
    assert first.exit_code == 0
    assert first.stdout.startswith(f"40건을 받았어요: {tmp_path / 'gov24' / '2026-11-21.jsonl.gz'}\n새로 생긴 것 40건")
    assert runner.invoke(app, ["sync", "gov24"]).stdout == "40건 모두 앞서 받은 것과 같아요.\n"
    assert json.loads(runner.invoke(app, ["sync", "gov24", "--json"]).stdout)["counts"]["new"] == 0
    assert first.stderr == ""
    assert KEY not in first.output


def test_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_GOV24_KEY", " ")
    for command in ("gov24", "bokjiro"):
        ended = runner.invoke(app, ["sync", command])
        assert ended.exit_code == 1
        assert "인증키가 없어요" in ended.stderr


def test_trouble_is_one_sentence(monkeypatch: pytest.MonkeyPatch, server: Gov24Server) -> None:
    server.trouble = lambda *_: (500, b"")
    ended = runner.invoke(app, ["sync", "gov24"])
    assert (ended.exit_code, ended.stderr) == (1, "정부 서버가 오류를 돌려줬어요(500).\n")
    assert ended.stdout == ""


def test_difference_of_two_files(server: Gov24Server, tmp_path: Path) -> None:
    runner.invoke(app, ["sync", "gov24"])
    server.put(40)
    runner.invoke(app, ["sync", "gov24", "--full"])
    files = [str(tmp_path / "gov24" / name) for name in ("2026-11-21.jsonl.gz", "2026-11-21-2.jsonl.gz")]
    assert runner.invoke(app, ["sync", "diff", *files]).stdout.startswith("새로 생긴 것 1건, 바뀐 것 0건")
    assert json.loads(runner.invoke(app, ["sync", "diff", *files[::-1], "--json"]).stdout)["counts"]["gone"] == 1
    (tmp_path / "gov24" / "2026-11-22.jsonl.gz").write_bytes(b"x")
    broken = runner.invoke(app, ["sync", "diff", files[0], str(tmp_path / "gov24" / "2026-11-22.jsonl.gz")])
    assert (broken.exit_code, "가져온 자료" in broken.stderr) == (1, True)
    missing = runner.invoke(app, ["sync", "diff", files[0], str(tmp_path / "gov24" / "2026-11-23.jsonl.gz")])
    assert (missing.exit_code, "파일을 읽거나 쓸 수 없어요" in missing.stderr) == (1, True)


def test_reviews(tmp_path: Path) -> None:
    runner.invoke(app, ["sync", "gov24"])
    uses = tmp_path / "uses.json"
    uses.write_text(json.dumps({"gov24-000000000009": 12}))
    shown = runner.invoke(app, ["sync", "review", "--uses", str(uses), "--most", "2"]).stdout.splitlines()
    assert shown == ["    12번  gov24-000000000009  시험 지원 9", "     0번  gov24-000000000000  시험 지원 0"]
    uses.write_text("[1]")
    assert "읽을 수 없어요" in runner.invoke(app, ["sync", "review", "--uses", str(uses)]).stderr


def test_alarms_for_old_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    runner.invoke(app, ["sync", "gov24"])
    monkeypatch.setenv("DONGHAENG_TODAY", "2027-01-15")
    shown = runner.invoke(app, ["sync", "review", "--most", "1"]).stdout
    assert "확인한 지 오래된 혜택 40건\n    55일  gov24-000000000000" in shown


def test_the_catalogue_takes_the_newest_snapshot() -> None:
    assert not any(one.unreviewed for one in catalogue_with_imported(Settings()).programmes.values())
    runner.invoke(app, ["sync", "gov24"])
    found = catalogue_with_imported(Settings()).programmes
    assert len([one for one in found if one.startswith("gov24-")]) == 40


def test_a_bar_on_a_terminal() -> None:
    control, terminal = pty.openpty()
    command = [sys.executable, "-m", "tests.sync.terminal"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, cwd=root) as process:
        assert process.wait(30) == 0
    os.close(terminal)
    shown = os.read(control, 100_000).decode()
    os.close(control)
    assert "받는 중" in shown
    assert "100%" in shown
    assert KEY not in shown
