# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng call`: by hand, by script, and against a running service."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.settings import ROOT
from tests.api.running import running

runner = CliRunner()
CALLS = ROOT / "tests/journeys/calls"


def test_a_call_by_hand() -> None:
    made = runner.invoke(app, ["call"], input="나 뭐 받을 수 있어요?\n\n#\n9\n끊을게요\n")
    assert made.exit_code == 0
    assert "어디에 사세요" in made.stdout and "안녕히 계세요" in made.stdout


def test_a_scripted_call_is_drawn() -> None:
    made = runner.invoke(app, ["call", str(CALLS / "crisis-violence.yaml")])
    assert made.exit_code == 0
    assert "112 연결" in made.stdout


def test_a_call_that_goes_wrong_says_so(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text('title: 틀린 기대\nat: 2026-11-23T10:00\nsteps:\n  - {press: "1", hears: 없는 말}\n')
    made = runner.invoke(app, ["call", str(file)])
    assert made.exit_code == 1
    assert "✘ step 1" in made.stdout


def test_a_call_to_the_running_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_VOICE_AUTH_TOKEN", "12345")
    dead = {"DONGHAENG_NLU_URL": "http://127.0.0.1:9", "DONGHAENG_NLU_PATIENCE": "0"}
    with running(tmp_path, **dead) as service:
        made = runner.invoke(app, ["call", str(CALLS / "speech-all-at-once.yaml"), "--url", service.address])
    assert made.exit_code == 0, made.stdout
    assert "받을 수 있어요" in made.stdout
