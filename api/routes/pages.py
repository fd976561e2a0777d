# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/p/{id}: a public page of one programme, and its decision as a picture."""

from typing import Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from api.drawing import decision
from api.http.problems import ProblemError
from api.services import Polite, Services, Shared
from api.web.templates import render
from rules_engine import programme_json

router = APIRouter(include_in_schema=False, dependencies=[Polite])


@router.get("/p/{program_id}")
def programme(program_id: str, request: Request, services: Shared) -> Response:
    """Everything the catalogue says of a programme, newest rule first."""
    whole = _whole(program_id, services)
    shown = {"programme": whole, "today": services.today().isoformat(), "drawn": drawn(whole)}
    return render(request, "programme.html", shown)


@router.get("/p/{program_id}/decision.svg")
def picture(program_id: str, services: Shared) -> Response:
    """The decision in force, as a file."""
    whole = _whole(program_id, services)
    now = next((period for period in whole["periods"] if period["in_force"]), None)
    if now is None:
        raise ProblemError(404, "지금은 시행 중인 규칙이 자료에 없어요.")
    return Response(decision("decision", whole["name"], now, whole["selection"]), media_type="image/svg+xml")


def drawn(whole: dict[str, Any]) -> dict[str | None, Markup]:
    """The picture of each period of a programme that has conditions, by its first day."""
    return {
        period["from"]: decision(f"decision-{place}", whole["name"], period, whole["selection"])
        for place, period in enumerate(whole["periods"])
        if period["conditions"] or period["confirm"]
    }


def _whole(program_id: str, services: Services) -> dict[str, Any]:
    found = services.catalogue.programmes.get(program_id)
    if found is None:
        raise ProblemError(404, "그런 혜택을 찾지 못했어요. 이름이 바뀌었거나 주소가 잘못되었을 수 있어요.")
    return programme_json(found, services.today())
