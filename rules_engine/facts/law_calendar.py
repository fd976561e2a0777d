# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Counting years and months the way Korean law does: completed ones only, the first day not counted.

Source: 민법 제155조부터 제161조, 행정기본법 제7조의2 (만 나이).
"""

import calendar
from datetime import date, timedelta

PREGNANCY_DAYS = 280
DAYS_A_PREGNANCY_MONTH = 28


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where that day does not exist (민법 제160조).

    >>> add_months(date(2024, 11, 30), 3)
    datetime.date(2025, 2, 28)
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def full_months(since: date, on: date) -> int:
    """Completed months between two days; negative when `since` lies in the future.

    >>> full_months(date(2023, 12, 15), date(2024, 3, 15)), full_months(date(2023, 12, 15), date(2024, 3, 14))
    (3, 2)
    """
    months = (on.year - since.year) * 12 + on.month - since.month
    return months if add_months(since, months) <= on else months - 1


def full_years(birth: date, on: date) -> int:
    """만 나이.

    >>> full_years(date(1959, 11, 22), date(2026, 11, 21)), full_years(date(1959, 11, 21), date(2026, 11, 21))
    (66, 67)
    """
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def earliest_within_months(on: date, months: int) -> date:
    """The earliest day from which `months` have not yet run out on `on`.

    >>> earliest_within_months(date(2024, 5, 31), 3)
    datetime.date(2024, 3, 1)
    """
    day = add_months(on, -months)
    while add_months(day, months) < on:
        day += timedelta(days=1)
    return day


def born_when_aged(years: int, on: date) -> tuple[date, date]:
    """The first and last possible birth dates of somebody who is `years` old (만) on `on`."""
    return add_months(on, -12 * (years + 1)) + timedelta(days=1), add_months(on, -12 * years)


def due_between(months: int, on: date) -> tuple[date, date]:
    """The due dates that fit "임신 N개월" on a day: month N is the completed weeks 4(N-1) to 4N-1."""
    last = PREGNANCY_DAYS - DAYS_A_PREGNANCY_MONTH * (months - 1)
    return on + timedelta(days=last - DAYS_A_PREGNANCY_MONTH + 1), on + timedelta(days=last)


def pregnancy_month(due: date, on: date) -> int:
    """Which month of pregnancy a due date means on a day: 1 to 10 (later: 11 and more).

    >>> pregnancy_month(date(2024, 9, 1), date(2024, 4, 15))
    6
    """
    return (PREGNANCY_DAYS - (due - on).days) // DAYS_A_PREGNANCY_MONTH + 1
