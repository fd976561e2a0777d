# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A case as it can be seen without opening it: how urgent it is, and until when somebody must have done something."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from api.clock import SEOUL
from api.staff.rights import Role
from api.voice.transfer import offices

CARE, CALL_BACK = "care", "call_back"
CARE_WITHIN = timedelta(hours=72)
"""A care request is visited within 72 hours (돌봄SOS센터)."""
VIOLENCE = frozenset({"crisis_violence", "worry_child", "worry_violence"})
"""Somebody calls on the next working day (위기가정 통합지원센터)."""
END_OF_WORK = time(18)
SATURDAY = 5
NO_HURRY = frozenset({"worry_poor"})


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a case from outside.

    `referred_to` is the role to which it was handed on and that has not taken it yet, `senders` who handed it on.
    """

    number: str
    kind: str
    created_at: datetime
    sigungu: str
    dong: str
    owner: str | None
    closed_at: datetime | None
    call_at: datetime | None = None
    monitor_on: date | None = None
    legal_basis: str = ""
    referred_to: Role | None = None
    senders: tuple[str, ...] = ()

    @property
    def urgent(self) -> bool:
        """Somebody is in danger."""
        return self.kind.startswith(("crisis_", "worry_")) and self.kind not in NO_HURRY

    @property
    def due(self) -> datetime | None:
        """Until when somebody must have been there or have called. Who looks again on a day has been there."""
        return min(self._promised(), default=None)

    def overdue(self, at: datetime) -> bool:
        """Whether that time is over; the last second still counts."""
        return self.due is not None and at > self.due

    def _promised(self) -> Iterator[datetime]:
        if self.call_at is not None:
            yield self.call_at
        if self.monitor_on is not None:
            yield datetime.combine(self.monitor_on, END_OF_WORK, SEOUL)
        elif self.kind == CARE:
            yield self.created_at + CARE_WITHIN
        elif self.kind in VIOLENCE:
            yield datetime.combine(next_working_day(self.created_at.astimezone(SEOUL).date()), END_OF_WORK, SEOUL)


def next_working_day(day: date) -> date:
    """The first day after this one on which offices are open.

    >>> next_working_day(date(2026, 11, 27))
    datetime.date(2026, 11, 30)
    """
    day += timedelta(days=1)
    return next_working_day(day) if day.weekday() >= SATURDAY or day in offices().holidays else day


def left_in_words(due: datetime, at: datetime) -> str:
    """How long there is still time, or how long it has been over.

    >>> at = datetime(2026, 11, 21, 9, tzinfo=SEOUL)
    >>> left_in_words(at + timedelta(hours=71, minutes=5), at), left_in_words(at - timedelta(minutes=20), at)
    ('71시간 5분 남음', '기한 지남(20분)')
    """
    minutes = int(abs((due - at).total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    said = " ".join(
        part for part in (f"{hours}시간" if hours else "", f"{minutes}분" if minutes or not hours else "") if part
    )
    return f"기한 지남({said})" if at > due else f"{said} 남음"
