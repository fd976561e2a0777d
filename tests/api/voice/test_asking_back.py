# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who calls with the number of a request hears what became of it, and can ask for it again."""

import pytest
from fastapi import FastAPI

from api.voice.call import Call
from api.voice.heard import Heard
from api.voice.keys import LENGTHS

pytestmark = pytest.mark.anyio


def told_in(call: Call) -> str:
    """All that the call says from now on."""
    return " ".join(sentence for prompt in call.prompts for sentence in (*prompt.intro, *prompt.sentences))


@pytest.mark.parametrize("said", ["접수번호는 일일이삼 다시 공사팔삼칠이에요", "접수 번호 1123-04837 어떻게 됐어요"])
async def test_the_state_of_a_request_is_told_on_the_telephone(app: FastAPI, said: str) -> None:
    services = app.state.services
    services.tickets.keep("1123-04837", "counsel", {"said": ["월세가 밀렸어요"]})
    call, _ = services.calls.line.greet(Call(), None)
    call, _ = await services.calls.line.react(call, Heard(said, 0.9), "+821012345678")
    told = told_in(call)
    assert "아직 담당자가 맡지 않았어요" in told and "월세" not in told


@pytest.mark.parametrize("keys", ["112304837", "112304837#"])
async def test_the_number_of_a_request_can_be_pressed(app: FastAPI, keys: str) -> None:
    services = app.state.services
    services.tickets.keep("1123-04837", "counsel", {"said": ["월세가 밀렸어요"]})
    call, _ = services.calls.line.greet(Call(), None)
    call, _ = await services.calls.line.react(call, Heard("접수한 거 어떻게 됐어요", 0.9), "+821012345678")
    assert "접수 번호 아홉 자리를 이어서 눌러 주세요." in told_in(call)
    assert call.prompt.entry == "ticket" and LENGTHS[call.prompt.entry] == len("112304837"), "no # is waited for"
    call, _ = await services.calls.line.react(call, Heard(keys=keys), "+821012345678")
    assert "아직 담당자가 맡지 않았어요" in told_in(call)


async def test_keys_that_are_no_number_of_a_request_are_asked_for_again(app: FastAPI) -> None:
    line = app.state.services.calls.line
    call, _ = line.greet(Call(), None)
    call, _ = await line.react(call, Heard("접수한 거 어떻게 됐어요", 0.9), "+821012345678")
    call, _ = await line.react(call, Heard(keys="1123"), "+821012345678")
    assert "번호" in " ".join(call.before) and call.prompt.entry == "ticket"


async def test_who_is_called_back_about_care_waits_no_longer_than_72_hours(app: FastAPI) -> None:
    services = app.state.services
    talk = await services.talks.say(None, "어머니가 퇴원하시는데 혼자 거동을 못 하세요")
    number = await services.calls.line.callbacks.take(talk, "01073412298")
    case = services.staff.inbox.cases.case(number)
    assert case.kind == "care" and (case.due - case.created_at).total_seconds() == 72 * 3600
