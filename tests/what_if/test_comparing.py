# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses, counted by hand at the thresholds, and told by nobody else's figures."""

from pathlib import Path
from typing import Any

import pytest

from rules_engine import Catalogue, load_catalogue
from rules_engine.programmes.parameter import median_income, parameters
from rules_engine.register import Register, open_register
from rules_engine.register.making import make_register
from rules_engine.what_if import Outcome, compare, read_change
from tests.what_if.places import DAY, ID, PROGRAMME, household, one_programme, register

SIZES = range(1, 9)
INCOME = {"programme": ID, "fact": "household.monthly_income_krw"}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return one_programme(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Register:
    file = tmp_path_factory.mktemp("made") / "made.parquet"
    make_register(file, 3000, 3, DAY)
    return open_register(file)


def moves(outcome: Outcome, part: str = "total") -> dict[str, tuple[int, int, int, int]]:
    """Kept, gained, lost and open by group."""
    rows = outcome.by(part).to_pylist()
    return {row["group"]: (row["kept"], row["gained"], row["lost"], row["open"]) for row in rows}


def threshold(size: int, percent: int) -> int:
    return ((median_income(size, DAY) or 0) * percent + 50) // 100


@pytest.mark.parametrize("size", SIZES)
def test_between_the_old_and_the_new_threshold_one_gains(tmp_path: Path, catalogue: Catalogue, size: int) -> None:
    old, new = threshold(size, 60), threshold(size, 63)
    people = register(tmp_path, [household(income, size) for income in (old, old + 1, new, new + 1)])
    raised = compare(people, catalogue, read_change({**INCOME, "from": "60%", "to": "63%"}), DAY)
    assert moves(raised)["total"] == (1, 2, 0, 0)
    changed = one_programme(tmp_path / "63", PROGRAMME.replace("percent: 60", "percent: 63"))
    lowered = compare(people, changed, read_change({**INCOME, "from": "63%", "to": "60%"}), DAY)
    assert moves(lowered)["total"] == (1, 0, 2, 0)


def test_they_are_counted_where_they_live_and_by_their_age(tmp_path: Path, catalogue: Catalogue) -> None:
    between = threshold(1, 60) + 1
    people = register(
        tmp_path,
        [
            household(between, age=74),
            household(between, age=75, sigungu="양천구"),
            household(between, age=64),
            household(0, age=66),
            {**household(0), "household": {"size": 3}},
        ],
    )
    outcome = compare(people, catalogue, read_change({**INCOME, "from": "60%", "to": "63%"}), DAY)
    assert moves(outcome, "district") == {"서울특별시 강서구": (1, 1, 0, 1), "서울특별시 양천구": (0, 1, 0, 0)}
    assert moves(outcome, "age") == {"65~74세": (1, 1, 0, 1), "75세 이상": (0, 1, 0, 0)}
    assert moves(outcome, "size") == {"1인": (1, 2, 0, 0), "3인": (0, 0, 0, 1)}
    assert outcome.by("total").column("krw_per_month").to_pylist() == [2 * 349_700]
    assert (outcome.title, outcome.unit) == ("목욕비, 가구 월소득: 기준 중위소득 60% → 63%", "명")


@pytest.mark.parametrize(
    ("change", "total"),
    [
        ({"fact": "member.age", "from": 65, "to": 60}, (1, 1, 0, 0)),
        ({"fact": "member.age", "bound": "over", "from": 64, "to": 70}, (0, 0, 1, 0)),
        ({"fact": "member.age", "from": "65세", "drop": True}, (1, 1, 0, 0)),
        ({"fact": "residence.sigungu", "from": "강서구, 양천구", "to": "강서구, 양천구, 구로구"}, (1, 1, 0, 0)),
        ({"fact": "residence.sigungu", "from": ["양천구", "강서구"], "to": ["양천구"]}, (0, 0, 1, 0)),
    ],
)
def test_an_age_or_a_place_is_changed_or_dropped(
    tmp_path: Path, catalogue: Catalogue, change: dict[str, Any], total: tuple[int, ...]
) -> None:
    people = register(tmp_path, [household(0), household(0, age=60), household(0, sigungu="구로구")])
    assert moves(compare(people, catalogue, read_change({"programme": ID, **change}), DAY))["total"] == total


def test_nobody_gains_or_loses_where_nothing_changes(made: Register) -> None:
    same = {"programme": "youth-monthly-rent", "fact": "recognised_income.youth_rent", "from": "60%", "to": "60%"}
    [(kept, gained, lost, still_open)] = moves(compare(made, load_catalogue(), read_change(same), DAY)).values()
    assert kept
    assert still_open
    assert (gained, lost) == (0, 0)


@pytest.mark.parametrize(
    "looser",
    [
        {"programme": "youth-monthly-rent", "fact": "recognised_income.youth_rent", "from": "60%", "to": "90%"},
        {"programme": "youth-monthly-rent", "fact": "member.age", "from": 34, "to": 44},
        {"programme": "basic-pension", "fact": "member.age", "from": 65, "to": 60},
        {"programme": "basic-pension", "fact": "recognised_income.basic_pension", "from": 2470000, "to": 3500000},
        {"programme": "womenup-job-seeking-grant", "fact": "member.sex", "from": "female", "drop": True},
    ],
)
def test_a_looser_criterion_takes_nothing_from_anybody(made: Register, looser: dict[str, Any]) -> None:
    [(_, gained, lost, _)] = moves(compare(made, load_catalogue(), read_change(looser), DAY)).values()
    assert gained > 0
    assert lost == 0


def test_a_raised_median_income_lifts_the_threshold_of_every_size(tmp_path: Path, catalogue: Catalogue) -> None:
    """And the figures of the running process are as before."""
    old = {size: threshold(size, 60) for size in SIZES}
    medians = parameters()["median_income"].at(DAY)
    assert medians is not None
    table = {size: (2 * figure * 105 + 100) // 200 for size, figure in medians.value.items()}
    table[8] = table[7] + (2 * medians.extra["extra_person"] * 105 + 100) // 200
    new = {size: (table[size] * 60 + 50) // 100 for size in SIZES}
    incomes = [(size, old[size] + beside) for size in SIZES for beside in (0, 1)]
    incomes += [(size, new[size] + beside) for size in SIZES for beside in (0, 1)]
    people = register(tmp_path, [household(income, size) for size, income in incomes])
    outcome = compare(people, catalogue, read_change({"parameter": "median_income", "raise": "5%"}), DAY)
    assert moves(outcome)["total"] == (len(SIZES), 2 * len(SIZES), 0, 0)
    assert {size: threshold(size, 60) for size in SIZES} == old
    assert parameters()["median_income"].at(DAY) == medians


def test_a_larger_amount_costs_its_difference_for_each_who_keeps_it(tmp_path: Path, catalogue: Catalogue) -> None:
    people = register(tmp_path, [household(0), household(0)])
    change = read_change({"parameter": "basic_pension_amount", "from": "349,700원", "to": 400_000})
    outcome = compare(people, catalogue, change, DAY)
    assert outcome.by("total").to_pylist()[0]["krw_per_month"] == 2 * (400_000 - 349_700)
    assert outcome.title == "기초연금 기준연금액: 349,700 → 400,000"


def test_a_percent_changed_in_the_figures_is_the_criterion_changed(made: Register) -> None:
    path = "youth_rent.own_household.percent_of_median"
    figure = compare(made, load_catalogue(), read_change({"parameter": path, "from": 60, "to": 75}), DAY)
    criterion = {"programme": "youth-monthly-rent", "fact": "recognised_income.youth_rent", "from": "60%", "to": "75%"}
    expected = compare(made, load_catalogue(), read_change(criterion), DAY)
    assert moves(figure, "programme")["youth-monthly-rent"] == moves(expected)["total"]
    assert figure.by("age").equals(expected.by("age"))
    assert expected.unreckoned == ("청년월세 지원",)
