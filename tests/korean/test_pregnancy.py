# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import pytest

from bot.korean.line import read
from bot.korean.pregnancy import pregnancy_weeks
from tests.korean.speller import sino


def stages(text: str, expecting: str | None = None) -> list[object]:
    return [found.norm for found in pregnancy_weeks(read(text), expecting=expecting)]


@pytest.mark.parametrize("weeks", range(4, 43))
def test_every_week(weeks: int) -> None:
    for text in (
        f"임신 {weeks}주예요",
        f"{weeks}주 됐어요",
        f"지금 {sino(weeks)} 주예요",
        f"임신{sino(weeks)}주차입니다",
        f"{weeks}주 3일이에요",
    ):
        assert stages(text) == [weeks], text


@pytest.mark.parametrize("month", range(1, 11))
def test_every_month(month: int) -> None:
    native = ("한", "두", "석", "넉", "다섯", "여섯", "일곱", "여덟", "아홉", "열")[month - 1]
    for text in (
        f"임신 {month}개월이에요",
        f"임신 {sino(month)} 개월",
        f"애 가진 지 {native} 달 됐어요",
        f"{sino(month)}개월 됐어요",
    ):
        assert stages(text) == [{"month": month}], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("임신 24주 3일", [24]),
        ("만삭이여유", [{"month": 10}]),
        ("막달이라 걷지도 못해", [{"month": 10}]),
        ("38주 막달이에요", [38]),
        ("사 개월 접어들었대", [{"month": 4}]),
        ("며느리가 아홉 주라네", [9]),
        ("며느리가 일곱 달째래요", [{"month": 7}]),
        ("아내가 8개월입니다", [{"month": 8}]),
        ("스물네 주예요", [24]),
        ("달 수로 여덟 달", [{"month": 8}]),
        ("20주 조금 넘었어요", [20]),
        ("병원 갔더니 팔 주라고 하더라고요", [8]),
        ("아내가 애를 가졌습니다 지금 4개월", [{"month": 4}]),
        ("12주가아니라22주요", [12, 22]),
        ("애를 가졌는데 한 십사 주", [14]),
        ("실개월 됐어요", [{"month": 7}]),
        ("배가 많이 불렀어요 9개월이거든요", [{"month": 9}]),
        ("저 베트남 사람이고 아기 가졌어요 여섯 달", [{"month": 6}]),
    ],
)
def test_stages_as_people_say_them(text: str, expected: list[object]) -> None:
    assert stages(text) == expected


NO_STAGE = [
    "딸이 7개월이에요",
    "육아휴직 6개월째예요",
    "월세가 3개월 밀렸어요",
    "예정일이 한 달 남았어요",
    "예정일까지 삼 주 남았어요",
    "이사 온 지 오개월 됐어요",
    "일 그만둔 지 넉 달 됐어요",
    "우리 애기 7개월",
    "출산한 지 두 달",
    "2주 뒤에 오세요",
    "일주일 걸려요",
    "주 15시간 일해요",
    "집세가 석 달 밀렸어요",
    "다음 달에 낳아요",
    "지난주에 출산했어요",
    "임신했어요",
    "애 낳은 지 한 달밖에 안 됐어라",
    "신랑이 주먹으로 배를 쳤어요, 임신했는데",
    "등본은 최근 3개월 이내 거여야 돼요?",
    "아이가 나온 지 백일 됐어요",
    "몇 주나 걸려요",
    "삼 주 전에 신청했어요",
    "거주한 지 6개월",
]


@pytest.mark.parametrize("text", NO_STAGE)
def test_what_is_no_stage(text: str) -> None:
    assert stages(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", [{"month": 5}]),
        ("다섯 달", [{"month": 5}]),
        ("24주", [24]),
        ("8이요", [{"month": 8}]),
        ("육개월이요", [{"month": 6}]),
        ("없어요", []),
    ],
)
def test_bare_answers(text: str, expected: list[object]) -> None:
    assert stages(text, "member.pregnancy_months") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("임신 20주 남편이랑 살아요", [20]),  # 남편 is not "남았어요"
        ("임신했고 지금 이십주 전주 살아요", [20]),  # 전주 is not "전"
        ("임신 20주 전에 그만뒀어요", []),
        ("30주 임산부인데 남편이 실직했어요", [30]),
        ("5개월 임산부이고 원룸 살고 있어요", [{"month": 5}]),
        ("실직한 지 3개월 됐고 아내는 임산부예요", []),
        ("홀몸이 아닌디 여섯 달 됐어유", [{"month": 6}]),
        ("임산부 32w", [32]),
        ("애 밴 지 석 달 남편은 일용직", [{"month": 3}]),  # 남편 is not "남았어요"
        ("임신을 했는데 여섯 주밖에 안 됐어요", [6]),
        ("임신 중독으로 입원해 있어요 삼십 주", [30]),
        ("임신했고 입원한 지 3주 됐어요", []),
        ("며느리가 애를 가져서 다섯 달이라네", [{"month": 5}]),
        ("홑몸 아닌 지 여섯 달이에요", [{"month": 6}]),
        ("이제 스물네 주고 시댁 살아요", [24]),
    ],
)
def test_weeks_are_told_from_what_stands_beside_them(text: str, expected: list[object]) -> None:
    assert stages(text) == expected
