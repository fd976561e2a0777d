# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The page that tells how to set the bot up holds: what is pasted is right, and every setting is named."""

import json
import re

import httpx
import pytest

from api.kakao import words
from api.kakao.payload import SkillRequest
from api.kakao.response import SkillResponse
from api.settings import ROOT, Settings
from tests.api.kakao.calling import words as told

PAGE = (ROOT / "docs" / "kakao.md").read_text(encoding="utf-8")
PASTED = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
CALLS = [one for one in PASTED if "userRequest" in one]
ANSWERS = [one for one in PASTED if "version" in one]


def test_everything_that_is_pasted_is_a_call_or_an_answer() -> None:
    assert CALLS and len(CALLS) + len(ANSWERS) == len(PASTED)


@pytest.mark.parametrize("call", CALLS)
def test_a_pasted_call_can_be_read(call: dict[str, object]) -> None:
    assert SkillRequest.model_validate(call).said


@pytest.mark.anyio
@pytest.mark.parametrize("call", CALLS)
async def test_a_pasted_call_is_answered(client: httpx.AsyncClient, call: dict[str, object]) -> None:
    assert "강서구" in told((await client.post("/kakao/skill", json=call)).json())


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_pasted_answer_is_within_the_limits(answer: dict[str, object]) -> None:
    assert SkillResponse.model_validate(answer).as_json() == answer


def test_the_promise_is_the_one_that_is_given() -> None:
    assert {"version": "2.0", "useCallback": True, "data": {"text": words.WAITING}} in ANSWERS


def test_every_setting_is_told_and_every_setting_that_is_told_is_there() -> None:
    ours = {f"DONGHAENG_{name.upper()}" for name in Settings.model_fields if name.startswith("kakao_")}
    assert set(re.findall(r"DONGHAENG_KAKAO_\w+", PAGE)) == ours
