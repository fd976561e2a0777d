# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Nobody says everything right at once: a correction replaces, and what it changes is said."""

from tests.actions.talking import talk


def test_seoul_no_incheon() -> None:
    told = talk("서울 강서구 살아요", "서울 아니고 인천이요")
    assert told.residence == {"sido": "인천광역시"}
    assert "사는 곳을 인천광역시로 고쳤어요." in told.texts


def test_the_age_of_the_child_and_not_of_the_mother() -> None:
    told = talk("저는 서른다섯이에요", "애는 다섯 살이에요", "아니 여섯 살이에요")
    assert (told.member()["age"], told.member("child-1")["age"]) == (35, 6)


def test_a_bare_sum_corrects_what_was_told_last() -> None:
    told = talk("월급 이백만원이에요", "아니 백팔십만원이야")
    assert told.household == {"earned_income_krw": 1_800_000}


def test_a_birth_date_takes_the_place_of_an_age() -> None:
    told = talk("서른다섯이에요", "아니 1991년 5월 2일생이에요")
    assert told.member() == {"id": "me", "relation": "self", "birth_date": "1991-05-02"}


def test_an_assumption_that_is_contradicted_is_one_no_more() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구", "국민연금 삼십만원 나와", "청소해서 오십만원도 벌어요")
    assert told.household["earned_income_krw"] == 500_000
    assert told.recap()["일해서 번 돈"] == ("50만 원", False)


def test_a_line_of_the_recap_reopens_its_question_and_the_old_value_stands_meanwhile() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구", "나이 고칠게요")
    assert told.member()["age"] == 67
    assert told.question is not None and told.question.fact == "member.birth_date"
    assert told.say("72").member()["age"] == 72


def test_every_line_of_the_recap_can_be_reopened() -> None:
    lines = ("임신 5개월이고 서울 강서구 살아요", "남편이랑 둘이 살아요", "월급 이백에 전세 살아요", "장애는 없어요")
    told = talk(*lines)
    for label in told.recap():
        again = talk(*lines)
        again.say(f"{label} 고칠게요")
        assert "다시 여쭐게요" in again.texts and again.question is not None, label
        assert again.situation == told.situation


def test_living_alone_after_all() -> None:
    told = talk("남편이랑 둘이 살아요", "아니 혼자 살아요")
    assert told.household["size"] == 1
    assert told.member("spouse")["lives_together"] is False


def test_the_whole_income_anew_takes_the_place_of_its_parts() -> None:
    told = talk("월급 이백이고 국민연금 삼십이요", "소득은 백오십으로 바꿔 주세요")
    assert told.household == {"monthly_income_krw": 1_500_000}
    assert told.handoff is None
