# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The next question: what somebody put first comes first, and what cannot matter is never asked."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules_engine import Catalogue, Screening, SituationError, load_catalogue, read_situation, screen
from rules_engine.facts.sets import Outcome
from rules_engine.facts.vocabulary import facts, question_fact
from rules_engine.programmes.programme import runs_here
from rules_engine.questions.question import MOST_OPTIONS, Question
from rules_engine.questions.question_order import askable, question_order
from rules_engine.verdicts.plausibility import plausible
from tests.rules_engine.households import told_in_part, whole_household
from tests.rules_engine.possible_answers import possible_answers

TODAY = date(2026, 11, 21)
ANSWERS_TRIED = 12
SEOUL = {"residence": {"sido": "서울특별시", "sigungu": "강서구"}}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _look(told: dict[str, Any], catalogue: Catalogue, **options: Any) -> Screening:
    return screen(read_situation(told, TODAY), catalogue, include_ineligible=True, **options)


def _asked(told: dict[str, Any], catalogue: Catalogue, **options: Any) -> Question:
    question = _look(told, catalogue, **options).question
    assert question is not None
    return question


def test_what_is_put_first_is_asked_first(catalogue: Catalogue) -> None:
    assert _asked({}, catalogue).fact == "residence.sido"
    assert _asked({}, catalogue, first=["household.housing", "residence.sido"]).fact == "household.housing"
    assert _asked({}, catalogue, first=["residence.sido", "household.housing"]).fact == "residence.sido"


def test_a_part_that_is_put_first_brings_its_question(catalogue: Catalogue) -> None:
    assert _asked({}, catalogue, first=["member.age"]).fact == "member.birth_date"
    assert _asked({}, catalogue, first=["household.types.single_parent"]).fact == "household.types"


def test_what_was_told_is_not_asked_though_it_stands_first(catalogue: Catalogue) -> None:
    first = ["residence.sido", "member.sex"]
    assert _asked({**SEOUL, "members": [{"sex": "female"}]}, catalogue, first=first).fact not in first


def test_what_cannot_matter_is_not_asked_though_it_stands_first(catalogue: Catalogue) -> None:
    """Only the means decide a livelihood benefit: nobody's sex."""
    livelihood = ["livelihood-benefit"]
    assert _asked({}, catalogue, first=["member.sex"], programs=livelihood).fact != "member.sex"


def test_what_matters_for_a_place_to_turn_to_may_be_put_first(catalogue: Catalogue) -> None:
    """Our own order asks about places last; who wants them first is asked what they hang on."""
    referrals = {programme.id for programme in catalogue.programmes.values() if programme.kind == "referral"}
    only_there = _asked(SEOUL, catalogue, programs=referrals).fact
    assert _asked(SEOUL, catalogue, first=[only_there]).fact == only_there


def test_without_a_list_the_computed_order_holds(catalogue: Catalogue) -> None:
    assert _asked(SEOUL, catalogue) == _asked(SEOUL, catalogue, first=question_order())


def test_a_skipped_question_is_not_asked_though_it_stands_first(catalogue: Catalogue) -> None:
    question = _asked({}, catalogue, first=["residence.sido"], skip=frozenset({("residence.sido", None)}))
    assert question.fact != "residence.sido"


@pytest.mark.parametrize("name", ["household.incme", "member.statuses.violence_victim", "situation.as_of", ""])
def test_only_what_may_be_asked_can_be_put_first(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(KeyError):
        _look({}, catalogue, first=[name])


def test_everything_that_can_be_put_first_has_a_question() -> None:
    assert all(facts()[question].ask for question in askable().values())
    assert set(question_order()) <= set(askable())


def test_the_kinds_of_property_are_not_asked_where_no_rate_for_them_is_on_record(catalogue: Catalogue) -> None:
    """Of 2024 only whether there is any property at all can matter: who has told of some is asked no more."""
    told = {**SEOUL, "as_of": "2024-03-15", "household": {"size": 1, "monthly_income_krw": 500_000}}
    for assets, asked in ((None, True), (90_000_000, False)):
        household = {**told["household"], **({} if assets is None else {"assets_krw": assets})}
        (result,) = _look({**told, "household": household}, catalogue, programs=["housing-benefit"]).results
        assert ("household.residential_property_krw" in {one.fact for one in result.missing}) == asked


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_what_cannot_matter_is_never_asked(seed: int, catalogue: Catalogue) -> None:
    """Some answer changes a verdict: by itself, or once one or two more questions were answered.

    Left out are pensions that count the means of a couple alone. Where others in the home have means too nobody is
    asked whose they are, so that an income far above the limit may be asked about in vain.
    """
    rng = Random(seed)
    told = _without_ranges(told_in_part(rng, whole_household(rng)))
    question = _look(told, catalogue, programs=_but_pensions(catalogue)).question
    if question is not None:
        assert any(_matters(question, one, catalogue) for one in _told_so_far(question, told, catalogue, rng))


def _but_pensions(catalogue: Catalogue) -> list[str]:
    return [one for one in catalogue.programmes if one not in ("basic-pension", "disability-pension")]


def _without_ranges(told: Any) -> Any:
    """Amounts told as a range count as not told: to ask for them more closely is left to the talk, which does not."""
    if isinstance(told, list):
        return [_without_ranges(one) for one in told]
    if not isinstance(told, dict):
        return told
    return {
        key: _without_ranges(value)
        for key, value in told.items()
        if not (isinstance(value, dict) and value and value.keys() <= {"min", "max"})
    }


def _told_so_far(
    question: Question, told: dict[str, Any], catalogue: Catalogue, rng: Random
) -> Iterator[dict[str, Any]]:
    """What is told, the same after an answer to one of the other questions, and last after answers to two."""
    yield told
    further = []
    for after in _answered(question, told, catalogue, rng):
        further.append(after)
        yield after
    for after in further:
        yield from _answered(question, after, catalogue, rng)


def _answered(question: Question, told: dict[str, Any], catalogue: Catalogue, rng: Random) -> Iterator[dict[str, Any]]:
    """What is told with some answers to each of the other questions."""
    skipped = {(question.fact, question.member)}
    programs = _but_pensions(catalogue)
    while (other := _look(told, catalogue, programs=programs, skip=frozenset(skipped)).question) is not None:
        skipped.add((other.fact, other.member))
        answers = list(possible_answers(other, told, _look(told, catalogue)))
        for after in rng.sample(answers, min(len(answers), ANSWERS_TRIED)):
            with suppress(SituationError):  # an answer that cannot be: more people than the household is said to have
                _look(after, catalogue)
                yield after


def _matters(question: Question, told: dict[str, Any], catalogue: Catalogue) -> bool:
    now = _verdicts(told, catalogue)
    for after in possible_answers(question, told, _look(told, catalogue)):
        with suppress(SituationError):
            found = _verdicts(after, catalogue)
            if any(found.get(recipient) != verdict for recipient, verdict in now.items()):
                return True
    return False


def _verdicts(told: dict[str, Any], catalogue: Catalogue) -> dict[tuple[int, str | None], str]:
    """The verdict of each programme for each recipient; a child that was named is no longer the unnamed one."""
    screening = _look(told, catalogue, programs=_but_pensions(catalogue))
    people = [None if one is None else one.id for one in screening.recipients]
    return {
        (row, people[column]): verdict
        for (row, column), verdict in zip(screening.pairs, screening.verdicts, strict=True)
    }


@pytest.mark.parametrize("seed", range(40))
def test_statuses_are_one_question_with_the_eight_on_which_most_hangs(seed: int, catalogue: Catalogue) -> None:
    """No status that is left out has more hanging on it than one that is offered."""
    rng = Random(seed)
    told = told_in_part(rng, whole_household(rng))
    for group in ("member.statuses", "household.types"):
        screening = _look(told, catalogue, first=[group])
        question = screening.question
        if question is None or question.fact != group:
            continue
        assert 0 < len(question.options) <= MOST_OPTIONS
        offered = {part for part in question.parts if part != group}
        weights = _weights(screening, question)
        least = min(weights[part] for part in offered)
        assert all(weight <= least + 1e-6 for part, weight in weights.items() if part not in offered)


def _weights(screening: Screening, question: Question) -> dict[str, float]:
    """What hangs on each status, from the results with all their reasons."""
    of = {row[0].id: weight for row, weight in zip(screening.compiled.rows, screening.compiled.weights, strict=True)}
    for kind in ("decided", "referral"):
        hanging = {
            (missing.fact, result.programme.id)
            for result in screening.results
            if result.verdict == "unknown" and result.programme.kind == kind and not result.received
            if runs_here(result.programme.region, screening.household.household) is not Outcome.FAILS
            for missing in result.missing
            if missing.member == question.member and question_fact(missing.fact).path == question.fact
            if plausible(missing, screening.household) and not facts()[missing.fact].sensitive
        }
        if hanging:
            return {fact: sum(of[one] for other, one in hanging if other == fact) for fact, _ in hanging}
    return {}
