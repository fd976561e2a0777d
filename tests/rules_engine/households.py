# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made households for property tests: whole ones, and the same ones partly told."""

from datetime import date, timedelta
from random import Random
from typing import Any

from rules_engine.facts.vocabulary import facts, parts_of

DAYS = [
    date(2023, 12, 31),
    date(2024, 3, 14),
    date(2024, 3, 15),
    date(2024, 8, 1),
    date(2025, 6, 1),
    date(2026, 11, 21),
]
PLACES = [
    ("서울특별시", "강서구"),
    ("서울특별시", "은평구"),
    ("서울특별시", "중구"),
    ("경기도", "수원시 영통구"),
    ("경기도", "가평군"),
    ("부산광역시", "기장군"),
    ("경상남도", "창원시 성산구"),
    ("세종특별자치시", "세종시"),
    ("전라남도", "완도군"),
]
WON = [0, 300_000, 1_282_119, 2_470_000, 2_470_001, 3_952_000, 4_199_292, 6_298_938, 50_000_000]
WEALTH = [0, 0, 20_000_000, 99_000_000, 240_000_000]
ASSETS = ("residential_property_krw", "general_property_krw", "financial_assets_krw", "vehicle_krw")
COUNTED = ("size", "children", "birth_order", "pregnancy_months")


def whole_household(rng: Random) -> dict[str, Any]:
    """A household of which everything is known."""
    day = rng.choice(DAYS)
    sido, sigungu = rng.choice(PLACES)
    members = [_member(rng, position, day) for position in range(rng.randint(1, 6))]
    _agree_on_births(members, day)
    receiving = rng.sample(["child-allowance", "housing-benefit", "livelihood-benefit"], rng.randint(0, 2))
    types = {**_flags(rng, "household.types"), "one_person": len(members) == 1}
    types["livelihood_recipient"] |= "livelihood-benefit" in receiving
    types["housing_education_recipient"] |= "housing-benefit" in receiving
    earned, other = _won(rng, WON, 9_000_000), _won(rng, WON, 9_000_000)
    assets = {name: _won(rng, WEALTH, 600_000_000) for name in ASSETS}
    return {
        "as_of": day.isoformat(),
        "residence": {"sido": sido, "sigungu": sigungu, "since": _ago(rng, day, 900)},
        "household": {
            "size": len(members),
            "monthly_income_krw": earned + other,
            "earned_income_krw": earned,
            "other_income_krw": other,
            **assets,
            "assets_krw": sum(assets.values()),
            "debt_krw": _won(rng, WEALTH, 600_000_000),
            "monthly_rent_krw": _won(rng, WON, 900_000),
            "housing": rng.choice(sorted(facts()["household.housing"].options_of or {})),
            "children": sum(member["relation"] in ("child", "grandchild") for member in members),
            "types": types,
        },
        "members": members,
        "receiving": receiving,
    }


def _member(rng: Random, position: int, day: date) -> dict[str, Any]:
    statuses = _flags(rng, "member.statuses")
    found = {
        "id": f"p{position}",
        "relation": rng.choice(["spouse", "child", "child", "parent", "grandchild"]) if position else "self",
        "birth_date": _ago(rng, day, rng.choice([400, 8_000, 34_000])),
        "sex": rng.choice(["female", "male"]),
        "birth_order": rng.randint(1, 4),
        "birth_registered_sido": rng.choice(["서울특별시", "경기도"]),
        "nationality": "대한민국",
        "stay_days": rng.randint(0, 2_000),
        "pregnancy_months": rng.randint(1, 10) if statuses["pregnant"] else 0,
        "statuses": statuses,
    }
    if statuses["disabled"]:  # of others no severity is told
        found["disability_severity"] = rng.choice(["severe", "mild"])
    return {**found, "care_end_date": _ago(rng, day, 3_000)} if statuses["care_leaver"] else found


def _flags(rng: Random, group: str) -> dict[str, bool]:
    return {name: rng.random() < 0.3 for name in parts_of(group)}


def _won(rng: Random, edges: list[int], most: int) -> int:
    return rng.choice(edges) if rng.random() < 0.5 else rng.randint(0, most)


def _ago(rng: Random, day: date, most: int) -> str:
    return (day - timedelta(days=rng.randint(0, most))).isoformat()


def _agree_on_births(members: list[dict[str, Any]], day: date) -> None:
    """A mother of an infant has given birth; the vocabulary derives the one from the other."""
    infants = [
        m for m in members if m["relation"] == "child" and (day - date.fromisoformat(m["birth_date"])).days < 366
    ]
    for member in members:
        if infants and member["relation"] in ("self", "spouse") and member["sex"] == "female":
            member["statuses"]["gave_birth"] = True


def told_in_part(rng: Random, whole: dict[str, Any]) -> dict[str, Any]:
    """The same household with facts left out, and numbers told as a range."""
    kept = rng.uniform(0.2, 0.95)
    part = {"as_of": whole["as_of"], "members": [_less(rng, member, kept) for member in whole["members"]]}
    for room in ("residence", "household"):
        part[room] = _less(rng, whole[room], kept)
    if rng.random() < kept:
        part["receiving"] = whole["receiving"]
    return part


def _less(rng: Random, told: dict[str, Any], kept: float) -> dict[str, Any]:
    return {
        key: _less(rng, value, kept) if isinstance(value, dict) else _vague(rng, key, value)
        for key, value in told.items()
        if key in ("id", "relation") or rng.random() < kept
    }


def _vague(rng: Random, key: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int) or rng.random() < 0.5:
        return value
    if key in COUNTED:
        return {"min": value, "max": min(value + rng.randint(0, 2), 11)}
    return {"min": max(value - rng.randint(0, 400_000), 0), "max": value + rng.randint(0, 400_000)}
