# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A change must name what is on record; what is refused is told with the nearest name."""

from pathlib import Path
from typing import Any

import pytest

from rules_engine import Catalogue, load_catalogue
from rules_engine.what_if import WhatIfError, changed_catalogue, load_change, read_change
from rules_engine.what_if.change import CriterionChange, FigureChange, Raise
from rules_engine.what_if.imagined import imagined
from tests.what_if.places import DAY, ID, PROGRAMME, one_programme

INCOME = {"programme": ID, "fact": "household.monthly_income_krw", "from": "60%", "to": "63%"}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return one_programme(tmp_path)


def refused(catalogue: Catalogue, told: dict[str, Any]) -> str:
    with pytest.raises(WhatIfError) as error:
        imagined(catalogue, read_change(told), DAY)
    return str(error.value)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"programme": "bath-fees"}, "그런 혜택이 없어요: 'bath-fees'. 혹시 'bath-fee'인가요?"),
        (
            {"fact": "member.agee"},
            "'목욕비'에는 'member.agee' 조건이 없어요. 혹시 'member.age'인가요?"
            " 있는 조건: household.monthly_income_krw, member.age, residence.sigungu",
        ),
        (
            {"from": "50%"},
            "'목욕비'의 'household.monthly_income_krw' 조건에 적힌 값과 from이 달라요. 적힌 값: 기준 중위소득 60%",
        ),
        ({"to": 2_000_000}, "from과 to를 같은 꼴로 적어 주세요. 60%는 63%처럼, 34세는 39세처럼 바꿀 수 있어요."),
        ({"tos": "63%"}, "모르는 말이에요: 'tos'. 혹시 'to'인가요?"),
        ({"bound": "up_to"}, "bound에는 at_least, over, at_most, under 가운데 하나를 적어 주세요."),
        ({"drop": True}, "바꿀 값(to)을 적거나, 조건을 빼려면 drop: true를 적어 주세요."),
        ({"from": None}, "from 값을 적어 주세요."),
    ],
)
def test_a_criterion_that_is_not_on_record_is_refused(catalogue: Catalogue, told: dict[str, Any], message: str) -> None:
    assert refused(catalogue, {**INCOME, **told}).startswith(message)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"parameter": "median_incom", "raise": "2%"}, "모르는 공식 금액이에요: 'median_incom'. 혹시 'median_income'"),
        ({"parameter": "median_income.9", "from": 1, "to": 2}, "그 금액 안에 '9' 항목이 없어요. 있는 이름: 1, 2, 3"),
        ({"parameter": "median_income", "from": 1, "to": 2}, "수 하나만 바꿀 수 있어요. 점(.)으로 하나를 골라 주세요."),
        (
            {"parameter": "median_income.1", "from": 1, "to": 2},
            "'median_income.1'에 적힌 값과 from이 달라요.",
        ),
        ({"parameter": "basic_pension_amount", "raise": "많이"}, "raise에는 2%나 -1.5%처럼 적고"),
        ({"parameter": "youth_rent", "raise": "2%"}, "raise는 금액이나 금액의 표에만 쓸 수 있어요."),
    ],
)
def test_a_figure_that_is_not_on_record_is_refused(catalogue: Catalogue, told: dict[str, Any], message: str) -> None:
    assert refused(catalogue, told).startswith(message)


def test_what_is_only_named_has_no_condition_to_change() -> None:
    told = {"programme": "ansim-income", "fact": "member.age", "from": 1, "to": 2}
    assert refused(load_catalogue(), told) == "'안심소득'에는 기준일에 쓰는 조건이 없어요. 날짜를 확인해 주세요."


def test_what_no_person_has_reviewed_is_not_changed(tmp_path: Path) -> None:
    catalogue = one_programme(tmp_path / "imported", PROGRAMME + "unreviewed: true\n")
    assert refused(catalogue, INCOME) == "'목욕비'의 조건은 아직 사람이 살펴보지 않아서 바꾸어 볼 수 없어요."


def test_the_changed_catalogue_is_another_and_the_first_stays(catalogue: Catalogue) -> None:
    change = read_change(INCOME)
    assert isinstance(change, CriterionChange)
    other = changed_catalogue(catalogue, change, DAY)
    assert other.version != catalogue.version
    assert other.programmes[ID] != catalogue.programmes[ID]
    again = changed_catalogue(catalogue, change, DAY)
    assert (again.version, again.programmes) == (other.version, other.programmes)


def test_a_changed_criterion_also_settles_what_a_person_must_see() -> None:
    """The means of 청년월세 stand twice: as a condition, and as what makes a look needless."""
    change = read_change(
        {"programme": "youth-monthly-rent", "fact": "recognised_income.youth_rent", "from": "60%", "to": "63%"}
    )
    assert isinstance(change, CriterionChange)
    changed = changed_catalogue(load_catalogue(), change, DAY).programmes["youth-monthly-rent"].on(DAY)
    assert changed is not None
    assert changed.who[3] in [condition for item in changed.confirm for condition in item.unless]


def test_a_file_names_a_change(tmp_path: Path) -> None:
    file = tmp_path / "change.yaml"
    file.write_text("parameter: median_income\nraise: 6.51%\n")
    found = load_change(file)
    assert isinstance(found, Raise)
    assert float(found.by) == pytest.approx(0.0651)
    file.write_text('{"parameter": "basic_pension_amount", "from": "349,700원", "to": 400000}')
    assert load_change(file) == FigureChange("basic_pension_amount", 349_700, 400_000)


@pytest.mark.parametrize("text", ["[1, 2", "60%", ""])
def test_a_file_that_names_none_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "change.yaml"
    file.write_text(text)
    with pytest.raises(WhatIfError, match="바꿀 것을"):
        load_change(file)
