# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Limits as expressions: what a limit hangs on has few values, so it is a short list from which the row picks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, IntegerValue, Table

from rules_engine.facts.regions import SCHEMES as AREAS
from rules_engine.facts.sets import MAX, MIN, Interval
from rules_engine.programmes.limits import LARGEST_HOUSEHOLD, Limit, MedianPercent, Official
from rules_engine.warehouse.facts_table import EARNERS

SIZES = range(1, LARGEST_HOUSEHOLD + 1)


@dataclass(frozen=True, slots=True)
class Reached:
    """A limit's least and greatest value for a row, and whether an official figure is on record for it.

    `asks` is the column that says whether there is something to ask about what the limit hangs on, if it hangs on any.
    """

    least: IntegerValue
    most: IntegerValue
    known: BooleanValue
    asks: str | None = None


def reached(limit: Limit, on: date, rows: Table) -> Reached:
    """The limit on a day for each row."""
    by = "size" if isinstance(limit, MedianPercent) else getattr(limit, "by", None)
    if by == "size":
        found = [limit.on({"household.size": Interval(size, size)}, on) for size in SIZES]
        return _picked(found, rows.size_least, rows.size_most, "ask_size")
    if by is not None and isinstance(limit, Official):
        every, held = (EARNERS, "earners") if by == "earners" else (AREAS[by], f"area_{by}")
        found = [limit.among(_named(bits, every), on) for bits in range(1, 1 << len(every))]
        return _picked(found, rows[held], rows[held], f"ask_{held}")
    return _picked([limit.on({}, on)], ibis.literal(1), ibis.literal(1), None)


def _named(bits: int, every: Sequence[str]) -> list[str]:
    return [word for place, word in enumerate(every) if bits >> place & 1]


def _picked(found: Sequence[Interval | None], first: Any, last: Any, asks: str | None) -> Reached:
    """From the limits for each value: the least at the first value possible, the greatest at the last.

    Tables that stop at a size say nothing of larger households, so the limit is then open upwards, and it is not on
    record where already the first value is missing.
    """
    known = _pick([one is not None for one in found], first)
    most = _pick([MAX if one is None else one.hi for one in found], last)
    return Reached(
        least=_pick([MIN if one is None else one.lo for one in found], first),
        most=most if all(found) else known.ifelse(most, MAX),
        known=known,
        asks=asks,
    )


def _pick(values: Sequence[int | bool], place: Any) -> Any:
    """The value at a place, counted from one."""
    if len(set(values)) == 1:
        return ibis.literal(values[0], type="boolean" if isinstance(values[0], bool) else "int64")
    kind = "array<boolean>" if isinstance(values[0], bool) else "array<int64>"
    return ibis.literal(list(values), type=kind)[place - 1]
