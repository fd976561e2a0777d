# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The number a condition compares with: fixed, a percent of the median income, an official table, or a day.

A limit may itself be uncertain (the household's size is not known yet), so it is a set of values too. None means
that no official figure is on record for that day.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from rules_engine.facts import law_calendar
from rules_engine.facts.regions import classes
from rules_engine.facts.sets import FALSE, MAX, TRUE, Interval, Value
from rules_engine.programmes.parameter import median_income, parameters, value_at

LARGEST_HOUSEHOLD = 30
STEP_FROM = 7
ADULT = 18
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Fixed:
    """A number that the rule itself names."""

    value: int

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:  # noqa: ARG002
        """The limit for what is known on a day."""
        return Interval(self.value, self.value)


@dataclass(frozen=True, slots=True)
class MedianPercent:
    """N percent of 기준 중위소득 for the household's size; a printed threshold wins over the computed one.

    `percent` is a number, or the name of the official figure that holds the year's percent. `plus` is added won.
    """

    percent: int | str
    printed: str | None = None
    less: int = 0
    plus: int = 0

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:
        """The limit for what is known on a day, KRW/month."""
        return _over_sizes(facts, lambda size: self._of(size, on))

    def percent_on(self, on: date) -> int | None:
        """The percent in force on a day, or None when none is on record."""
        if isinstance(self.percent, int):
            return self.percent
        found = _at(self.percent, on)
        return None if found is None else int(found)

    def _of(self, size: int, on: date) -> Interval | None:
        printed = None if self.printed is None else _printed(self.printed, size, on)
        reached = printed or self._computed(size, on)
        extra = self.plus - self.less
        return None if reached is None else Interval(reached.lo + extra, reached.hi + extra)

    def _computed(self, size: int, on: date) -> Interval | None:
        median, percent = median_income(size, on), self.percent_on(on)
        if median is None or percent is None:
            return None
        blur = _blur("median_income", on)
        # Every printed table found rounds half up; whole numbers only, a float is wrong by a won at thresholds.
        return Interval(*((value * percent + 50) // 100 for value in (median - blur, median + blur)))


@dataclass(frozen=True, slots=True)
class Official:
    """A figure from a dated official table, chosen by household size, class of area, or number of earners.

    `yearly` says that the table is for a year and the fact for a month: the highest monthly value that stays within.
    """

    path: str
    by: str | None = None
    less: int = 0
    yearly: bool = False

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:
        """The limit for what is known on a day."""
        if self.by == "size":
            return self._as_told(_over_sizes(facts, lambda size: _of_size(_at(self.path, on) or {}, size, self.less)))
        if self.by == "earners":
            return self.among(earner_kinds(facts), on)
        return self.among(() if self.by is None else classes(facts, self.by), on)

    def among(self, columns: Collection[str], on: date) -> Interval | None:
        """The limit while any of these columns of the table may be the household's; a figure without table has none."""
        table = _at(self.path, on)
        if table is None:
            return None
        figures = [_number(table)] if self.by is None else [table[column] for column in columns]
        return self._as_told(_around(figures, self.less))

    def _as_told(self, reached: Interval | None) -> Interval | None:
        if reached is None or not self.yearly:
            return reached
        return Interval(*(end // MONTHS for end in reached))


@dataclass(frozen=True, slots=True)
class Ago:
    """The earliest day from which so many months or days have not yet run out."""

    months: int | None = None
    days: int | None = None

    def on(self, facts: Mapping[str, Value], on: date) -> Interval | None:  # noqa: ARG002
        """The limit as the ordinal of a day."""
        day = self.day(on).toordinal()
        return Interval(day, day)

    def day(self, on: date) -> date:
        """The limit itself."""
        if self.months is not None:
            return law_calendar.earliest_within_months(on, self.months)
        return on - timedelta(days=self.days or 0)


Limit = Fixed | MedianPercent | Official | Ago


def couple_or_single(facts: Mapping[str, Value]) -> tuple[str, ...]:
    """Whether the income of a spouse counts too; of a recipient this is `member.has_spouse`."""
    has_spouse = facts.get("member.has_spouse", facts.get("household.has_spouse"))
    if isinstance(has_spouse, Interval) and has_spouse.exact is not None:
        return ("couple",) if has_spouse.exact else ("single",)
    return ("single", "couple")


def earner_kinds(facts: Mapping[str, Value]) -> tuple[str, ...]:
    """단독·홑벌이·맞벌이가구 as far as known: a spouse or a minor child makes it 홑벌이 at least.

    Source: 조세특례제한법 제100조의3.
    """
    dual, spouse = facts.get("household.types.dual_income"), facts.get("household.has_spouse")
    if dual == TRUE:
        return ("dual_earner",)
    both = () if dual == FALSE or spouse == FALSE else ("dual_earner",)
    if spouse == TRUE:
        return ("single_earner", *both)
    if spouse == FALSE and facts.get("household.size") == Interval(1, 1):
        return ("single",)
    child = facts.get("household.youngest_child_age")
    minor = isinstance(child, Interval) and child.hi < ADULT
    return (*(() if minor else ("single",)), "single_earner", *both)


def _at(path: str, on: date) -> Any:
    name, *keys = path.split(".")
    value = value_at(name, on)
    for key in keys:
        value = None if value is None else value.get(key)
    return value


def _blur(name: str, on: date) -> int:
    """Half of the step to which a table was rounded when it was found in print."""
    dated = parameters()[name].at(on)
    return int(dated.extra.get("precision", 1)) // 2 if dated is not None else 0


def _printed(path: str, size: int, on: date) -> Interval | None:
    """A printed threshold. Beyond seven persons notices add the step from six to seven for each further one."""
    table, blur = _at(path, on), _blur(path.split(".")[0], on)
    if table is None:
        return None
    if size > STEP_FROM and STEP_FROM in table and STEP_FROM - 1 in table:
        last, before = table[STEP_FROM], table[STEP_FROM - 1]
        return Interval(*[last + (last - before) * (size - STEP_FROM)] * 2)
    return Interval(table[size] - blur, table[size] + blur) if size in table else None


def _number(value: Any) -> int:
    """A whole number, or the ordinal of a day."""
    return date.fromisoformat(value).toordinal() if isinstance(value, str) else int(value)


def _of_size(table: Mapping[Any, int], size: int, less: int) -> Interval | None:
    """The figure for a size; a column such as `4_plus` holds for that many persons and more."""
    open_ended = [key for key in table if isinstance(key, str) and int(key.removesuffix("_plus")) <= size]
    value = table.get(size, table[open_ended[0]] if open_ended else None)
    return None if value is None else _around([value], less)


def _around(values: list[int], less: int) -> Interval:
    return Interval(min(values) - less, max(values) - less)


def _over_sizes(facts: Mapping[str, Value], of: Callable[[int], Interval | None]) -> Interval | None:
    size = facts.get("household.size")
    sizes = size if isinstance(size, Interval) else Interval(1, LARGEST_HOUSEHOLD)
    ends = [of(max(sizes.lo, 1)), of(min(sizes.hi, LARGEST_HOUSEHOLD))]
    if ends[0] is None:
        return None
    # Tables that stop at a size say nothing of larger households: the limit is then open upwards.
    return Interval(ends[0].lo, ends[1].hi if ends[1] is not None else MAX)
