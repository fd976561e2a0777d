# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Why something is not to be had, or must be confirmed: what is asked, what is so, what would change it, the source."""

import pytest

from tests.actions.talking import Talk, talk

RICH = ("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 180만원이 다예요", "재산은 아무것도 없어요")


@pytest.mark.parametrize(
    "asked",
    [
        "주거급여는 왜 안 돼요?",
        "주거급여 왜 떨어진 거야",
        "주거급여는 무슨 이유로 못 받는 건데요",
        "어째서 주거급여 대상이 안 되는 거죠",
        "주거급여가 안 나오는 까닭이 뭡니까",
    ],
)
def test_the_limit_for_this_household_and_what_it_has_are_said(asked: str) -> None:
    said = talk(*RICH, asked).texts
    assert "주거급여는 지금 조건으로는 어려워요" in said
    assert "기준 중위소득 48%(2026년 123만 834원) 이하" in said
    assert "1인 가구의 기준" in said
    assert "출처: 복지로 주거급여" in said and "2026년 기준" in said
    assert "129" in said


def test_hard_words_of_the_reasons_are_explained() -> None:
    said = talk(*RICH, "주거급여는 왜 안 돼요?").texts
    assert "소득인정액은 소득에 재산을 더해" in said
    assert "중위소득은 온 나라 가구를" in said


def test_what_is_too_much_is_said_in_won() -> None:
    said = talk("서울 관악구에 혼자 사는 스물여덟이에요", "월급이 300만원이에요", "청년월세는 왜 안 돼요?").texts
    assert "기준보다 56만 1,457원 많아요" in said
    assert "210만 원" in said


def test_who_is_too_young_hears_from_which_day() -> None:
    assert (
        "2029년 3월 5일부터 나이가 맞아요" in talk("1964년 3월 5일생이고 강서구 살아요", "기초연금은 왜 안 돼요?").texts
    )
    assert "2029년에 나이가 맞아요" in talk("1964년생이고 강서구 살아요", "기초연금 왜 못 받아요?").texts


def test_who_is_too_old_hears_the_bounds() -> None:
    said = talk(*RICH, "청년월세는 왜 안 돼요?").texts
    assert "19세 이상, 34세 이하" in said and "지금은 70세예요" in said


def test_without_a_name_the_one_spoken_of_last_is_meant() -> None:
    told = talk(*RICH, "주거급여 받을 수 있어요?", "왜 안 돼요?")
    assert "주거급여는 지금 조건으로는" in told.texts


def test_without_a_name_what_just_came_out_so_is_meant() -> None:
    told = talk("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 90만원이 다예요", "재산은 아무것도 없어요")
    assert told.conversation.shown["housing-benefit|"].startswith("eligible")
    told.say("국민연금이 180만원이에요").say("왜요?")
    assert "어려워요" in told.texts or (told.question is not None and told.question.fact.startswith("programme"))


def test_several_that_came_out_so_are_asked_about_and_the_choice_is_answered() -> None:
    told = talk(
        "서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "재산은 아무것도 없어요", "더 보기"
    )
    told.say("국민연금이 180만원이에요").say("왜 안 되나요")
    assert told.question is not None and len(told.question.options) > 1
    chosen = told.question.options[0].value
    assert "어려워요" in told.say(chosen).texts


@pytest.mark.parametrize(
    "asked",
    [
        "긴급복지지원은 왜 확인이 필요해요?",
        "긴급복지지원은 뭘 확인해야 되는데요",
        "긴급복지지원 왜 창구에 가서 확인하래요?",
    ],
)
def test_what_a_person_must_see_is_said_with_whom_to_ask(asked: str) -> None:
    said = talk(
        "서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "재산은 아무것도 없어요", asked
    ).texts
    assert "사람이 보고 정할 것" in said
    assert "129" in said


def test_what_is_not_settled_says_what_is_lacking_and_asks_for_it() -> None:
    told = talk("서울 강서구에 혼자 사는 일흔 살이에요", "장애인연금은 왜 못 받아요?")
    assert "아직 정하지 못했어요" in told.texts
    assert told.question is not None and told.question.fact.startswith(
        ("member.disab", "member.statuses", "household.")
    )


def test_of_alternatives_all_are_said_and_none_is_demanded_alone() -> None:
    said = talk(*RICH, "의료급여는 왜 안 돼요?").texts
    assert "어려워요" in said


def test_what_is_to_be_had_is_not_called_refused() -> None:
    said = talk(*RICH, "기초연금은 왜 안 돼요?").texts
    assert "어려워요" not in said


def test_what_is_received_already_is_said_to_be() -> None:
    assert "이미 받고" in talk(*RICH, "기초연금 받고 있어요", "기초연금은 왜 안 나와요?").texts


def test_with_nothing_shown_the_name_is_asked_for() -> None:
    told = talk("왜 안 돼요?")
    assert told.question is not None and "어느 혜택" in told.question.text


@pytest.mark.parametrize("said", ["몸이 왜 이렇게 아픈지", "남편이 왜 안 오는지 모르겠어요", "왜 사나 싶어요"])
def test_other_whys_are_no_question_about_a_benefit(said: str) -> None:
    told = talk(*RICH)
    shown = told.conversation.shown
    told.say(said)
    assert "어려워요. 맞지 않는 것" not in told.texts
    assert set(told.conversation.shown) >= set(shown)


def test_why_answers_no_yes_or_no_question() -> None:
    told = Talk().say("서울 강서구에 혼자 사는 일흔 살이에요")
    before = told.situation
    assert told.say("왜 안 돼요?", "deny", 0.6).situation == before


COUPLE = (
    "저는 예순둘이고 서울 성북구에 아내랑 둘이 살아요",
    "월급 120만원이고 연금은 없어요",
    "집은 없고 예금 5백만원이요",
)


def test_the_question_is_of_oneself_where_nobody_else_is_named() -> None:
    assert "나이가 맞아요" in talk(*COUPLE, "기초연금은 왜 안 돼요?").texts


@pytest.mark.parametrize("asked", ["집사람 기초연금은 왜 확인해야 해요?", "아내는 기초연금 왜 창구에 가야 돼요?"])
def test_whoever_is_named_is_answered_about(asked: str) -> None:
    said = talk(*COUPLE, "아내는 예순여섯이에요", asked).texts
    assert "사람이 보고 정할 것" in said or "받을 수 있는 것으로" in said
    assert "나이" not in said


@pytest.mark.parametrize("asked", ["왜 이것밖에 없어요?", "근데 왜 더 없어요?"])
def test_no_of_a_question_asked_back_is_no_income_of_nothing(asked: str) -> None:
    told = talk("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 60만원 받아요")
    before = told.household
    assert told.say(asked).household == before
