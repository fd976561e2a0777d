# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Years and days of birth: 49년생, 오십육년 삼월생, 1949년 3월 2일생, 58년 개띠, 해방되던 해."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.korean.line import Line
from bot.korean.mention import JSON, Mention
from bot.korean.numbers import digit_string, parse

_YEAR = r"(?P<year>\d{4}|\d{2}|[영공일이삼사오육륙칠팔구십백천]{2,8})"
_PART = r"(?:\d{1,2}|[일이삼사오육칠팔구십시유]{1,3}|정|섣|동짓)"
_DAY = rf"(?:(?P<month>{_PART})[월달](?:(?P<day>{_PART})일)?)?"
_ANIMAL = "(?:쥐|소|범|호랑이|토끼|용|뱀|말|양|원숭이|잔나비|닭|개|돼지)띠"
_SPOKEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}년도?(?:음력|양력)?{_DAY}(?:생(?!활|각|신|겼|긴|계|일(?!용|당|하|해|자리|을))|(?:에|날)?(?:태어|나셨|났"
        rf"|난사람|출생|[가-힣]{{0,4}}에서?태어))",
        rf"{_YEAR}년도?생?{_ANIMAL}",
        rf"{_ANIMAL}(?P<year>\d{{2}})(?!\d)",
        r"빠른(?P<year>\d{2}|[영공일이삼사오육칠팔구십]{2,3})",
        rf"(?:생년월일|생일)[가-힣,.:]{{0,10}}?{_YEAR}년(?P<month>{_PART})월(?P<day>{_PART})일",
        rf"호적에는?{_YEAR}년",
    )
)
_ASKED = re.compile(rf"{_YEAR}년도?(?:음력|양력)?{_DAY}")
_SHOWA = re.compile(r"소화(?P<year>[일이삼사오육칠팔구십\d]{1,3})년")
_FACTS = frozenset({"member.birth_date", "member.age", "member.birth_year"})
_NUMERIC = re.compile(
    r"(?P<label>생년월일[은이]?|생일[은이]?|주민번호앞자리[는가]?)?[:=]?"
    r"(?<!\d)(?:(?P<y4>(?:19|20)\d\d)(?P<sign>[.\-/]?)(?P<m4>\d{1,2})(?P=sign)(?P<d4>\d{1,2})"
    r"|(?P<y2>\d\d)[.\-/]?(?P<m2>\d\d)[.\-/]?(?P<d2>\d\d))(?!\d)(?P<born>생)?"
)
_LATEST = 2012
_HAPPENED = re.compile("[.]?(?:에|부터|까지|일|자로|신청|이사|퇴사|입사)")
"""After the date that opens a text: what happened then; else a day long ago is that of a birth, "1961.3.2 자가"."""
_STEMS, _BRANCHES = "갑을병정무기경신임계", "자축인묘진사오미신유술해"
_SEXAGENARY = re.compile(f"([{_STEMS}])([{_BRANCHES}])(?:년)?생(?!활|각|겼)")
_EVENTS = {
    "해방되던해": 1945,
    "해방된해": 1945,
    "해방둥이": 1945,
    "해방동이": 1945,
    "육이오난해": 1950,
    "육이오나던해": 1950,
    "6.25나던해": 1950,
}
_OLD_MONTHS = {"정": 1, "동짓": 11, "섣": 12, "시": 10, "유": 6}
PIVOT = 26
"""Two figures up to this are a year of the 2000s, later ones of the 1900s, when no day of today is given."""


def births(line: Line, *, expecting: str | None = None, today: date | None = None) -> Iterator[Mention]:
    """Every year or day of birth that a text names.

    >>> from bot.korean.line import read
    >>> [found.norm for found in births(read("1949년 3월 2일생이고 집사람은 오십이년생"))]
    [{'birth_year': 1949, 'birth_date': '1949-03-02'}, {'birth_year': 1952}]
    """
    for pattern in (*_SPOKEN, _ASKED) if expecting in _FACTS else _SPOKEN:
        for found in pattern.finditer(line.closed):
            if mention := _spoken(line, found, today):
                yield mention
    for found in _SHOWA.finditer(line.closed):
        if number := parse(found["year"]):
            yield line.mention("age", {"birth_year": 1925 + number.lo}, *found.span())
    for found in _NUMERIC.finditer(line.closed):
        if mention := _written(line, found, expecting=expecting, today=today):
            yield mention
    for found in _SEXAGENARY.finditer(line.closed):
        if year := _sexagenary_year(found[1], found[2]):
            yield line.mention("age", {"birth_year": year}, found.start(), found.end())
    for word, year in _EVENTS.items():
        start = line.closed.find(word)
        if start >= 0 and ("났" in line.closed or "태어" in line.closed or "둥이" in word):
            yield line.mention("age", {"birth_year": year}, start, start + len(word))


def year_of(word: str, today: date | None = None) -> int | None:
    """A year as people say it, in two figures or four.

    >>> year_of("구칠"), year_of("오십이"), year_of("03"), year_of("천구백사십이"), year_of("이천삼"), year_of("천")
    (1997, 1952, 2003, 1942, 2003, None)
    """
    figures = digit_string(word)
    number = None if figures else parse(word)
    value = int(figures) if figures else number.lo if number and number.lo == number.hi else None
    if value is None:
        return None
    if value < 100 and (figures is None or len(figures) == 2):
        pivot = today.year % 100 if today else PIVOT
        return 2000 + value if value <= pivot and (figures or value < 10) else 1900 + value
    return value if 1880 <= value <= 2100 else None


def _spoken(line: Line, found: re.Match[str], today: date | None) -> Mention | None:
    word = found["year"]
    for cut in range(len(word) - 1):
        year = year_of(word[cut:], today)
        if year and (cut == 0 or not word[cut].isdigit()):
            groups = found.groupdict()
            norm = _birth(year, groups.get("month"), groups.get("day"))
            return line.mention("age", norm, found.start("year") + cut, found.end())
    return None


def _birth(year: int, month: str | None, day: str | None) -> JSON:
    if month and day:
        first, second = _month(month), _month(day)
        if first and second and (born := _valid(year, first, second)):
            return {"birth_year": year, "birth_date": born}
    return {"birth_year": year}


def _month(word: str) -> int | None:
    number = parse(word)
    return _OLD_MONTHS.get(word) or (number.lo if number else None)


def _written(line: Line, found: re.Match[str], *, expecting: str | None, today: date | None) -> Mention | None:
    opens = found["y4"] and found["sign"] and found.start() == 0 and line.gap[found.end()]
    alone = opens and int(found["y4"]) <= _LATEST and not _HAPPENED.match(line.closed, found.end())
    if not (expecting in _FACTS or found["label"] or found["born"] or alone):
        return None
    start = found.start("y4") if found["y4"] else found.start("y2")
    year = int(found["y4"]) if found["y4"] else year_of(found["y2"], today)
    month, day = int(found["m4"] or found["m2"]), int(found["d4"] or found["d2"])
    born = _valid(year, month, day) if year else None
    return line.mention("age", {"birth_year": year, "birth_date": born}, start, found.end()) if born else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _sexagenary_year(stem: str, branch: str) -> int | None:
    """The year from 1925 to 1984 of a sign: those who name their year so are old."""
    for year in range(1925, 1985):
        if _STEMS[(year - 4) % 10] == stem and _BRANCHES[(year - 4) % 12] == branch:
            return year
    return None
