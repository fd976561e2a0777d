# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Babies, whose age is told in months and days: 우리 애기 7개월, 생후 40일, 갓난쟁이 석 달."""

from __future__ import annotations

import re

from bot.korean.line import read
from bot.korean.numbers import parse
from bot.korean.numerals import numerals

_BABY = re.compile(
    "(?:아기|애기|아가|아이|애|얼라|갓난쟁이|갓난아기|갓난애기|신생아|손주|손자|손녀|아들|딸"
    "|막내|둘째|첫째|셋째|쌍둥이|늦둥이|영아)[가-힣]{0,2}"
)
_MONTHS = re.compile(
    r"(?P<n>\d{1,2}|[일이삼사오육칠팔구십]{1,3}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열"
    r"|열한|열두)(?:개월|달)(?!전|뒤|후|동안|치|째|밀|남|만에|에)"
)
_BORN = re.compile("산모|낳(?:았|은|고|으신)|출산(?:했|한|하고)|순산|태어(?:났|난)")
_SINCE = re.compile(
    r"(?P<n>\d{1,2}|[일이삼사오육칠팔구십]{1,3}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉|열)(?P<unit>개월|달|주)"
    "(?:전|째|됐|된|되|지났|지나|조금|좀|넘|밖에|$)"
)
"""How long ago a birth was, where one is told of: "낳은 지 3주 됐어요", "두 달 전에 출산했어요"."""
_DAYS = re.compile(r"생후(?P<days>\d{1,3})일")


def baby_months(text: str) -> int | None:
    """The age of a baby in whole months, which is no age in years: 우리 애기 7개월, 생후 40일, 갓난쟁이 석 달.

    >>> baby_months("우리 애기 7개월"), baby_months("생후 40일 됐어요"), baby_months("임신 5개월")
    (7, 1, None)
    >>> baby_months("아이 낳았어요 한달됐어요"), baby_months("낳은 지 3주 됐어요"), baby_months("두 달 전에 출산했어요")
    (1, 0, 2)
    """
    line = read(text)
    if days := _DAYS.search(line.closed):
        return int(days["days"]) // 30
    if _BORN.search(line.closed) and (since := _SINCE.search(line.closed)) and (number := parse(since["n"])):
        return number.lo * 7 // 30 if since["unit"] == "주" else number.lo
    if re.search("임신|뱃속|배속|배안에|태아|예정일|만삭", line.closed) or not (
        _BABY.search(line.closed) or "생후" in line.closed
    ):
        return None
    if re.search("백일(?:됐|된|이에|지났|아기)|나온지백일|낳은지백일", line.closed):
        return 3
    found = _MONTHS.search(line.closed)
    if not found or re.search("(?:가진지|밴지|그만둔지|이사온지)$", line.before(found.start())):
        return None
    inner = numerals(read(found["n"] + "개월"))
    return inner[0].number.lo if inner else None
