# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What stands on the hand-out, and what if."""

from datetime import date

import pytest

from api.counter.comparing import supposed
from api.counter.page import Desk, desk
from api.counter.reading import known
from api.counter.rows import Row
from api.counter.sheet import Sheet, sheet, where_from
from api.counter.visit import Consent, Visit
from rules_engine import Catalogue, load_catalogue
from rules_engine.facts.vocabulary import facts

TODAY = date(2026, 11, 21)
FAMILY = ("나 41 ㄹ", "처 39 ㄱ", "모 78 ㅈㅍ", "아들 9", "딸 8개월")
HOME = {
    "residence.sido": "서울 강서구",
    "household.size": "5",
    "household.monthly_income_krw": "250",
    "household.assets_krw": "예금 300",
    "household.housing": "월세 40",
    "household.types": "ㅁ0",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def visit(**more: object) -> Visit:
    rows = tuple(Row(f"p{place}", text) for place, text in enumerate(FAMILY, 1))
    return Visit(**{"rows": rows, "fields": HOME, "consent": Consent("2026-11-21"), **more})  # type: ignore[arg-type]


def at(one: Visit, catalogue: Catalogue) -> Desk:
    return desk(one, catalogue, TODAY, 3)


def printed(one: Visit, catalogue: Catalogue) -> Sheet:
    results = at(one, catalogue).results
    assert results is not None
    return sheet(results, TODAY)


def test_nothing_is_on_it_beyond_what_the_rules_returned(catalogue: Catalogue) -> None:
    for one in printed(visit(), catalogue).entries:
        card, programme = one.shown.card, catalogue.programmes[one.shown.card.program]
        assert card.verdict in ("eligible", "confirm") and card.name == programme.name
        apply = one.shown.result.apply
        assert (card.apply.how, card.apply.documents) == (apply.how, apply.documents)


def test_each_paper_stands_once_with_where_it_comes_from(catalogue: Catalogue) -> None:
    papers = printed(visit(story="병원비가 걱정이다"), catalogue).papers
    assert len({one.name for one in papers}) == len(papers)
    [diagnosis] = [one for one in papers if one.name.startswith("진단서")]
    assert diagnosis.where == "진료받은 병원" and "재난적의료비 지원" in diagnosis.needed_for


def test_every_paper_of_the_catalogue_has_a_place_it_comes_from(catalogue: Catalogue) -> None:
    applies = [one.apply for one in catalogue.programmes.values()]
    applies += [period.apply for one in catalogue.programmes.values() for period in one.periods if period.apply]
    assert [paper for one in applies for paper in one.documents if where_from(paper) is None] == []


def test_what_they_came_for_stands_first(catalogue: Catalogue) -> None:
    first = printed(visit(story="병원비가 걱정이다"), catalogue).entries[0].shown
    assert catalogue.programmes[first.card.program].category == "의료·건강"


def test_what_is_closed_or_received_is_left_out(catalogue: Catalogue) -> None:
    receiving = {**HOME, "situation.receiving": "부모급여"}
    found = printed(visit(fields=receiving), catalogue)
    assert "parental-benefit" not in {one.shown.card.program for one in found.entries}
    assert all(one.shown.result.deadline.window != "closed" for one in found.entries)


def test_nothing_is_asked_across_a_counter_that_is_sensitive(catalogue: Catalogue) -> None:
    results = at(visit(), catalogue).results
    assert results is not None
    unknown = results["unknown"]
    assert unknown is not None
    assert not any(facts()[one.fact].sensitive for shown in unknown.items for one in shown.result.missing)


def test_without_consent_nothing_is_screened(catalogue: Catalogue) -> None:
    assert at(visit(consent=Consent()), catalogue).results is None


def test_what_if_changes_nothing_that_is_known(catalogue: Catalogue) -> None:
    one = visit(instead={"household.monthly_income_krw": "100"})
    assert known(one, catalogue, TODAY) == known(visit(), catalogue, TODAY)
    then = at(one, catalogue).then
    assert then is not None
    assert {"livelihood-benefit"} <= {row.program for row in then if row.kind == "gained"}
    assert known(supposed(one, one.instead), catalogue, TODAY).situation["household"]["monthly_income_krw"] == 1_000_000


def test_one_person_more_is_one_line_more(catalogue: Catalogue) -> None:
    other = known(supposed(visit(), {"person": "딸 0"}), catalogue, TODAY).situation
    assert len(other["members"]) == len(FAMILY) + 1


def test_a_visit_is_kept_whole() -> None:
    one = visit(skipped=frozenset({("household.size", None)}), meant=("basic-pension",))
    assert Visit.from_json(one.to_json()) == one
