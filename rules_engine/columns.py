# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All programmes for one household at once: every distinct condition is weighed once, as arrays.

The same meaning as `evaluation.judge`, which is the reference; the tests hold the two equal. Conditions are rows and
recipients columns; outcomes are Kleene's numbers, so AND is a minimum over rows and OR a maximum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from rules_engine.catalogue import Catalogue
from rules_engine.criteria import AnyOf, Atom, Criteria, atoms
from rules_engine.evaluation import widest
from rules_engine.limits import Ago, Fixed, Limit
from rules_engine.programme import Confirm, Period, Programme
from rules_engine.sets import ANY_NUMBER, Choice, Interval, Outcome, Value

Facts = Mapping[str, Value]
Outcomes = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.int64]
DAYS_KEPT = 32
HOUSEHOLDS_KEPT = 4096
LIMITS_HANG_ON = (
    "household.size",
    "household.has_spouse",
    "household.types.dual_income",
    "household.youngest_child_age",
    "residence.sido",
    "residence.sigungu",
)
OWN = ("member.", "recognised_income.")
FAILS, OPEN, HOLDS = (np.int8(outcome) for outcome in Outcome)
CONSTANTS = np.array([[FAILS], [OPEN], [HOLDS]], np.int8)


@dataclass(frozen=True, slots=True)
class Decided:
    """Per programme (row) and recipient (column): the conditions' outcome, and whether a person must confirm."""

    outcome: Outcomes
    confirm: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Clauses:
    """OR of ANDs for many rules: atoms in clauses in rules, each level cut at offsets."""

    atoms: npt.NDArray[np.intp]
    clauses: npt.NDArray[np.intp]
    rules: npt.NDArray[np.intp]

    def outcomes(self, of_atoms: Outcomes) -> Outcomes:
        if not len(self.rules):
            return np.empty((0, of_atoms.shape[1]), np.int8)
        every = np.minimum.reduceat(of_atoms[self.atoms], self.clauses, axis=0)
        return np.maximum.reduceat(every, self.rules, axis=0)


@dataclass(frozen=True, slots=True)
class Columns:
    """A catalogue compiled for one day."""

    rows: tuple[tuple[Programme, Period], ...]
    fact_index: Mapping[str, int]
    home_facts: tuple[tuple[str, int], ...]
    own_facts: tuple[tuple[str, int], ...]
    numeric_facts: npt.NDArray[np.intp]
    widest: Numbers
    limits: Numbers
    moving: tuple[tuple[int, int, Limit], ...]
    words: tuple[Atom, ...]
    who: _Clauses
    settled: _Clauses
    unless: _Clauses
    item_rows: npt.NDArray[np.intp]
    confirms: npt.NDArray[np.bool_]
    reached: dict[tuple[Value | None, ...], Numbers] = field(default_factory=dict)

    def decide(self, household: Facts, own: Sequence[Facts], home: Sequence[bool], on: date) -> Decided:
        """Weigh all rules for all recipients.

        Args:
            household: what is known of the household and its place.
            own: what is known of each recipient alone.
            home: who of them lives in that household; of the others' households nothing is known.
            on: the day.
        """
        away = [column for column, at_home in enumerate(home) if not at_home]
        numbers = len(self.numeric_facts)
        of_atoms = np.empty((numbers + len(self.words) + len(CONSTANTS), len(own)), np.int8)
        self._weigh_numbers(of_atoms[:numbers], household, own, away, on)
        of_atoms[numbers : -len(CONSTANTS)] = self._weigh_words(household, own, home)
        of_atoms[-len(CONSTANTS) :] = CONSTANTS
        outcome, confirm = self.who.outcomes(of_atoms), np.repeat(self.confirms[:, None], len(own), axis=1)
        if len(self.item_rows):
            self._weigh_items(of_atoms, outcome, confirm)
        return Decided(outcome, confirm)

    def _weigh_items(self, of_atoms: Outcomes, outcome: Outcomes, confirm: npt.NDArray[np.bool_]) -> None:
        """A confirm item falls away when its facts settle it; see `programme.Confirm`."""
        settled, unless = self.settled.outcomes(of_atoms), self.unless.outcomes(of_atoms)
        spared = np.where(unless == FAILS, HOLDS, unless)
        np.minimum.at(outcome, self.item_rows, np.where(settled == OPEN, spared, settled))
        np.logical_or.at(confirm, self.item_rows, (settled == OPEN) & (unless == FAILS))

    def _weigh_numbers(self, into: Outcomes, household: Facts, own: Sequence[Facts], away: list[int], on: date) -> None:
        values = np.empty((2, len(self.fact_index), len(own)), np.int64)
        values[:] = self.widest[:, :, None]
        shared = [(row, *household[path]) for path, row in self.home_facts if path in household]
        if shared:
            rows, lows, highs = zip(*shared, strict=True)
            values[:, rows] = np.array((lows, highs), np.int64)[:, :, None]
            for column in away:
                values[:, :, column] = self.widest
        told = [
            (row, column, *known[path])
            for column, known in enumerate(own)
            if known
            for path, row in self.own_facts
            if path in known
        ]
        if told:
            rows, columns, lows, highs = zip(*told, strict=True)
            values[:, rows, columns] = (lows, highs)
        lo, hi = values[:, self.numeric_facts]
        least_lo, least_hi, most_lo, most_hi = self._limits(household, len(own), away, on)
        holds = (lo >= least_hi) & (hi <= most_lo)
        fails = (hi < least_lo) | (lo > most_hi)
        np.subtract(holds, fails, out=into, dtype=np.int8, casting="unsafe")
        into += OPEN

    def _limits(self, household: Facts, width: int, away: list[int], on: date) -> Numbers:
        limits = self._reached(household, on)[:, :, None]
        if away:
            limits = np.repeat(limits, width, axis=2)
            limits[:, :, away] = self._reached({}, on)[:, :, None]
        return limits

    def _reached(self, known: Facts, on: date) -> Numbers:
        key = tuple(known.get(path) for path in LIMITS_HANG_ON)
        if (kept := self.reached.get(key)) is not None:
            return kept
        limits = self.limits.copy()
        same: dict[Limit, Interval] = {}
        for row, atom, limit in self.moving:
            if limit not in same:
                same[limit] = limit.on(known, on) or ANY_NUMBER
            limits[row, atom], limits[row + 1, atom] = same[limit]
        if len(self.reached) >= HOUSEHOLDS_KEPT:
            self.reached.clear()
        self.reached[key] = limits
        return limits

    def _weigh_words(self, household: Facts, own: Sequence[Facts], home: Sequence[bool]) -> list[list[Outcome]]:
        return [
            [_among(known.get(atom.fact), atom.among) for known in own]
            if atom.fact.startswith("member.")
            else [
                one if at_home else Outcome.OPEN
                for one in (_among(household.get(atom.fact), atom.among),)
                for at_home in home
            ]
            for atom in self.words
        ]


def _among(value: Value | None, allowed: frozenset[str] | None) -> Outcome:
    return value.among(allowed) if isinstance(value, Choice) and allowed is not None else Outcome.OPEN


@lru_cache(maxsize=DAYS_KEPT)
def _compiled(key: "_Key") -> Columns:
    return _Compiler(key.catalogue, key.on).columns()


@dataclass(frozen=True)
class _Key:
    catalogue: Catalogue
    on: date

    def __hash__(self) -> int:
        return hash((self.catalogue.version, self.on))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.catalogue is other.catalogue and self.on == other.on


def columns(catalogue: Catalogue, on: date) -> Columns:
    """The catalogue compiled for a day; days in use are kept."""
    return _compiled(_Key(catalogue, on))


class _Compiler:
    """Numbers the distinct conditions of a catalogue and lays out its rules as clauses over them."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self.on = on
        self.rows = [(p, period) for p in catalogue.programmes.values() if (period := p.on(on)) is not None]
        found: dict[Any, Atom] = {}
        for _, period in self.rows:
            found |= {_meaning(atom): atom for criteria in _criteria(period) for atom in atoms(criteria)}
        self.numeric = [atom for atom in found.values() if atom.among is None]
        self.words = [atom for atom in found.values() if atom.among is not None]
        self.position = {_meaning(atom): place for place, atom in enumerate([*self.numeric, *self.words])}

    def columns(self) -> Columns:
        facts = list(dict.fromkeys(atom.fact for atom in self.numeric))
        limits, moving = self._limits()
        items = [
            (row, item) for row, (_, period) in enumerate(self.rows) for item in period.confirm if not _always(item)
        ]
        return Columns(
            rows=tuple(self.rows),
            fact_index={path: place for place, path in enumerate(facts)},
            home_facts=tuple((path, row) for row, path in enumerate(facts) if not path.startswith("member.")),
            own_facts=tuple((path, row) for row, path in enumerate(facts) if path.startswith(OWN)),
            numeric_facts=np.array([facts.index(atom.fact) for atom in self.numeric], np.intp),
            widest=np.array(
                [[*ends] for ends in zip(*(widest(path) for path in facts), strict=True)] or [[], []], np.int64
            ),
            limits=limits,
            moving=tuple(moving),
            words=tuple(self.words),
            who=self._laid_out([period.who for _, period in self.rows], Outcome.HOLDS),
            settled=self._laid_out([item.settled_by for _, item in items], Outcome.OPEN),
            unless=self._laid_out([item.unless for _, item in items], Outcome.FAILS),
            item_rows=np.array([row for row, _ in items], np.intp),
            confirms=np.array(
                [p.stale(self.on) or any(_always(item) for item in period.confirm) for p, period in self.rows], bool
            ),
        )

    def _limits(self) -> tuple[Numbers, list[tuple[int, int, Limit]]]:
        limits = np.empty((4, len(self.numeric)), np.int64)
        limits[:2], limits[2:] = ANY_NUMBER.lo, ANY_NUMBER.hi
        moving: list[tuple[int, int, Limit]] = []
        for place, atom in enumerate(self.numeric):
            for row, limit in ((0, atom.least), (2, atom.most)):
                if isinstance(limit, Fixed | Ago):
                    limits[row : row + 2, place] = limit.on({}, self.on) or ANY_NUMBER
                elif limit is not None:
                    moving.append((row, place, limit))
        return limits, moving

    def _laid_out(self, rules: Sequence[Criteria], empty: Outcome) -> _Clauses:
        laid: list[int] = []
        clause_starts: list[int] = []
        rule_starts: list[int] = []
        for criteria in rules:
            rule_starts.append(len(clause_starts))
            for clause in _clauses(criteria):
                clause_starts.append(len(laid))
                laid.extend([self.position[_meaning(atom)] for atom in clause] or [len(self.position) + empty])
        return _Clauses(*(np.array(numbers, np.intp) for numbers in (laid, clause_starts, rule_starts)))


def _criteria(period: Period) -> Iterator[Criteria]:
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless


def _always(item: Confirm) -> bool:
    return not item.settled_by and not item.unless


def _meaning(atom: Atom) -> Any:
    return atom.fact, atom.least, atom.most, atom.among


def _clauses(criteria: Criteria) -> Iterator[tuple[Atom, ...]]:
    """The criteria as alternatives of plain ANDs; Kleene's AND and OR distribute, so nothing is lost."""
    choices: list[list[tuple[Atom, ...]]] = []
    for criterion in criteria:
        if isinstance(criterion, AnyOf):
            choices.append([clause for alternative in criterion.alternatives for clause in _clauses(alternative)])
        else:
            choices.append([(criterion,)])
    for picked in product(*choices):
        yield tuple(dict.fromkeys(atom for clause in picked for atom in clause))
