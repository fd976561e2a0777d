# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import statistics
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean import Mention, extract, without_overlaps


def found(text: str, expecting: str | None = None) -> list[tuple[str, str, Any]]:
    return [(mention.entity, mention.value, mention.norm) for mention in extract(text, expecting=expecting)]


GANGSEO = {"sido": "서울특별시", "sigungu": "강서구"}
CASES: list[tuple[str, list[tuple[str, str, Any]]]] = [
    (
        "영감이랑 둘이 살고 나는 예순일곱",
        [("family_member", "영감", "배우자"), ("household_size", "둘", 2), ("age", "예순일곱", 67)],
    ),
    (
        "서울 강서구 사는 임신 5개월 된 임산부인데요",
        [("district", "서울 강서구", GANGSEO), ("pregnancy_week", "5개월", {"month": 5})],
    ),
    (
        "지체장애 3급이고 기초연금 삼십만 원이 다예요",
        [
            ("disability_type", "지체장애", "지체장애"),
            ("disability_grade", "3급", "3급"),
            ("income_source", "기초연금", "기초연금"),
            ("income_amount", "삼십만 원", 300_000),
        ],
    ),
    ("저는서울강서구사는예순일곱살입니다", [("district", "서울강서구", GANGSEO), ("age", "예순일곱살", 67)]),
    (
        "남편이랑둘이살고월세사십이요",
        [
            ("family_member", "남편", "배우자"),
            ("household_size", "둘", 2),
            ("housing_type", "월세", "월세"),
            ("rent_amount", "사십", 400_000),
        ],
    ),
    ("65세가 아니고 67세예요", [("age", "67세", 67)]),
    ("강서구 말고 서울 양천구요", [("district", "서울 양천구", {"sido": "서울특별시", "sigungu": "양천구"})]),
    ("세 명이 아니라 네 명이에요", [("household_size", "네 명", 4)]),
    ("임신 20주 아니고 12주", [("pregnancy_week", "12주", 12)]),
    ("집 2억에 빚 3천 있고 예금은 천만원", []),
    ("소득이 하나도 없어요", [("income_amount", "소득이 하나도 없어요", 0)]),
    ("동사무소에 등본 가져가요?", [("office", "동사무소", "주민센터"), ("document", "등본", "주민등록등본")]),
    ("1,850,000원이요", [("income_amount", "1,850,000원", 1_850_000)]),
    ("주머니에 천 원 한 장이 전부여", []),
    ("저는 ６７세예요", [("age", "６７세", 67)]),
    (
        "29살관악구원룸월세50",
        [
            ("age", "29살", 29),
            ("district", "관악구", {"sido": "서울특별시", "sigungu": "관악구"}),
            ("housing_type", "원룸", "원룸"),
            ("housing_type", "월세", "월세"),
            ("rent_amount", "50", 500_000),
        ],
    ),
    ("월세 아니고 전세예요", [("housing_type", "전세", "전세")]),
    ("연봉 3천입니다", [("income_source", "연봉", "월급"), ("income_amount", "3천", 30_000_000)]),
    (
        "월급 백구십만 원에 월세 삼십 나가요",
        [
            ("income_source", "월급", "월급"),
            ("income_amount", "백구십만 원", 1_900_000),
            ("housing_type", "월세", "월세"),
            ("rent_amount", "삼십", 300_000),
        ],
    ),
    ("저희 집 소득은 월 320만 원입니다", [("income_amount", "320만 원", 3_200_000)]),
    ("임신 16주고요", [("pregnancy_week", "16주", 16)]),
    ("월세 삼십이구유", [("housing_type", "월세", "월세"), ("rent_amount", "삼십", 300_000)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whole_sentences(text: str, expected: list[tuple[str, str, Any]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("asked", "text", "entity", "norm"),
    [
        ("member.age", "67", "age", 67),
        ("member.age", "육십칠", "age", 67),
        ("member.age", "칠십이요", "age", 70),
        ("member.age", "1957", "age", {"birth_year": 1957}),
        ("member.age", "오십칠년", "age", {"birth_year": 1957}),
        ("member.birth_date", "49", "age", {"birth_year": 1949}),
        ("member.birth_date", "육십이", "age", {"birth_year": 1962}),
        ("member.birth_date", "490302", "age", {"birth_year": 1949, "birth_date": "1949-03-02"}),
        ("household.size", "둘이요", "household_size", 2),
        ("household.size", "나 혼자", "household_size", 1),
        ("household.monthly_income_krw", "삼십", "income_amount", 300_000),
        ("household.monthly_income_krw", "없어요", "income_amount", 0),
        ("household.monthly_rent_krw", "35", "rent_amount", 350_000),
        (
            "residence.sigungu",
            "강서",
            "district",
            {"candidates": [{"sido": "부산광역시", "sigungu": "강서구"}, GANGSEO]},
        ),
        ("member.pregnancy_months", "5", "pregnancy_week", {"month": 5}),
    ],
)
def test_bare_answers(asked: str, text: str, entity: str, norm: Any) -> None:
    assert [(name, meaning) for name, _, meaning in found(text, asked)] == [(entity, norm)]


@pytest.mark.parametrize(
    "text",
    [
        "67",
        "49",
        "둘째",
        "네",
        "아니요",
        "없어요",
        "안녕하세요",
        "고마워요",
        "기다려 주세요",
        "다시 말해 주세요",
        "오늘 날씨 어때요",
        "천천히 말해줘",
        "뭘 받을 수 있나요",
        "",
        "   ",
        "ㅋㅋㅋ",
        "?!",
    ],
)
def test_nothing_without_a_question_or_a_fact(text: str) -> None:
    assert [name for name, _, _ in found(text) if name != "family_member"] == []


def test_all_that_is_named_can_be_asked_for() -> None:
    both = [mention.norm for mention in extract("65세가 아니고 67세예요", keep_rejected=True)]
    assert both == [65, 67]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("기초연금만 받고 있어요", ["기초연금"]),
        ("국민연금 삼십만 원이 다요", ["국민연금"]),
        ("폐지 팔아 먹고살아요", ["폐지수집"]),
        ("기초연금 받을 수 있나요", []),
        ("실업급여는 언제 나와요", []),
        ("편의점 알바 하고 있어요", ["아르바이트"]),
        ("공공근로 나가요", ["공공근로"]),
        ("장사하다가 망해서 쉬어요", []),
        ("알바도 짤렸어요", []),
        ("노인일자리 신청은 어디서 해요", []),
    ],
)
def test_a_benefit_asked_about_is_no_source_of_income(text: str, sources: list[str]) -> None:
    assert [mention.norm for mention in extract(text) if mention.entity == "income_source"] == sources


WORDS = [
    "예순일곱",
    "살",
    "세",
    "둘이",
    "혼자",
    "살아요",
    "서울",
    "강서구",
    "월세",
    "삼십",
    "만 원",
    "없어요",
    "아니고",
    "임신",
    "5개월",
    "주",
    "애",
    "남편이랑",
    "이",
    "만",
    "사",
    "는",
    "67",
    "1억2천",
    "500에",
    "40",
    ",",
    "?",
    "중구",
    "화곡동",
    "연봉",
    "년생",
    "3급",
    "한",
    "두",
    "열",
]


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " "])), max_size=12),
    st.sampled_from([None, "member.age", "household.size", "household.monthly_income_krw", "residence.sigungu"]),
)
def test_mentions_lie_in_the_text_in_order_and_apart(pieces: list[tuple[str, str]], asked: str | None) -> None:
    text = "".join(word + space for word, space in pieces)
    reached = 0
    for mention in extract(text, expecting=asked):
        assert mention.value == text[mention.start : mention.end] != ""
        assert mention.start >= reached
        reached = mention.end


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for mention in extract(text):
        assert mention.value == text[mention.start : mention.end]


def test_the_longer_of_two_mentions_stays() -> None:
    short, long, apart = Mention("a", "x", 1, 0, 1), Mention("b", "xy", 2, 0, 2), Mention("c", "z", 3, 2, 3)
    assert without_overlaps([short, apart, long]) == (long, apart)


def test_a_sentence_takes_less_than_a_millisecond_and_a_half() -> None:
    texts = [
        "서울 강서구 화곡동에 영감이랑 둘이 사는 예순일곱이고 기초연금 삼십만 원 받아요",
        "임신 24주인데 월급은 이백삼십만원이고 보증금 오백에 월세 삼십오 내고 살아요",
    ]
    times = []
    for text in texts * 50:
        start = time.perf_counter()
        extract(text)
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < 0.0015


@pytest.mark.parametrize(
    ("text", "entity", "norms"),
    [
        ("애들은 열다섯 열둘 아홉", "age", [15, 12, 9]),
        ("애들은 열다섯 열둘 아홉", "household_size", []),
        ("저 엄마 남동생 셋이요", "household_size", [3]),
        ("이혼하고딸둘이랑살아요", "household_size", []),
        ("혼자 살아요 일 인 가구예요", "household_size", [1, 1]),
        ("소득은 따로 없고 실업급여만 백팔십만 원이요", "income_amount", [1_800_000]),
        ("소득이 없어요", "income_amount", [0]),
        ("집 한 채 1억 5천이고 예금 2천 있어", "income_amount", []),
        ("남편이 위암 3기라 치료를 받고 있어요", "income_amount", []),
        ("임신 30주고 첫째예요", "family_member", []),
        ("예정일까지 한 달 반쯤 남았어요", "pregnancy_week", []),
        ("기초연금은 아직이고 월급 190만 원이에요", "income_source", ["월급"]),
        ("기초연금 들어오는 날이 스무닷샛날이지", "age", []),
    ],
)
def test_what_each_text_tells_of_a_kind(text: str, entity: str, norms: list[Any]) -> None:
    assert [norm for kind, _, norm in found(text) if kind == entity] == norms
