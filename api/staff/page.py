# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A page of the staff side: who is at work stands on it, and every form of it bears the session's token."""

import secrets
from typing import Any

from fastapi import Request, Response

from api.clock import SEOUL, now
from api.services import Services
from api.staff.accounts import Officer
from api.staff.case import left_in_words
from api.staff.entrance import FORM_FIELD, token_of
from api.staff.rights import rights
from api.staff.wording import kind_in_words
from api.web.templates import render


def staff_page(
    request: Request, services: Services, officer: Officer, template: str, values: dict[str, Any], status: int = 200
) -> Response:
    """The page."""
    return render(request, template, {**at_work(request, services, officer), **values}, status=status)


def at_work(request: Request, services: Services, officer: Officer) -> dict[str, Any]:
    """What every page of the staff side shows and needs."""
    return {
        "officer": officer,
        "field": FORM_FIELD,
        "token": services.staff.sessions.form_token(token_of(request)),
        "now": now(),
        "zone": SEOUL,
        "left": left_in_words,
        "kind_in_words": kind_in_words,
        "rights": rights(),
        "may": rights().may,
        "fresh": lambda: secrets.token_urlsafe(12),
    }
