# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made worlds for property tests: a household with its people, here and elsewhere, of which everything is true at once.

Numbers and days sit on the edges of rules on purpose: birthdays today, the last of February, a won above a limit.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from rules_engine.facts import law_calendar
from rules_engine.facts.derivation import DAYS_TO_A_SIBLING
from rules_engine.facts.vocabulary import facts, parts_of
from tests.rules_engine.households import ASSETS, WEALTH, WON

DAYS = [
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2024, 3, 14),
    date(2024, 3, 15),
    date(2024, 8, 1),
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2025, 2, 28),
    date(2025, 6, 30),
    date(2026, 1, 1),
    date(2026, 2, 28),
    date(2026, 3, 1),
    date(2026, 5, 31),
    date(2026, 11, 21),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
]
PLACES = {
    "서울특별시": ["강서구", "은평구", "중구"],
    "경기도": ["수원시 영통구", "수원시 팔달구", "가평군", "안산시 단원구"],
    "부산광역시": ["기장군", "중구"],
    "인천광역시": ["강화군", "미추홀구"],
    "경상남도": ["창원시 성산구", "김해시"],
    "세종특별자치시": ["세종시"],
    "전라남도": ["완도군"],
    "충청북도": ["청주시 흥덕구"],
}
EDGES = (1, 2, 6, 7, 8, 12, 14, 15, 17, 18, 19, 24, 25, 34, 35, 39, 40, 59, 60, 64, 65, 66, 75)
HERE = ("spouse", "child", "child", "child", "parent", "grandparent", "grandchild", "sibling", "other")
AWAY = ("spouse", "spouse", "parent", "child", "sibling")
STATUSES, TYPES = parts_of("member.statuses"), parts_of("household.types")
HOUSING = tuple(facts()["household.housing"].options_of or ())
RECEIVED = ("child-allowance", "livelihood-benefit", "medical-benefit", "housing-benefit", "education-benefit")
INFANT_DAYS = 366


def world(rng: Random) -> dict[str, Any]:
    """Everything that is true of a household, as the contract writes it. The enquirer comes first.

    An age, a year and a day of birth all say the same; so do a due date and the month of a pregnancy. Somebody who
    lives elsewhere is marked by `lives_together`. Where the office reckoned the recognised income, it is told.
    """
    day = rng.choice(DAYS)
    members = _members(rng, day)
    here = [member for member in members if member["lives_together"]]
    children = [member for member in here if member["relation"] in ("child", "grandchild")]
    _agree_on_births(rng, members, children, day)
    receiving = rng.sample(RECEIVED, rng.choice([0, 0, 1, 2]))
    sido = rng.choice(list(PLACES))
    since = day - timedelta(days=rng.choice([0, 1, 29, 31, 89, 182, 183, 365, 366, rng.randint(0, 2_000)]))
    return {
        "as_of": day.isoformat(),
        "residence": {
            "sido": sido,
            "sigungu": rng.choice(PLACES[sido]),
            "since": since.isoformat(),
            "months": law_calendar.full_months(since, day),
        },
        "household": {
            "size": len(here),
            "children": len(children),
            **_money(rng),
            "monthly_rent_krw": _won(rng, WON, 900_000),
            "housing": rng.choice(HOUSING),
            "types": _types(rng, members, receiving),
        },
        "members": members,
        "receiving": receiving,
    }


def _members(rng: Random, day: date) -> list[dict[str, Any]]:
    here = [rng.choice(HERE) for _ in range(rng.choice([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 5, 8]))]
    away = [rng.choice(AWAY) for _ in range(rng.choice([0, 0, 0, 1, 2]))]
    members, often = [_member(rng, "me", "self", day, often=rng.choice([0.05, 0.3]))], rng.choice([0.05, 0.3])
    for position, relation in enumerate([*here, *away]):
        married = relation == "spouse" and any(member["relation"] == "spouse" for member in members)
        member = _member(rng, f"p{position}", "other" if married else relation, day, often=often)
        members.append({**member, "lives_together": position < len(here)})
    return members


def _member(rng: Random, name: str, relation: str, day: date, *, often: float) -> dict[str, Any]:
    birth = _birth(rng, day, relation)
    statuses = _flags(rng, STATUSES, often)
    due = day + timedelta(days=rng.randint(0, law_calendar.PREGNANCY_DAYS - 1))
    found = {
        "id": name,
        "relation": relation,
        "lives_together": True,
        "birth_date": birth.isoformat(),
        "birth_year": birth.year,
        "age": law_calendar.full_years(birth, day),
        "sex": rng.choice(["female", "male"]),
        "birth_order": rng.randint(1, 4),
        "birth_registered_sido": rng.choice(["서울특별시", "경기도"]),
        "nationality": rng.choice(["대한민국", "베트남"]),
        "stay_days": rng.choice([0, 89, 90, 91, 2_000]),
        "pregnancy_months": law_calendar.pregnancy_month(due, day) if statuses["pregnant"] else 0,
        "statuses": statuses,
    }
    if statuses["pregnant"]:
        found["due_date"] = due.isoformat()
    if statuses["disabled"]:  # of others no severity is told
        found["disability_severity"] = rng.choice(["severe", "mild"])
    if statuses["care_leaver"]:
        left = rng.choice([law_calendar.add_months(day, -12 * 5), law_calendar.add_months(birth, 12 * 18), day])
        found["care_end_date"] = min(max(left, birth), day).isoformat()
    return found


def _birth(rng: Random, day: date, relation: str) -> date:
    """Mostly days on which an age or a month begins, or ended yesterday."""
    if relation == "child" and rng.random() < 0.3:
        birth = law_calendar.add_months(day, -rng.choice([0, 1, 2, 3, 6, 9, 11, 12, 23, 24]))
    else:
        birth = law_calendar.add_months(day, -12 * rng.choice(EDGES))
    if rng.random() < 0.1:
        return date(rng.choice([1960, 1992, 2008, 2020]), 2, 29)
    return min(birth + timedelta(days=rng.choice([-1, 0, 0, 1, 100])), day)


def _agree_on_births(rng: Random, members: list[dict[str, Any]], children: list[dict[str, Any]], day: date) -> None:
    """A mother of an infant has given birth, and children as close as twins were registered at one place."""
    registered = rng.choice(["서울특별시", "경기도"])
    ages = [(day - date.fromisoformat(one["birth_date"])).days for one in children if one["relation"] == "child"]
    for child in children:
        if (day - date.fromisoformat(child["birth_date"])).days <= DAYS_TO_A_SIBLING:
            child["birth_registered_sido"] = registered
    for member in members:
        mother = member["relation"] in ("self", "spouse") and member["sex"] == "female"
        if mother and any(age <= INFANT_DAYS for age in ages):
            member["statuses"]["gave_birth"] = True


def _types(rng: Random, members: list[dict[str, Any]], receiving: list[str]) -> dict[str, bool]:
    types = _flags(rng, TYPES, rng.choice([0.05, 0.3]))
    spouse = any(member["relation"] == "spouse" for member in members)
    types["one_person"] = sum(member["lives_together"] for member in members) == 1
    types["single_parent"] &= not spouse
    types["dual_income"] &= spouse
    types["livelihood_recipient"] |= not {"livelihood-benefit", "medical-benefit"}.isdisjoint(receiving)
    types["housing_education_recipient"] |= not {"housing-benefit", "education-benefit"}.isdisjoint(receiving)
    return types


def _money(rng: Random) -> dict[str, int]:
    earned, other = _won(rng, WON, 9_000_000), _won(rng, WON, 9_000_000)
    assets = {name: _won(rng, WEALTH, 600_000_000) for name in ASSETS}
    given = {"recognised_income_krw": _won(rng, WON, 5_000_000)} if rng.random() < 0.15 else {}
    return {
        "monthly_income_krw": earned + other,
        "earned_income_krw": earned,
        "other_income_krw": other,
        **assets,
        "assets_krw": sum(assets.values()),
        "debt_krw": _won(rng, WEALTH, 600_000_000),
        **given,
    }


def _won(rng: Random, edges: list[int], most: int) -> int:
    return rng.choice(edges) if rng.random() < 0.6 else rng.randint(0, most)


def _flags(rng: Random, names: tuple[str, ...], often: float) -> dict[str, bool]:
    return {name: rng.random() < often for name in names}
