# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""이달에 65세나 70세가 되는 어르신과, 생일에 시작되는 혜택."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rules_engine import load_catalogue
from rules_engine.facts.sets import Interval
from rules_engine.register import Register
from rules_engine.register.reports import birthdays
from tests.register.reports.registers import DAY, at, catalogue_of, elder, made, read, register, rows, verdicts

PENSION, VISIT = "basic-pension", "universal-visit-elderly"
RANK = {"eligible": 0, "confirm": 0, "unknown": 1, "ineligible": 2}


def found(told: Register, month: date, *programs: str, **options: Any) -> list[dict[str, Any]]:
    return rows(birthdays(told, load_catalogue(), month, DAY, programs=programs or (PENSION,), **options))


def test_who_turns_65_next_month_is_listed_with_the_day_and_what_begins(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, elder("1961-12-24")), date(2026, 12, 9))
    assert row == {
        "sido": "서울특별시",
        "sigungu": "강서구",
        "dong": "화곡동",
        "household": "0",
        "resident": "어르신",
        "age": 65,
        "birthday": date(2026, 12, 24),
        "certain": True,
        "recipient": "person",
        "program": PENSION,
        "verdict": "eligible",
    }


@pytest.mark.parametrize("birth", ["1961-12-01", "1961-12-31", "1956-12-01", "1956-12-31"])
def test_the_first_and_the_last_day_of_the_month_count_for_65_and_70(tmp_path: Path, birth: str) -> None:
    assert len(found(register(tmp_path, elder(birth)), date(2026, 12, 1))) == 1


@pytest.mark.parametrize("birth", ["1961-11-30", "1962-01-01", "1962-12-10", "1960-12-10", "1957-12-10", "1955-12-10"])
def test_who_has_a_birthday_in_another_month_or_turns_64_66_69_or_71_does_not(tmp_path: Path, birth: str) -> None:
    assert found(register(tmp_path, elder(birth)), date(2026, 12, 1)) == []


def test_at_70_the_pension_goes_on_and_does_not_begin(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, elder("1956-12-24")), date(2026, 12, 1))
    assert (row["age"], row["birthday"]) == (70, date(2026, 12, 24))
    assert (row["program"], row["verdict"], row["recipient"]) == (None, None, None)


def test_what_is_not_known_yet_is_said_to_need_asking(tmp_path: Path) -> None:
    told = {**elder("1961-12-24"), "household": {"size": 1}}
    [row] = found(register(tmp_path, told), date(2026, 12, 1))
    assert (row["program"], row["verdict"]) == (PENSION, "unknown")


def test_of_whom_only_the_year_of_birth_is_known_it_is_possible_in_every_month(tmp_path: Path) -> None:
    told = register(tmp_path, elder(birth_year=1961))
    for month in (date(2026, 1, 1), date(2026, 12, 1)):
        [row] = found(told, month)
        assert (row["birthday"], row["certain"], row["program"]) == (None, False, None)
    assert found(told, date(2027, 1, 1)) == []


def test_an_unknown_birth_date_is_nobodys_birthday(tmp_path: Path) -> None:
    assert found(register(tmp_path, elder()), date(2026, 12, 1)) == []


@pytest.mark.parametrize(
    ("month", "day"), [(date(2025, 3, 1), date(2025, 3, 1)), (date(2024, 2, 1), date(2024, 2, 29))]
)
def test_a_leap_day_birthday_is_on_the_first_of_march_where_there_is_none(
    tmp_path: Path, month: date, day: date
) -> None:
    age = day.year - 1960
    assert [row["birthday"] for row in found(register(tmp_path, elder("1960-02-29")), month, ages=[age])] == [day]


def test_and_not_in_the_february_before(tmp_path: Path) -> None:
    assert found(register(tmp_path, elder("1960-02-29")), date(2025, 2, 1), ages=[65]) == []


def test_any_ages_can_be_asked_for(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, elder("2007-12-24")), date(2026, 12, 1), ages=[18, 19, 20])
    assert row["age"] == 19


def test_a_made_register_gives_what_looking_at_everybody_gives(tmp_path: Path) -> None:
    told, month = made(tmp_path, 2_500), date(2026, 12, 1)
    catalogue = catalogue_of(PENSION, VISIT, "child-allowance", "community-child-center", "seoul-youth-allowance")
    ages = [8, 18, 65, 70]
    expected, turning = set(), set()
    for household, situation in read(told):
        for member in situation.members:
            birth = member.facts.get("member.birth_date")
            if not isinstance(birth, Interval) or birth.exact is None:
                continue
            born = date.fromordinal(birth.exact)
            if born.month != month.month or month.year - born.year not in ages:
                continue
            day = born.replace(year=month.year)
            turning.add((household, member.id, day))
            after = verdicts(household, at(situation, day), catalogue)
            before = verdicts(household, at(situation, day - timedelta(days=1)), catalogue)
            for (_, who, programme), verdict in after.items():
                better = RANK[verdict] < RANK[before[household, who, programme]]
                if who in (member.id, None) and better and programme not in (situation.receiving or ()):
                    expected.add((household, member.id, "person" if who else "household", programme, verdict))
    report = found(told, month, *catalogue.programmes, ages=ages)
    assert {(str(r["household"]), str(r["resident"]), r["birthday"]) for r in report if r["birthday"]} == turning
    begun = {
        (str(r["household"]), str(r["resident"]), r["recipient"], r["program"], r["verdict"])
        for r in report
        if r["program"]
    }
    assert begun == expected != set()
