# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A rule that raises, and the turn of the year: no wrong verdict, and everybody else's answer as it is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

import api.clock
import rules_engine.verdicts.guarded
from api.app import create_app
from api.settings import Settings
from rules_engine.verdicts.guarded import NOT_LOOKED_AT
from rules_engine.verdicts.result import Result, result_for

pytestmark = pytest.mark.anyio

HOME = {
    "residence": {"sido": "서울특별시", "sigungu": "강서구"},
    "members": [{"id": "me", "relation": "self", "age": 72}],
    "household": {"size": 1},
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def screened(folder: Path) -> dict[str, dict[str, object]]:
    return (await answered(folder))[0]


async def answered(folder: Path) -> tuple[dict[str, dict[str, object]], str]:
    app = create_app(Settings(var=folder, imports=False))
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            answer = await client.post("/v1/screenings", json={"situation": HOME})
            assert answer.status_code == 200, answer.text
            return {one["program"]: one for one in answer.json()["results"]}, answer.json()["as_of"]


async def test_one_rule_that_raises_sends_to_a_person_and_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await screened(tmp_path)

    def broken(programme: object, *others: object) -> Result:
        if getattr(programme, "id", "") == "basic-pension":
            raise ZeroDivisionError("강서구 72")
        return result_for(programme, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(rules_engine.verdicts.guarded, "result_for", broken)
    after = await screened(tmp_path)
    assert after["basic-pension"]["verdict"] == "confirm"
    assert NOT_LOOKED_AT in str(after["basic-pension"])
    assert without(after, "basic-pension") == without(before, "basic-pension")


def without(results: Mapping[str, object], program: str) -> dict[str, object]:
    return {name: one for name, one in results.items() if name != program}


@pytest.mark.parametrize(
    ("moment", "day", "limit"),
    [
        (datetime(2026, 12, 31, 14, 59, 59, tzinfo=UTC), "2026-12-31", "820,556원"),
        (datetime(2026, 12, 31, 15, 0, 0, tzinfo=UTC), "2027-01-01", "875,533원"),
    ],
)
async def test_the_year_turns_at_midnight_in_seoul(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: datetime, day: str, limit: str
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            return cls.fromtimestamp(moment.timestamp(), tz)  # type: ignore[arg-type]

    monkeypatch.setattr(api.clock, "datetime", Clock)
    results, as_of = await answered(tmp_path)
    assert (as_of, limit in str(results["livelihood-benefit"])) == (day, True)
