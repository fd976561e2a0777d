# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The same ten predicates as an engineer would write them by hand, and the catalogue's ids that they stand for."""

from datetime import date
from typing import Any

from rules_engine.facts import law_calendar

MEDIAN_2026 = {1: 2564238, 2: 4199292, 3: 5359036, 4: 6494738, 5: 7556719, 6: 8555952, 7: 9515150}
HAPPY = [
    "중구",
    "용산구",
    "성동구",
    "광진구",
    "동대문구",
    "성북구",
    "은평구",
    "서대문구",
    "마포구",
    "강서구",
    "구로구",
    "노원구",
    "영등포구",
    "강남구",
    "송파구",
]
HEALTHY = ["동대문구", "은평구", "영등포구", "금천구", "강동구"]
RULES = {
    "pregnancy_transport": "seoul-pregnancy-transport",
    "postpartum": "seoul-postpartum-care",
    "taxi": "seoul-mom-dad-taxi",
    "meal_coupon": "family-meal-coupon",
    "household_service": "seoul-household-service",
    "happy_table": "happy-table",
    "healthy_table": "healthy-table",
    "child_allowance": "child-allowance",
    "parental_benefit": "parental-benefit",
    "single_parent_support": "single-parent-child-support",
}


def answer(told: dict[str, Any]) -> dict[str, list[bool]]:
    """The ten rules for a household of which everything is told; one verdict a person, or one for the household."""
    on = date.fromisoformat(told["as_of"])
    seoul, place = told["residence"]["sido"] == "서울특별시", told["residence"]["sigungu"]
    home = told["household"]
    income, size, types, members = home["monthly_income_krw"], home["size"], home["types"], told["members"]
    births = [date.fromisoformat(member["birth_date"]) for member in members]
    ages = [law_calendar.full_years(birth, on) for birth in births]
    months = [law_calendar.full_months(birth, on) for birth in births]
    youngest = max(birth for birth, member in zip(births, members, strict=True) if member["relation"] == "child")
    since = (on - youngest).days
    mothers = [member["statuses"]["gave_birth"] for member in members]
    pregnant = [member["pregnancy_months"] for member in members]
    return {
        "pregnancy_transport": [
            seoul and (p >= 3 or (m and since <= 91)) for p, m in zip(pregnant, mothers, strict=True)
        ],
        "postpartum": [seoul and m and since <= 60 for m in mothers],
        "taxi": [seoul and age <= 24 for age in months],
        "meal_coupon": [seoul and law_calendar.full_years(youngest, on) <= 18],
        "household_service": [
            seoul
            and income * 100 <= 150 * MEDIAN_2026[size]
            and (any(pregnant) or types["dual_income"] or types["multi_child"])
        ],
        "happy_table": [size == 1 and place in HAPPY and 40 <= age <= 64 for age in ages],
        "healthy_table": [size == 1 and place in HEALTHY and 19 <= age <= 39 for age in ages],
        "child_allowance": [age < 9 for age in ages],
        "parental_benefit": [age < 24 for age in months],
        "single_parent_support": [types["single_parent"] and income * 100 <= 65 * MEDIAN_2026[size]],
    }
