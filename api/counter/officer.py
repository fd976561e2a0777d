# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who sits at the counter: whoever is logged in and may check households, or anybody where it is open for practice."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.services import Shared
from api.staff.entrance import admitted, officer_at_work


@dataclass(frozen=True, slots=True)
class Officer:
    """The person who works at the counter, by the name of their account, and the office they work for."""

    name: str
    office: str


PRACTICE = Officer("연습", "연습 창구")


def current_officer(request: Request, services: Shared) -> Officer:
    """The officer; whoever is not logged in is led to the log-in, who may not check is refused."""
    if services.settings.counter_open:
        return PRACTICE
    officer = admitted(officer_at_work(request, services), "check", services)
    return Officer(officer.name, officer.office)


AtCounter = Annotated[Officer, Depends(current_officer)]
"""The officer, in a route's signature."""
