# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Korea's calendar day: ages, windows and amounts turn over at midnight in Seoul, wherever the machine stands."""

from datetime import UTC, date, datetime, time, timedelta, timezone

SEOUL = timezone(timedelta(hours=9), "KST")


def seoul_today() -> date:
    """Today in Korea."""
    return datetime.now(SEOUL).date()


def seoul_time() -> time:
    """The time of day in Korea."""
    return datetime.now(SEOUL).time()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
