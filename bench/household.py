# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The household of the benchmarks: six people of three generations, everything told."""

from typing import Any

from rules_engine.vocabulary import parts_of

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
