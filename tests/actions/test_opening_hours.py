# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether it is open: now, past midnight, on a Sunday, in another month."""

from datetime import date, time

import pytest

from tests.actions.talking import Talk

SCOUT, TOYS = "안심귀가스카우트", "서울장난감도서관"
MONDAY, TUESDAY, WEDNESDAY, SUNDAY = (date(2026, 11, day) for day in (23, 24, 25, 29))


def asked(said: str, day: date, at: time | None = None) -> str:
    return Talk(today=day, at=at).say(said).texts


@pytest.mark.parametrize(
    ("day", "at", "answer"),
    [
        (MONDAY, time(21, 59), "아니요, 지금은"),
        (MONDAY, time(22, 0), "네, 지금"),
        (MONDAY, time(23, 59), "네, 지금"),
        (TUESDAY, time(0, 30), "아니요, 지금은"),  # the night of Monday ends at midnight
        (WEDNESDAY, time(0, 30), "네, 지금"),  # the night of Tuesday goes on until one
        (WEDNESDAY, time(1, 0), "아니요, 지금은"),
        (date(2026, 11, 28), time(0, 59), "네, 지금"),  # the night of Friday
        (SUNDAY, time(23, 0), "아니요, 지금은"),
        (date(2026, 1, 5), time(22, 30), "아니요, 지금은"),  # no Mondays in January
        (date(2026, 1, 7), time(0, 30), "아니요, 지금은"),  # in January Tuesdays end at midnight
        (date(2026, 7, 31), time(23, 30), "네, 지금"),
        (date(2026, 8, 1), time(0, 30), "아니요, 지금은"),
    ],
)
def test_now(day: date, at: time, answer: str) -> None:
    assert asked(f"{SCOUT} 지금 하나요?", day, at).startswith(answer)


def test_without_a_clock_the_hours_are_told_and_past_midnight_is_said_as_people_say_it() -> None:
    told = asked(f"{SCOUT} 지금 하나요?", MONDAY)
    assert told.startswith("안심귀가스카우트는 이때 해요.") and "25" not in told
    assert "화요일부터 금요일: 밤 10시부터 새벽 1시까지" in told


def test_the_hours_of_this_month_come_first() -> None:
    january = asked(f"{SCOUT} 몇 시까지 해요?", date(2026, 1, 6))
    assert january.splitlines()[1] == "· 1~2월, 7~8월에는 화요일부터 금요일: 밤 10시부터 밤 12시까지"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("일요일에도 해요?", "네, 일요일에는 오전 11시부터 오후 5시까지 해요."),
        ("월요일에도 하나요?", "아니요, 월요일에는 하지 않아요."),
        ("내일 해요?", "네, 화요일에는 오전 10시부터 저녁 6시 30분까지 해요."),
        ("화요일 오전 9시에 하나요?", "아니요, 그 시간에는 하지 않아요."),
        ("화요일 오후 두시에 하나요?", "네, 그 시간에 해요."),
        ("주말에 몇 시까지 해요?", "네, 토요일에는 오전 11시부터 오후 5시까지 해요."),
    ],
)
def test_another_day_or_time(said: str, answer: str) -> None:
    assert asked(f"{TOYS} {said}", MONDAY).startswith(answer)


@pytest.mark.parametrize(("said", "answer"), [("월요일 밤 12시 반", "아니요"), ("화요일 밤 12시 반", "네")])
def test_half_past_twelve_at_night_belongs_to_the_evening_before(said: str, answer: str) -> None:
    assert asked(f"{SCOUT} {said}에도 하나요?", MONDAY).startswith(answer)


def test_a_holiday_of_which_the_record_is_silent() -> None:
    assert "공휴일 금요일에 하는지는 저희 자료에 없어요" in asked(
        f"{TOYS} 지금 하나요?", date(2026, 12, 25), time(14, 0)
    )
    assert asked("여성긴급전화 1366 지금 하나요?", date(2026, 12, 25), time(3, 0)).startswith("네, 지금")


def test_round_the_clock() -> None:
    assert "매일: 하루 24시간" in asked("여성긴급전화 1366 몇 시까지 해요?", MONDAY)
