# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Numerals that may be sums of money, read as won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.korean.line import Line
from bot.korean.money_words import Word
from bot.korean.numbers import Number
from bot.korean.numerals import COUNTERS, Numeral, numerals
from bot.korean.place_table import named_at

MAN = 10_000


@dataclass(frozen=True, slots=True)
class Sum:
    """A numeral read as won, before it is known what it is for; offsets of the closed text.

    `unit` tells that 만, 억 or 원 was said; without it a small number means 만 원, if it means money at all.
    """

    start: int
    end: int
    number: Number
    unit: bool
    won: bool


def sums_of(line: Line, words: tuple[Word, ...]) -> list[Sum]:
    """The sums of a text in its order; two that are the ends of one stand as one.

    >>> from bot.korean.line import read
    >>> [found.number for found in sums_of(read("200~300만원"), ())]
    [Number(lo=2000000, hi=3000000)]
    """
    return _joined(line, list(_sums(line, words)))


_NOT_WON = re.compile("원(?:룸|래|서동|인(?![데디가거지])|하|금|가|주|장|칙|피|망|미|불|도심)")
_NEVER = frozenset(
    {"일이", "이만", "조사", "만일", "백일", "이일", "구조", "일일", "사오", "오만", "천조", "일조", "구백이"}
)


def _sums(line: Line, words: tuple[Word, ...]) -> Iterator[Sum]:
    """The numerals that may be money: no counter of other things follows."""
    ends = {word.end for word in words}
    for numeral in numerals(line):
        word = line.closed[numeral.start : numeral.end]
        if numeral.native and line.closed.startswith("만원", numeral.end):  # 스물아홉만 원
            low, high = numeral.number
            yield Sum(numeral.start, numeral.end + 2, Number(low * MAN, high * MAN), unit=True, won=True)
            continue
        won = _won(line, numeral.end)
        if (
            (numeral.native and not line.closed.startswith("몇만", numeral.end))
            or (won and 0 < numeral.number.hi < 10)
            or word == "공"
            or line.before(numeral.start, 1) == "몇"
        ):
            continue
        if word == "구만" and not won and line.before(numeral.start).endswith("이") and not line.gap[numeral.start]:
            continue  # "백오십만 원이구만"
        if not won and (_counts(line, numeral) or _no_sum(line, numeral, word, ends)):
            continue
        unit = won > 0 or bool(set(word) & set("만억조"))
        number = in_won(numeral.number, word, unit=unit)
        yield Sum(numeral.start, numeral.end + won, number, unit, won > 0)


_COUNTED = re.compile("이|은|는|을|를|에|으?로|부터|까지|째|간|치|전|후|뒤|동안|정도|쯤|씩|만|도|가|입|임|요|인데")
"""What follows a counter that stands apart from its figures: "25 일까지", and not "고시원25 일용직"."""


def _won(line: Line, end: int) -> int:
    """The length of 원 after a numeral; 0 where it begins another word (원룸, 원주)."""
    if not line.closed.startswith("원", end):
        return 0
    return 1 if line.gap[end + 1] or not _NOT_WON.match(line.closed, end) else 0


MOST_COUNTED = 100
"""So many are counted of nothing that people tell of themselves: "480대전서구"."""


def _counts(line: Line, numeral: Numeral) -> bool:
    """Whether a numeral counts other things; no month has a number above twelve: "보증금300 월28"."""
    if line.closed.startswith("세", numeral.end) and not line.gap[numeral.end] and line.gap[numeral.end + 1]:
        return True  # "29세 전남": years, whatever the next word makes of 세
    counter = COUNTERS.match(line.closed, numeral.end)
    if counter is None or (counter[0] == "월" and numeral.number.lo > 12):
        return False
    apart = line.gap[numeral.end] and line.closed[numeral.start].isdigit()
    many = apart or numeral.number.lo >= MOST_COUNTED
    if many and not line.gap[counter.end()] and named_at(line.closed, numeral.end):  # "월150 대전"
        return False
    return not apart or line.gap[counter.end()] or bool(_COUNTED.match(line.closed, counter.end()))


EARNER = re.compile("(?:남편|신랑|아내|와이프|배우자|본인|부부|맞벌이|둘이)$")
LEAST_JOTTED = 121
"""Less than this right behind somebody who earns is an age: 남편55, 남편250."""
_STANDS_ALONE = re.compile(
    "에|도|이|조금|좀|남짓|가까|사이|만|월|은|을|정도|쯤|안|벌|버|받|씩|으로|나와|나오|들어|넘|$|[,.?~]"
)
"""What follows 백 and 천 when they are a sum of their own: "돈 백 벌어"."""


_MYSELF = frozenset("저나")


def earns(line: Line, start: int) -> bool:
    """Whether who earns stands right before a bare number: "남편 280", "아내 전업 저 290"."""
    return bool(EARNER.search(line.before(start))) or (
        line.gap[start] and line.closed[start - 1 : start] in _MYSELF and start > 0 and line.gap[start - 1]
    )


def stands_apart(line: Line, end: int) -> bool:
    """Whether a word ends behind a bare number, be it with 에: "남편 250에 애가 셋"."""
    return line.gap[end] or (line.closed.startswith("에", end) and line.gap[end + 1])


_CHILDREN = re.compile("(?:자녀|아이|아기|애기|애|아들|딸|손주|식구|가족|세대원|가구원)들?(?:수)?(?:은|는|이|가|도)?$")
"""Before a figure that counts them: "부부합산 450 자녀 1"."""


_STANDING = re.compile("(?:취준생?|무직|백수|미혼|이혼|사별|독거|주부|대학생|휴학생|투병중|와병중|수급중)[,/]?$")
"""Before two figures: how old somebody is stands behind what they are, "취준 28"."""


def _no_sum(line: Line, numeral: Numeral, word: str, ends: set[int]) -> bool:
    start, end, _, _ = numeral
    if (word[0] == "0" and len(word) > 1) or (len(word) > 5 and word.isdigit() and not word.endswith("000")):
        return True
    if (
        word in _NEVER
        or line.closed.startswith(("만에요", "만의말"), end - 1)
        or line.closed[start - 1 : start] in {"-", "제", "#"}
    ):
        return True
    if len(word) == 1 and word.isdigit() and _CHILDREN.search(line.before(start)):
        return True
    if len(word) == 1 and word.isdigit() and (not line.gap[end] or not line.gap[start]):  # 위암 3기, 애2
        return True
    if len(word) == 1 and not word.isdigit():
        whole = (line.gap[start] or line.closed[start - 1] in "돈금") and _STANDS_ALONE.match(line.closed, end)
        return not (word in "백천" and whole)
    if word.isdigit() and len(word) == 2 and _STANDING.search(line.before(start)) and line.gap[start]:
        return True
    if word.isdigit() and earns(line, start) and numeral.number.lo >= LEAST_JOTTED:
        return not stands_apart(line, end)
    started = (
        line.gap[start]
        or line.closed[start - 1] in "은는이가도에로금세급득입달월한약만연봉돈약씩당건게서고데라를을테께"
    )
    return not (word[0].isdigit() or started or start in ends)


def in_won(number: Number, word: str, *, unit: bool) -> Number:
    """Won as it is said: after 억 the rest is in 만 ("1억2천"), and a bare number is in 만 ("월급 이백")."""
    if "억" in word and not word.endswith("억") and "만" not in word:
        head, tail = (value // 10**8 * 10**8 for value in number), (value % 10**8 for value in number)
        lows = [whole + rest * (MAN if rest < MAN else 1) for whole, rest in zip(head, tail, strict=True)]
        return Number(lows[0], lows[1])
    if unit or number.lo >= MAN:
        return number
    return Number(number.lo * MAN, number.hi * MAN)


_RANGE_SIGN = re.compile(r"(?:만?원?)?(?:~|-|에서|내지|부터)(?:한|약)?$")


def _joined(line: Line, sums: list[Sum]) -> list[Sum]:
    """Two amounts that are the ends of one: 200~300, 백오십에서 이백 사이."""
    joined: list[Sum] = []
    for money in sums:
        last = joined[-1] if joined else None
        if last and _RANGE_SIGN.fullmatch(line.closed[last.end : money.start]):
            spread = money.number.lo > last.number.lo
            near = money.number.lo <= 20 * max(last.number.lo, 1)
            if spread and near:
                joined[-1] = replace(money, start=last.start, number=Number(last.number.lo, money.number.hi))
                continue
        joined.append(money)
    return joined
