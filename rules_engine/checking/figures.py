# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The numbers that stand in a Korean document: 70만원, 1억 2천만원, 2.5백만원, 26,790, '24.3.15, 1년 6개월, 오후 10시.

Read generously: where a number may mean two things, both stand there. A rule's number that is not among them stands
nowhere in the text.

>>> sorted(figures("1인당 교통비 70만원 바우처 지원"))
[1, 70, 700000]
>>> 2024 in figures("’24.3.15 시행"), 18 in figures("1년 6개월"), 22 in figures("오후 10시")
(True, True, True)
"""

import re
from collections.abc import Iterator
from decimal import Decimal

UNITS = {
    "천": 10**3,
    "만": 10**4,
    "십만": 10**5,
    "백만": 10**6,
    "천만": 10**7,
    "억": 10**8,
    "십억": 10**9,
    "조": 10**12,
}
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
PART = re.compile(rf"({NUMBER})\s?(십억|천만|백만|십만|[천만억조])?")
LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(년|주)(?:\s*(\d+)\s*개월)?")
CLOCK = re.compile(r"(오후|저녁|밤|새벽|익일|다음\s?날)\s*(?:\w+\s)?(\d{1,2})\s*(?:시|:)")
SHORT_YEAR = re.compile(r"[’'‘′`](\d{2})(?!\d)|(?<!\d)(\d{2})(?=년)")
DECADE = re.compile(r"(\d0)대")
MONEY_WORD = re.compile(r"(?<![\d,.])(백|천|오천|만|오만|십만|백만|천만)\s?원")
MONEY_WORDS = {"백": 100, "오천": 5_000, "오만": 50_000, **UNITS}
COUNTED = re.compile(
    r"(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?(?:번|명|자녀|아이|가지|개|달|시간|차례|가구|살|회|끼|곳|사람|분|대|주)"
)
ORDINAL = re.compile(r"(첫|둘|셋|넷|다섯)째")
COUNT_WORDS = {
    word: place + 1 for place, word in enumerate(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"))
}
ORDINAL_WORDS = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5}
WORDS = {"절반": 50, "반값": 50, "일주일": 7, "보름": 15, "격주": 2, "격월": 2, "하루": 1, "반기": 6, "분기": 3}
MONTHS, WEEK, HALF_DAY, DAY = 12, 7, 12, 24
LARGEST = 10**13


def figures(text: str) -> frozenset[int]:
    """Every whole number that a text may mean."""
    text = text.replace("십대", "10대")
    found = {*_amounts(text), *_lengths(text), *_hours(text), *_words(text)}
    found |= {2000 + int(one or two) for one, two in SHORT_YEAR.findall(text)}
    found |= {int(decade) + 9 for decade in DECADE.findall(text)}  # people in their forties are 40 to 49
    return frozenset(number for number in found if number < LARGEST)


def _amounts(text: str) -> Iterator[int]:
    """Each number alone, its digits on both sides of a point, with its unit, and with the smaller ones after it."""
    total, last_unit, end = Decimal(0), 0, -1
    for match in PART.finditer(text):
        bare, unit = match[1].replace(",", ""), UNITS.get(match[2] or "", 1)
        value = Decimal(bare) * unit
        yield from (int(part) for part in bare.split("."))
        if value == int(value):
            yield int(value)
        runs_on = unit < last_unit and text[end : match.start()] in ("", " ")
        total = total + value if runs_on else value
        if total == int(total):
            yield int(total)
        last_unit, end = unit, match.end()


def _lengths(text: str) -> Iterator[int]:
    """Years in months, weeks in days."""
    for number, unit, months in LENGTH.findall(text):
        value = Decimal(number) * (MONTHS if unit == "년" else WEEK)
        yield int(value) + int(months or 0)


def _hours(text: str) -> Iterator[int]:
    """Hours of the afternoon, and of the small hours as they count on from the day before."""
    for part, hour in CLOCK.findall(text):
        yield int(hour) + (HALF_DAY if part in ("오후", "저녁", "밤") else DAY)


def _words(text: str) -> Iterator[int]:
    yield from (MONEY_WORDS[word] for word in MONEY_WORD.findall(text))
    yield from (COUNT_WORDS[word] for word in COUNTED.findall(text))
    yield from (ORDINAL_WORDS[word] for word in ORDINAL.findall(text))
    yield from (number for word, number in WORDS.items() if word in text)
