# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether it is open at the moment asked about, and the hours as people read them."""

from collections.abc import Iterator
from datetime import date

from actions.phrasing.wording import Voice
from actions.results.about import About
from actions.results.opening import (
    When,
    by_month,
    days_in_words,
    months_in_words,
    now,
    open_at,
    rows_on,
    span,
    when_meant,
)
from rules_engine.programmes.use import DAYS, Hours


def hours_told(about: About, said: str) -> Iterator[str]:
    """The answer to "지금 하나요?", "일요일에도 해요?", "몇 시까지 해요?"."""
    rows, voice, name = about.programme.use.hours, about.voice, about.programme.name
    if not rows:
        return
    meant = when_meant(said, about.on, about.at)
    if meant is not None and not (meant.minute is None and "지금" in said):
        yield _state(rows, meant, about, said)
    elif about.at is not None and open_at(rows, now(about.on, about.at)):
        yield voice("use.open_now")
    yield voice("use.hours", name=name)
    yield from table(rows, about.on.month, voice)


def _state(rows: tuple[Hours, ...], meant: When, about: About, said: str) -> str:
    voice = about.voice
    state = open_at(rows, meant)
    if state is None:
        return voice("use.holiday_unknown", day=_called(meant.day))
    if "지금" in said:
        return voice("use.open_now" if state else "use.closed_now")
    if meant.minute is not None:
        return voice("use.open_then" if state else "use.closed_then")
    if not state:
        return voice("use.closed_day", day=_called(meant.day))
    return voice("use.open_day", day=_called(meant.day), span=", ".join(map(span, rows_on(rows, meant.day))))


def _called(day: date) -> str:
    """The day of the week.

    >>> _called(date(2026, 11, 23))
    '월요일'
    """
    return f"{DAYS[day.weekday()]}요일"


def table(rows: tuple[Hours, ...], month: int, voice: Voice) -> Iterator[str]:
    """The hours, line by line; those of this month first.

    >>> list(table((Hours(("토", "일"), "09:00", "18:00"),), 11, Voice()))
    ['· 토요일과 일요일: 오전 9시부터 저녁 6시까지']
    """
    for months, some in by_month(rows, month):
        when = voice("use.in_months", months=months_in_words(months)) + " " if months else ""
        for row in some:
            yield f"· {when}{days_in_words(row.days)}: {span(row)}"
