# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""며칠 안에 끝나는 것과 그 마지막 날."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rules_engine import load_catalogue
from rules_engine.register import Register
from rules_engine.register.reports import closing
from tests.register.reports.registers import (
    DAY,
    GIVEN,
    at,
    catalogue_of,
    elder,
    family,
    made,
    read,
    register,
    rows,
    verdicts,
)

ALLOWANCE, CARE, TRANSPORT, VOUCHER = (
    "child-allowance",
    "seoul-postpartum-care",
    "seoul-pregnancy-transport",
    "first-meeting-voucher",
)


def found(told: Register, *programs: str, days: int = 30, as_of: date = DAY) -> list[dict[str, Any]]:
    return rows(closing(told, load_catalogue(), as_of, days, programs=programs or None))


def test_the_day_before_the_ninth_birthday_is_the_last_of_the_child_allowance(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, family("2017-12-01")), ALLOWANCE)
    assert row == {
        "sido": "서울특별시",
        "sigungu": "강서구",
        "dong": "화곡동",
        "household": "0",
        "resident": "아기",
        "program": ALLOWANCE,
        "verdict": "eligible",
        "last": date(2026, 11, 30),
        "days_left": 9,
        "approximate": False,
        "ends": "condition",
    }


@pytest.mark.parametrize(("days", "rows_"), [(8, 0), (9, 0), (10, 1)])
def test_it_ends_within_so_many_days_when_the_conditions_fail_on_the_last_of_them(
    tmp_path: Path, days: int, rows_: int
) -> None:
    assert len(found(register(tmp_path, family("2017-12-01")), ALLOWANCE, days=days)) == rows_


def test_a_printed_term_after_birth_is_reckoned_from_the_birth(tmp_path: Path) -> None:
    report = found(register(tmp_path, family("2026-09-22")), CARE, TRANSPORT, VOUCHER)
    assert [(row["program"], row["last"], row["ends"]) for row in report] == [(CARE, DAY, "birth")]


def test_a_window_closes_on_its_day(tmp_path: Path) -> None:
    windows = {
        one.id: window.closes
        for one in load_catalogue().programmes.values()
        for window in one.apply.windows
        if window.closes is not None and one.kind == "decided" and one.recipient == "person"
    }
    told = register(tmp_path, elder("1950-01-01"), family("2015-03-03"), elder("1995-01-01"))
    closes = {one: closes for one, closes in windows.items() if one in {r["program"] for r in _open_at(told, windows)}}
    assert closes


def _open_at(told: Register, windows: dict[str, date]) -> list[dict[str, Any]]:
    report = []
    for one, closes in windows.items():
        of_one = found(told, one, days=5, as_of=closes - timedelta(days=2))
        assert {(row["last"], row["days_left"]) for row in of_one if row["ends"] == "window"} <= {(closes, 2)}
        report += [row for row in of_one if row["ends"] == "window"]
    return report


def test_of_whom_only_the_year_of_birth_is_known_the_earliest_day_is_told(tmp_path: Path) -> None:
    home = family("2018-01-01")
    del home["members"][1]["birth_date"]
    home["members"][1]["birth_date"] = {"min": "2017-12-01", "max": "2018-06-30"}
    [row] = found(register(tmp_path, home), ALLOWANCE)
    assert (row["last"], row["approximate"]) == (date(2026, 11, 30), True)


def test_what_never_was_open_or_is_unknown_does_not_end(tmp_path: Path) -> None:
    told = register(tmp_path, {"members": [{"id": "아이", "relation": "child"}], "household": {}}, elder("1950-01-01"))
    assert found(told, ALLOWANCE) == []


def test_what_is_received_already_is_left_out(tmp_path: Path) -> None:
    assert found(register(tmp_path, {**family("2017-12-01"), "receiving": [ALLOWANCE]}), ALLOWANCE) == []


def test_a_leap_day_child_grows_out_of_it_after_the_last_of_february(tmp_path: Path) -> None:
    told = register(tmp_path, family("2016-02-29"))
    [row] = found(told, "parental-benefit", ALLOWANCE, as_of=date(2024, 2, 20))
    assert row["last"] == date(2024, 2, 28)
    told = register(tmp_path, {**family("2024-02-29")})
    [row] = found(told, VOUCHER, as_of=date(2026, 2, 20))
    assert row["last"] == date(2026, 2, 28)


def test_a_made_register_gives_what_looking_at_everybody_on_each_day_gives(tmp_path: Path) -> None:
    told, within = made(tmp_path, 2_500), 12
    catalogue = catalogue_of(ALLOWANCE, VOUCHER, "parental-benefit", "community-child-center", "seoul-toy-library")
    expected = set()
    for household, situation in read(told):
        days = [at(situation, DAY + timedelta(days=n)) for n in range(within + 1)]
        of_day = [
            {k for k, v in verdicts(household, one, catalogue).items() if v in GIVEN} for one in (days[0], days[-1])
        ]
        for place in of_day[0] - of_day[1]:
            if place[2] in (situation.receiving or ()):
                continue
            left = [n for n, one in enumerate(days) if verdicts(household, one, catalogue)[place] in GIVEN]
            first_without = next(n for n in range(within + 1) if n not in left)
            expected.add((*place, DAY + timedelta(days=first_without - 1)))
    report = found(told, *catalogue.programmes, days=within)
    assert {(str(r["household"]), str(r["resident"]), r["program"], r["last"]) for r in report} == expected != set()
