# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers the distinct conditions of a catalogue and lays out its rules as nodes over them, once for a day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from typing import Any

import numpy as np

from rules_engine.arrays import deriving
from rules_engine.arrays.figures import FIELD, figures_for
from rules_engine.arrays.layout import HOME, HOME_FACTS, MEMBER, SCHEMES
from rules_engine.arrays.limits import areas, moves, table
from rules_engine.arrays.needs import EARNERS, looked_at, needs
from rules_engine.arrays.places import Places
from rules_engine.arrays.plan import Part, pack
from rules_engine.arrays.received import Receipts
from rules_engine.arrays.weighing import BLANK
from rules_engine.arrays.words import REGISTERED, WORD_FACTS, Outcomes
from rules_engine.compiled.columns import Columns
from rules_engine.compiled.gates import Gated, gated
from rules_engine.compiled.nodes import Nodes
from rules_engine.compiled.serving import Serving
from rules_engine.facts.sets import ANY_NUMBER
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import Atom, Criteria, atoms
from rules_engine.programmes.kept import kept_with_catalogue
from rules_engine.programmes.limits import Limit, MedianPercent, Official
from rules_engine.programmes.programme import Confirm, Period, Programme
from rules_engine.verdicts.amounts import weight_of

DAYS_KEPT = 32
NONE = -1
KINDS = ("household", "child", "person", "organisation")
ASKS: Mapping[str, int] = {
    "member.has_spouse": deriving.UNLISTED,
    "member.child_birth_date": deriving.CHILD_BIRTHS,
    REGISTERED: deriving.REGISTRATIONS,
    "household.has_spouse": deriving.UNLISTED,
    "household.couple_income_krw": deriving.COUPLE,
    "household.net_assets_krw": deriving.NET_ASSETS,
    "household.counted_property_krw": deriving.COUNTED_PROPERTY,
    **dict.fromkeys(
        (f"household.{name}" for name in ("youngest_child_birth", "youngest_child_age", "children_under_19")),
        deriving.CHILD_BIRTHS,
    ),
    **dict.fromkeys(
        (f"household.{name}" for name in ("youngest_birth", "oldest_birth", "oldest_age")), deriving.BIRTHS
    ),
    **{f"recognised_income.{scheme}": deriving.FIRST_SCHEME + place for place, scheme in enumerate(SCHEMES)},
}
Row = tuple[Programme, Period]


def columns(catalogue: Catalogue, on: date) -> Columns:
    """The catalogue compiled for a day; days in use are kept as long as the catalogue is."""
    return _days(catalogue)(on)


@kept_with_catalogue
def _days(catalogue: Catalogue) -> Callable[[date], Columns]:
    return lru_cache(maxsize=DAYS_KEPT)(partial(_compiled, tuple(catalogue.programmes.values())))


def _compiled(programmes: Sequence[Programme], on: date) -> Columns:
    rows = tuple((p, period) for p in programmes if (period := p.on(on)) is not None)
    conditions = _Conditions.of(rows)
    nodes = Nodes(conditions.position)
    who = [nodes.all_of(period.who) for _, period in rows]
    items = [[_item(item, nodes) for item in period.confirm if not _always(item)] for _, period in rows]
    topics = {_topic(atom): atom for atom in conditions.every}
    laid = gated(rows, who, items, nodes, conditions.position)
    return Columns(
        on=on,
        rows=rows,
        plan=pack({**conditions.parts(on, list(topics)), **_rules(rows, laid, on), **_sizes(conditions, laid)}),
        words=Outcomes(conditions.words),
        places=Places(on, frozenset(a.fact.partition(".")[2] for a in conditions.numeric if _reckoned(a))),
        receipts=Receipts(conditions.receiving),
        topics=tuple(topics.values()),
        weights=np.array([weight_of(period.amount or p.amount, on) for p, period in rows]),
        serving=Serving.of([programme.region for programme, _ in rows]),
        kind_of=np.array([KINDS.index(programme.recipient) for programme, _ in rows], np.int64),
        of_kind={kind: np.array([p.kind == kind for p, _ in rows], np.bool_) for kind in ("decided", "referral")},
    )


@dataclass(frozen=True)
class _Conditions:
    """The distinct conditions: those on numbers by fact, then those on words by fact."""

    numeric: tuple[Atom, ...]
    words: Mapping[str, tuple[Atom, ...]]
    receiving: tuple[str, ...]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "_Conditions":
        found: dict[Any, Atom] = {}
        for _, period in rows:
            found |= {atom.meaning: atom for criteria in _criteria(period) for atom in atoms(criteria)}
        numeric = sorted((atom for atom in found.values() if atom.among is None), key=lambda atom: atom.fact)
        words = {
            path: tuple(atom for atom in found.values() if atom.fact == path and atom.among is not None)
            for path in WORD_FACTS
        }
        receiving = dict.fromkeys(a.fact.removeprefix("receiving.") for a in numeric if a.fact.startswith("receiving."))
        return cls(tuple(numeric), {path: found for path, found in words.items() if found}, tuple(receiving))

    @property
    def every(self) -> tuple[Atom, ...]:
        return (*self.numeric, *(atom for found in self.words.values() for atom in found))

    @property
    def position(self) -> Mapping[Any, int]:
        return {atom.meaning: place for place, atom in enumerate(self.every)}

    def parts(self, on: date, topics: Sequence[Any]) -> Mapping[Part, Any]:
        limits = _Limits(on)
        moving = [_moves(atom, on) for atom in self.numeric]
        edges = _Edges.of(self.numeric, moving, on)
        ends = [
            (limits.place(atom.least), limits.place(atom.most)) if moves else edges.places(atom)
            for atom, moves in zip(self.numeric, moving, strict=True)
        ]
        order = {topic: place for place, topic in enumerate(topics)}
        every = self.every
        asks = [ASKS.get(atom.fact, deriving.ALWAYS) for atom in every]
        sized, earned = ([_any_by(atom, by) for atom in every] for by in ("size", "earners"))
        also = {deriving.SIZES: any(sized), deriving.EARNERS: any(earned)}
        facts = looked_at((*(atom.fact for atom in every), *(EARNERS if any(earned) else ())))
        return {
            Part.NEEDS: needs(facts, {deriving.ALWAYS, *asks, *(kind for kind, asked in also.items() if asked)}),
            Part.RUNS: [number for run in self._runs(edges) for number in run],
            Part.EDGES: edges.values,
            Part.OWN_SLOTS: sorted(MEMBER[fact] for fact in facts & MEMBER.keys()),
            Part.HOME_SLOTS: sorted(HOME[fact] for fact in facts & HOME.keys()),
            Part.LEAST: [least for least, _ in ends],
            Part.MOST: [most for _, most in ends],
            Part.MOVES: moving,
            Part.ASK: asks,
            Part.SIZED: sized,
            Part.EARNED: earned,
            Part.AREA: [sum({1 << area for end in (atom.least, atom.most) for area in areas(end)}) for atom in every],
            Part.RECKONED: [_on_record(atom, on) for atom in every],
            Part.TOPIC: [order[_topic(atom)] for atom in every],
            Part.OWN_TOPIC: [_own(topic[0]) for topic in topics],
            Part.WORDS: [number for run in self._word_runs() for number in run],
            **limits.parts(),
        }

    def _runs(self, edges: "_Edges") -> Iterator[tuple[int, ...]]:
        extra = {f"receiving.{one}": len(HOME_FACTS) + place for place, one in enumerate(self.receiving)}
        slots = {**MEMBER, **HOME, **extra}
        first = 0
        for path, run in groupby(self.numeric, key=lambda atom: atom.fact):
            last = first + len(list(run))
            yield first, last, _own(path), slots[path], *edges.ends[path]
            first = last

    def _word_runs(self) -> Iterator[tuple[int, int, int, int]]:
        first = len(self.numeric)
        for path, found in self.words.items():
            yield first, len(found), _own(path), WORD_FACTS.index(path)
            first += len(found)


@dataclass(frozen=True)
class _Edges:
    """The distinct limits that stand firm, fact by fact: first the least, then the most; `ends` says where."""

    values: list[int]
    ends: Mapping[str, tuple[int, int, int]]
    on: date

    @classmethod
    def of(cls, numeric: Sequence[Atom], moving: Sequence[bool], on: date) -> "_Edges":
        values: list[int] = []
        ends: dict[str, tuple[int, int, int]] = {}
        for path, run in groupby(zip(numeric, moving, strict=True), key=lambda pair: pair[0].fact):
            firm = [atom for atom, moves in run if not moves]
            least = sorted({_value(atom.least, on) for atom in firm if atom.least is not None})
            most = sorted({_value(atom.most, on) for atom in firm if atom.most is not None})
            ends[path] = (len(values), len(values) + len(least), len(values) + len(least) + len(most))
            values += least + most
        return cls(values, ends, on)

    def places(self, atom: Atom) -> tuple[int, int]:
        first, middle, last = self.ends[atom.fact]
        return (
            NONE if atom.least is None else self.values.index(_value(atom.least, self.on), first, middle),
            NONE if atom.most is None else self.values.index(_value(atom.most, self.on), middle, last),
        )


class _Limits:
    """The distinct limits that move with the household, numbered."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.found: dict[Limit, int] = {}

    def place(self, limit: Limit | None) -> int:
        return NONE if limit is None else self.found.setdefault(limit, len(self.found))

    def parts(self) -> Mapping[Part, Any]:
        tables = [table(limit, self.on) for limit in self.found]
        begins = np.cumsum([0, *(2 * len(one.choices) for one in tables)])[:-1]
        elsewhere = [limit.on({}, self.on) for limit in self.found]
        return {
            Part.REACH: [number for one, begin in zip(tables, begins, strict=True) for number in (one.by, begin)],
            Part.CHOICES: [end for one in tables for choice in one.choices for end in choice],
            Part.ELSEWHERE: [
                number for one in elsewhere for number in (*(ANY_NUMBER if one is None else one), one is not None)
            ],
        }


def _moves(atom: Atom, on: date) -> bool:
    """Whether the limits of a condition are to be looked up for each household."""
    return any(moves(limit, on) for limit in (atom.least, atom.most)) or not _on_record(atom, on)


def _value(limit: Limit, on: date) -> int:
    reached = limit.on({}, on)
    if reached is None or reached.exact is None:
        message = "a limit that moves has no single value"
        raise ValueError(message)
    return reached.exact


def _topic(atom: Atom) -> Any:
    return atom.fact, *(getattr(limit, "by", type(limit)) for limit in (atom.least, atom.most))


def _own(fact: str) -> bool:
    return fact.startswith("member.")


def _reckoned(atom: Atom) -> bool:
    return atom.fact.startswith("recognised_income.")


def _on_record(atom: Atom, on: date) -> bool:
    """Whether a recognised income is on record at all on a day."""
    return not _reckoned(atom) or bool(
        figures_for(on, None, None)[SCHEMES.index(atom.fact.partition(".")[2]), FIELD["on_record"]]
    )


def _criteria(period: Period) -> Iterator[Criteria]:
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless


def _by(limit: Limit | None) -> str | None:
    return limit.by if isinstance(limit, Official) else "size" if isinstance(limit, MedianPercent) else None


def _any_by(atom: Atom, by: str) -> bool:
    return by in (_by(atom.least), _by(atom.most))


def _always(item: Confirm) -> bool:
    return not item.settled_by and not item.unless


def _item(item: Confirm, nodes: Nodes) -> tuple[int, int]:
    settled, unless = (nodes.all_of(criteria) if criteria else NONE for criteria in (item.settled_by, item.unless))
    return settled, unless


def _rules(rows: Sequence[Row], laid: Gated, on: date) -> Mapping[Part, Any]:
    return {
        Part.GATES: [number for gate in laid.gates for number in gate],
        Part.ORDER: laid.order,
        Part.ANY_OF: [any_of for any_of, _ in laid.nodes],
        Part.STARTS: np.cumsum([0, *(len(parts) for _, parts in laid.nodes)]),
        Part.PARTS: [part for _, parts in laid.nodes for part in parts],
        Part.WHO: laid.who,
        Part.ITEMS: np.cumsum([0, *map(len, laid.items)]),
        Part.SETTLED: [settled for of_one in laid.items for settled, _ in of_one],
        Part.UNLESS: [unless for of_one in laid.items for _, unless in of_one],
        Part.CONFIRMS: [p.stale(on) or any(map(_always, period.confirm)) for p, period in rows],
        Part.TRUST: [BLANK if programme.blank else int(programme.unreviewed) for programme, _ in rows],
        Part.KIND: [KINDS.index(programme.recipient) for programme, _ in rows],
    }


def _sizes(conditions: _Conditions, laid: Gated) -> Mapping[Part, Any]:
    every = len(conditions.every)
    leaves = [1] * every
    for _, parts in laid.nodes:
        leaves.append(sum(leaves[part] for part in parts))
    unless = (row for items in laid.items for _, row in items if row != NONE)
    in_all = sum(leaves[row] for row in (*laid.who, *unless))
    return {Part.SIZES: [every, every + len(laid.nodes), len(conditions.receiving), in_all + 1]}
