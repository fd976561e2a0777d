# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Until when a benefit may be used: the printed term, and the exact last day from the household's own dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from actions.phrasing.figures import day_in
from actions.results.about import About
from rules_engine.facts import law_calendar
from rules_engine.facts.sets import MAX, MIN, Interval, Value
from rules_engine.programmes.use import Until

YEAR = 12
BIRTHS = ("member.child_birth_date", "member.due_date")
CHILDREN = frozenset({"child", "grandchild"})


def until_told(about: About) -> Iterator[str]:
    """The last day of use."""
    until, voice, name = about.programme.use.until, about.voice, about.programme.name
    if until is None:
        return
    term = term_in_words(until)
    yield voice(f"use.until_{until.after}", name=name, term=term)
    if until.after != "birth":
        return
    born = _birth(about)
    if born is None:
        yield voice("use.until_tell_birth")
        return
    last = last_day(until, date.fromordinal(born.lo))
    if born.exact is None:
        yield voice("use.until_earliest", day=day_in(voice, last))
    elif last < about.on:
        yield voice("use.until_over", day=day_in(voice, last))
    else:
        yield voice("use.until_today" if last == about.on else "use.until_day", day=day_in(voice, last))


def last_day(until: Until, start: date) -> date:
    """The last day, the first one not counted (민법 제157조).

    >>> last_day(Until("birth", months=6), date(2026, 8, 31)), last_day(Until("birth", days=60), date(2026, 11, 21))
    (datetime.date(2027, 2, 28), datetime.date(2027, 1, 20))
    """
    if until.months is not None:
        return law_calendar.add_months(start, until.months)
    return start + timedelta(days=until.days or 0)


def term_in_words(until: Until) -> str:
    """How long.

    >>> term_in_words(Until("birth", months=24)), term_in_words(Until("grant", months=6))
    ('2년', '6개월')
    """
    if until.months is None:
        return f"{until.days}일"
    return f"{until.months // YEAR}년" if until.months % YEAR == 0 else f"{until.months}개월"


def _birth(about: About) -> Interval | None:
    """When the child was or will be born: the youngest that was told of, else what follows for the mother."""
    people = about.screening.household.people
    told = [_day(one.facts.get("member.birth_date")) for one in people if one.relation in CHILDREN]
    exact = [day for day in told if day is not None and day.exact is not None]
    followed = [_day(one.facts.get(path)) for path in BIRTHS for one in people]
    known = exact or [day for day in (*followed, *told) if day is not None][:1]
    return max(known, key=lambda day: day.lo, default=None)


def _day(value: Value | None) -> Interval | None:
    return value if isinstance(value, Interval) and value.lo > MIN and value.hi < MAX else None
