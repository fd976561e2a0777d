# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether the days in a file fit together: when it was checked, and which conditions hold when."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from rules_engine.checking.entry import Entry, Problem, Whole, problem
from rules_engine.programmes.located import Located

DAY = timedelta(days=1)
LAST_CHECK_DAYS = 366


def checked(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """A check lies in the past, and so does the document."""
    raw = entry.raw
    if "checked_on" not in raw:
        yield problem(raw, None, "'checked_on' is missing.")
    elif isinstance(raw["checked_on"], date) and raw["checked_on"] > whole.today:
        yield problem(raw, "checked_on", f"{raw['checked_on']} has not come yet (today is {whole.today}).")
    if str(raw.get("as_of", "")) > whole.today.isoformat():
        yield problem(raw, "as_of", f"the document is of {raw['as_of']}, which has not come yet.")


def old_check(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """A check longer than a year ago, to be done again."""
    day = entry.raw.get("checked_on")
    if isinstance(day, date) and (whole.today - day).days > LAST_CHECK_DAYS:
        yield problem(entry.raw, "checked_on", f"last checked on {day}, more than a year ago: read the source again.")


def periods(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """On each day one period at most, and none left out between the first and the last."""
    found = [one for one in entry.raw.get("periods") or () if isinstance(one, Located)]
    dated = [(one, _day(one, "from") or date.min, _day(one, "to") or date.max) for one in found]
    for one, since, until in dated:
        if since > until:
            yield problem(one, "from", f"this period ends on {until}, before it begins.")
    ordered = sorted(dated, key=lambda period: period[1])
    for (_, _, before), (later, since, _) in pairwise(ordered):
        if since <= before:
            last = "has no end" if before == date.max else f"runs to {before}"
            yield problem(later, "from", f"the period before {last}, so both hold: {_end_it(since)}")
        elif since > before + DAY:
            yield problem(
                later,
                "from",
                f"no conditions from {before + DAY} to {since - DAY}: {_end_it(since)}",
            )


def _end_it(since: date) -> str:
    return f"let it end with 'to: {since - DAY}'." if since > date.min else "give this one a 'from'."


def _day(period: Located, key: str) -> date | None:
    value = period.get(key)
    return value if isinstance(value, date) else None
