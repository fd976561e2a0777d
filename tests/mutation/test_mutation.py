# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The whole catalogue under the mutation check, and the check itself."""

from pathlib import Path

import pytest

from rules_engine import load_catalogue
from rules_engine.facts.sets import Choice, Outcome
from tests.mutation.check import WANTED_PERCENT, check, enough
from tests.mutation.conditions import Outside

ONE_CASE = """
- says: 강서구에 혼자 사는 50세는 신청할 수 있어요
  as_of: 2024-04-15
  situation: {residence: {sido: 서울특별시, sigungu: 강서구}, household: {size: 1}, members: [{id: me, age: 50}]}
  expect: eligible
"""


def test_cases_notice_a_wrong_catalogue() -> None:
    reports = list(check(load_catalogue()))
    survivors = [f"{report.programme}: {how}" for report in reports for how in report.survivors]
    print("\n".join(survivors))
    assert enough(reports), f"under {WANTED_PERCENT} %: see the survivors above"


def test_what_no_case_notices_survives(tmp_path: Path) -> None:
    (tmp_path / "happy-table.yaml").write_text(ONE_CASE)
    [report] = check(load_catalogue(), ["happy-table"], tmp_path)
    assert not enough([report])
    assert "who: 만 나이 40세 이상, 64세 이하: least -1" in report.survivors
    assert "who: 1인가구 해당해야 해요: left out" in report.survivors
    assert "who: 1인가구 해당해야 해요: turned round" not in report.survivors


@pytest.mark.parametrize(
    ("possible", "outcome"), [("가", Outcome.FAILS), ("나", Outcome.HOLDS), ("가나", Outcome.OPEN)]
)
def test_every_word_but_some(possible: str, outcome: Outcome) -> None:
    assert Choice(frozenset(possible)).among(Outside("가")) is outcome
