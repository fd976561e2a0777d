# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What we do not know is said not to be known, and only its name goes on."""

import pytest

from tests.actions.talking import Talk, talk


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("청년도약장려금 얼마 줘요?", "청년도약장려금"),
        ("청년 도약 장려금 얼마예요?", "청년도약장려금"),
        ("우주여행장려금", "우주여행장려금"),
        ("저는 예순일곱인데 우주여행수당 받을 수 있나요?", "우주여행수당"),
        ("제 번호는 010-1234-5678인데 우주여행수당 언제 나와요?", "우주여행수당"),
        ("910502-2345678 우주여행수당 얼마예요?", "우주여행수당"),
        ("공일공일이삼사오육칠팔수당 얼마예요?", None),
        ("우리할머니우주여행수당얼마예요", None),
        ("할머니 연금 언제 나와요?", None),
    ],
)
def test_the_name_alone_is_noted(said: str, noted: str | None) -> None:
    told = Talk().say(said)
    assert told.turn is not None and told.turn.unmet == noted


def test_it_is_said_with_whom_to_ask_and_the_talk_goes_on() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구")
    pending = told.question
    told.say("청년도약장려금 얼마 줘요?")
    assert all(word in told.texts for word in ("저희 자료에 없어요", "129", "주민센터"))
    assert told.question == pending


@pytest.mark.parametrize(
    "said", ["기초연금 얼마예요?", "안녕하세요", "롯데카드 돼요?", "월급이 이백이에요", "얼마예요?"]
)
def test_nothing_else_is_noted(said: str) -> None:
    told = Talk().say(said)
    assert told.turn is not None and told.turn.unmet is None


@pytest.mark.parametrize("said", ["노인장기요양은요?", "틀니는요?", "보청기 지원 되나요?"])
def test_a_thing_that_is_not_on_record_is_not_taken_for_the_programme_spoken_of_before(said: str) -> None:
    told = talk("서울 강서구 67세, 기초연금 얼마예요?")
    told.say(said, "ask_eligibility")
    assert "자료에 없어요" in told.texts
    assert "기초연금" not in told.texts
