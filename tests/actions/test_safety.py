# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Danger is heard without the NLU, and sayings that only sound like it are not."""

import pytest

from actions import Conversation, understand
from actions.answer import BenefitsBlock, UrgentBlock
from actions.understanding import parse_json
from bot.korean.danger import danger_in
from tests.actions.talking import TODAY, Talk, catalogue, talk

DANGERS = {
    "self_harm": [
        "요즘은 그냥 죽고 싶어요",
        "죽고십어",
        "즉고 싶어요",
        "죽 고 싶 다",
        "살기 싫다",
        "이제 다 끝내고 싶어요",
        "더 이상 살고 싶지 않아요",
        "살아서 뭐 하나",
        "자살하고 싶어요",
        "사라지고 싶어",
        "수면제를 모아 놨어요",
        "옥상에 올라왔어요",
    ],
    "violence": [
        "남편이 때려요",
        "아빠가 맨날 떄려요",
        "맞고 살아요",
        "또 맞을까 봐 무서워요",
        "애를 때리는 것 같아요",
        "아이가 학대당하는 것 같아요",
        "남친이 칼을 들고 있어요",
        "살려주세요",
        "가정폭력 당하고 있어요",
        "아들이 손찌검을 해요",
    ],
    "hunger": [
        "쌀이 떨어졌어요",
        "이틀째 굶었어요",
        "전기가 끊겼어요",
        "밥도 못 먹고 있어요",
        "먹을 게 하나도 없어요",
        "월세 밀려서 쫓겨나게 생겼어요",
        "어제부터 아무것도 못 먹었어요",
    ],
    "emergency": ["지금 엄마가 쓰러졌어요", "숨을 못 쉬어요"],
}
HARMLESS = [
    "배고파 죽겠네",
    "죽은 남편 연금도 나오나요",
    "더워 죽겠다",
    "죽 지원해 주나요",
    "창문을 때리는 비",
    "손주한테 용돈 주고 싶어요",
    "자살예방센터는 뭐 하는 곳인가요",
    "가정폭력 피해자 지원이 뭐예요",
    "네 맞아요 다 맞아요",
    "생활비가 없어서 어려워요",
    "아이를 어린이집에 데려다주고 싶어요",
    "엄마가 등본을 떼려고 해요",
    "소득이 끊겼어요",
    "독감 예방주사 맞았어요",
    "집은 없고 예금 천만원",
    "혼자 살아요",
    "아무것도 없어요",
    "남편이 죽었어요",
    "일 때려치우고 싶어요",
    "굶는 아이들 급식 지원",
    "전화가 자꾸 끊겨요",
    "준비물만 적어 주세요",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in DANGERS.items() for text in texts])
def test_danger_is_heard(kind: str, text: str) -> None:
    assert danger_in(text) == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_a_mere_saying_is_no_danger(text: str) -> None:
    assert danger_in(text) is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("죽고 싶어요", {"109", "119", "112"}),
        ("남편이 때려요", {"112", "1366", "119"}),
        ("아빠가 때려요", {"112", "1366", "119"}),
        ("쌀이 떨어졌어요", {"129"}),
        ("지금 엄마가 쓰러졌어요", {"119"}),
        ("요양원에서 할머니를 때려요", {"112", "1577-1389"}),
        ("새아빠가 자꾸 때려요", {"112", "1577-1391"}),
        ("아기를 낳았는데 아무도 몰라요, 버릴까 봐요", {"1308", "119"}),
    ],
)
def test_the_right_lines_come_first(text: str, lines: set[str]) -> None:
    first = talk(text).blocks[0]
    assert isinstance(first, UrgentBlock)
    assert lines <= {contact.phone for contact in first.contacts}


def test_nothing_of_benefits_in_the_same_answer_but_what_was_told_is_kept() -> None:
    told = talk("나 예순일곱이고 혼자 사는데 죽고 싶어요")
    assert not any(isinstance(block, BenefitsBlock) for block in told.blocks)
    assert [block.type for block in told.blocks] == ["urgent", "question"]
    assert told.member()["age"] == 67


def test_the_talk_of_benefits_goes_on_afterwards() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구", "죽고 싶어요", "지금은 괜찮아요")
    assert told.question is None
    told.say("국민연금 삼십만원 나와요")
    assert told.household["other_income_krw"] == 300_000 and told.question is not None


def test_danger_raises_a_flag_that_holds_nothing_of_what_was_said() -> None:
    told = talk("서울 관악구에 혼자 살아요", "남편이 때려요")
    assert told.ticket is not None and told.ticket.kind == "crisis_violence" and told.ticket.urgent
    assert not told.ticket.situation and not told.ticket.said and not told.ticket.recap
    assert told.handoff is None


def test_the_flag_is_raised_once() -> None:
    assert talk("남편이 때려요", "남편이 또 때려요").ticket is None


def test_who_asks_for_a_person_need_not_tell_it_again() -> None:
    told = talk("남편이 때려요", "네")
    assert told.ticket is not None and told.ticket.kind == "crisis_violence" and told.ticket.urgent
    assert "남편이 때려요" in told.ticket.said


@pytest.mark.parametrize(("intent", "urgent"), [("crisis_violence", True), ("inform_age", False)])
def test_what_the_nlu_suspects_is_believed(intent: str, *, urgent: bool) -> None:
    told = Talk().say("그 사람 때문에 마음이 편하지 않아요", intent, 0.6)
    assert (told.urgent is not None) == urgent


def test_a_parse_and_a_talk_agree_without_the_nlu() -> None:
    understanding = understand("요즘은 그냥 죽고 싶어요", None, Conversation.new(), TODAY, catalogue())
    assert parse_json(understanding)["intent"] == {"name": "crisis_self_harm", "confidence": 1.0}


def test_no_name_of_a_programme_sounds_dangerous() -> None:
    assert [one.name for one in catalogue().programmes.values() if danger_in(one.name)] == []
