# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The rules in a database: what a table of facts holds, and what conditions make of it."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rules_engine import Catalogue, load_catalogue, read_situation
from rules_engine.facts.derivation import view
from rules_engine.facts.sets import Outcome
from rules_engine.facts.situation import Situation
from rules_engine.programmes.criteria import Atom, Source
from rules_engine.programmes.limits import Fixed, Limit, MedianPercent, Official
from rules_engine.verdicts.evaluation import weigh
from rules_engine.warehouse import counts, facts_table, verdicts
from rules_engine.warehouse.conditions import ASK, FAILS, HOLDS, OPEN, condition
from tests.executions.cases import cases

DAY = date(2026, 11, 21)
SOURCE = Source("시험")
MEANT = {FAILS: Outcome.FAILS, ASK: Outcome.OPEN, OPEN: Outcome.OPEN, HOLDS: Outcome.HOLDS}
TOWNS: list[Any] = ["강서구", "수원시", "수원시 팔달구", {"any_of": ["수원시 팔달구", "강서구"]}, None]
SIZES: list[Any] = [1, 4, 7, 12, {"min": 2, "max": 5}, {"min": 4}, {"max": 3}, None]
INCOMES: list[Any] = [0, 500_000, 2_000_000, 2_700_000, 200_000_000, {"min": 1_900_000, "max": 2_600_000}]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _told(on: date = DAY, **rooms: Any) -> Situation:
    return read_situation({"as_of": on.isoformat(), **rooms}, DAY)


def _table(households: Sequence[Situation], catalogue: Catalogue, folder: Path) -> Any:
    file = folder / "facts.parquet"
    pq.write_table(facts_table(((str(place), one) for place, one in enumerate(households)), catalogue), file)
    return ibis.duckdb.connect().read_parquet(file)


def _outcomes(atom: Atom, facts: Any) -> list[int]:
    """Of each household as a whole."""
    whole = facts.filter(facts.recipient == 0).order_by(facts.household.cast("int64"))
    found: list[int] = whole.select(outcome=condition(atom, DAY, whole)).to_pyarrow()["outcome"].to_pylist()
    return found


def _meant(atom: Atom, situation: Situation) -> Outcome:
    return weigh(atom, view(situation).household, DAY).outcome


@pytest.mark.parametrize("allowed", [{"수원시"}, {"수원시 팔달구"}, {"강서구", "수원시 영통구"}, {"은평구"}])
def test_a_ward_is_of_its_city_and_a_city_may_be_the_ward(
    allowed: set[str], catalogue: Catalogue, tmp_path: Path
) -> None:
    atom = Atom("residence.sigungu", SOURCE, among=frozenset(allowed))
    homes = [_told(residence={"sigungu": town}) for town in TOWNS]
    outcomes = _outcomes(atom, _table(homes, catalogue, tmp_path))
    assert [MEANT[one] for one in outcomes] == [_meant(atom, home) for home in homes]


@pytest.mark.parametrize(
    "most",
    [
        Fixed(2_000_000),
        MedianPercent(60),
        MedianPercent(100, less=1),
        MedianPercent("basic_livelihood_percent.livelihood"),
        Official("emergency_support.property_limit", by="size_of_town"),
        Official("work_child_credit.gross_income_below", by="earners", less=1, yearly=True),
        Official("energy_voucher.annual_total", by="size"),
        Official("energy_voucher.no_such_figure", by="size"),
    ],
)
def test_a_limit_is_as_sure_as_what_it_hangs_on(most: Limit, catalogue: Catalogue, tmp_path: Path) -> None:
    atom = Atom("household.monthly_income_krw", SOURCE, most=most)
    homes = [
        _told(household={"size": size, "monthly_income_krw": income}, residence=place)
        for size in SIZES
        for income in INCOMES
        for place in ({"sido": "경상남도"}, {"sido": "서울특별시", "sigungu": "중구"}, {})
    ]
    outcomes = _outcomes(atom, _table(homes, catalogue, tmp_path))
    assert [MEANT[one] for one in outcomes] == [_meant(atom, home) for home in homes]


def test_who_lives_elsewhere_has_another_household(catalogue: Catalogue) -> None:
    home = _told(
        residence={"sido": "서울특별시", "sigungu": "중구"},
        household={"size": 1, "monthly_income_krw": 900_000},
        members=[{"id": "나", "relation": "self"}, {"id": "딸", "relation": "child", "lives_together": False}],
    )
    whole, me, daughter, unlisted = facts_table([("집", home)], catalogue).to_pylist()
    assert [row["member"] for row in (whole, me, daughter, unlisted)] == [None, "나", "딸", None]
    assert (me["household_monthly_income_krw_least"], me["residence_sido"]) == (900_000, ["서울특별시"])
    assert (daughter["household_monthly_income_krw_least"], daughter["residence_sido"]) == (0, None)
    assert (daughter["size_least"], daughter["size_most"]) == (1, 30)
    assert [row["for_child"] for row in (whole, me, daughter, unlisted)] == [False, False, True, False]


def test_only_the_rows_of_the_day_are_taken(catalogue: Catalogue, tmp_path: Path) -> None:
    facts = _table([_told(), _told(date(2024, 8, 1))], catalogue, tmp_path)
    rows = [query.to_pyarrow() for query in verdicts(facts, catalogue, DAY)]
    assert set(pa.concat_tables(rows)["household"].to_pylist()) == {"0"}


def test_only_the_programmes_asked_about_are_answered(catalogue: Catalogue, tmp_path: Path) -> None:
    facts = _table([_told()], catalogue, tmp_path)
    [query] = verdicts(facts, catalogue, DAY, programs=["basic-pension"])
    assert query.to_pyarrow().to_pylist() == [
        {"household": "0", "recipient": 1, "member": "me", "program": "basic-pension", "verdict": "unknown"}
    ]


def test_the_counts_are_those_of_the_verdicts(catalogue: Catalogue, tmp_path: Path) -> None:
    homes = [one for one in cases()[:60] if one.as_of == DAY]
    facts = _table(homes, catalogue, tmp_path)
    found = pa.concat_tables([query.to_pyarrow() for query in verdicts(facts, catalogue, DAY)])
    counted = counts(facts, catalogue, DAY)
    told = list(zip(found["program"].to_pylist(), found["verdict"].to_pylist(), strict=True))
    assert sum(map(sum, (of.values() for of in counted.values()))) == len(told)
    assert all(counted[name][verdict] == told.count((name, verdict)) for name, verdict in set(told))


def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "warehouse.md").read_text(encoding="utf-8")
    on_duckdb, on_spark = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(on_duckdb, {})  # noqa: S102 - the page's own example
    assert capsys.readouterr().out == "{'eligible': 0, 'confirm': 0, 'unknown': 1, 'ineligible': 0}\n"
    assert sorted(file.name for file in tmp_path.glob("verdicts-*.parquet"))
    compile(on_spark, "warehouse.md", "exec")
