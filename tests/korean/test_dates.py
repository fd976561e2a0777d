# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
from datetime import date

import pytest

from bot.korean.dates import dates, residence

TODAY = date(2024, 4, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024년 4월 15일", "2024-04-15"),
        ("2024-05-02", "2024-05-02"),
        ("2024.5.2", "2024-05-02"),
        ("이천이십사년 오월 이일", "2024-05-02"),
        ("8월 15일", "2024-08-15"),
        ("4/20", "2024-04-20"),
        ("시월 십오일이에요", "2024-10-15"),
        ("유월 삼일", "2024-06-03"),
        ("내일", "2024-04-16"),
        ("1월 3일", "2025-01-03"),
        ("다음달 초", {"min": "2024-05-01", "max": "2024-05-10"}),
        ("다음 달 말쯤", {"min": "2024-05-21", "max": "2024-05-31"}),
        ("6월 중순", {"min": "2024-06-11", "max": "2024-06-20"}),
        ("내년 1월", {"min": "2025-01-01", "max": "2025-01-31"}),
        ("작년 9월", {"min": "2023-09-01", "max": "2023-09-30"}),
        ("지난달", {"min": "2024-03-01", "max": "2024-03-31"}),
    ],
)
def test_dates(text: str, expected: object) -> None:
    assert [found.norm for found in dates(text, today=TODAY, ahead=True)] == [expected]


@pytest.mark.parametrize("text", ["다음달 초", "8월 15일", "작년 9월", "내일"])
def test_words_that_lean_on_today_stay_unread_without_it(text: str) -> None:
    assert dates(text) == ()


@pytest.mark.parametrize("text", ["2월 30일", "13월 1일", "월세 30", "여든 살", "천만에요"])
def test_what_is_no_date(text: str) -> None:
    assert dates(text, today=TODAY) == ()


def test_a_day_without_a_year_is_the_last_one_unless_ahead() -> None:
    assert dates("8월 15일", today=TODAY)[0].norm == "2023-08-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이사 온 지 석 달", {"months": 3}),
        ("여기 산 지 이십 년 됐어요", {"months": 240}),
        ("전입한 지 1년 6개월", {"months": 18}),
        ("이사 온 지 서너 달", {"months": {"min": 3, "max": 4}}),
        ("작년 9월에 이사 왔어요", {"since": {"min": "2023-09-01", "max": "2023-09-30"}}),
        ("2023년 9월 1일에 전입했어요", {"since": "2023-09-01"}),
        ("이십 년째 살아요", {"months": 240}),
        ("태어나서부터 살았어요", {"months": {"min": 120}}),
        ("혼자 살아요", None),
        ("서울 살아요", None),
        ("일 그만둔 지 석 달", None),
    ],
)
def test_residence(text: str, expected: object) -> None:
    assert residence(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3년", {"months": 36}),
        ("삼 년 반", {"months": 42}),
        ("두 달", {"months": 2}),
        ("36", {"months": 36}),
        ("10년 넘었어요", {"months": {"min": 120}}),
        ("2019년 3월", {"since": {"min": "2019-03-01", "max": "2019-03-31"}}),
        ("모르겠어요", None),
    ],
)
def test_residence_when_asked(text: str, expected: object) -> None:
    assert residence(text, expecting="residence.months", today=TODAY) == expected
