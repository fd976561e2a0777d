# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is told in one breath is heard in full, and what is asked beside it is answered."""

import pytest

from tests.actions.talking import Talk, talk

PROPERTY = ("residential_property_krw", "general_property_krw", "financial_assets_krw", "vehicle_krw")


def test_who_has_gone_through_home_savings_and_car_has_told_of_everything_they_own() -> None:
    told = talk("집은 없고 예금 300만원에 차는 없어요")
    assert told.household["general_property_krw"] == 0
    assert "말씀하지 않은 것은 없는 것으로" in told.texts, "nobody spoken of land, so it is said"
    assert "general_property_krw" not in talk("집은 없고 예금은 300만원이에요").household


def test_no_property_at_all_is_heard_unasked() -> None:
    told = talk("수입도 재산도 없어요")
    assert {kind: told.household[kind] for kind in PROPERTY} == dict.fromkeys(PROPERTY, 0)
    assert "debt_krw" not in told.household


@pytest.mark.parametrize(
    ("said", "owned"),
    [
        ("집 하나 있고 다른 재산은 없어요", "residential_property_krw"),
        ("땅은 있고 집, 예금, 차는 없어요", "general_property_krw"),
        ("재산은 없고 차만 있어요", "vehicle_krw"),
    ],
)
def test_what_somebody_owns_is_not_among_what_they_do_not(said: str, owned: str) -> None:
    told = talk(said)
    assert {kind for kind in PROPERTY if told.household.get(kind) == 0} == {*PROPERTY} - {owned}


def test_who_lives_alone_and_does_not_work_earns_nothing() -> None:
    assert talk("혼자 살고 요즘 일은 안 해요").household["earned_income_krw"] == 0
    assert "earned_income_krw" not in talk("남편하고 둘이 살고 저는 일 안 해요").household


@pytest.mark.parametrize(
    "said",
    ["아기 있어요 배 안에 5개월", "배 안에 아기가 있어요 5개월이에요", "뱃속에 아이 있어요. 5개월"],
)
def test_a_child_in_the_womb_is_a_pregnancy(said: str) -> None:
    told = talk(said)
    assert told.member()["pregnancy_months"] == 5
    assert "statuses" in told.member() and told.member()["statuses"]["pregnant"]


def test_what_is_told_beside_a_question_about_opening_hours_counts() -> None:
    told = Talk().say("서산 살고 여덟 살 딸이 아픈데 영유아 야간진료센터 밤 열한시에 하나요?", "ask_benefit_info")
    assert told.residence["sigungu"] == "서산시"
    assert told.member("child-1")["age"] == 8
    assert "야간진료센터" in told.texts


def test_the_place_in_the_name_of_a_programme_is_not_where_somebody_lives() -> None:
    assert talk("당진 사는데 서산 영유아 야간진료센터 가도 돼요?").residence["sigungu"] == "당진시"
    assert talk("서산 영유아 야간진료센터 가도 돼요?").residence["sigungu"] == "서산시"


@pytest.mark.parametrize("said", ["우체국보험은?", "우체국 보험은 뭐예요"])
def test_a_programme_that_is_named_is_no_other_matter(said: str) -> None:
    assert "우체국보험" in Talk().say(said, "out_of_scope").texts


@pytest.mark.parametrize(
    "said", ["고용센터에서 운영하는 사업 알려 주세요", "고용센터에서 무슨 프로그램 해요?", "고용센터 사업이 뭐예요"]
)
def test_what_an_office_runs_is_asked_for_by_the_office(said: str) -> None:
    assert "고용센터" in Talk().say(said, "ask_what_support").texts


def test_what_an_office_runs_is_told_beside_where_somebody_lives() -> None:
    told = Talk().say("안양2동 사는데 고용센터에서 무슨 사업 하나요?", "inform_district")
    assert told.residence["sigungu"] == "안양시 만안구"
    assert "고용센터 사업" in told.texts


@pytest.mark.parametrize(
    "said",
    [
        "수입은 왜 묻는 거예요?",
        "왜 그런 걸 물어보세요?",
        "소득은 뭐에 쓰려고요?",
        "이걸 왜 알아야 돼요",
        "소득이 왜 궁금하신데요",
    ],
)
def test_why_something_is_asked_is_told_and_it_is_asked_again(said: str) -> None:
    before = talk("예순일곱이고 관악구에 혼자 살아요")
    assert before.question is not None and before.question.fact == "household.monthly_income_krw"
    after = before.say(said, "refuse_answer")
    assert "가지를 받을 수 있는지가 이 답에 달려 있어요" in after.texts
    assert "건너뛰어도 괜찮아요" in after.texts
    assert after.question is not None and after.question.fact == "household.monthly_income_krw"


def test_who_will_not_tell_is_not_asked_again() -> None:
    after = talk("예순일곱이고 관악구에 혼자 살아요").say("소득은 말하기 싫어요", "refuse_answer")
    assert after.question is None or after.question.fact != "household.monthly_income_krw"


@pytest.mark.parametrize("said", ["왜 신분증이 필요해요?", "왜 방문이 필요해요?", "왜 물어봤는데 대답이 없어요?"])
def test_why_something_else_is_needed_is_no_question_about_the_questions(said: str) -> None:
    assert "건너뛰어도" not in talk("예순일곱이고 관악구에 혼자 살아요").say(said, "ask_documents").texts


def test_why_something_is_asked_where_nothing_hangs_on_it() -> None:
    assert "받을 수 있는 것을 찾으려고" in Talk().say("그런 건 왜 물어봐요?", "refuse_answer").texts
