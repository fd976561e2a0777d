# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is put forward unasked: what somebody's own facts speak for, here and now; the rest waits for "더 보기"."""

from actions.answer import BenefitsBlock
from tests.actions.talking import talk

AT_HOME_IN_BUSAN = ("부산 사하구에 혼자 사는 72살이에요", "국민연금 40만원 받아요")
EXPECTING = "서울 강서구에서 남편과 둘이 살고 임신 20주 서른 살이에요"


def test_who_has_told_nothing_is_asked_and_not_sent_to_some_town() -> None:
    told = talk("나 뭐 받을 수 있어요?")
    assert not told.cards
    assert told.question is not None and told.question.fact == "residence.sido"


def test_a_service_of_another_city_is_not_called_found() -> None:
    told = talk(*AT_HOME_IN_BUSAN)
    assert not told.cards and "찾" not in told.texts.replace("찾는", "")


def test_it_is_there_for_who_asks_for_more_and_says_where_it_is() -> None:
    told = talk(*AT_HOME_IN_BUSAN, "더 보기")
    assert told.cards
    assert [block.title for block in told.blocks if isinstance(block, BenefitsBlock)] == ["정해진 지역에서 하는 것"]


def test_places_and_lines_wait_until_they_are_wanted() -> None:
    told = talk(EXPECTING)
    assert {card.kind for card in told.cards.values()} == {"decided"}
    assert "seoul-pregnancy-transport" in told.cards
    assert {card.kind for card in told.say("더 보기").say("더 보기").cards.values()} >= {"referral"}


def test_a_service_for_those_who_live_alone_is_not_put_forward_to_a_couple() -> None:
    told = talk(EXPECTING, "둘이 합쳐서 500만원 벌어요")
    assert not [card.name for card in told.cards.values() if "1인가구" in card.name]


def test_no_more_as_an_answer_is_no_wish_for_more() -> None:
    assert not talk(EXPECTING, "더 없어요").cards
    assert talk(EXPECTING, "더 없어요?").cards
