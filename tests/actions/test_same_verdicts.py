# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The dialogue alters no verdict: its situation, screened from outside, gives the same, and cards say the same."""

from datetime import date

import pytest

from rules_engine import read_situation, screen, screening_json
from tests.actions.talking import TODAY, catalogue, talk

TALKS = [
    ["임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?"],
    ["나 예순일곱이고 혼자 살어 관악구", "국민연금 삼십만원 나와", "집은 없고 예금 천만원", "아니 일흔둘이야"],
    ["아이 둘 키우는 서른다섯 엄마예요", "애가 다섯 살, 두 살이고 한부모예요", "서울 은평구"],
]


@pytest.mark.parametrize("lines", TALKS)
def test_cards_say_what_a_screening_of_the_situation_says(lines: list[str]) -> None:
    told = talk(*lines)
    situation = read_situation(told.situation, date(2000, 1, 1))
    screened = screening_json(screen(situation, catalogue(), include_ineligible=True))
    verdicts = {(one["program"], one["member"]): one["verdict"] for one in screened["results"]}
    assert screened["as_of"] == TODAY.isoformat(), "the situation carries its day"
    assert told.cards
    for card in told.cards.values():
        assert verdicts[card.program, card.member] == card.verdict


def test_the_same_mother_a_day_apart() -> None:
    lines = ["임신 5개월이고 서울 강서구 살아요", "서울에 이사 온 지 석 달 됐어요", "임산부 교통비 받을 수 있나요?"]
    before, after = (talk(*lines, today=day) for day in (date(2024, 3, 14), date(2024, 3, 15)))
    assert before.cards["seoul-pregnancy-transport"].verdict == "ineligible"
    assert after.cards["seoul-pregnancy-transport"].verdict == "eligible"
    assert before.cards["seoul-pregnancy-transport"].source != after.cards["seoul-pregnancy-transport"].source
