# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The call centre's manual: what is on it, and nothing that the catalogue does not say."""

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from actions.asked.naming import serves
from api.cli import app
from api.paper.manual import Manual, ManualEntry, manual, manual_page
from rules_engine import Catalogue, load_catalogue
from rules_engine.facts.vocabulary import facts

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> Manual:
    return manual(catalogue, TODAY)


def entries(one: Manual) -> dict[str, ManualEntry]:
    return {entry.programme.id: entry for need in one.needs for entry in (*need.entries, *need.named)}


def test_a_pension_with_all_that_is_needed_on_the_telephone(whole: Manual) -> None:
    pension = entries(whole)["basic-pension"]
    assert any("만 나이" in text for text in pension.questions)
    assert "만 65세 이상 (생일 전달 1일부터 신청할 수 있어요)" in pension.conditions
    assert pension.documents[0] == "신분증" and pension.phone == "1355"


def test_every_programme_that_runs_stands_under_its_need_once(whole: Manual, catalogue: Catalogue) -> None:
    listed = [entry.programme.id for need in whole.needs for entry in (*need.entries, *need.named)]
    assert len(listed) == len(set(listed))
    runs = {one.id for one in catalogue.programmes.values() if one.kind == "named" or one.on(TODAY) is not None}
    assert set(listed) == runs
    assert all(entry.programme.category == need.name for need in whole.needs for entry in (*need.entries, *need.named))


def test_nothing_sensitive_is_asked_on_the_telephone(whole: Manual) -> None:
    labels = {fact.label for fact in facts().values() if fact.sensitive}
    asked = {text for entry in entries(whole).values() for text in entry.questions}
    assert asked and not any(text.startswith(f"{label}에") for text in asked for label in labels)
    assert not any("다시 여쭐게요" in text for text in asked)


def test_there_is_always_somebody_to_call(whole: Manual) -> None:
    assert all(entry.phone for entry in entries(whole).values())


def test_in_a_place_only_what_serves_it(catalogue: Catalogue) -> None:
    found = entries(manual(catalogue, TODAY, "서울특별시", "강서구"))
    assert "seoul-pregnancy-transport" in found and "basic-pension" in found
    assert all(serves(entry.programme, {"sido": "서울특별시", "sigungu": "강서구"}) for entry in found.values())
    assert len(found) < len(catalogue.programmes)


def test_the_page_needs_nothing_beside_it(whole: Manual) -> None:
    page = manual_page(whole)
    assert "http" not in page.split("</style>")[0] and "src=" not in page and "@font-face" not in page
    assert page.count("data-program=") == len(entries(whole))


def test_the_command_writes_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")
    place = ["--sido", "충청남도", "--sigungu", "서천군"]
    for name in ("manual.html", "manual.pdf"):
        done = CliRunner().invoke(app, ["catalogue", "manual", "--out", str(tmp_path / name), *place])
        assert done.exit_code == 0, done.output
    assert "전화 상담 안내서: 충청남도 서천군" in (tmp_path / "manual.html").read_text(encoding="utf-8")
    sheet = PdfReader(io.BytesIO((tmp_path / "manual.pdf").read_bytes()))
    assert sheet.trailer["/Root"]["/Lang"] == "ko" and "기초연금" in "".join(one.extract_text() for one in sheet.pages)
