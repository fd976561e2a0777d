# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The pages about the catalogue: the made ones are fresh, and the walk through a new programme works as written."""

import re
from datetime import date
from pathlib import Path

import pytest

from rules_engine import load_catalogue
from rules_engine.checking import check_catalogue
from rules_engine.pages.coverage import coverage_page
from rules_engine.pages.criteria_page import criteria_page
from rules_engine.programmes.criteria import KINDS
from rules_engine.texts.programme_text import programme_text
from tests.mutation.check import check

DOCS = Path(__file__).parents[2] / "docs"
WALK = (DOCS / "add-a-programme.md").read_text(encoding="utf-8")
PROGRAMME, CASES = re.findall(r"```yaml\n(.*?)```", WALK, re.DOTALL)
ID = "gangseo-bath-fee"
TODAY = date(2026, 11, 21)


def test_the_coverage_page_is_fresh() -> None:
    fresh = coverage_page(load_catalogue())
    assert (DOCS / "catalogue.md").read_text(encoding="utf-8") == fresh, "run: make docs"


def test_every_programme_is_on_the_coverage_page() -> None:
    page = coverage_page(load_catalogue())
    assert all(f"| `{name}` |" in page for name in load_catalogue().programmes)


def test_the_reference_of_conditions_is_fresh() -> None:
    assert (DOCS / "criteria.md").read_text(encoding="utf-8") == criteria_page(), "run: make docs"


def test_every_kind_of_condition_is_in_the_reference() -> None:
    page = criteria_page()
    assert all(f"| `{kind}` |" in page for kind in KINDS)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file = tmp_path / "catalogue" / "seoul" / f"{ID}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(PROGRAMME)
    return tmp_path / "catalogue"


def test_the_example_is_right(catalogue: Path) -> None:
    assert check_catalogue(TODAY, catalogue).problems == ()


def test_the_mistake_in_the_walk_is_told_as_printed(catalogue: Path) -> None:
    file = catalogue / "seoul" / f"{ID}.yaml"
    file.write_text(PROGRAMME.replace("- age:", "- agee:"))
    [problem] = check_catalogue(TODAY, catalogue).problems
    printed = re.findall(r"```text\n(.*?)\n```", WALK, re.DOTALL)[0]
    assert f"rules_engine/catalogue/seoul/{ID}.yaml:{problem.line}: {problem.message}".startswith(printed)


def test_the_cases_of_the_walk_hold_and_notice_every_mutant(catalogue: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / f"{ID}.yaml").write_text(CASES)
    [report] = check(load_catalogue(catalogue), folder=cases)
    assert (report.broken, report.survivors) == ((), ())


def test_the_example_reads_well(catalogue: Path) -> None:
    programmes = load_catalogue(catalogue).programmes
    text = programme_text(programmes[ID], programmes, TODAY)
    assert "만 나이: 70세 이상" in text
    assert "30,000원 (1인)" in text
    assert "낼 것: 신분증" in text
