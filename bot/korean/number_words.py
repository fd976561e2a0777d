# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The words that Korean numbers are made of."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = {
    "영": 0,
    "공": 0,
    "령": 0,
    "일": 1,
    "이": 2,
    "삼": 3,
    "사": 4,
    "오": 5,
    "육": 6,
    "륙": 6,
    "칠": 7,
    "팔": 8,
    "구": 9,
}
SMALL_UNITS = {"십": 10, "백": 100, "천": 1000}
BIG_UNITS = {"만": 10**4, "억": 10**8, "조": 10**12}
SINO = "".join((*DIGITS, *SMALL_UNITS, *BIG_UNITS))

TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "쉬흔": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
ONES = {
    "하나": 1,
    "둘": 2,
    "셋": 3,
    "서이": 3,
    "넷": 4,
    "너이": 4,
    "다섯": 5,
    "여섯": 6,
    "여슷": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "아옵": 9,
}
FREE = frozenset({"하나", "둘", "셋", "서이", "넷", "너이"})
"""Ones that no counter follows: 둘 살아요, but 두 살."""
BOUND_ONES = {"한": 1, "두": 2, "세": 3, "석": 3, "서": 3, "네": 4, "넉": 4, "너": 4, "닷": 5, "엿": 6}
PAIRS = {
    "한두": (1, 2),
    "한둘": (1, 2),
    "두어": (2, 3),
    "두세": (2, 3),
    "두셋": (2, 3),
    "둘셋": (2, 3),
    "두서너": (2, 4),
    "서너": (3, 4),
    "서넛": (3, 4),
    "너댓": (4, 5),
    "네댓": (4, 5),
    "너덧": (4, 5),
    "네다섯": (4, 5),
    "대여섯": (5, 6),
    "대엿": (5, 6),
    "예닐곱": (6, 7),
    "예일곱": (6, 7),
    "일고여덟": (7, 8),
    "일곱여덟": (7, 8),
    "여덟아홉": (8, 9),
    "여남은": (10, 12),
}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


LINK = "(?:하고도?또?)?"
"""Between tens and ones: 여든 하고도 셋."""
