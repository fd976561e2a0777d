# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made households in the contract's JSON for the made catalogue, wholly told or in part."""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.made_catalogue import DAY, SEXES, STATUSES, TYPES, places

RELATIONS = ("spouse", "child", "child", "parent", "grandchild", "sibling")
YEAR = 365


def whole(rng: Random, members: int = 6) -> dict[str, Any]:
    """A household of which all is told that the made catalogue asks."""
    sido, sigungu = rng.choice(places())
    return {
        "as_of": DAY.isoformat(),
        "residence": {"sido": sido, "sigungu": sigungu},
        "household": {
            "size": members,
            "monthly_income_krw": rng.randint(0, 12_000_000),
            "types": {name: rng.random() < 0.15 for name in TYPES},
        },
        "members": [_member(rng, "self" if place == 0 else rng.choice(RELATIONS), place) for place in range(members)],
        "receiving": [],
    }


def _member(rng: Random, relation: str, place: int) -> dict[str, Any]:
    oldest = 20 if relation in ("child", "grandchild") else 90
    return {
        "id": f"p{place}",
        "relation": relation,
        "birth_date": (
            DAY - timedelta(days=rng.randint(0 if relation != "self" else 20 * YEAR, oldest * YEAR))
        ).isoformat(),
        "sex": rng.choice(SEXES),
        "statuses": {name: rng.random() < 0.1 for name in STATUSES},
    }


def in_part(rng: Random, told: dict[str, Any]) -> dict[str, Any]:
    """The same household with facts left out, people not listed, and numbers and births told as a range."""
    kept = rng.uniform(0.3, 0.95)
    listed = told["members"][: rng.choice([len(told["members"]), rng.randint(2, len(told["members"]))])]
    household = _some(rng, told["household"], kept)
    for key, blur in (("size", 2), ("monthly_income_krw", 400_000)):
        if key in household and rng.random() < 0.5:
            household[key] = {
                "min": max(household[key] - rng.randint(0, blur), 1),
                "max": household[key] + rng.randint(0, blur),
            }
    return {
        "as_of": told["as_of"],
        "residence": _some(rng, told["residence"], kept),
        "household": household,
        "members": [_birth_in_part(rng, _some(rng, member, kept)) for member in listed],
    }


def _some(rng: Random, told: dict[str, Any], kept: float) -> dict[str, Any]:
    return {
        key: _some(rng, value, kept) if isinstance(value, dict) else value
        for key, value in told.items()
        if key in ("id", "relation") or rng.random() < kept
    }


def _birth_in_part(rng: Random, member: dict[str, Any]) -> dict[str, Any]:
    if "birth_date" in member and rng.random() < 0.4:
        birth = date.fromisoformat(member["birth_date"])
        latest = min(birth + timedelta(days=rng.randint(0, 3 * YEAR)), DAY)
        member["birth_date"] = {
            "min": (birth - timedelta(days=rng.randint(0, YEAR))).isoformat(),
            "max": latest.isoformat(),
        }
    return member
