# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""태어난 아기마다 받을 것과 신청할 수 있는 마지막 날."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules_engine import load_catalogue
from rules_engine.register import Register
from rules_engine.register.reports import births
from tests.register.reports.registers import DAY, GIVEN, at, catalogue_of, family, made, read, register, rows, verdicts

CARE, TRANSPORT, VOUCHER, ALLOWANCE = (
    "seoul-postpartum-care",
    "seoul-pregnancy-transport",
    "first-meeting-voucher",
    "child-allowance",
)


def found(told: Register, *programs: str, since: date = date(2026, 1, 1), until: date = DAY) -> list[dict[str, Any]]:
    return rows(births(told, load_catalogue(), since, until, DAY, programs=programs or None))


def test_a_mother_has_sixty_days_for_the_care_after_birth(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, family("2026-10-01")), CARE)
    assert row == {
        "sido": "서울특별시",
        "sigungu": "강서구",
        "dong": "화곡동",
        "household": "0",
        "resident": "엄마",
        "infant": "아기",
        "program": CARE,
        "verdict": "eligible",
        "last": date(2026, 11, 30),
        "approximate": False,
        "days_left": 9,
        "past": False,
    }


@pytest.mark.parametrize(("birth", "left"), [("2026-09-22", 0), ("2026-09-21", -1)])
def test_on_the_last_day_it_is_open_and_a_day_later_it_is_past(tmp_path: Path, birth: str, left: int) -> None:
    [row] = found(register(tmp_path, family(birth)), CARE)
    assert (row["days_left"], row["past"]) == (left, left < 0)


def test_the_last_day_of_three_months_is_the_months_last_where_there_is_no_such_day(tmp_path: Path) -> None:
    told = register(tmp_path, family("2025-11-30"))
    [row] = found(told, TRANSPORT, since=date(2025, 11, 1), until=date(2025, 12, 1))
    assert (row["last"], row["past"]) == (date(2026, 2, 28), True)


def test_what_the_newborn_receives_is_listed_for_the_newborn_soonest_first(tmp_path: Path) -> None:
    report = found(register(tmp_path, family("2026-10-01")), ALLOWANCE, VOUCHER, CARE)
    assert [(row["program"], row["resident"], row["last"]) for row in report] == [
        (CARE, "엄마", date(2026, 11, 30)),
        (VOUCHER, "아기", date(2028, 10, 1)),
        (ALLOWANCE, "아기", None),
    ]


def test_what_is_not_known_needs_asking_and_is_not_claimed(tmp_path: Path) -> None:
    home = family("2026-10-01")
    del home["members"][1]["birth_registered_sido"]
    [row] = found(register(tmp_path, home), CARE)
    assert row["verdict"] == "unknown"


def test_what_is_received_already_is_left_out(tmp_path: Path) -> None:
    assert found(register(tmp_path, {**family("2026-10-01"), "receiving": [CARE]}), CARE) == []


def test_of_a_baby_of_whom_only_the_year_is_known_the_earliest_last_day_is_told(tmp_path: Path) -> None:
    home = family("2026-10-01")
    del home["members"][1]["birth_date"]
    home["members"][1]["birth_year"] = 2026
    [row] = found(register(tmp_path, home), VOUCHER)
    assert (row["last"], row["approximate"]) == (date(2028, 1, 1), True)


def test_a_child_of_unknown_birth_is_no_birth(tmp_path: Path) -> None:
    home = family("2026-10-01")
    del home["members"][1]["birth_date"]
    assert found(register(tmp_path, home)) == []


@pytest.mark.parametrize(("birth", "rows_"), [("2025-12-31", 0), ("2026-01-01", 1), ("2026-11-21", 1)])
def test_both_ends_of_the_time_count(tmp_path: Path, birth: str, rows_: int) -> None:
    assert len(found(register(tmp_path, family(birth)), ALLOWANCE)) == rows_


def test_what_an_elder_child_brings_already_is_no_news_of_the_birth(tmp_path: Path) -> None:
    home = family("2026-10-01")
    home["members"].append({"id": "누나", "relation": "child", "birth_date": "2022-03-03"})
    home["household"] = {"size": 3, "children": 2}
    assert {row["resident"] for row in found(register(tmp_path, home), ALLOWANCE)} == {"아기"}


def test_a_made_register_gives_what_looking_at_everybody_gives(tmp_path: Path) -> None:
    told, since = made(tmp_path, 2_500), date(2026, 3, 1)
    catalogue = catalogue_of(ALLOWANCE, VOUCHER, "parental-benefit", "seoul-kids-cafe")
    expected = set()
    for household, situation in read(told):
        before = at(situation, date(2026, 2, 28))
        newborns = {one.id for one in situation.members} - {one.id for one in (before.members if before else ())}
        now = verdicts(household, situation, catalogue)
        expected |= {
            (household, who, programme, verdict)
            for (_, who, programme), verdict in now.items()
            if who in newborns and verdict in (*GIVEN, "unknown") and programme not in (situation.receiving or ())
        }
    report = [row for row in found(told, *catalogue.programmes, since=since) if not row["past"]]
    assert {(str(r["household"]), str(r["resident"]), r["program"], r["verdict"]) for r in report} == expected != set()
