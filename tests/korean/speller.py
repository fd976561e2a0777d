# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Writes numbers as Koreans say them: the reverse of `bot.korean.numbers`, for round trips."""

DIGITS = "영일이삼사오육칠팔구"
TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
BOUND = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
BIG = ((10**8, "억"), (10**4, "만"))


def sino(value: int) -> str:
    """삼백사십오만 육천: without spaces, 일 left out before 십, 백, 천 and a leading 만.

    >>> sino(3_456_000), sino(10_000), sino(0)
    ('삼백사십오만육천', '만', '영')
    """
    if value == 0:
        return "영"
    words = []
    for unit, name in BIG:
        head, value = divmod(value, unit)
        if head:
            words.append(
                ("" if head == 1 and unit == 10**4 and not words else _below(head) if head > 1 else "일") + name
            )
    return "".join(words) + _below(value)


def _below(value: int) -> str:
    words = ""
    for unit, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
        head, value = divmod(value, unit)
        if head:
            words += ("" if head == 1 and unit > 1 else DIGITS[head]) + name
    return words


def native(value: int, *, counting: bool = False) -> str:
    """예순일곱; before a counter 스무, 한, 두, 세, 네.

    >>> native(67), native(20, counting=True), native(103, counting=True)
    ('예순일곱', '스무', '백세')
    """
    hundreds, rest = divmod(value, 100)
    ones = (BOUND if counting else ONES)[rest % 10]
    tens = "스무" if counting and rest == 20 else TENS[rest // 10]
    return ("백" if hundreds else "") + tens + ones


def mixed(value: int) -> str:
    """2백30만: figures with units."""
    out = ""
    for unit, name in BIG:
        head, value = divmod(value, unit)
        if head:
            out += f"{head}{name}"
    return out + (str(value) if value or not out else "")
