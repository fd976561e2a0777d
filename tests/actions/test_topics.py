# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A whole field of benefits is asked for, or what a hard word means: neither is answered with another thing."""

import pytest

from actions.asked.topics import topic_in, topics
from actions.turns.meaning import word_asked
from tests.actions.talking import catalogue, talk


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("다문화 지원은?", "foreigners"),
        ("임산부 혜택 다 알려주세요", "birth"),
        ("애 낳으면 뭐 줘요?", "birth"),
        ("노인 혜택 뭐 있어요", "elders"),
        ("병원비 지원되는 거 있나요", "health"),
        ("교통비 지원 있나요", "transport"),
        ("장애인인데 뭐 혜택 있어요?", "disability"),
        ("1인가구 지원 뭐 있어요?", "one_person"),
    ],
)
def test_a_field_is_heard(said: str, key: str) -> None:
    found = topic_in(said)
    assert found is not None and found.key == key


@pytest.mark.parametrize(
    "said", ["장애인이에요", "임신 5개월이에요", "노인이에요", "병원비가 많이 나와요", "청년이고 취업했어요"]
)
def test_who_tells_asks_for_no_field(said: str) -> None:
    assert topic_in(said) is None


def test_every_field_is_one_of_the_catalogue() -> None:
    categories = {one.category for one in catalogue().programmes.values()}
    assert {category for topic in topics().values() for category in topic.categories} == categories - {
        "안전",
        "사회통합",
    }


def test_what_comes_with_a_birth_is_told_before_it() -> None:
    told = talk("아내가 임신 6개월이고 충남 아산에 둘이 살아요", "애 낳으면 뭐 줘요?")
    assert all(name in told.texts for name in ("부모급여", "첫만남 이용권", "아동수당"))
    assert len(told.situation["members"]) == 2
    assert told.question is not None


def test_what_can_be_had_in_a_field_is_shown() -> None:
    told = talk("서울 강서구에 혼자 사는 서른 살이에요", "1인가구 지원 뭐 있어요?")
    assert told.cards
    assert {catalogue().programmes[one].category for one in told.cards} == {"1인가구"}


def test_what_hangs_on_more_is_named() -> None:
    assert "장애인연금" in talk("부산 사상구 서른살", "장애인 혜택 뭐 있어요?").texts


def test_where_the_place_is_open_it_is_not_said_that_there_is_nothing() -> None:
    said = talk("교통비 지원 있나요?").texts
    assert "사는 곳" in said and "없어요" not in said


@pytest.mark.parametrize(
    ("said", "word"), [("소득인정액이 뭐예요?", "소득인정액"), ("기준 중위소득이 무슨 뜻이에요", "기준 중위소득")]
)
def test_a_hard_word_is_explained(said: str, word: str) -> None:
    assert word_asked(said) == word
    assert talk(said).texts.startswith(word)


def test_what_is_not_on_record_is_not_answered_with_what_was_spoken_of() -> None:
    told = talk("서울 강서구 일흔", "기초연금은 얼마예요?").say("자활은 뭐예요?", "ask_benefit_info")
    assert "저희 자료에 없어요" in told.texts and "기초연금" not in told.texts


def test_an_age_to_the_question_what_comes_in_is_no_money() -> None:
    told = talk("전남 해남 일흔다섯", "할멈이랑 둘이", "할멈도 칠십")
    assert told.member("spouse")["age"] == 70
    assert not {"monthly_income_krw", "other_income_krw"} & set(told.household)
