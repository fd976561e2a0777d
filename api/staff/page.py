# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A page of the staff side: who is at work, the token of their forms, and the time."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from api.clock import SEOUL, now
from api.services import Services
from api.staff.accounts import Officer
from api.staff.entrance import COOKIE, FORM_FIELD
from api.staff.rights import rights
from api.web.templates import render


def staff_page(
    request: Request,
    services: Services,
    officer: Officer,
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
) -> Response:
    """Render a template for an officer."""
    token = services.staff.sessions.form_token(request.cookies[COOKIE])
    shared = {"officer": officer, "field": FORM_FIELD, "token": token, "now": now(), "zone": SEOUL, "rights": rights()}
    return render(request, template, {**shared, **values}, status=status)
