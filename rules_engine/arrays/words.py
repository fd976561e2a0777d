# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Conditions on facts in words (a place, a sex, a kind of home): the outcomes for a value are kept once met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.deriving import CHILD_BIRTHS, LISTED_BIRTHS, LISTED_REGISTRATIONS, REGISTRATIONS
from rules_engine.arrays.layout import NOBODY_TOLD, RELATION, Numbers
from rules_engine.arrays.people import DISABLED, enquirers, may_be_youngest
from rules_engine.arrays.weighing import OPEN, Bits
from rules_engine.sets import Choice, Value
from rules_engine.situation import Member, Situation

VALUES_KEPT = 4096
SEVERITY, REGISTERED, RELATED = "member.disability_severity", "member.child_birth_registered_sido", "member.relation"
NOT_DISABLED, CHILD = Choice(frozenset({"none"})), Choice(frozenset({"child"}))


@dataclass(frozen=True, slots=True)
class WordFact:
    """A fact in words: where its conditions stand, what each allows, and the outcomes for each value met so far."""

    path: str
    first: int
    allowed: tuple[frozenset[str], ...]
    met: dict[Choice, Bits] = field(default_factory=dict)

    @property
    def rows(self) -> slice:
        """Where the outcomes of its conditions stand."""
        return slice(self.first, self.first + len(self.allowed))

    def outcomes(self, value: Choice) -> Bits:
        """The outcomes of this fact's conditions for a value."""
        if value not in self.met:
            if len(self.met) >= VALUES_KEPT:
                self.met.clear()
            self.met[value] = np.array([value.among(allowed) for allowed in self.allowed], np.int8)
        return self.met[value]


class Told(NamedTuple):
    """What is needed of a household; `sure` says that its youngest child is among those listed."""

    situation: Situation
    people: Numbers
    open_questions: npt.NDArray[np.bool_]
    sure: bool


def weigh_words(words: Sequence[WordFact], told: Told, outcome: Bits) -> None:
    """Write the outcomes of all conditions on words; what is not known stays open."""
    members = told.situation.members or NOBODY_TOLD
    for fact in words:
        if fact.path.startswith("member."):
            _weigh_own(fact, told, members, outcome)
        elif isinstance(value := told.situation.facts.get(fact.path), Choice):
            outcome[fact.rows] = fact.outcomes(value)[:, None]
            for column, member in enumerate(members, start=1):
                if not member.lives_together:
                    outcome[fact.rows, column] = OPEN


def _weigh_own(fact: WordFact, told: Told, members: Sequence[Member], outcome: Bits) -> None:
    registered = _registered(told, members) if fact.path == REGISTERED else None
    for column, member in enumerate(members, start=1):
        person = told.people[column - 1]
        value: Value | None = member.facts.get(fact.path)
        if value is None and fact.path == SEVERITY and person[DISABLED, 1] == 0:
            value = NOT_DISABLED
        elif fact.path == REGISTERED and enquirers(person[RELATION, 0]):
            value = registered
        if isinstance(value, Choice):
            outcome[fact.rows, column] = fact.outcomes(value)
    if fact.path == RELATED:
        outcome[fact.rows, len(members) + 1] = fact.outcomes(CHILD)


def _registered(told: Told, members: Sequence[Member]) -> Choice | None:
    """Where the birth of the youngest child was registered; notes whether that can still be asked."""
    youngest = np.zeros(len(members), np.bool_)
    may_be_youngest(told.people, len(members), youngest)
    children = [member for member, may_be in zip(members, youngest, strict=True) if may_be]
    places = [
        place for child in children if isinstance(place := child.facts.get("member.birth_registered_sido"), Choice)
    ]
    lacking = len(places) < len(children) or any(place.exact is None for place in places)
    unlisted = told.open_questions[CHILD_BIRTHS] and not told.open_questions[LISTED_BIRTHS]
    told.open_questions[LISTED_REGISTRATIONS] = lacking
    told.open_questions[REGISTRATIONS] = lacking or unlisted
    if not told.sure or not places or len(places) < len(children):
        return None
    return Choice(frozenset().union(*(place.possible for place in places)))
