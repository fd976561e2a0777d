# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""GET /v1/programs, /v1/programs/{id} and /v1/facts: the catalogue and its vocabulary."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from actions import find_programmes
from api.http.problems import ProblemError
from api.schema.problem import problems
from api.schema.programs import FactList, Program, ProgramList
from api.services import Polite, Shared
from rules_engine import facts_json, programme_json, programme_summary

router = APIRouter(prefix="/v1", dependencies=[Polite])

Words = Annotated[str | None, Query(max_length=100)]


@router.get("/programs", summary="혜택 찾기", response_model=ProgramList, responses=problems(422))
def programs(
    services: Shared,
    *,
    q: Words = None,
    category: Words = None,
    sido: Words = None,
    sigungu: Words = None,
    cursor: Annotated[str | None, Query(pattern="^[0-9]{1,6}$")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> JSONResponse:
    """Programmes by words, field and place; `q` forgives spacing and spelling."""
    found = find_programmes(services.catalogue, q=q, category=category, sido=sido, sigungu=sigungu)
    start = int(cursor or 0)
    end = start + limit
    items = [programme_summary(programme) for programme in found[start:end]]
    return JSONResponse({"items": items, "next": str(end) if end < len(found) else None})


@router.get("/programs/{program_id}", summary="혜택 하나", response_model=Program, responses=problems(404, 422))
def program(program_id: str, services: Shared) -> JSONResponse:
    """The whole programme as of today, with its dated conditions and sources."""
    found = services.catalogue.programmes.get(program_id)
    if found is None:
        raise ProblemError(404, "그런 혜택이 여기에 없어요. 번호(id)를 다시 확인해 주세요.")
    answer: dict[str, Any] = programme_json(found, services.today())
    return JSONResponse(answer)


@router.get("/facts", summary="물어볼 수 있는 사실", response_model=FactList, responses=problems())
def facts() -> JSONResponse:
    """Every fact a screening may use: label, type, unit, options, and the question that asks for it."""
    return JSONResponse(facts_json())
