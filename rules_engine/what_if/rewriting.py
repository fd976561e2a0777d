# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A list of criteria with some comparisons replaced or dropped; whatever else it says stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion, atoms
from rules_engine.programmes.programme import Confirm, Period

Rewrite = Callable[[Atom], Atom | None]
"""The comparison that takes the place of one, or None to drop it."""


def asked(period: Period) -> Iterator[Atom]:
    """Every comparison that decides who may have it, also those that settle what a person must see."""
    yield from atoms(period.who)
    for item in period.confirm:
        yield from atoms((*item.settled_by, *item.unless))


def rewritten(criteria: Criteria, rewrite: Rewrite) -> Criteria:
    """The criteria with each comparison rewritten; an alternative that asks for nothing any more always holds."""
    parts = (_rewritten(criterion, rewrite) for criterion in criteria)
    return tuple(part for part in parts if part is not None)


def _rewritten(criterion: Criterion, rewrite: Rewrite) -> Criterion | None:
    if isinstance(criterion, Atom):
        return rewrite(criterion)
    alternatives = tuple(rewritten(one, rewrite) for one in criterion.alternatives)
    return AnyOf(alternatives) if all(alternatives) else None


def rewritten_period(period: Period, rewrite: Rewrite) -> Period:
    """The period with the conditions of who may have it rewritten, also where they settle what a person must see."""
    items = (_item(item, rewrite) for item in period.confirm)
    who = rewritten(period.who, rewrite)
    return replace(period, who=who, confirm=tuple(item for item in items if item is not None))


def _item(item: Confirm, rewrite: Rewrite) -> Confirm | None:
    """The item, or None where what settled it is dropped: what is always so needs no look."""
    settled_by, unless = rewritten(item.settled_by, rewrite), rewritten(item.unless, rewrite)
    if (item.settled_by and not settled_by) or (item.unless and not unless):
        return None
    return replace(item, settled_by=settled_by, unless=unless)
