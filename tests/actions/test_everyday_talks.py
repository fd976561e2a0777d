# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people plainly say of who lives with them, whose age it is, and what comes in."""

from dataclasses import replace

import pytest

from actions.answer import QuestionBlock
from actions.asking import ask_fact
from actions.results.offering import grouped, rank
from bot.korean import extract
from rules_engine import read_situation, screen
from tests.actions.talking import TODAY, catalogue, talk

WORK = QuestionBlock("household.size", "본인까지 모두 몇 명이 함께 사세요?", "number")


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("애 둘이랑 살아요", 3),
        ("남편하고 시어머니랑 살아요", 3),
        ("엄마랑 살아요", 2),
        ("45살이고 부산 사하구 아내랑 중학생 아들", 3),
        ("우리 딸 여섯살 아들 세살 남편이랑 살아요", 4),
    ],
)
def test_who_names_everybody_tells_how_many_live_there(said: str, size: int) -> None:
    assert talk(said).household["size"] == size


@pytest.mark.parametrize(
    "said", ["부모님하고 살아요", "애들이랑 살아요", "엄마랑 따로 살아요", "딸네랑 살아요", "친구랑 살아요"]
)
def test_a_word_for_several_tells_no_number(said: str) -> None:
    assert "size" not in talk(said).situation.get("household", {})


def test_ages_told_later_are_those_of_the_children() -> None:
    told = talk("애 둘이랑 살아요", "일곱살 네살")
    assert [told.member(one)["age"] for one in ("child-1", "child-2")] == [7, 4]
    assert "age" not in told.member()


def test_where_only_ages_are_open_only_ages_are_asked() -> None:
    told = talk("애 둘이랑 살아요")
    assert told.question is not None and told.question.text == "아이들은 각각 몇 살인가요?"


@pytest.mark.parametrize(
    "said",
    [
        "남편이 작년에 죽고 애 둘이랑 살아요",
        "이혼하고 애 둘 키워요",
        "애 둘이랑 셋이 살아요 이혼했어요",
        "사별하고 아들 혼자 키웁니다",
    ],
)
def test_who_is_left_with_children_is_a_single_parent(said: str) -> None:
    assert talk(said).household["types"]["single_parent"] is True


@pytest.mark.parametrize(
    "said", ["이혼 소송 중이고 애 둘 있어요", "이혼했고 아이는 남편이 데려가서 따로 살아요", "부모님이 이혼하셨어요"]
)
def test_not_everybody_who_speaks_of_a_divorce_is(said: str) -> None:
    assert "types" not in talk(said).situation.get("household", {})


def test_a_state_behind_i_is_ones_own() -> None:
    told = talk("엄마랑 살아요 저는 22살 대학생이에요")
    assert told.member()["statuses"] == {"university_student": True}
    assert "lives_together" not in told.member("parent-1")


@pytest.mark.parametrize("said", ["월세 300에 30", "보증금 500에 20", "500에 25요"])
def test_a_rent_is_no_number_of_people(said: str) -> None:
    told = talk("서울 관악구, 서른다섯")
    told.conversation = replace(told.conversation, question=WORK)
    assert "size" not in told.say(said).household


def test_a_talk_that_begins_with_an_elder_is_about_the_elder() -> None:
    told = talk("저희 어머니가 올해 일흔여섯이신데 혼자 사시고 관절염이 심해서 병원에 자주 가세요", "경북 안동이요")
    assert told.member() == {"id": "me", "relation": "self", "age": 76, "sex": "female", "statuses": {"patient": True}}
    assert told.household["size"] == 1
    assert told.residence["sigungu"] == "안동시"


def test_in_a_talk_about_the_elder_her_name_is_no_other_person() -> None:
    told = talk("저희 어머니가 일흔여섯이신데 혼자 사세요", "어머니는 치매가 있으세요")
    told.say("집은 어머니 명의예요", "inform_housing")
    assert [one["id"] for one in told.situation["members"]] == ["me"]
    assert told.household["housing"] == "owned"


def test_who_tells_of_the_elder_and_of_themselves_stays_in_their_own_talk() -> None:
    told = talk("엄마가 아프셔서 제가 일을 그만뒀어요")
    assert told.conversation.about is None


@pytest.mark.parametrize("said", ["기초연금만 받으세요", "국민연금이요", "알바해요"])
def test_a_source_without_a_sum_is_asked_for_its_sum(said: str) -> None:
    told = talk("서울 관악구에 혼자 사는 일흔 살이에요", said)
    assert told.question is not None and told.question.text.startswith("그 돈이 한 달에 얼마쯤")


@pytest.mark.parametrize("said", ["그 외엔 없어요", "나머지는 없어요", "그거 말고는 없어요", "다른 건 없어요"])
def test_nothing_else_is_nothing(said: str) -> None:
    told = talk("경기도 부천에 혼자 사는 서른 살이에요", "월급 230", said)
    assert told.household["financial_assets_krw"] == 0
    assert told.household["earned_income_krw"] == 2_300_000


def test_what_is_received_answers_which_of_them_it_is() -> None:
    told = talk("혼자 살고 광주 북구", "수급자예요", "생계급여요")
    assert told.household["types"]["livelihood_recipient"] is True


@pytest.mark.parametrize("said", ["국민연금 받는 칠십 노인인데 뭐가 있나요", "연금 타는 팔십 먹은 할머니요"])
def test_years_are_no_money(said: str) -> None:
    assert "other_income_krw" not in talk(said).situation.get("household", {})


@pytest.mark.parametrize("said", ["집 있어요 5억", "5억짜리 집 있어요", "집은 5억이요"])
def test_a_home_and_its_worth(said: str) -> None:
    assert talk(said).household["residential_property_krw"] == 500_000_000


@pytest.mark.parametrize(
    "said", ["제가 대신 가도 돼요?", "아들이 대신 신청해도 되나요?", "본인이 꼭 가야 해요?", "위임장 있어야 돼요?"]
)
def test_whether_somebody_else_may_apply(said: str) -> None:
    told = talk("서울 관악구에 혼자 사는 일흔 살이에요", said)
    assert "가족이 대신 신청할 수 있어요" in told.texts
    assert "제5조" in told.texts


def test_nobody_who_fled_is_congratulated() -> None:
    told = talk("남편한테 맞아서 집을 나왔어요", "애도 같이 나왔어요")
    assert "축하" not in told.texts


def test_who_fled_is_told_where_to_go() -> None:
    told = talk("남편한테 맞아서 집을 나왔어요", "쉼터 갈 수 있나요")
    assert told.urgent is not None
    assert [one.phone for one in told.urgent.contacts] == ["1366", "112"]


def test_what_hangs_on_a_misfortune_comes_after_what_does_not() -> None:
    told = {
        "residence": {"sido": "경기도", "sigungu": "수원시"},
        "household": {"size": 1, "monthly_income_krw": 300_000, "assets_krw": 0, "debt_krw": 0, "housing": "jeonse"},
        "members": [{"id": "me", "relation": "self", "age": 45}],
    }
    found = sorted(grouped(screen(read_situation(told, TODAY), catalogue()).likely()), key=rank)
    confirmed = [one[0].programme for one in found if rank(one)[:4] == (False, False, False, 1)]
    assert [one.id for one in confirmed if one.occasion] == ["emergency-welfare-support"] == [confirmed[-1].id]


@pytest.mark.parametrize(
    ("said", "age", "income"),
    [
        ("저희 어머니가 일흔이신데 연금 30만원 받으세요", 70, 300_000),
        ("우리 아버지 팔십이신데 국민연금 40만원에 혼자 사시고 전주 사세요", 80, 400_000),
    ],
)
def test_what_an_elder_receives_is_no_income_of_the_one_who_asks(said: str, age: int, income: int) -> None:
    told = talk(said)
    assert told.conversation.about == "parent-1"
    assert (told.member()["age"], told.household["other_income_krw"]) == (age, income)


def test_what_is_not_told_with_honour_stays_with_the_one_who_asks() -> None:
    told = talk("엄마가 아프셔서 월세를 못 내고 있어요 월세 40이에요")
    assert told.conversation.about is None and told.household["monthly_rent_krw"] == 400_000


@pytest.mark.parametrize("said", ["장모님이 치매신데 저희랑 같이 사세요", "시어머니가 당뇨시고 저희랑 같이 사세요"])
def test_an_illness_told_with_honour(said: str) -> None:
    told = talk(said)
    assert told.member("parent-1")["statuses"] == {"patient": True}
    assert "lives_together" not in told.member("parent-1")


def test_in_a_row_of_people_each_age_has_its_own_person() -> None:
    told = talk("53세 아내 50 고3 딸")
    assert (told.member()["age"], told.member("spouse")["age"]) == (53, 50)
    assert told.household["size"] == 3


def test_a_home_of_ones_own_and_the_loan_on_it_are_two_things() -> None:
    told = talk("남편 월급 400 집 자가 4억 대출 2억").household
    assert (told["residential_property_krw"], told["debt_krw"]) == (400_000_000, 200_000_000)


def test_a_grandchild_who_is_brought_up_here_lives_here() -> None:
    told = talk("우리 손주를 제가 키워요 딸이 집을 나갔어요", "손주는 여섯살이고 저는 예순넷")
    assert "lives_together" not in told.member("grandchild-1")


@pytest.mark.parametrize("said", ["광주 남구 고시원 살아요", "쪽방 살아요 방세 20"])
def test_a_room_for_one_is_lived_in_alone(said: str) -> None:
    assert talk(said).household["size"] == 1


def test_two_in_such_a_room_are_two() -> None:
    assert talk("고시원에 남편이랑 둘이 살아요").household["size"] == 2


def test_a_question_passed_over_twice_waits_until_another_was_answered() -> None:
    told = talk("서울 관악구")
    first = told.question
    for said in ("서른다섯이에요", "월세 50 내요"):
        told.say(said)
    assert first is not None and first.fact == "household.size"
    assert told.question is not None and told.question.fact != first.fact
    told.say("소득 없어요")
    assert told.question is not None and told.question.fact == first.fact


def test_whether_it_comes_is_no_question_for_the_day() -> None:
    told = talk("서울 강서구에 혼자 사는 일흔 살이에요").say("기초연금 나와요?", "ask_payment_date")
    assert "basic-pension" in told.cards
    assert "25일" in told.say("기초연금 언제 나와요?", "ask_payment_date").texts


def test_what_is_of_another_place_is_said_to_be() -> None:
    told = talk("광주 남구에 사는 임신 6개월이에요").say("임산부 교통비는 어떻게 신청해요?", "ask_how_to_apply")
    assert "서울특별시에서 하는 것이에요" in told.texts


def test_a_shop_that_was_closed_is_an_event() -> None:
    told = talk("폐업했어요 식당하다가")
    assert "부가가치세법" in told.texts
    assert told.member()["statuses"]["small_business_owner"] is False


def test_an_elder_who_lives_here_after_all_is_of_this_household() -> None:
    told = talk(
        "할머니가 치매신데 요양원 보내야 하나 고민이에요", "할머니는 여든일곱이고 대전 중구 사세요", "저랑 같이 살아요"
    )
    assert told.conversation.about is None
    assert told.residence["sigungu"] == "중구"
    grandmother = told.member("grandparent-1")
    assert (grandmother["age"], grandmother["statuses"]) == (87, {"patient": True})
    assert "lives_together" not in grandmother


@pytest.mark.parametrize(
    ("said", "years"),
    [("첫째 중2 둘째 초5", [2012, 2015]), ("고3 딸 하나 있어요", [2008]), ("아들은 초등학교 3학년이에요", [2017])],
)
def test_a_school_year_tells_the_year_of_birth(said: str, years: list[int]) -> None:
    children = [one for one in talk(said).situation["members"] if one["relation"] == "child"]
    assert [one["birth_year"] for one in children] == years


@pytest.mark.parametrize("said", ["중1동 살아요", "초6억 아파트", "고3 때 그만뒀어요"])
def test_not_every_number_behind_a_school_is_a_school_year(said: str) -> None:
    assert not any("birth_year" in one for one in talk(said).situation.get("members", ()))


def test_two_children_of_one_text_are_two() -> None:
    told = talk("아들은 초등학교 3학년이고 딸은 여섯 살이에요")
    by_sex = {one["sex"]: one for one in told.situation["members"] if one["relation"] == "child"}
    assert by_sex["female"]["age"] == 6
    assert by_sex["male"]["statuses"] == {"elementary_student": True}


def test_a_word_that_begins_like_i_is_no_way_back() -> None:
    assert talk("서울 강서구", "나이요? 31").member()["age"] == 31


def test_two_pensions_in_one_sum_are_received() -> None:
    told = talk("할머니 기초연금이랑 노령연금 합쳐 60 받으세요")
    assert told.household["other_income_krw"] == 600_000
    assert told.situation["receiving"] == ["basic-pension"]


def test_a_home_that_costs_something_is_lived_in() -> None:
    assert talk("서울 마포 오피스텔 월세 1000에 70").household["housing"] == "monthly_rent"


def test_a_benefit_asked_about_is_not_the_one_received() -> None:
    told = talk("저는 안양시 사는 스물일곱이고 기초생활수급자예요").say(
        "스포츠 강좌이용권이 뭐예요", "ask_benefit_info"
    )
    assert "receiving" not in told.situation
    assert "이용권" in told.texts


def test_where_somebody_will_move_is_not_where_they_live() -> None:
    told = talk("임신 8개월인데 서울 성동구로 다음달에 이사가요")
    assert "residence" not in told.situation and "날짜를 다시" not in told.texts


@pytest.mark.parametrize("said", ["서울 강동구로 이사왔어요", "서울 강동구로 이사 온 지 한 달 됐어요"])
def test_where_somebody_moved_to_is(said: str) -> None:
    assert talk(said).residence["sigungu"] == "강동구"


def test_what_came_in_last_year_is_no_income_and_no_property_of_now() -> None:
    told = talk("서울 강동구 45살 넷이 살아요", "월소득 400", "작년 소득은 4200이었는데")
    assert told.household["monthly_income_krw"] == 4_000_000
    assert "assets_krw" not in told.household


def test_a_car_and_its_worth() -> None:
    assert talk("차 있어요 1500만원").household["vehicle_krw"] == 15_000_000


def test_a_husband_who_left_does_not_live_here_and_says_nothing_of_who_does() -> None:
    told = talk("서울 영등포구", "남편이 집을 나갔어요", "아이 하나 4살")
    assert told.member("spouse")["lives_together"] is False
    assert "lives_together" not in told.member("child-1")
    assert told.household.get("size") in (None, 2)


def test_who_has_nothing_to_live_on_is_told_whom_to_call() -> None:
    said = talk("생활비가 없어요").texts
    assert "129" in said and "긴급복지지원" in said


def test_what_was_shown_is_meant_by_a_word_of_its_name() -> None:
    told = talk("서울 강서구에 사는 임신 6개월이에요")
    assert "seoul-pregnancy-transport" in told.cards
    assert "seoul-pregnancy-transport" in told.say("교통비 70만원 그거 받을 수 있어요?", "ask_eligibility").cards


def test_who_looks_after_a_parent_is_no_child_in_the_house() -> None:
    told = talk("치매 어머니 모시고 사는 외동딸이에요", "어머니 83 저 52", "서울 양천구 둘이 살아요")
    assert [one["id"] for one in told.situation["members"]] == ["me", "parent-1"]
    assert told.household == {"size": 2}


@pytest.mark.parametrize("said", ["저는 외동딸이에요", "나는 큰아들이고 쉰이에요"])
def test_who_is_a_child_has_none_by_that(said: str) -> None:
    assert "children" not in talk(said).household


def test_weeks_since_a_birth_are_no_weeks_of_a_pregnancy() -> None:
    told = talk("산모예요 3주 됐어요")
    assert "pregnancy_months" not in told.member()
    assert told.member("child-1")["birth_date"]["max"] == TODAY.isoformat()


@pytest.mark.parametrize("said", ["서울이요", "어머니 기초연금 33만원이요", "월세 25만원이요"])
def test_the_end_of_a_word_is_no_age(said: str) -> None:
    told = talk("일흔이요")
    told.conversation = replace(
        told.conversation, question=QuestionBlock("member.birth_date", "몇 살이세요?", "date", member="me")
    )
    assert told.say(said).member()["age"] == 70


def test_a_bare_syllable_is_one() -> None:
    assert [one.norm for one in extract("이요", expecting="member.birth_date")] == [2]


@pytest.mark.parametrize(
    ("said", "receives"), [("기초연금 나오는 거 배끼 없어", True), ("기초연금 나오는 거 있어요?", False)]
)
def test_who_has_nothing_but_a_pension_receives_it(said: str, receives: bool) -> None:
    assert ("receiving" in talk("전북 정읍 일흔 혼자 살아", said).situation) == receives


def test_no_car_is_not_none_of_these() -> None:
    told = talk("경기 평택 혼자 사는 예순둘이에요", "월급 90", "집도 예금도 없어요")
    asked = told.question
    assert asked is not None and asked.fact == "member.statuses"
    told.say("차 없어요", "deny")
    assert "statuses" not in told.member() or False not in {
        value for name, value in told.member()["statuses"].items() if name != "occupational_pension"
    }


def test_what_is_said_of_an_employee_is_not_ones_own() -> None:
    assert "statuses" not in talk("우리 직원이 임신했는데 회사가 지원받는 거 있나요").member()


def test_what_there_is_for_the_son() -> None:
    told = talk("인천 연수구에서 아들이랑 둘이 살아요 아들은 19살이에요", "아들 앞으로 뭐 있어요?")
    assert told.conversation.whose == ("child-1",)


def test_a_list_may_end_in_a_school_year() -> None:
    told = talk("장애인 아들 키우는 아빠입니다 아들 19살 자폐", "인천 연수구", "아내랑 딸 중3")
    assert told.household["size"] == 4


def test_who_tells_that_they_are_widowed_is_not_sent_to_report_a_death() -> None:
    assert "사망신고" not in talk("예순둘이고요 남편하고 사별했어요 혼자 삽니다").texts
    assert "사망신고" in talk("남편이 지난주에 돌아가셨어요").texts


def test_whose_only_known_child_has_an_age_is_asked_for_more_children() -> None:
    told = talk("저는 뇌병변장애 있는 딸을 혼자 키우는 엄마예요", "딸은 11살이고 저는 42")
    asked = ask_fact("household.children", None, told.situation, told.conversation.voice)
    assert "더 있으세요" in asked.text
    told.conversation = replace(told.conversation, question=asked)
    assert told.say("더 없어요").household["children"] == 1


def test_one_car_is_no_child() -> None:
    told = talk("저는 뇌병변장애 있는 딸을 혼자 키우는 엄마예요")
    asked = ask_fact("household.children", None, told.situation, told.conversation.voice)
    told.conversation = replace(told.conversation, question=asked)
    assert told.say("차는 2012년식 모닝 하나").household["children"] == {"min": 1}


@pytest.mark.parametrize("said", ["얼마나 걸려요?", "결과는 언제 나와요?", "신청하면 며칠 걸려요"])
def test_how_long_it_takes(said: str) -> None:
    talked = talk("강원 원주에 혼자 사는 마흔여덟이에요", said)
    assert "30일 안에" in talked.texts and "제26조" in talked.texts
    assert talked.question is not None


@pytest.mark.parametrize("said", ["떨어지면 어떡해요", "탈락하면 어떻게 해요?"])
def test_what_if_it_is_refused(said: str) -> None:
    assert "90일 안에" in talk("강원 원주에 혼자 사는 마흔여덟이에요", said).texts


def test_a_benefit_that_does_not_come_is_not_received() -> None:
    told = talk("강원 원주에 혼자 사는 마흔여덟이에요", "실업급여는 안 나와요")
    assert told.member()["statuses"]["unemployment_benefit"] is False


def test_a_worry_grows_with_what_is_said_next() -> None:
    told = talk("세입자 할머니가 걱정돼서요 월세가 넉달 밀렸어요", "며칠째 안보여요")
    assert told.urgent is not None and told.urgent.contacts[0].phone == "119"
    told.say("서울 은평구 갈현동이요")
    assert "residence" not in told.situation
    assert told.ticket is not None and told.ticket.urgent
