# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What cannot be read is told in Korean, all of it at once, and never repeated back."""

from datetime import date
from typing import Any

import pytest

from rules_engine import SituationError, read_situation

TODAY = date(2026, 11, 21)


def _problems(data: Any) -> dict[str, str]:
    with pytest.raises(SituationError) as raised:
        read_situation(data, TODAY)
    return {problem.path: problem.message for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("data", "path", "says"),
    [
        ({"members": [{"birth_date": "2030-01-01"}]}, "members.0.birth_date", "뒤의 날짜"),
        ({"members": [{"birth_year": 2031}]}, "members.0.birth_year", "뒤의 해"),
        ({"as_of": "2024-13-01"}, "as_of", "2024-04-15 꼴"),
        ({"as_of": "2024-02-30"}, "as_of", "있는 날짜"),
        ({"as_of": 20240415}, "as_of", "있는 날짜"),
        ({"household": {"monthly_income_krw": -1}}, "household.monthly_income_krw", "0원부터"),
        ({"household": {"monthly_income_krw": 1.5}}, "household.monthly_income_krw", "정수"),
        ({"household": {"monthly_income_krw": True}}, "household.monthly_income_krw", "정수"),
        ({"household": {"monthly_incme_krw": 1}}, "household", "혹시 monthly_income_krw인가요?"),
        ({"houshold": {}}, "situation", "혹시 household인가요?"),
        ({"household": {"size": 0}}, "household.size", "1명부터"),
        ({"household": {"size": {"min": 3, "max": 2}}}, "household.size", "min은 max보다"),
        ({"household": {"size": {"from": 3}}}, "household.size", "모르는 이름"),
        ({"household": {"types": {"single_parent": "yes"}}}, "household.types.single_parent", "true, false, null"),
        ({"household": {"types": {"single_parant": True}}}, "household.types", "single_parent인가요"),
        ({"members": [{"relation": "mother"}]}, "members.0.relation", "self, spouse"),
        ({"members": {}}, "members", "목록"),
        ({"members": [None]}, "members.0", "묶음"),
        ({"members": [{"id": "a"}, {"id": "a"}]}, "members.1.id", "id가 같아요"),
        ({"members": [{}] * 31}, "members", "30명까지"),
        ({"household": {"size": 1}, "members": [{}, {}]}, "household.size", "가구원 수보다 많아요"),
        ({"residence": {"sido": {"any_of": []}}}, "residence.sido", "any_of"),
        ({"receiving": "child-allowance"}, "receiving", "목록"),
        ([], "situation", "묶음"),
    ],
)
def test_a_mistake_is_told_where_it_stands(data: Any, path: str, says: str) -> None:
    assert says in _problems(data)[path]


def test_all_mistakes_are_told_at_once() -> None:
    problems = _problems({"as_of": "내일", "household": {"size": -2}, "members": [{"birth_date": "1월"}]})
    assert set(problems) == {"as_of", "household.size", "members.0.birth_date"}


def test_what_was_typed_is_never_repeated() -> None:
    canary = "9001011234567"
    problems = _problems({"residence": {"sido": 1}, "members": [{"birth_date": canary, "relation": canary}]})
    assert all(canary not in message for message in problems.values())
    keys = _problems({canary: 1, "household": {canary: 1, "size": {canary: 1}}, "members": [{canary: 1}]})
    assert set(keys) == {"situation", "household", "household.size", "members.0"}
    assert all(canary not in message for message in keys.values())


def test_ten_thousand_mistakes_are_told_as_fifty() -> None:
    with pytest.raises(SituationError) as caught:
        read_situation({f"unknown {number}": 1 for number in range(10_000)}, TODAY)
    assert len(caught.value.problems) == 50


def test_nothing_at_all_is_a_situation() -> None:
    assert read_situation({}, TODAY).as_of == TODAY


def test_null_is_unknown_not_false() -> None:
    situation = read_situation({"household": {"types": {"single_parent": None}, "size": None}}, TODAY)
    assert situation.facts == {}
