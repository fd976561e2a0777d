# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Children by their order and age, so that the results of several can be told apart: 첫째(10세), 둘째(5세)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rules_engine.facts.law_calendar import full_years

ORDER = ("첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째")


def in_order(situation: Mapping[str, Any], member: str, *, aged: bool = True) -> str | None:
    """How we call a child among several; None while some age, and so the order, is not known.

    >>> members = [{"id": f"child-{age}", "relation": "child", "age": age} for age in (3, 10)]
    >>> in_order({"members": members}, "child-3"), in_order({"members": members}, "child-10", aged=False)
    ('둘째(3세)', '첫째')
    """
    children = [one for one in situation.get("members", ()) if one.get("relation") == "child"]
    told = situation.get("household", {}).get("children")
    unnamed = isinstance(told, int) and told > sum(one.get("lives_together", True) for one in children)
    ages = [age for one in children if (age := _age(one, situation.get("as_of"))) is not None]
    if unnamed or len(ages) < len(children) or not 1 < len(children) <= len(ORDER):
        return None
    names = [one["id"] for one in children]
    eldest_first = sorted(range(len(names)), key=lambda place: -ages[place][0])
    place = names.index(member)
    name = ORDER[eldest_first.index(place)]
    return f"{name}({ages[place][1]})" if aged else name


def _age(child: Mapping[str, Any], today: str | None) -> tuple[float, str] | None:
    """How old a child is, to sort by and in words; None where it is not known to the year."""
    age, year, birth = (child.get(key) for key in ("age", "birth_year", "birth_date"))
    if isinstance(birth, str) and today is not None:
        years = full_years(date.fromisoformat(birth), date.fromisoformat(today))
        return years, f"{years}세"
    if isinstance(age, int):
        return age, f"{age}세"
    if isinstance(year, int) and today is not None:
        return int(today[:4]) - year - 0.5, f"{year}년생"
    return None
