# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which column holds which fact, and a situation written into the columns: a least and a greatest value each.

`people` has the shape (persons, facts of a person, 2), `home` (facts of a household, 2). A fact of which nothing is
known holds its widest range.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from rules_engine.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.evaluation import widest
from rules_engine.sets import ANY_AMOUNT, Choice, Interval, Value
from rules_engine.situation import Member, Situation
from rules_engine.vocabulary import facts, parts_of

Numbers = npt.NDArray[np.int64]
NUMERIC = ("integer", "date", "boolean")
SCHEMES = ("basic_pension", "disability_pension", "livelihood", "near_poor", "youth_rent")
RELATIONS = tuple(facts()["member.relation"].options_of or ())
SELF, SPOUSE, CHILD, GRANDCHILD = (RELATIONS.index(name) for name in ("self", "spouse", "child", "grandchild"))
NOT_TOLD = -1
COUNTED = ("household.size", "household.children", "household.monthly_income_krw", "household.assets_krw")
AMOUNTS = frozenset((*COUNTED, *INCOME_PARTS, *ASSET_PARTS, DEBT, "household.recognised_income_krw"))


def _numeric(*rooms: str) -> Iterator[str]:
    for fact in facts().values():
        if fact.room in rooms and fact.type in NUMERIC and fact.path != "member.lives_together":
            yield fact.path


MEMBER_TOLD, HOME_TOLD = tuple(_numeric("member")), tuple(_numeric("residence", "household"))
MEMBER_FACTS = (
    *MEMBER_TOLD,
    "member.age_months",
    "member.age_at_care_end",
    "member.child_birth_date",
    "member.has_spouse",
    "relation",
    "female",
    "severity",
    "lives_here",
)
HOME_FACTS = (
    *HOME_TOLD,
    "household.youngest_child_birth",
    "household.youngest_child_age",
    "household.children_under_19",
    "household.youngest_birth",
    "household.oldest_birth",
    "household.oldest_age",
    "household.has_spouse",
    "household.couple_income_krw",
    "household.net_assets_krw",
    "household.counted_property_krw",
    *(f"household.any_{status}" for status in parts_of("member.statuses")),
    *(f"recognised_income.{scheme}" for scheme in SCHEMES),
)
MEMBER: Mapping[str, int] = {path: slot for slot, path in enumerate(MEMBER_FACTS)}
HOME: Mapping[str, int] = {path: slot for slot, path in enumerate(HOME_FACTS)}
RELATION, FEMALE, SEVERITY, HERE = (MEMBER[name] for name in ("relation", "female", "severity", "lives_here"))
CODED = slice(RELATION, HERE + 1)


def _widest(path: str) -> Interval:
    if path in ("relation", "female", "severity", "lives_here"):
        return Interval(NOT_TOLD, NOT_TOLD)
    return ANY_AMOUNT if path in AMOUNTS else widest(path)


WIDEST_MEMBER = np.array([_widest(path) for path in MEMBER_FACTS], np.int64)
WIDEST_HOME = np.array([_widest(path) for path in HOME_FACTS], np.int64)
_UNTOLD_MEMBER, _UNTOLD_HOME = ([_widest(path) for path in paths] for paths in (MEMBER_TOLD, HOME_TOLD))
_RELATION: Mapping[Value | None, int] = {Choice(frozenset({name})): code for code, name in enumerate(RELATIONS)}
_FEMALE: Mapping[Value | None, int] = {Choice(frozenset({name})): int(name == "female") for name in ("female", "male")}
NOBODY_TOLD = (Member("me", {"member.relation": Choice(frozenset({"self"}))}),)


def written(situation: Situation, room: int = 0) -> tuple[Numbers, Numbers]:
    """The arrays of a household; `room` adds empty persons at the end."""
    members = situation.members or NOBODY_TOLD
    people = np.empty((len(members) + room, len(MEMBER_FACTS), 2), np.int64)
    people[:] = WIDEST_MEMBER
    told: list[Value] = []
    for member in members:
        told += map(member.facts.get, MEMBER_TOLD, _UNTOLD_MEMBER)
    people[: len(members), : len(MEMBER_TOLD)] = _ends(told).reshape(len(members), -1, 2)
    people[: len(members), CODED] = [_codes(member) for member in members]
    home = WIDEST_HOME.copy()
    home[: len(HOME_TOLD)] = _ends([*map(situation.facts.get, HOME_TOLD, _UNTOLD_HOME)])
    return people, home


def _ends(told: list[Value]) -> Numbers:
    return np.fromiter(chain.from_iterable(told), np.int64, 2 * len(told)).reshape(-1, 2)


def _codes(member: Member) -> list[tuple[int, int]]:
    facts = member.facts
    codes = (
        _RELATION.get(facts.get("member.relation"), NOT_TOLD),
        _FEMALE.get(facts.get("member.sex"), NOT_TOLD),
        1 if "member.disability_severity" in facts else NOT_TOLD,
        int(member.lives_together),
    )
    return [(code, code) for code in codes]
