# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Two programmes beside each other, and whether both may be received."""

import pytest

from tests.actions.talking import talk

ELDER = ("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "재산은 아무것도 없어요")


@pytest.mark.parametrize(
    "asked",
    [
        "기초연금이랑 장애인연금 차이",
        "기초연금하고 장애인연금은 어떻게 다른가요",
        "기초연금과 장애인연금은 무엇이 다릅니까",
        "기초연금 장애인연금 비교 좀",
    ],
)
def test_what_each_is_gives_and_asks_is_said(asked: str) -> None:
    said = talk(*ELDER, asked).texts
    first, second = said.index("기초연금\n"), said.index("장애인연금\n")
    assert first < second
    assert "65세 이상" in said[first:second] and "심한 장애" in said[second:]
    assert said.count("· 얼마:") == 2 and said.count("· 누가:") == 2
    assert said.count("출처:") == 2


def test_how_each_stands_with_this_household_is_said() -> None:
    said = talk(*ELDER, "기초연금이랑 장애인연금 차이").texts
    assert "지금 조건: 받을 수 있어요" in said and "더 알아야 해요" in said
    assert "지금 조건" not in talk("기초연금이랑 장애인연금 차이").texts


def test_the_two_named_before_are_meant() -> None:
    said = talk(*ELDER, "기초연금이랑 장애인연금 차이", "둘 다 받을 수 있어요?").texts
    assert "기초연금: 받을 수 있어요" in said and "장애인연금: 더 알아야 해요" in said


@pytest.mark.parametrize(
    "asked",
    [
        "기초연금이랑 장애인연금 같이 받을 수 있나요",
        "기초연금하고 장애인연금을 같이 받아도 돼요?",
        "장애인연금 타면서 기초연금도 나와요?",
    ],
)
def test_what_the_record_says_of_the_other_is_quoted(asked: str) -> None:
    said = talk(*ELDER, asked).texts
    assert "65세부터는 기초연금을 받고 더 드리는 금액만 받아요" in said
    assert "129" in said


def test_where_the_record_says_nothing_a_person_must_say() -> None:
    said = talk(*ELDER, "기초연금이랑 의료급여 동시에 받을 수 있어요?").texts
    assert "함께 받지 못한다는 말은 자료에 없어요" in said
    assert "사람이 확인해야 해요" in said


@pytest.mark.parametrize("asked", ["둘 다 받을 수 있어요?", "뭐가 달라요?", "둘 중에 뭐가 더 나아요?"])
def test_without_two_names_they_are_asked_for(asked: str) -> None:
    assert "두 이름을 함께" in talk(ELDER[0], asked).texts


@pytest.mark.parametrize("said", ["애들 둘 다 초등학생이에요", "남편이랑 같이 살아요"])
def test_telling_of_two_is_no_question_of_both(said: str) -> None:
    assert "두 이름" not in talk(said).texts


def test_of_two_of_which_one_is_on_record_that_one_is_told_and_the_other_left_open() -> None:
    told = talk("기초연금이랑 국민연금 같이 받을 수 있어요?")
    assert "기초연금이에요" in told.texts and "말씀드릴 수 없어요" in told.texts
    assert "국민연금이 많으면" in told.texts
