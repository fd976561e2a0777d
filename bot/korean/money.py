# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Amounts of money and what each is: 월급 이백, 보증금 오백에 삼십, 예금 천만원, 칠팔십만 원, 소득이 하나도 없어요."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.korean.bounds import bounded, last_figure
from bot.korean.line import Line, read
from bot.korean.mention import JSON
from bot.korean.money_none import nothings
from bot.korean.money_words import INCOME_KINDS, Kind, Word, money_words
from bot.korean.numbers import Number
from bot.korean.numerals import COUNTERS, Numeral, numerals

MAN = 10_000
EXPECTED: dict[str, Kind] = {
    "household.monthly_income_krw": "income",
    "household.recognised_income_krw": "income",
    "household.earned_income_krw": "earned",
    "household.other_income_krw": "other",
    "household.residential_property_krw": "residential_property",
    "household.general_property_krw": "general_property",
    "household.financial_assets_krw": "financial",
    "household.vehicle_krw": "vehicle",
    "household.debt_krw": "debt",
    "household.assets_krw": "assets",
    "household.monthly_rent_krw": "rent",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in won, where it stands in the text (`start`, `end`) and what kind of money it is.

    `norm` is an integer, a range `{"min", "max"}`, or `{"krw": …, "per": "year"}` (or week, day, hour) when the person
    did not speak of a month. `none` tells that the person said there is none of it; `norm` is then 0.
    """

    kind: Kind
    norm: JSON
    start: int
    end: int
    none: bool = False
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class _Sum:
    """A numeral read as won, before it is known what it is for; offsets of the closed text.

    `unit` tells that 만, 억 or 원 was said; without it a small number means 만 원, if it means money at all.
    """

    start: int
    end: int
    number: Number
    unit: bool
    won: bool


def amounts(text: str, expecting: str | None = None) -> tuple[Amount, ...]:
    """Every amount of money in a text, classed by the words around it.

    `expecting` is the path of the fact just asked, so that "한 팔십" alone is an amount.

    >>> [(found.kind, found.norm) for found in amounts("월급 이백에 월세는 40이고 빚은 없어요")]
    [('earned', 2000000), ('rent', 400000), ('debt', 0)]
    >>> [(found.kind, found.norm) for found in amounts("한 칠팔십", "household.monthly_income_krw")]
    [('income', {'min': 700000, 'max': 800000})]
    """
    line = read(text)
    wanted = EXPECTED.get(expecting or "")
    absent = list(_nothings(line, wanted))
    present = [
        amount
        for amount in _amounts(line, wanted)
        if all(amount.end <= no.start or amount.start >= no.end for no in absent)
    ]
    return tuple(sorted((*present, *absent), key=lambda amount: amount.start))


def _amounts(line: Line, wanted: Kind | None) -> Iterator[Amount]:
    words = money_words(line)
    sums = _joined(line, list(_sums(line, words)))
    pair = _deposit_and_rent(line, sums, words)
    floor = 0
    previous: Kind = "unknown"
    for index, money in enumerate(sums):
        ceiling = sums[index + 1].start if index + 1 < len(sums) else len(line.closed)
        kind = pair.get(money.start) or _kind(line, money, words, floor=floor, ceiling=ceiling)
        if kind == "unknown" and previous != "unknown" and _continues(line, floor, money.start):
            kind = previous
        if kind in {"unknown", "income", "other", "expense"} and _OFFER.match(line.closed, money.end):
            kind = "benefit"
        if wanted and (kind == "unknown" or (kind == "income" and wanted != "income")):
            kind = wanted
        if not _is_money(line, money, kind):
            continue
        floor, previous = money.end, kind
        yield _amount(line, money, kind)


def _nothings(line: Line, wanted: Kind | None) -> Iterator[Amount]:
    for kind, start, end in nothings(line, wanted):
        yield Amount(kind, 0, line.at[start], line.at[end - 1] + 1, none=True)


_OFFER = re.compile(
    "(?:이나|정도|까지|씩|을|를|은|이)*(?:준다|주나|주냐|주는거|주는지|주던데|지원|보태(?!줘"
    "|주셔|줍)|나온다던|나온다고|나오나|나오냐|(?:이)?라던데|받을수|맞나|맞아|맞습|충전|단위"
    "|이라는게|다주)"
)
_NOT_WON = re.compile("원(?:룸|래|서동|인(?![데디가거지])|하|금|가|주|장|칙|피|망|미|불|도심)")
_NEVER = frozenset(
    {"일이", "이만", "조사", "만일", "백일", "이일", "구조", "일일", "사오", "오만", "천조", "일조", "구백이"}
)


def _sums(line: Line, words: tuple[Word, ...]) -> Iterator[_Sum]:
    """The numerals that may be money: no counter of other things follows."""
    ends = {word.end for word in words}
    for numeral in numerals(line):
        word = line.closed[numeral.start : numeral.end]
        won = _won(line, numeral.end)
        if (
            numeral.native
            or (won and 0 < numeral.number.hi < 10)
            or word == "공"
            or line.before(numeral.start, 1) == "몇"
        ):
            continue
        if not won and (COUNTERS.match(line.closed, numeral.end) or _no_sum(line, numeral, word, ends)):
            continue
        unit = won > 0 or bool(set(word) & set("만억조"))
        number = _in_won(numeral.number, word, unit=unit)
        yield _Sum(numeral.start, numeral.end + won, number, unit, won > 0)


def _won(line: Line, end: int) -> int:
    """The length of 원 after a numeral; 0 where it begins another word (원룸, 원주)."""
    if not line.closed.startswith("원", end):
        return 0
    return 1 if line.gap[end + 1] or not _NOT_WON.match(line.closed, end) else 0


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
    if len(word) == 1 and not word.isdigit():
        whole = line.gap[start] and re.match("(?:에|도|이|만|은|을|정도|쯤|안|$|[,.?~])", line.closed[end:])
        return not (word in "백천" and whole)
    started = line.gap[start] or line.closed[start - 1] in "은는이가도에로금세급득입달월한약만연봉돈약씩당건게"
    return not (word[0].isdigit() or started)


def _in_won(number: Number, word: str, *, unit: bool) -> Number:
    """Won as it is said: after 억 the rest is in 만 ("1억2천"), and a bare number is in 만 ("월급 이백")."""
    if "억" in word and not word.endswith("억") and "만" not in word:
        head, tail = (value // 10**8 * 10**8 for value in number), (value % 10**8 for value in number)
        lows = [whole + rest * (MAN if rest < MAN else 1) for whole, rest in zip(head, tail, strict=True)]
        return Number(lows[0], lows[1])
    if unit or number.lo >= MAN:
        return number
    return Number(number.lo * MAN, number.hi * MAN)


_RANGE_SIGN = re.compile(r"(?:만?원?)?(?:~|-|에서|내지|부터)(?:한|약)?$")


def _joined(line: Line, sums: list[_Sum]) -> list[_Sum]:
    """Two amounts that are the ends of one: 200~300, 백오십에서 이백 사이."""
    joined: list[_Sum] = []
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


_PAIR_SIGN = re.compile("에(?:월|월세|다달이|매달|달에)?|/|보증금에월세?|월세?")


def _deposit_and_rent(line: Line, sums: list[_Sum], words: tuple[Word, ...]) -> dict[int, Kind]:
    """오백에 사십오, 1000/50: a deposit and a rent, where nobody speaks of income between."""
    for first, second in pairwise(sums):
        between = line.closed[first.end : second.start]
        named = any(word.kind in {"deposit", "rent"} for word in words if word.end <= second.start + 2)
        bare = not any(word.kind in INCOME_KINDS and not word.hint for word in words)
        if _PAIR_SIGN.fullmatch(between) and first.number.lo > second.number.hi and (named or bare):
            return {first.start: "deposit", second.start: "rent"}
        if named and between in {"월", ",월", "에월", "만원에월"} and first.number.lo > second.number.hi:
            return {first.start: "deposit", second.start: "rent"}
    return {}


_BREAK = re.compile("(?:[고데까요다며죠유디,.?!…]|(?<=지)만)")


def _broken(line: Line, start: int, end: int) -> bool:
    """Whether a clause ends between two places."""
    return any(line.gap[place] and _BREAK.match(line.closed, place - 1) for place in range(start + 1, end + 1))


def _kind(line: Line, money: _Sum, words: tuple[Word, ...], *, floor: int, ceiling: int) -> Kind:
    """The nearest telling word before the amount in its clause, then after it, then a hint, then farther off."""
    left = [word for word in words if floor <= word.start and word.end <= money.start]
    right = [word for word in words if money.end <= word.start < min(ceiling, money.end + 10)]
    telling_left = [word for word in left if not word.hint]
    if re.search("무보증|보증금(?:은|이|도)?없", line.before(money.start)):
        return "rent"
    near = [word for word in telling_left if not _broken(line, word.end, money.start)]
    if near:
        return _rather_rent(line, near[-1], words)
    telling_right = [word for word in right if not word.hint and not _broken(line, money.end, word.start)]
    if telling_right:
        return telling_right[0].kind
    hints = [word for word in (*left, *right) if word.hint]
    only_month = all(line.closed[word.start : word.end] == "월" for word in hints)
    if hints and only_month and telling_left and telling_left[-1].kind == "rent":
        return "rent"
    if any(not _broken(line, min(word.end, money.end), max(word.start, money.start)) for word in hints):
        return "income"
    if telling_left:
        return telling_left[-1].kind
    return "income" if hints else "unknown"


def _rather_rent(line: Line, word: Word, words: tuple[Word, ...]) -> Kind:
    """월세로 산다면서 놓는 세는 소득이다: a rent that comes in is income already, one without a verb is paid."""
    if word.kind == "deposit" and any(other.kind == "rent" and other.end == word.start for other in words):
        return "deposit"
    return word.kind


def _continues(line: Line, floor: int, start: int) -> bool:
    return floor > 0 and not re.search("[.?!]|(?:살|세|명)", line.closed[floor:start]) and start - floor <= 8


def _is_money(line: Line, money: _Sum, kind: Kind) -> bool:
    """A number with 원 or 만 is money; a bare one only where some word says so and it can be meant in 만 원."""
    if money.won or kind != "unknown":
        return money.unit or money.number.hi > 0 or kind != "unknown"
    whole = line.closed[money.start : money.end]
    return money.unit and len(whole) > 2 and bool(set(whole) & set("억만"))


_AT_MOST = re.compile(
    "(?:많아야|많아봐야|많아봤자|기껏해야|기껏|끽해야|끽해봐야|최대|잘해야)(?:한|달에|한달에|월|약)*$"
)
_YEARLY = re.compile("연봉|연소득|일년에|1년에|한해에?|해마다|년에|년치|연세|연간|연수입|일년|(?<![가-힣])연(?=$)")
_DAILY = re.compile("일당|하루에?|날마다|일급")
_WEEKLY = re.compile("주급|주당|일주일에|한주에|매주")
_YEARLY_AFTER = re.compile("(?:이|정도|쯤|가)*(?:제|우리)?연(?:소득|봉|수입|간)")
_HOURLY = re.compile("시급|한시간에?|시간당")


def _amount(line: Line, money: _Sum, kind: Kind) -> Amount:
    end = money.end
    tail = re.match("(?:정도|가량|쯤|씩|대|짜리)*", line.closed[end:])
    after = line.closed[end + (tail.end() if tail else 0) :]
    number = money.number
    if line.closed.startswith("여", end) and not money.won and line.closed.startswith("여만원", end):
        after = "남짓" + after
    norm = bounded(number, after, step=last_figure(number.lo))
    if isinstance(norm, int) and _AT_MOST.search(line.before(money.start)):
        norm = {"max": norm}
    per = _period(line, money)
    if per and kind in INCOME_KINDS | {"unknown", "rent"} and isinstance(norm, int):
        norm = {"krw": norm, "per": per}
    start = line.at[money.start]
    return Amount(kind, norm, start, line.at[end - 1] + 1, explicit=money.unit)


def _period(line: Line, money: _Sum) -> str | None:
    """The period last named before the amount in its clause; a month is what nobody needs to say."""
    before = line.before(money.start, 14)
    named = [
        (found.start(), per)
        for per, sign in (("year", _YEARLY), ("day", _DAILY), ("week", _WEEKLY), ("hour", _HOURLY))
        for found in sign.finditer(before)
    ]
    if not named:
        return "year" if _YEARLY_AFTER.match(line.closed, money.end) else None
    place, per = max(named)
    return None if re.search("한?달에|월(?=[^급세])|매달", before[place:]) else per
