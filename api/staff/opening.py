# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A case that an officer opens: for who stands at the counter, comes out of hospital, or was met outside."""

from dataclasses import dataclass
from datetime import date

from api.messages.numbers import mobile, strike_numbers
from api.privacy import strike_identity_numbers
from api.staff.accounts import Officer
from api.store.access_log import Access, AccessLog
from api.store.tickets import Tickets


@dataclass(frozen=True, slots=True)
class New:
    """The kind of case, the 동, what is the matter, and where the person can be called (may be empty)."""

    kind: str
    dong: str
    story: str
    phone: str = ""


def open_case(new: New, officer: Officer, tickets: Tickets, log: AccessLog, today: date) -> str:
    """Open a case in the officer's 시군구; its number. Numbers of people in the story are struck out.

    Raises `NumberTakenError`, or one of `database.DEAD`.
    """
    story, _ = strike_identity_numbers(new.story)
    content = {
        "situation": {"residence": {"sigungu": officer.sigungu, "dong": new.dong}},
        "said": [strike_numbers(story)],
        "opened_by": officer.name,
    }
    phone = mobile(new.phone)
    number = tickets.keep_new(today, new.kind, content if phone is None else {**content, "phone": phone})
    log.note(Access(officer.name, officer.role, "change", "open", log.whose(number), "case"))
    return number
