# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.korean.line import read
from bot.korean.numbers import Number, digit_string, parse
from bot.korean.numerals import numerals
from tests.korean.speller import mixed, native, sino


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_sino_korean_is_read_back(value: int) -> None:
    assert parse(sino(value)) == Number(value, value)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_figures_with_units_are_read_back(value: int) -> None:
    assert parse(mixed(value)) == parse(str(value)) == parse(f"{value:,}") == Number(value, value)


@pytest.mark.parametrize("value", range(1, 121))
def test_native_numerals_are_read_back(value: int) -> None:
    if value != 100:
        assert parse(native(value)) == Number(value, value)


@pytest.mark.parametrize("value", range(11, 100))
def test_sino_tens_with_native_ones(value: int) -> None:
    if value % 10:
        assert parse(sino(value // 10 * 10) + native(value % 10)) == Number(value, value)


@pytest.mark.parametrize(
    ("word", "lo", "hi"),
    [
        ("칠팔십", 70, 80),
        ("이삼백", 200, 300),
        ("오륙십만", 500_000, 600_000),
        ("이삼만", 20_000, 30_000),
        ("두세", 2, 3),
        ("서너", 3, 4),
        ("대여섯", 5, 6),
        ("예닐곱", 6, 7),
        ("한두", 1, 2),
        ("스물두세", 22, 23),
        ("백이삼십", 120, 130),
        ("여든하고도셋", 83, 83),
        ("칠십하고또둘", 72, 72),
        ("팔십너이", 84, 84),
        ("백다섯", 105, 105),
        ("쉬흔", 50, 50),
        ("2천만", 20_000_000, 20_000_000),
        ("3천5백", 3500, 3500),
        ("1.5억", 150_000_000, 150_000_000),
        ("2백30만", 2_300_000, 2_300_000),
        ("206만740", 2_060_740, 2_060_740),
        ("일백칠십만", 1_700_000, 1_700_000),
        ("천구백사십이", 1942, 1942),
        ("십일조", 11 * 10**12, 11 * 10**12),
    ],
)
def test_words(word: str, lo: int, hi: int) -> None:
    assert parse(word) == Number(lo, hi)


@pytest.mark.parametrize(
    "word", ["", "만두", "이사", "구사", "십백", "백천", "이삼십오", "칠만억", "사과", "둘둘", "예순열"]
)
def test_what_is_no_number(word: str) -> None:
    assert parse(word) is None


@pytest.mark.parametrize(
    ("word", "figures"),
    [("구칠", "97"), ("공삼", "03"), ("일구사구", "1949"), ("95", "95"), ("구십", None), ("", None)],
)
def test_figures_read_one_by_one(word: str, figures: str | None) -> None:
    assert digit_string(word) == figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("남편이 삼백 벌어요", [300]),
        ("육십이에요", [60]),
        ("육십이 세예요", [62]),
        ("이백 사십 만 원", [2_400_000]),
        ("만 육십오 세", [65]),
        ("만65세", [65]),
        ("보증금 오백에 삼십", [500, 30]),
        ("합쳐서 이백", [200]),
        ("칠십 둘", [72]),
        ("38이요", [38]),
        ("연봉이 사천 조금 안 돼요", [4000]),
        ("신랑이 주먹으로", []),
        ("여섯 일곱 명", [6, 7]),
    ],
)
def test_numerals_in_a_sentence(text: str, values: list[int]) -> None:
    found = [
        numeral.number.lo
        for numeral in numerals(read(text))
        if numeral.number.lo not in {1, 2, 9} or numeral.number.lo in values
    ]
    assert found == values
