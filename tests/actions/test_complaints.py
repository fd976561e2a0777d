# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Anger is heard and shown the right door: a rule, how one was treated, a decision one cannot accept."""

import pytest

from actions.beside.complaint import objection_to, objections
from tests.actions.talking import catalogue, talk


@pytest.mark.parametrize(
    "text",
    [
        "왜 만 65세부터예요 불공평해요",
        "기준이 이상해요",
        "소득 기준이 너무 까다로워요",
        "이 나라 법이 말이 안 돼요",
        "젊은 사람은 왜 아무것도 안 줘요? 차별 아닌가요",
        "세금은 꼬박꼬박 냈는데 혜택은 없고 너무하네요",
        "집 한 채 있다고 지원 대상에서 빼는 건 납득이 안 갑니다",
    ],
)
def test_a_rule_is_not_defended(text: str) -> None:
    said = talk(text)
    assert said.texts.startswith("그렇게 느끼실 만해요")
    assert "국민신문고" in said.texts and "110" in said.texts
    assert said.situation == {}, "an age in a rule is not one's own"


@pytest.mark.parametrize(
    "text",
    [
        "담당자가 불친절해요",
        "주민센터 직원이 반말하고 짜증을 내더라고요",
        "구청에 전화를 해도 안 받아요",
        "복지사님 태도가 너무 성의가 없었어요",
        "창구에서 무시당했어요 어디에 신고해요?",
    ],
)
def test_how_one_was_treated_may_be_told(text: str) -> None:
    said = talk(text)
    assert "마음이 상하셨겠어요" in said.texts and "민원실" in said.texts and "110" in said.texts


@pytest.mark.parametrize(
    "text",
    [
        "신청했는데 떨어졌어요 억울해요",
        "심사 결과 부적합이라고 왔는데 인정 못 해요",
        "이의신청 어떻게 해요?",
        "지난주에 탈락 통지를 받았어요",
        "접수했더니 안 된다고 하네요 따지고 싶어요",
    ],
)
def test_a_decision_can_be_objected_to(text: str) -> None:
    said = talk(text)
    assert "이의신청" in said.texts and "90일" in said.texts and "통지서" in said.texts
    assert "확인해 주세요" in said.texts, "a person must confirm the term"


@pytest.mark.parametrize(
    ("text", "law", "days"),
    [
        ("기초연금 신청했는데 탈락했대요", "기초연금법 제22조", "90일"),
        ("생계급여가 끊겼는데 납득이 안 돼요", "국민기초생활 보장법 제38조", "90일"),
        ("긴급복지지원 신청했는데 거절당했어요", "긴급복지지원법 제16조", "30일"),
        ("산후조리경비 신청했는데 탈락했어요", "사회보장급여법 제17조", "90일"),
    ],
)
def test_each_programme_has_the_term_of_its_own_law(text: str, law: str, days: str) -> None:
    texts = talk(text).texts
    assert law in texts and days in texts


def test_the_programme_spoken_of_last_is_meant() -> None:
    assert "기초연금법" in talk("기초연금 얼마예요?", "그거 신청했는데 떨어졌어요").texts


def test_every_programme_with_a_way_of_its_own_is_in_the_catalogue() -> None:
    assert set(objections()) - {"general"} <= set(catalogue().programmes)
    assert objection_to(None) == objection_to("seoul-postpartum-care")


def test_what_is_told_of_oneself_before_counts() -> None:
    said = talk("저는 64세인데 왜 65세부터만 줘요?")
    assert said.member()["age"] == 64 and "그렇게 느끼실 만해요" in said.texts


def test_the_talk_goes_on() -> None:
    said = talk("서울 강서구 살아요")
    pending = said.question
    assert said.say("기준이 이상해요").question == pending


@pytest.mark.parametrize(
    "text",
    [
        "왜 안 돼요?",
        "65세 이상이에요",
        "조건이 뭐예요?",
        "몸이 이상해요",
        "상담원이랑 통화하고 싶어요",
        "취업에서 떨어졌어요",
    ],
)
def test_what_is_no_complaint(text: str) -> None:
    texts = talk(text).texts
    assert "느끼실 만해요" not in texts and "이의신청" not in texts and "상하셨겠어요" not in texts
