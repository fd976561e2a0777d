# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Nothing is asked twice or in vain, and after five questions in a row we offer to stop."""

import pytest

from actions.turns.pausing import PAUSE
from rules_engine.facts.vocabulary import facts
from tests.actions.talking import Talk, talk

FIRST = "서울 강서구에 사는 쉰다섯이에요"


def until_the_offer() -> Talk:
    told = talk(FIRST)
    while told.question is not None and told.question.fact != PAUSE:
        told.say("모르겠어요")
    return told


def test_after_five_questions_the_offer_comes() -> None:
    told, asked = talk(FIRST), 1
    while told.question is not None and told.question.fact != PAUSE:
        told.say("모르겠어요")
        asked += told.question is not None and told.question.fact != PAUSE
    assert asked == 5
    assert told.question is not None and "결과 볼까요" in told.question.text


@pytest.mark.parametrize("yes", ["네", "네, 결과 볼게요", "응", "결과 보여줘요"])
def test_yes_shows_the_results_and_asks_nothing(yes: str) -> None:
    told = until_the_offer().say(yes)
    assert told.cards and told.question is None
    assert "더 답할게요" in told.texts


@pytest.mark.parametrize("on", ["아니요", "더 답할게요", "계속 할게요", "더 물어보세요"])
def test_only_who_wants_to_is_asked_more(on: str) -> None:
    told = until_the_offer().say(on)
    assert told.question is not None and told.question.fact in facts()


def test_a_fact_told_to_the_offer_counts_and_the_talk_goes_on() -> None:
    told = until_the_offer().say("혼자 살아요")
    assert told.household["size"] == 1
    assert told.question is not None and told.question.fact != PAUSE


def test_a_question_that_was_only_put_off_does_not_count_again() -> None:
    told = talk(FIRST, "67세예요", "아니 68세요", "아니 69세요", "아니 70세요", "아니 71세요", "아니 72세요")
    assert told.question is not None and told.question.fact != PAUSE


def questions_of(first: str, place: int) -> list[tuple[object, ...]]:
    """All questions of a talk in which one answers with the option at this place; the last one is 모르겠어요."""
    told, asked = talk(first), []
    for _ in range(60):
        if told.question is None:
            break
        if told.question.fact != PAUSE:
            asked.append((told.question.text, told.question.member, told.question.options))
        options = told.question.options
        told.say("더 답할게요" if told.question.fact == PAUSE else options[min(place, len(options) - 1)].value)
    return asked


@pytest.mark.parametrize("place", [0, 1, 2, -1])
@pytest.mark.parametrize("first", [FIRST, "노원구 서른다섯이고 남편이랑 애 둘 키워요", "부산에 사는 여든이에요"])
def test_no_question_is_asked_twice(first: str, place: int) -> None:
    asked = questions_of(first, place)
    assert len(asked) > 2
    assert not [one for number, one in enumerate(asked) if one in asked[:number]]


def test_a_question_whose_answers_are_not_understood_is_put_off() -> None:
    told = talk(FIRST)
    waiting = told.question
    told.say("음 그거 있잖아요").say("그러니까 그게 말이죠")
    assert told.question == waiting
    told.say("아 그거 뭐더라")
    assert told.question is not None and waiting is not None and told.question.fact != waiting.fact
    assert "건너뛸게요" in told.texts


def test_what_was_told_unasked_is_not_asked() -> None:
    told = talk("서울 강서구에 혼자 사는 일흔 살이고 국민연금 30만원이 소득의 전부고 재산은 없어요")
    for _ in range(10):
        if told.question is None:
            break
        assert told.question.fact not in ("residence.sido", "household.size", "member.birth_date")
        told.say("더 답할게요" if told.question.fact == PAUSE else "모르겠어요")
