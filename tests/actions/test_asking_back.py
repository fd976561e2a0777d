# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The number of a request, however it is given, is asked about; what only looks like one is not."""

import pytest

from actions.errands import Ask
from tests.actions.talking import talk


@pytest.mark.parametrize(
    "said",
    [
        "1121-04837",
        "1121 04837이에요",
        "접수번호 1121-04837 어떻게 됐어요?",
        "제 접수 번호는 1121-04837번인데 답 왔나요?",
        "접수번호112104837",
        "일일이일 다시 공사팔삼칠이요",
        "접수번호는 일일이일에 공사팔삼칠 어떻게 됐나요",
    ],
)
def test_a_number_is_known_however_it_is_given(said: str) -> None:
    turn = talk("서울 강서구 살아요", said).turn
    assert turn is not None and turn.errand == Ask("1121-04837")


@pytest.mark.parametrize("said", ["월 200만원이요", "0112-3456789", "2026-11-21", "010-1234-5678", "112104837"])
def test_sums_days_and_telephones_are_no_numbers_of_requests(said: str) -> None:
    turn = talk(said).turn
    assert turn is not None and turn.errand is None


@pytest.mark.parametrize(
    "said", ["접수한 거 어떻게 됐어요?", "상담 신청한 거 언제 연락 와요?", "접수 번호로 확인할래요"]
)
def test_who_asks_without_a_number_is_asked_for_it(said: str) -> None:
    asked = talk("서울 강서구 살아요", said)
    assert asked.question is not None and "접수 번호를 알려 주세요" in asked.question.text
    assert asked.say("번호를 몰라요").question != "ticket"


def test_the_number_stays_out_of_what_was_said() -> None:
    assert not any("04837" in line for line in talk("서울 강서구 살아요", "1121-04837").conversation.said)
