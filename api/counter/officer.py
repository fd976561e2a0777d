# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who sits at the counter. Everything here depends on this one function, and knows nothing of how one logs in."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from api.problems import ProblemError
from api.services import Shared

CLOSED = "창구 화면은 로그인한 담당자만 볼 수 있어요."


@dataclass(frozen=True, slots=True)
class Officer:
    """The person who works at the counter, by the name of their account, and the office they work for."""

    name: str
    office: str


def current_officer(services: Shared) -> Officer:
    """The officer who is logged in; without accounts the counter is closed, unless it is opened for practice."""
    if not services.settings.counter_open:
        raise ProblemError(403, CLOSED)
    return Officer("연습", "연습 창구")


AtCounter = Annotated[Officer, Depends(current_officer)]
"""The officer, in a route's signature."""
