# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A household on another day: what was told as a length of time counts on, and today nothing changes."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from rules_engine import read_situation
from rules_engine.facts.derivation import view
from rules_engine.facts.sets import Interval
from rules_engine.register import batches, open_register, register_of, situations
from rules_engine.register.reports.dating import dated, last_day_ago
from rules_engine.register.reports.days import on_day
from tests.register.reports.registers import DAY, at, made, read, register

DERIVED = ("member.age", "member.age_months", "member.pregnancy_months", "member.birth_date")


@pytest.mark.parametrize(
    "told",
    [
        {"age": 64},
        {"age": {"min": 3, "max": 7}},
        {"age": {"max": 7}},
        {"birth_year": 2026},
        {"birth_year": 1961},
        {"birth_year": 1961, "age": 65},
        {"birth_year": 1961, "age": 12},
        {"birth_year": 1961, "birth_date": {"min": "1961-11-01"}},
        {"birth_date": {"max": "1961-12-24"}, "age": {"min": 60, "max": 65}},
        {"pregnancy_months": 5},
        {"pregnancy_months": 5, "due_date": {"min": "2027-01-01", "max": "2027-05-01"}},
        {"pregnancy_months": {"max": 5}, "due_date": {"min": "2027-01-01", "max": "2027-08-01"}},
        {"pregnancy_months": 1, "due_date": "2027-01-01"},
    ],
)
def test_lengths_of_time_told_as_days_say_the_same_today(tmp_path: Path, told: dict[str, object]) -> None:
    household = {"members": [{"id": "a", "relation": "self", **told}], "residence": {"months": 7}}
    expected = view(read_situation({"as_of": DAY.isoformat(), **household}, DAY))
    file = tmp_path / "register.parquet"
    pq.write_table(register_of([household]), file)
    [batch] = batches(open_register(file), DAY)
    [situation] = situations(dated(batch, DAY), DAY)
    found = view(situation)
    for path in DERIVED:
        assert found.people[0].facts.get(path) == expected.people[0].facts.get(path), path
    assert found.household["residence.months"] == Interval(7, 7)


@pytest.mark.parametrize(("months", "counted"), [(7, (7, 7)), ({"max": 7}, (3, 7)), (40, (3, 10))])
def test_months_of_living_here_and_the_day_of_moving_in_narrow_each_other(
    tmp_path: Path, months: object, counted: tuple[int, int]
) -> None:
    home = {"residence": {"since": {"min": "2026-01-01", "max": "2026-08-01"}, "months": months}}
    [batch] = batches(register(tmp_path, home), DAY)
    [situation] = situations(dated(batch, DAY), DAY)
    assert view(situation).household["residence.months"] == counted


@pytest.mark.parametrize("day", [date(2025, 3, 1), date(2026, 10, 21), DAY, date(2026, 12, 31)])
def test_whole_batches_move_as_one_household_does(tmp_path: Path, day: date) -> None:
    told = made(tmp_path, 600)
    expected = [moved for _, situation in read(told) if (moved := at(situation, day)) is not None]
    found = [one for batch in batches(told, DAY) for one in situations(on_day(dated(batch, DAY), DAY, day).batch, day)]
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        mine, theirs = view(one), view(other)
        assert mine.household == theirs.household
        assert mine.people == theirs.people


def test_months_ago_are_counted_from_the_months_end() -> None:
    assert last_day_ago(date(2026, 2, 28), 1) == date(2026, 1, 31)
    assert last_day_ago(date(2026, 3, 31), 1) == date(2026, 2, 28)
