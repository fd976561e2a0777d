# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Something else is asked in the middle: it is answered from the catalogue, and the open question comes back."""

import pytest

from actions.answer import BenefitsBlock
from tests.actions.talking import Talk, nlu, talk

FIRST = "나 예순일곱이고 혼자 살어 관악구"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("기초연금 얼마예요?", "34만 9,700원"),
        ("기초연금 신청할 때 뭐 가져가요?", "신분증"),
        ("기초연금 어디서 신청해요?", "주민센터"),
        ("기초연금 전화번호 알려줘", "1355"),
        ("기초연금 언제 들어와요?", "매달 25일"),
        ("임산부 교통비 언제 들어와요?", "자료에 적혀 있지 않아요"),
        ("기초연금이 뭐예요?", "연금"),
        ("임산부 교통비는 언제까지 신청해요?", "출산 후 3개월"),
    ],
)
def test_one_programme_is_asked_about(said: str, answer: str) -> None:
    told = talk(FIRST)
    pending, before = told.question, told.situation
    told.say(said)
    assert answer in told.texts and "출처: " in told.texts
    assert told.question == pending and told.situation == before


def test_the_programme_spoken_of_last_need_not_be_named_again() -> None:
    assert "신분증" in talk(FIRST, "기초연금 얼마예요?", "서류는요?").texts


def test_whether_one_may_have_it_is_a_card_with_its_reasons() -> None:
    told = talk(FIRST, "기초연금 받을 수 있나요?")
    card = told.cards["basic-pension"]
    assert card.verdict == "unknown" and card.headline.startswith("더 알아야 해요")
    assert told.question is not None and told.question.fact == "household.monthly_income_krw"


def test_no_is_never_bare() -> None:
    told = talk("스무 살이고 혼자 살아요 관악구", "기초연금 받을 수 있나요?")
    card = told.cards["basic-pension"]
    assert card.headline == "지금 조건으로는 어려워요"
    assert any("20세" in line and "65세" in line for line in card.confirm)
    assert "129" in told.texts and told.question is not None


def test_a_programme_that_is_not_on_record_is_said_not_to_be() -> None:
    told = talk(FIRST, "청년도약장려금 얼마 줘요?")
    assert "저희 자료에 없어요" in told.texts and "129" in told.texts and told.question is not None


def test_without_a_name_we_ask_which() -> None:
    told = talk("얼마 받아요?")
    assert told.question is not None and told.question.fact.startswith("programme")
    assert "34만 9,700원" in told.say("기초연금이요").texts


def test_facts_in_a_question_count() -> None:
    told = talk("임신 5개월인데 산후조리경비 언제까지 신청해요?")
    assert told.member()["pregnancy_months"] == 5 and "출산 후 60일" in told.texts


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("너 사람이야?", "자동으로 답하는 안내"),
        ("개인정보는 어떻게 해요?", "30분"),
        ("신청한 거 어떻게 됐어요?", "129"),
        ("고마워요", "기뻐요"),
        ("천천히 말해 주세요", "천천히"),
        ("쉬운 말로 해 주세요", "쉽고 짧게"),
        ("안녕하세요", "안녕하세요"),
    ],
)
def test_small_talk_keeps_the_question(said: str, answer: str) -> None:
    told = talk(FIRST)
    pending = told.question
    told.say(said)
    assert answer in told.texts
    assert told.question is not None and pending is not None and told.question.fact == pending.fact


def test_again_says_the_last_answer_again() -> None:
    told = talk(FIRST)
    last = told.blocks
    assert told.say("다시 말해 주세요").blocks == last


def test_plain_words_stay_plain() -> None:
    told = talk(FIRST, "쉬운 말로 해 주세요")
    assert told.conversation.plain
    told.say("모르겠어요")
    assert "괜찮아요." in told.texts and "건너뛸게요" not in told.texts


def test_from_the_start_forgets_every_fact() -> None:
    told = talk(FIRST, "처음으로")
    assert told.situation == {} and told.question is not None


def test_stopping_keeps_the_facts() -> None:
    told = talk(FIRST, "그만할게요")
    assert told.question is None and told.member()["age"] == 67
    assert told.say("국민연금 삼십만원 나와").question is not None


def test_a_person_is_brought_in_with_all_that_was_said() -> None:
    told = talk(FIRST, "상담원하고 얘기하고 싶어요")
    assert told.handoff is not None and told.handoff.ticket == "1121-0001"
    assert told.ticket is not None and told.ticket.kind == "counsel" and not told.ticket.urgent
    assert told.ticket.situation == told.situation and told.ticket.said[0] == FIRST
    assert "나이" in {line.label for line in told.ticket.recap}
    assert told.question is not None, "the talk may go on"


def test_more_shows_what_was_left_and_nothing_twice() -> None:
    told = talk(FIRST, "국민연금 삼십만원 나와", "집은 없고 예금 천만원")
    block = [block for block in told.blocks if isinstance(block, BenefitsBlock)][-1]
    assert len(told.cards) == 3 and block.more > 0
    first = set(told.cards)
    told.say("더 보기")
    assert told.cards and not set(told.cards) & first


def test_an_unsure_meaning_is_asked_back_with_the_two_likeliest() -> None:
    told = Talk()
    from actions import take_turn, understand
    from tests.actions.talking import TODAY, catalogue

    parsed = nlu("ask_amount", 0.3, ("ask_documents", 0.25))
    understanding = understand("그거 있잖아요 그거", parsed, told.conversation, TODAY, catalogue())
    turn = take_turn(told.conversation, understanding, catalogue(), TODAY, "1")
    question = turn.answer.messages[0]
    assert question.text == "이런 뜻인가요?"  # type: ignore[union-attr]
    assert [option.value for option in question.options][:2] == ["얼마를 받나요?", "서류는 뭐가 필요한가요?"]  # type: ignore[union-attr]


def test_facts_count_where_the_intent_is_unsure() -> None:
    assert Talk().say("예순일곱이고 관악구", "goodbye", 0.2).member()["age"] == 67


def test_somebody_who_lives_elsewhere_can_be_searched_for() -> None:
    told = talk("우리 엄마는 일흔인데 기초연금 받을 수 있나요?")
    assert told.turn is not None
    assert "어머니 기준으로 찾아 주세요" in [option.value for option in told.turn.answer.suggestions]
    told.say("어머니 기준으로 찾아 주세요")
    assert told.situation["members"] == [{"id": "me", "relation": "self", "sex": "female", "age": 70}]
