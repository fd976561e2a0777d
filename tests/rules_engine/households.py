# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made households for property tests: whole ones, and the same ones partly told."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from rules_engine.vocabulary import facts, parts_of

DAYS = [date(2023, 12, 31), date(2024, 3, 14), date(2024, 3, 15), date(2024, 8, 1), date(2025, 6, 1), date(2026, 11, 21)]
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
WON = st.one_of(
    st.sampled_from([0, 300_000, 1_282_119, 2_470_000, 2_470_001, 3_952_000, 4_199_292, 6_298_938, 50_000_000]),
    st.integers(0, 9_000_000),
)
WEALTH = st.one_of(st.sampled_from([0, 20_000_000, 99_000_000, 240_000_000]), st.integers(0, 600_000_000))


def _member(position: int, day: date) -> st.SearchStrategy[dict[str, Any]]:
    relation = "self" if position == 0 else None
    return st.fixed_dictionaries(
        {
            "id": st.just(f"p{position}"),
            "relation": st.just(relation) if relation else st.sampled_from(["spouse", "child", "child", "parent", "grandchild"]),
            "birth_date": st.integers(0, 34_000).map(lambda ago: (day - timedelta(days=ago)).isoformat()),
            "sex": st.sampled_from(["female", "male"]),
            "disability_severity": st.sampled_from(["severe", "mild"]),
            "birth_order": st.integers(1, 4),
            "birth_registered_sido": st.sampled_from(["서울특별시", "경기도"]),
            "nationality": st.just("대한민국"),
            "care_end_date": st.integers(0, 3_000).map(lambda ago: (day - timedelta(days=ago)).isoformat()),
            "statuses": st.fixed_dictionaries({name: st.booleans() for name in parts_of("member.statuses")}),
        }
    )


@st.composite
def whole_household(draw: st.DrawFn) -> dict[str, Any]:
    """A household of which everything is known."""
    day = draw(st.sampled_from(DAYS))
    sido, sigungu = draw(st.sampled_from(PLACES))
    size = draw(st.integers(1, 6))
    members = [draw(_member(position, day)) for position in range(size)]
    for member in members:
        pregnant = member["statuses"]["pregnant"]
        member["pregnancy_months"] = draw(st.integers(1, 10)) if pregnant else 0
        if not member["statuses"]["care_leaver"]:
            del member["care_end_date"]
    earned, other = draw(WON), draw(WON)
    assets = [draw(WEALTH) for _ in range(4)]
    types = draw(st.fixed_dictionaries({name: st.booleans() for name in parts_of("household.types")}))
    types["one_person"] = size == 1
    names = ("residential_property_krw", "general_property_krw", "financial_assets_krw", "vehicle_krw")
    return {
        "as_of": day.isoformat(),
        "residence": {"sido": sido, "sigungu": sigungu, "since": (day - timedelta(days=draw(st.integers(0, 900)))).isoformat()},
        "household": {
            "size": size,
            "monthly_income_krw": earned + other,
            "earned_income_krw": earned,
            "other_income_krw": other,
            **dict(zip(names, assets, strict=True)),
            "assets_krw": sum(assets),
            "debt_krw": draw(WEALTH),
            "monthly_rent_krw": draw(WON),
            "housing": draw(st.sampled_from(sorted(facts()["household.housing"].options_of or {}))),
            "children": sum(member["relation"] in ("child", "grandchild") for member in members),
            "types": types,
        },
        "members": members,
        "receiving": draw(st.lists(st.sampled_from(["child-allowance", "housing-benefit"]), unique=True)),
    }


@st.composite
def told_in_part(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """The same household with some facts left out, and some numbers told as a range."""

    def less(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: one for key, one in value.items() if key in ("id", "relation") or draw(st.integers(0, 2))}
            return {key: less(one) for key, one in kept.items()}
        if isinstance(value, int) and not isinstance(value, bool) and draw(st.booleans()):
            return {"min": max(value - draw(st.integers(0, 400_000)), 0), "max": value + draw(st.integers(0, 400_000))}
        return value

    part = {"as_of": whole["as_of"], "members": [less(member) for member in whole["members"]]}
    for room in ("residence", "household"):
        if room in whole and draw(st.booleans()):
            part[room] = {key: _small(key, less(value), value) for key, value in whole[room].items() if draw(st.booleans())}
    for member in part["members"]:
        for key in ("birth_order", "pregnancy_months"):
            if isinstance(member.get(key), dict):
                del member[key]
    if "receiving" in whole and draw(st.booleans()):
        part["receiving"] = whole["receiving"]
    return part


def _small(key: str, told: Any, value: Any) -> Any:
    """Counts of people are told exactly, or as "at least so many"."""
    if key in ("size", "children") and isinstance(told, dict):
        return {"min": value, "max": value + 2}
    return told
