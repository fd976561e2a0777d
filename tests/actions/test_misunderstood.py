# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Below the threshold we ask what is meant, guess no fact, and carry the choice out as if it had been said."""

from actions import take_turn, understand
from tests.actions.talking import TODAY, Talk, catalogue, nlu, talk

FIRST = "서울 강서구에 혼자 사는 일흔 살이에요"


def unsure(told: Talk, text: str, *ranking: tuple[str, float]) -> Talk:
    """A text of which the NLU is not sure."""
    parsed = nlu(ranking[0][0], ranking[0][1], *ranking[1:])
    meant = understand(text, parsed, told.conversation, TODAY, catalogue())
    told.turn = take_turn(told.conversation, meant, catalogue(), TODAY, "1121-0001")
    told.conversation = told.turn.conversation
    return told


def test_the_two_likeliest_meanings_are_offered_and_no_fact_is_taken() -> None:
    told = talk(FIRST)
    before = told.situation
    unsure(told, "그거 좀 그렇게", ("ask_documents", 0.3), ("ask_amount", 0.2), ("ask_deadline", 0.1))
    assert told.question is not None and told.question.text == "이런 뜻인가요?"
    assert [one.value for one in told.question.options] == [
        "서류는 뭐가 필요한가요?",
        "얼마를 받나요?",
        "둘 다 아니에요",
    ]
    assert told.situation == before


def test_a_low_no_or_yes_answers_nothing() -> None:
    told = talk(FIRST, "소득은 없어요", "재산은 없어요")
    before = told.situation
    assert told.question is not None and told.question.fact == "member.statuses"
    assert unsure(told, "거시기 뭐시기", ("deny", 0.3), ("affirm", 0.2)).situation == before


def test_the_choice_is_carried_out_as_if_said() -> None:
    said = talk(FIRST, "기초연금 알려주세요", "서류는 뭐가 필요한가요?")
    told = talk(FIRST, "기초연금 알려주세요")
    unsure(told, "그거 좀 그렇게", ("ask_documents", 0.3), ("ask_amount", 0.2)).say("서류는 뭐가 필요한가요?")
    assert told.texts == said.texts and "신분증" in told.texts


def test_after_the_choice_the_question_that_waited_comes_back_and_not_the_guess() -> None:
    told = talk(FIRST)
    waiting = told.question
    unsure(told, "그거 좀 그렇게", ("thanks", 0.3), ("ask_privacy", 0.2)).say("고마워요")
    assert told.question == waiting


def test_neither_asks_to_say_it_otherwise_and_the_question_waits() -> None:
    told = talk(FIRST)
    waiting, before = told.question, told.situation
    unsure(told, "그거 좀 그렇게", ("ask_documents", 0.3), ("ask_amount", 0.2)).say("둘 다 아니에요")
    assert told.situation == before
    assert told.question == waiting


def test_a_fact_told_instead_of_a_choice_counts() -> None:
    told = unsure(talk(FIRST), "그거 좀 그렇게", ("ask_documents", 0.3), ("ask_amount", 0.2)).say("예금 천만원 있어요")
    assert told.household["financial_assets_krw"] == 10_000_000


def test_a_danger_is_no_idle_guess() -> None:
    told = unsure(talk(FIRST), "어쩌고 저쩌고", ("crisis_hunger", 0.2), ("bot_challenge", 0.19), ("greet", 0.1))
    assert told.question is not None
    assert "먹을 것이 없어요" not in [one.value for one in told.question.options]


def test_noise_is_not_offered_as_a_meaning() -> None:
    told = unsure(talk(FIRST), "ㅁㄴㅇㄹ", ("ask_documents", 0.04), ("ask_amount", 0.03))
    assert told.question is not None and told.question.text != "이런 뜻인가요?"
    assert "알아듣지 못했어요" in told.texts
