# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The talks that the first system promises, word for word, with the NLU and without it."""

import pytest

from actions.answer import HandoffBlock, QuestionBlock, UrgentBlock
from tests.actions.talking import Talk, talk

PREGNANT = "임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?"
ALONE = "나 예순일곱이고 혼자 살어 관악구"
PENSION = "국민연금 삼십만원 나와"
ASSETS = "집은 없고 예금 천만원"


@pytest.mark.parametrize("intent", [None, "ask_what_support", "inform_pregnancy"])
def test_a_pregnant_woman_in_seoul_sees_the_travel_allowance(intent: str | None) -> None:
    answer = Talk().say(PREGNANT, intent)
    card = answer.cards["seoul-pregnancy-transport"]
    assert card.verdict == "eligible" and card.headline == "받을 수 있어요"
    assert card.amount is not None and card.amount.startswith("70만 원")
    assert any(one.label == "임신 개월" and one.met and "453~490행" in one.source for one in card.why)
    assert any("온라인 교육" in step for step in card.steps)
    assert card.deadline == "임신 3개월부터 출산 후 3개월까지, 이르면 2027년 7월 11일까지"
    assert card.as_of == "2024년 4월 자료 기준"
    assert answer.question is not None and isinstance(answer.blocks[-1], QuestionBlock)


def test_an_old_man_reaches_a_decided_basic_pension_in_three_sentences() -> None:
    answer = talk(ALONE)
    assert answer.situation["members"] == [{"id": "me", "relation": "self", "age": 67}]
    assert answer.household == {"size": 1}
    assert answer.residence == {"sido": "서울특별시", "sigungu": "관악구"}
    assert answer.question is not None and answer.question.fact == "household.monthly_income_krw"

    answer.say(PENSION)
    assert answer.household["other_income_krw"] == 300_000
    assert answer.household["earned_income_krw"] == 0
    assert answer.recap()["일해서 번 돈"] == ("없음", True)
    assert "말씀하지 않은 것은 없는 것으로 계산했어요" in answer.texts
    assert answer.question is not None and answer.question.fact == "household.assets_krw"

    answer.say(ASSETS)
    assert answer.household["residential_property_krw"] == 0
    assert answer.household["financial_assets_krw"] == 10_000_000
    assert answer.recap()["집"] == ("없음", False) and answer.recap()["자동차"] == ("없음", True)
    card = answer.cards["basic-pension"]
    assert card.verdict in ("eligible", "confirm") and card.amount == "월 최대 34만 9,700원(1인)"
    assert card.as_of == "2026년 기준"
    for line in ("일해서 번 돈: (0원 − 116만 원 공제) × 70% = 0원", "연금 등 그 밖의 소득: 30만 원 그대로 = 30만 원"):
        assert line in answer.texts
    assert "모두 더하면 한 달에 30만 원이에요." in answer.texts
    assert "기준 금액은 247만 원이고, 그보다 적거나 같아서 맞아요(2026년 기준)." in answer.texts


def test_a_correction_in_the_middle_changes_the_age_and_every_result() -> None:
    answer = talk("나 예순이고 혼자 살어 관악구", PENSION, ASSETS)
    assert "basic-pension" not in answer.cards
    answer.say("아니 일흔둘이야")
    assert answer.member()["age"] == 72
    assert "나이를 72세로 고쳤어요." in answer.texts
    assert answer.cards["basic-pension"].verdict in ("eligible", "confirm")

    answer.say("아니 예순이야")
    assert answer.member()["age"] == 60
    assert answer.cards["basic-pension"].verdict == "ineligible"
    assert any("만 65세" in line for line in answer.cards["basic-pension"].confirm)


def test_a_correction_that_changes_no_verdict_shows_again_what_hangs_on_it() -> None:
    answer = talk(ALONE, PENSION, ASSETS).say("아니 일흔둘이야")
    assert "받을 수 있는지는 그대로예요" in answer.texts
    assert any(one.have == "72세" for one in answer.cards["basic-pension"].why)


@pytest.mark.parametrize("intent", [None, "ask_deadline"])
def test_a_question_in_the_middle_is_answered_and_the_talk_goes_on_where_it_was(intent: str | None) -> None:
    answer = talk(ALONE)
    pending = answer.question
    answer.say("산후조리경비 언제까지 신청해요?", intent)
    assert "출산 후 60일" in answer.texts and "서울시 여성가족정책실 주요업무보고" in answer.texts
    assert answer.question == pending
    answer.say(PENSION)
    assert answer.household["other_income_krw"] == 300_000


@pytest.mark.parametrize("intent", [None, "crisis_self_harm", "inform_age"])
def test_despair_brings_the_crisis_lines_first_and_asks_nothing_of_benefits(intent: str | None) -> None:
    answer = talk(ALONE).say("요즘은 그냥 죽고 싶어요", intent)
    first = answer.blocks[0]
    assert isinstance(first, UrgentBlock)
    assert "109" in {contact.phone for contact in first.contacts}
    assert not answer.cards and answer.question is not None and answer.question.fact == "handoff"

    answer.say("사람과 이야기할래요")
    assert any(isinstance(block, HandoffBlock) for block in answer.blocks)
    assert answer.ticket is not None and answer.ticket.kind == "crisis_self_harm" and answer.ticket.urgent

    answer.say(PENSION)
    assert answer.household["other_income_krw"] == 300_000 and answer.question is not None


def test_without_the_nlu_a_talk_is_led_to_its_end_by_buttons_alone() -> None:
    answer = talk("임신했어요")
    seen = set()
    for _ in range(40):
        question = answer.question
        if question is None:
            break
        key = (question.fact, question.member, question.text, question.options)
        assert key not in seen, question
        seen.add(key)
        answer.say(question.options[0].value)
    assert answer.question is None
