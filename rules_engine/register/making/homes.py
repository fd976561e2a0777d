# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who lives with whom: made households with the relation, the birth date and the sex of each person."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from rules_engine.facts.vocabulary import facts
from rules_engine.register.making.data import Dice, Flags, Numbers, between, drawn, places, shares, some

RELATIONS = tuple(facts()["member.relation"].options_of or ())
OLDEST, DAYS_A_YEAR = 104, 365.2425
GROWN = 19


@dataclass(frozen=True, slots=True)
class Homes:
    """Some made households; arrays of a row a person, but `starts` (with the end), `place` and `kind` a household."""

    as_of: int
    starts: Numbers
    place: Numbers
    kind: Numbers
    relation: Numbers
    birth: Numbers
    female: Flags
    here: Flags

    @property
    def sizes(self) -> Numbers:
        """How many persons are listed."""
        return np.diff(self.starts)

    @property
    def home_of(self) -> Numbers:
        """The household of each person."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @property
    def age(self) -> Numbers:
        """Full years, but for a day around a birthday."""
        return np.floor((self.as_of - self.birth) / DAYS_A_YEAR).astype(np.int64)

    @property
    def head_age(self) -> Numbers:
        """The age of each household's first person."""
        return self.age[self.starts[:-1]]

    def is_(self, *relations: str) -> Flags:
        """Who is one of these to the head."""
        return np.isin(self.relation, [RELATIONS.index(name) for name in relations])

    def count(self, persons: Flags) -> Numbers:
        """How many of these persons each household has."""
        return np.add.reduceat(persons.astype(np.int64), self.starts[:-1])

    def with_any(self, persons: Flags) -> Flags:
        """Which households have one of these persons."""
        return self.count(persons) > 0

    def of_kind(self, name: str) -> Flags:
        """Which households are of a kind."""
        return np.array([kind.get("is") == name for kind in shares()["households"]], np.bool_)[self.kind]


class _Kinds(NamedTuple):
    """The kinds of household, and the people of all kinds in a row: who, how much older, how often a woman."""

    weights: Numbers
    ages: Numbers
    sizes: Numbers
    first: Numbers
    relation: Numbers
    older: Numbers
    women: np.ndarray[tuple[int], np.dtype[np.float64]]


@cache
def _kinds() -> _Kinds:
    kinds = shares()["households"]
    people = [dict(person) for kind in kinds for person in kind["people"]]
    women = np.array([person.pop("women", 0.5) for person in people])
    sizes = np.array([len(kind["people"]) for kind in kinds])
    return _Kinds(
        weights=np.array([kind["share"] for kind in kinds]),
        ages=np.array([kind["age"] for kind in kinds]),
        sizes=sizes,
        first=np.cumsum(sizes) - sizes,
        relation=np.array([RELATIONS.index(*person) for person in people]),
        older=np.array([next(iter(person.values())) for person in people]),
        women=women,
    )


def make_homes(dice: Dice, households: int, persons: int, as_of: date) -> Homes:
    """At most so many households, and at most so many persons; what is left for the last is one living alone."""
    kinds = _kinds()
    kind = drawn(dice, kinds.weights, households)
    ends = np.cumsum(kinds.sizes[kind])
    whole = int(np.searchsorted(ends, persons, side="right"))
    if whole < households:
        kind = kind[:whole]
        kind = np.concatenate((kind, np.zeros(persons - int(ends[whole - 1]) if whole else persons, np.int64)))
    sizes = kinds.sizes[kind]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    home_of = np.repeat(np.arange(len(kind)), sizes)
    slot = np.repeat(kinds.first[kind] - starts[:-1], sizes) + np.arange(starts[-1])
    young = between(dice, kinds.ages[kind, 0], kinds.ages[kind, 1])[home_of]
    age = np.clip(young + between(dice, kinds.older[slot, 0], kinds.older[slot, 1]), 0, OLDEST)
    relation = kinds.relation[slot]
    female = dice.random(len(slot)) < kinds.women[slot]
    spouse = relation == RELATIONS.index("spouse")
    female = np.where(spouse, ~female[starts[:-1]][home_of], female)
    days = np.floor((age + dice.random(len(age))) * DAYS_A_YEAR).astype(np.int64)
    grown_child = (relation == RELATIONS.index("child")) & (age >= GROWN)
    return Homes(
        as_of=as_of.toordinal(),
        starts=starts,
        place=drawn(dice, [weight for _, _, weight in places()], len(kind)),
        kind=kind,
        relation=relation,
        birth=as_of.toordinal() - days,
        female=female,
        here=~some(dice, shares()["others"]["lives_elsewhere"], grown_child),
    )
