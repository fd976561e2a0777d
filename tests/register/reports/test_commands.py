# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reports as an officer reads them: the samples of the page, and the files."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from api.cli import app
from api.register.telling import CAUSES, ENDS
from api.staff.planning import plans_in
from rules_engine.register.reports.closing import ENDS as EVERY_END
from rules_engine.register.reports.newly import CAUSES as EVERY_CAUSE
from tests.register.reports.registers import elder, family, register

PAGE = (Path(__file__).parents[3] / "docs" / "register.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"```text\n\$ donghaeng (register .*)\n([^`]*)```", PAGE)
MAKING = re.findall(r"`donghaeng (register make --persons 3000 [^`]*)`", PAGE)
TODAY = ["--as-of", "2026-11-21"]
runner = CliRunner()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("register")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert runner.invoke(app, MAKING[0].split()).exit_code == 0
        yield made


@pytest.mark.parametrize(("command", "shown"), SAMPLES)
def test_the_page_shows_what_the_command_prints(folder: Path, command: str, shown: str) -> None:
    assert folder.is_dir()
    assert runner.invoke(app, command.split()).output == shown


def test_the_page_has_a_sample_of_each_report() -> None:
    assert [command.split()[1] for command, _ in SAMPLES] == ["new", "birthdays", "births", "closing"]


def test_every_cause_and_end_has_words() -> None:
    assert set(CAUSES) == set(EVERY_CAUSE)
    assert set(ENDS) == set(EVERY_END)


@pytest.mark.parametrize("report", [["births", "--since", "2026-11-20"], ["birthdays", "--ages", "65"]])
def test_of_nobody_there_is_a_file_of_nobody_that_visits_are_planned_from(tmp_path: Path, report: list[str]) -> None:
    told, out = str(register(tmp_path, family("2020-10-01")).file), tmp_path / "nobody.parquet"
    shown = runner.invoke(app, ["register", report[0], told, *report[1:], "--out", str(out), *TODAY])
    assert shown.exit_code == 0 and "모두 적었어요" in shown.output
    assert plans_in(out, date(2026, 11, 21)) == []


def test_all_rows_go_to_a_table_that_spreadsheets_open_and_to_parquet(tmp_path: Path) -> None:
    told = str(register(tmp_path, family("2026-10-01"), family("2026-10-02")).file)
    asked = ["register", "births", told, "--since", "2026-10-01", "--rows", "1", *TODAY]
    for name in ("births.csv", "births.parquet"):
        out = tmp_path / name
        shown = runner.invoke(app, [*asked, "--programs", "seoul-postpartum-care", "--out", str(out)])
        assert "모두 2건이에요. 처음 1건만 보여요." in shown.output
        assert not out.with_name(out.name + ".unfinished").exists()
    lines = (tmp_path / "births.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"sido","sigungu","dong","household","resident"')
    table = pq.read_table(tmp_path / "births.parquet")
    assert table.num_rows == len(lines) - 1 == 2
    assert table["resident"].to_pylist() == ["엄마", "엄마"]


def test_several_registers_are_read_as_one(tmp_path: Path) -> None:
    files = []
    for name, birth in (("a", "1961-12-24"), ("b", "1961-12-03")):
        (tmp_path / name).mkdir()
        files.append(str(register(tmp_path / name, elder(birth)).file))
    shown = runner.invoke(
        app, ["register", "birthdays", *files, "--month", "2026-12", "--programs", "basic-pension", *TODAY]
    )
    assert re.findall(r"2026-12-\d\d", shown.output) == ["2026-12-03", "2026-12-24"]


def test_nobody_found_is_said_in_words(tmp_path: Path) -> None:
    told = str(register(tmp_path, elder("1980-01-01")).file)
    shown = runner.invoke(app, ["register", "birthdays", told, "--month", "2026-12", *TODAY])
    assert shown.output == "찾는 사람이 없어요.\n"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["new", "--since", "2026-11-21"], "기준일보다 앞선 날을 적어 주세요."),
        (["birthdays", "--ages", "예순"], "쉼표로 이어 주세요."),
        (["closing", "--programs", "basic-pensoin"], "basic-pension"),
    ],
)
def test_what_cannot_be_asked_is_told(tmp_path: Path, asked: list[str], answer: str) -> None:
    told = str(register(tmp_path, elder("1980-01-01")).file)
    shown = runner.invoke(app, ["register", asked[0], told, *asked[1:], *TODAY])
    assert shown.exit_code == 2
    assert answer in shown.output
