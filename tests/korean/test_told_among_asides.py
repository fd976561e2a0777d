# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Facts that people tell among complaints, times gone by and other people's affairs."""

import pytest

from tests.korean.test_not_meant import heard


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "남편이 소방서 다니는데 월급이 280이에요",
            [("family_member", "배우자"), ("income_source", "월급"), ("income_amount", 2_800_000)],
        ),
        ("군청 구내식당에서 일하다 그만둔 예순하나입니다", [("age", 61)]),
        ("저는 시청 공무원이에요", []),
        ("우체국 집배원 남편이랑 애 둘", [("family_member", "배우자"), ("family_member", "자녀")]),
        ("복지관 다니는 일흔둘이에요", [("office", "복지관"), ("age", 72)]),
        ("구청 공무원이 안 된대요", [("office", "구청")]),
        ("고용센터 상담원이 안 된대요", [("office", "고용센터")]),
        ("시청에 다녀왔어요", [("office", "시청")]),
    ],
)
def test_where_somebody_works_is_no_office_to_turn_to(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("둘째까지 생겨 지금 22주 4일입니다", [("pregnancy_week", 22)]),
        ("셋째가 16주예요 큰애는 일곱 살", [("pregnancy_week", 16), ("family_member", "자녀"), ("age", 7)]),
        ("딸이 애 서서 넉 달이라는데", [("family_member", "딸"), ("pregnancy_week", {"month": 4})]),
        ("새아기가 지금 석 달 반이래", [("family_member", "며느리"), ("pregnancy_week", {"month": 3})]),
        ("홑몸이 아니에요 다섯 달째고 전세 살아요", [("pregnancy_week", {"month": 5}), ("housing_type", "전세")]),
        ("12주 지나면 안정기라는데 저는 지금 11주예요", [("pregnancy_week", 11)]),
        ("둘째가 세 살이에요", [("family_member", "자녀"), ("age", 3)]),
    ],
)
def test_a_child_that_is_expected_is_not_born(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("환갑을 앞둔 쉰아홉 미혼입니다", [("age", 59)]),
        ("쉰을 바라보는 마흔여덟입니다", [("age", 48)]),
        ("칠순을 앞둔 어머니", [("age", {"min": 68, "max": 69}), ("family_member", "어머니")]),
        ("일 쉰 지 반년 됐어요 쉰한 살", [("age", 51)]),
        ("내가 예순에 남편을 잃었어", [("family_member", "배우자")]),
        ("제가 올해 마흔둘에 애가 셋이에요", [("age", 42), ("family_member", "자녀")]),
        ("애 둘 네 살 두 살", [("family_member", "자녀"), ("age", 4), ("age", 2)]),
        ("61세 전화로 해요", [("age", 61), ("channel", "전화")]),
        ("45세 전세", [("age", 45), ("housing_type", "전세")]),
        (
            "김포/큰애 12/막내 4",
            [
                ("district", {"sido": "경기도", "sigungu": "김포시"}),
                ("family_member", "자녀"),
                ("age", 12),
                ("family_member", "자녀"),
                ("age", 4),
            ],
        ),
        ("문의드려요 58 무직", [("age", 58)]),
    ],
)
def test_an_age_is_that_of_today(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "엄마 혼자 전북 고창에 사세요",
            [
                ("family_member", "어머니"),
                ("household_size", 1),
                ("district", {"sido": "전북특별자치도", "sigungu": "고창군"}),
            ],
        ),
        ("시골집에 늙은이 둘이 있는데", [("household_size", 2)]),
        ("남편하고 둘이 남았어요", [("family_member", "배우자"), ("household_size", 2)]),
        (
            "아내하고 아들 하나 세 가족입니다",
            [("family_member", "배우자"), ("family_member", "아들"), ("household_size", 3)],
        ),
        ("세대원은 저 포함 3명이고", [("household_size", 3)]),
        ("이혼하고 혼자 나와 살아요", [("household_size", 1)]),
        ("고양이랑 둘이 살아요", []),
        ("동생이랑 같이 자취해요", [("family_member", "동생")]),
        ("혼자 애 키우며 부산에 살아요", [("family_member", "자녀"), ("district", {"sido": "부산광역시"})]),
        ("저 외동딸인데 아버지가 여든이에요", [("family_member", "아버지"), ("age", 80)]),
        ("제가 큰아들이라서 모시고 있어요", []),
    ],
)
def test_a_household_is_counted_as_it_is_told(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("퇴직금은 다 썼고 실업급여 198만 원 받아요", [("income_source", "실업급여"), ("income_amount", 1_980_000)]),
        ("택배 하다 짤려서 실업급여 187만 원 받아요", [("income_source", "실업급여"), ("income_amount", 1_870_000)]),
        (
            "국민연금 29만 원 받는데 노령연금 더 탈 수 있나",
            [("income_source", "국민연금"), ("income_amount", 290_000), ("benefit", "basic-pension")],
        ),
        (
            "국가장학금 알아보고 있어요 남편 월급 230",
            [("family_member", "배우자"), ("income_source", "월급"), ("income_amount", 2_300_000)],
        ),
        ("통신비 할인 되나요 기초연금 받아요", [("income_source", "기초연금")]),
        ("전남편이 양육비를 안 부쳐 줘요", [("family_member", "전배우자")]),
        ("18만 원 밀렸대요 엄마랑 둘이 살아요", [("family_member", "어머니"), ("household_size", 2)]),
        ("가겟세만 120 나가요", []),
        ("행복쥬택 들어왔어요 월 구만 팔천언이구", [("housing_type", "행복주택"), ("rent_amount", 98_000)]),
    ],
)
def test_income_is_what_comes_in_now(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "독거 82 국민연금18",
            [("household_size", 1), ("age", 82), ("income_source", "국민연금"), ("income_amount", 180_000)],
        ),
        (
            "근로장려금 가능? 39 알바60",
            [
                ("benefit", "earned-income-tax-credit"),
                ("age", 39),
                ("income_source", "아르바이트"),
                ("income_amount", 600_000),
            ],
        ),
        (
            "해고됨. 42 남편 월급 230",
            [("age", 42), ("family_member", "배우자"), ("income_source", "월급"), ("income_amount", 2_300_000)],
        ),
        ("2인 71,69", [("household_size", 2), ("age", 71), ("age", 69)]),
        ("72 68 부부", [("age", 72), ("age", 68)]),
        ("고시원25 일용직", [("housing_type", "고시원"), ("rent_amount", 250_000), ("income_source", "일용직")]),
        ("국민임대 19만 관리비9", [("housing_type", "국민임대"), ("rent_amount", 190_000)]),
        (
            "혼자 월120 월세38",
            [("household_size", 1), ("income_amount", 1_200_000), ("housing_type", "월세"), ("rent_amount", 380_000)],
        ),
        ("차상위 한부모 37 아들9", [("age", 37), ("family_member", "아들"), ("age", 9)]),
        ("40세 월세45", [("age", 40), ("housing_type", "월세"), ("rent_amount", 450_000)]),
        ("휴직중 급여150 34주", [("income_source", "월급"), ("income_amount", 1_500_000), ("pregnancy_week", 34)]),
        (
            "월급쟁이 남편 250에 애가 셋",
            [
                ("income_source", "월급"),
                ("family_member", "배우자"),
                ("income_amount", 2_500_000),
                ("family_member", "자녀"),
            ],
        ),
    ],
)
def test_a_note_keeps_years_and_sums_apart(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("요양원에서 조리해요 예순둘", [("age", 62)]),
        ("요양원에 계신 어머니", [("family_member", "어머니")]),
        ("새마을금고에서 집 담보로 대출받았어요 자가예요", [("housing_type", "자가")]),
        ("애 데리고 친정에 있어요", [("family_member", "자녀"), ("housing_type", "무상거주")]),
        (
            "연금 240 받아요 기초연금은 안 되겠죠",
            [("income_source", "연금"), ("income_amount", 2_400_000), ("benefit", "basic-pension")],
        ),
    ],
)
def test_a_place_of_work_and_a_benefit_in_doubt_are_no_facts(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant
