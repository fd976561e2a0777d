# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /kakao/skill: the talk, for a chatbot of KakaoTalk."""

from typing import cast

import structlog
from fastapi import APIRouter, Request, Response
from pydantic import ValidationError

from api.http.problems import ProblemError
from api.kakao import words
from api.kakao.callers import may_call, may_speak
from api.kakao.channel import KakaoChannel
from api.kakao.payload import SkillRequest
from api.kakao.render import plain
from api.kakao.response import SkillResponse
from api.services import Shared

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False)

NOT_OURS = "이 봇에서 온 요청인지 확인하지 못했어요. 스킬의 헤더 값과 봇 id를 설정과 견주어 주세요."


@router.post("/kakao/skill")
async def skill(request: Request, services: Shared) -> Response:
    """One turn. What cannot be read is answered too: any status but 200 would show the platform's own error."""
    if not may_call(services.settings, request.headers.get(services.settings.kakao_header)):
        raise ProblemError(403, NOT_OURS)
    try:
        asked = SkillRequest.model_validate_json(await request.body())
    except ValidationError as error:
        log.warning("skill call not read", fields=len(error.errors()))
        return _sent(plain(words.UNREAD))
    if not may_speak(services.settings, asked):
        raise ProblemError(403, NOT_OURS)
    channel = cast(KakaoChannel, request.app.state.kakao)
    key = request.headers.get(services.settings.kakao_header) or asked.bot.id
    return _sent(await channel.hear(asked, key))


def _sent(response: SkillResponse) -> Response:
    return Response(response.as_bytes(), media_type="application/json")
