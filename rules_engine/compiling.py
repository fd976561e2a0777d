# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numbers the distinct conditions of a catalogue and lays out its rules as nodes over them, once for a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from rules_engine.amounts import weight_of
from rules_engine.arrays import deriving
from rules_engine.arrays.layout import HOME, HOME_FACTS, MEMBER, SCHEMES, WIDEST_HOME, WIDEST_MEMBER
from rules_engine.arrays.limits import Limits
from rules_engine.arrays.weighing import BLANK, Atoms, Rules
from rules_engine.arrays.words import REGISTERED, WordFacts, Words
from rules_engine.catalogue import Catalogue
from rules_engine.columns import Columns, Regions
from rules_engine.criteria import Atom, Criteria, Criterion, atoms
from rules_engine.limits import Limit, MedianPercent, Official
from rules_engine.programme import Confirm, Period, Programme
from rules_engine.sets import UNKNOWN

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


@lru_cache(maxsize=DAYS_KEPT)
def _compiled(key: _Key) -> Columns:
    rows = tuple((p, period) for p in key.catalogue.programmes.values() if (period := p.on(key.on)) is not None)
    found: dict[Any, Atom] = {}
    for _, period in rows:
        found |= {_meaning(atom): atom for criteria in _criteria(period) for atom in atoms(criteria)}
    numeric = tuple(atom for atom in found.values() if atom.among is None)
    in_words = [atom for atom in found.values() if atom.among is not None]
    home, own = ([atom for atom in in_words if _own(atom) is whose] for whose in (False, True))
    words = [*home, *own]
    receiving = tuple(dict.fromkeys(_received(atom) for atom in numeric if atom.fact.startswith("receiving.")))
    widest = np.concatenate((WIDEST_HOME, np.full((len(receiving), 2), UNKNOWN, np.int64)))
    return Columns(
        on=key.on,
        rows=rows,
        atoms=_atoms(numeric, words, receiving),
        rules=_rules(rows, {_meaning(atom): place for place, atom in enumerate([*numeric, *words])}, key.on),
        receiving=receiving,
        words=Words(len(numeric), _word_facts(home), _word_facts(own)),
        limits=Limits(key.on, numeric, len(words)),
        widest=(WIDEST_MEMBER, widest),
        conditions=(*numeric, *words),
        weights=np.array([weight_of(period.amount or p.amount, key.on) for p, period in rows]),
        regions=_regions(rows),
        of_kind={kind: np.array([p.kind == kind for p, _ in rows], np.bool_) for kind in ("decided", "referral")},
    )


def _regions(rows: Sequence[tuple[Programme, Period]]) -> Regions:
    named = [str(sorted(programme.region.items())) for programme, _ in rows]
    distinct = dict(zip(named, (programme.region for programme, _ in rows), strict=True))
    order = {name: place for place, name in enumerate(distinct)}
    return Regions(tuple(distinct.values()), np.array([order[name] for name in named], np.int64))


def _meaning(atom: Atom) -> Any:
    return atom.fact, atom.least, atom.most, atom.among


def _own(atom: Atom) -> bool:
    return atom.fact.startswith("member.")


def _received(atom: Atom) -> str:
    return atom.fact.removeprefix("receiving.")


def _criteria(period: Period) -> Iterator[Criteria]:
    yield period.who
    for item in period.confirm:
        yield item.settled_by
        yield item.unless


def _atoms(numeric: Sequence[Atom], words: Sequence[Atom], receiving: Sequence[str]) -> Atoms:
    slots = {**MEMBER, **HOME, **{f"receiving.{one}": len(HOME_FACTS) + place for place, one in enumerate(receiving)}}
    every = [*numeric, *words]
    return Atoms(
        own=np.array([_own(atom) for atom in every], np.int8),
        slot=np.array([slots[atom.fact] for atom in numeric], np.int64),
        asks=np.array([ASKS.get(atom.fact, deriving.ALWAYS) for atom in every], np.int64),
        sized=np.array([any(_by(limit) == "size" for limit in (atom.least, atom.most)) for atom in every], np.int8),
        earned=np.array([any(_by(limit) == "earners" for limit in (atom.least, atom.most)) for atom in every], np.int8),
    )


def _by(limit: Limit | None) -> str | None:
    return limit.by if isinstance(limit, Official) else "size" if isinstance(limit, MedianPercent) else None


def _word_facts(words: Sequence[Atom]) -> WordFacts:
    paths = tuple(dict.fromkeys(atom.fact for atom in words))
    return WordFacts(paths, tuple((paths.index(atom.fact), atom.among or frozenset()) for atom in words))


def _rules(rows: Sequence[tuple[Programme, Period]], position: Mapping[Any, int], on: date) -> Rules:
    nodes = _Nodes(position)
    items = [[item for item in period.confirm if not _always(item)] for _, period in rows]
    flat = [item for of_one in items for item in of_one]
    return Rules(
        who=np.array([nodes.all_of(period.who) for _, period in rows], np.int64),
        settled=np.array([nodes.all_of(item.settled_by) if item.settled_by else NONE for item in flat], np.int64),
        unless=np.array([nodes.all_of(item.unless) if item.unless else NONE for item in flat], np.int64),
        any_of=np.array([any_of for any_of, _ in nodes.found], np.int8),
        parts=np.array([part for _, parts in nodes.found for part in parts], np.int64),
        starts=np.cumsum([0, *(len(parts) for _, parts in nodes.found)], dtype=np.int64),
        items=np.cumsum([0, *(len(of_one) for of_one in items)], dtype=np.int64),
        confirms=np.array([p.stale(on) or any(map(_always, period.confirm)) for p, period in rows], np.int8),
        unreviewed=np.array([_trust(programme) for programme, _ in rows], np.int8),
        kind=np.array([KINDS.index(programme.recipient) for programme, _ in rows], np.int64),
    )


def _trust(programme: Programme) -> int:
    return BLANK if programme.blank else int(programme.unreviewed)


class _Nodes:
    """Criteria as nodes over the conditions; what is written in many programmes is one node."""

    def __init__(self, position: Mapping[Any, int]) -> None:
        self.position = position
        self.found: dict[tuple[bool, tuple[int, ...]], int] = {}

    def all_of(self, criteria: Criteria) -> int:
        """The node of which all parts must hold; of a single part, that part."""
        parts = tuple(dict.fromkeys(self._part(criterion) for criterion in criteria))
        return parts[0] if len(parts) == 1 else self._node(False, parts)  # noqa: FBT003

    def _part(self, criterion: Criterion) -> int:
        if isinstance(criterion, Atom):
            return self.position[_meaning(criterion)]
        return self._node(True, tuple(map(self.all_of, criterion.alternatives)))  # noqa: FBT003

    def _node(self, any_of: bool, parts: tuple[int, ...]) -> int:  # noqa: FBT001
        return self.found.setdefault((any_of, parts), len(self.position) + len(self.found))


def _always(item: Confirm) -> bool:
    return not item.settled_by and not item.unless
