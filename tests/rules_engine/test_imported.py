# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Many imported, unreviewed programmes beside our own: they bury nothing, and only what is listed has reasons."""

import gc
import weakref
from datetime import date
from functools import cache
from typing import Any

import pytest

from rules_engine import Catalogue, ImportedAsked, Screening, load_catalogue, read_situation, screen, screening_json
from rules_engine.compiled.compiling import columns
from rules_engine.gov24 import with_imported
from tests.sync.records import made_snapshot

ON = date(2026, 11, 21)
GANGSEO = {"sido": "서울특별시", "sigungu": "강서구"}
HOUSEHOLDS: tuple[dict[str, Any], ...] = (
    {},
    {"residence": GANGSEO, "members": [{"id": "me", "relation": "self", "birth_date": "1958-03-01", "sex": "female"}]},
    {
        "residence": {"sido": "충청남도", "sigungu": "공주시"},
        "household": {"size": 3, "monthly_income_krw": 2_500_000},
        "members": [
            {"id": "me", "relation": "self", "birth_date": "1991-05-02", "pregnancy_months": 5},
            {"id": "first", "relation": "child", "birth_date": "2020-01-10"},
        ],
        "receiving": ["child-allowance"],
    },
)


@cache
def both() -> Catalogue:
    return with_imported(load_catalogue(), made_snapshot(300, ON))


def screened(told: dict[str, Any], catalogue: Catalogue | None = None, **asked: Any) -> Screening:
    return screen(read_situation(told, ON), catalogue or both(), **asked)


@pytest.mark.parametrize("told", HOUSEHOLDS)
def test_an_outline_says_what_the_result_says(told: dict[str, Any]) -> None:
    screening = screened(told)
    for pair in screening.pairs:
        outline, result = screening.outline(pair), screening.result(pair)
        assert (outline.programme, outline.member, outline.verdict) == (result.programme, result.member, result.verdict)
        assert (outline.amount, outline.deadline) == (result.amount, result.deadline)
        assert outline.verdict not in ("eligible", "confirm") or outline.unlikely == result.unlikely


@pytest.mark.parametrize("told", HOUSEHOLDS)
def test_what_is_reviewed_comes_out_as_if_nothing_were_imported(told: dict[str, Any]) -> None:
    ours, every = screening_json(screened(told, load_catalogue())), screening_json(screened(told))
    reviewed = [one for one in every["results"] if "unreviewed" not in one]
    assert reviewed == ours["results"]
    assert every["results"][: len(reviewed)] == reviewed, "what is reviewed comes first, and none of it is cut"
    assert every["question"] == ours["question"]


@pytest.mark.parametrize("told", HOUSEHOLDS)
def test_every_imported_result_is_either_listed_in_pages_or_unlikely(told: dict[str, Any]) -> None:
    screening, listed, start = screened(told), [], 0
    while start is not None:
        page = screening_json(screening, ImportedAsked(start, 50))
        found = [one for one in page["results"] if "unreviewed" in one]
        assert len(found) <= 50
        assert not any("unlikely" in one for one in found)
        listed += found
        start = page["imported"]["next"]
    imported = [one for one in screening.results if one.programme.unreviewed]
    assert {one.verdict for one in imported} <= {"confirm", "unknown"}
    assert len(listed) == sum(not one.unlikely and not one.received for one in imported)
    ranks = [("confirm", "unknown").index(one["verdict"]) for one in listed]
    assert ranks == sorted(ranks), "what is met comes before what is open"


def test_unlikely_ones_come_last_and_only_when_asked_for() -> None:
    screening = screened(HOUSEHOLDS[1])
    counts = screening_json(screening)["imported"]
    page = screening_json(screening, ImportedAsked(counts["count"], 100, unlikely=True))
    found = [one for one in page["results"] if "unreviewed" in one]
    assert found
    assert all(one["unlikely"] for one in found)


def test_an_imported_programme_asked_for_by_name_is_always_a_result() -> None:
    elsewhere = next(one.id for one in both().imported if one.region.get("sido") == "충청남도")
    found = screening_json(screened(HOUSEHOLDS[1], programs=[elsewhere]))
    assert [(one["program"], one["unlikely"]) for one in found["results"]] == [(elsewhere, True)]
    assert found["imported"] == {"count": 0, "unlikely": 0, "next": None}


def test_what_is_imported_is_asked_about_only_when_nothing_of_ours_is_open() -> None:
    ours = {one.id for one in both().reviewed}
    imported = {one.id for one in both().imported}
    assert screened({}).question == screened({}, load_catalogue()).question
    assert screened({}, programs=imported).question is not None
    assert screened({}, programs=imported).reviewed_question is None
    assert screened({}, programs=ours).question == screened({}, programs=ours).reviewed_question


def test_what_is_compiled_goes_with_its_catalogue() -> None:
    catalogue = with_imported(load_catalogue(), made_snapshot(20, ON))
    compiled = weakref.ref(columns(catalogue, ON))
    assert compiled() is columns(catalogue, ON)
    del catalogue
    gc.collect()
    assert compiled() is None
