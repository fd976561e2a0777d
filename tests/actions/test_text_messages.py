# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The results by text message: first a yes, then the number, which the talk never holds."""

from dataclasses import replace

import pytest

from actions import Turn, take_turn, understand
from actions.errands import Send
from actions.results.summary import LIMIT, size, split, summary
from tests.actions.talking import TODAY, Talk, catalogue, talk

TOLD = "서울 강서구 사는 67세예요. 혼자 살고 소득은 국민연금 30만원이 다예요. 재산은 없어요"


def give(said: Talk, struck: str, phone: str | None) -> Turn:
    """What the service does with a number: the text comes without it."""
    understanding = replace(understand(struck, None, said.conversation, TODAY, catalogue()), phone=phone)
    return take_turn(said.conversation, understanding, catalogue(), TODAY, "1121-0001")


@pytest.mark.parametrize(
    "wish",
    ["문자로 보내 줘", "이거 문자로 좀 보내주세요", "찾은 거 문자 메시지로 받을 수 있어요?", "문자 하나 넣어 주이소"],
)
def test_first_it_is_said_what_will_be_sent_and_kept(wish: str) -> None:
    said = talk(TOLD, wish)
    assert said.question is not None and said.question.fact == "sms"
    assert "지워요" in said.question.text and "남기지 않아요" in said.question.text
    assert [option.label for option in said.question.options][1] == "네, 코드 없이 보내 주세요"


def test_the_number_is_asked_for_only_after_a_yes() -> None:
    said = talk(TOLD, "문자로 보내 줘")
    assert "번호를 적어 주세요" not in said.texts + (said.question.text if said.question else "")
    said.say("네, 코드 없이 보내 주세요")
    assert said.question is not None and "휴대전화 번호를 적어 주세요" in said.question.text
    turn = give(said, "***-****-****", "01012345678")
    assert turn.errand == Send(with_code=False)
    assert "보내지 못했어요" in str(turn.answer.messages[0]), "without an outbox nothing is promised"
    assert "0101234" not in str(turn.conversation.to_json())


def test_a_yes_to_the_whole_brings_the_code_too() -> None:
    said = talk(TOLD, "문자로 보내 줘", "네")
    assert give(said, "***-****-**** 이요", "01012345678").errand == Send(with_code=True)
    assert Send(with_code=True).consent != Send(with_code=False).consent


@pytest.mark.parametrize(
    ("answer", "asks"), [("그래요 보내 줘요", True), ("네 그렇게 해 주세요", True), ("네 보내지 마세요", False)]
)
def test_a_yes_in_more_words_is_one(answer: str, asks: bool) -> None:
    said = talk(TOLD, "문자로 보내 줘").say(answer, "send_sms")
    assert (said.question is not None and said.question.fact == "sms_number.with_code") is asks


def test_a_foreign_number_is_asked_for_again() -> None:
    said = talk(TOLD, "문자로 보내 줘", "네")
    turn = give(said, "+* *** *** ****", None)
    assert turn.errand is None and "한국 휴대전화 번호" in str(turn.answer.messages[0])
    assert turn.conversation.question is not None and turn.conversation.question.fact == "sms_number.with_code"


def test_a_no_ends_it_at_each_step() -> None:
    for lines in (
        ("문자로 보내 줘", "아니요"),
        ("문자로 보내 줘", "네", "싫어요"),
        ("문자로 보내 줘", "네", "그만할래요"),
    ):
        said = talk(TOLD, *lines)
        assert "보내지 않을게요" in said.texts, lines
        assert said.conversation.question is None or not said.conversation.question.fact.startswith("sms")


def test_a_number_given_too_early_is_not_taken() -> None:
    said = talk(TOLD)
    turn = give(said, "***-****-****로 문자 보내 주세요", "01012345678")
    assert turn.errand is None and "적어 주신 번호는 지웠어요" in str(turn.answer.messages[0])


def test_without_results_there_is_nothing_to_send() -> None:
    assert "보내 드릴 결과가 없어요" in talk("문자로 보내 줘").texts


def test_other_ways_than_text_are_said_not_to_be_there() -> None:
    assert "문자로만" in talk(TOLD, "카톡으로 보내 주세요").texts


def test_whoever_is_in_danger_at_home_is_warned_of_the_phone() -> None:
    said = talk(TOLD, "남편이 자꾸 때려요", "지금은 괜찮아요", "문자로 보내 줘")
    assert "안전해요" in said.texts


def test_the_message_names_what_where_and_whom_to_call() -> None:
    (first, *others) = summary(talk(TOLD).conversation, catalogue(), TODAY, "H7KM-3WRC")
    whole = "\n".join((first, *others))
    assert whole.startswith("[혜택동행]") and "H7KM-3WRC" in whole and "129" in whole
    assert "■ " in first and "신청:" in whole and "전화:" in whole
    with_papers = talk("아이가 세 살이에요. 서울 강서구 살아요").conversation
    assert "가져갈 것:" in "\n".join(summary(with_papers, catalogue(), TODAY))
    assert all(size(one) <= LIMIT for one in (first, *others))
    assert "67" not in first.split("\n")[0], "nothing of the person is in it"


def test_a_message_is_cut_only_between_two_benefits() -> None:
    items = [f"■ {name}\n" + "가" * 200 for name in "abcdefghij"]
    parts = split(items)
    assert len(parts) > 1 and all(size(part) <= LIMIT for part in parts)
    assert "\n\n".join(parts).split("\n\n") == items


def test_one_benefit_too_long_for_a_message_loses_its_last_lines() -> None:
    (part,) = split(["■ 긴 혜택\n" + "나" * 900])
    assert part == "■ 긴 혜택"
    (cut,) = split(["다" * 900])
    assert size(cut) <= LIMIT
