# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`law_calendar` for compiled code: days are ordinals, as in `date.toordinal`."""

from numba import njit

from rules_engine.facts.law_calendar import DAYS_A_PREGNANCY_MONTH, PREGNANCY_DAYS

DAYS_BEFORE_MARCH_OF_YEAR_0 = -305
ERA, CENTURY, FOUR_YEARS, YEAR = 146_097, 36_524, 1_460, 365
FEBRUARY, MARCH_BASED = 2, 10


@njit(cache=True)
def civil(ordinal):
    """Year, month and day of an ordinal."""
    days = ordinal - DAYS_BEFORE_MARCH_OF_YEAR_0
    era = days // ERA
    of_era = days - era * ERA
    year = (of_era - of_era // FOUR_YEARS + of_era // CENTURY - of_era // (ERA - 1)) // YEAR
    of_year = of_era - (YEAR * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < MARCH_BASED else shifted - 9
    return year + era * 400 + (1 if month <= FEBRUARY else 0), month, day


@njit(cache=True)
def ordinal(year, month, day):
    """The ordinal of a day."""
    shifted_year = year - 1 if month <= FEBRUARY else year
    era = shifted_year // 400
    of_era = shifted_year - era * 400
    of_year = (153 * (month - 3 if month > FEBRUARY else month + 9) + 2) // 5 + day - 1
    return era * ERA + of_era * YEAR + of_era // 4 - of_era // 100 + of_year + DAYS_BEFORE_MARCH_OF_YEAR_0


@njit(cache=True)
def days_of_month(year, month):
    """How many days a month has."""
    if month == 12:  # noqa: PLR2004
        return 31
    return ordinal(year, month + 1, 1) - ordinal(year, month, 1)


@njit(cache=True)
def full_years(birth, on):
    """만 나이; see `law_calendar.full_years`."""
    return age(birth, on)[0]


@njit(cache=True)
def full_months(since, on):
    """Completed months; see `law_calendar.full_months`."""
    return age(since, on)[1]


@njit(cache=True)
def age(birth, on):
    """Full years and completed months at once."""
    y, m, d = civil(birth)
    year, month, day = civil(on)
    years = year - y - (1 if month < m or (month == m and day < d) else 0)
    months = (year - y) * 12 + month - m
    # On the last day of a month those have had their day who were born on a later one.
    return years, months if d <= day or day == days_of_month(year, month) else months - 1


@njit(cache=True)
def years_before(years, on):
    """The same day so many years before, or the month's last."""
    year, month, day = civil(on)
    return ordinal(year - years, month, min(day, days_of_month(year - years, month)))


@njit(cache=True)
def pregnancy_month(due, on):
    """See `law_calendar.pregnancy_month`."""
    return (PREGNANCY_DAYS - (due - on)) // DAYS_A_PREGNANCY_MONTH + 1


@njit(cache=True)
def due_latest(month, on):
    """The last due date that fits a month of pregnancy; see `law_calendar.due_between`."""
    return on + PREGNANCY_DAYS - DAYS_A_PREGNANCY_MONTH * (month - 1)
