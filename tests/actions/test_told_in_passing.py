# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is told in passing is neither lost nor made more of than it is."""

import pytest

from tests.actions.talking import Talk, talk


@pytest.mark.parametrize(
    "said",
    ["기초생활수급자예요", "수급자예요", "저 기초수급자인데요", "기초생활 수급자입니다", "수급자라서요"],
)
def test_a_recipient_is_asked_of_which_benefits(said: str) -> None:
    told = talk(said)
    assert told.question is not None and told.question.fact == "household.types"
    assert [option.value for option in told.question.options][:2] == [
        "생계급여나 의료급여를 받아요",
        "주거급여나 교육급여를 받아요",
    ]
    assert "생활비를 매달" not in told.texts


def test_a_recipient_who_told_which_is_not_asked_again() -> None:
    told = talk("수급자예요", "생계급여나 의료급여를 받아요", "수급자예요")
    assert told.household["types"]["livelihood_recipient"] is True
    assert told.question is None or told.question.fact != "household.types"


@pytest.mark.parametrize(
    "said", ["부부 둘이 70살, 68살이에요", "우리 내외가 70살 68살이여", "부부고요 70세 68세입니다"]
)
def test_a_couple_tells_both_ages(said: str) -> None:
    told = talk(said)
    assert (told.member()["age"], told.member("spouse")["age"]) == (70, 68)


@pytest.mark.parametrize("said", ["어업을 해요", "어민이에요", "뱃일을 합니다"])
def test_who_fishes_is_a_fisher(said: str) -> None:
    assert talk(said).member()["statuses"]["fisher"] is True


def test_allowances_for_fishers_make_nobody_a_fisher() -> None:
    assert "statuses" not in talk("어민수당이 뭐예요?").member()


@pytest.mark.parametrize("said", ["집을 5천에 샀어요", "집을 오천만원 주고 샀어요"])
def test_what_a_home_cost_is_what_it_is_worth(said: str) -> None:
    assert talk(said).household["residential_property_krw"] == 50_000_000


def test_a_loan_on_the_home_raises_what_the_home_is_worth() -> None:
    told = talk("집 대출이 8천 있어요")
    assert told.household["debt_krw"] == 80_000_000
    assert told.question is not None and told.question.fact == "household.residential_property_krw"


@pytest.mark.parametrize("said", ["아매 귀 먹었소", "영감이 귀가 먹었어", "한쪽 눈이 실명이에요"])
def test_who_hears_or_sees_badly_is_not_registered_for_it(said: str) -> None:
    people = talk(said).situation.get("members", ())
    assert all("disabled" not in person.get("statuses", {}) for person in people)


def test_who_has_a_grade_for_it_is() -> None:
    assert talk("귀가 먹어서 청각 사급이에요").member()["statuses"] == {"disabled": True}


@pytest.mark.parametrize("said", ["노인 일자리 모집은 언제 해", "노인일자리는 언제까지 신청해요?"])
def test_work_for_the_old_is_answered_for_itself(said: str) -> None:
    told = Talk().say("기초연금이 뭐예요?", "ask_benefit_info").say(said, "ask_deadline")
    assert "저희 자료에 없어요" in told.texts and "기초연금" not in told.texts
    assert told.turn is not None and told.turn.unmet == "노인일자리"


@pytest.mark.parametrize(
    "says", ["에너지바우처 나와요?", "기초수급자인데 에너지바우처 나와요?", "에너지바우처 저도 받아요?"]
)
def test_who_asks_whether_a_benefit_comes_does_not_have_it(says: str) -> None:
    assert "receiving" not in talk(says).situation


@pytest.mark.parametrize("says", ["에너지바우처 받고 있어요", "에너지바우처 매달 나와요"])
def test_who_says_so_has_it(says: str) -> None:
    assert talk(says).situation["receiving"]


@pytest.mark.parametrize(
    ("says", "span"),
    [
        ("아이 낳았어요 한달됐어요", ("2026-09-22", "2026-10-21")),
        ("아기 낳은 지 3주 됐어요", ("2026-10-22", "2026-11-21")),
        ("두 달 전에 출산했어요", ("2026-08-22", "2026-09-21")),
    ],
)
def test_how_long_ago_a_birth_was_tells_of_the_baby(says: str, span: tuple[str, str]) -> None:
    told = talk(says)
    assert told.member("child-1")["birth_date"] == dict(zip(("min", "max"), span, strict=True))
    assert told.question is not None and told.question.fact != "household.children"
    assert all(fact not in told.texts for fact in ("임신 중",))


def test_an_age_belongs_to_who_is_named_right_before_it() -> None:
    told = talk("넷이 살아요 저 52 남편 55 아들 고2")
    assert told.member()["age"] == 52 and told.member("spouse")["age"] == 55
    assert "age" not in told.member("child-1")


def test_or_to_who_is_named_right_behind_it() -> None:
    told = talk("5살 딸 7살 아들 키워요")
    assert {one["sex"]: one["age"] for one in told.situation["members"][1:]} == {"female": 5, "male": 7}


def test_an_illness_is_hers_of_whom_it_is_said_and_so_is_the_age_told_next() -> None:
    told = talk("치매 걸린 시어머니 모시고 살아요 대구 달서구")
    assert told.member("parent-1")["statuses"] == {"patient": True}
    assert "statuses" not in told.member()
    told.say("여든하나요")
    assert told.member("parent-1")["age"] == 81 and "age" not in told.member()


def test_a_disability_is_his_of_whom_it_is_said() -> None:
    told = talk("지적장애 있는 아들이랑 살아요")
    assert told.member("child-1")["statuses"]["disabled"] and "statuses" not in told.member()


def test_nobody_has_two_ages() -> None:
    assert talk("저 29 예비신랑 31 합쳐서 연봉 6천").member()["age"] == 29
