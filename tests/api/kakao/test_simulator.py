# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng kakao`: the chat window on a terminal, as it looks to the person."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from api.kakao.bubbles import drawn
from api.kakao.simulator import headers, payload, said, shown
from api.settings import ROOT, Settings

WHOLE = "72살이고 서울 강서구에 혼자 살아요"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.anyio
async def test_a_number_presses_its_button(client: httpx.AsyncClient, settings: Settings) -> None:
    drawing = await shown(client, settings, "somebody", WHOLE)
    last = len(drawing.says)
    assert said("1", drawing).endswith("자세히")
    assert said(str(last), drawing) == "처음으로"
    assert said(str(last + 1), drawing) == str(last + 1)
    assert said("2명", drawing) == "2명"


@pytest.mark.anyio
async def test_an_answer_over_a_limit_is_shown_as_one(settings: Settings) -> None:
    over = {"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "가" * 1_001}}]}}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=over))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        line, *_ = (await shown(client, settings, "somebody", WHOLE)).lines
    assert line.startswith("✘ template.outputs.0.simpleText.text")


@pytest.mark.anyio
async def test_a_refusal_is_shown_as_one(settings: Settings) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(403, json={"detail": "아니에요"}))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await shown(client, settings, "somebody", WHOLE)).lines == ["✘ HTTP 403: 아니에요"]


def test_it_calls_as_the_first_bot_with_the_first_secret(settings: Settings) -> None:
    given = {"kakao_secrets": SecretStr("one,two"), "kakao_bots": "bot, other"}
    guarded = settings.model_copy(update=given)
    assert headers(guarded) == {"X-Donghaeng-Secret": "one"}
    assert payload(guarded, "somebody", "안녕")["bot"]["id"] == "bot"


def test_a_talk_on_the_terminal(tmp_path: Path) -> None:
    environment = {**os.environ, "DONGHAENG_VAR": str(tmp_path), "DONGHAENG_TODAY": "2026-11-21"}
    command = [sys.executable, "-c", "from api.cli import main; main()", "kakao"]
    lines = f"{WHOLE}\n1\n\n"
    done = subprocess.run(command, cwd=ROOT, env=environment, input=lines, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "│ 사는 곳 서울특별시 강서구" in done.stdout
    assert "개 더 보기]" in done.stdout and "출처" in done.stdout
    assert "request" not in done.stdout


def test_every_kind_of_bubble_can_be_drawn() -> None:
    from api.kakao.response import SkillResponse
    from tests.api.kakao.test_limits import AT_THE_LIMIT_AND_OVER

    for at, _ in AT_THE_LIMIT_AND_OVER.values():
        assert drawn(SkillResponse.model_validate(at)).lines
