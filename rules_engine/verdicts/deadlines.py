# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Until when one may apply: a window of days, or so long after a birth, reckoned from the household's own dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rules_engine.facts import law_calendar
from rules_engine.facts.sets import MAX, MIN, Interval, Value
from rules_engine.programmes.programme import Apply, Window

BASES = {"birth": ("member.child_birth_date", "member.due_date"), "own_birth": ("member.birth_date",)}


@dataclass(frozen=True, slots=True)
class Deadline:
    """`last` is the last day; where the dates are not exact it is the earliest that it may be (`approximate`)."""

    last: date | None
    approximate: bool = False
    window: Literal["open", "closed"] | None = None
    opens: date | None = None


def deadline_for(apply: Apply, known: Mapping[str, Value], on: date) -> Deadline:
    """The last day to apply for what is known, on a day."""
    if apply.windows:
        return _window(apply.windows, on)
    if apply.after is None:
        return Deadline(None)
    for path in BASES[apply.after]:
        base = known.get(path)
        if isinstance(base, Interval) and base.lo > MIN and base.hi < MAX:
            first = _later(date.fromordinal(base.lo), apply)
            return Deadline(first, approximate=base.exact is None)
    return Deadline(None)


def _later(day: date, apply: Apply) -> date:
    if apply.within_months is not None:
        return law_calendar.add_months(day, apply.within_months)
    return day + timedelta(days=apply.within_days or 0)


def _window(windows: tuple[Window, ...], on: date) -> Deadline:
    for window in windows:
        if (window.opens is None or window.opens <= on) and (window.closes is None or on <= window.closes):
            return Deadline(window.closes, window="open", opens=window.opens)
    coming = sorted(window.opens for window in windows if window.opens is not None and window.opens > on)
    past = [window.closes for window in windows if window.closes is not None and window.closes < on]
    return Deadline(max(past, default=None), window="closed", opens=coming[0] if coming else None)
