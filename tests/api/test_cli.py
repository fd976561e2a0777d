# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The command line: `donghaeng`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app

runner = CliRunner()


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")


def test_check_of_a_right_catalogue() -> None:
    checked = runner.invoke(app, ["catalogue", "check"])
    assert checked.exit_code == 0
    assert "0 problems" in checked.stdout.splitlines()[-1]


def test_check_of_a_wrong_catalogue(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("id: a\nkidn: decided\n")
    checked = runner.invoke(app, ["catalogue", "check", "--folder", str(tmp_path)])
    assert checked.exit_code == 1
    assert f"{tmp_path / 'a.yaml'}:2: 'kidn' is not a key of a programme. Did you mean 'kind'?" in checked.stdout


def test_show() -> None:
    shown = runner.invoke(app, ["catalogue", "show", "seoul-pregnancy-transport"])
    assert shown.stdout.startswith("임산부 교통비 지원 (seoul-pregnancy-transport)\n")
    assert "2024년 3월 15일부터의 조건 (지금)" in shown.stdout
    missing = runner.invoke(app, ["catalogue", "show", "seoul-pregnancy-transprt"])
    assert missing.exit_code == 2
    assert "seoul-pregnancy-transport" in missing.stderr


@pytest.mark.parametrize(("page", "title"), [("coverage", "# 혜택 목록"), ("criteria", "# 조건의 말")])
def test_pages_to_the_screen_or_a_file(tmp_path: Path, page: str, title: str) -> None:
    printed = runner.invoke(app, ["catalogue", page]).stdout
    assert printed.startswith(title)
    assert runner.invoke(app, ["catalogue", page, "--out", str(tmp_path / "page.md")]).exit_code == 0
    assert (tmp_path / "page.md").read_text() == printed


def test_names_to_the_screen_or_a_file(tmp_path: Path) -> None:
    printed = json.loads(runner.invoke(app, ["catalogue", "names"]).stdout)
    assert {"id", "name", "aliases"} <= set(printed[0])
    file = tmp_path / "made" / "names.json"
    assert runner.invoke(app, ["catalogue", "names", "--out", str(file)]).exit_code == 0
    assert json.loads(file.read_text()) == printed


@pytest.mark.parametrize("content", ["{", '{"household": {"size": -1}}', '{"situation": {"houshold": {}}}', "[]"])
def test_a_situation_that_cannot_be_read(tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content)
    ended = runner.invoke(app, ["screen", str(file)])
    assert ended.exit_code == 2
    assert any("가" <= character <= "힣" for character in ended.stderr)
    assert ended.stdout == ""


def test_a_talk_in_the_terminal() -> None:
    talked = runner.invoke(app, ["chat"], input="임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?\n\n")
    assert talked.exit_code == 0
    assert "임산부 교통비" in talked.stdout
