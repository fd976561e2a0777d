# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Short answers mean what the question before them makes of them."""

from dataclasses import replace

import pytest

from actions.answer import QuestionBlock
from tests.actions.talking import talk


@pytest.mark.parametrize("said", ["없어요", "아무도 없어요", "같이 사는 사람은 없어요", "가족이 없어요"])
def test_nobody_is_with_who_lives_alone(said: str) -> None:
    told = talk("서울 관악구 살아요", "서른다섯", said)
    assert told.household["size"] == 1
    assert "혼자 사는 집" in told.texts


def test_a_no_that_names_nobody_tells_no_size() -> None:
    assert "size" not in talk("서울 관악구 살아요", "서른다섯", "아니요").household


@pytest.mark.parametrize("said", ["첫째예요", "첫째요", "우리 애가 첫째예요", "첫째 아이예요"])
def test_the_order_of_an_only_child_may_be_told_unasked(said: str) -> None:
    told = talk("애 낳은 지 두 달 됐어요. 서울 관악구", said)
    assert told.member("child-1")["birth_order"] == 1
    assert "출생 순위 첫째" in told.texts


def test_which_of_two_is_the_first_is_not_guessed() -> None:
    told = talk("서울 관악구, 애가 세 살이랑 한 살이에요", "첫째요")
    assert not any("birth_order" in one for one in told.situation["members"])


@pytest.mark.parametrize("said", ["둘이 400만원이요", "둘이서 400만원 벌어요", "둘이 합쳐서 월 400만원이요"])
def test_two_who_earn_are_not_two_children(said: str) -> None:
    asked = QuestionBlock("household.children", "아이가 있나요?", "number")
    told = talk("서울 관악구, 서른다섯, 넷이 살아요")
    told.conversation = replace(told.conversation, question=asked)
    told.say(said)
    assert told.household.get("children") is None


@pytest.mark.parametrize("said", ["전세 1억이에요", "보증금 1억에 월세 20만원이에요"])
def test_the_money_in_a_rented_home_is_called_a_deposit(said: str) -> None:
    told = talk("서울 강서구 67세 혼자", said)
    assert "보증금 1억 원" in told.texts
    assert "집 1억" not in told.texts


def test_a_day_of_birth_is_not_called_an_age() -> None:
    told = talk("애 낳은 지 두 달 됐어요. 서울 관악구")
    assert "아이 생일 " in told.texts


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("아내랑 고등학생 아들 하나", 3),
        ("남편하고 애 하나요", 3),
        ("아내랑 아들 하나 딸 둘이요", 5),
        ("집사람이랑 딸 둘이에요", 4),
        ("딸 하나랑요", 2),
        ("나랑 딸 둘이 살아요", 2),
        ("엄마랑 둘이요", 2),
    ],
)
def test_who_lives_here_counts_how_many_they_are(said: str, size: int) -> None:
    told = talk("인천 부평구 52세", said)
    assert told.household["size"] == size
    assert all(one.get("lives_together", True) for one in told.situation["members"])


def test_an_age_before_a_comma_is_not_of_the_person_named_behind_it() -> None:
    told = talk("인천 부평구 52세, 아내랑 고등학생 아들 하나 있어요")
    assert told.member()["age"] == 52
    assert "age" not in told.member("spouse")


@pytest.mark.parametrize("said", ["월세 60 보증금 2000", "보증금은 1950이고 월세 50"])
def test_won_are_no_year_of_birth(said: str) -> None:
    told = talk("인천 부평구 52세", "아내랑 고등학생 아들 하나", "월급 180만원")
    told.conversation = replace(
        told.conversation,
        question=QuestionBlock("member.birth_date", "아들은 만 나이가 어떻게 되세요?", "date", member="child-1"),
    )
    told.say(said)
    assert "birth_year" not in told.member("child-1")


def test_who_was_left_alone_lives_alone() -> None:
    assert talk("서울 양천구 58세요", "혼자됐어요 애들은 다 커서 나갔어요").household["size"] == 1


def test_a_question_does_not_come_back_without_a_word() -> None:
    told = talk("서울 양천구 58세요", "애들은 다 커서 나갔어요")
    assert told.question is not None and told.question.fact == "household.size"
    assert told.texts


def test_an_age_before_the_spouse_one_lives_with_is_ones_own() -> None:
    told = talk("임신 12주 서울 노원구 서른하나 남편이랑 둘이")
    assert told.member()["age"] == 31 and "age" not in told.member("spouse")


def test_an_age_before_a_child_one_lives_with_is_the_childs() -> None:
    told = talk("서울 노원구 다섯 살 딸이랑 둘이 살아요")
    assert told.member("child-1")["age"] == 5


def test_one_named_of_three_leaves_them_three() -> None:
    told = talk("서울 관악구 서른다섯, 셋이 살아요")
    told.conversation = replace(
        told.conversation, question=QuestionBlock("household.members", "누구와 사세요?", "text")
    )
    assert told.say("엄마랑요").household["size"] == 3


def test_more_named_than_were_counted_are_as_many_as_are_named() -> None:
    told = talk("서울 관악구 서른다섯, 둘이 살아요")
    told.conversation = replace(
        told.conversation, question=QuestionBlock("household.members", "누구와 사세요?", "text")
    )
    assert told.say("엄마랑 동생이랑요").household["size"] == 3
