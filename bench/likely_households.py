# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made households that could be somebody's: kinds, ages, places and means in rough Korean proportions, all known.

The proportions are guesses near public statistics (인구주택총조사, 가계금융복지조사), not those statistics; they stand
here to be read. Sensitive facts are left out, since no question asks for them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts, parts_of

Household = dict[str, Any]
KINDS = {
    "alone": 36,
    "couple": 18,
    "couple_with_children": 28,
    "single_parent": 9,
    "three_generations": 4,
    "grandparents_with_grandchild": 1,
    "with_a_parent": 4,
}
ALONE_AGES = [*range(20, 40)] * 2 + [*range(40, 65)] + [*range(65, 92)] * 2
MEDIAN_A_MONTH = {1: 2_100_000, 2: 3_300_000, 3: 5_000_000, 4: 6_200_000}
HOUSING = {"owned": 57, "jeonse": 15, "monthly_rent": 16, "public_rental": 8, "non_housing": 2, "other": 2}
DONG = "중앙동"
RARE = {
    "job_seeker": (15, 70, 0.04),
    "expecting_or_infertile": (25, 45, 0.03),
    "farmer": (30, 90, 0.03),
    "fisher": (30, 90, 0.004),
    "livestock_farmer": (30, 90, 0.004),
    "forester": (30, 90, 0.003),
    "university_student": (19, 28, 0.4),
    "out_of_school_youth": (9, 24, 0.02),
    "unemployment_benefit": (19, 65, 0.02),
    "veteran": (20, 100, 0.02),
    "patient": (0, 110, 0.04),
    "youth_parent": (15, 24, 0.01),
    "care_leaver": (18, 29, 0.01),
    "career_break_woman": (30, 54, 0.12),
    "small_business_owner": (25, 75, 0.1),
    "needs_hospital_help": (70, 110, 0.15),
    "needs_care": (75, 110, 0.15),
    "occupational_pension": (60, 110, 0.06),
}
"""Of people from an age to an age, the share to whom a status applies."""
SCHOOLS = {"elementary_student": (6, 11), "middle_student": (12, 14), "high_student": (15, 17)}


def likely_households(catalogue: Catalogue, on: date, count: int, seed: int = 0) -> list[Household]:
    """So many households that live where the catalogue's programmes run, the same for a seed."""
    rng, places = Random(seed), sorted(set(_places(catalogue)))
    return [_household(rng, rng.choice(places), on) for _ in range(count)]


def _places(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for programme in catalogue.programmes.values():
        if "sigungu" in (region := programme.region):
            named = region["sigungu"]
            yield from ((region["sido"], one) for one in ([named] if isinstance(named, str) else named))


def _household(rng: Random, place: tuple[str, str], on: date) -> Household:
    kind = _one_of(rng, KINDS)
    people = [_person(rng, position, *one, on) for position, one in enumerate(_ages(rng, kind))]
    _give_children_their_places(people, place[0])
    home = _home(rng, people, kind)
    if home["types"]["multicultural"]:
        _came_by_marriage(rng, people)
    return {
        "as_of": on.isoformat(),
        "residence": {
            "sido": place[0],
            "sigungu": place[1],
            "dong": DONG,
            "since": _day_ago(rng, on, 0, 15).isoformat(),
        },
        "household": home,
        "members": people,
        "receiving": ["livelihood-benefit"] if home["types"]["livelihood_recipient"] else [],
    }


def _ages(rng: Random, kind: str) -> list[tuple[str, int]]:
    """Who lives together: the relation to the enquirer and the age."""
    if kind == "alone":
        return [("self", rng.choice(ALONE_AGES))]
    if kind == "couple":
        age = rng.choice([rng.randint(26, 40), rng.randint(50, 88), rng.randint(50, 88)])
        return [("self", age), ("spouse", max(age + rng.randint(-4, 4), 20))]
    if kind == "with_a_parent":
        age = rng.randint(25, 60)
        return [("self", age), ("parent", age + rng.randint(24, 35))]
    if kind == "grandparents_with_grandchild":
        age = rng.randint(58, 78)
        return [("self", age), ("spouse", age + 2), ("grandchild", rng.randint(3, 17))]
    return _with_children(rng, kind)


def _with_children(rng: Random, kind: str) -> list[tuple[str, int]]:
    age = rng.randint(26, 58)
    oldest = max(age - rng.randint(25, 34), 0)
    ages = [oldest] + [max(oldest - rng.randint(1, 4) * place, 0) for place in range(1, rng.choice([1, 1, 2, 2, 3]))]
    spouse = [] if kind == "single_parent" else [("spouse", max(age + rng.randint(-4, 4), 20))]
    parent = [("parent", age + rng.randint(24, 35))] if kind == "three_generations" else []
    return [("self", age), *spouse, *(("child", one) for one in ages), *parent]


def _person(rng: Random, position: int, relation: str, age: int, on: date) -> dict[str, Any]:
    sex = rng.choice(["female", "male"])
    born = _day_ago(rng, on, age, age + 1)
    statuses = _statuses(rng, age, sex)
    person = {
        "id": "me" if position == 0 else f"p{position}",
        "relation": relation,
        "birth_date": born.isoformat(),
        "sex": sex,
        "pregnancy_months": rng.randint(1, 10) if statuses["pregnant"] else 0,
        "nationality": "대한민국",
        "stay_days": (on - born).days,
        "statuses": statuses,
    }
    if statuses["disabled"]:
        person["disability_severity"] = rng.choice(["severe", "mild", "mild"])
    if statuses["care_leaver"]:
        person["care_end_date"] = (born + timedelta(days=18 * 365 + 30)).isoformat()
    return person


def _statuses(rng: Random, age: int, sex: str) -> dict[str, bool]:
    found = {name: False for name in parts_of("member.statuses") if not facts()[f"member.statuses.{name}"].sensitive}
    found |= {name: low <= age <= high and rng.random() < share for name, (low, high, share) in RARE.items()}
    found |= {school: low <= age <= high for school, (low, high) in SCHOOLS.items()}
    found["disabled"] = rng.random() < (0.14 if age >= 65 else 0.03)
    found["pregnant"] = sex == "female" and 24 <= age <= 42 and rng.random() < 0.04
    found["employed"] = 22 <= age <= 68 and not found["job_seeker"] and rng.random() < 0.65
    found["career_break_woman"] &= sex == "female" and not found["employed"]
    found["care_leaver"] &= age >= 19
    return found


def _give_children_their_places(people: Sequence[dict[str, Any]], sido: str) -> None:
    """Spouses of two sexes, and of each child its place among the children; a mother of an infant has given birth."""
    enquirer, others = people[0], people[1:]
    for one in others:
        if one["relation"] == "spouse":
            one["sex"] = "male" if enquirer["sex"] == "female" else "female"
            one["statuses"]["pregnant"], one["pregnancy_months"] = False, 0
            one["statuses"]["career_break_woman"] &= one["sex"] == "female"
    children = [one for one in people if one["relation"] in ("child", "grandchild")]
    for place, child in enumerate(sorted(children, key=lambda one: str(one["birth_date"])), start=1):
        child |= {"birth_order": place, "birth_registered_sido": sido}
    own = [date.fromisoformat(one["birth_date"]) for one in children if one["relation"] == "child"]
    for one in people:
        on = date.fromisoformat(one["birth_date"]) + timedelta(days=one["stay_days"])
        infant = any((on - born).days < 365 for born in own)
        if infant and one["sex"] == "female" and one["relation"] in ("self", "spouse"):
            one["statuses"]["gave_birth"] = True


def _home(rng: Random, people: Sequence[Mapping[str, Any]], kind: str) -> dict[str, Any]:
    size, children = len(people), [one for one in people if one["relation"] in ("child", "grandchild")]
    working = sum(one["statuses"]["employed"] or one["statuses"]["small_business_owner"] for one in people)
    level = rng.lognormvariate(0, 0.6) * (1 if working else 0.4)
    income = int(MEDIAN_A_MONTH[min(size, 4)] * level) // 10_000 * 10_000
    earned = income if working else 0
    housing = _one_of(rng, HOUSING)
    own = _won(rng, 230_000_000 * level) if housing == "owned" else 0
    deposit = _won(rng, 120_000_000 * level) if housing == "jeonse" else 0
    land, savings = (_won(rng, most * level) if rng.random() < share else 0 for most, share in ((6e7, 0.1), (3e7, 0.9)))
    car = _won(rng, 1e7 * level) if rng.random() < 0.6 else 0
    poor = income < 750_000 * (1 + 0.6 * (size - 1)) and own + deposit + land + savings + car < 60_000_000
    return {
        "size": size,
        "children": len(children),
        "monthly_income_krw": income,
        "earned_income_krw": earned,
        "other_income_krw": income - earned,
        "residential_property_krw": own + deposit,
        "general_property_krw": land,
        "financial_assets_krw": savings,
        "vehicle_krw": car,
        "assets_krw": own + deposit + land + savings + car,
        "debt_krw": _won(rng, 4e7) if rng.random() < 0.5 else 0,
        "monthly_rent_krw": _won(rng, 400_000) if housing in ("monthly_rent", "public_rental") else 0,
        "housing": housing,
        "types": _types(rng, people, kind, working) | {"no_house_owned": own == 0, "livelihood_recipient": poor},
    }


def _types(rng: Random, people: Sequence[Mapping[str, Any]], kind: str, working: int) -> dict[str, bool]:
    couple = any(one["relation"] == "spouse" for one in people)
    young = people[0]["stay_days"] < 40 * 365
    return dict.fromkeys(parts_of("household.types"), False) | {
        "single_parent": kind == "single_parent",
        "grandparent_family": kind == "grandparents_with_grandchild",
        "one_person": kind == "alone",
        "extended_family": kind == "three_generations",
        "multi_child": sum(one["relation"] == "child" for one in people) > 1,
        "multicultural": couple and rng.random() < 0.04,
        "defector": rng.random() < 0.002,
        "newly_moved_in": rng.random() < 0.05,
        "dual_income": couple and working > 1,
        "newlywed": couple and young and rng.random() < 0.4,
        "near_poor": rng.random() < 0.03,
    }


def _came_by_marriage(rng: Random, people: Sequence[dict[str, Any]]) -> None:
    spouse = next(one for one in people if one["relation"] == "spouse")
    spouse |= {"nationality": rng.choice(["베트남", "중국", "필리핀"]), "stay_days": rng.randint(200, 5_000)}
    spouse["statuses"] |= {"foreigner": True, "marriage_immigrant": True}


def _one_of(rng: Random, shares: Mapping[str, int]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def _won(rng: Random, about: float) -> int:
    return int(about * rng.lognormvariate(0, 0.6)) // 10_000 * 10_000


def _day_ago(rng: Random, on: date, least: int, most: int) -> date:
    """A day between so many and so many full years ago."""
    first, last = (on.replace(year=on.year - years) for years in (most, least))
    return first + timedelta(days=rng.randint(1, (last - first).days))
