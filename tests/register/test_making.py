# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A made register: the same again for the same seed, composed as the country is, and nobody in it against himself."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from rules_engine import load_catalogue
from rules_engine.facts.derivation import is_true, view
from rules_engine.facts.sets import FALSE, Interval
from rules_engine.programmes.parameter import median_income
from rules_engine.register import RegisterError, batches, open_register, situations
from rules_engine.register.making import made_rows, make_register
from rules_engine.register.making.data import places, shares
from rules_engine.register.schema import columns

DAY = date(2026, 11, 21)
PERSONS = 60_000


@pytest.fixture(scope="module")
def made() -> pa.Table:
    """Everything told."""
    return pa.concat_tables(made_rows(PERSONS, 7, DAY, unknown=0))


def heads(made: pa.Table) -> pa.Table:
    return made.filter(pc.equal(made["member.relation"], "self"))


def share(values: pa.ChunkedArray) -> float:
    return float(pc.mean(values.cast(pa.int8())).as_py())


def ages(made: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    born = made["member.birth_date"].to_numpy().astype("datetime64[D]")
    return (np.datetime64(DAY) - born).astype(float) / 365.2425  # type: ignore[no-any-return]


def test_the_same_seed_makes_the_same_file_and_another_seed_another(tmp_path: Path) -> None:
    one, again, other = (tmp_path / name for name in ("one", "again", "other"))
    for file, seed in ((one, 1), (again, 1), (other, 2)):
        make_register(file, 2_000, seed, DAY)
    assert one.read_bytes() == again.read_bytes() != other.read_bytes()
    assert sorted(tmp_path.iterdir()) == [again, one, other]


@pytest.mark.parametrize("persons", [1, 2, 3, 999, 1_000])
def test_there_are_exactly_as_many_persons_as_asked_for(persons: int) -> None:
    assert sum(rows.num_rows for rows in made_rows(persons, 5, DAY)) == persons


def test_the_file_says_of_itself_that_it_is_made(tmp_path: Path) -> None:
    make_register(tmp_path / "made.parquet", 10, 1, DAY)
    assert b'"made": true' in pq.read_schema(tmp_path / "made.parquet").metadata[b"donghaeng"]


def test_leaving_out_more_answers_leaves_the_people_the_same(made: pa.Table) -> None:
    part = pa.concat_tables(made_rows(PERSONS, 7, DAY, unknown=0.1))
    for name in part.column_names:
        known = part[name].is_valid()
        assert part[name].filter(known) == made[name].filter(known)
    told = made["member.sex"].null_count, part["member.sex"].null_count
    assert told[0] == 0
    assert 0.09 < told[1] / PERSONS < 0.11


def test_households_and_ages_are_composed_as_in_the_country(made: pa.Table) -> None:
    assert 0.33 < share(heads(made)["household.types.one_person"]) < 0.38
    old, young = (ages(made) >= 65).mean(), (ages(made) < 15).mean()
    assert 0.18 < old < 0.23
    assert 0.09 < young < 0.14
    assert 0.04 < share(made["member.statuses.disabled"]) < 0.06
    women = pc.mean(pc.equal(made["member.sex"], "female").cast(pa.int8())).as_py()
    assert 0.48 < women < 0.54
    assert 0.15 < pc.mean(pc.equal(made["residence.sido"], "서울특별시").cast(pa.int8())).as_py() < 0.21


def test_one_in_twenty_incomes_stands_on_a_limit_of_the_law_or_a_won_beside(made: pa.Table) -> None:
    limits = {
        ((median_income(size, DAY) or 0) * percent + 50) // 100 + beside
        for size in range(1, 6)
        for percent in shares()["income"]["limits"]
        for beside in (-1, 0, 1)
    }
    incomes = heads(made)["household.monthly_income_krw"].to_pylist()
    assert 0.04 < sum(income in limits for income in incomes) / len(incomes) < 0.06


def test_every_kind_of_fact_occurs(made: pa.Table) -> None:
    """All statuses and types come up, and no column is one that a register may not have."""
    assert set(made.column_names) <= set(columns())
    flags = [name for name in made.column_names if ".types." in name or ".statuses." in name]
    assert {name for name in columns() if ".types." in name or ".statuses." in name} == set(flags)
    rare = {"member.statuses.crisis_pregnancy"}
    assert {name for name in flags if share(made[name]) == 0} <= rare


def test_what_is_told_of_a_made_household_does_not_contradict_itself(tmp_path: Path) -> None:
    file = tmp_path / "made.parquet"
    make_register(file, 3_000, 11, DAY, unknown=0)
    for batch in batches(open_register(file), DAY):
        for situation in situations(batch, DAY):
            known = view(situation)
            assert known.complete
            assert known.household["household.size"] == situation.facts["household.size"]
            alone = is_true(situation.facts, "household.types.one_person") != FALSE
            assert alone == (situation.facts["household.size"] == Interval(1, 1))
            for path in ("household.monthly_income_krw", "household.assets_krw", "household.children"):
                assert known.household[path] == situation.facts[path]
            for poor in ("livelihood_recipient", "housing_education_recipient"):
                path = f"household.types.{poor}"
                assert known.household[path] == situation.facts[path]


def test_what_is_received_is_in_the_catalogue(made: pa.Table) -> None:
    received = set(pc.unique(made["situation.receiving"].combine_chunks().flatten()).to_pylist())
    assert received
    assert received <= load_catalogue().programmes.keys()


def test_places_are_real_and_each_once() -> None:
    assert len({(sido, sigungu) for sido, sigungu, _ in places()}) == len(places()) > 240
    assert all(weight > 0 for _, _, weight in places())


def test_a_year_without_a_median_income_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="2010년의 기준 중위소득이 기록에 없어요"):
        make_register(tmp_path / "made.parquet", 10, 1, date(2010, 1, 1))
    assert list(tmp_path.iterdir()) == []
