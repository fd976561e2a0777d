# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was told as a length of time, as the days from which it counts: so another day can look at it.

"64 years old" becomes the days on which somebody may be born who is 64 on the day of the register.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from rules_engine import law_calendar
from rules_engine.register.batch import Batch, Ends, Numbers
from rules_engine.register.coding import widest
from rules_engine.sets import MAX, MIN
from rules_engine.vocabulary import facts

Flags = npt.NDArray[np.bool_]

BIRTH, YEAR, AGE = "member.birth_date", "member.birth_year", "member.age"
SINCE, MONTHS = "residence.since", "residence.months"
DUE, PREGNANCY = "member.due_date", "member.pregnancy_months"
OLDEST = 150
LONGEST = 12 * OLDEST


def dated(batch: Batch, as_of: date) -> Batch:
    """The same batch with birth dates, the day of moving in and due dates instead of ages and months.

    What is derived on `as_of` stays the same; of several that were told the first counts, as in `derivation`.
    """
    numbers = {path: ends for path, ends in batch.numbers.items() if path not in (BIRTH, YEAR, AGE)}
    return replace(
        batch, numbers={**numbers, BIRTH: births(batch, as_of), **_residence(batch, as_of), **_due(batch, as_of)}
    )


def births(batch: Batch, as_of: date) -> Ends:
    """The days on which each person may be born; `MIN` and `MAX` where nothing is known."""
    today = as_of.toordinal()
    found = _open(batch.rows)
    if AGE in batch.numbers:
        ages = batch.numbers[AGE]
        oldest, youngest = (np.minimum(end, OLDEST) for end in (ages.hi, ages.lo))
        aged = Ends(
            np.where(ages.hi < MAX, _mapped(oldest, lambda age: law_calendar.born_when_aged(age, as_of)[0]), MIN),
            _mapped(youngest, lambda age: law_calendar.born_when_aged(max(age, 0), as_of)[1]),
        )
        found = _over(found, aged, _told(batch, AGE))
    if YEAR in batch.numbers:
        years = batch.numbers[YEAR]
        last = np.minimum(_mapped(np.minimum(years.hi, as_of.year), lambda year: date(year, 12, 31)), today)
        first = np.where(years.lo > MIN, _mapped(np.maximum(years.lo, 1), lambda year: date(year, 1, 1)), MIN)
        found = _over(found, Ends(first, last), _told(batch, YEAR))
    if BIRTH in batch.numbers:
        days = batch.numbers[BIRTH]
        until = np.where(days.lo <= today, np.minimum(days.hi, today), days.hi)
        found = _over(found, Ends(days.lo, until), _told(batch, BIRTH))
    return found


def _residence(batch: Batch, as_of: date) -> Mapping[str, Ends]:
    if MONTHS not in batch.numbers:
        return {}
    months, told = batch.numbers[MONTHS], _told(batch, MONTHS)
    since = batch.numbers.get(SINCE, _open(len(batch.sizes)))
    longest = np.where(months.hi < LONGEST, months.hi, LONGEST)
    counted = Ends(
        np.where(months.hi < LONGEST, _mapped(longest + 1, lambda count: last_day_ago(as_of, count)) + 1, MIN),
        _mapped(np.minimum(months.lo, LONGEST), lambda count: last_day_ago(as_of, count)),
    )
    known = _told(batch, SINCE) if SINCE in batch.numbers else np.zeros(len(told), np.bool_)
    return {SINCE: _over(since, counted, told & ~known), MONTHS: _forgotten(MONTHS, months, told)}


def last_day_ago(on: date, months: int) -> date:
    """The last day from which so many months are full on a day.

    >>> last_day_ago(date(2026, 2, 28), 1)
    datetime.date(2026, 1, 31)
    """
    day = law_calendar.add_months(on, -months)
    while law_calendar.add_months(day + timedelta(days=1), months) <= on:
        day += timedelta(days=1)
    return day


def _due(batch: Batch, as_of: date) -> Mapping[str, Ends]:
    if PREGNANCY not in batch.numbers:
        return {}
    months = batch.numbers[PREGNANCY]
    due = batch.numbers.get(DUE, _open(batch.rows))
    known = (due.lo > MIN) & (due.hi < MAX)
    most = facts()[PREGNANCY].maximum
    counted = _told(batch, PREGNANCY) & (months.lo >= 1) & ~known
    reckoned = Ends(
        _mapped(np.clip(months.hi, 1, most), lambda count: law_calendar.due_between(count, as_of)[0]),
        _mapped(np.clip(months.lo, 1, most), lambda count: law_calendar.due_between(count, as_of)[1]),
    )
    return {DUE: _over(due, reckoned, counted), PREGNANCY: _forgotten(PREGNANCY, months, counted)}


def _told(batch: Batch, path: str) -> Flags:
    unknown, ends = widest(path), batch.numbers[path]
    return np.asarray((ends.lo != unknown.lo) | (ends.hi != unknown.hi))


def _open(size: int) -> Ends:
    return Ends(np.full(size, MIN, np.int64), np.full(size, MAX, np.int64))


def _over(ends: Ends, better: Ends, where: Flags) -> Ends:
    return Ends(np.where(where, better.lo, ends.lo), np.where(where, better.hi, ends.hi))


def _forgotten(path: str, ends: Ends, where: Flags) -> Ends:
    unknown = widest(path)
    return Ends(np.where(where, unknown.lo, ends.lo), np.where(where, unknown.hi, ends.hi))


def _mapped(values: Numbers, day: Callable[[int], date]) -> Numbers:
    """The ordinals of days, each distinct value reckoned once."""
    distinct, places = np.unique(values, return_inverse=True)
    return np.array([day(value).toordinal() for value in distinct.tolist()], np.int64)[places.reshape(-1)]
