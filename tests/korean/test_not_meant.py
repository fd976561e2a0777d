# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words that name an office, a programme or kin elsewhere, and here are where somebody works or who they are."""

from datetime import date

import pytest

from actions import Conversation, parse_json, understand
from rules_engine import load_catalogue

TODAY = date(2026, 11, 29)


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
