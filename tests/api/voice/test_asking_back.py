# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who calls with the number of a request hears what became of it, and can ask for it again."""

import pytest
from fastapi import FastAPI

from api.voice.call import Call
from api.voice.heard import Heard

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("said", ["접수번호는 일일이삼 다시 공사팔삼칠이에요", "접수 번호 1123-04837 어떻게 됐어요"])
async def test_the_state_of_a_request_is_told_on_the_telephone(app: FastAPI, said: str) -> None:
    services = app.state.services
    services.tickets.keep("1123-04837", "counsel", {"said": ["월세가 밀렸어요"]})
    call, _ = services.calls.line.greet(Call(), None)
    call, _ = await services.calls.line.react(call, Heard(said, 0.9), "+821012345678")
    told = " ".join(sentence for prompt in call.prompts for sentence in (*prompt.intro, *prompt.sentences))
    assert "아직 담당자가 맡지 않았어요" in told and "월세" not in told


async def test_who_is_called_back_about_care_waits_no_longer_than_72_hours(app: FastAPI) -> None:
    services = app.state.services
    talk = await services.talks.say(None, "어머니가 퇴원하시는데 혼자 거동을 못 하세요")
    number = await services.calls.line.callbacks.take(talk, "01073412298")
    case = services.staff.inbox.cases.case(number)
    assert case.kind == "care" and (case.due - case.created_at).total_seconds() == 72 * 3600
