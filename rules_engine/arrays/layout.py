# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which column holds which fact, and a situation written into the columns: a least and a greatest value each.

`people` has the shape (persons, facts of a person, 2), `home` (facts of a household, 2). A fact of which nothing is
known holds its widest range. Words stand as numbers, see `codes`. Of a relation the bits of all that it may be are
noted; `NOT_TOLD` has them all. Who lives here only because nobody was listed is noted by `SUPPOSED`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.codes import RECEIVED, WORDS
from rules_engine.facts.derivation import ASSET_PARTS, DEBT, INCOME_PARTS
from rules_engine.facts.sets import ANY_AMOUNT, UNKNOWN, Choice, Interval, Value
from rules_engine.facts.situation import Member, Situation
from rules_engine.facts.vocabulary import facts, parts_of
from rules_engine.verdicts.evaluation import widest

Ends = tuple[int, int]
Numbers = npt.NDArray[np.int64]
NUMERIC = ("integer", "date", "boolean")
SCHEMES = ("basic_pension", "disability_pension", "livelihood", "near_poor", "youth_rent")
RELATIONS = tuple(facts()["member.relation"].options_of or ())
SELF, SPOUSE, CHILD, GRANDCHILD = (1 << RELATIONS.index(name) for name in ("self", "spouse", "child", "grandchild"))
NOT_TOLD = -1
SUPPOSED = (1, 0)
COUNTED = ("household.size", "household.children", "household.monthly_income_krw", "household.assets_krw")
AMOUNTS = frozenset((*COUNTED, *INCOME_PARTS, *ASSET_PARTS, DEBT, "household.recognised_income_krw"))


def _numeric(*rooms: str) -> Iterator[str]:
    for fact in facts().values():
        if fact.room in rooms and fact.type in NUMERIC and fact.path != "member.lives_together":
            yield fact.path


def _worded(*rooms: str) -> Iterator[str]:
    for fact in facts().values():
        if fact.room in rooms and fact.type in ("choice", "text"):
            yield fact.path


MEMBER_TOLD, HOME_TOLD = tuple(_numeric("member")), tuple(_numeric("residence", "household"))
MEMBER_WORDS, HOME_WORDS = tuple(_worded("member")), tuple(_worded("residence", "household"))
MEMBER_FACTS = (
    *MEMBER_TOLD,
    "relation",
    "female",
    "severity",
    "registered",
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
    "household.net_assets_krw",
    "household.counted_property_krw",
    *(f"household.any_{status}" for status in parts_of("member.statuses")),
    *(f"recognised_income.{scheme}" for scheme in SCHEMES),
)
MEMBER: Mapping[str, int] = {path: slot for slot, path in enumerate(MEMBER_FACTS)}
HOME: Mapping[str, int] = {path: slot for slot, path in enumerate(HOME_FACTS)}
NOTED = ("relation", "female", "severity", "registered", "lives_here")
RELATION, FEMALE, SEVERITY, REGISTERED, HERE = (MEMBER[name] for name in NOTED)
RECEIPTS = {
    "household.types.livelihood_recipient": frozenset({"livelihood-benefit", "medical-benefit"}),
    "household.types.housing_education_recipient": frozenset({"housing-benefit", "education-benefit"}),
}


def _widest(path: str) -> Interval:
    if path in NOTED:
        return Interval(NOT_TOLD, NOT_TOLD)
    if path in ("household.spouse_elsewhere", "household.means_are_the_couples"):
        return UNKNOWN
    return ANY_AMOUNT if path in AMOUNTS else widest(path)


WIDEST_MEMBER = np.array([_widest(path) for path in MEMBER_FACTS], np.int64)
WIDEST_HOME = np.array([_widest(path) for path in HOME_FACTS], np.int64)
_UNTOLD_MEMBER, _UNTOLD_HOME = ({path: _widest(path) for path in paths} for paths in (MEMBER_TOLD, HOME_TOLD))
_NOT_TOLD, _NO, _YES = ((code, code) for code in (NOT_TOLD, 0, 1))
_FEMALE: Mapping[Value | None, Ends] = {Choice(frozenset({"female"})): _YES, Choice(frozenset({"male"})): _NO}
NOBODY_TOLD = (Member("me", {"member.relation": Choice(frozenset({"self"}))}),)


class Written(NamedTuple):
    """What was told of one household, in the order of `MEMBER_TOLD` with `NOTED`, `HOME_TOLD`, and `*_WORDS`.

    `people` has the shape (members, facts, 2), `words` (members, facts), `home_words` (facts,); `received` is the
    number of the set of benefits received. `ages` says under which numbers the words were written.
    """

    people: Numbers
    home: Numbers
    words: Numbers
    home_words: Numbers
    received: int
    ages: tuple[int, int]


def written(situation: Situation) -> Written:
    """The arrays of a household; they are kept with the situation, which is screened several times a turn."""
    kept: Written | None = situation.written.get("arrays")
    if kept is None or kept.ages != (WORDS.age, RECEIVED.age):
        kept = situation.written["arrays"] = _write(situation)
    return kept


def filled(told: Written, *, persons: int = 0) -> tuple[Numbers, Numbers]:
    """What was told with everything else as wide as it can be, and room for more persons of whom nothing is told."""
    people = np.repeat(WIDEST_MEMBER[None], len(told.people) + persons, axis=0)
    people[: len(told.people), : told.people.shape[1]] = told.people
    home = WIDEST_HOME.copy()
    home[: len(told.home)] = told.home
    return people, home


def _write(situation: Situation) -> Written:
    members = situation.members or NOBODY_TOLD
    ages = (WORDS.age, RECEIVED.age)
    people = _ends(chain.from_iterable(map(_of_member, members))).reshape(len(members), -1, 2)
    if not situation.members:
        people[0, HERE] = SUPPOSED
    home = _ends(_in_order(situation.facts, _UNTOLD_HOME))
    for path, benefits in RECEIPTS.items():
        if situation.receiving is not None and situation.receiving & benefits:
            home[HOME[path]] = 1
    words = [[*map(WORDS.of, map(member.facts.get, MEMBER_WORDS))] for member in members]
    home_words = [*map(WORDS.of, map(situation.facts.get, HOME_WORDS))]
    received = RECEIVED.of(situation.receiving)
    return Written(people, home, np.array(words, np.int64), np.array(home_words, np.int64), received, ages)


def _of_member(member: Member) -> list[Any]:
    known = member.facts
    relation, place = relation_bits(known.get("member.relation")), known.get("member.birth_registered_sido")
    return [
        *_in_order(known, _UNTOLD_MEMBER),
        (relation, relation),
        _FEMALE.get(known.get("member.sex"), _NOT_TOLD),
        _YES if "member.disability_severity" in known else _NOT_TOLD,
        _NOT_TOLD if not isinstance(place, Choice) else _NO if place.exact is None else _YES,
        _YES if member.lives_together else _NO,
    ]


def _in_order(known: Mapping[str, Value], untold: Mapping[str, Value]) -> list[Value]:
    """What is known in the order of `untold`, which is what stands for all else: an order that no update changes."""
    return [*{**untold, **known}.values()][: len(untold)]


@cache
def relation_bits(value: Value | None) -> int:
    """All that a relation may be, as bits in the order of `RELATIONS`."""
    return sum(1 << RELATIONS.index(name) for name in value.possible) if isinstance(value, Choice) else NOT_TOLD


def _ends(told: Any) -> Numbers:
    return np.fromiter(chain.from_iterable(told), np.int64).reshape(-1, 2)
