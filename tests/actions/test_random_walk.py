# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whatever is said in whatever order: no turn fails, nothing told is lost, no question is asked twice in vain."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.hearing.learning import facts_in
from rules_engine import read_situation
from rules_engine.facts.vocabulary import facts
from tests.actions.talking import TODAY, Talk

FACTS = [
    "나 예순일곱이고 혼자 살어 관악구",
    "임신 5개월이고 서울 강서구 살아요",
    "애가 다섯 살, 두 살이에요",
    "남편은 서른여덟이에요",
    "우리 엄마는 일흔인데 따로 살아요",
    "국민연금 삼십만원 나와",
    "월급 이백에 월세 사십이에요",
    "집은 없고 예금 천만원",
    "빚이 이천만원 있어요",
    "장애는 없고 직장 다녀요",
    "넷이 살아요",
    "1991년 5월 2일생이에요",
    "65세가 넘었어요",
    "전세 살아요",
    "한부모예요",
    "기초연금 받고 있어요",
]
CORRECTIONS = ["아니 일흔둘이야", "서울 아니고 인천이요", "아니 백팔십만원이야", "아니 혼자 살아요", "나이 고칠게요"]
ANSWERS = ["네", "아니요", "없어요", "모르겠어요", "말하기 싫어요", "둘이요", "67", "한 삼십", "해당 없어요", "부산"]
TALK = [
    "뭐 받을 수 있어요?",
    "더 보기",
    "기초연금 얼마예요?",
    "산후조리경비 언제까지 신청해요?",
    "서류는요?",
    "롯데카드 돼요?",
    "면세점에서 써도 돼요?",
    "몇 번까지 돼요?",
    "지금 하나요?",
    "얼마 내요?",
    "돌봄SOS 어떻게 신청해요?",
    "가정양육수당 받을 수 있어요?",
    "재수원교민회가 뭐예요?",
    "우주여행장려금 얼마예요?",
    "다시 말해 주세요",
    "쉬운 말로 해 주세요",
    "너 사람이야?",
    "고마워요",
    "그만할게요",
    "상담원",
    "죽고 싶어요",
    "지금은 괜찮아요",
    "😀",
    "<b>안녕</b>",
    "2030년생이에요",
    "asdf",
]
LINES = st.one_of(st.sampled_from(FACTS), st.sampled_from(CORRECTIONS), st.sampled_from(ANSWERS), st.sampled_from(TALK))
INTENTS = st.sampled_from([None, None, "inform_age", "affirm", "deny", "ask_amount", "out_of_scope", "correct_info"])
BUTTON = st.integers(0, 9)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(LINES, BUTTON), min_size=1, max_size=12), st.lists(INTENTS, min_size=12, max_size=12))
def test_no_turn_fails_and_every_answer_says_something(said: list[str | int], intents: list[str | None]) -> None:
    told = Talk()
    for line, intent in zip(said, intents, strict=False):
        told.say(pressed(told, line), intent)
        assert told.blocks
        read_situation(told.situation, TODAY)


TOUCHES = {
    "빚이 이천만원 있어요": {"household.debt_krw"},
    "전세 살아요": {"household.housing"},
    "한부모예요": {"household.types.single_parent"},
    "장애는 없고 직장 다녀요": {"member.statuses.disabled", "member.statuses.employed"},
    "임신 5개월이고 서울 강서구 살아요": {
        *("member.pregnancy_months", "member.statuses.pregnant", "member.sex"),
        *("residence.sido", "residence.sigungu", "residence.dong"),
    },
    "죽고 싶어요": set(),
    "기초연금 얼마예요?": set(),
    "하나카드 되나요?": set(),
    "지금 하나요?": set(),
    "내일 해요?": set(),
    "임산부 교통비 우리카드 돼요?": set(),
    "상담원": set(),
    "쉬운 말로 해 주세요": set(),
}
"""Lines with the only facts that each may change."""


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(FACTS), min_size=1, max_size=6), st.sampled_from(sorted(TOUCHES)))
def test_no_line_loses_what_it_does_not_speak_of(said: list[str], last: str) -> None:
    told = Talk()
    for line in said:
        told.say(line)
    told.conversation = replace(told.conversation, question=None)
    before = facts_in(told.situation)
    told.say(last)
    after = facts_in(told.situation)
    for fact in before:
        assert fact in after or fact[0] in TOUCHES[last]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([*FACTS, "모르겠어요", "없어요"]), BUTTON), min_size=2, max_size=14))
def test_a_question_that_was_answered_is_not_asked_again_at_once(said: list[str | int]) -> None:
    told = Talk()
    for line in said:
        before, situation, skipped = told.conversation.question, told.situation, told.conversation.skipped
        told.say(pressed(told, line))
        after = told.conversation.question
        if before is None or after is None or before.fact not in facts():
            continue
        answered = told.conversation.skipped != skipped
        if answered and told.situation == situation:
            assert (before.fact, before.member, before.options) != (after.fact, after.member, after.options)


def pressed(told: Talk, line: str | int) -> str:
    """What is said: a line, or the button with this number if there is one."""
    if isinstance(line, str):
        return line
    question = told.conversation.question
    options = question.options if question is not None else ()
    return options[line % len(options)].value if options else "뭐 받을 수 있어요?"
