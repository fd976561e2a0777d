# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Facts as ordinary people tell them of themselves, and what they say beside them that is no fact."""

import pytest

from tests.korean.test_not_meant import heard

Meant = list[tuple[str, object]]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("택시 몰아서 월 200 벌어요", [("income_source", "사업소득"), ("income_amount", 2_000_000)]),
        ("월세 받아서 생활해요 60만 원", [("income_source", "임대소득"), ("income_amount", 600_000)]),
        ("쿠팡알바 월110", [("income_source", "아르바이트"), ("income_amount", 1_100_000)]),
        ("배추농사 조금 지어요", [("income_source", "농업소득")]),
        ("월급은 실수령 240이에요", [("income_source", "월급"), ("income_amount", 2_400_000)]),
        ("월급은 세금을 떼고 215만 원이에요", [("income_source", "월급"), ("income_amount", 2_150_000)]),
        ("건설 현장에서 일용직으로 일해요", [("income_source", "일용직")]),
        ("일 나가다 다쳐서 집에 있어요", []),
        ("국민연금도 없고 기초연금 삼십", [("income_source", "기초연금"), ("income_amount", 300_000)]),
        ("아내 전업 저 310", [("family_member", "배우자"), ("income_amount", 3_100_000)]),
        (
            "남편 260 / 전세",
            [("family_member", "배우자"), ("income_amount", 2_600_000), ("housing_type", "전세")],
        ),
        ("부부합산 450 자녀 1", [("income_amount", 4_500_000), ("family_member", "자녀")]),
    ],
)
def test_what_somebody_earns_and_by_what(said: str, meant: Meant) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("부모님께 매달 용돈 20만 원 드려요", [("family_member", "부모")]),
        ("전처한테 양육비로 50만 원 보내고 있어요", [("family_member", "전배우자")]),
        (
            "아들한테 용돈 20만 원 받아요",
            [("family_member", "아들"), ("income_source", "용돈"), ("income_amount", 200_000)],
        ),
    ],
)
def test_what_is_given_to_kin_does_not_come_in(said: str, meant: Meant) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("반지하 보500/월35", [("housing_type", "반지하"), ("rent_amount", 350_000)]),
        ("월세를 5만 원 올려서 지금 40이에요", [("housing_type", "월세"), ("rent_amount", 400_000)]),
        ("집은 제 소유예요", [("housing_type", "자가")]),
        ("우리 명의로 된 집은 없어요", []),
        ("모텔에서 지내다 지금은 고시원이에요", [("housing_type", "고시원")]),
        ("부모님 집에서 나와서 원룸 살아요", [("family_member", "부모"), ("housing_type", "원룸")]),
        ("고시원에서 일해요 월 100", [("income_amount", 1_000_000)]),
    ],
)
def test_how_somebody_lives_now(said: str, meant: Meant) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("형제 둘이 살아요", [("family_member", "형제자매"), ("household_size", 2)]),
        ("남매 둘이 있어요", [("family_member", "자녀")]),
        ("애 셋 데리고 혼자 삽니다", [("family_member", "자녀")]),
        ("저 혼자 생활하고 있습니다", [("household_size", 1)]),
        ("세대원 3 월소득 220", [("household_size", 3), ("income_amount", 2_200_000)]),
        ("딸이랑 저만 집에 있어요", [("family_member", "딸"), ("household_size", 2)]),
        ("이렇게 두 가지 받아요", []),
        ("모두 세 군데 다녀요", []),
        ("어머니를 모시고 사는 59세 아들입니다", [("family_member", "어머니"), ("age", 59)]),
        ("다섯 살 아들입니다", [("age", 5), ("family_member", "아들")]),
        ("자식덜은 다 나가 살구", [("family_member", "자녀")]),
    ],
)
def test_who_lives_together(said: str, meant: Meant) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("집은 내 집이라예. 칠십이고.", [("housing_type", "자가"), ("age", 70)]),
        ("칠십이고 혼자 삽니다", [("age", 70), ("household_size", 1)]),
        ("월급은 얼마 안 돼요. 칠십이에요", [("income_source", "월급"), ("income_amount", 700_000)]),
        ("막둥이가 시 살이여", [("family_member", "자녀"), ("age", 3)]),
        ("서른시 살이어라", [("age", 33)]),
        ("스무 살 지적장애예요", [("age", 20), ("disability_type", "지적장애")]),
        ("엄마(76) 모시고 삼", [("family_member", "어머니"), ("age", 76)]),
        (
            "지체2급 / 51 / 임대아파트",
            [("disability_type", "지체장애"), ("disability_grade", "2급"), ("age", 51), ("housing_type", "공공임대")],
        ),
        ("1000/50", [("rent_amount", 500_000)]),
        (
            "월세 35 혼자 살아요 29",
            [("housing_type", "월세"), ("rent_amount", 350_000), ("household_size", 1), ("age", 29)],
        ),
        ("취준 28 본가 거주 소득0", [("age", 28), ("housing_type", "무상거주"), ("income_amount", 0)]),
        ("며느리가 쌍둥이를 가져서 지금 일곱 달이야", [("family_member", "며느리"), ("pregnancy_week", {"month": 7})]),
        ("공주에서 작은 가게 하는 쉰다섯", [("district", {"sido": "충청남도", "sigungu": "공주시"}), ("age", 55)]),
    ],
)
def test_how_old_somebody_is_and_where(said: str, meant: Meant) -> None:
    assert heard(said) == meant
