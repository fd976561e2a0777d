# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who is rung when: hours, lunch, holidays, and a table that changes with a date."""

from datetime import datetime

import pytest

from api.voice.transfer import offices, read

TABLE = """
offices:
  - name: 우리 구청
    number: 02-1111-1111
    sido: 서울특별시
    since: 2026-01-01
    until: 2026-11-30
    hours: {월화수목금: "09:00-18:00"}
    lunch: "12:00-13:00"
    source: 시험
  - name: 우리 구청
    number: 02-2222-2222
    sido: 서울특별시
    since: 2026-12-01
    hours: {월화수목금: "08:00-17:00", 토: "09:00-12:00"}
    source: 시험
  - name: 모두의 전화
    number: "129"
    since: 2005-11-01
    hours: {월화수목금토일: "00:00-23:59"}
    on_holidays: true
    source: 시험
holidays: {2026-12-25: 기독탄신일}
"""


@pytest.mark.parametrize(
    ("at", "sido", "number"),
    [
        ("2026-11-23T08:59", "서울특별시", "129"),
        ("2026-11-23T09:00", "서울특별시", "02-1111-1111"),
        ("2026-11-23T11:59", "서울특별시", "02-1111-1111"),
        ("2026-11-23T12:00", "서울특별시", "129"),
        ("2026-11-23T13:00", "서울특별시", "02-1111-1111"),
        ("2026-11-23T18:00", "서울특별시", "129"),
        ("2026-11-23T10:00", "부산광역시", "129"),
        ("2026-11-23T10:00", None, "129"),
        ("2026-11-28T10:00", "서울특별시", "129"),
        ("2026-12-05T10:00", "서울특별시", "02-2222-2222"),
        ("2026-12-07T08:00", "서울특별시", "02-2222-2222"),
        ("2026-12-25T10:00", "서울특별시", "129"),
        ("2026-12-25T23:59", "서울특별시", "129"),
    ],
)
def test_the_office_that_answers_now(at: str, sido: str | None, number: str) -> None:
    office = read(TABLE).open_for(sido, datetime.fromisoformat(at))
    assert office is not None and office.number == number


@pytest.mark.parametrize("at", ["2026-11-22T10:00", "2026-11-23T08:00", "2026-11-23T19:00", "2026-12-25T10:00"])
def test_at_night_and_on_holidays_nobody_of_the_country_answers(at: str) -> None:
    assert offices().open_for("부산광역시", datetime.fromisoformat(at)) is None


def test_every_row_says_where_it_is_from() -> None:
    assert all(office.source and office.since for office in offices().all)
    assert min(offices().holidays).year == 2026
