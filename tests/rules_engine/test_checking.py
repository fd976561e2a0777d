# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The check of the catalogue: nothing wrong with ours, and every planted fault is told with its line and a hint."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copy
from typing import NamedTuple

import pytest

from rules_engine.checking import Report, build_sources, check_catalogue
from rules_engine.checking.cited import documents
from rules_engine.programmes.catalogue import FOLDER

TODAY = date(2026, 11, 21)
SMALL = ("seoul/seoul-pregnancy-transport.yaml", "seoul/happy-table.yaml", "national/basic-pension.yaml")
TRANSPORT, TABLE, PENSION = SMALL
Plant = Callable[[str, str, str], Report]


def test_nothing_is_wrong_with_the_catalogue() -> None:
    report = check_catalogue(TODAY)
    assert [str(problem) for problem in report.problems] == []
    assert "0 problems" in report.summary


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "catalogue"
    for name in (*SMALL, "sources.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(FOLDER / name, folder / name)
    return folder


@pytest.fixture
def plant(small: Path) -> Plant:
    def planted(name: str, old: str, new: str) -> Report:
        file = small / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))
        return check_catalogue(TODAY, small)

    return planted


def test_the_small_catalogue_is_right(small: Path) -> None:
    assert check_catalogue(TODAY, small).problems == ()


class Fault(NamedTuple):
    """A change to a file, a part of the message it must lead to, and a text on the line that must be named."""

    name: str
    old: str
    new: str
    hint: str
    at: str | None = None


FAULTS = {
    "a misspelt key": Fault(TRANSPORT, "category:", "catagory:", "Did you mean 'category'?"),
    "a misspelt condition": Fault(TRANSPORT, "- pregnancy_months:", "- pregnancy_month:", "'pregnancy_months'"),
    "an unknown status": Fault(TRANSPORT, "status: gave_birth", "status: gave_brith", "'gave_birth'"),
    "an id that is not the file's name": Fault(TABLE, "id: happy-table", "id: happy-tabel", "'happy-table'"),
    "an unknown document": Fault(TABLE, "file: 002_", "file: 020_", "Did you mean '002_edece043362cd899.txt'?"),
    "lines beyond the end": Fault(TABLE, "lines: 905-940", "lines: 905-9400", "has the lines 1 to 3"),
    "lines never read": Fault(TABLE, "lines: 905-940", "lines: 905-941", "rules_engine.checking.build_sources"),
    "an amount that stands nowhere": Fault(TRANSPORT, "krw: 700_000", "krw: 710_000", "'710,000' does not stand"),
    "an age that stands nowhere": Fault(TABLE, "at_least: 40", "at_least: 41", "(now 905-940)"),
    "a sum in a text that stands nowhere": Fault(TRANSPORT, "교통비 70만 원", "교통비 80만 원", "'80만' does not"),
    "a future check": Fault(TABLE, "checked_on: 2026-11-21", "checked_on: 2027-11-21", "today is 2026-11-21"),
    "no check": Fault(TABLE, "checked_on: 2026-11-21\n", "", "'checked_on' is missing", at="id:"),
    "both hold": Fault(TRANSPORT, "to: 2024-03-14", "to: 2024-03-15", "'to: 2024-03-14'", at="from: 2024-03-15"),
    "neither holds": Fault(TRANSPORT, "to: 2024-03-14", "to: 2024-03-13", "'to: 2024-03-14'", at="from: 2024-03-15"),
    "an end first": Fault(TRANSPORT, "to: 2024-03-14", "to: 2023-03-14", "before it begins", at="from: 2024-01-01"),
    "an unknown programme": Fault(
        TABLE, "household_type: one_person", "not_receives: basic-pensoin", "'basic-pension'"
    ),
    "an unknown figure": Fault(
        PENSION, "threshold.single", "treshold.single", "is not in rules_engine/parameters. Did"
    ),
    "an unknown part of a figure": Fault(PENSION, "threshold.couple", "threshold.cuple", "Did you mean 'couple'?"),
    "an unknown reckoning": Fault(PENSION, "calculate: basic_pension", "calculate: basic_pensions", "'basic_pension'"),
    "conditions of what is only named": Fault(TABLE, "kind: decided", "kind: named", "call it decided", at="periods:"),
    "an impolite sentence": Fault(TABLE, "요리 모임이에요.", "요리 모임이다.", "end it with '요.'"),
    "an exclamation": Fault(TABLE, "2,100명을 뽑아요.", "2,100명을 뽑아요!", "no exclamation marks"),
    "a promise of what is chosen": Fault(TABLE, "2,100명을 뽑아요.", "누구나 받을 수 있어요.", "신청할 수 있어요"),
    "a text that is a mapping": Fault(TABLE, '"2,100명을 뽑아요."', "모집: 2,100명", "in quotes"),
    "a misspelt place": Fault(
        TRANSPORT, "residence: {sido: 서울특별시}", "residence: {sido: 서울특별사}", "'서울특별시'"
    ),
    "what is settled in two ways": Fault(
        TABLE,
        "        unless:",
        "        settled_by: [household_type: one_person]\n        unless:",
        "both",
        at="unless:",
    ),
    "an unfinished place": Fault(TABLE, "용산구, 성동구", "용산, 성동구", "write the full name"),
    "a deadline from nowhere": Fault(TRANSPORT, "after: birth}", "after: brith}", "'after' is one of birth"),
    "a window without an end": Fault(TABLE, "to: 2024-11-30", "until: 2024-11-30", "'until' is not part of windows"),
    "an unknown rhythm": Fault(TRANSPORT, "period: once", "period: twice", "once, month, year"),
    "a shouting change": Fault(TRANSPORT, "없어졌어요., effective", "없어졌어요!, effective", "no exclamation marks"),
    "broken YAML": Fault(TABLE, "id: happy-table", "id: [happy-table", "not YAML", at="kind:"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(fault: Fault, plant: Plant, small: Path) -> None:
    problems = plant(fault.name, fault.old, fault.new).problems
    lines = (small / fault.name).read_text().splitlines()
    at = fault.at or fault.new
    expected = next(number for number, line in enumerate(lines, 1) if at in line)
    told = [problem for problem in problems if fault.hint in problem.message]
    assert [(problem.file, problem.line) for problem in told] == [(small / fault.name, expected)], problems


def test_all_faults_are_told_at_once(plant: Plant) -> None:
    planted = ("a misspelt key", "an amount that stands nowhere", "an age that stands nowhere", "an unknown figure")
    for name in planted:
        report = plant(*FAULTS[name][:3])
    told = "\n".join(map(str, report.problems))
    assert all(FAULTS[name].hint in told for name in planted)


def test_the_same_id_twice(small: Path) -> None:
    (small / "busan").mkdir()
    copy(small / TABLE, small / "busan" / "happy-table.yaml")
    assert any("is taken by" in problem.message for problem in check_catalogue(TODAY, small).problems)


def test_the_law_may_name_a_number(plant: Plant) -> None:
    report = plant(TABLE, "at_least: 40, at_most: 64}", "at_least: 19, at_most: 64}  # 민법 제4조: 19세로 성년")
    assert report.problems == ()


def test_an_old_check_is_a_warning(plant: Plant) -> None:
    report = plant(TABLE, "checked_on: 2026-11-21", "checked_on: 2025-11-01")
    assert report.problems == ()
    assert any("more than a year ago" in warning.message for warning in report.warnings)


TURN_OF_THE_YEAR = [
    (date(2026, 10, 31), None),
    (date(2026, 11, 1), "warning"),
    (date(2026, 12, 31), "warning"),
    (date(2027, 1, 1), "problem"),
]


@pytest.mark.parametrize(("today", "told_as"), TURN_OF_THE_YEAR)
def test_next_years_figures(small: Path, today: date, told_as: str | None) -> None:
    report = check_catalogue(today, small)
    found = {
        kind
        for kind, problems in (("warning", report.warnings), ("problem", report.problems))
        for problem in problems
        if problem.message.startswith("'basic_pension_threshold' has no figures for 2027 (basic-pension")
    }
    assert found == ({told_as} if told_as else set())


def test_the_table_of_documents_is_made_from_the_documents(tmp_path: Path) -> None:
    folder, texts = tmp_path / "catalogue", tmp_path / "documents"
    folder.mkdir()
    texts.mkdir()
    (texts / "notice.txt").write_text("공고\n만 18세 미만에게 월 30만원\n2.5백만원, 1억 2천만원까지\n끝\n")
    (folder / "a.yaml").write_text("source: {title: 공고, file: notice.txt, lines: 2-3}\n")
    build_sources.main(texts, folder)
    document = documents(folder)["notice.txt"]
    assert document.lines == 4
    assert {18, 300_000, 2_500_000, 120_000_000} <= document.numbers["2-3"]
