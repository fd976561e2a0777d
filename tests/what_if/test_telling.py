# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is told of an outcome: the page, the drawing, the files, and nothing of small groups where it is shared."""

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from api.cli import app
from rules_engine.what_if import Outcome, shared
from rules_engine.what_if.outcome import CELLS, SCHEMA
from rules_engine.what_if.plot import svg
from tests.what_if.places import DAY

DOCS = Path(__file__).parents[2] / "docs"
runner = CliRunner()


def outcome(gained: dict[str, int], krw: int | None = 1000) -> Outcome:
    """So many gain in each district, all of them 19 to 34 years old and alone."""
    rows = [
        {
            "programme": "bath-fee",
            "district": district,
            "age": "19~34세",
            "size": "1인",
            "kept": 50,
            "gained": count,
            "lost": 0,
            "open": 0,
            "krw_per_month": None if krw is None else krw * count,
        }
        for district, count in gained.items()
    ]
    return Outcome("목욕비", DAY, "명", pa.Table.from_pylist(rows, schema=CELLS), ())


def gained(table: pa.Table, part: str) -> dict[str, int | None]:
    return {row["group"]: row["gained"] for row in table.to_pylist() if row["by"] == part}


def test_a_small_count_is_hidden_with_one_that_keeps_it_from_following() -> None:
    table = shared(outcome({"가": 4, "나": 9, "다": 30, "라": 0}).table)
    assert table.schema == SCHEMA
    assert gained(table, "district") == {"다": 30, "라": 0, "가": None, "나": None}
    assert gained(table, "total") == {"total": 43}
    hidden = [row["krw_per_month"] for row in table.to_pylist() if row["group"] in ("가", "나")]
    assert hidden == [None, None]


def test_where_all_is_small_the_total_is_hidden_too() -> None:
    table = shared(outcome({"가": 4, "나": 4}).table)
    assert gained(table, "district") == {"가": None, "나": None}
    assert gained(table, "total") == {"total": None}


def test_the_order_of_what_is_hidden_tells_nothing() -> None:
    assert list(gained(shared(outcome({"나": 4, "가": 1, "다": 9, "라": 20}).table), "district")) == [
        "라",
        "가",
        "나",
        "다",
    ]


def test_of_nobody_nothing_is_counted() -> None:
    nobody = outcome({})
    assert gained(shared(nobody.table), "total") == {"total": 0}
    assert "<svg" in svg(nobody, nobody.table)


def test_the_drawing_is_text_in_korean_fonts_and_always_the_same() -> None:
    found = outcome({"서울특별시 강서구": 7, "서울특별시 양천구": 2})
    drawn = svg(found, found.table)
    assert drawn == svg(found, found.table)
    assert ">서울특별시 강서구</text>" in drawn
    assert "font-family: 'Pretendard GOV'" in drawn
    assert "DejaVu" not in drawn
    assert ">가림</text>" not in drawn
    assert ">가림</text>" in svg(found, shared(found.table))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = str(tmp_path_factory.mktemp("made") / "made.parquet")
    runner.invoke(app, ["register", "make", "--persons", "3000", "--seed", "7", "--day", "2026-11-21", "--out", file])
    return file


def commands() -> list[list[str]]:
    """The options of each what-if on the page."""
    page = (DOCS / "what-if.md").read_text(encoding="utf-8")
    return [line.split() for line in re.findall(r"^donghaeng register what-if made.parquet (.*)$", page, re.MULTILINE)]


def test_every_command_on_the_page_works(made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "what-if.md").read_text(encoding="utf-8")
    [change] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("change.yaml").write_text(change)
    assert len(commands()) > 2
    for options in commands():
        told = runner.invoke(app, ["register", "what-if", made, *options])
        assert told.exit_code == 0, told.output
        assert "새로 받을 수 있어요:" in told.output


def test_the_files_hold_what_is_shown(made: str, tmp_path: Path) -> None:
    options = ["--programme", "youth-monthly-rent", "--fact", "member.age", "--from", "34", "--to", "39"]
    options += ["--as-of", "2026-11-21", "--out", str(tmp_path / "out"), "--share"]
    told = runner.invoke(app, ["register", "what-if", made, *options])
    assert told.exit_code == 0, told.output
    assert told.output.startswith("# 청년월세 지원, 만 나이: 34세 → 39세\n")
    table = pq.read_table(tmp_path / "out" / "what-if.parquet")
    assert csv.read_csv(tmp_path / "out" / "what-if.csv").num_rows == table.num_rows
    assert all(count is None or count == 0 or count > 4 for count in table.column("gained").to_pylist())
    assert "34세 → 39세" in (tmp_path / "out" / "what-if.svg").read_text(encoding="utf-8")


def test_a_mistake_is_told_in_one_sentence(made: str) -> None:
    told = runner.invoke(
        app, ["register", "what-if", made, "--programme", "basic-pensio", "--fact", "a", "--from", "1", "--to", "2"]
    )
    assert told.exit_code == 1
    assert told.output == "그런 혜택이 없어요: 'basic-pensio'. 혹시 'basic-pension'인가요?\n"
