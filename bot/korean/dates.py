# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Days and spans of time: 2024년 4월 15일, 다음 달 초, 이사 온 지 석 달, 작년 9월에 이사.

Without a day of today, words that lean on it ("작년", "다음 달", "4월 15일") stay unread.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.korean.birth import year_of
from bot.korean.bounds import bounded
from bot.korean.line import Line, read
from bot.korean.mention import JSON, Mention
from bot.korean.numbers import Number, parse

_N = r"(?:\d{1,2}|[일이삼사오육칠팔구십시유]{1,4})"
_YEAR = r"(?:(?P<year>\d{4}|\d{2}|[영공일이삼사오육칠팔구천]{2,8}|이천[일이삼사오육칠팔구십]{1,4})년도?에?)"
_RELATIVE = "(?P<rel>재작년|작년|지난해|올해|금년|내년|후년)에?"
_MONTH = (
    rf"(?:(?P<month>{_N})월|(?P<lunar>정월|동짓달|섣달)|(?P<relmonth>지난달|지지난달|저저번달"
    rf"|저번달|이번달|이달|다음달|담달|다다음달|내달))"
)
_PART = "(?P<part>초|중순|말|하순|초순|상순|중|말쯤|초쯤)"
_DAY = re.compile(rf"(?:{_YEAR}|{_RELATIVE})?{_MONTH}(?:에)?(?:(?P<day>{_N})일|{_PART}(?:에|쯤|께)?)?(?!요일)")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)[.\-/])(?P<m>\d{1,2})[.\-/](?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?!\d)"
)
_NEAR = {"그저께": -2, "그제": -2, "어제": -1, "오늘": 0, "내일": 1, "모레": 2}
_MONTHS_AWAY = {
    "지지난달": -2,
    "저저번달": -2,
    "지난달": -1,
    "저번달": -1,
    "이번달": 0,
    "이달": 0,
    "다음달": 1,
    "담달": 1,
    "내달": 1,
    "다다음달": 2,
}
_YEARS_AWAY = {"재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "금년": 0, "내년": 1, "후년": 2}
_OLD = {"정월": 1, "동짓달": 11, "섣달": 12, "유": 6, "시": 10}


def dates(text: str, *, today: date | None = None, ahead: bool = False) -> tuple[Mention, ...]:
    """Every date of a text: an ISO day, or `{"min", "max"}` of days when only a month or a part of it is said.

    `ahead` reads a day without a year as the next one to come (a due date), otherwise as the last one.

    >>> [found.norm for found in dates("2024년 4월 15일")]
    ['2024-04-15']
    >>> [found.norm for found in dates("다음 달 초에 낳아요", today=date(2024, 4, 15), ahead=True)]
    [{'min': '2024-05-01', 'max': '2024-05-10'}]
    """
    line = read(text)
    found = [*_spoken(line, today=today, ahead=ahead), *_numeric(line, today=today, ahead=ahead)]
    for word, days in _NEAR.items():
        place = line.closed.find(word)
        if today and place >= 0 and line.gap[place]:
            found.append(line.mention("date", (today + timedelta(days=days)).isoformat(), place, place + len(word)))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _spoken(line: Line, *, today: date | None, ahead: bool) -> Iterator[Mention]:
    for found in _DAY.finditer(line.closed):
        month, year = _month_and_year(found, today)
        if month is None or not 1 <= month <= 12:
            continue
        day = _small(found["day"]) if found["day"] else None
        if year is None:
            year = _nearest_year(month, day or 1, today, ahead=ahead)
        if year is not None and (norm := _norm(year, month, day, found["part"])):
            yield line.mention("date", norm, *found.span())


def _month_and_year(found: re.Match[str], today: date | None) -> tuple[int | None, int | None]:
    year = year_of(found["year"], today) if found["year"] else None
    if found["relmonth"]:
        if not today:
            return None, None
        months = today.year * 12 + today.month - 1 + _MONTHS_AWAY[found["relmonth"]]
        return months % 12 + 1, months // 12
    if found["rel"]:
        year = today.year + _YEARS_AWAY[found["rel"]] if today else None
        if year is None:
            return None, None
    return (_OLD[found["lunar"]] if found["lunar"] else _small(found["month"])), year


def _small(word: str) -> int | None:
    number = parse(word)
    return _OLD.get(word) or (number.lo if number and number.lo == number.hi else None)


def _nearest_year(month: int, day: int, today: date | None, *, ahead: bool) -> int | None:
    if today is None:
        return None
    if ahead:
        return today.year if (month, day) >= (today.month, 1) else today.year + 1
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _norm(year: int, month: int, day: int | None, part: str | None) -> JSON:
    last = calendar.monthrange(year, month)[1]
    if day is not None:
        return date(year, month, day).isoformat() if 1 <= day <= last else None
    first, final = {"초": (1, 10), "상": (1, 10), "중": (11, 20), "말": (21, last), "하": (21, last)}.get(
        (part or "전")[0], (1, last)
    )
    return {"min": date(year, month, first).isoformat(), "max": date(year, month, final).isoformat()}


def _numeric(line: Line, *, today: date | None, ahead: bool) -> Iterator[Mention]:
    for found in _NUMERIC.finditer(line.closed):
        month, day = int(found["m"] or found["m2"]), int(found["d"] or found["d2"])
        year = int(found["y"]) if found["y"] else _nearest_year(month, day, today, ahead=ahead)
        if year and 1 <= month <= 12 and (norm := _norm(year, month, day, None)):
            yield line.mention("date", norm, *found.span())


_MOVED = re.compile("이사|전입|옮|온지|왔|산지|살았|살고|살아|거주|살은지|된지|됐")
_SPAN = re.compile(
    r"(?P<years>\d{1,2}|[일이삼사오육칠팔구십]{1,3}|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉"
    r"|열|여남은)(?:년|해)(?P<half>반)?"
    r"|(?P<months>\d{1,3}|[일이삼사오육칠팔구십]{1,3}|한두|두세|두어|서너|한|두|세|석|네|넉"
    r"|다섯|여섯|대여섯|일곱|여덟|아홉|열한|열두|열)(?:개월|달)(?P<halfmonth>반)?"
    r"|(?P<week>(?:\d|일|이|삼|한|두|세)주|일주일|보름|열흘|사흘|며칠|얼마안)"
)
_OTHER_TIME = re.compile(
    r"(?:\d{2,4}|[영공일이삼사오육칠팔구십]{2,6})년도?\s?생"
    r"|임신(?:한\s?지)?\s?(?:\d{1,2}|[가-힣]{1,3})\s?(?:개월|주|달)|(?:\d{1,2}|[가-힣]{1,3})\s?개월\s?임신"
)
"""A year of birth and the months of a pregnancy: no time of living somewhere."""
LONG_MONTHS = 120
"""What "all my life" is taken to be at least."""
_BORN_HERE = re.compile("태어나서부터|나고자|토박이|평생|날때부터|태어날때부터")


def residence(text: str, *, expecting: str | None = None, today: date | None = None) -> dict[str, JSON] | None:
    """How long someone has lived where they live: `{"months": 3}` or `{"since": "2023-09-01"}`; None when not said.

    >>> residence("이사 온 지 석 달 됐어요"), residence("삼 년 반", expecting="residence.months")
    ({'months': 3}, {'months': 42})
    >>> residence("임신 5개월이고 이사 온 지 두 달 됐어요"), residence("4년 살았고 2002년생이에요")
    ({'months': 2}, {'months': 48})
    >>> residence("작년 9월에 이사 왔어요", today=date(2024, 4, 15))
    {'since': {'min': '2023-09-01', 'max': '2023-09-30'}}
    """
    line = read(_OTHER_TIME.sub(" ", text))
    asked = expecting in {"residence.months", "residence.since"}
    if not asked and not _MOVED.search(line.closed) and not _BORN_HERE.search(line.closed):
        return None
    moved = asked or bool(re.search("이사|전입|왔|옮|살기시작|부터살", line.closed))
    said = dates(text, today=today) if moved else ()
    if said:
        return {"since": said[0].norm}
    if moved and (year := _since_year(line, today)):
        return {"since": year}
    if _BORN_HERE.search(line.closed):
        return {"months": {"min": LONG_MONTHS}}
    if not asked and not re.search(
        "온지|산지|이사한지|전입한지|살은지|옮긴지|거주한지|(?:년|달|월|해)(?:째|정도|쯤|동안|넘게|반)*(?:살|거주|산)",
        line.closed,
    ):
        return None
    months = _months(line)
    if months is not None:
        return {"months": months}
    return _bare_months(line) if asked else None


def _since_year(line: Line, today: date | None) -> JSON:
    """A year with no month: 작년에, 2019년에, 오십칠년부터."""
    found = re.search(f"{_YEAR}|{_RELATIVE}", line.closed)
    if not found or (found["rel"] and not today):
        return None
    if found["rel"]:
        year = today.year + _YEARS_AWAY[found["rel"]] if today else None
    else:
        year = year_of(found["year"], today) if len(found["year"]) > 2 else None
    return {"min": f"{year}-01-01", "max": f"{year}-12-31"} if year else None


def _months(line: Line) -> JSON:
    lo = hi = 0
    found_any = False
    for found in _SPAN.finditer(line.closed):
        found_any = True
        if found["years"]:
            number = parse(found["years"])
            if number:
                lo, hi = (
                    lo + number.lo * 12 + (6 if found["half"] else 0),
                    hi + number.hi * 12 + (6 if found["half"] else 0),
                )
        elif found["months"]:
            number = parse(found["months"])
            if number:
                lo, hi = lo + number.lo, hi + number.hi
    if not found_any:
        return None
    last = list(_SPAN.finditer(line.closed))[-1]
    return bounded(Number(lo, hi), line.closed[last.end() :])


def _bare_months(line: Line) -> dict[str, JSON] | None:
    number = re.match(r"(?:한)?(\d{1,3})(?:요|이요|쯤|정도|$)", line.closed)
    return {"months": int(number[1])} if number else None
