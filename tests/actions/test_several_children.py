# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Children of several ages in one breath: each is heard, and each one's results are told apart."""

import pytest

from tests.actions.talking import Talk, talk


def ages(said: Talk, relation: str = "child") -> list[int]:
    return [one["age"] for one in said.situation.get("members", ()) if one["relation"] == relation]


@pytest.mark.parametrize(
    "text",
    [
        "세 살 다섯 살 열 살 애 셋",
        "3살 5살 10살 셋 키워요",
        "애가 셋인데 세 살, 다섯 살, 열 살이에요",
        "열 살, 다섯 살, 세 살 아이들이 있어요",
        "큰애는 열 살이고 작은애는 다섯 살 막내는 세 살",
        "아이 나이는 3세 5세 10세입니다",
        "세 살이랑 다섯 살이랑 열 살 아이를 키우고 있어요",
        "삼남매예요. 열 살, 다섯 살, 세 살이에요",
    ],
)
def test_every_child_is_heard(text: str) -> None:
    said = talk(text)
    assert sorted(ages(said)) == [3, 5, 10]
    assert "age" not in said.member(), "none of them is the enquirer's age"


def test_ones_own_age_beside_them_stays_ones_own() -> None:
    said = talk("저는 서른다섯이고 세 살 다섯 살 애 둘이에요")
    assert said.member()["age"] == 35 and sorted(ages(said)) == [3, 5]


def test_grandchildren_in_a_row_are_grandchildren() -> None:
    said = talk("예순일곱이고 세 살 다섯 살 손주를 키워요")
    assert said.member()["age"] == 67 and sorted(ages(said, "grandchild")) == [3, 5] and ages(said) == []


@pytest.mark.parametrize("text", ["열다섯 살이에요", "저는 열여덟 살 동생은 열 살이에요", "나는 일흔 남편은 일흔다섯"])
def test_other_ages_are_no_row_of_children(text: str) -> None:
    assert ages(talk(text)) == []


def test_each_is_called_by_order_and_age() -> None:
    said = talk("세 살 다섯 살 열 살 애 셋", "서울 강서구 살아요")
    assert set(said.recap()) >= {"첫째 나이", "둘째 나이", "셋째 나이"}
    assert said.recap()["첫째 나이"] == ("10세", False) and said.recap()["셋째 나이"] == ("3세", False)


def test_results_say_whose_they_are() -> None:
    said = talk("서울 강서구 살고 세 살 다섯 살 열네 살 애 셋", "아동수당 받을 수 있어요?")
    headlines = [card.headline for card in said.cards.values() if card.program == "child-allowance"]
    assert headlines and "세)" in headlines[0] and ("둘째" in headlines[0] or "셋째" in headlines[0])
    assert "첫째" not in headlines[0], "fourteen is too old"


def test_a_correction_names_the_child_by_its_order() -> None:
    said = talk("세 살 다섯 살 열 살 애 셋", "둘째 나이 고칠게요")
    assert said.question is not None and said.question.fact == "member.birth_date"
    said.say("여섯 살이에요")
    assert sorted(ages(said)) == [3, 6, 10] and "둘째 나이를 6세로 고쳤어요" in said.texts


def test_without_an_age_the_order_is_not_guessed() -> None:
    said = talk("애가 셋이고 하나는 다섯 살이에요")
    assert not any("첫째" in label for label in said.recap())
