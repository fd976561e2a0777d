# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Conditions on facts in words (a place, a sex, a kind of home): the outcomes for a value are kept once met."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.deriving import REGISTRATIONS, UNLISTED_CHILDREN
from rules_engine.arrays.layout import NOBODY_TOLD, RELATION, Numbers
from rules_engine.arrays.people import DISABLED, enquirers, may_be_youngest
from rules_engine.arrays.weighing import OPEN, Bits
from rules_engine.sets import Choice, Value
from rules_engine.situation import Member, Situation

VALUES_KEPT = 4096
SEVERITY, REGISTERED, RELATED = "member.disability_severity", "member.child_birth_registered_sido", "member.relation"
PLACE = "member.birth_registered_sido"
NOT_DISABLED, CHILD = Choice(frozenset({"none"})), Choice(frozenset({"child"}))


class Told(NamedTuple):
    """What is needed of a household; `sure` says that its youngest child is among those listed."""

    situation: Situation
    people: Numbers
    open_questions: npt.NDArray[np.bool_]
    sure: bool


@dataclass(frozen=True, slots=True)
class WordFacts:
    """Some facts in words with what each of their conditions allows; for values met once the outcomes are kept."""

    paths: tuple[str, ...]
    allowed: tuple[tuple[int, frozenset[str]], ...]
    kept: dict[tuple[Value | None, ...], Bits] = field(default_factory=dict)

    def outcomes(self, values: tuple[Value | None, ...]) -> Bits:
        """The outcomes of all these conditions; what is not known is open."""
        found = self.kept.get(values)
        if found is None:
            if len(self.kept) >= VALUES_KEPT:
                self.kept.clear()
            found = self.kept[values] = np.array([_among(values[fact], words) for fact, words in self.allowed], np.int8)
        return found


def _among(value: Value | None, allowed: frozenset[str]) -> int:
    return value.among(allowed) if isinstance(value, Choice) else OPEN


@dataclass(frozen=True, slots=True)
class Words:
    """All conditions on words: those on the household's facts stand from `first` on, then those on a person's own."""

    first: int
    home: WordFacts
    own: WordFacts

    def weigh(self, told: Told, outcome: Bits) -> None:
        """Write the outcomes for every recipient."""
        members, facts = told.situation.members or NOBODY_TOLD, told.situation.facts
        middle = self.first + len(self.home.allowed)
        end = middle + len(self.own.allowed)
        outcome[self.first : middle] = self.home.outcomes(tuple(map(facts.get, self.home.paths)))[:, None]
        for column, member in enumerate(members, start=1):
            if not member.lives_together:
                outcome[self.first : middle, column] = OPEN
        paths = self.own.paths
        registered = _registered(told, members) if REGISTERED in paths else None
        for column, member in enumerate(members, start=1):
            values = tuple(map(member.facts.get, paths))
            person = told.people[column - 1]
            if SEVERITY in paths and SEVERITY not in member.facts and person[DISABLED, 1] == 0:
                values = _with(values, paths.index(SEVERITY), NOT_DISABLED)
            if registered is not None and enquirers(person[RELATION, 0]):
                values = _with(values, paths.index(REGISTERED), registered)
            outcome[middle:end, column] = self.own.outcomes(values)
        unlisted = tuple(CHILD if path == RELATED else None for path in paths)
        outcome[middle:end, len(members) + 1] = self.own.outcomes(unlisted)


def _with(values: tuple[Value | None, ...], place: int, value: Value) -> tuple[Value | None, ...]:
    return (*values[:place], value, *values[place + 1 :])


def _registered(told: Told, members: Sequence[Member]) -> Choice | None:
    """Where the birth of the youngest child was registered; notes whether that can still be asked."""
    if not any(PLACE in member.facts for member in members):
        return None
    youngest = np.zeros(len(members), np.bool_)
    may_be_youngest(told.people, len(members), youngest)
    children = [member for member, may_be in zip(members, youngest, strict=True) if may_be]
    places = [place for child in children if isinstance(place := child.facts.get(PLACE), Choice)]
    lacking = len(places) < len(children) or any(place.exact is None for place in places)
    told.open_questions[REGISTRATIONS] = lacking or told.open_questions[UNLISTED_CHILDREN]
    if not told.sure or not places or len(places) < len(children):
        return None
    return Choice(frozenset().union(*(place.possible for place in places)))
