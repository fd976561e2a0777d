# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Korean numbers: Sino-Korean, native, figures, and all three in one word.

A numeral may name two neighbours at once ("칠팔십", "두세"): a number is therefore a lowest and a highest value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.korean.mention import JSON
from bot.korean.number_words import BIG_UNITS, BOUND_ONES, DIGITS, LINK, ONES, PAIRS, SINO, SMALL_UNITS, TENS, any_of

_NATIVE = re.compile(
    rf"(?P<hundred>백)?(?P<tens>{any_of(TENS)})?{LINK}(?P<ones>{any_of((*PAIRS, *ONES, *BOUND_ONES))})?"
)
_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<digits>[영공령일이삼사오육륙칠팔구]+)"
    r"|(?P<unit>[십백천])"
)
_BIG = re.compile("([만억조])")


LONGEST = 40
"""More letters than this are no number that anybody says."""


class Number(NamedTuple):
    """The lowest and the highest value a numeral may stand for."""

    lo: int
    hi: int

    def norm(self) -> JSON:
        """One integer, or a range as the contract writes it.

        >>> Number(3, 3).norm(), Number(2, 3).norm()
        (3, {'min': 2, 'max': 3})
        """
        return self.lo if self.lo == self.hi else {"min": self.lo, "max": self.hi}


def parse(word: str) -> Number | None:
    """Read a whole word as a number; None when it is not one.

    >>> parse("이백삼십만"), parse("2백30만"), parse("칠팔십")
    (Number(lo=2300000, hi=2300000), Number(lo=2300000, hi=2300000), Number(lo=70, hi=80))
    >>> parse("예순일곱"), parse("팔십너이"), parse("두세"), parse("1,200,000"), parse("만두")
    (Number(lo=67, hi=67), Number(lo=84, hi=84), Number(lo=2, hi=3), Number(lo=1200000, hi=1200000), None)
    """
    if not word or len(word) > LONGEST:
        return None
    native = None if word[0].isdigit() else _native(word)
    return native or (_sino(word) or _mixed(word) if word[0].isdigit() or word[0] in SINO else None)


def digit_string(word: str) -> str | None:
    """Digits read out one by one, as years and numbers of a register are.

    >>> digit_string("구칠"), digit_string("공삼"), digit_string("95"), digit_string("구십")
    ('97', '03', '95', None)
    """
    figures = [str(DIGITS.get(letter, letter)) for letter in word]
    return "".join(figures) if figures and all(figure.isdigit() for figure in figures) else None


def _native(word: str) -> Number | None:
    found = _NATIVE.fullmatch(word)
    if not found:
        return None
    base = (100 if found["hundred"] else 0) + TENS.get(found["tens"] or "", 0)
    ones = found["ones"]
    lo, hi = (0, 0) if not ones else PAIRS.get(ones) or (_one(ones), _one(ones))
    return Number(base + lo, base + hi) if base + hi else None


def _one(word: str) -> int:
    return ONES[word] if word in ONES else BOUND_ONES[word]


def _mixed(word: str) -> Number | None:
    """Sino-Korean tens with native ones: 팔십다섯."""
    for cut in range(len(word) - 1, 0, -1):
        if word[cut - 1] not in "십백":
            continue
        head, tail = _sino(word[:cut]), _native(re.sub(f"^{LINK}", "", word[cut:]))
        if head and tail and tail.hi < 10:
            return Number(head.lo + tail.lo, head.hi + tail.hi)
    return None


def _sino(word: str) -> Number | None:
    lo = hi = 0
    ceiling = 10**16
    parts = _BIG.split(word)
    for index in range(0, len(parts), 2):
        unit = BIG_UNITS[parts[index + 1]] if index + 1 < len(parts) else 1
        if not parts[index] and unit == 1:
            continue
        small = _below_ten_thousand(parts[index]) if parts[index] else (1.0, 1.0)
        if small is None or unit >= ceiling or lo != hi:
            return None
        lo, hi, ceiling = lo + round(small[0] * unit), hi + round(small[1] * unit), unit
    return Number(lo, hi)


def _below_ten_thousand(word: str) -> tuple[float, float] | None:
    """The group before 만, 억 or 조; digits may be longer."""
    lo = hi = 0.0
    ceiling = float("inf")
    pending: tuple[float, float] | None = None
    position = 0
    while position < len(word):
        token = _TOKEN.match(word, position)
        if not token or lo != hi:
            return None
        position = token.end()
        if unit := SMALL_UNITS.get(token["unit"] or ""):
            if unit >= ceiling or (pending and pending[1] >= 10 and pending[1] == int(pending[1])):
                return None
            least, most = pending or (1, 1)
            lo, hi, ceiling, pending = lo + least * unit, hi + most * unit, unit, None
        elif pending:
            return None
        else:
            pending = _figures(token)
            if pending is None:
                return None
    if pending:
        if pending[1] >= ceiling:
            return None
        lo, hi = lo + pending[0], hi + pending[1]
    return lo, hi


def _figures(token: re.Match[str]) -> tuple[float, float] | None:
    if token["number"]:
        value = float(token["number"].replace(",", ""))
        return value, value
    values = [DIGITS[letter] for letter in token["digits"]]
    if len(values) == 1:
        return values[0], values[0]
    neighbours = len(values) == 2 and values[1] == values[0] + 1 and values[0] > 0
    return (values[0], values[1]) if neighbours else None
