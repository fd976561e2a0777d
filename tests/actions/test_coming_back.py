# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Stopping now and coming back with a short code: only after a yes, and the talk that comes back says what it knows."""

import pytest

from actions import Conversation, after_errand
from actions.asked.codes import SIGNS, code_in, new_code
from actions.beside.keeping import content_to_keep, kept, resumed
from actions.errands import Forget, Keep, Resume
from tests.actions.talking import TODAY, catalogue, talk

TOLD = "서울 강서구 사는 67세예요. 혼자 살아요"
CODE = "H7KM-3WRC"


@pytest.mark.parametrize(
    "wish",
    [
        "나중에 이어서 하고 싶어요",
        "내일 마저 할게요",
        "이따가 계속 이야기할래요",
        "지금까지 말한 거 저장해 주세요",
        "담에 이어서 보려고요",
        "이어서 할 수 있게 코드 주세요",
        "쉬었다가 계속하고 싶은데요",
        "저장해 둘 수 있을까요? 이 대화 저장해 주세요",
    ],
)
def test_whoever_wants_to_come_back_is_asked_first(wish: str) -> None:
    said = talk(TOLD, wish)
    assert said.question is not None and said.question.fact == "keep"
    assert "7일" in said.question.text and "암호" in said.question.text
    assert said.turn is not None and said.turn.errand is None, "nothing is kept before a yes"
    yes = said.say("네")
    assert yes.turn is not None and yes.turn.errand == Keep()
    assert "저장하지 못했어요" in yes.texts, "without a store nothing is promised"


def test_a_no_keeps_nothing_and_the_talk_goes_on() -> None:
    said = talk(TOLD, "나중에 이어서 할게요", "아니요, 저장하지 않을래요")
    assert said.turn is not None and said.turn.errand is None
    assert "저장하지 않을게요" in said.texts and said.question is not None and said.question.fact != "keep"


def test_other_words_let_the_offer_go() -> None:
    said = talk(TOLD, "나중에 이어서 할게요", "한 달에 백만 원 벌어요")
    assert said.conversation.question is None or said.conversation.question.fact != "keep"
    assert said.household


def test_an_empty_talk_needs_no_keeping() -> None:
    assert "아직 적어 둔 것이 없어서" in talk("나중에 이어서 하고 싶어요").texts


@pytest.mark.parametrize(
    "question", ["제가 한 말 저장되나요?", "이야기한 거 어디에 남아요?", "대화 내용 저장 안 하죠?"]
)
def test_a_question_about_keeping_is_no_wish_for_it(question: str) -> None:
    said = talk(TOLD, question)
    assert said.conversation.question is None or said.conversation.question.fact != "keep"


def test_the_code_is_told_with_how_to_use_and_how_to_delete_it() -> None:
    said = talk(TOLD, "나중에 이어서 할게요", "네").conversation
    answer = after_errand(kept(said, CODE), catalogue()).answer
    text = answer.messages[0].text  # type: ignore[union-attr]
    assert CODE in text and "지워 주세요" in text


def test_what_is_kept_holds_no_sentence() -> None:
    said = talk(TOLD, "나중에 이어서 할게요", "네").conversation
    stored = str(content_to_keep(said).to_json())
    assert "67세예요" not in stored and "강서구" in stored
    elsewhere = talk(TOLD, "엄마 것도 봐줘").conversation
    assert elsewhere.parked and "67세예요" not in str(content_to_keep(elsewhere).to_json())


def test_a_talk_that_comes_back_says_what_is_known_and_goes_on() -> None:
    before = content_to_keep(talk(TOLD).conversation)
    after, blocks = resumed(Conversation.from_json(before.to_json()), catalogue(), TODAY)
    text = "\n".join(getattr(block, "text", "") for block in blocks)
    assert "돌아오셨네요" in text and "67세" in text and "강서구" in text
    assert after.question is not None and after.situation["residence"]["sigungu"] == "강서구"


@pytest.mark.parametrize(
    "typed",
    [
        "H7KM-3WRC",
        "h7km3wrc",
        "코드는 H7KM 3WRC예요",
        "이어서 하기 코드 H7KM-3WRC",
        "에이치 칠 케이 엠 다시 삼 더블유 알 씨",
    ],
)
def test_a_code_is_known_however_it_is_given(typed: str) -> None:
    said = talk(typed)
    assert said.turn is not None and said.turn.errand == Resume(CODE)
    assert typed not in said.conversation.said


def test_a_code_is_asked_for_where_somebody_wants_to_go_on_from_before() -> None:
    for wish in ("어제 하던 거 이어서 할게요", "지난번에 이어서 보고 싶어요", "이어서 할래요", "코드 받았는데요"):
        said = talk(wish)
        assert said.question is not None and said.question.fact == "code", wish
    assert "찾지 못했어요" in said.say("abcd-efgh").texts


def test_a_kept_talk_can_be_deleted_by_its_code() -> None:
    said = talk(f"{CODE} 지워 주세요")
    assert said.turn is not None and said.turn.errand == Forget(CODE)


@pytest.mark.parametrize("text", ["34679876", "3467만 원", "월세 34679876원", "서울 강서구", "12345678"])
def test_sums_and_places_are_no_codes(text: str) -> None:
    assert code_in(text) is None


def test_codes_have_no_signs_that_look_or_sound_alike() -> None:
    assert not set(SIGNS) & set("0O1IL2Z5SBEAPDNJGVU") and len(set(SIGNS)) == 16
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500 and all(code_in(code) == code for code in codes)
