# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The whole service with its NLU's own process stopped: KakaoTalk still gets an answer in time."""

import time

import httpx
import pytest

from tests.api.kakao.calling import call, within_limits, words
from tests.api.running import running


@pytest.mark.parametrize("patience", ["1.5", "20"])
def test_an_nlu_process_that_stands_still_costs_no_answer(
    tmp_path_factory: pytest.TempPathFactory, patience: str
) -> None:
    with running(tmp_path_factory.mktemp("hung"), DONGHAENG_NLU_TIMEOUT=patience) as service:
        nlu = service.part("bot.serve")
        nlu.suspend()
        try:
            began = time.perf_counter()
            said = call("72살이고 서울 강서구에 혼자 살아요")
            answer = httpx.post(f"{service.address}/kakao/skill", json=said, timeout=10)
            took = time.perf_counter() - began
        finally:
            nlu.resume()
    assert took < 4.5
    assert "강서구" in words(within_limits(answer.json()))
