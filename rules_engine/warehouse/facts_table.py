# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is known of households as one table, a row for each recipient: what the conditions of a catalogue compare.

A fact in numbers is two columns, the least and the greatest value still possible; a fact in words is the list of words
still possible, null where nothing is known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from rules_engine.arrays import deriving
from rules_engine.arrays.layout import HOME, MEMBER, SCHEMES
from rules_engine.facts.regions import SCHEMES as AREAS
from rules_engine.facts.sets import Choice, Interval, truth
from rules_engine.facts.situation import Situation
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import Atom, atoms
from rules_engine.programmes.limits import LARGEST_HOUSEHOLD
from rules_engine.programmes.programme import Period
from rules_engine.warehouse.derived import Derived, Recipient, derived

RECEIVING = "receiving."
EARNERS = ("single", "single_earner", "dual_earner")
KINDS = ("household", "child", "person")
"""Whom programmes are for; the columns that mark their rows are `for_household` and so on."""
ASKS: Mapping[int, str] = {
    deriving.UNLISTED: "ask_unlisted",
    deriving.BIRTHS: "ask_births",
    deriving.CHILD_BIRTHS: "ask_child_births",
    deriving.REGISTRATIONS: "ask_registrations",
    deriving.COUPLE: "ask_couple",
    deriving.NET_ASSETS: "ask_net_assets",
    deriving.COUNTED_PROPERTY: "ask_counted_property",
    deriving.SIZES: "ask_size",
    deriving.EARNERS: "ask_earners",
    **{deriving.FIRST_SCHEME + place: f"ask_{scheme}" for place, scheme in enumerate(SCHEMES)},
}
"""The columns that say whether there is something to ask about a kind of fact."""


def column(path: str) -> str:
    """The name of a fact's column: databases take a dot for something else.

    >>> column("member.age")
    'member_age'
    """
    return path.replace(".", "_")


def ends(path: str) -> tuple[str, str]:
    """The columns of a fact in numbers."""
    return f"{column(path)}_least", f"{column(path)}_most"


def mask(possible: Iterable[str], every: Sequence[str]) -> int:
    """Which of a few words are still possible, as bits.

    >>> mask({"single", "dual_earner"}, EARNERS)
    5
    """
    return sum(1 << every.index(word) for word in possible)


@dataclass(frozen=True, slots=True)
class Used:
    """The facts that a catalogue's conditions compare, by how they are held."""

    own: tuple[str, ...]
    home: tuple[str, ...]
    receiving: tuple[str, ...]
    words: tuple[str, ...]


def used(catalogue: Catalogue) -> Used:
    """The facts of all conditions of all periods, so that one table serves any day."""
    found = {one.fact: one for p in catalogue.programmes.values() for period in p.periods for one in conditions(period)}
    words = tuple(sorted(path for path, atom in found.items() if atom.among is not None))
    numbers = sorted(found.keys() - set(words))
    return Used(
        own=tuple(path for path in numbers if path in MEMBER),
        home=tuple(path for path in numbers if path in HOME),
        receiving=tuple(path for path in numbers if path.startswith(RECEIVING)),
        words=words,
    )


def conditions(period: Period) -> Iterator[Atom]:
    """Every comparison that decides a programme in a period."""
    yield from atoms(period.who)
    for item in period.confirm:
        yield from atoms(item.settled_by)
        yield from atoms(item.unless)


def facts_table(households: Iterable[tuple[str, Situation]], catalogue: Catalogue) -> pa.Table:
    """The facts of households (each with an id of the caller's) for the conditions of a catalogue.

    A row is a household on a day (`household`, `as_of`) and a recipient: `recipient` counts from the household itself
    (0) over its members to a child who was not named; `member` is the member's id, null of the other two.
    """
    named = [(name, derived(situation)) for name, situation in households]
    facts = used(catalogue)
    return pa.table({**_recipients(named), **_numbers(named, facts), **_words(named, facts), **_limits(named)})


def _recipients(named: Sequence[tuple[str, Derived]]) -> dict[str, Any]:
    rows = [(name, of, place, one) for name, of in named for place, one in enumerate(of.recipients)]
    members = [one.id if one is not None and one.listed else None for *_, one in rows]
    concerns = np.concatenate([of.concerns for _, of in named], axis=1)
    return {
        "household": pa.array([name for name, *_ in rows], pa.string()),
        "as_of": pa.array([of.told.as_of for _, of, *_ in rows], pa.date32()),
        "recipient": pa.array([place for *_, place, _ in rows], pa.int16()),
        "member": pa.array(members, pa.string()),
        "lives_here": np.concatenate([of.here for _, of in named]),
        **{f"for_{kind}": concerns[row] for row, kind in enumerate(KINDS)},
    }


def _numbers(named: Sequence[tuple[str, Derived]], facts: Used) -> dict[str, Any]:
    own = np.concatenate([of.own[:, [MEMBER[path] for path in facts.own]] for _, of in named])
    home = np.concatenate([of.home[:, [HOME[path] for path in facts.home]] for _, of in named])
    received = np.concatenate([_received(of, facts.receiving) for _, of in named])
    return {
        name: values[:, place, end]
        for paths, values in ((facts.own, own), (facts.home, home), (facts.receiving, received))
        for place, path in enumerate(paths)
        for end, name in enumerate(ends(path))
    }


def _received(of: Derived, paths: Sequence[str]) -> Any:
    """What is received already, which nobody knows of another household."""
    told = of.told.situation.receiving
    known = [truth(None if told is None else path.removeprefix(RECEIVING) in told) for path in paths]
    unknown = [truth(None)] * len(paths)
    return np.array([known if here else unknown for here in of.here], np.int64).reshape(len(of.here), len(paths), 2)


def _words(named: Sequence[tuple[str, Derived]], facts: Used) -> dict[str, Any]:
    return {
        column(path): pa.array(
            [_possible(of, path, one) for _, of in named for one in of.recipients], pa.list_(pa.string())
        )
        for path in facts.words
    }


def _possible(of: Derived, path: str, recipient: Recipient) -> list[str] | None:
    value = of.words(path, recipient)
    return sorted(value.possible) if isinstance(value, Choice) else None


def _limits(named: Sequence[tuple[str, Derived]]) -> dict[str, Any]:
    """What limits hang on, and whether there is something to ask about that and about each kind of fact."""
    sizes = np.array([size for _, of in named for size in _sizes(of)], np.int16)
    asks = np.concatenate([of.asks for _, of in named])
    return {
        "size_least": sizes[:, 0],
        "size_most": sizes[:, 1],
        "earners": np.array([mask(one, EARNERS) for _, of in named for one in of.earners], np.int16),
        **{
            f"area_{scheme}": np.array([mask(one, every) for _, of in named for one in of.areas[scheme]], np.int16)
            for scheme, every in AREAS.items()
        },
        **{name: asks[:, kind] for kind, name in ASKS.items()},
        **{f"ask_area_{scheme}": np.concatenate([of.area_asks[scheme] for _, of in named]) for scheme in AREAS},
    }


def _sizes(of: Derived) -> Iterator[tuple[int, int]]:
    """The household's size within what limits are told for."""
    size = of.told.household["household.size"]
    told = [min(max(end, 1), LARGEST_HOUSEHOLD) for end in size] if isinstance(size, Interval) else []
    for here in of.here:
        yield (told[0], told[1]) if here and told else (1, LARGEST_HOUSEHOLD)
