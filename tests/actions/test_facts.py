# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What people tell of themselves, in any order and number, becomes facts; what nobody told does not."""

import pytest

from tests.actions.talking import talk


def test_several_facts_in_one_breath() -> None:
    told = talk("임신 5개월이고 서울 강서구 살아요")
    assert told.member() == {
        "id": "me",
        "relation": "self",
        "pregnancy_months": 5,
        "sex": "female",
        "statuses": {"pregnant": True},
    }
    assert told.residence == {"sido": "서울특별시", "sigungu": "강서구"}
    assert told.recap()["성별"] == ("여성", True), "nobody said it, so it is marked"


def test_weeks_of_pregnancy_become_the_month() -> None:
    assert talk("임신 24주예요").member()["pregnancy_months"] == 7


def test_a_range_stays_a_range() -> None:
    told = talk("65세가 넘었어요", "혼자 살아요")
    assert told.member()["age"] == {"min": 65}


def test_two_children_of_whom_only_the_ages_are_told() -> None:
    told = talk("애가 다섯 살이랑 두 살이에요")
    assert [told.member("child-1")["age"], told.member("child-2")["age"]] == [5, 2]
    assert "children" not in told.household, "there may be more"


def test_the_same_child_told_twice_is_one_child() -> None:
    told = talk("애가 다섯 살이랑 두 살이에요", "큰애는 다섯 살이에요")
    assert [one["id"] for one in told.situation["members"]] == ["me", "child-1", "child-2"]


def test_a_baby_of_seven_months_was_born_in_a_known_month() -> None:
    told = talk("우리 애기 7개월이에요")
    assert told.member("child-1")["birth_date"] == {"min": "2026-03-22", "max": "2026-04-21"}


def test_no_children_is_a_fact() -> None:
    assert talk("아이는 없어요").household == {"children": 0}


def test_living_alone_is_a_household_of_one() -> None:
    assert talk("자식들 다 나가고 나 혼자 살지").household == {"size": 1}


def test_the_husband_is_another_person() -> None:
    told = talk("저는 서른여섯이고 남편은 서른여덟이에요")
    assert told.member()["age"] == 36
    assert told.member("spouse") == {"id": "spouse", "relation": "spouse", "sex": "male", "age": 38}


def test_a_mother_of_whom_one_speaks_lives_elsewhere_unless_it_is_said() -> None:
    assert talk("우리 엄마는 일흔이에요").member("parent-1")["lives_together"] is False
    assert "lives_together" not in talk("엄마 모시고 둘이 살아요. 엄마는 일흔이에요").member("parent-1")


def test_a_mother_who_lives_alone_does_not_make_the_daughter_live_alone() -> None:
    told = talk("우리 엄마가 78세신데 춘천에 혼자 사세요")
    assert told.household == {"size": 1} and told.conversation.about == "parent-1"
    assert "household" not in told.say("다시 제 거").situation
    assert talk("엄마는 돌아가시고 혼자 살아요").household == {"size": 1}


def test_a_husband_who_died_is_no_member() -> None:
    told = talk("남편은 죽고 혼자 살아요. 예순여덟이에요")
    assert [one["id"] for one in told.situation["members"]] == ["me"]
    assert told.member()["age"] == 68


def test_denied_statuses_are_false_and_others_stay_unknown() -> None:
    told = talk("장애는 없고 직장 다녀요")
    assert told.member()["statuses"] == {"disabled": False, "employed": True}


def test_the_name_of_a_programme_tells_nothing_of_the_person() -> None:
    assert "members" not in talk("장애인연금은 뭐예요?").situation
    assert "household" not in talk("한부모가족 지원은 뭐예요?").situation


def test_the_wife_is_pregnant_and_not_the_man_who_says_so() -> None:
    told = talk("저는 서른다섯이고 아내가 임신 5개월이에요")
    assert told.member("spouse")["pregnancy_months"] == 5
    assert "pregnancy_months" not in told.member()


def test_a_place_that_may_be_several_is_asked_about_and_not_guessed() -> None:
    told = talk("강서구 살아요")
    assert told.residence == {}
    assert told.question is not None
    assert {"서울특별시 강서구", "부산광역시 강서구"} <= {option.value for option in told.question.options}
    assert told.say("부산광역시 강서구").residence == {"sido": "부산광역시", "sigungu": "강서구"}


def test_a_place_is_completed_by_what_is_known() -> None:
    assert talk("부산이요", "강서구요").residence == {"sido": "부산광역시", "sigungu": "강서구"}


def test_moving_in_three_months_ago() -> None:
    assert talk("서울 강서구로 이사 온 지 석 달 됐어요").residence["months"] == 3


def test_a_pension_told_unasked_sets_only_that() -> None:
    told = talk("국민연금 삼십만원 나와")
    assert told.household == {"other_income_krw": 300_000}
    assert "statuses" not in told.member()


def test_wealth_told_unasked_sets_only_what_was_named() -> None:
    assert talk("집은 없고 예금 천만원").household == {
        "residential_property_krw": 0,
        "financial_assets_krw": 10_000_000,
    }


def test_two_pensions_add_up() -> None:
    assert talk("국민연금 43만 원에 기초연금 33만 원이 들어와요").household == {"other_income_krw": 760_000}


def test_a_yearly_wage_is_a_twelfth_a_month_and_a_daily_wage_is_asked_about() -> None:
    assert talk("연봉 3천만원이에요").household == {"earned_income_krw": 2_500_000}
    daily = talk("일당 십만원이에요")
    assert daily.household == {} and "한 달에 얼마쯤" in daily.texts


def test_a_sum_of_which_nothing_tells_what_it_is_is_asked_about() -> None:
    told = talk("천만원이요")
    assert told.household == {} and told.question is not None
    assert told.say("예금이 1,000만 원이에요").household == {"financial_assets_krw": 10_000_000}


def test_a_thing_without_its_worth_is_asked_about() -> None:
    told = talk("차 한 대 있어요")
    assert told.household == {} and told.question is not None and told.question.fact == "household.vehicle_krw"
    assert told.say("팔백만원").household == {"vehicle_krw": 8_000_000}


def test_what_is_received_already_is_no_new_benefit() -> None:
    told = talk("나 예순일곱이고 혼자 살아요 관악구", "기초연금 받고 있어요")
    assert told.situation["receiving"] == ["basic-pension"]
    assert "basic-pension" not in told.cards


def test_what_cannot_be_is_said_and_loses_nothing() -> None:
    told = talk("67세예요").say("아니 2030년생이에요")
    assert told.member()["age"] == 67


def test_an_emoji_is_answered_and_loses_nothing() -> None:
    told = talk("나 예순일곱이고 혼자 살어 관악구")
    before = told.situation
    told.say("😀😀")
    assert told.situation == before and told.texts


def test_markup_is_no_fact() -> None:
    assert talk("<script>alert(1)</script>").situation == {}


@pytest.mark.parametrize(
    "supposed",
    [
        "예순다섯 되면 뭐가 나와요?",
        "부모급여 0세는 얼마고 1세는 얼마예요?",
        "생계급여 3인 가구는 얼마 나오나요",
        "혼자 살면 얼마 줘요?",
        "한부모면 뭘 해줘요",
        "차상위계층이 뭐죠",
        "영구임대가 무슨 말이에요?",
        "장애인 등록하면 무슨 혜택이 있나요",
        "통장에 천만 원 있으면 탈락이에요?",
        "쌍둥이 낳으면 두 배로 주나요",
        "외국인등록증 하나만 가지고 가면 돼요?",
        "초등학생도 알아듣게 설명해 줘",
        "치매안심센터 위치 좀 알려 주세요",
        "동생이 시설에 있으면 제외인가요",
        "농사짓는 사람한테는 뭐 없습니까",
        "여섯 살배기도 알게 말해 줘",
        "중증이면 금액이 더 커지나요?",
    ],
)
def test_what_is_only_supposed_or_asked_about_is_no_fact(supposed: str) -> None:
    assert talk(supposed).situation.keys() <= {"as_of"}


def test_the_ages_before_a_word_for_children_are_theirs() -> None:
    told = talk("아내하고 열 살이랑 여덟 살 애들이랑 살아요")
    assert "age" not in told.member()
    assert (told.member("child-1")["age"], told.member("child-2")["age"]) == (10, 8)


def test_ages_in_a_row_are_of_as_many_children() -> None:
    told = talk("애들은 열다섯 열둘 아홉")
    assert [told.member(f"child-{place}")["age"] for place in (1, 2, 3)] == [15, 12, 9]
    assert "household" not in told.situation


def test_a_home_and_its_worth_beside_savings() -> None:
    told = talk("집 한 채 1억 5천이고 예금 2천 있어")
    assert told.household["residential_property_krw"] == 150_000_000
    assert told.household["financial_assets_krw"] == 20_000_000


def test_a_sum_without_a_space_is_kept_as_both_that_it_may_be() -> None:
    assert talk("월급이백팔십이에요").household == {"earned_income_krw": {"min": 1_800_000, "max": 2_800_000}}


def test_who_lives_elsewhere_leaves_the_size_that_was_told() -> None:
    assert talk("다섯 식구예요", "아들 하나 있는데 따로 살아요").household["size"] == 5
