# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A household as plain numbers: what hand-written code would be given."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from bench.made_catalogue import ANY, SEXES, SIDO, SIGUNGU, STATUSES, TYPES

LARGEST, MUCH = 30, 2**53
Range = tuple[int, int]


class Person(NamedTuple):
    """What is told of one person: the range of the birth date as ordinals, the sex's code, statuses as bit masks."""

    id: str
    born: Range | None
    sex: int
    has: int
    may_have: int
    relation: str


class Told(NamedTuple):
    """What is told of a household; -1 where a place is not told."""

    sido: int
    sigungu: int
    size: Range
    income: Range
    has: int
    may_have: int
    people: tuple[Person, ...]


def read(told: Mapping[str, Any]) -> Told:
    """The contract's JSON as plain numbers."""
    residence, household = told.get("residence", {}), told.get("household", {})
    people = tuple(map(_person, told.get("members", ())))
    size = _range(household.get("size"), (1, LARGEST))
    if size[0] != size[1]:
        size = max(size[0], len(people)), size[1]
    return Told(
        sido=SIDO.index(residence["sido"]) if "sido" in residence else ANY,
        sigungu=SIGUNGU.index(residence["sigungu"]) if "sigungu" in residence else ANY,
        size=size,
        income=_range(household.get("monthly_income_krw"), (0, MUCH)),
        has=_mask(household.get("types", {}), TYPES, not_told=False),
        may_have=_mask(household.get("types", {}), TYPES, not_told=True),
        people=people,
    )


def _person(told: Mapping[str, Any]) -> Person:
    born, statuses = told.get("birth_date"), told.get("statuses", {})
    if born is not None:
        ends = (born["min"], born["max"]) if isinstance(born, dict) else (born, born)
        born = (date.fromisoformat(ends[0]).toordinal(), date.fromisoformat(ends[1]).toordinal())
    sex = SEXES.index(told["sex"]) if "sex" in told else ANY
    has, may_have = (_mask(statuses, STATUSES, not_told=unknown) for unknown in (False, True))
    return Person(told["id"], born, sex, has, may_have, told["relation"])


def _range(value: Any, widest: Range) -> Range:
    if value is None:
        return widest
    return (value["min"], value["max"]) if isinstance(value, dict) else (value, value)


def _mask(told: Mapping[str, bool], names: tuple[str, ...], *, not_told: bool) -> int:
    return sum(1 << place for place, name in enumerate(names) if told.get(name, not_told))
