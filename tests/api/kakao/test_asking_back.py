# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""In KakaoTalk, too, the number of a request tells what became of it."""

import json

import httpx
import pytest
from fastapi import FastAPI

from tests.api.kakao.calling import tell

pytestmark = pytest.mark.anyio


async def test_the_state_of_a_request_is_told_in_kakaotalk(client: httpx.AsyncClient, app: FastAPI) -> None:
    app.state.services.tickets.keep("1121-04837", "counsel", {"said": ["월세가 밀렸어요"]})
    told = json.dumps(await tell(client, "접수번호 1121-04837 어떻게 됐어요?"), ensure_ascii=False)
    assert "아직 담당자가 맡지 않았어요" in told and "월세" not in told
