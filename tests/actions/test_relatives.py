# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A relative's benefits in the middle of one's own talk, and back: what was told of either stays."""

import pytest

from actions import understand
from actions.asked.whom import asked_of, asks_of_oneself
from tests.actions.talking import TODAY, Talk, catalogue, talk

MINE = ("서울 강서구에 혼자 사는 일흔 살이에요", "기초연금 30만원 받는 게 다예요")
COUPLE = ("저는 서른다섯이고 노원구에서 남편이랑 살아요", "남편은 서른여덟이에요")


@pytest.mark.parametrize(
    "wish",
    [
        "엄마 것도 봐줘",
        "어머니는 뭐 받을 수 있어요?",
        "우리 엄마 혜택도 좀 찾아봐 주세요",
        "엄마는요?",
        "어머니 건 어때요",
    ],
)
def test_a_parent_who_lives_elsewhere_gets_a_household_of_her_own(wish: str) -> None:
    told = talk(*MINE, wish)
    assert "어머니 기준으로" in told.texts
    assert told.situation["members"] == [{"id": "me", "relation": "self", "sex": "female"}]
    assert "household" not in told.situation


@pytest.mark.parametrize(
    "wish", ["다시 제 거", "이제 제 것 볼게요", "저는요?", "내 거 다시 보여줘요", "다시 제 것 보기"]
)
def test_back_to_oneself_nothing_has_to_be_told_again(wish: str) -> None:
    told = talk(*MINE)
    before = {key: told.situation[key] for key in ("residence", "household")}
    told.say("엄마 것도 봐줘").say("부산 해운대구에 혼자 사시고 아흔이세요").say(wish)
    assert {key: told.situation[key] for key in ("residence", "household")} == before
    assert told.member()["age"] == 70
    assert told.member("parent-1")["age"] == 90
    assert "본인 이야기로" in told.texts


def test_the_relative_is_taken_up_where_she_was_left() -> None:
    told = talk(*MINE, "엄마 것도 봐줘", "부산 해운대구에 혼자 사시고 아흔이세요", "다시 제 거", "엄마는 어때요?")
    assert told.residence["sigungu"] == "해운대구"
    assert told.member()["age"] == 90
    assert "그대로" in told.texts


def test_at_home_again_nothing_is_asked_about_the_relative() -> None:
    told = talk(*MINE, "엄마 것도 봐줘", "다시 제 거")
    assert told.question is not None and told.question.member in (None, "me")


@pytest.mark.parametrize(
    "wish", ["남편은요?", "남편 건 뭐 있어요?", "우리 신랑도 해당되는 게 있나요", "제 남편 거 봐주세요"]
)
def test_whoever_lives_here_is_looked_at_in_the_same_household(wish: str) -> None:
    told = talk(*COUPLE, wish)
    assert told.cards and {item.member for item in told.cards.values()} == {"spouse"}
    assert told.member()["age"] == 35 and told.member("spouse")["age"] == 38


def test_the_next_question_is_about_whoever_is_looked_at() -> None:
    told = talk(*COUPLE, "둘이 살아요", "남편은요?")
    assert told.question is not None and told.question.member in (None, "spouse")


def test_telling_of_oneself_looks_at_everybody_again() -> None:
    told = talk(*COUPLE, "남편은요?")
    assert told.conversation.whose == ("spouse",)
    assert told.say("저는 암 치료를 받고 있어요").conversation.whose == ()


def test_children_of_whom_only_the_number_is_known_are_asked_their_ages() -> None:
    told = talk("노원구에서 남편이랑 애 셋 키워요", "애들 건?")
    assert told.question is not None and "몇 살" in told.question.text
    told.say("열두 살, 아홉 살, 다섯 살이요")
    assert [told.member(f"child-{place}")["age"] for place in (1, 2, 3)] == [12, 9, 5]


def test_a_relative_outside_the_register_is_refused_and_the_talk_stays() -> None:
    told = talk(*MINE, "조카 것도 봐줘")
    assert "동의" in told.texts
    assert told.member()["age"] == 70


@pytest.mark.parametrize(
    "fact", ["엄마랑 같이 살아요", "남편은 회사 다녀요", "어머니는 따로 사세요", "애는 셋이에요", "남편이 벌어요"]
)
def test_telling_of_a_relative_is_no_wish(fact: str) -> None:
    said = Talk().say("노원구 서른다섯이에요").conversation

    assert asked_of(understand(fact, None, said, TODAY, catalogue()), None) is None


@pytest.mark.parametrize(
    "fact", ["저는 혼자 살아요", "내 집이에요", "제 소득은 없어요", "다시 말해 주세요", "저 서울 살아요"]
)
def test_telling_of_oneself_is_no_wish_to_come_back(fact: str) -> None:
    assert not asks_of_oneself(fact)


def test_a_name_in_answer_to_who_lives_here_is_an_answer() -> None:
    told = talk("노원구 서른다섯이에요", "둘이 살아요")
    assert told.say("남편이랑요").member("spouse")


@pytest.mark.parametrize("said", ["와이프는요", "아내는요?", "집사람은 어때요"])
def test_a_bare_name_with_its_topic_is_a_question_whatever_waits(said: str) -> None:
    told = talk("노원구 서른다섯이고 아내는 서른넷이에요")
    assert told.question is not None and told.question.fact == "household.size"
    assert told.say(said).conversation.whose == ("spouse",)


def test_coming_back_where_one_is_already_loses_nothing() -> None:
    told = talk(*MINE)
    before = told.situation
    told.say("저로 돌아갈래요", "restart", 0.86)
    assert told.situation == before and told.cards


def test_a_child_asked_about_in_a_full_house_lives_elsewhere() -> None:
    told = talk("저는 예순둘이고 서울 성북구에 아내랑 둘이 살아요", "아들 혜택도 좀 봐줘요")
    assert "아들 기준으로" in told.texts
    assert told.say("다시 제 거").household["size"] == 2


@pytest.mark.parametrize("wish", ["나한테 나오는 건?", "저한테 해당되는 건요"])
def test_what_is_for_me_is_mine(wish: str) -> None:
    assert talk(*COUPLE, "남편은요?", wish).conversation.whose == ()


@pytest.mark.parametrize(
    "says", ["엄마는 연금 30만원 받아요", "어머니가 한 달에 30만원 버세요", "울엄마 재산은 집 5천만원이에요"]
)
def test_money_of_a_mother_who_lives_elsewhere_is_not_ours(says: str) -> None:
    told = talk("저는 대구 수성구 살고 마흔이에요 혼자 살아요", "엄마는 경북 의성에 따로 사시고 여든둘이에요")
    told.say(says)
    assert "어머니 이야기로" in told.texts
    assert told.member() == {"id": "me", "relation": "self", "sex": "female", "age": 82}
    assert any(told.situation["household"].values())
    told.say("다시 제 거")
    assert told.situation["household"] == {"size": 1}


@pytest.mark.parametrize(
    "says", ["엄마가 매달 용돈 30만원 보내줘요", "엄마 연금까지 합쳐서 130만원이요", "연금 30만원 받아요"]
)
def test_money_that_reaches_us_stays_ours(says: str) -> None:
    told = talk("저는 대구 수성구 살고 마흔이에요 혼자 살아요", "엄마는 경북 의성에 따로 사시고 여든둘이에요")
    told.say(says)
    assert told.member()["age"] == 40
    assert told.situation["household"]["size"] == 1


def test_where_a_father_lives_who_lives_elsewhere_is_looked_at_as_his_place() -> None:
    told = talk("요양원에 계신 아버지 89세 지원 있나요", "아버지는 부산 사하구 사세요")
    assert "아버지 기준으로" in told.texts
    assert told.residence == {"sido": "부산광역시", "sigungu": "사하구"} and told.member()["age"] == 89


def test_two_places_in_one_breath_stay_with_those_who_live_there() -> None:
    told = talk("저는 쉰이고 엄마는 따로 사시고 82세예요", "저는 대구 수성구 살고 엄마는 경북 의성에 사세요")
    assert told.residence["sigungu"] == "수성구" and "기준으로" not in told.texts


@pytest.mark.parametrize(
    "said",
    [
        "엄마가 요양원 가셔야 할 거 같은데",
        "부모님이 연세가 많으셔서 걱정이에요",
        "시아버지가 치매신데요",
        "우리 할머니가 허리를 다치셨어요",
    ],
)
def test_an_elder_who_is_spoken_of_is_the_one_we_look_for(said: str) -> None:
    told = talk(said, "82세시고 경기도 수원 사세요")
    assert told.conversation.about is not None
    assert (told.member()["age"], told.situation["residence"]["sigungu"]) == (82, "수원시")
    assert told.question is not None


@pytest.mark.parametrize(
    "said", ["아버지가 돌아가셨어요", "엄마랑 둘이 살아요", "엄마 아빠가 걱정이 많으셔서요 저는 서른이에요"]
)
def test_who_speaks_of_themselves_beside_an_elder_stays_the_one_we_look_for(said: str) -> None:
    assert talk(said).conversation.about is None


def test_where_parents_live_is_noted_in_passing_and_the_talk_stays() -> None:
    told = talk("대전 유성구 27살 혼자 자취해요", "부모님은 세종 사세요")
    assert told.conversation.about is None and told.residence["sigungu"] == "유성구"
    assert "따로 적어 두었어요" in told.texts and told.question is not None
    told.say("부모님 기준으로 찾아 주세요")
    assert told.residence == {"sido": "세종특별자치시"}
    told.say("나 뭐 받을 수 있어?")
    assert told.conversation.about is None and told.member()["age"] == 27


@pytest.mark.parametrize("said", ["기초연금 받으세요", "기초연금은 받으시고 다른 건 없어요"])
def test_what_an_elder_receives_is_told_in_their_honour(said: str) -> None:
    told = talk("엄마가 요양원 가셔야 할 거 같은데", "82세시고 경기도 수원 사세요")
    told.say(said, "ask_eligibility")
    assert told.situation["receiving"] == ["basic-pension"]


def test_whether_an_elder_receives_it_may_be_asked() -> None:
    told = talk("엄마 82세 경기도 수원 사세요. 기초연금 받으세요?")
    assert not told.situation.get("receiving")


def test_in_the_talk_about_an_elder_the_elders_own_benefits_are_found() -> None:
    told = talk(
        "저는 서른이고 부산 살아요",
        "엄마 것도 봐줘",
        "부산 해운대구에 혼자 사시고 일흔이세요",
        "소득은 국민연금 20만원이 다예요",
    )
    told.say("집도 예금도 없어요")
    assert any(one.startswith("basic-pension") for one in told.conversation.shown)


def test_what_is_asked_with_the_first_word_of_an_elder_is_answered_for_the_elder() -> None:
    told = talk("엄마가 일흔셋이신데 강릉에 혼자 사세요. 기초연금 받을 수 있을까요?")
    assert told.conversation.about == "parent-1"
    assert "basic-pension" in told.cards
