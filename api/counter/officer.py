# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who sits at the counter: whoever is logged in and may check households, or anybody where it is open for practice."""

from typing import Annotated

from fastapi import Depends, Request

from api.services import Shared
from api.staff.accounts import Officer
from api.staff.entrance import admitted, officer_at_work

PRACTICE = Officer("연습", "counter", "연습 창구")


def current_officer(request: Request, services: Shared) -> Officer:
    """The officer; whoever is not logged in is led to the log-in, who may not check is refused."""
    if services.settings.counter_open:
        return PRACTICE
    return admitted(officer_at_work(request, services), "check", services)


AtCounter = Annotated[Officer, Depends(current_officer)]
"""The officer, in a route's signature."""
