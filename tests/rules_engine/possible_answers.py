# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The answers that a question may get, on the edges that occur in the catalogue: one won more, one day less."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

from rules_engine import Screening
from rules_engine.facts import law_calendar
from rules_engine.facts.sets import MAX, MIN, Interval
from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.criteria import Atom, Criteria, atoms
from rules_engine.programmes.programme import Period
from rules_engine.questions.question import Question

Told = dict[str, Any]
LARGE = 900_000_000
LONG = 3_000
RELATIONS = ("spouse", "child", "parent")
AGES = (*range(100), *(months / 12 for months in range(1, 40)))

CONDITIONS: dict[tuple[str, date], tuple[Atom, ...]] = {}


def possible_answers(question: Question, told: Told, screening: Screening) -> Iterator[Told]:
    """What would be told after each answer; only what is open and was asked is added."""
    on = screening.as_of
    match question.fact:
        case "residence.sido" | "residence.sigungu":
            yield from _places(told, screening)
        case "household.members":
            for relation in RELATIONS:
                for age in AGES:
                    yield _with_person(told, {"relation": relation, "birth_date": _born(on, age)})
        case "household.children":
            yield _told(told, "household.children", _listed_children(told))
            for age in AGES:
                child = _with_person(told, {"relation": "child", "birth_date": _born(on, age)})
                yield _told(child, "household.children", _listed_children(child))
        case "situation.receiving":
            yield {**told, "receiving": []}
            yield from ({**told, "receiving": [one]} for one in screening.compiled.receiving)
        case "household.types" | "member.statuses":
            yield from _flags(question, told)
        case _:
            yield from _values(question, told, screening)


def _places(told: Told, screening: Screening) -> Iterator[Told]:
    named = {
        (programme.region.get("sido"), part)
        for programme, _ in screening.compiled.rows
        for part in _parts(programme.region)
    }
    home = told.get("residence", {})
    for sido, sigungu in sorted({*named, ("강원특별자치도", "춘천시"), ("경기도", "가평군")}, key=str):
        place = {"sido": home.get("sido", sido), "sigungu": home.get("sigungu", sigungu)}
        if sido is not None and place["sido"] == sido:
            yield {**told, "residence": {**home, **{key: one for key, one in place.items() if one is not None}}}


def _parts(region: Any) -> Iterable[str | None]:
    named = region.get("sigungu")
    return named if isinstance(named, list) else [named]


def _with_person(told: Told, person: Told) -> Told:
    members = told.get("members") or [{"id": "me", "relation": "self"}]
    return {**told, "members": [*members, {"id": f"new{len(members)}", **person}]}


def _listed_children(told: Told) -> int:
    return sum(one.get("relation") in ("child", "grandchild") for one in told.get("members", ()))


def _flags(question: Question, told: Told) -> Iterator[Told]:
    parts = [part for part in question.parts if part != question.fact]
    for held in (None, *parts):
        after = told
        for part in parts:
            after = _told(after, part, part == held, question.member)
        yield after
    for part in parts:
        yield _told(told, part, True, question.member)


def _values(question: Question, told: Told, screening: Screening) -> Iterator[Told]:
    for part in question.parts:
        fact = facts()[part]
        if fact.options_of is not None:
            values: Iterable[Any] = fact.options_of
        elif fact.type == "text":
            words = {word for atom in _conditions(screening) for word in atom.among or ()}
            values = sorted({*words, "다른 곳"})
        elif fact.type == "date" or part in ("member.birth_year", "member.age"):
            part, values = _day_of(part), _days(screening.as_of)
        else:
            values = [
                one for one in _edges(_conditions(screening), screening.as_of) if fact.minimum <= one <= fact.maximum
            ]
        for value in values:
            yield _told(told, part, value, question.member)
            rest = dict.fromkeys(question.parts, 0 if fact.unit == "원" else value)
            after = told
            for path, one in {**rest, part: value}.items():
                after = _told(after, path, one, question.member) if facts()[path].type == fact.type else after
            yield after


def _conditions(screening: Screening) -> tuple[Atom, ...]:
    """Every condition in force on the day."""
    key = (screening.catalogue_version, screening.as_of)
    if key not in CONDITIONS:
        periods = [period for _, period in screening.compiled.rows]
        criteria = [one for period in periods for one in _criteria(period)]
        CONDITIONS[key] = tuple({atom.meaning: atom for one in criteria for atom in atoms(one)}.values())
    return CONDITIONS[key]


def _criteria(period: Period) -> Iterator[Criteria]:
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless


def _day_of(part: str) -> str:
    return part if facts()[part].type == "date" else "member.birth_date"


def _days(on: date) -> Iterator[str]:
    yield from (_born(on, age) for age in AGES)
    yield from (_born(on, age, days=1) for age in AGES[1:])


def _born(on: date, age: float, days: int = 0) -> str:
    """The birthday of somebody who becomes so old on the day, or so many days before."""
    full = int(age)
    day = law_calendar.born_when_aged(full, on)[1] if age == full else on - timedelta(days=round(age * 365.25))
    return (day - timedelta(days=days)).isoformat()


@cache
def _edges(conditions: tuple[Atom, ...], on: date) -> tuple[int, ...]:
    reached = {0, LARGE, LONG, *range(1, 13)}
    for atom in conditions:
        for limit in (atom.least, atom.most):
            for size in range(1, 9):
                ends = limit and limit.on({"household.size": Interval(size, size)}, on)
                reached |= {end + step for end in ends or () for step in (-1, 0, 1) if MIN < end < MAX}
    return tuple(sorted(reached))


def _told(told: Told, path: str, value: Any, member: str | None = None) -> Told:
    after = deepcopy(told)
    room, *keys = path.split(".")
    if room == "member":
        after.setdefault("members", []) or after["members"].append({"id": "me", "relation": "self"})
        place = next(one for one in after["members"] if one["id"] == member)
    else:
        place = after.setdefault(room, {})
    for key in keys[:-1]:
        place = place.setdefault(key, {})
    place[keys[-1]] = value
    return after
