# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words that name an office, a programme or kin elsewhere, and here are where somebody works or who they are."""

from datetime import date

import pytest

from actions import Conversation, parse_json, understand
from rules_engine import load_catalogue

TODAY = date(2026, 11, 29)
CHANGWON = {"sido": "경상남도", "sigungu": "창원시"}


def heard(text: str) -> list[tuple[str, object]]:
    """The kinds and meanings that a text is understood by."""
    entities = parse_json(understand(text, None, Conversation(), TODAY, load_catalogue()))["entities"]
    return [(entity["entity"], entity["norm"]) for entity in entities]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("우체국 다니다 퇴직했고 예순셋이에요", [("age", 63)]),
        ("구청 앞 빌라 전세 살아요", [("housing_type", "전세")]),
        ("국민연금공단 콜센터 번호", [("office", "국민연금공단")]),
        ("농협 통장에 오백 있어요", []),
        ("세 살 아이 엄마예요", [("age", 3), ("family_member", "자녀")]),
        ("예비 아빠예요 아내가 28주", [("family_member", "배우자"), ("pregnancy_week", 28)]),
        ("아기 용품 지원 받고 싶어요", []),
        ("전기요금이 밀렸어요", []),
        ("차상위예요", []),
        ("차상위도 되나요", [("benefit", "near-poor-support")]),
        ("이제 스물 됐어요 보육원 나왔고", [("age", 20)]),
        ("LH 임대료 12만원이에요", [("housing_type", "공공임대"), ("rent_amount", 120_000)]),
        ("식구 넷이 이백 갖고 살아요", [("household_size", 4), ("income_amount", 2_000_000)]),
        ("빚이 삼천만 원이고 이자 20 내요", []),
        ("전셋집이에요 1억", [("housing_type", "전세")]),
        ("달방 살아요", [("housing_type", "여관")]),
        ("구청 기간제로 일하는 쉰셋이에요", [("age", 53)]),
        ("우체국 앞에서 장사해요", [("income_source", "사업소득")]),
        ("하나원 나와서 혼자 살아요", [("household_size", 1)]),
        ("하숙 치다가 그만뒀어요 일흔이에요", [("age", 70)]),
        ("쪽방 상담소에서 듣고 왔어요", [("office", "상담소")]),
        ("요양원에서 요양보호사로 일해요", []),
        ("행복주택 대기 중이고 고시원 살아요", [("housing_type", "고시원")]),
        ("부모님 집은 창원이에요", [("family_member", "부모"), ("district", CHANGWON)]),
        ("등본에는 네 명이에요", [("household_size", 4)]),
        ("산 지 스무 해 됐어요", []),
        ("열여덟 평짜리 영구임대", [("housing_type", "영구임대")]),
        ("노인일자리 모집 언제까지 하나요", []),
        ("차상위라 걱정이에요", []),
        ("기초 생활 수급자 예요", []),
        ("농민수당 받을 수 있나요", []),
        ("임신 확인은 지난주에 했어요", []),
        ("양육비는 십 원도 못 받아요", []),
        ("전세 일억 이천에 살고 있어요", [("housing_type", "전세")]),
        ("월세 없이 관리비만 오만 원 내요", []),
        ("콜센터 다녀서 월급 이백 받아요", [("income_source", "월급"), ("income_amount", 2_000_000)]),
        ("나물 팔아가 이십만 원 벌어예", [("income_source", "사업소득"), ("income_amount", 200_000)]),
    ],
)
def test_a_word_in_passing_is_not_taken_for_more(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("스물여섯이고 혼자 지냅니다", [("age", 26), ("household_size", 1)]),
        (
            "시어머니 여든하나 저 쉰여섯 둘이 살아요",
            [("family_member", "시어머니"), ("age", 81), ("age", 56), ("household_size", 2)],
        ),
        ("전세임대 월 8만 3식구", [("housing_type", "전세임대"), ("rent_amount", 80_000), ("household_size", 3)]),
        (
            "소득은 제가 120 남편 80이에요",
            [("income_amount", 1_200_000), ("family_member", "배우자"), ("income_amount", 800_000)],
        ),
        ("63년생 일용직", [("age", {"birth_year": 1963}), ("income_source", "일용직")]),
        ("아네랑 애기랑 세식구", [("family_member", "배우자"), ("family_member", "자녀"), ("household_size", 3)]),
        ("51년생 독거 영구임대", [("age", {"birth_year": 1951}), ("household_size", 1), ("housing_type", "영구임대")]),
        ("시각장애 1급인 안마사입니다", [("disability_type", "시각장애"), ("disability_grade", "1급")]),
        ("아들 둘 네 식구예요", [("family_member", "아들"), ("household_size", 4)]),
        (
            "큰애 열하나, 작은애 아홉이에요",
            [("family_member", "자녀"), ("age", 11), ("family_member", "자녀"), ("age", 9)],
        ),
        ("고추 농사 접고 국민연금 이십구만 원이 다예요", [("income_source", "국민연금"), ("income_amount", 290_000)]),
        ("실업급여백팔십받아요", [("income_source", "실업급여"), ("income_amount", 1_800_000)]),
        ("월세 삼십만 원 받아서 살아요", [("income_source", "임대소득"), ("income_amount", 300_000)]),
        ("어린이집교사월급백구십만원이에요", [("income_source", "월급"), ("income_amount", 1_900_000)]),
        ("기초연금 때문에 구청에 전화했어요", [("benefit", "basic-pension"), ("office", "구청"), ("channel", "전화")]),
        (
            "며느리는서른하나애는세살이에요",
            [("family_member", "며느리"), ("age", 31), ("family_member", "자녀"), ("age", 3)],
        ),
    ],
)
def test_facts_side_by_side_are_told_apart(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant


@pytest.mark.parametrize(
    ("called", "programme"),
    [
        ("산모도우미", {"candidates": ["gwangju-mother-newborn-health", "postnatal-newborn-health-care"]}),
        ("급식카드", "child-meal-support"),
        ("애기수당", "child-allowance"),
        ("편부모 수당", "single-parent-child-support"),
        ("장콜", "disabled-call-taxi"),
        ("누리카드", "national-culture-pass"),
        ("치매약값", "named-dementia-treatment"),
        ("의료비 지원", {"candidates": ["catastrophic-medical-expense", "medical-benefit"]}),
    ],
)
def test_a_programme_is_known_by_what_people_call_it(called: str, programme: object) -> None:
    assert ("benefit", programme) in heard(f"{called} 어떻게 신청해요?")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("난방비 보태 주는 거 신청할래요", [("benefit", "energy-voucher")]),
        ("보청기 값 대 준다던데 어디로 가요", [("benefit", "named-medical-aid-assistive-device")]),
        ("무릎수술비보태주는거예순여덟도돼요", [("benefit", "named-knee-replacement"), ("age", 68)]),
        ("월세 대 주는 거 있다던데", [("benefit", "housing-benefit")]),
        ("아들이 난방비 보태 주는 거로 살아요", [("family_member", "아들")]),
        ("병원비 대 주는 딸이 있어요", [("family_member", "딸")]),
        ("임신 20주인데 교통비 받을 수 있나요", [("pregnancy_week", 20), ("benefit", "seoul-pregnancy-transport")]),
        ("임신 20주라 교통비가 많이 들어요", [("pregnancy_week", 20)]),
    ],
)
def test_a_programme_is_known_by_what_it_gives(said: str, meant: list[tuple[str, object]]) -> None:
    assert heard(said) == meant
