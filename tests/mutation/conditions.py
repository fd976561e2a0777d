# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every way to spoil a condition by one step: leave it out, turn it round, move a bound by one, forget one word.

What means the same for every possible value ("at least 0 children") is no mutant.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rules_engine.facts.sets import MAX, UNKNOWN, Interval, Value
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion
from rules_engine.programmes.limits import Ago, Fixed, Limit, MedianPercent, Official
from rules_engine.texts import wording
from rules_engine.verdicts.evaluation import widest

WORDS_EACH_TESTED = 6
MONTHS = 12
Changed = tuple[str, Criteria]


class Outside(frozenset[str]):
    """Every word but these; a city's wards are of the city."""

    def __contains__(self, word: object) -> bool:
        words = frozenset(self)
        return words.isdisjoint((word, str(word).split(" ")[0]))

    def __ge__(self, other: AbstractSet[object]) -> bool:
        return not frozenset(self).intersection(other)

    def __rand__(self, other: AbstractSet[Any]) -> frozenset[Any]:
        return frozenset(other).difference(self)


@dataclass(frozen=True, slots=True)
class Moved:
    """A limit some days away from another."""

    limit: Limit
    by: int

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:
        reached = self.limit.on(facts, on)
        return None if reached is None else Interval(reached.lo + self.by, reached.hi + self.by)


def changed(criteria: Criteria, on: date) -> Iterator[Changed]:
    """A list of criteria with one of them spoilt, and how."""
    for place, criterion in enumerate(criteria):
        for how, instead in spoilt(criterion, on):
            yield how, (*criteria[:place], *instead, *criteria[place + 1 :])


def spoilt(criterion: Criterion, on: date) -> Iterator[Changed]:
    """What may stand instead of a criterion; nothing where it is left out."""
    if isinstance(criterion, Atom):
        name = f"{wording.label(criterion.fact)} {wording.need(replace(criterion, text=None), {}, on)}"
        yield from ((f"{name}: {how}", instead) for how, instead in _atom(criterion))
    else:
        yield from _alternatives(criterion, on)


def _alternatives(criterion: AnyOf, on: date) -> Iterator[Changed]:
    yield "any_of: left out", ()
    several = criterion.alternatives
    for place, alternative in enumerate(several):
        before, after = several[:place], several[place + 1 :]
        yield f"any_of: without alternative {place + 1}", (AnyOf((*before, *after)),)
        for how, instead in changed(alternative, on):
            if instead:  # an alternative without conditions leaves out the whole
                yield f"any_of {place + 1}: {how}", (AnyOf((*before, instead, *after)),)


def _atom(atom: Atom) -> Iterator[Changed]:
    if atom.among is not None:
        yield "left out", ()
        yield "turned round", (replace(atom, among=Outside(atom.among)),)
        if 1 < len(atom.among) <= WORDS_EACH_TESTED:
            yield from ((f"without {word}", (replace(atom, among=atom.among - {word}),)) for word in sorted(atom.among))
        return
    if _allowed(atom) != _allowed(replace(atom, least=None, most=None)):
        yield "left out", ()
    yield "turned round", _complement(atom)
    if widest(atom.fact) != UNKNOWN:
        yield from ((how, (moved,)) for how, moved in _moved(atom) if _allowed(moved) != _allowed(atom))


def _complement(atom: Atom) -> Criteria:
    parts: list[Atom] = []
    if atom.least is not None:
        parts.append(replace(atom, least=None, most=_beside(atom.least, -1)))
    if atom.most is not None:
        parts.append(replace(atom, least=_beside(atom.most, 1), most=None))
    return tuple(parts) if len(parts) == 1 else (AnyOf(tuple((part,) for part in parts)),)


def _beside(limit: Limit, by: int) -> Any:
    """The value next to a limit."""
    if isinstance(limit, Fixed):
        return Fixed(limit.value + by)
    if isinstance(limit, MedianPercent):
        return replace(limit, less=limit.less - by)
    if isinstance(limit, Official):
        return replace(limit, less=limit.less - by * (MONTHS if limit.yearly else 1))
    return Moved(limit, by)


def _moved(atom: Atom) -> Iterator[tuple[str, Atom]]:
    for by in (-1, 1):
        if atom.least is not None and (least := _shifted(atom.least, by)) is not None:
            yield f"least {by:+d}", replace(atom, least=least)
        if atom.most is not None and (most := _shifted(atom.most, by)) is not None:
            yield f"most {by:+d}", replace(atom, most=most)


def _shifted(limit: Limit, by: int) -> Limit | None:
    """A limit that the rule itself names, one off; official figures are not the rule's to name."""
    if isinstance(limit, Fixed):
        return Fixed(limit.value + by)
    if isinstance(limit, MedianPercent):
        own = isinstance(limit.percent, int) and limit.printed is None
        return replace(limit, percent=int(limit.percent) + by) if own else None
    if isinstance(limit, Ago):
        return Ago(limit.months + by) if limit.months is not None else Ago(days=(limit.days or 0) + by)
    return None


def _allowed(atom: Atom) -> tuple[object, object]:
    """What an atom allows of all that its fact could be."""
    room = widest(atom.fact)
    lowest = room.lo if wording.unit(atom.fact) == "일자" else max(room.lo, 0)
    least, most = atom.least or Fixed(lowest), atom.most or Fixed(MAX)
    return (
        max(least.value, lowest) if isinstance(least, Fixed) else least,
        min(most.value, room.hi) if isinstance(most, Fixed) else most,
    )


def meaning(criteria: Criteria) -> tuple[object, ...]:
    """What a list of criteria asks, whatever its words and sources."""
    return tuple(
        (one.fact, one.least, one.most, one.among)
        if isinstance(one, Atom)
        else frozenset(meaning(alternative) for alternative in one.alternatives)
        for one in criteria
    )
