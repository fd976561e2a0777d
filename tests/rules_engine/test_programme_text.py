# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme as a person reads it."""

from datetime import date
from pathlib import Path

import pytest

from rules_engine import load_catalogue
from rules_engine.texts.programme_text import programme_text

TODAY = date(2026, 11, 21)
HEAD = """
name: 밤길 동무
plain: 밤길이 걱정되는 분과 함께 걸어요.
category: 안전
provider: {name: 강서구, kind: 시군구, phone: 02-120}
region: {sido: 서울특별시, sigungu: 강서구}
for: person
source: {title: 강서구 공고, url: https://www.gangseo.seoul.kr}
checked_on: 2026-11-21
"""
RULED = """
id: walk
kind: referral
as_of: 2026-03
selection: quota
periods:
  - from: 2026-03-01
    who:
      - not_receives: other
      - nobody: employed
      - not_household_type: dual_income
      - any_of: [[{household_type: near_poor}], [{income: {at_most: {percent: 50}}}]]
    confirm: [걷기 어려운지 확인해 주세요.]
use:
  cards: [국민카드]
  not_for: [택시]
  times: [{count: 48, unit: 번, per: 1년}]
  until: {months: 6, after: grant}
  prices: [{krw: 0, when: [household_type: near_poor]}, {krw: 5_000, per: 한 시간}]
  hours: [{days: [월, 화, 공휴일], from: "22:00", to: "25:30", months: [3, 4, 5, 9]}]
  places: [{name: 화곡역, address: 화곡로 1, phone: 02-1}]
changes: [{text: 횟수가 늘었어요., effective: 2026-03}]
"""
NAMED = """
id: other
kind: named
as_of: 2019
"""


@pytest.fixture
def read(tmp_path: Path) -> dict[str, str]:
    for text, name in ((RULED, "walk"), (NAMED, "other")):
        (tmp_path / f"{name}.yaml").write_text(text + HEAD)
    programmes = load_catalogue(tmp_path).programmes
    return {name: programme_text(one, programmes, TODAY) for name, one in programmes.items()}


@pytest.mark.parametrize(
    "line",
    [
        "밤길 동무 (walk)",
        "- 강서구, 02-120",
        "- 자리가 정해져 있어요. 조건이 맞아도 못 받을 수 있어요.",
        "2026년 3월 1일부터의 조건 (지금)",
        "- '밤길 동무' 혜택을 받고 있지 않아요",
        "- 가족 중 근로자·직장인이 없어요",
        "- 맞벌이에 해당하지 않아요",
        "    - 차상위계층에 해당해요",
        "- 담당자가 확인해요",
        "- 쓰는 카드: 국민카드",
        "- 쓸 수 없는 곳: 택시",
        "- 횟수: 1년에 48번",
        "- 쓰는 기한: 받은 날부터 6개월까지",
        "- 내는 돈: 무료 (차상위계층에 해당해요)",
        "- 내는 돈: 한 시간 5,000원",
        "- 시간: 월·화요일 공휴일 오후 10시부터 다음 날 오전 1시 30분까지 (3~5월, 9월)",
        "- 곳: 화곡역, 화곡로 1, 02-1",
        "- 2026년 3월: 횟수가 늘었어요.",
        "- 강서구 공고, https://www.gangseo.seoul.kr",
        "- 2026년 3월 자료를 2026년 11월 21일에 확인했어요.",
    ],
)
def test_what_is_known_is_said(read: dict[str, str], line: str) -> None:
    assert line in read["walk"].splitlines()


def test_figures_are_given_by_size_of_household(read: dict[str, str]) -> None:
    assert "가구 월소득: 기준 중위소득 50% 이하 [2026년 1인 1,282,119원, 2인 2,099,646원" in read["walk"]


def test_what_is_only_named_says_so_and_whom_to_ask(read: dict[str, str]) -> None:
    assert "- 조건은 자료에 없어요. 강서구 02-120에 물어보세요." in read["other"].splitlines()
    assert "2019년 자료예요. 지금도 하는지 먼저 강서구 02-120에 물어보세요." in read["other"].splitlines()
    assert "누가 받나요" not in read["other"]


def test_a_programme_that_is_over(tmp_path: Path) -> None:
    (tmp_path / "walk.yaml").write_text((RULED + HEAD).replace("2026-03-01", "2026-12-01").replace("other", "walk"))
    programmes = load_catalogue(tmp_path).programmes
    assert "2026년 11월 21일에는 하지 않아요." in programme_text(programmes["walk"], programmes, TODAY)


def test_every_programme_can_be_read() -> None:
    programmes = load_catalogue().programmes
    for one in programmes.values():
        assert one.plain in programme_text(one, programmes, TODAY)
