# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.money import amounts
from tests.korean.speller import mixed, sino

INCOME = "household.monthly_income_krw"


def found(text: str, expecting: str | None = None) -> list[tuple[str, Any]]:
    return [(amount.kind, amount.norm) for amount in amounts(text, expecting)]


@given(st.integers(min_value=1, max_value=9_999))
def test_every_sum_in_man_won(man: int) -> None:
    for words in (f"{man}만 원", f"{sino(man)}만원", f"{mixed(man * 10_000)}원", f"{man * 10_000:,}원"):
        assert found(f"월급은 {words}이에요") == [("earned", man * 10_000)], words


@given(st.integers(min_value=2, max_value=99).map(lambda tens: tens * 10))
def test_bare_sums_mean_man_won(man: int) -> None:
    assert found(f"월급 {man}") == found(f"월급 {sino(man)}이요") == [("earned", man * 10_000)]
    assert found(f"한 {sino(man)}", INCOME) == found(str(man), INCOME) == [("income", man * 10_000)]


CASES: list[tuple[str, list[tuple[str, Any]]]] = [
    # 버는 돈
    ("한 달에 한 삼십 들어와", [("income", 300_000)]),
    ("월급이백삼십만원", [("earned", 2_300_000)]),
    ("남편 월급 삼백 제꺼 백오십", [("earned", 3_000_000), ("earned", 1_500_000)]),
    ("둘이 합쳐서 이백오십쯤", [("income", 2_500_000)]),
    ("세후 270", [("earned", 2_700_000)]),
    ("세금 떼고 백팔십 정도 됩니다", [("income", 1_800_000)]),
    ("과외해서 40쯤 들어와요", [("earned", 400_000)]),
    ("통장에 찍히는 건 백구십쯤", [("income", 1_900_000)]),
    ("월 이백", [("income", 2_000_000)]),
    ("이백 사십 만 원 이요", [("unknown", 2_400_000)]),
    ("월 이 백 오 십 만 원", [("income", 2_500_000)]),
    ("206만740원", [("unknown", 2_060_740)]),
    ("공공근로로 27만원 받아요", [("earned", 270_000)]),
    ("노인일자리 이십구만 원 받는 거하고 기초연금하고", [("earned", 290_000)]),
    ("식구 넷이 이백 갖고 살아요", [("income", 2_000_000)]),
    # 연금과 도움
    ("국민연금 삼십만원", [("other", 300_000)]),
    ("영감 연금이 백이십 나오고 나는 없고", [("other", 1_200_000)]),
    ("자식들이 용돈으로 이십씩 줘", [("other", 200_000)]),
    ("딸이 다달이 오십 보내줘서 그걸로 살지", [("other", 500_000)]),
    ("월세 놓은 거 하나에서 삼십 들어오고", [("other", 300_000)]),
    ("월세 받는 게 45만 원 있습니다", [("other", 450_000)]),
    ("육아휴직급여로 150 들어와요", [("other", 1_500_000)]),
    ("국민연금 35만원이랑 기초연금 33만원 받아요", [("other", 350_000), ("other", 330_000)]),
    # 범위와 한계
    ("칠팔십만 원 벌지", [("earned", {"min": 700_000, "max": 800_000})]),
    ("백만원 조금 안 돼", [("unknown", {"max": 1_000_000})]),
    ("백만 원도 못 벌어요", [("earned", {"max": 1_000_000})]),
    ("보훈연금 오십 조금 넘게 나오네", [("other", {"min": 500_000})]),
    ("생계비 타서 칠십 얼마로 살아", [("other", {"min": 700_000, "max": 800_000})]),
    ("월 이백오십에서 삼백 사이", [("income", {"min": 2_500_000, "max": 3_000_000})]),
    ("월급 50~60만원", [("earned", {"min": 500_000, "max": 600_000})]),
    ("많아야 오십만원 벌어", [("earned", {"max": 500_000})]),
    # 달이 아닌 기간
    ("연봉 3200", [("earned", {"krw": 32_000_000, "per": "year"})]),
    ("연봉 삼천", [("earned", {"krw": 30_000_000, "per": "year"})]),
    ("1년에 1500만원 벌어요", [("earned", {"krw": 15_000_000, "per": "year"})]),
    ("세전으로 하면 2,400만원이 연 소득이에요", [("earned", {"krw": 24_000_000, "per": "year"})]),
    ("품팔이로 하루 칠만 원", [("earned", {"krw": 70_000, "per": "day"})]),
    ("시급 만원으로 주 15시간이에요", [("earned", {"krw": 10_000, "per": "hour"})]),
    ("일 년에 농사로 오백만원", [("earned", {"krw": 5_000_000, "per": "year"})]),
    # 집세
    ("월세 40", [("rent", 400_000)]),
    ("보증금 500에 월세 35", [("deposit", 5_000_000), ("rent", 350_000)]),
    ("오백에 사십오", [("deposit", 5_000_000), ("rent", 450_000)]),
    ("1000/50", [("deposit", 10_000_000), ("rent", 500_000)]),
    ("보증금 천에 월 55", [("deposit", 10_000_000), ("rent", 550_000)]),
    ("무보증 월세 28만", [("rent", 280_000)]),
    ("어 그 저 월 세예요 월 삼십팔", [("rent", 380_000)]),
    ("고시텔 한 달 32만원 내요", [("rent", 320_000)]),
    ("방세 사십만원씩 다달이 나가", [("rent", 400_000)]),
    ("월급이백에보증금오백월세삼십오", [("earned", 2_000_000), ("deposit", 5_000_000), ("rent", 350_000)]),
    ("월 35에 살아요", [("rent", 350_000)]),
    ("방 하나에 30 줘요", [("rent", 300_000)]),
    ("반지하에 월 삼십 주고 살아", [("rent", 300_000)]),
    ("보증금 없이 주당 8만원 내고 있어요", [("rent", {"krw": 80_000, "per": "week"})]),
    ("사글세 일 년에 삼백", [("rent", {"krw": 3_000_000, "per": "year"})]),
    ("월세는 35만 원이고 관리비가 7만원", [("rent", 350_000), ("expense", 70_000)]),
    # 재산과 빚
    ("예금 천만원", [("financial", 10_000_000)]),
    ("예금 이천에 적금 오백", [("financial", 20_000_000), ("financial", 5_000_000)]),
    ("통장에 300만원 있어요", [("financial", 3_000_000)]),
    ("집 2억", [("residential_property", 200_000_000)]),
    ("집은 3억쯤 하고 빚이 1억 있어요", [("residential_property", 300_000_000), ("debt", 100_000_000)]),
    ("전세 1억2천", [("deposit", 120_000_000)]),
    ("빚 3천", [("debt", 30_000_000)]),
    ("땅이 오천만원어치", [("general_property", 50_000_000)]),
    ("차는 2천만원짜리 한 대", [("vehicle", 20_000_000)]),
    ("재산이 다 해서 1억 5천", [("assets", 150_000_000)]),
    # 없다
    ("소득이 하나도 없어요", [("income", 0)]),
    ("들어오는 돈이 하나토 읎당께", [("income", 0)]),
    ("수입이하나도없어요", [("income", 0)]),
    ("한 푼도 못 벌어요 지금", [("income", 0)]),
    ("일 원도 못 버오", [("income", 0)]),
    ("월소득 0원", [("income", 0)]),
    ("집은 없고", [("residential_property", 0)]),
    ("집도 절도 없소", [("residential_property", 0)]),
    ("빚 없어요", [("debt", 0)]),
    ("재산은 없고 빚만 5천", [("assets", 0), ("debt", 50_000_000)]),
    ("남편은 이백이십 벌고 저는 수입 없어요", [("earned", 2_200_000), ("income", 0)]),
    ("기초연금 받는 거 말고는 없어", [("earned", 0)]),
    ("장애수당 말고는 들어오는 돈이 없네요", [("earned", 0)]),
    # 쓰는 돈과 주는 돈은 소득이 아니다
    ("건강보험료는 매달 7만 2천 원 냅니다", [("expense", 72_000)]),
    ("수술비가 천만 원 넘게 나왔대요", [("expense", {"min": 10_000_000})]),
    ("아동수당 지금 10만원 맞나", [("benefit", 100_000)]),
    ("매달 30만 원이라는 게 사실입니까", [("benefit", 300_000)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_amounts_as_people_say_them(text: str, expected: list[tuple[str, Any]]) -> None:
    assert found(text) == expected


ANSWERS: list[tuple[str, str, list[tuple[str, Any]]]] = [
    ("household.monthly_income_krw", "삼십", [("income", 300_000)]),
    ("household.monthly_income_krw", "한 80", [("income", 800_000)]),
    ("household.monthly_income_krw", "백이십", [("income", 1_200_000)]),
    ("household.monthly_income_krw", "없어요", [("income", 0)]),
    ("household.monthly_income_krw", "0", [("income", 0)]),
    ("household.monthly_income_krw", "하나도 없어요", [("income", 0)]),
    ("household.monthly_income_krw", "백도 안돼요", [("income", {"max": 1_000_000})]),
    ("household.monthly_income_krw", "1800000", [("income", 1_800_000)]),
    ("household.monthly_income_krw", "들쭉날쭉한데 백에서 백오십", [("income", {"min": 1_000_000, "max": 1_500_000})]),
    ("household.monthly_income_krw", "모르겠어요", []),
    ("household.earned_income_krw", "이백", [("earned", 2_000_000)]),
    ("household.other_income_krw", "삼십삼만원", [("other", 330_000)]),
    ("household.other_income_krw", "없어", [("other", 0)]),
    ("household.earned_income_krw", "국민연금 30만원", [("other", 300_000)]),
    ("household.monthly_rent_krw", "삼십오", [("rent", 350_000)]),
    ("household.monthly_rent_krw", "500에 40", [("deposit", 5_000_000), ("rent", 400_000)]),
    ("household.monthly_rent_krw", "전세라 없어요", [("rent", 0)]),
    ("household.debt_krw", "3천", [("debt", 30_000_000)]),
    ("household.debt_krw", "없어요", [("debt", 0)]),
    ("household.financial_assets_krw", "3천5백", [("financial", 35_000_000)]),
    ("household.residential_property_krw", "1억5천", [("residential_property", 150_000_000)]),
    ("household.vehicle_krw", "오백쯤", [("vehicle", 5_000_000)]),
    ("household.assets_krw", "한 이억", [("assets", 200_000_000)]),
]


@pytest.mark.parametrize(("asked", "text", "expected"), ANSWERS)
def test_bare_answers(asked: str, text: str, expected: list[tuple[str, Any]]) -> None:
    assert found(text, asked) == expected


NO_MONEY = [
    "천만에요",
    "오랜만에 왔어요",
    "이만 끊을게요",
    "이사 왔어요",
    "하지만 몰라요",
    "일이 없어요",
    "010-1234-5678",
    "하나원 나왔어요",
    "이천 살아요",
    "만두 먹었어",
    "백일 됐어요",
    "육십칠 세예요",
    "이십 주예요",
    "네 식구예요",
    "장애 3급",
    "월세는 몇 만원이나 보태주나요",
    "5월에 낳아요",
    "공원 벤치에서 자요",
    "예정일이 8월 15일이에요",
    "소득이 없으면 받나요",
    "구로구 살아요",
    "원룸 살아요",
    "25평 살아요",
    "애가 셋이에요",
    "천천히 말해줘",
    "만 65세",
    "기초연금 받을 수 있나요",
    "빚쟁이가 찾아와요",
]
GOES_OUT = [
    "연금이 사만 원이나 깎였어",
    "월급에서 50씩 갚아요",
    "보청기를 200만 원 주고 샀어요",
    "80만 원 고지서가 왔어요",
]


@pytest.mark.parametrize("text", GOES_OUT)
def test_what_goes_out_is_no_income(text: str) -> None:
    assert not {amount.kind for amount in amounts(text)} & {"income", "earned", "other", "unknown"}


def test_the_elderly_count_in_their_own_numbers() -> None:
    assert [amount.norm for amount in amounts("노인일자리 스물아홉만 원 받아")] == [290_000]


@pytest.mark.parametrize("text", NO_MONEY)
def test_what_is_no_money(text: str) -> None:
    assert found(text) == []


def test_offsets_are_those_of_the_text() -> None:
    text = "저는 월급이  이백 사십 만 원 이에요"
    (amount,) = amounts(text)
    assert text[amount.start : amount.end] == "이백 사십 만 원"


def test_a_sum_that_lacks_a_space_may_begin_with_a_particle() -> None:
    (unspaced,), (spaced,) = amounts("월급이백팔십이에요"), amounts("월급 이백팔십이에요")
    assert (unspaced.norm, unspaced.least) == (2_800_000, 1_800_000)
    assert (spaced.norm, spaced.least) == (2_800_000, None)
