# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A release says what is in it: its version, what changed, and every package with its licence."""

import json
import re
import tomllib
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from api.settings import ROOT
from release.licences import PAGE, page
from release.packages import NOWHERE, SHIPPED, packages
from release.sbom import main

FORBIDDEN = re.compile(r"AGPL|SSPL|BUSL|Commons Clause|Proprietary", re.IGNORECASE)
COPYLEFT = re.compile(r"(?<!L)GPL")
JARGON = re.compile(r"리팩터|커밋|머지|PR |API|JSON|pytest|mypy|Docker Compose", re.IGNORECASE)


def test_the_list_of_licences_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(packages()), "make docs"


def test_nothing_that_runs_is_under_a_licence_that_we_cannot_keep() -> None:
    runs = [one for one in packages() if one.used != "만들 때"]
    assert [one for one in runs if FORBIDDEN.search(one.licence)] == []
    copyleft = [one for one in runs if COPYLEFT.search(one.licence) and " OR " not in one.licence]
    assert {one.used for one in copyleft} <= {"말뜻"}, "in the process of the understanding alone"


def test_what_runs_and_says_nothing_of_its_licence_is_known() -> None:
    assert [one.name for one in packages() if one.licence == NOWHERE and one.used != "만들 때"] == []


def test_the_packages_of_both_sides_are_in_it() -> None:
    names = {(one.name, one.used) for one in packages()}
    assert {("fastapi", "서비스"), ("rasa", "말뜻"), ("pytest", "만들 때"), ("psycopg-binary", "서비스")} <= names
    assert ("htmx", "화면") in names and any("htmx-4.0.1" in file.name for file in ROOT.glob("api/static/vendor/*"))


def test_the_bill_of_materials_is_valid_and_whole(tmp_path: Path) -> None:
    main(tmp_path / "sbom.json")
    text = (tmp_path / "sbom.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    found = {(one["name"], one["version"]) for one in bill["components"]}
    assert found == {(one.name, one.version) for one in packages() if one.used != "만들 때"} and len(found) > 60
    assert {one.name for one in SHIPPED} <= {name for name, _ in found}


def test_the_changelog_begins_with_this_version_in_the_words_of_a_caseworker() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)", text, re.MULTILINE)
    assert newest is not None and newest.group(1) == version
    for_officers = text.partition("### 돌리는 분")[0]
    assert JARGON.search(for_officers) is None
