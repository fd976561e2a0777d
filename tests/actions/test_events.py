# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What happens in a life is answered with what is due by when, and with the benefits that hang on it."""

import pytest

from actions.asked.events import event_in, events
from tests.actions.talking import Talk, catalogue, talk

FAMILY = (
    "저는 서른다섯이고 노원구에 살아요",
    "남편이랑 애 하나 이렇게 셋이 살아요",
    "남편은 서른여덟이에요",
    "애는 열두 살이에요",
)


@pytest.mark.parametrize(
    "said", ["어제 아기를 낳았어요", "며칠 전에 딸 낳았습니다", "우리 둘째가 지난주에 태어났어요", "쌍둥이 낳았어요"]
)
def test_a_birth_is_to_be_registered_within_a_month(said: str) -> None:
    told = talk(FAMILY[0], said)
    assert "축하" in told.texts
    assert "출생신고: 태어난 날부터 1개월 안에" in told.texts
    assert "제44조" in told.texts


def test_the_day_of_birth_decides_and_its_number_is_no_age() -> None:
    told = talk(*FAMILY, "둘째가 태어났어요")
    assert told.household["size"] == 4
    assert told.question is not None and "태어난 날" in told.question.text
    told.say("11월 20일이요")
    assert told.member("child-2")["birth_date"] == "2026-11-20"
    assert told.member("child-1")["age"] == 12
    assert "child-allowance" in told.conversation.shown or "child-allowance|child-2" in told.conversation.shown


def test_a_day_told_with_the_birth_is_not_asked() -> None:
    told = talk(FAMILY[0], "11월 3일에 아기를 낳았어요")
    assert told.question is not None and "태어난 날" not in told.question.text


@pytest.mark.parametrize(
    "said", ["다음 달에 결혼합니다", "올가을에 식 올려요", "결혼을 앞두고 있어요", "혼인신고 했어요"]
)
def test_a_wedding_has_no_day_but_a_registration(said: str) -> None:
    assert "혼인신고" in talk(FAMILY[0], said).texts


@pytest.mark.parametrize(
    "said",
    [
        "회사에서 잘렸어요",
        "지난달 말에 일을 그만뒀어요",
        "올해 정년퇴직했습니다",
        "직장을 잃었어요",
        "희망퇴직을 했습니다",
    ],
)
def test_who_lost_work_hears_of_the_benefit_and_its_term(said: str) -> None:
    told = talk(FAMILY[0], said)
    assert "실업급여" in told.texts and "12개월 안에" in told.texts
    assert told.member()["statuses"]["employed"] is False


def test_the_lost_work_of_a_husband_is_his() -> None:
    told = talk(*FAMILY, "남편이 회사에서 해고당했어요")
    assert told.member("spouse")["statuses"]["employed"] is False
    assert "statuses" not in told.member() or "employed" not in told.member()["statuses"]


@pytest.mark.parametrize(
    "said", ["지난달에 이사 왔습니다", "새로 이사 온 지 일주일 됐어요", "얼마 전 강서구로 이사했어요"]
)
def test_who_moved_registers_within_a_fortnight(said: str) -> None:
    told = talk(FAMILY[0], said)
    assert "전입신고: 이사한 날부터 14일 안에" in told.texts
    assert told.household["types"]["newly_moved_in"] is True


def test_the_new_place_is_asked_unless_it_was_told() -> None:
    asked = talk(FAMILY[0], "이사 왔어요").question
    assert asked is not None and asked.fact == "residence.sido" and "어디로 이사" in asked.text
    told = talk(FAMILY[0], "강서구로 이사 왔어요")
    assert told.residence["sigungu"] == "강서구"
    assert told.question is not None and told.question.fact != "residence.sido"


@pytest.mark.parametrize(
    "said",
    ["남편이 지난주에 세상을 떠났어요", "남편이 하늘나라로 갔어요", "남편을 떠나보냈습니다", "남편 장례 치렀어요"],
)
def test_the_widowed_hear_comfort_first_and_what_is_due(said: str) -> None:
    told = talk(*FAMILY).say(said, "inform_household", 0.3)
    assert told.texts.startswith("얼마나 힘드세요")
    assert "사망신고" in told.texts and "3개월 안에 가정법원" in told.texts and "유족연금" in told.texts
    assert told.member("spouse") == {}
    assert told.household["size"] == 2


def test_a_wish_to_follow_the_dead_is_a_danger_first() -> None:
    told = talk(*FAMILY, "남편이 죽었어요 저도 따라 죽고 싶어요")
    assert told.urgent is not None


@pytest.mark.parametrize("said", ["아버지가 어제 돌아가셨어요", "어머니께서 별세하셨습니다"])
def test_the_death_of_a_parent_leaves_the_household_as_it_is(said: str) -> None:
    told = talk(*FAMILY, said)
    assert "사망신고" in told.texts
    assert told.household["size"] == 3 and told.member("spouse")


@pytest.mark.parametrize("said", ["지난주에 이혼했습니다", "남편하고 갈라섰어요", "애 아빠랑 헤어졌어요"])
def test_the_divorced_are_one_fewer(said: str) -> None:
    told = talk(*FAMILY, said)
    assert "이혼신고" in told.texts and "3개월 안에" in told.texts
    assert told.member("spouse") == {} and told.household["size"] == 2
    assert "남편을 함께 사는 가족에서 뺐어요" in told.texts


@pytest.mark.parametrize(
    "said",
    [
        "딸이 내년에 초등학교 들어가요",
        "큰애가 중학교에 입학해요",
        "우리 애 3월에 학교 가요",
        "막내가 올해 초등학교에 입학합니다",
    ],
)
def test_who_starts_school_hears_of_the_benefit_for_it(said: str) -> None:
    assert "교육급여" in talk(FAMILY[0], said).texts


@pytest.mark.parametrize(
    "said",
    [
        "퇴직하면 뭐 받나요?",
        "이사 가면 어떻게 되나요",
        "결혼한 지 20년 됐어요",
        "남편은 5년 전에 돌아가셨어요",
        "친구가 곧 결혼해요",
        "아들이 결혼했어요",
        "애가 태어나면 뭘 받나요",
        "이혼하고 혼자 산 지 오래됐어요",
        "저는 서울에서 태어났어요",
        "1990년에 태어났어요",
        "일을 그만두면 실업급여 나와요?",
        "결혼이민자예요",
    ],
)
def test_what_is_old_supposed_or_of_others_is_no_event(said: str) -> None:
    assert event_in(said) is None


def test_an_option_that_was_picked_is_an_answer_and_no_event() -> None:
    told = talk("서울 강서구에 사는 서른다섯 여자예요", "혼자 살아요", "모르겠어요", "모르겠어요")
    assert told.question is not None and told.question.fact == "member.statuses"
    told.say("최근에 아기를 낳았어요")
    assert "출생신고" not in told.texts
    assert told.member()["statuses"]["gave_birth"] is True


@pytest.mark.parametrize("event", events(), ids=lambda event: event.name)
def test_every_event_names_programmes_on_record_and_a_law(event) -> None:  # type: ignore[no-untyped-def]
    assert set(event.topics) <= set(catalogue().programmes)
    assert event.due and all("제" in due.law and "조" in due.law for due in event.due)


def test_the_benefits_of_an_event_are_shown_or_asked_about_first() -> None:
    told = talk("서울 관악구에 혼자 사는 쉰 살이에요", "소득은 없고 재산도 없어요", "직장을 잃었어요")
    assert "emergency-welfare-support" in told.cards or told.conversation.pursued is not None
    assert len(told.cards) <= 3


def test_an_event_in_an_empty_talk_begins_it() -> None:
    told = Talk().say("저 지난달에 퇴사했어요")
    assert told.question is not None
    assert "실업급여" in told.texts


@pytest.mark.parametrize("said", ["이혼하려고 하는데요", "이혼 소송 중이에요"])
def test_what_is_only_coming_changes_no_household(said: str) -> None:
    told = talk(*FAMILY, said)
    assert "이혼신고" in told.texts
    assert told.member("spouse") and told.household["size"] == 3


def test_the_divorce_of_a_relative_who_is_not_known_changes_nothing_here() -> None:
    told = talk(*FAMILY, "동생이 이혼했어요")
    assert told.member("spouse") and told.household["size"] == 3


def test_a_mother_is_no_longer_pregnant_and_the_baby_bore_nobody() -> None:
    told = talk("서울 양천구 사는 서른넷이고 임신 9개월이에요", "남편이랑 둘이 살아요", "어제 딸을 낳았어요")
    assert told.member()["statuses"] == {"pregnant": False, "gave_birth": True}
    assert told.member("child-1")["birth_date"] == "2026-11-20"
    assert "statuses" not in told.member("child-1")
    assert told.household["size"] == 3


def test_a_father_tells_of_the_birth_too() -> None:
    told = talk("저는 서른다섯 남자고 아내랑 둘이 서울 양천구에 살아요", "아기가 태어났어요")
    assert told.member("spouse")["statuses"]["gave_birth"] is True
    assert told.household["size"] == 3


@pytest.mark.parametrize("said", ["손녀가 태어났어요", "딸이 아기를 낳았어요", "며느리가 아들을 낳았어요"])
def test_a_birth_in_another_household_adds_nobody_here(said: str) -> None:
    told = talk("저는 예순여섯 여자고 서울 양천구에 남편이랑 둘이 살아요", said)
    assert "축하" in told.texts
    assert told.household["size"] == 2
    assert "gave_birth" not in told.member().get("statuses", {})


def test_a_job_that_ends_next_week_is_not_lost_yet() -> None:
    told = talk("나 마흔이고 남편이랑 둘이 살아요", "남편이 다음 주에 그만둬요")
    assert "실업급여" in told.texts
    assert "statuses" not in told.member("spouse")
