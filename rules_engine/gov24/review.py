# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people should look at next: imported programmes that are used most, and programmes long unchecked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rules_engine.programmes.programme import Programme

FRESH_DAYS = 366
"""So long a check of our own programmes counts; see `checking.days`."""
IMPORT_FRESH_DAYS = 30
"""So long an import counts: a sync runs every week."""


@dataclass(frozen=True, slots=True)
class ToReview:
    """An imported programme that waits for a reviewer, with how often it came up in answers."""

    programme: Programme
    uses: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """A programme whose last check is too long ago, in days."""

    programme: Programme
    days: int


def review_queue(programmes: Iterable[Programme], uses: Mapping[str, int]) -> tuple[ToReview, ...]:
    """The unreviewed programmes, most used first; `uses` counts by programme id."""
    waiting = [ToReview(one, uses.get(one.id, 0)) for one in programmes if one.unreviewed]
    return tuple(sorted(waiting, key=lambda item: (-item.uses, item.programme.id)))


def overdue(programmes: Iterable[Programme], today: date) -> tuple[Overdue, ...]:
    """The programmes whose `checked_on` is too old, the oldest first."""
    aged = [Overdue(one, (today - one.checked_on).days) for one in programmes]
    late = [one for one in aged if one.days > (IMPORT_FRESH_DAYS if one.programme.unreviewed else FRESH_DAYS)]
    return tuple(sorted(late, key=lambda item: (-item.days, item.programme.id)))
