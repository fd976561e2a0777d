# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One meaning, several executions: the same households get the same verdicts wherever they are reckoned."""

from collections.abc import Mapping, Sequence

import pytest

from rules_engine import Catalogue, Situation, load_catalogue
from tests.executions.cases import CASES, DAYS, cases
from tests.executions.executions import EXECUTIONS, Execution, Pair, days, evaluator


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def households() -> Sequence[Situation]:
    return cases()


@pytest.fixture(scope="module")
def meant(households: Sequence[Situation], catalogue: Catalogue) -> Mapping[Pair, str]:
    return evaluator(households, catalogue)


def test_the_cases_are_of_every_kind(households: Sequence[Situation], meant: Mapping[Pair, str]) -> None:
    assert len(households) == CASES
    assert set(days(households)) == DAYS
    assert set(meant.values()) == {"eligible", "confirm", "unknown", "ineligible"}
    assert any(not member.lives_together for one in households for member in one.members)
    assert any(not one.members for one in households)


@pytest.mark.parametrize("execution", EXECUTIONS, ids=lambda one: one.__name__)
def test_every_execution_says_what_the_readable_one_says(
    execution: Execution, households: Sequence[Situation], catalogue: Catalogue, meant: Mapping[Pair, str]
) -> None:
    found = execution(households, catalogue)
    assert found.keys() == meant.keys()
    assert [(pair, found[pair], verdict) for pair, verdict in meant.items() if found[pair] != verdict][:5] == []
