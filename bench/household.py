# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The household of the benchmarks: six people of three generations, everything told; and others like it."""

from datetime import date, timedelta
from random import Random
from typing import Any

from rules_engine.facts.vocabulary import parts_of

DAY = "2026-11-21"
NOTHING = dict.fromkeys(parts_of("member.statuses"), False)
FAMILY: dict[str, Any] = {
    "as_of": DAY,
    "residence": {"sido": "서울특별시", "sigungu": "강서구", "since": "2023-09-01"},
    "household": {
        "size": 6,
        "children": 3,
        "monthly_income_krw": 6_200_000,
        "earned_income_krw": 5_700_000,
        "other_income_krw": 500_000,
        "residential_property_krw": 150_000_000,
        "general_property_krw": 0,
        "financial_assets_krw": 20_000_000,
        "vehicle_krw": 0,
        "assets_krw": 170_000_000,
        "debt_krw": 0,
        "monthly_rent_krw": 0,
        "housing": "jeonse",
        "types": {
            **dict.fromkeys(parts_of("household.types"), False),
            "multi_child": True,
            "no_house_owned": True,
        },
    },
    "members": [
        {
            "id": "me",
            "relation": "self",
            "birth_date": "1988-05-02",
            "sex": "female",
            "pregnancy_months": 0,
            "statuses": {**NOTHING, "gave_birth": True},
        },
        {
            "id": "spouse",
            "relation": "spouse",
            "birth_date": "1986-01-10",
            "sex": "male",
            "pregnancy_months": 0,
            "statuses": NOTHING,
        },
        *(
            {
                "id": name,
                "relation": "child",
                "birth_date": birth,
                "birth_order": order,
                "pregnancy_months": 0,
                "statuses": NOTHING,
            }
            for order, (name, birth) in enumerate(
                (("first", "2018-01-10"), ("second", "2022-03-10"), ("third", "2026-10-10")), start=1
            )
        ),
        {
            "id": "grandmother",
            "relation": "parent",
            "birth_date": "1956-02-01",
            "sex": "female",
            "pregnancy_months": 0,
            "statuses": NOTHING,
        },
    ],
    "receiving": [],
}
DISTRICTS = ("강서구", "강남구", "은평구", "영등포구", "종로구", "금천구", "마포구", "동대문구")


def others(count: int) -> list[dict[str, Any]]:
    """Households like it, each of another income, place and age, so that a call remembers nothing of the one before."""
    rng = Random(count)
    return [
        {
            **FAMILY,
            "residence": {**FAMILY["residence"], "sigungu": rng.choice(DISTRICTS)},
            "household": {**FAMILY["household"], "monthly_income_krw": rng.randrange(3_000_000, 15_000_000, 10_000)},
            "members": [{**member, "birth_date": _earlier(member["birth_date"], rng)} for member in FAMILY["members"]],
        }
        for _ in range(count)
    ]


def _earlier(day: str, rng: Random) -> str:
    return (date.fromisoformat(day) - timedelta(days=rng.randrange(400))).isoformat()


def told_for_the_ten_rules(family: dict[str, Any]) -> dict[str, Any]:
    """Of a household only what the ten rules look at, which is what the reference is told of it."""
    home, types = family["household"], family["household"]["types"]
    return {
        "as_of": family["as_of"],
        "residence": {"sido": family["residence"]["sido"], "sigungu": family["residence"]["sigungu"]},
        "household": {
            "size": home["size"],
            "monthly_income_krw": home["monthly_income_krw"],
            "types": {name: types[name] for name in ("dual_income", "multi_child", "single_parent")},
        },
        "members": [
            {
                **{name: member[name] for name in ("id", "relation", "birth_date", "pregnancy_months")},
                "statuses": {"gave_birth": member["statuses"]["gave_birth"]},
            }
            for member in family["members"]
        ],
    }
