# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every programme's cases: what a person tells, on a day, and the verdict they must get.

A case is one entry of `tests/cases/<authority>/<programme id>.yaml`:

- says: 서울에 사는 임신 5개월 임산부는 받아요     (the citizen's sentence; names the test)
  as_of: 2024-04-15
  situation: {residence: {sido: 서울특별시}, members: [{id: me, pregnancy_months: 5}]}
  expect: eligible | confirm | unknown | ineligible | none (no result on that day)
  member: me            (where several members have results; null for the household)
  missing: [facts that must be among the missing ones]
  failing: [facts whose condition must fail]
  amount: 700000        (won; null where it is not one figure)
  amount_says: 한 시간에 5,000원   (words that the amount's text must hold)
  deadline: 2024-10-31
  recognised: {basic_pension: 300000}
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules_engine import load_catalogue, read_situation, screen, screening_json

FOLDER = Path(__file__).parent
KEYS = {
    "says", "as_of", "situation", "expect", "member", "missing", "failing",
    "amount", "amount_says", "deadline", "recognised", "confirm", "window",
}  # fmt: skip


def _cases() -> Iterator[Any]:
    for file in sorted(FOLDER.rglob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            assert set(case) <= KEYS, f"{file}: unknown key in {case['says']}"
            yield pytest.param(file.stem, case, id=f"{file.stem}: {case['says']}")


@pytest.fixture(scope="module")
def catalogue() -> Any:
    return load_catalogue()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize(("programme", "case"), list(_cases()))
def test_case(programme: str, case: dict[str, Any], catalogue: Any) -> None:
    situation = read_situation({**_plain(case["situation"]), "as_of": case["as_of"].isoformat()}, date.max)
    answer = screening_json(screen(situation, catalogue, programs=[programme], include_ineligible=True))
    results = answer["results"]
    if "member" in case:
        results = [result for result in results if result["member"] == case["member"]]
    if case["expect"] == "none":
        assert results == []
        return
    assert len(results) == 1, f"say which member is meant: {[result['member'] for result in results]}"
    result = results[0]
    assert result["verdict"] == case["expect"], (result["missing"], result["reasons"])
    assert set(case.get("missing", [])) <= set(result["missing"])
    failing = {reason["fact"] for reason in result["reasons"] if reason["met"] is False}
    assert set(case.get("failing", [])) <= failing
    if "amount" in case:
        assert result["amount"]["krw"] == case["amount"]
    if "amount_says" in case:
        assert case["amount_says"] in result["amount"]["text"]
    if "deadline" in case:
        assert result["apply"]["deadline"] == _plain(case["deadline"])
    if "window" in case:
        assert result["apply"]["window"] == case["window"]
    if "confirm" in case:
        assert bool(result["confirm"]) is case["confirm"]
    for scheme, krw in case.get("recognised", {}).items():
        assert answer["recognised_income"][scheme]["krw"] == krw


def test_every_programme_has_cases(catalogue: Any) -> None:
    """Yes, no and unknown at least; a programme with conditions that nobody tested is not in the catalogue."""
    for programme in catalogue.programmes.values():
        if programme.recipient == "organisation" or not any(period.who for period in programme.periods):
            continue
        files = list(FOLDER.rglob(f"{programme.id}.yaml"))
        assert files, f"{programme.id} has no cases"
        expected = {case["expect"] for case in yaml.safe_load(files[0].read_text(encoding="utf-8"))}
        assert {"unknown", "ineligible"} <= expected, programme.id
        assert expected & {"eligible", "confirm"}, programme.id
