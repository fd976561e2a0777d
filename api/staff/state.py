# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What whoever has the number of a request may know of it: where it stands, and the answer where that is theirs."""

from dataclasses import dataclass

from actions.beside.asking_back import State
from api.staff.cases import Cases
from api.staff.rights import Rights
from api.store.cipher import UnreadableError


@dataclass(frozen=True, slots=True)
class States:
    """Looks requests up. Raises one of `database.DEAD` while the database is away."""

    cases: Cases
    matrix: Rights

    def of(self, number: str) -> tuple[State, str]:
        """The state of a request, and what was answered; who took it, and what they wrote for each other, stays."""
        try:
            file = self.cases.file(number)
        except UnreadableError:
            file = None
        if file is None:
            return "unknown", ""
        answers = [note.text for note in file.notes if note.kind == "answer"]
        if answers:
            told = file.case.kind in self.matrix.told_by_number
            return ("answered", "\n".join(answers)) if told else ("answered_elsewhere", "")
        if file.case.closed_at is not None:
            return "closed", ""
        return ("waiting" if file.case.owner is None else "taken"), ""
