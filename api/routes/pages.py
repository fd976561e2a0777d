# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/p/{id}: a public page of one programme."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.problems import ProblemError
from api.services import Polite, Shared
from api.web.templates import render
from rules_engine import programme_json

router = APIRouter(include_in_schema=False, dependencies=[Polite])


@router.get("/p/{program_id}")
def programme(program_id: str, request: Request, services: Shared) -> Response:
    """Everything the catalogue says of a programme, newest rule first."""
    found = services.catalogue.programmes.get(program_id)
    if found is None:
        raise ProblemError(404, "그런 혜택을 찾지 못했어요. 이름이 바뀌었거나 주소가 잘못되었을 수 있어요.")
    whole: dict[str, Any] = programme_json(found, services.today())
    return render(request, "programme.html", {"programme": whole, "today": services.today().isoformat()})
