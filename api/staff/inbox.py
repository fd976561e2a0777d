# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cases as an officer may see them: asked of the rights, noted in the access log, and only then shown or changed.

A case that an officer may not see is as if it were not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from api.privacy import strike_identity_numbers
from api.staff.accounts import Officer
from api.staff.case import Case
from api.staff.cases import CaseFile, Cases, HandOn, NoteKind
from api.staff.nearness import lies_near
from api.staff.rights import Degree, Rights, rights
from api.store.access_log import Access, AccessLog, Action
from api.store.tables import TicketRow

WHOLE_TEXT = 2000
"""So long an answer may be."""


class NotYoursError(Exception):
    """The case is not there for this officer, or may not be changed by them."""


class AgainError(Exception):
    """The same form came before: a double press, or one sent anew after the connection was lost."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The one door to the cases."""

    cases: Cases
    log: AccessLog
    matrix: Rights

    def waiting(self, officer: Officer) -> Sequence[Case]:
        """What an officer may know is there, the most urgent first."""
        return [case for case in self.cases.waiting() if self.may(officer, case, "list")]

    def open(self, officer: Officer, number: str) -> CaseFile:
        """Read a case; raises `NotYoursError`."""
        self._enter(officer, number, "read", "read", "case")
        found = self.cases.file(number)
        if found is None:
            raise NotYoursError
        return found

    def claim(self, officer: Officer, number: str) -> bool:
        """Take a case over; False where somebody was quicker. Raises `NotYoursError`."""
        self._enter(officer, number, "take", "change", "claim")
        return self.cases.claim(number, officer)

    def answer(self, officer: Officer, number: str, text: str, once: str = "") -> str | None:
        """Write to the person; the thread in which it is to be read, if one was kept.

        Raises `NotYoursError`, and `AgainError` where the answer under this name was written before.
        """
        self._enter(officer, number, "take", "change", "answer")
        self._write(officer, number, "answer", text, once)
        found = self.cases.file(number)
        return None if found is None else found.content.get("talk")

    def hand_on(self, officer: Officer, number: str, how: HandOn) -> None:
        """Give a case to another role, with a reason; raises `NotYoursError`."""
        others = self.matrix.may(officer.role, "assign")
        case = self._enter(officer, number, "list" if others else "take", "change", "hand on")
        reason, _ = strike_identity_numbers(how.reason.strip())
        allowed = reason and self.matrix.receives(how.to, case.kind)
        if not allowed or not self.cases.hand_on(number, officer, replace(how, reason=reason), others=others):
            raise NotYoursError

    def note(self, officer: Officer, number: str, text: str, once: str = "") -> None:
        """Write for the colleagues, not for the person; raises `NotYoursError` and `AgainError` as an answer does."""
        self._enter(officer, number, "take", "change", "note")
        self._write(officer, number, "note", text, once)

    def promise(self, officer: Officer, number: str, *, call_at: datetime | None, look_on: date | None) -> None:
        """When the person will be called, and when somebody looks again; raises `NotYoursError`."""
        self._own(officer, number, "promise", call_at=call_at, monitor_on=look_on)

    def keep_by_law(self, officer: Officer, number: str, basis: str, reason: str) -> None:
        """Keep a case beyond its time, or no more (without a basis); the reason is noted. Raises `NotYoursError`."""
        self._own(officer, number, "legal basis", legal_basis=basis)
        said, _ = strike_identity_numbers(reason)
        self.cases.write(number, officer, "note", said)

    def touch(self, officer: Officer, number: str, what: str) -> Case:
        """One's own case, about which something is done elsewhere; raises `NotYoursError`."""
        return self._own(officer, number, what)

    def close(self, officer: Officer, number: str) -> None:
        """End a case of one's own; raises `NotYoursError`."""
        self._enter(officer, number, "take", "change", "close")
        if not self.cases.close(number, officer):
            raise NotYoursError

    def may(self, officer: Officer, case: Case, degree: Degree) -> bool:
        """Whether an officer reaches a case: it is theirs, they handed it on, it came to them, or by role and place."""
        if case.owner == officer.name or (degree == "list" and officer.name in case.senders):
            return True
        by_role = case.referred_to == officer.role or self.matrix.reaches(officer.role, case.kind, degree)
        return by_role and lies_near(officer, case.sigungu, case.dong, degree, self.matrix)

    def _write(self, officer: Officer, number: str, kind: NoteKind, text: str, once: str) -> None:
        said, _ = strike_identity_numbers(text.strip())
        written = self.cases.write(number, officer, kind, said, once) if said else "not yours"
        if written == "again":
            raise AgainError
        if written == "not yours":
            raise NotYoursError

    def _own(self, officer: Officer, number: str, what: str, **values: Any) -> Case:
        case = self._enter(officer, number, "take", "change", what)
        if not self.cases.change(number, TicketRow.owner == officer.name, **values):
            raise NotYoursError
        return case

    def _enter(self, officer: Officer, number: str, degree: Degree, action: Action, what: str) -> Case:
        case = self.cases.case(number)
        allowed = case is not None and self.may(officer, case, degree)
        whose = self.log.whose(number)
        noted: Action = action if allowed else "refused"
        self.log.note(Access(officer.name, officer.role, noted, what, whose, "case" if allowed else ""))
        if case is None or not allowed:
            raise NotYoursError
        return case


def inbox(cases: Cases, log: AccessLog) -> Inbox:
    """The inbox under this service's rights."""
    return Inbox(cases, log, rights())
