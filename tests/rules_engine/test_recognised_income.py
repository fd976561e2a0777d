# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""소득인정액 by hand: each expected figure is worked out in the comment beside it."""

from datetime import date
from typing import Any

import pytest

from rules_engine import read_situation
from rules_engine.facts.derivation import view
from rules_engine.facts.sets import MAX, Interval
from rules_engine.means.recognised_income import recognised_income

SEOUL = {"sido": "서울특별시", "sigungu": "강서구"}
RURAL = {"sido": "전라남도", "sigungu": "완도군"}
PARTS = (
    "earned_income",
    "other_income",
    "residential_property",
    "general_property",
    "financial_assets",
    "vehicle",
    "debt",
)
NEITHER = {"disabled": False, "university_student": False}
PLAIN = {"types": {"defector": False}}


def _reckon(
    scheme: str,
    household: dict[str, Any],
    members: list[dict[str, Any]],
    place: dict[str, str] = SEOUL,
    day: str = "2026-11-21",
) -> Interval:
    """The recognised income where all parts that are not named are zero."""
    parts = {f"{name}_krw": household.pop(name, 0) for name in PARTS}
    told = {"as_of": day, "residence": place, "household": {**parts, **household}, "members": members}
    found = recognised_income(scheme, view(read_situation(told, date.max)))
    assert found is not None
    return found.krw


def _alone(age: int, **facts: Any) -> list[dict[str, Any]]:
    return [{"id": "me", "relation": "self", "age": age, **facts}]


def _couple(one: int, other: int) -> list[dict[str, Any]]:
    return [*_alone(one), {"id": "you", "relation": "spouse", "age": other}]


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        # 국민연금 300,000 as it is; savings 10,000,000 stay below the 20,000,000 that is deducted
        ({"other_income": 300_000, "financial_assets": 10_000_000}, 300_000),
        # (2,160,000 - 1,160,000) x 0.7
        ({"earned_income": 2_160_000}, 700_000),
        # less than the deduction leaves nothing, and nothing is carried to other income
        ({"earned_income": 1_000_000, "other_income": 500_000}, 500_000),
        # (300,000,000 - 135,000,000) x 0.04 / 12
        ({"residential_property": 300_000_000}, 550_000),
        # (50,000,000 - 20,000,000) x 0.04 / 12: the basic property is not taken from savings
        ({"financial_assets": 50_000_000}, 100_000),
        # [(200,000,000 - 135,000,000) + (30,000,000 - 20,000,000) - 15,000,000] x 0.04 / 12
        ({"general_property": 200_000_000, "financial_assets": 30_000_000, "debt": 15_000_000}, 200_000),
        # debts beyond the property leave nothing
        ({"residential_property": 200_000_000, "debt": 900_000_000, "other_income": 10_000}, 10_000),
        # a car below 40,000,000 is property: (135,000,000 + 39,999,999 - 135,000,000) x 0.04 / 12 = 133,333.33
        ({"residential_property": 135_000_000, "vehicle": 39_999_999}, 133_333),
    ],
)
def test_basic_pension_of_one_person_in_seoul(household: dict[str, Any], expected: int) -> None:
    assert _reckon("basic_pension", {"size": 1, **household}, _alone(67)) == Interval(expected, expected)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (SEOUL, 550_000),  # (300,000,000 - 135,000,000) x 0.04 / 12
        ({"sido": "경기도", "sigungu": "수원시 영통구"}, 550_000),  # a special-status city counts as metropolitan
        ({"sido": "경기도", "sigungu": "성남시"}, 716_666),  # (300,000,000 - 85,000,000) x 0.04 / 12 = 716,666.67
        (RURAL, 758_333),  # (300,000,000 - 72,500,000) x 0.04 / 12 = 758,333.33
    ],
)
def test_basic_property_hangs_on_the_place(place: dict[str, str], expected: int) -> None:
    found = _reckon("basic_pension", {"size": 1, "residential_property": 300_000_000}, _alone(67), place)
    assert found == Interval(expected, expected)


def test_a_place_half_known_leaves_a_range() -> None:
    """경기도 has cities of every class: from 550,000 to 758,333."""
    found = _reckon("basic_pension", {"size": 1, "residential_property": 300_000_000}, _alone(67), {"sido": "경기도"})
    assert found == Interval(550_000, 758_333)


def test_a_luxury_car_may_count_in_full() -> None:
    """As property nothing, 50,000,000 being below the basic property; in full 50,000,000 a month."""
    assert _reckon("basic_pension", {"size": 1, "vehicle": 50_000_000}, _alone(67)) == Interval(0, 50_000_000)


def test_of_a_couple_each_earner_has_a_deduction() -> None:
    """(4,000,000 - 2 x 1,160,000) x 0.7 to (4,000,000 - 1,160,000) x 0.7."""
    found = _reckon("basic_pension", {"size": 2, "earned_income": 4_000_000}, _couple(70, 68))
    assert found == Interval(1_176_000, 1_988_000)


def test_of_a_couple_with_one_earner_the_deduction_is_one() -> None:
    """(4,000,000 - 1,160,000) x 0.7."""
    household = {"size": 2, "earned_income": 4_000_000, "types": {"dual_income": False}}
    assert _reckon("basic_pension", household, _couple(70, 68)) == Interval(1_988_000, 1_988_000)


def test_a_total_of_unknown_kind_is_between_all_earned_and_none() -> None:
    """2,160,000 all earned is (2,160,000 - 1,160,000) x 0.7; none earned it counts in full."""
    told = {"household": {"size": 1, "monthly_income_krw": 2_160_000, "assets_krw": 0}, "members": _alone(67)}
    found = recognised_income("basic_pension", view(read_situation({"as_of": "2026-11-21", **told}, date.max)))
    assert found is not None
    assert found.krw == Interval(700_000, 2_160_000)


def test_property_known_only_as_a_whole_counts_at_least_what_deductions_leave() -> None:
    """(955,000,000 - 135,000,000 - 20,000,000) x 0.04 / 12 at least; without debts."""
    told = {"size": 1, "monthly_income_krw": 0, "assets_krw": 955_000_000, "debt_krw": 0}
    data = {"as_of": "2026-11-21", "residence": SEOUL, "household": told, "members": _alone(67)}
    found = recognised_income("basic_pension", view(read_situation(data, date.max)))
    assert found is not None
    assert found.krw.lo == 2_666_666


def test_what_grown_up_children_earn_is_not_the_parents() -> None:
    members = [*_alone(70), {"id": "son", "relation": "child", "age": 40}]
    found = _reckon("basic_pension", {"size": 2, "other_income": 5_000_000}, members)
    assert found == Interval(0, 5_000_000)


def test_a_spouse_elsewhere_has_means_nobody_named() -> None:
    members = [*_alone(70), {"id": "you", "relation": "spouse", "age": 70, "lives_together": False}]
    assert _reckon("basic_pension", {"size": 1, "other_income": 300_000}, members) == Interval(0, MAX)


def test_a_year_with_income_figures_only_answers_for_those_without_property() -> None:
    """2025: (2,120,000 - 1,120,000) x 0.7; how property converts is not on record."""
    bare = _reckon("basic_pension", {"size": 1, "earned_income": 2_120_000}, _alone(67), day="2025-06-01")
    rich = _reckon("basic_pension", {"size": 1, "financial_assets": 1}, _alone(67), day="2025-06-01")
    assert (bare, rich) == (Interval(700_000, 700_000), Interval(0, MAX))


@pytest.mark.parametrize(
    ("household", "expected"),
    [
        ({"earned_income": 1_950_000}, 700_000),  # (1,950,000 - 950,000) x 0.7
        ({"earned_income": 900_000, "other_income": 200_000}, 200_000),  # the rest of the deduction is lost
        ({"residential_property": 435_000_000}, 1_000_000),  # (435,000,000 - 135,000,000) x 0.04 / 12
    ],
)
def test_disability_pension_of_one_person_in_seoul(household: dict[str, Any], expected: int) -> None:
    assert _reckon("disability_pension", {"size": 1, **household}, _alone(40)) == Interval(expected, expected)


@pytest.mark.parametrize(
    ("age", "earned", "expected"),
    [
        (45, 1_000_000, 700_000),  # 1,000,000 x 0.7
        (34, 1_600_000, 700_000),  # (1,600,000 - 600,000) x 0.7
        (35, 1_600_000, 1_120_000),  # 1,600,000 x 0.7
        (20, 500_000, 0),  # less than the fixed amount
    ],
)
def test_earned_income_of_one_person(age: int, earned: int, expected: int) -> None:
    found = _reckon("livelihood", {"size": 1, "earned_income": earned, **PLAIN}, _alone(age, statuses=NEITHER))
    assert found == Interval(expected, expected)


def test_a_student_of_any_age_has_the_fixed_amount() -> None:
    """(1,600,000 - 600,000) x 0.7."""
    student = _alone(40, statuses={"disabled": False, "university_student": True})
    assert _reckon("livelihood", {"size": 1, "earned_income": 1_600_000, **PLAIN}, student) == Interval(
        700_000, 700_000
    )


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (_alone(70, statuses=NEITHER), Interval(560_000, 700_000)),  # (1,000,000 - 200,000) x 0.7 to 1,000,000 x 0.7
        (
            _alone(45, statuses={"disabled": True, "university_student": False}),
            Interval(400_000, 700_000),  # (1,000,000 - 200,000) x 0.5 to 1,000,000 x 0.7
        ),
        (_alone(45), Interval(200_000, 700_000)),  # perhaps a student, perhaps disabled: (1,000,000 - 600,000) x 0.5
    ],
)
def test_deductions_that_are_not_on_record_leave_a_range(members: list[dict[str, Any]], expected: Interval) -> None:
    assert _reckon("livelihood", {"size": 1, "earned_income": 1_000_000, **PLAIN}, members) == expected


def test_who_earned_it_is_not_known_of_several() -> None:
    """Father 50 and daughter 25: all hers is (3,000,000 - 600,000) x 0.7, all his 3,000,000 x 0.7."""
    members = [*_alone(50, statuses=NEITHER), {"id": "d", "relation": "child", "age": 25, "statuses": NEITHER}]
    found = _reckon("livelihood", {"size": 2, "earned_income": 3_000_000, **PLAIN}, members)
    assert found == Interval(1_680_000, 2_100_000)


@pytest.mark.parametrize(
    ("household", "place", "expected"),
    [
        # (172,000,000 - 99,000,000) x 0.0104
        ({"residential_property": 172_000_000}, SEOUL, 759_200),
        # the cap: 172,000,000 - 99,000,000 at 0.0104, the 8,000,000 beyond at 0.0417 = 333,600
        ({"residential_property": 180_000_000}, SEOUL, 1_092_800),
        # 112,000,000 - 53,000,000 at 0.0104 = 613,600, and 8,000,000 at 0.0417 = 333,600
        ({"residential_property": 120_000_000}, RURAL, 947_200),
        # what the home leaves of the basic property goes to other property: (69,000,000 - 49,000,000) x 0.0417
        ({"residential_property": 50_000_000, "general_property": 69_000_000}, SEOUL, 834_000),
        # then to savings: 99,000,000 covers 50,000,000 + 49,000,000
        ({"residential_property": 50_000_000, "financial_assets": 49_000_000}, SEOUL, 0),
        # debts too: (172,000,000 - 99,000,000 - 23,000,000) x 0.0104
        ({"residential_property": 172_000_000, "debt": 23_000_000}, SEOUL, 520_000),
    ],
)
def test_property_of_livelihood(household: dict[str, Any], place: dict[str, str], expected: int) -> None:
    found = _reckon("livelihood", {"size": 1, **household}, _alone(45, statuses=NEITHER), place)
    assert found == Interval(expected, expected)


def test_savings_for_living_costs_are_not_on_record() -> None:
    """(109,000,000 - 5,000,000 - 99,000,000) x 0.0626 to (109,000,000 - 99,000,000) x 0.0626."""
    found = _reckon("livelihood", {"size": 1, "financial_assets": 109_000_000}, _alone(45))
    assert found == Interval(313_000, 626_000)


def test_a_car_counts_in_full_or_hardly() -> None:
    """At best half of it is property within the basic property, at worst all of it counts each month."""
    assert _reckon("livelihood", {"size": 1, "vehicle": 4_000_000}, _alone(45)) == Interval(0, 4_000_000)


def test_a_year_without_property_figures_counts_income() -> None:
    """2027: other income in full; how property converts is not on record yet."""
    members = _alone(45, statuses=NEITHER)
    bare = _reckon("livelihood", {"size": 1, "other_income": 300_000}, members, day="2027-03-01")
    rich = _reckon("livelihood", {"size": 1, "financial_assets": 1}, members, day="2027-03-01")
    assert (bare, rich) == (Interval(300_000, 300_000), Interval(0, MAX))


def test_near_poor_has_its_own_basic_property() -> None:
    """(235,000,000 - 135,000,000) x 0.0104; with a cap 37,000,000 x 0.0104 and 63,000,000 x 0.0417."""
    found = _reckon("near_poor", {"size": 1, "residential_property": 235_000_000}, _alone(45, statuses=NEITHER))
    assert found == Interval(1_040_000, 3_011_900)


def test_youth_rent_weighs_income_alone() -> None:
    """2,000,000 x 0.7 + 100,000; property is another condition."""
    household = {"size": 1, "earned_income": 2_000_000, "other_income": 100_000, "financial_assets": 90_000_000}
    assert _reckon("youth_rent", household, _alone(25)) == Interval(1_500_000, 1_500_000)


def test_what_the_office_told_stands() -> None:
    told = {"household": {"size": 1, "recognised_income_krw": 123_456}, "members": _alone(67)}
    found = recognised_income("basic_pension", view(read_situation({"as_of": "2027-06-01", **told}, date.max)))
    assert found is not None
    assert found.krw == Interval(123_456, 123_456)


def test_the_steps_add_up() -> None:
    """700,000 + 300,000 + 550,000."""
    household = {
        "size": 1,
        "earned_income_krw": 2_160_000,
        "other_income_krw": 300_000,
        "residential_property_krw": 300_000_000,
        "general_property_krw": 0,
        "financial_assets_krw": 0,
        "vehicle_krw": 0,
        "debt_krw": 0,
    }
    data = {"as_of": "2026-11-21", "residence": SEOUL, "household": household, "members": _alone(67)}
    found = recognised_income("basic_pension", view(read_situation(data, date.max)))
    assert found is not None
    assert [step.krw.exact for step in found.steps] == [700_000, 300_000, 550_000, 0]
    assert found.krw == Interval(1_550_000, 1_550_000)
