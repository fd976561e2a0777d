# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What must hold for any household: executions agree, and what is whole is answered. See also `test_never_flips`."""

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules_engine import Catalogue, Screening, load_catalogue, read_situation, screen
from rules_engine.facts.sets import Outcome
from rules_engine.facts.vocabulary import facts, question_fact
from rules_engine.programmes.programme import runs_here
from rules_engine.verdicts.plausibility import plausible
from tests.rules_engine.households import told_in_part, whole_household

EXAMPLES = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SEEDS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _screen(data: dict[str, Any], catalogue: Catalogue) -> Screening:
    return screen(read_situation(data, date.max), catalogue, include_ineligible=True)


@EXAMPLES
@given(seed=SEEDS)
def test_columns_say_what_the_evaluator_says(seed: int, catalogue: Catalogue) -> None:
    rng = Random(seed)
    whole = whole_household(rng)
    for told in (whole, told_in_part(rng, whole)):
        screening = _screen(told, catalogue)
        assert list(screening.verdicts) == [result.verdict for result in screening.results]


@EXAMPLES
@given(seed=SEEDS)
def test_what_is_whole_leaves_nothing_unknown(seed: int, catalogue: Catalogue) -> None:
    """With every fact told, a verdict is yes, no, or a person must confirm: never "I need to know"."""
    screening = _screen(whole_household(Random(seed)), catalogue)
    unknown = [(r.programme.id, r.missing) for r in screening.results if r.verdict == "unknown"]
    assert unknown == []


@EXAMPLES
@given(seed=SEEDS)
def test_a_question_settles_as_many_programmes_as_lack_its_facts(seed: int, catalogue: Catalogue) -> None:
    """What the arrays count is what the results with all their reasons lack."""
    rng = Random(seed)
    screening = _screen(told_in_part(rng, whole_household(rng)), catalogue)
    question = screening.question
    lacking = {
        kind: {
            result.programme.id
            for result in screening.results
            if result.verdict == "unknown" and result.programme.kind == kind and not result.received
            if runs_here(result.programme.region, screening.household.household) is not Outcome.FAILS
            for missing in result.missing
            if question is not None
            and question_fact(missing.fact).path in (question.fact, *facts()[question.fact].also)
            and missing.member == question.member
            if plausible(missing, screening.household) and not facts()[missing.fact].sensitive
        }
        for kind in ("decided", "referral")
    }
    if question is not None:
        assert question.settles == len(lacking["decided"] or lacking["referral"])
