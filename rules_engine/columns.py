# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All programmes for one household at once: every distinct condition is weighed once, as arrays.

The same meaning as `evaluation.judge`, which is the reference; the tests hold the two equal. Conditions are rows and
recipients columns; outcomes are Kleene's numbers, so AND is a minimum over rows and OR a maximum.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from rules_engine.catalogue import Catalogue
from rules_engine.criteria import AnyOf, Atom, Criteria
from rules_engine.evaluation import weigh, widest
from rules_engine.limits import Ago, Fixed, Limit
from rules_engine.programme import Period, Programme
from rules_engine.sets import ANY_NUMBER, Interval, Outcome, Value

Facts = Mapping[str, Value]
Outcomes = npt.NDArray[np.int8]
Numbers = npt.NDArray[np.int64]
DAYS_KEPT = 32
FAILS, OPEN, HOLDS = (np.int8(outcome) for outcome in Outcome)


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
    numeric_facts: npt.NDArray[np.intp]
    widest: Numbers
    limits: Numbers
    moving: tuple[tuple[int, int, Limit], ...]
    words: tuple[Atom, ...]
    who: _Clauses
    settled: _Clauses
    settled_rows: npt.NDArray[np.intp]
    unless: _Clauses
    unless_rows: npt.NDArray[np.intp]
    confirms: npt.NDArray[np.bool_]

    def decide(self, recipients: Sequence[Facts], on: date, home: Sequence[bool]) -> Decided:
        """Weigh all rules for all recipients; `home` says who lives in the household whose figures are known."""
        of_atoms = np.concatenate([self._numbers(recipients, on, home), self._words(recipients, on)])
        outcome, confirm = self.who.outcomes(of_atoms), np.repeat(self.confirms[:, None], len(recipients), axis=1)
        settled = self.settled.outcomes(of_atoms)
        np.logical_or.at(confirm, self.settled_rows, settled == OPEN)
        np.minimum.at(outcome, self.settled_rows, np.where(settled == OPEN, HOLDS, settled))
        unless = self.unless.outcomes(of_atoms)
        np.logical_or.at(confirm, self.unless_rows, unless != HOLDS)
        np.minimum.at(outcome, self.unless_rows, np.where(unless == OPEN, OPEN, HOLDS))
        return Decided(outcome, confirm)

    def _numbers(self, recipients: Sequence[Facts], on: date, home: Sequence[bool]) -> Outcomes:
        values = np.repeat(self.widest[:, :, None], len(recipients), axis=2)
        for column, known in enumerate(recipients):
            held = [(row, *value) for path, value in known.items() if (row := self.fact_index.get(path, -1)) >= 0]
            rows, lows, highs = zip(*held, strict=True) if held else ((), (), ())
            values[0, rows, column], values[1, rows, column] = lows, highs
        lo, hi = values[0, self.numeric_facts], values[1, self.numeric_facts]
        least_lo, least_hi, most_lo, most_hi = self._limits(recipients, on, home)
        holds = (lo >= least_hi) & (hi <= most_lo)
        fails = (hi < least_lo) | (lo > most_hi)
        return np.where(fails, FAILS, np.where(holds, HOLDS, OPEN)).astype(np.int8)

    def _limits(self, recipients: Sequence[Facts], on: date, home: Sequence[bool]) -> Numbers:
        limits = np.repeat(self.limits[:, :, None], len(recipients), axis=2)
        for place, at in (
            (True, [c for c, own in enumerate(home) if own]),
            (False, [c for c, own in enumerate(home) if not own]),
        ):
            if at:
                reached = self._reached(recipients[at[0]] if place else {}, on)
                for (row, atom, _), ends in zip(self.moving, reached, strict=True):
                    limits[row, atom, at], limits[row + 1, atom, at] = ends
        return limits

    def _reached(self, known: Facts, on: date) -> list[Interval]:
        same: dict[Limit, Interval] = {}
        for _, _, limit in self.moving:
            if limit not in same:
                same[limit] = limit.on(known, on) or ANY_NUMBER
        return [same[limit] for _, _, limit in self.moving]

    def _words(self, recipients: Sequence[Facts], on: date) -> Outcomes:
        outcomes = [[weigh(atom, known, on).outcome for known in recipients] for atom in self.words]
        return np.array([*outcomes, [HOLDS] * len(recipients)], np.int8)


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
            for criteria in _criteria(period):
                for clause in _clauses(criteria):
                    found |= {_meaning(atom): atom for atom in clause}
        self.numeric = [atom for atom in found.values() if atom.among is None]
        self.words = [atom for atom in found.values() if atom.among is not None]
        self.position = {_meaning(atom): place for place, atom in enumerate([*self.numeric, *self.words])}
        self.always = len(self.position)

    def columns(self) -> Columns:
        facts = list(dict.fromkeys(atom.fact for atom in self.numeric))
        limits, moving = self._limits()
        items = [(row, item) for row, (_, period) in enumerate(self.rows) for item in period.confirm]
        settled = [(row, item.settled_by) for row, item in items if item.settled_by]
        unless = [(row, item.unless) for row, item in items if item.unless]
        asked = {row for row, item in items if not item.settled_by and not item.unless}
        return Columns(
            rows=tuple(self.rows),
            fact_index={path: place for place, path in enumerate(facts)},
            numeric_facts=np.array([facts.index(atom.fact) for atom in self.numeric], np.intp),
            widest=np.array(
                [[*ends] for ends in zip(*(widest(path) for path in facts), strict=True)] or [[], []], np.int64
            ),
            limits=limits,
            moving=tuple(moving),
            words=tuple(self.words),
            who=self._laid_out([period.who for _, period in self.rows]),
            settled=self._laid_out([criteria for _, criteria in settled]),
            settled_rows=np.array([row for row, _ in settled], np.intp),
            unless=self._laid_out([criteria for _, criteria in unless]),
            unless_rows=np.array([row for row, _ in unless], np.intp),
            confirms=np.array([row in asked for row in range(len(self.rows))], bool),
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

    def _laid_out(self, rules: Sequence[Criteria]) -> _Clauses:
        atoms: list[int] = []
        clause_starts: list[int] = []
        rule_starts: list[int] = []
        for criteria in rules:
            rule_starts.append(len(clause_starts))
            for clause in _clauses(criteria):
                clause_starts.append(len(atoms))
                atoms.extend([self.position[_meaning(atom)] for atom in clause] or [self.always])
        return _Clauses(*(np.array(numbers, np.intp) for numbers in (atoms, clause_starts, rule_starts)))


def _criteria(period: Period) -> Iterator[Criteria]:
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless


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
