# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was said so far, on demand; and whatever of it was wrong is put right, with what that changes."""

import pytest

from tests.actions.talking import Talk, talk

TOLD = ("서울 강서구에 혼자 사는 일흔 살이에요", "국민연금 30만원이 다예요", "집은 없고 예금 천만원 있어요")


@pytest.mark.parametrize(
    "wish",
    [
        "내가 뭐라고 했지?",
        "지금까지 뭐 적었어요?",
        "저에 대해 알고 계신 걸 말해 주세요",
        "제가 말한 거 다시 읽어 주세요",
        "어떻게 알아들으셨는지 말해 주세요",
        "제 조건 확인하고 싶어요",
    ],
)
def test_what_was_told_is_said_line_by_line(wish: str) -> None:
    told = talk(*TOLD, wish)
    assert "사는 곳: 서울특별시 강서구" in told.texts
    assert "나이: 70세" in told.texts
    assert "예금: 1,000만 원" in told.texts
    assert "고칠게요" in told.texts


def test_what_was_only_assumed_is_said_apart() -> None:
    said, _, assumed = talk(*TOLD, "내가 뭐라고 했지?").texts.partition("말씀하지 않아서")
    assert "연금 등 다른 소득: 30만 원" in said
    assert "일해서 번 돈: 없음" in assumed


def test_the_open_question_waits_behind_it() -> None:
    told = talk(*TOLD)
    waiting = told.question
    assert told.say("내가 뭐라고 했지?").question == waiting


def test_where_nothing_was_said_that_is_said() -> None:
    assert "아직 적어 둔 것이 없어요" in talk("지금까지 뭐 적었어요?").texts


def test_a_nlu_that_hears_again_or_privacy_in_it_does_not_win() -> None:
    assert "나이: 70세" in talk(*TOLD).say("내가 뭐라고 했지?", "repeat", 0.98).texts
    assert "나이: 70세" in talk(*TOLD).say("내가 말한 거 다 읽어줘", "ask_privacy", 0.92).texts


@pytest.mark.parametrize("asked", ["제 정보 어디에 저장돼요?", "제가 말한 내용 지워지나요?"])
def test_a_worry_about_privacy_is_no_wish_to_hear_it(asked: str) -> None:
    assert "30분" in talk(*TOLD).say(asked, "ask_privacy").texts


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("아니 일흔둘이야", "age", 72),
        ("나이가 일흔이 아니고 일흔둘이에요", "age", 72),
        ("일흔 말고 일흔둘이요", "age", 72),
    ],
)
def test_an_age_is_put_right(said: str, fact: str, value: int) -> None:
    told = talk(*TOLD, said)
    assert told.member()[fact] == value
    assert "72세로 고쳤어요" in told.texts


@pytest.mark.parametrize("said", ["강서구 말고 동작구예요", "강서구가 아니라 동작구 살아요", "아니 동작구요"])
def test_a_place_is_put_right(said: str) -> None:
    told = talk(*TOLD, said)
    assert told.residence["sigungu"] == "동작구"
    assert "고쳤어요" in told.texts


@pytest.mark.parametrize("said", ["애가 셋이 아니라 둘", "아이 셋이 아니고 둘이에요", "애는 셋 말고 둘이에요"])
def test_the_number_of_children_is_put_right(said: str) -> None:
    told = talk("노원구 서른다섯이에요", "애 셋 키워요", said)
    assert told.household["children"] == 2
    assert "2명으로 고쳤어요" in told.texts


def test_a_sum_is_put_right_and_what_it_changes_is_said() -> None:
    told = talk(*TOLD)
    assert told.conversation.shown["livelihood-benefit|"].startswith(("eligible", "confirm"))
    told.say("연금이 30만원이 아니라 150만원이에요")
    assert told.household["other_income_krw"] == 1_500_000
    assert "달라진 것이" in told.texts
    assert told.cards["livelihood-benefit"].verdict == "ineligible"


def test_the_wrong_line_alone_is_asked_again() -> None:
    told = talk("노원구 서른다섯이에요", "남편이랑 살아요", "남편은 서른여덟이에요", "남편 나이 틀렸어")
    assert told.question is not None and told.question.member == "spouse"
    assert told.say("마흔이요").member("spouse")["age"] == 40
    assert told.member()["age"] == 35


@pytest.mark.parametrize("said", ["방금 거 잘못 말했어요", "아까 말한 거 틀렸어요", "방금 한 말 취소할게요"])
def test_what_was_told_last_is_asked_again(said: str) -> None:
    told = talk("강서구 살아요", "일흔이에요", said)
    assert told.question is not None and told.question.fact == "member.birth_date"


def test_a_wish_to_correct_offers_the_lines() -> None:
    told = talk(*TOLD, "고칠 게 있어요")
    assert told.question is not None
    assert "나이 고칠게요" in [option.value for option in told.question.options]
    assert "나이를 다시 여쭐게요" in told.say("나이 고칠게요").texts


def test_what_is_no_longer_received_is_taken_back() -> None:
    told = talk(*TOLD, "기초연금 받고 있어요")
    assert told.situation["receiving"] == ["basic-pension"]
    assert "이미 받고 있는 혜택 기초연금" in told.texts
    assert told.say("기초연금은 안 받아요").situation["receiving"] == []


def test_no_to_one_benefit_answers_no_other_question() -> None:
    told = talk(*TOLD, "기초연금 받고 있어요")
    assert told.question is not None and told.question.fact == "member.statuses"
    told.say("기초연금은 안 받아요")
    assert "모두 해당하지 않는" not in told.texts


def test_a_guess_of_the_nlu_is_no_answer() -> None:
    told = talk(*TOLD)
    before = told.situation
    assert told.question is not None
    told.say("음 뭐랄까", "deny", 0.3)
    assert told.situation == before


def test_not_that_without_a_new_value_changes_nothing() -> None:
    told = talk(*TOLD)
    before = told.situation
    assert told.say("그게 아니라니까요").situation == before
    assert Talk().say("그게 아니고").situation == {}


@pytest.mark.parametrize("said", ["아니 다섯이요", "아니다 다섯 명이에요"])
def test_a_bare_new_number_is_of_what_was_told_last(said: str) -> None:
    told = talk("노원구 서른다섯이에요", "넷이 살아요", said)
    assert told.household["size"] == 5
    assert told.member()["age"] == 35


def test_what_was_told_is_not_thrown_away_on_a_guess() -> None:
    told = talk(*TOLD)
    before = told.situation
    assert told.say("그거 좀 바꿔 볼까 싶은데", "restart", 0.86).situation == before
    assert told.say("처음으로").situation == {}
