# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register` for the person who makes one and for the person who prepares a real one."""

import io
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.terminal.progress import bar
from rules_engine import load_catalogue
from rules_engine.register import open_register, screen_register
from rules_engine.register.columns_page import columns_page
from rules_engine.register.schema import columns
from rules_engine.register.writing import PART_ROWS

PAGE = (Path(__file__).parents[2] / "docs" / "register.md").read_text(encoding="utf-8")
runner = CliRunner()


def test_a_register_is_made_and_found_right(tmp_path: Path) -> None:
    file = str(tmp_path / "made.parquet")
    made = runner.invoke(app, ["register", "make", "--persons", "1200", "--day", "2026-11-21", "--out", file])
    assert made.exit_code == 0, made.output
    assert made.output == f"지어낸 사람 1,200명을 적었어요. 실제 사람은 없어요: {file}\n"
    checked = runner.invoke(app, ["register", "check", file, "--day", "2026-11-21"])
    assert re.fullmatch(r"바르게 적혀 있어요: \d{3}가구, 1,200명\n", checked.output)


def test_help_says_that_nobody_in_it_is_real() -> None:
    assert "실제 사람은 한 명도" in runner.invoke(app, ["register", "make", "--help"]).output


def test_a_folder_that_is_not_there_is_told_in_words() -> None:
    made = runner.invoke(app, ["register", "make", "--persons", "10", "--day", "2026-11-21", "--out", "/none/at/all"])
    assert made.exit_code == 1
    assert made.output.startswith("파일을 읽거나 쓸 수 없어요.")


def test_a_mistake_in_a_row_is_told_by_its_number_alone(tmp_path: Path) -> None:
    file = tmp_path / "wrong.parquet"
    pq.write_table(pa.table({"household": ["집-7"], "resident": ["사람-9"], "member.sex": ["여성"]}), file)
    checked = runner.invoke(app, ["register", "check", str(file)])
    assert checked.exit_code == 1
    assert checked.output == "1번째 줄: 성별: female, male 가운데 고를 수 있어요.\n"


def test_the_page_has_every_column() -> None:
    assert columns_page() in PAGE, "put in what `donghaeng register columns` prints"
    assert all(f"`{name.removesuffix('.min').removesuffix('.max')}`" in PAGE for name in columns())
    assert runner.invoke(app, ["register", "columns"]).output == columns_page()


def test_the_export_on_the_page_makes_a_register(tmp_path: Path) -> None:
    [export] = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "register.parquet"
    with duckdb.connect() as database:
        database.execute(
            "CREATE TABLE 주민 AS SELECT 'a' 가명_가구, 'b' 가명_개인, '서울특별시' 시도, '강서구' 시군구, "
            "'1950-02-03' 생일, 'F' 성별코드, 700000 월소득"
        )
        database.execute(export.replace("register.parquet", str(file)))
    assert open_register(file).rows == 1


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A grandmother and her grandchild."""
    file = tmp_path / "register.parquet"
    births = [date(1950, 2, 3), date(2020, 5, 5)]
    people = {"resident": ["할머니", "손자"], "member.relation": ["self", "grandchild"], "member.birth_date": births}
    pq.write_table(pa.table({"household": ["집", "집"], **people}), file)
    return file


def _screen(*arguments: object) -> Result:
    return runner.invoke(app, ["register", "screen", *map(str, arguments)])


def test_a_register_is_screened_into_a_file(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "verdicts.parquet"
    done = _screen(register, "--out", out, "--as-of", "2026-11-21", "--programs", "basic-pension, child-allowance")
    assert done.exit_code == 0, done.output
    found = pq.read_table(out).to_pylist()
    assert done.output == f"2명에게서 {len(found)}건을 적었어요: {out}\n"
    whose = {(row["household"], row["resident"], row["program"]) for row in found}
    assert ("집", "할머니", "basic-pension") in whose
    assert ("집", "손자", "child-allowance") in whose
    assert not any(row["resident"] == "손자" for row in found if row["program"] == "basic-pension")


SAMPLE = "child-allowance,seoul-basic-security,seoul-sangsangnara"


def test_the_sample_on_the_page_is_what_is_written(tmp_path: Path) -> None:
    file, out = tmp_path / "register.parquet", tmp_path / "verdicts.parquet"
    home = {
        "household": "집-1",
        "household.size": 2,
        "household.children": 1,
        "residence.sido": "서울특별시",
        "residence.sigungu": "강서구",
    }
    mother = {**home, "resident": "가", "member.relation": "self", "member.birth_date": date(1990, 2, 3)}
    child = {**home, "resident": "나", "member.relation": "child", "member.birth_date": date(2024, 5, 5)}
    pq.write_table(pa.Table.from_pylist([mother, child]), file)
    _screen(file, "--out", out, "--as-of", "2026-11-21", "--programs", SAMPLE)
    rows = pq.read_table(out).to_pylist()
    assert [_on_page(row) for row in rows] == re.findall(r"^\| 집-1 .*$", PAGE, re.MULTILINE)


def _on_page(row: dict[str, Any]) -> str:
    cells = (row["household"], row["resident"] or "", row["program"], row["verdict"], ", ".join(row["missing"]))
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def test_a_programme_that_is_not_there_is_told_with_the_nearest(register: Path, tmp_path: Path) -> None:
    done = _screen(register, "--out", tmp_path / "o.parquet", "--programs", "child-allowance,basic-pensoin")
    assert (done.exit_code, done.output) == (2, "그런 혜택이 없어요. 혹시 'basic-pension' 인가요?\n")


@pytest.mark.parametrize("nothing", ["", " , "])
def test_no_programme_at_all_is_not_all_of_them(nothing: str, register: Path, tmp_path: Path) -> None:
    done = _screen(register, "--out", tmp_path / "o.parquet", "--programs", nothing)
    assert done.exit_code == 2
    assert done.output.startswith("혜택 id를 하나라도 적어 주세요.")


def test_a_register_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    done = _screen(tmp_path / "none.parquet", "--out", tmp_path / "o.parquet")
    assert (done.exit_code, done.output) == (1, "그런 파일이 없어요. 파일 이름을 확인해 주세요.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_to_write_to_that_is_not_there_is_told_in_words(register: Path) -> None:
    done = _screen(register, "--out", "/none/at/all.parquet", "--as-of", "2026-11-21")
    assert done.exit_code == 1
    assert done.output.startswith("파일을 읽거나 쓸 수 없어요.")


def test_a_day_that_is_no_day_is_not_taken(register: Path, tmp_path: Path) -> None:
    done = _screen(register, "--out", tmp_path / "o.parquet", "--as-of", "2026-13-01")
    assert done.exit_code == 2
    assert not (tmp_path / "o.parquet").exists()


def test_a_run_that_goes_on_says_how_many_were_done(tmp_path: Path) -> None:
    file, out = tmp_path / "large.parquet", tmp_path / "o.parquet"
    ids = pa.array(range(70_000))
    pq.write_table(pa.table({"household": ids, "resident": ids}), file)
    day, asked = date(2026, 11, 21), ["basic-pension"]

    def stop(done: int, of: int) -> None:  # noqa: ARG001
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen_register(file, out, load_catalogue(), day, asked, stop)
    done = _screen(file, "--out", out, "--as-of", day, "--programs", "basic-pension")
    went_on, written = done.output.splitlines()
    # The last household of a part might go on in the next, so it waits.
    assert went_on == f"앞서 마친 {PART_ROWS - 1:,}명은 그대로 두고 이어서 했어요."
    assert written == f"70,000명에게서 70,000건을 적었어요: {out}"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, shown in ((_Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", screen)
        with bar("견주는 중") as progress:
            progress(1, 4)
            progress(4, 4)
        assert ("견주는 중" in screen.getvalue(), "100%" in screen.getvalue()) == (shown, shown)
