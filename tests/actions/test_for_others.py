# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Speaking of others: one's own family is looked at, a neighbour or a friend only with consent."""

import pytest

from tests.actions.talking import Talk, talk


def test_a_parent_who_lives_elsewhere_is_family() -> None:
    told = talk("저는 쉰이고 어머니는 따로 사시고 80세예요")
    assert told.member("parent-1")["age"] == 80
    assert "동의" not in told.texts
    assert told.cards


@pytest.mark.parametrize(
    "says",
    [
        "옆집 할머니가 75세인데 혼자 사세요. 받을 수 있는 게 있어요?",
        "옆집 아저씨가 차상위 가능할지 여쭤봐요",
        "친구 것도 봐주고 싶은데 처음부터 가능해요?",
        "이웃 할머니 대신 제가 신청해 드릴 방법이 있을까요",
        "아는 분이 받을 수 있는 지원 좀 찾아 주세요",
    ],
)
def test_a_neighbour_needs_consent_and_nothing_told_is_kept(says: str) -> None:
    told = talk(says)
    assert "동의를 받으면 볼 수 있어요" in told.texts
    assert "동주민센터" in told.texts and "129" in told.texts
    assert not told.cards
    assert told.situation == {}
    assert told.conversation.said == ()


@pytest.mark.parametrize(
    "says",
    [
        "옆집 할매는 이것저것 받던디 나는 뭣을 받는당가",
        "친구가 알려줘서 들어왔어요. 받을 수 있는 게 있어요?",
        "친구랑 같이 사는데 받을 수 있는 거 있어요?",
        "친구가 없어서 외로워요. 도움 받을 수 있을까요",
        "우리 동네 아이돌봄 지원 있어요?",
        "남자친구랑 살아요. 지원 있어요?",
        "지인한테 사기를 당했는데 지원 받을 수 있나요",
    ],
)
def test_who_only_mentions_somebody_asks_for_oneself(says: str) -> None:
    assert "동의" not in talk(says).texts


def test_after_consent_the_talk_is_about_that_person() -> None:
    told = talk("저는 서울 강서구에 살고 40세예요", "옆집 할머니가 받을 수 있는 게 있을까요", "그분이 동의했어요")
    assert "그분 기준으로" in told.texts
    assert told.situation == {}
    assert told.say("75세예요").member()["age"] == 75


def test_consent_may_be_told_at_once() -> None:
    assert "그분 기준으로" in talk("이웃 어르신이 부탁하셔서 혜택 알아보려고요").texts


def test_the_word_of_consent_alone_forgets_nothing() -> None:
    told = talk("저는 서울 강서구에 살고 40세예요", "그분이 동의했어요")
    assert told.member()["age"] == 40


def test_a_relative_out_of_the_register_who_lives_elsewhere_is_refused_with_the_reason() -> None:
    told = talk("저는 40세예요", "조카가 장애인이에요")
    assert "가족관계등록부상 가족도 아니어서" in told.texts
    assert told.turn is not None
    assert not [one for one in told.turn.answer.suggestions if "기준으로" in one.label]


def test_the_same_relative_in_the_household_is_looked_at() -> None:
    assert "동의" not in talk("며느리랑 같이 살아요").texts


def test_a_danger_to_a_neighbour_comes_first() -> None:
    assert Talk().say("옆집 할머니가 며칠째 못 드신 것 같아요. 받을 수 있는 지원 있나요").urgent is not None
