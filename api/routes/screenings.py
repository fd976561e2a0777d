# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /v1/screenings."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.http.json_body import JsonBody
from api.schema.problem import READS, problems
from api.schema.screening import Screening, ScreeningRequest
from api.screening import screening_answer
from api.services import Polite, Shared

router = APIRouter(prefix="/v1", dependencies=[Polite, JsonBody])


@router.post("/screenings", summary="받을 수 있는지 보기", response_model=Screening, responses=problems(*READS))
def screenings(asked: ScreeningRequest, services: Shared) -> JSONResponse:
    """Verdicts with reasons and sources. Nothing is stored."""
    answer = screening_answer(
        asked.situation,
        services.catalogue,
        services.today(),
        members=asked.for_,
        programs=asked.programs,
        include=asked.include,
        asking=asked.asking,
        start=asked.imported.start,
        most=asked.imported.limit,
        stage=services.settings.asking_stage,
        question_order=asked.question_order,
    )
    return JSONResponse(answer)
