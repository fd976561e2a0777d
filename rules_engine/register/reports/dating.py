# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was told as a length of time, as the days from which it counts: so another day can look at it.

"64 years old" becomes the days on which somebody may be born who is 64 on the day of the register.
"""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from rules_engine.facts import law_calendar
from rules_engine.facts.sets import MAX, MIN
from rules_engine.facts.vocabulary import facts
from rules_engine.register.batch import Batch
from rules_engine.register.reports.bounds import Bounds, bounds, days_of, ends, told, unknown

BIRTH, YEAR, AGE = "member.birth_date", "member.birth_year", "member.age"
SINCE, MONTHS = "residence.since", "residence.months"
DUE, PREGNANCY = "member.due_date", "member.pregnancy_months"
OLDEST = 150
LONGEST = 12 * OLDEST


def dated(batch: Batch, as_of: date) -> Batch:
    """The same batch with birth dates, the day of moving in and due dates instead of ages and months.

    What is derived on `as_of` stays the same; several that were told narrow each other, as in `derivation`.
    """
    since, due = _since(batch, as_of), _due(batch, as_of)
    counted = {
        BIRTH: births(batch, as_of),
        SINCE: since,
        MONTHS: bounds(batch, MONTHS).over(unknown(batch, MONTHS), told(SINCE, since)),
        DUE: due,
        PREGNANCY: bounds(batch, PREGNANCY).over(unknown(batch, PREGNANCY), (due.lo > MIN) & (due.hi < MAX)),
    }
    kept = {path: found for path, found in batch.numbers.items() if path not in (YEAR, AGE)}
    return replace(batch, numbers={**kept, **{path: ends(path, found) for path, found in counted.items()}})


def births(batch: Batch, as_of: date) -> Bounds:
    """The days on which each person may be born; `MIN` and `MAX` where nothing is known."""
    days, years, ages = (bounds(batch, path) for path in (BIRTH, YEAR, AGE))
    today = as_of.toordinal()
    aged = Bounds(
        days_of(np.minimum(ages.hi, OLDEST), lambda age: law_calendar.born_when_aged(age, as_of)[0]),
        days_of(np.clip(ages.lo, 0, OLDEST), lambda age: law_calendar.born_when_aged(age, as_of)[1]),
    )
    aged = aged._replace(lo=np.where(ages.hi < MAX, aged.lo, MIN))
    in_year = Bounds(
        days_of(np.maximum(years.lo, 1), lambda year: date(year, 1, 1)),
        np.minimum(days_of(np.minimum(years.hi, as_of.year), lambda year: date(year, 12, 31)), today),
    )
    in_year = in_year._replace(lo=np.where(years.lo > MIN, in_year.lo, MIN))
    until_today = days._replace(hi=np.where(days.lo <= today, np.minimum(days.hi, today), days.hi))
    found = days.over(until_today, told(BIRTH, days))
    return found.narrowed(in_year, told(YEAR, years)).narrowed(aged, told(AGE, ages))


def _since(batch: Batch, as_of: date) -> Bounds:
    """The days on which a household may have moved in."""
    since, months = bounds(batch, SINCE), bounds(batch, MONTHS)
    counted = Bounds(
        days_of(np.minimum(months.hi, LONGEST) + 1, lambda count: last_day_ago(as_of, count)) + 1,
        days_of(np.minimum(months.lo, LONGEST), lambda count: last_day_ago(as_of, count)),
    )
    counted = counted._replace(lo=np.where(months.hi < LONGEST, counted.lo, MIN))
    return since.narrowed(counted, told(MONTHS, months))


def last_day_ago(on: date, months: int) -> date:
    """The last day from which so many months are full on a day.

    >>> last_day_ago(date(2026, 2, 28), 1)
    datetime.date(2026, 1, 31)
    """
    day = law_calendar.add_months(on, -months)
    while law_calendar.add_months(day + timedelta(days=1), months) <= on:
        day += timedelta(days=1)
    return day


def _due(batch: Batch, as_of: date) -> Bounds:
    """The days on which a child may be due; a month of pregnancy is reckoned from the day of the register."""
    due, months = bounds(batch, DUE), bounds(batch, PREGNANCY)
    most = facts()[PREGNANCY].maximum
    counted = Bounds(
        days_of(np.clip(months.hi, 1, most), lambda count: law_calendar.due_between(count, as_of)[0]),
        days_of(np.clip(months.lo, 1, most), lambda count: law_calendar.due_between(count, as_of)[1]),
    )
    counted = counted._replace(hi=np.where(months.lo >= 1, counted.hi, MAX))
    known, counts = (due.lo > MIN) & (due.hi < MAX), told(PREGNANCY, months)
    return due.over(counted, counts & (months.lo >= 1) & ~known).narrowed(counted, counts & known)
