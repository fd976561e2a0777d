# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""When a place is open: the hours of a day, past midnight too, and the day and time that a question means."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from actions.asked.commands import closed
from rules_engine.programmes.use import DAYS, Hours

HOLIDAY = "공휴일"
HOLIDAYS = frozenset({(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25)})
"""Holidays of a fixed date (관공서의 공휴일에 관한 규정 제2조); those of the moon and substitutes are not reckoned."""
A_DAY = 24 * 60
HOURS = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두")
CLOCK = re.compile(
    "(새벽|아침|오전|낮|점심|오후|저녁|밤)?(에)?"
    f"(\\d{{1,2}}|{'|'.join(sorted(HOURS, key=len, reverse=True))})시(?!간)(반|(\\d{{1,2}})분)?"
)
PARTS = ((6, "새벽"), (12, "오전"), (13, "낮"), (18, "오후"), (21, "저녁"), (24, "밤"))
DAY_WORDS = {"오늘": 0, "내일": 1, "모레": 2}


@dataclass(frozen=True, slots=True)
class When:
    """A day and, where known, the minute of it; past midnight the night goes on (24:30 is half past twelve)."""

    day: date
    minute: int | None = None


def now(day: date, at: time | None) -> When:
    """This moment."""
    return When(day, None if at is None else at.hour * 60 + at.minute)


def when_meant(text: str, day: date, at: time | None) -> When | None:
    """The moment that a question names, or None where it asks for no moment in particular.

    >>> monday = date(2026, 11, 23)
    >>> when_meant("지금 하나요?", monday, time(22, 5)), when_meant("토요일에도 해요?", monday, None)
    (When(day=datetime.date(2026, 11, 23), minute=1325), When(day=datetime.date(2026, 11, 28), minute=None))
    >>> when_meant("월요일 밤 12시 반에 하나요?", monday, None)
    When(day=datetime.date(2026, 11, 23), minute=1470)
    >>> when_meant("몇 시까지 해요?", monday, None) is None
    True
    """
    said = closed(text)
    if "지금" in said:
        return now(day, at)
    named = _day(said, day)
    minute = _minute(said)
    return None if named is None and minute is None else When(named or day, minute)


def _day(said: str, today: date) -> date | None:
    for word, later in DAY_WORDS.items():
        if word in said:
            return today + timedelta(days=later)
    wanted = re.search("([월화수목금토일])요일", said)
    name = wanted[1] if wanted else "토" if "주말" in said else None
    return None if name is None else today + timedelta(days=(DAYS.index(name) - today.weekday()) % 7)


def _minute(said: str) -> int | None:
    found = CLOCK.search(said)
    if found is None:
        return None
    hour = int(found[3]) if found[3].isdigit() else HOURS.index(found[3]) + 1
    clock = _hour(hour, found[1])
    return None if clock is None else clock * 60 + (30 if found[4] == "반" else int(found[5] or 0))


def _hour(hour: int, part: str | None) -> int | None:
    """The hour on a clock of 24; None where morning or evening may be meant."""
    if part is None:
        return hour if hour > 12 else None
    if part in ("새벽", "아침", "오전"):
        return hour % 12
    if part == "밤":
        return hour + 24 if hour < 6 else hour + 12
    return hour if hour >= 12 else hour + 12


def open_at(rows: Iterable[Hours], when: When) -> bool | None:
    """Whether it is open at a moment, or at all on a day; None where the record does not say (a holiday)."""
    every = tuple(rows)
    if when.minute is None:
        return True if _rows_of(every, when.day) else None if _unsaid(every, when.day) else False
    day, minute = when.day, when.minute
    spans = [(day, minute), (day - timedelta(days=1), minute + A_DAY), (day + timedelta(days=1), minute - A_DAY)]
    if any(minutes(one.opens) <= at < minutes(one.closes) for on, at in spans for one in _rows_of(every, on)):
        return True
    return None if _unsaid(every, day) else False


def rows_on(rows: Iterable[Hours], day: date) -> tuple[Hours, ...]:
    """The hours of a day."""
    return _rows_of(tuple(rows), day)


def _rows_of(rows: tuple[Hours, ...], day: date) -> tuple[Hours, ...]:
    name = HOLIDAY if (day.month, day.day) in HOLIDAYS else DAYS[day.weekday()]
    return tuple(one for one in rows if name in one.days and (not one.months or day.month in one.months))


def _unsaid(rows: tuple[Hours, ...], day: date) -> bool:
    """Whether it is a holiday of which the record is silent, on a day that is otherwise open."""
    return (day.month, day.day) in HOLIDAYS and any(DAYS[day.weekday()] in one.days for one in rows)


def minutes(clock: str) -> int:
    """Minutes since midnight.

    >>> minutes("25:00")
    1500
    """
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def in_words(clock: str) -> str:
    """A time of day as people say it; the night goes on past midnight.

    >>> in_words("22:00"), in_words("24:00"), in_words("25:00"), in_words("18:30"), in_words("12:00")
    ('밤 10시', '밤 12시', '새벽 1시', '저녁 6시 30분', '낮 12시')
    """
    hour, minute = divmod(minutes(clock), 60)
    hour %= 24
    part = "밤" if hour == 0 else next(word for end, word in PARTS if hour < end)
    return f"{part} {(hour - 1) % 12 + 1}시" + (f" {minute}분" if minute else "")


def span(row: Hours) -> str:
    """From when to when.

    >>> span(Hours(("월",), "22:00", "25:00")), span(Hours(DAYS, "00:00", "24:00"))
    ('밤 10시부터 새벽 1시까지', '하루 24시간')
    """
    if minutes(row.closes) - minutes(row.opens) >= A_DAY:
        return "하루 24시간"
    return f"{in_words(row.opens)}부터 {in_words(row.closes)}까지"


def days_in_words(days: tuple[str, ...]) -> str:
    """Days as people say them.

    >>> days_in_words(("화", "수", "목", "금")), days_in_words(("토", "일")), days_in_words(DAYS)
    ('화요일부터 금요일', '토요일과 일요일', '매일')
    """
    if set(days) == set(DAYS):
        return "매일"
    names = [day if day == HOLIDAY else f"{day}요일" for day in days]
    places = [DAYS.index(day) for day in days]
    if len(days) > 2 and places == list(range(places[0], places[0] + len(days))) and HOLIDAY not in days:
        return f"{names[0]}부터 {names[-1]}"
    return "과 ".join(names) if len(names) == 2 and names[0] != HOLIDAY else ", ".join(names)


def months_in_words(months: tuple[int, ...]) -> str:
    """Months as people say them.

    >>> months_in_words((3, 4, 5, 6, 9, 10, 11, 12)), months_in_words((1, 7))
    ('3~6월, 9~12월', '1월, 7월')
    """
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(f"{run[0]}~{run[-1]}월" if len(run) > 1 else f"{run[0]}월" for run in runs)


def by_month(rows: Iterable[Hours], month: int) -> Iterator[tuple[tuple[int, ...], list[Hours]]]:
    """The hours of each set of months, those of this month first."""
    groups: dict[tuple[int, ...], list[Hours]] = {}
    for row in rows:
        groups.setdefault(row.months, []).append(row)
    yield from sorted(groups.items(), key=lambda one: bool(one[0]) and month not in one[0])
