# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The number a condition compares with: fixed, a percent of the median income, an official table, or a day.

A limit may itself be uncertain (the household's size is not known yet), so it is a set of values too. None means
that no official figure is on record for that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rules_engine import law_calendar
from rules_engine.parameter import median_income, parameters, value_at
from rules_engine.regions import classes
from rules_engine.sets import Choice, Interval, Value

LARGEST_HOUSEHOLD = 30


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that the rule itself names."""

    value: int

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:  # noqa: ARG002
        """The limit for what is known on a day."""
        return Interval(self.value, self.value)


@dataclass(frozen=True, slots=True)
class MedianPercent:
    """N percent of 기준 중위소득 for the household's size; a printed threshold wins over the computed one."""

    percent: int
    printed: str | None = None
    less: int = 0

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:
        """The limit for what is known on a day, KRW/month."""
        return _over_sizes(facts, lambda size: self._of(size, on))

    def _of(self, size: int, on: date) -> Interval | None:
        if self.printed is not None and (printed := _printed(self.printed, size, on)) is not None:
            return Interval(printed - self.less, printed - self.less)
        median = median_income(size, on)
        if median is None:
            return None
        dated = parameters()["median_income"].at(on)
        blur = int(dated.extra.get("precision", 1)) // 2 if dated is not None else 0
        return Interval(*(self._percent_of(value) - self.less for value in (median - blur, median + blur)))

    def _percent_of(self, median: int) -> int:
        # Every printed table found rounds half up; whole numbers only, a float is wrong by a won at thresholds.
        return (median * self.percent + 50) // 100


@dataclass(frozen=True, slots=True)
class Official:
    """A figure from a dated official table, chosen by household size, class of area, or single and couple."""

    path: str
    by: str | None = None
    less: int = 0

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:
        """The limit for what is known on a day."""
        table = _at(self.path, on)
        if table is None:
            return None
        if self.by is None:
            return _around([table], self.less)
        if self.by == "size":
            return _over_sizes(facts, lambda size: _one(table.get(size)))
        if self.by == "couple":
            return _around([table[key] for key in couple_or_single(facts)], self.less)
        return _around([table[key] for key in classes(facts, self.by)], self.less)


@dataclass(frozen=True, slots=True)
class Ago:
    """The earliest day from which so many months or days have not yet run out."""

    months: int | None = None
    days: int | None = None

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:  # noqa: ARG002
        """The limit as the ordinal of a day."""
        if self.months is not None:
            day = law_calendar.earliest_within_months(on, self.months)
        else:
            day = on - timedelta(days=self.days or 0)
        return Interval(day.toordinal(), day.toordinal())


Limit = Fixed | MedianPercent | Official | Ago


def couple_or_single(facts: Mapping[str, Value]) -> tuple[str, ...]:
    """Whether the income of a spouse counts too: known from the size of one, or from a listed spouse."""
    size = facts.get("household.size")
    if isinstance(size, Interval) and size.exact == 1:
        return ("single",)
    has_spouse = facts.get("household.has_spouse")
    if isinstance(has_spouse, Interval) and has_spouse.exact is not None:
        return ("couple",) if has_spouse.exact else ("single",)
    return ("single", "couple")


def _at(path: str, on: date) -> Any:
    name, *keys = path.split(".")
    value = value_at(name, on)
    for key in keys:
        value = None if value is None else value.get(key)
    return value


def _printed(path: str, size: int, on: date) -> int | None:
    table = _at(path, on)
    return None if table is None else table.get(size)


def _one(value: int | None) -> Interval | None:
    return None if value is None else Interval(value, value)


def _around(values: list[int], less: int) -> Interval:
    return Interval(min(values) - less, max(values) - less)


def _over_sizes(facts: Mapping[str, Value], of: Any) -> Interval | None:
    size = facts.get("household.size")
    sizes = size if isinstance(size, Interval) else Interval(1, LARGEST_HOUSEHOLD)
    ends = [of(max(sizes.lo, 1)), of(min(sizes.hi, LARGEST_HOUSEHOLD))]
    if ends[0] is None:
        return None
    # Tables that stop at a size say nothing of larger households: the limit is then open upwards.
    return Interval(ends[0].lo, ends[1].hi if ends[1] is not None else 2**53)


def is_exact(value: Value | None) -> bool:
    """Whether only one value is left."""
    return isinstance(value, Interval | Choice) and value.exact is not None
