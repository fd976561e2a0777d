# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Facts that people jot down side by side, or run into each other, keep apart."""

from typing import Any

import pytest

from bot.korean import extract
from bot.korean.place_table import Level, lookup, names

SIDOS = {
    "서울특별시": "서울",
    "부산광역시": "부산",
    "경기도": "경기",
    "강원특별자치도": "강원도",
    "전라남도": "전남",
    "경상북도": "경북",
}
CITIES = sorted(
    {
        (name.place.sido, name.place.sigungu)
        for form in names()
        for name in lookup(form)
        if name.level is Level.SIGUNGU and name.whole and name.place.sido in SIDOS and not name.place.old
    }
)


def facts(text: str) -> list[tuple[str, Any]]:
    return [(found.entity, found.norm) for found in extract(text)]


@pytest.mark.parametrize(("sido", "sigungu"), CITIES)
def test_a_place_ends_where_an_age_begins(sido: str, sigungu: str) -> None:
    said = f"{SIDOS[sido]}{sigungu.replace(' ', '')}32살월세"
    assert facts(said) == [("district", {"sido": sido, "sigungu": sigungu}), ("age", 32), ("housing_type", "월세")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("일흔이고강동구살아요", [("age", 70), ("district", {"sido": "서울특별시", "sigungu": "강동구"})]),
        ("화성 72세 독거", [("district", {"sido": "경기도", "sigungu": "화성시"}), ("age", 72), ("household_size", 1)]),
        ("34 여 1인가구 원룸", [("age", 34), ("household_size", 1), ("housing_type", "원룸")]),
        ("71 독거", [("age", 71), ("household_size", 1)]),
        ("애들 9, 7살", [("family_member", "자녀"), ("age", 9), ("age", 7)]),
        ("부모님 74/71세", [("family_member", "부모"), ("age", 74), ("age", 71)]),
        ("1961.3.2 자가", [("age", {"birth_year": 1961, "birth_date": "1961-03-02"}), ("housing_type", "자가")]),
        ("전세 두 명 살아요", [("housing_type", "전세"), ("household_size", 2)]),
        ("전세두식구", [("housing_type", "전세"), ("household_size", 2)]),
        ("둘이 자가 월소득 300", [("household_size", 2), ("housing_type", "자가"), ("income_amount", 3_000_000)]),
        ("엄마 저 동생 세 명", [("family_member", "어머니"), ("family_member", "동생"), ("household_size", 3)]),
        ("예순내살이에요", [("age", 64)]),
        ("손주 둘 키우는 예순여덟 할머니예요", [("family_member", "손자녀"), ("age", 68)]),
    ],
)  # fmt: skip
def test_each_fact_is_heard(text: str, expected: list[tuple[str, Any]]) -> None:
    found = facts(text)
    assert all(fact in found for fact in expected) and len(found) == len(expected)


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("다달이 이십만 원씩 주고 사는디", 200_000),
        ("월 18 내고 혼자 살아요", 180_000),
        ("LH 살고 12만원 내요", 120_000),
        ("임대아파트 월 12만", 120_000),
        ("반전세 월 20", 200_000),
        ("보증금 천 월 사십", 400_000),
        ("다달이 십오만 원 내는 임대아파트요", 150_000),
    ],
)
def test_what_is_paid_to_live_somewhere_is_rent(text: str, rent: int) -> None:
    assert [norm for entity, norm in facts(text) if entity.endswith("_amount")] == [rent]
    assert ("rent_amount", rent) in facts(text)


@pytest.mark.parametrize("text", ["매달 30만원 내요", "병원비로 한 달에 30만 원 나가요", "대출이자로 월 25만 원 내요"])
def test_what_is_paid_is_no_income(text: str) -> None:
    assert not [entity for entity, _ in facts(text) if entity.endswith("_amount")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LH 월 12만 2인", ("housing_type", "공공임대")),
        ("주공에 사는데", ("housing_type", "공공임대")),
        ("LH로 전화하면 되나요", ("office", "LH")),
        ("주공에 문의하려고요", ("office", "LH")),
    ],
)
def test_who_lets_a_home_is_a_home_to_its_tenants(text: str, said: tuple[str, str]) -> None:
    assert said in facts(text)


@pytest.mark.parametrize("papers", ["이체내역이랑 통장", "복지카드 통장", "소득증빙서류하고 통장"])
def test_a_bank_book_among_papers_is_one(papers: str) -> None:
    assert facts(papers)[-1] == ("document", "통장사본")
    assert facts("통장에 돈이 없어요") == []


@pytest.mark.parametrize(
    ("said", "kind", "expected"),
    [
        ("서울 은평 73 혼자", "age", [73]),
        ("지체3급 66 무직", "age", [66]),
        ("뇌경색 61 실직", "age", [61]),
        ("61 실직 월세", "age", [61]),
        ("대구 동구 80 벌어요", "age", []),
        ("이혼 후 50 벌어요", "age", []),
        ("전세요 2식구 남편250", "income_amount", [2_500_000]),
        ("남편 55 아내 52", "income_amount", []),
        ("세후 210 월세 45/500", "rent_amount", [450_000]),
        ("월세 500/45", "rent_amount", [450_000]),
    ],
)
def test_a_bare_number_is_what_stands_beside_it(said: str, kind: str, expected: list[Any]) -> None:
    assert [norm for entity, norm in facts(said) if entity == kind] == expected
