# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What an officer types, and what is understood of it."""

from datetime import date

import pytest

from api.counter.letters import letters, told_by
from api.counter.page import desk, values
from api.counter.reading import known
from api.counter.rows import Row, read_row, spoken
from api.counter.visit import Consent, Visit
from rules_engine import Catalogue, load_catalogue
from rules_engine.facts.vocabulary import facts

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def line(text: str) -> dict[str, object]:
    read = read_row(Row("p1", text), TODAY)
    assert read.problems == ()
    return {key: value for key, value in read.member.items() if key != "id"}


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("어머니 78", {"relation": "parent", "sex": "female", "age": 78}),
        ("78 어머니", {"relation": "parent", "sex": "female", "age": 78}),
        ("모 1948", {"relation": "parent", "sex": "female", "birth_year": 1948}),
        ("딸 2020-01-10", {"relation": "child", "sex": "female", "birth_date": "2020-01-10"}),
        ("처 39 따로", {"relation": "spouse", "sex": "female", "age": 39, "lives_together": False}),
        ("아들 8개월", {"relation": "child", "sex": "male", "birth_date": {"min": "2026-02-22", "max": "2026-03-21"}}),
        ("나 31 여 ㅇ 5개월", {
            "relation": "self", "age": 31, "sex": "female", "statuses": {"pregnant": True}, "pregnancy_months": 5,
        }),
        ("나 67 ㅉ", {"relation": "self", "age": 67, "disability_severity": "severe"}),
        ("나 67 ㄳ", {"relation": "self", "age": 67, "statuses": {"job_seeker": True, "small_business_owner": True}}),
        ("0 딸", {
            "relation": "child", "sex": "female",
            "statuses": {one.fact.rsplit(".", 1)[1]: False for one in letters("member").values() if one.value is True},
        }),
    ],
)  # fmt: skip
def test_a_line_in_any_order(text: str, understood: dict[str, object]) -> None:
    assert line(text) == understood


@pytest.mark.parametrize("text", ["어머니 ㅋ", "안경 78", "나 2020-13-01", "나 2030-01-01", "나 300"])
def test_what_is_not_understood_is_said(text: str) -> None:
    assert read_row(Row("p1", text), TODAY).problems


def test_every_letter_states_a_fact_that_nobody_minds_on_a_screen() -> None:
    for about in ("member", "household"):
        for one in letters(about):  # type: ignore[arg-type]
            [(fact, _)] = told_by(one, about)  # type: ignore[arg-type]
            assert not facts()[fact].sensitive


def test_the_visitor_may_stand_anywhere(catalogue: Catalogue) -> None:
    rows = (Row("p1", "어머니 78"), Row("p2", "나 41"), Row("p3", "딸 9"))
    read = known(Visit(rows=rows), catalogue, TODAY)
    assert [one["id"] for one in read.situation["members"]] == ["me", "p1", "p3"]
    assert read.ids == {"p1": "p1", "p2": "me", "p3": "p3"}


def test_fields_are_heard_as_answers(catalogue: Catalogue) -> None:
    fields = {
        "residence.sido": "서울 강서구",
        "household.monthly_income_krw": "250",
        "household.housing": "월세 40",
        "household.types": "ㅊ",
        "situation.receiving": "기초연금",
    }
    found = known(Visit(rows=(Row("p1", "나 67"),), fields=fields), catalogue, TODAY)
    assert found.problems == {}
    assert found.situation["residence"] == {"sido": "서울특별시", "sigungu": "강서구"}
    assert found.situation["household"]["monthly_income_krw"] == 2_500_000
    assert found.situation["household"]["monthly_rent_krw"] == 400_000
    assert found.situation["household"]["types"] == {"near_poor": True}
    assert found.situation["receiving"] == ["basic-pension"]


def test_a_field_that_is_not_understood_leaves_the_others(catalogue: Catalogue) -> None:
    fields = {"residence.sido": "안드로메다", "household.monthly_income_krw": "250", "household.size": "1"}
    rows = (Row("p1", "나 67"), Row("p2", "딸 30"))
    found = known(Visit(rows=rows, fields=fields), catalogue, TODAY)
    assert set(found.problems) == {"residence.sido", "household.size"}
    assert found.situation["household"] == {"monthly_income_krw": 2_500_000}


def test_who_was_spoken_of_becomes_a_line() -> None:
    assert spoken({"relation": "parent", "sex": "female", "age": 78}) == "어머니 78"
    assert line(spoken({"relation": "child", "sex": "male", "lives_together": False}))["lives_together"] is False


def test_what_a_field_leaves_unsaid_is_marked_as_assumed(catalogue: Catalogue) -> None:
    visit = Visit(
        rows=(Row("p1", "나 67"),), fields={"household.assets_krw": "예금 300"}, consent=Consent("2026-11-21")
    )
    read = known(visit, catalogue, TODAY)
    assert read.assumed == {
        (f"household.{kind}_krw", None) for kind in ("residential_property", "general_property", "vehicle", "debt")
    }
    told = values(desk(visit, catalogue, TODAY, 3), catalogue)["heard_at_home"]
    assert "예금 300만 원(짐작)" not in told and "자동차 없음(짐작)" in told
