# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cases as an officer may see them: asked of the rights, noted in the access log, and only then shown or changed.

A case that an officer may not see is as if it were not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from api.privacy import strike_identity_numbers
from api.staff.accounts import Officer
from api.staff.cases import Case, CaseFile, Cases
from api.staff.rights import Degree, Rights, rights
from api.store.access_log import Access, AccessLog, Action

WHOLE_TEXT = 2000
"""So long an answer may be."""


class NotYoursError(Exception):
    """The case is not there for this officer, or may not be changed by them."""


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

    def answer(self, officer: Officer, number: str, text: str) -> str | None:
        """Write to the person; the thread in which it is to be read, if one was kept. Raises `NotYoursError`."""
        self._enter(officer, number, "take", "change", "answer")
        said, _ = strike_identity_numbers(text.strip())
        if not said or not self.cases.write(number, officer, "answer", said):
            raise NotYoursError
        found = self.cases.file(number)
        return None if found is None else found.content.get("talk")

    def close(self, officer: Officer, number: str) -> None:
        """End a case of one's own; raises `NotYoursError`."""
        self._enter(officer, number, "take", "change", "close")
        if not self.cases.close(number, officer):
            raise NotYoursError

    def may(self, officer: Officer, case: Case, degree: Degree) -> bool:
        """Whether an officer reaches a case by role and by place; who took a case may always read it."""
        if case.owner == officer.name and degree in ("list", "read"):
            return True
        return self.matrix.reaches(officer.role, case.kind, degree) and self._near(officer, case)

    def _near(self, officer: Officer, case: Case) -> bool:
        """A case that names no place is for those who see a whole 시군구: somebody must find out where it is."""
        match self.matrix.roles[officer.role].place:
            case "none":
                return False
            case "sigungu":
                return case.sigungu in ("", officer.sigungu)
            case "dong":
                return case.sigungu == officer.sigungu and (officer.dong == "" or case.dong in ("", officer.dong))

    def _enter(self, officer: Officer, number: str, degree: Degree, action: Action, what: str) -> None:
        case = self.cases.case(number)
        allowed = case is not None and self.may(officer, case, degree)
        whose = self.log.whose(number)
        noted: Action = action if allowed else "refused"
        self.log.note(Access(officer.name, officer.role, noted, what, whose, "case" if allowed else ""))
        if not allowed:
            raise NotYoursError


def inbox(cases: Cases, log: AccessLog) -> Inbox:
    """The inbox under this service's rights."""
    return Inbox(cases, log, rights())
