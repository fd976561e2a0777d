# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which column holds which fact, and a situation written into the columns: a least and a greatest value each.

`people` has the shape (persons, facts of a person, 2), `home` (facts of a household, 2). A fact of which nothing is
known holds its widest range. A relation is not a range: its place once it is certain, and what it may be, as bits.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from rules_engine.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.evaluation import widest
from rules_engine.sets import ANY_AMOUNT, UNKNOWN, Choice, Interval, Value
from rules_engine.situation import Member, Situation
from rules_engine.vocabulary import facts, parts_of

Ends = tuple[int, int]
Numbers = npt.NDArray[np.int64]
NUMERIC = ("integer", "date", "boolean")
SCHEMES = ("basic_pension", "disability_pension", "livelihood", "near_poor", "youth_rent")
RELATIONS = tuple(facts()["member.relation"].options_of or ())
SELF, SPOUSE, CHILD, GRANDCHILD = (RELATIONS.index(name) for name in ("self", "spouse", "child", "grandchild"))
NOT_TOLD = -1
ANY_RELATION = 2 ** len(RELATIONS) - 1
LISTED = "household.somebody_listed"
COUNTED = ("household.size", "household.children", "household.monthly_income_krw", "household.assets_krw")
AMOUNTS = frozenset((*COUNTED, *INCOME_PARTS, *ASSET_PARTS, DEBT, "household.recognised_income_krw"))


def _numeric(*rooms: str) -> Iterator[str]:
    for fact in facts().values():
        if fact.room in rooms and fact.type in NUMERIC and fact.path != "member.lives_together":
            yield fact.path


MEMBER_TOLD, HOME_TOLD = tuple(_numeric("member")), tuple(_numeric("residence", "household"))
MEMBER_FACTS = (
    *MEMBER_TOLD,
    "relation",
    "female",
    "severity",
    "lives_here",
    "member.age_months",
    "member.age_at_care_end",
    "member.child_birth_date",
    "member.has_spouse",
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
    "household.spouse_elsewhere",
    "household.means_are_the_couples",
    "household.couple_income_krw",
    LISTED,
    "household.net_assets_krw",
    "household.counted_property_krw",
    *(f"household.any_{status}" for status in parts_of("member.statuses")),
    *(f"recognised_income.{scheme}" for scheme in SCHEMES),
)
MEMBER: Mapping[str, int] = {path: slot for slot, path in enumerate(MEMBER_FACTS)}
HOME: Mapping[str, int] = {path: slot for slot, path in enumerate(HOME_FACTS)}
RELATION, FEMALE, SEVERITY, HERE = (MEMBER[name] for name in ("relation", "female", "severity", "lives_here"))


def _widest(path: str) -> Interval:
    if path in ("relation", "female", "severity", "lives_here"):
        return Interval(NOT_TOLD, NOT_TOLD)
    if path in ("household.spouse_elsewhere", "household.means_are_the_couples", LISTED):
        return UNKNOWN
    return ANY_AMOUNT if path in AMOUNTS else widest(path)


WIDEST_MEMBER = np.array([_widest(path) for path in MEMBER_FACTS], np.int64)
WIDEST_HOME = np.array([_widest(path) for path in HOME_FACTS], np.int64)
_UNTOLD_MEMBER, _UNTOLD_HOME = ([_widest(path) for path in paths] for paths in (MEMBER_TOLD, HOME_TOLD))
_NOT_TOLD, _NO, _YES = ((code, code) for code in (NOT_TOLD, 0, 1))
_FEMALE: Mapping[Value | None, Ends] = {Choice(frozenset({"female"})): _YES, Choice(frozenset({"male"})): _NO}
NOBODY_TOLD = (Member("me", {"member.relation": Choice(frozenset({"self"}))}),)


def written(situation: Situation, *, persons: int = 0, facts: int = 0) -> tuple[Numbers, Numbers]:
    """The arrays of a household, with room for more persons and for more facts of the household."""
    told = _told(situation)
    members = len(situation.members) or 1
    people = np.empty((members + persons, len(MEMBER_FACTS), 2), np.int64)
    people[:] = WIDEST_MEMBER
    people[:members, : HERE + 1] = told[: -len(HOME_TOLD)].reshape(members, -1, 2)
    home = np.empty((len(HOME_FACTS) + facts, 2), np.int64)
    home[: len(HOME_TOLD)] = told[-len(HOME_TOLD) :]
    home[len(HOME_TOLD) : len(HOME_FACTS)] = WIDEST_HOME[len(HOME_TOLD) :]
    home[HOME[LISTED]] = bool(situation.members)
    return people, home


@cache
def _relation(value: Value | None) -> Ends:
    """The relation's place in `RELATIONS`, once it is certain, and those still possible as bits."""
    if not isinstance(value, Choice):
        return NOT_TOLD, ANY_RELATION
    places = [RELATIONS.index(name) for name in value.possible]
    return places[0] if len(places) == 1 else NOT_TOLD, sum(1 << place for place in places)


def _told(situation: Situation) -> Numbers:
    """The ends of all that may be told, person by person, then of the household; kept with the situation."""
    if (kept := situation.written.get("told")) is not None:
        return kept  # type: ignore[no-any-return]
    told: list[Any] = []
    for member in situation.members or NOBODY_TOLD:
        known = member.facts
        told += map(known.get, MEMBER_TOLD, _UNTOLD_MEMBER)
        told += (
            _relation(known.get("member.relation")),
            _FEMALE.get(known.get("member.sex"), _NOT_TOLD),
            _YES if "member.disability_severity" in known else _NOT_TOLD,
            _YES if member.lives_together else _NO,
        )
    told += map(situation.facts.get, HOME_TOLD, _UNTOLD_HOME)
    ends = np.fromiter(chain.from_iterable(told), np.int64, 2 * len(told)).reshape(-1, 2)
    situation.written["told"] = ends
    return ends
