# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
from datetime import date
from typing import Any

import pytest

from bot.korean.ages import ages
from bot.korean.baby_months import baby_months
from bot.korean.line import read
from tests.korean.speller import native, sino


def norms(text: str, **given: Any) -> list[Any]:
    return [found.norm for found in ages(read(text), **given)]


@pytest.mark.parametrize("age", range(1, 121))
def test_every_age_in_figures_and_words(age: int) -> None:
    assert norms(f"저는 {age}세입니다") == [age]
    assert norms(f"{age}살이에요") == [age]
    assert norms(f"만 {age}세") == [age]
    if age != 100:
        assert norms(f"저는 {native(age, counting=True)} 살이에요") == [age]
    if age >= 10:
        assert norms(f"올해 {sino(age)} 세입니다") == [age]
    if age > 10 and age != 100:
        assert norms(f"저는{sino(age)}세입니다") == [age]


@pytest.mark.parametrize("age", [value for value in range(11, 100) if value != 20 and value % 10])
def test_bare_native_ages(age: int) -> None:
    for text in (
        f"{native(age)}이요",
        f"나 {native(age)}",
        f"우리 엄마는 {native(age)}이에요",
        f"{native(age)} 됐어요",
    ):
        assert norms(text) == [age], text


@pytest.mark.parametrize("year", range(1927, 2027))
def test_years_of_birth(year: int) -> None:
    assert norms(f"{year}년생이에요") == [{"birth_year": year}]
    assert norms(f"{year % 100:02}년생") == [{"birth_year": year}]
    assert norms(f"{sino(year)}년생") == [{"birth_year": year}]
    if 1930 <= year < 2000:
        assert norms(f"{sino(year % 100)}년생입니다") == [{"birth_year": year}]


CASES: list[tuple[str, list[Any]]] = [
    # 나이
    ("나 예순일곱 먹었어", [67]),
    ("내 나이 여든 하고도 셋이라", [83]),
    ("팔십다섯이라우", [85]),
    ("칠십 하나", [71]),
    ("말띠 칠십하고 또 둘", [72]),
    ("나이요? 36", [36]),
    ("제 나이 말하는 거죠 31살요", [31]),
    ("만으로 38이요", [38]),
    ("만나이로 29임", [29]),
    ("저 67이에요", [67]),
    ("제가 육십팔이고 남편은 칠십입니다", [68, 70]),
    ("큰애는 14 작은애는 9살", [14, 9]),
    ("어 제가 그 올해 육십오 만으로요", [65]),
    ("육십 일곱 이에요", [67]),
    ("설흔여덟이요", [38]),
    ("마은둘이요", [42]),
    ("실십이 살요", [72]),
    ("고2 열여덟살", [18]),
    ("아버지 연세가 여든여섯이십니다", [86]),
    ("할머니는 올해로 아흔이 되셨어요", [90]),
    ("0세예요, 지난달에 태어났거든요", [0]),
    ("정확히는 예순여섯", [66]),
    ("나이는 사십오요", [45]),
    ("저는캄보디아나이로26살", [26]),
    # 세는나이
    ("우리 나이로 예순일곱", [{"min": 65, "max": 66}]),
    ("한국나이론 서른", [{"min": 28, "max": 29}]),
    ("우리 나이로 일흔하나, 만으로는 예순아홉", [{"min": 69, "max": 70}, 69]),
    ("만 나이로 하면 33이고 한국 나이로 35", [33, {"min": 33, "max": 34}]),
    # 대
    ("육십대예요", [{"min": 60, "max": 69}]),
    ("50대 후반", [{"min": 57, "max": 59}]),
    ("20대 중반임", [{"min": 24, "max": 26}]),
    ("사십 대 초반이라고 보시면 돼요", [{"min": 40, "max": 43}]),
    ("한 칠십 중반쯤 돼 보이세요", [{"min": 74, "max": 76}]),
    # 잔치
    ("올해 환갑이에요", [60]),
    ("칠순", [70]),
    ("팔순 됐어요", [80]),
    ("구순이셔요", [90]),
    ("환갑 지났어요", [{"min": 60}]),
    ("환갑 지난 지 삼 년 됐어유", [63]),
    ("칠순이 내일모레", [{"min": 68, "max": 69}]),
    # 경계
    ("65세 이상이면 받나요", [{"min": 65}]),
    ("예순 넘었어요", [{"min": 60}]),
    ("서른 안 됐어요 아직 스물아홉", [{"max": 29}, 29]),
    ("65세되려면두달남았어요", [{"max": 64}]),
    ("내년이면 팔십이여", [79]),
    ("두 달 뒤에 육십오 됩니다", [64]),
    ("낼모레 예순", [{"min": 58, "max": 59}]),
    ("구십이 낼모레여", [{"min": 88, "max": 89}]),
    ("39세까지 되나요", [{"max": 39}]),
    ("65세부터 주나요", [{"min": 65}]),
    # 생년
    ("사십구년생이여", [{"birth_year": 1949}]),
    ("구칠년생이요", [{"birth_year": 1997}]),
    ("공삼년생", [{"birth_year": 2003}]),
    ("팔팔년 용띠ㅋㅋ", [{"birth_year": 1988}]),
    ("58년 개띠", [{"birth_year": 1958}]),
    ("토끼띠 99", [{"birth_year": 1999}]),
    ("빠른 88", [{"birth_year": 1988}]),
    ("1957년 3월생", [{"birth_year": 1957}]),
    ("오십육년 삼월생", [{"birth_year": 1956}]),
    ("천구백사십이년 섣달에 태어났소", [{"birth_year": 1942}]),
    ("저희 어머니가 사십삼년에 나셨어요", [{"birth_year": 1943}]),
    ("2006년에 태어났습니다", [{"birth_year": 2006}]),
    ("민원인은 1961년 7월 12일생이십니다", [{"birth_year": 1961, "birth_date": "1961-07-12"}]),
    ("83년12월1일생", [{"birth_year": 1983, "birth_date": "1983-12-01"}]),
    ("생년월일 900415", [{"birth_year": 1990, "birth_date": "1990-04-15"}]),
    ("생년월일은 1961년 7월 12일이요", [{"birth_year": 1961, "birth_date": "1961-07-12"}]),
    ("해방되던 해에 났어", [{"birth_year": 1945}]),
    ("소화 십오년", [{"birth_year": 1940}]),
    ("을유생 닭띠요", [{"birth_year": 1945}]),
    ("99년 13월 40일생", [{"birth_year": 1999}]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_ages_as_people_say_them(text: str, expected: list[Any]) -> None:
    assert norms(text) == expected


NO_AGE = [
    "영감이 나보다 네 살 위",
    "두 살 더 먹었네",
    "세 살 차이예요",
    "서른에 혼자됐어",
    "스무 살 때 다쳤어요",
    "오세요",
    "어디 사세요",
    "세대주예요",
    "이 세상 다 산 것 같아",
    "우리 애기 7개월",
    "24개월이에요",
    "스무날에 나와요",
    "쉰 밥을 먹었어",
    "열 명",
    "마흔 번 전화했어",
    "스물다섯 평",
    "월급 이백이에요",
    "백팔십 정도 됩니다",
    "3세대가 살아요",
    "몸살이 났어요",
    "자살하고 싶다",
    "둘이 살아요",
    "셋이 삽니다",
    "내일 다시 물어보러 올게요",
    "백세시대",
    "천 원",
    "일흔 번",
    "한 사람",
    "삼십만 원",
    "이십 주",
    "닭띠예요",
    "57년 전에",
    "1층 살아요",
    "만세",
    "구세군",
    "화곡동 살아요",
    "3일 남았어요",
    "이십오일에 나오나",
]


@pytest.mark.parametrize("text", NO_AGE)
def test_what_is_no_age(text: str) -> None:
    assert norms(text) == []


def test_a_bare_year_answers_the_question_for_the_birth() -> None:
    assert norms("1949년 3월 2일", expecting="member.birth_date") == [{"birth_year": 1949, "birth_date": "1949-03-02"}]
    assert norms("사십구년", expecting="member.birth_date") == [{"birth_year": 1949}]
    assert norms("490302", expecting="member.birth_date") == [{"birth_year": 1949, "birth_date": "1949-03-02"}]
    assert norms("사십구년") == []


def test_two_figures_turn_on_the_year_of_today() -> None:
    assert norms("24년생", today=date(2024, 4, 15)) == [{"birth_year": 2024}]
    assert norms("25년생", today=date(2024, 4, 15)) == [{"birth_year": 1925}]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("우리 애기 7개월", 7),
        ("아기가 생후 40일 됐어요", 1),
        ("24개월 아이예요", 24),
        ("갓난쟁이여, 이제 석 달 됐어", 3),
        ("손주가 열 달이야", 10),
        ("생후 백일 된 아기예요", 3),
        ("임신 5개월", None),
        ("일 그만둔 지 넉 달", None),
        ("이사 온 지 석 달", None),
        ("다섯 살", None),
    ],
)
def test_months_of_a_baby(text: str, months: int | None) -> None:
    assert baby_months(text) == months


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("전 스물넷 대학생이고 관악구 살아요", 24),
        ("저는 북한이탈주민이에요 서른셋 인천 남동구 혼자 살아요", 33),
        ("마흔 주부입니다", 40),
        ("서른다섯 직장인", 35),
    ],
)
def test_a_number_that_counts_nothing_is_an_age_whatever_word_comes_next(text: str, age: int) -> None:
    assert [found.norm for found in ages(read(text))] == [age]


@pytest.mark.parametrize(
    "text", ["쌀 서른 가마", "버스 마흔 번 탔어요", "스물네 시간", "서른 명이서", "마흔 주 됐어요"]
)
def test_a_number_that_counts_something_is_none(text: str) -> None:
    assert not list(ages(read(text)))
