# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Days and times as the fields of a form send them: empty, to come, or wrong."""

from datetime import date, datetime, timedelta
from typing import Literal

from api.clock import SEOUL, now

FARTHEST = timedelta(days=366)


def day_typed(text: str, today: date) -> date | Literal["wrong"] | None:
    """A day from today on, at most a year ahead.

    >>> today = date(2026, 11, 21)
    >>> day_typed("", today), day_typed("2026-11-20", today), day_typed("2026-12-01", today)
    (None, 'wrong', datetime.date(2026, 12, 1))
    """
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return "wrong"
    return day if today <= day <= today + FARTHEST else "wrong"


def moment_typed(text: str) -> datetime | Literal["wrong"] | None:
    """A time to come in Korea, as `datetime-local` sends it; at most a year ahead."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=SEOUL)
    except ValueError:
        return "wrong"
    return moment if now() - timedelta(minutes=1) <= moment <= now() + FARTHEST else "wrong"
