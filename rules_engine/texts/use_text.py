# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How a benefit is used, in plain Korean: cards, what for, how often, until when, prices, hours and places."""

from collections.abc import Iterator, Sequence

from rules_engine.programmes.use import DAYS, Hours, Place, Times, Until, Use

AFTER = {"birth": "출산 후", "grant": "받은 날부터"}
HALF, NIGHT = 12, 24
ALL_DAY = ("00:00", "24:00")


def use_lines(use: Use) -> Iterator[str]:
    """Everything but the prices, a line each; those need the words of their conditions."""
    if use.cards:
        yield f"쓰는 카드: {', '.join(use.cards)}"
    if use.used_for:
        yield f"쓸 수 있는 곳: {', '.join(use.used_for)}"
    if use.not_for:
        yield f"쓸 수 없는 곳: {', '.join(use.not_for)}"
    if use.times:
        yield f"횟수: {', '.join(times(one) for one in use.times)}"
    if use.until is not None:
        yield f"쓰는 기한: {until(use.until)}"
    yield from (f"시간: {hours(one)}" for one in use.hours)
    yield from (f"곳: {place(one)}" for one in use.places)


def times(one: Times) -> str:
    """How often.

    >>> times(Times(48, "번", "1년"))
    '1년에 48번'
    """
    return f"{one.per}에 {one.count:,}{one.unit}" if one.per else f"{one.count:,}{one.unit}"


def until(one: Until) -> str:
    """How long.

    >>> until(Until("birth", months=6))
    '출산 후 6개월까지'
    """
    return f"{AFTER[one.after]} {f'{one.months}개월' if one.months is not None else f'{one.days}일'}까지"


def hours(one: Hours) -> str:
    """When it is open.

    >>> hours(Hours(("화", "수"), "22:00", "25:00", (1, 2, 7)))
    '화·수요일 오후 10시부터 다음 날 오전 1시까지 (1~2월, 7월)'
    """
    open_hours = (
        "하루 내내" if (one.opens, one.closes) == ALL_DAY else f"{clock(one.opens)}부터 {clock(one.closes)}까지"
    )
    months = f" ({', '.join(f'{run}월' for run in runs(one.months))})" if one.months else ""
    return f"{_days(one.days)} {open_hours}{months}"


def _days(days: Sequence[str]) -> str:
    if set(days) >= set(DAYS[:7]):
        return "매일" if "공휴일" in days else "매일(공휴일은 쉬어요)"
    weekdays = "·".join(day for day in days if day != "공휴일")
    named = [f"{weekdays}요일"] if weekdays else []
    return " ".join([*named, *(["공휴일"] if "공휴일" in days else [])])


def clock(time: str) -> str:
    """A time of day; past midnight it is the next day's.

    >>> clock("22:00"), clock("25:30"), clock("12:00"), clock("24:00")
    ('오후 10시', '다음 날 오전 1시 30분', '낮 12시', '밤 12시')
    """
    hour, minute = (int(part) for part in time.split(":"))
    minutes = f" {minute}분" if minute else ""
    if hour in (0, HALF, NIGHT):
        return f"{'낮' if hour == HALF else '밤'} 12시{minutes}"
    if hour > NIGHT:
        return f"다음 날 오전 {hour - NIGHT}시{minutes}"
    return f"{'오전' if hour < HALF else '오후'} {hour if hour < HALF else hour - HALF}시{minutes}"


def runs(numbers: Sequence[int]) -> list[str]:
    """Numbers in a row as one.

    >>> runs((3, 4, 5, 9))
    ['3~5', '9']
    """
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f"{run[0]}~{run[-1]}" if len(run) > 1 else str(run[0]) for run in found]


def place(one: Place) -> str:
    """Where it is."""
    return ", ".join(part for part in (one.name, one.sigungu, one.address, one.phone) if part)
