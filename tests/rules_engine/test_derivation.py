# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What follows from what was said, and what must stay open because it was not."""

from datetime import date
from typing import Any

import pytest

from rules_engine import read_situation
from rules_engine.facts.couple import COUPLE_INCOME, ELSEWHERE, HAS_SPOUSE, OWN_MEANS
from rules_engine.facts.derivation import View, view
from rules_engine.facts.sets import ANY_AMOUNT, FALSE, MAX, TRUE, UNKNOWN, Interval

ME = {"id": "me", "relation": "self", "age": 40}
HUSBAND_AWAY = {"id": "him", "relation": "spouse", "lives_together": False}


def _known(household: dict[str, Any], members: list[dict[str, Any]]) -> View:
    return view(read_situation({"as_of": "2026-07-01", "household": household, "members": members}, date.max))


@pytest.mark.parametrize(
    ("household", "members", "has_spouse", "elsewhere"),
    [
        ({"size": 1}, [], UNKNOWN, UNKNOWN),  # "혼자 살아요"만으로는 따로 사는 배우자가 있는지 몰라요
        ({"size": 1}, [ME], FALSE, FALSE),
        ({"size": 1}, [ME, HUSBAND_AWAY], TRUE, TRUE),
        ({"size": 2}, [ME], UNKNOWN, UNKNOWN),
        ({"size": 2}, [ME, {"id": "him", "relation": "spouse"}], TRUE, FALSE),
        ({"size": 2}, [ME, {"id": "somebody"}], UNKNOWN, FALSE),
        ({"size": 1}, [ME, {"id": "somebody", "lives_together": False}], UNKNOWN, UNKNOWN),
        ({"size": 3, "types": {"single_parent": True}}, [ME], FALSE, FALSE),
    ],
)
def test_a_spouse_is_denied_only_where_the_list_of_people_is_whole(
    household: dict[str, Any], members: list[dict[str, Any]], has_spouse: Interval, elsewhere: Interval
) -> None:
    known = _known(household, members).household
    assert (known[HAS_SPOUSE], known[ELSEWHERE]) == (has_spouse, elsewhere)


@pytest.mark.parametrize(
    ("household", "members", "own", "income"),
    [
        ({"size": 1}, [ME], TRUE, Interval(900, 900)),
        ({"size": 1}, [], UNKNOWN, ANY_AMOUNT),
        ({"size": 1}, [ME, HUSBAND_AWAY], FALSE, ANY_AMOUNT),
        ({"size": 2}, [ME, {"id": "child", "relation": "child", "age": 14}], TRUE, Interval(900, 900)),
        ({"size": 2}, [ME, {"id": "child", "relation": "child", "age": 15}], FALSE, Interval(0, 900)),
        ({"size": 2}, [ME, {"id": "child", "relation": "child"}], UNKNOWN, Interval(0, 900)),
    ],
)
def test_the_couples_means_are_the_households_where_nobody_else_can_have_any(
    household: dict[str, Any], members: list[dict[str, Any]], own: Interval, income: Interval
) -> None:
    known = _known({**household, "monthly_income_krw": 900}, members).household
    assert (known[OWN_MEANS], known[COUPLE_INCOME]) == (own, income)


def test_a_year_of_birth_and_an_age_narrow_each_other() -> None:
    """On 1 July, 65 years old and born in 1961 means the first half of 1961."""
    (me,) = _known({}, [{"id": "me", "age": 65, "birth_year": 1961}]).people
    days = Interval(date(1961, 1, 1).toordinal(), date(1961, 7, 1).toordinal())
    assert me.facts["member.birth_date"] == days


def test_one_person_narrows_a_size_told_as_a_range() -> None:
    assert _known({"size": {"min": 1, "max": 3}, "types": {"one_person": True}}, [ME]).complete
    assert not _known({"size": {"min": 1, "max": 3}}, [ME]).complete


def test_who_may_be_a_child_is_neither_counted_nor_denied() -> None:
    somebody = {"id": "somebody"}
    assert _known({"size": 2}, [ME, somebody]).household["household.children"] == Interval(0, 1)
    assert _known({"size": 3}, [ME, somebody]).household["household.children"] == Interval(0, 2)
    assert _known({}, [ME, somebody]).household["household.children"] == Interval(0, MAX)


def test_a_range_without_a_lower_end_begins_at_the_least_there_can_be() -> None:
    told = {"earned_income_krw": {"max": 100}, "other_income_krw": 50}
    assert _known(told, [ME]).household["household.monthly_income_krw"] == Interval(50, 150)
