# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The round of an officer: whom they visit in their 동, how it went, and what follows from that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import true

from api.staff.accounts import Officer
from api.staff.cases import Cases
from api.staff.crisis_visits import WITH
from api.staff.inbox import NotYoursError
from api.staff.nearness import lies_near
from api.staff.rights import Degree, Rights
from api.store.access_log import Access, AccessLog, Action
from api.store.tickets import Tickets
from api.store.visits import Next, Visit, Visits

Result = Literal["met", "absent", "refused", "unusual"]
FOUND = "found"
AGAIN = timedelta(days=7)
"""After so many days somebody goes again where no day was said."""
NOT_AS_IT_SHOULD_BE = "찾아갔더니 걱정되는 점이 있었어요. 가구 번호: {household}"


class NobodyComesAlongError(Exception):
    """Somebody was refused, and the next visit names nobody to come along."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit went, and what was said of the next one."""

    result: Result
    next_on: date | None = None
    companion: str = ""
    health: bool = False


@dataclass(frozen=True, slots=True)
class Rounds:
    """The one door to the visits."""

    visits: Visits
    cases: Cases
    tickets: Tickets
    log: AccessLog
    matrix: Rights

    def waiting(self, officer: Officer) -> Sequence[Visit]:
        """The visits of an officer's place, the earliest first."""
        self.log.note(Access(officer.name, officer.role, "read", "visits", why="case"))
        return [one for one in self.visits.open() if self.may(officer, one, "list")]

    def may(self, officer: Officer, visit: Visit, degree: Degree) -> bool:
        """Whether an officer reaches a visit by role and by place."""
        near = lies_near(officer, visit.sigungu, visit.dong, degree, self.matrix)
        return near and self.matrix.goes(officer.role, visit.kind, degree)

    def record(self, officer: Officer, visit_id: str, outcome: Outcome, today: date) -> str | None:
        """How a visit went; the number of the case that is opened where something is not as it should be.

        Raises `NotYoursError`, and `NobodyComesAlongError` for a refusal without a companion.
        """
        visit = self.visits.find(visit_id)
        allowed = visit is not None and self.may(officer, visit, "take")
        action: Action = "change" if allowed else "refused"
        self.log.note(Access(officer.name, officer.role, action, "visit", self.log.whose(visit_id)))
        if visit is None or not allowed:
            raise NotYoursError
        if outcome.result == "refused" and not outcome.companion:
            raise NobodyComesAlongError
        if not self.visits.record(visit_id, officer.name, outcome.result, follows(outcome, visit, today)):
            raise NotYoursError
        return self._case(visit, officer, today) if outcome.result == "unusual" else None

    def _case(self, visit: Visit, officer: Officer, today: date) -> str:
        """A task for the 복지플래너, and the day on which somebody looks again at the latest."""
        told = NOT_AS_IT_SHOULD_BE.format(household=visit.content.get("household", "-"))
        content = {
            "situation": {"residence": {"sigungu": visit.sigungu, "dong": visit.dong}},
            "said": [told],
            "opened_by": officer.name,
        }
        number = self.tickets.keep_new(today, FOUND, content)
        self.cases.change(number, true(), monitor_on=today + AGAIN)
        return number


def follows(outcome: Outcome, visit: Visit, today: date) -> Next | None:
    """The next visit. Who was refused once is not visited alone again before they were met, a 빈곤위기가정 never."""
    match outcome.result:
        case "met" | "unusual":
            always = "tong" if WITH.get(visit.kind) == "tong" else ""
            return None if outcome.next_on is None else Next(outcome.next_on, always)
        case "absent":
            return Next(outcome.next_on or today + AGAIN, visit.companion, visit.health)
        case "refused":
            return Next(outcome.next_on or today + AGAIN, outcome.companion, outcome.health or visit.health)
