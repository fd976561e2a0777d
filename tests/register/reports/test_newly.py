# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""누가 새로 받을 수 있게 됐는지, 왜 그런지."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules_engine import load_catalogue
from rules_engine.register import Register
from rules_engine.register.reports import newly_eligible
from tests.register.reports.registers import (
    DAY,
    GIVEN,
    NO_INCOME,
    at,
    catalogue_of,
    elder,
    family,
    made,
    places,
    read,
    register,
    rows,
    verdicts,
)

PENSION, TRANSPORT, ALLOWANCE = "basic-pension", "seoul-pregnancy-transport", "child-allowance"


def found(told: Register, since: date, *programs: str, as_of: date = DAY, lost: bool = False) -> list[dict[str, Any]]:
    return rows(newly_eligible(told, load_catalogue(), since, as_of, lost=lost, programs=programs))


def test_who_turned_65_since_then_is_new_and_told_why(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, elder("1961-11-21")), date(2026, 11, 20), PENSION)
    assert row == {
        "sido": "서울특별시",
        "sigungu": "강서구",
        "dong": "화곡동",
        "household": "0",
        "resident": "어르신",
        "program": PENSION,
        "verdict": "eligible",
        "cause": "time",
        "certain": True,
        "conditions": ["member.age"],
    }


@pytest.mark.parametrize("birth", ["1961-11-22", "1961-11-20"])
def test_who_turns_65_a_day_later_or_did_a_day_earlier_is_not(tmp_path: Path, birth: str) -> None:
    assert found(register(tmp_path, elder(birth)), date(2026, 11, 20), PENSION) == []


@pytest.mark.parametrize(("since", "certain"), [(date(2026, 11, 20), False), (date(2025, 11, 21), True)])
def test_an_age_that_was_told_is_not_taken_for_a_birthday(tmp_path: Path, since: date, certain: bool) -> None:  # noqa: FBT001
    """65 today was 64 or 65 yesterday, and 64 a year ago."""
    [row] = found(register(tmp_path, elder(age=65)), since, PENSION)
    assert (row["cause"], row["certain"]) == ("time", certain)


def test_nothing_is_claimed_of_whose_birth_date_is_unknown(tmp_path: Path) -> None:
    assert found(register(tmp_path, elder()), date(2025, 11, 20), PENSION) == []


def test_who_receives_it_already_is_not_told_of(tmp_path: Path) -> None:
    told = register(tmp_path, {**elder("1961-11-21"), "receiving": [PENSION]})
    assert found(told, date(2026, 11, 20), PENSION) == []


def test_a_child_born_since_is_new_because_of_its_birth(tmp_path: Path) -> None:
    [row] = found(register(tmp_path, family("2026-11-10")), date(2026, 11, 1), ALLOWANCE)
    assert (row["resident"], row["cause"], row["verdict"]) == ("아기", "born", "eligible")


def test_the_mother_of_a_child_born_since_is_new_as_well(tmp_path: Path) -> None:
    """Before the birth nobody knew that she would give birth, even where the register says now that she has."""
    told = register(tmp_path, family("2026-11-10", statuses={"gave_birth": True}, pregnancy_months=0))
    [row] = found(told, date(2026, 11, 1), TRANSPORT)
    assert (row["resident"], row["cause"]) == ("엄마", "time")
    assert "member.child_birth_date" in row["conditions"]


def test_who_moved_in_since_is_new_because_of_it(tmp_path: Path) -> None:
    home = family("2026-09-10")
    home["residence"] = {**home["residence"], "since": "2026-11-02"}
    [row] = found(register(tmp_path, home), date(2026, 11, 1), TRANSPORT)
    assert row["cause"] == "moved"
    assert found(register(tmp_path, home), date(2026, 11, 2), TRANSPORT) == []


def test_a_condition_that_was_dropped_is_a_change_of_the_rules(tmp_path: Path) -> None:
    """서울 6개월 거주 조건이 2024년 3월 15일에 없어졌어요."""
    home = family("2024-03-01")
    home["residence"] = {**home["residence"], "since": "2024-01-02"}
    [row] = found(register(tmp_path, home), date(2024, 3, 14), TRANSPORT, as_of=date(2024, 3, 15))
    assert (row["cause"], row["conditions"]) == ("rules", [])


def test_a_limit_that_rose_with_the_year_is_a_change_of_the_figures(tmp_path: Path) -> None:
    """소득인정액 선정기준액은 해마다 바뀌어요. 조건 자체는 그대로예요."""
    home = elder("1950-01-01")
    home["household"] = {**NO_INCOME, "recognised_income_krw": 2_400_000}
    [row] = found(register(tmp_path, home), date(2025, 12, 31), PENSION, as_of=date(2026, 1, 1))
    assert (row["cause"], row["verdict"]) == ("figures", "eligible")


def test_who_grew_out_of_it_is_found_the_other_way_round(tmp_path: Path) -> None:
    """아동수당은 2026년에 9세 미만이에요."""
    told = register(tmp_path, family("2017-11-21"))
    [row] = found(told, date(2026, 11, 20), ALLOWANCE, lost=True)
    assert (row["resident"], row["verdict"], row["cause"]) == ("아기", "ineligible", "time")
    assert row["conditions"] == ["member.age"]
    assert found(told, date(2026, 11, 20), ALLOWANCE) == []


def test_who_was_born_on_a_leap_day_is_65_on_the_first_of_march(tmp_path: Path) -> None:
    told = register(tmp_path, elder("1960-02-29"))
    assert len(found(told, date(2025, 2, 28), PENSION, as_of=date(2025, 3, 1))) == 1
    assert found(told, date(2025, 2, 27), PENSION, as_of=date(2025, 2, 28)) == []


def test_of_whom_the_place_is_unknown_nothing_of_a_place_is_claimed(tmp_path: Path) -> None:
    home = {**family("2026-11-10"), "residence": {}}
    assert found(register(tmp_path, home), date(2026, 11, 1), "seoul-kids-cafe", TRANSPORT) == []


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("since", [date(2026, 10, 21), date(2025, 11, 21)])
def test_a_made_register_gives_what_looking_at_everybody_gives(tmp_path: Path, since: date, lost: bool) -> None:  # noqa: FBT001
    told = made(tmp_path, 1_500)
    every = load_catalogue().programmes
    chosen = [
        one for one in [*sorted(every)[::4], PENSION, ALLOWANCE, TRANSPORT, "first-meeting-voucher"] if one in every
    ]
    catalogue = catalogue_of(*chosen)
    expected = set()
    for household, situation in read(told):
        now = {k for k, v in verdicts(household, situation, catalogue).items() if v in GIVEN}
        then = {k for k, v in verdicts(household, at(situation, since), catalogue).items() if v in GIVEN}
        received = situation.receiving or frozenset()
        expected |= then - now if lost else {one for one in now - then if one[2] not in received}
    report = found(told, since, *chosen, lost=lost)
    assert places(report) == expected
    assert len(report) == len(expected) > 0
