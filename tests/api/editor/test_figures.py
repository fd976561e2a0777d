# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Official figures are drafted like programmes: of the shape on record, previewed, and live without a restart."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from api.cli import app as cli
from api.editor.fields import edited
from api.editor.published import Published
from api.editor.shape import new_period, new_value
from api.settings import Settings
from rules_engine.programmes.parameter import FOLDER, median_income, read_parameters, reckon_with_published, value_at
from tests.api.editor.conftest import Desk
from tests.api.editor.test_going_live import RENTER, verdict
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio

YOUTH = "parameters/youth.yaml"
PERCENT = "youth_rent.values.2026-01-01.value.own_household.percent_of_median"


@pytest.fixture(autouse=True)
def _figures_on_record() -> Iterator[None]:
    yield
    reckon_with_published(())


async def test_the_percent_on_record_goes_from_60_to_63(app: FastAPI, client: httpx.AsyncClient, enter: Enter) -> None:
    assert await verdict(client) == "ineligible"
    desk = await Desk.begin(await enter("kim", "catalogue"), YOUTH)
    changed = await desk.do("fields", **{f"field:{PERCENT}": "63", "reason": "고시가 바뀌었어요"})
    assert changed.status_code == 200 and "점검을 통과했어요" in changed.text
    looked = await desk.do("look")
    assert looked.status_code == 200 and "지어낸 사람" in looked.text
    assert (await desk.do("send")).status_code == 200
    assert value_at("youth_rent", date(2026, 11, 21))["own_household"]["percent_of_median"] == 60
    assert (await desk.seen_by(await enter("lee", "district")).do("approve")).status_code == 200
    assert value_at("youth_rent", date(2026, 11, 21))["own_household"]["percent_of_median"] == 63
    assert await verdict(client) != "ineligible"


async def test_a_value_of_another_shape_is_refused(enter: Enter) -> None:
    desk = await Desk.begin(await enter("kim", "catalogue"), YOUTH)
    text = (await desk.browser.page(f"{desk.address}/file")).text
    for broken in (
        text.replace("percent_of_median: 60", "percent: 60"),
        text.replace("percent_of_median: 60", "percent_of_median: sixty"),
        text.replace("youth_rent:", "youth_rents:"),
        text.replace("reference: bokjiro_youth_rent", "reference: nobody"),
        text.replace('"2026-01-01"', '"soon"'),
    ):
        assert broken != text
        assert "고칠 곳이" in (await desk.do("text", text=broken)).text
        assert (await desk.do("send")).status_code == 409


def test_a_new_year_stands_before_the_others_and_leaves_them_alone(tmp_path: Path) -> None:
    text = (FOLDER / "median_income.yaml").read_text(encoding="utf-8")
    longer = new_value(text, "median_income", date(2028, 1, 1), "2028년 고시", "https://example.go.kr")
    after = edited(longer, {"median_income.values.2028-01-01.value.1": "2,700,000"})
    file = tmp_path / "median_income.yaml"
    file.write_text(after, encoding="utf-8")
    old, new = (read_parameters(one)["median_income"] for one in (FOLDER / "median_income.yaml", file))
    assert new.values[1:] == old.values
    assert new.values[0].since == date(2028, 1, 1) and new.values[0].value[1] == 2_700_000
    assert new.values[0].references[0].title == "2028년 고시"
    assert [line for line in text.splitlines() if line not in after.splitlines()] == []


def test_whoever_remembers_a_figure_forgets_it(tmp_path: Path) -> None:
    before = median_income(1, date(2026, 5, 1))
    assert before is not None
    file = tmp_path / "median_income.yaml"
    text = (FOLDER / "median_income.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace(str(before), str(before + 1)), encoding="utf-8")
    reckon_with_published([file])
    assert median_income(1, date(2026, 5, 1)) == before + 1
    reckon_with_published(())
    assert median_income(1, date(2026, 5, 1)) == before


def test_an_answer_of_before_is_given_again_with_the_figures_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")
    text = (FOLDER / "youth.yaml").read_text(encoding="utf-8")
    at = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    changed = text.replace("percent_of_median: 60", "percent_of_median: 63")
    Published(Settings().published).put(YOUTH, changed, f"{1:032x}", at)
    file = tmp_path / "home.json"
    asked = {"situation": RENTER, "programs": ["youth-monthly-rent"], "include": ["ineligible"]}
    file.write_text(json.dumps(asked), encoding="utf-8")

    def said(*options: str) -> str:
        answer = json.loads(CliRunner().invoke(cli, ["screen", str(file), *options]).stdout)
        return str(answer["results"][0]["verdict"])

    assert said() != "ineligible"
    assert said("--published", "2026-11-20T11:59") == "ineligible", "a minute before it was published in Seoul"
    assert said("--published", "2026-11-20T12:00") != "ineligible"


def test_the_whole_export_is_checked_green(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DONGHAENG_TODAY", "2026-11-21")
    place = "catalogue/seoul/single-parent-child-transport.yaml"
    text = (FOLDER.parent / place).read_text(encoding="utf-8")
    longer = new_period(text, date(2026, 12, 1), "고시", "https://example.go.kr")
    published = edited(longer, {"periods.0.who.2.income.at_most": "65%"})
    Published(Settings().published).put(place, published, f"{1:032x}", datetime(2026, 11, 20, tzinfo=UTC))
    out = tmp_path / "out"
    assert CliRunner().invoke(cli, ["catalogue", "export", "--out", str(out)]).exit_code == 0
    assert (out / place).read_text(encoding="utf-8") == published
    checked = CliRunner().invoke(cli, ["catalogue", "check", "--folder", str(out / "catalogue")])
    assert checked.exit_code == 0 and "0 problems" in checked.stdout
