# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register` for the person who makes one and for the person who prepares a real one."""

import re
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from typer.testing import CliRunner

from api.cli import app
from rules_engine.register import open_register
from rules_engine.register.columns_page import columns_page
from rules_engine.register.schema import columns

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
