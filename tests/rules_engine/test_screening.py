# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a screening promises to those who read it."""

from datetime import date
from typing import Any

import pytest

from rules_engine import Catalogue, load_catalogue, read_situation, screen, screening_json

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _ask(catalogue: Catalogue, data: dict[str, Any], **options: Any) -> dict[str, Any]:
    return screening_json(screen(read_situation(data, TODAY), catalogue, **options))


def _mother(day: str, months: int) -> dict[str, Any]:
    return {
        "as_of": day,
        "residence": {"sido": "서울특별시", "months": months},
        "members": [{"id": "me", "pregnancy_months": 5}],
    }


def test_the_day_before_and_the_day_of_a_change_differ_and_each_cites_its_source(catalogue: Catalogue) -> None:
    """Three months in Seoul: six were needed until 14 March 2024, none from the 15th on."""
    answers = [
        _ask(catalogue, _mother(day, 3), programs=["seoul-pregnancy-transport"], include_ineligible=True)["results"][0]
        for day in ("2024-03-14", "2024-03-15")
    ]
    assert [answer["verdict"] for answer in answers] == ["ineligible", "eligible"]
    failing = [reason for reason in answers[0]["reasons"] if reason["met"] is False]
    assert [(reason["fact"], reason["have"]) for reason in failing] == [("residence.months", "3개월")]
    assert [answer["reasons"][0]["source"]["effective"] for answer in answers] == ["2024-01-01", "2024-03-15"]
    assert {answer["source"]["lines"] for answer in answers} == {"453-490"}


def test_what_is_received_is_not_proposed_again(catalogue: Catalogue) -> None:
    told = {**_mother("2024-04-15", 12), "receiving": ["seoul-pregnancy-transport"]}
    answer = _ask(catalogue, told, programs=["seoul-pregnancy-transport"])
    assert answer["results"][0]["received"] is True
    assert answer["summary"]["received"] == 1
    assert answer["summary"]["eligible"] == 0


def test_the_summary_counts_every_result_once(catalogue: Catalogue) -> None:
    answer = _ask(catalogue, _mother("2026-11-21", 12), include_ineligible=True)
    assert sum(answer["summary"].values()) == len(answer["results"])


def test_only_who_is_asked_about_is_answered(catalogue: Catalogue) -> None:
    told = {"members": [{"id": "a", "relation": "self", "age": 70}, {"id": "b", "relation": "spouse", "age": 60}]}
    answer = _ask(catalogue, told, members=["b"], include_ineligible=True)
    assert {result["member"] for result in answer["results"]} <= {"b", None}


def test_no_question_when_nothing_can_change(catalogue: Catalogue) -> None:
    answer = _ask(catalogue, _mother("2024-04-15", 12), programs=["seoul-pregnancy-transport"])
    assert answer["question"] is None


def test_a_question_once_put_aside_is_not_asked_again(catalogue: Catalogue) -> None:
    situation = read_situation({}, TODAY)
    first = screen(situation, catalogue).question
    assert first is not None
    second = screen(situation, catalogue, skip=frozenset({(first.fact, first.member)})).question
    assert second is not None
    assert (second.fact, second.member) != (first.fact, first.member)


def test_the_same_situation_gives_the_same_bytes(catalogue: Catalogue) -> None:
    told = _mother("2026-11-21", 3)
    assert repr(_ask(catalogue, told)) == repr(_ask(load_catalogue(), told))


def test_a_figure_that_is_not_on_record_is_said_to_be_so(catalogue: Catalogue) -> None:
    """The median income of 2021 is in no source found; the engine does not run 2020's on."""
    told = {
        "as_of": "2021-06-01",
        "residence": {"sido": "서울특별시", "sigungu": "강서구"},
        "household": {"size": 2, "monthly_income_krw": 1_000_000, "types": {"dual_income": True}},
        "members": [{"id": "me", "statuses": {"pregnant": True}}, {"id": "you", "relation": "spouse"}],
    }
    results = _ask(catalogue, told, programs=["seoul-household-service"])["results"]
    assert results
    assert all(result["verdict"] == "confirm" for result in results)
    assert all(any("2021년 기준" in text for text in result["confirm"]) for result in results)
