# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Figures for any time, out of the log of events alone: right, without practice, and nobody to be found in them."""

import csv
import io
import random
from collections import Counter
from datetime import date, timedelta
from itertools import product

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from api.numbers.hiding import SMALL, TOTAL, Table, listed, table
from api.numbers.numbers import numbers
from api.store.counted import Counted, Event
from api.store.database import Database
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Enter

pytestmark = pytest.mark.anyio

OFFICE = "강서구 화곡1동"


def planted(counted: Counted, count: int, *, office: str = OFFICE, day: date = TODAY, practice: bool = False) -> None:
    counted.add([Event("check", "counter", office, "주거")] * count, day, practice=practice)


async def test_checks_are_counted_by_channel_and_office_and_practice_is_left_out(
    app: FastAPI, client: httpx.AsyncClient, enter: Enter
) -> None:
    counted = app.state.services.counted
    for _ in range(6):
        fresh = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
        await fresh.post("/chat", data={"text": "서울 강서구에 혼자 사는 67세예요. 월세가 걱정이에요"})
        await fresh.aclose()
    planted(counted, 7)
    planted(counted, 50, practice=True)
    await app.state.services.talks.say(None, "서울 강서구에 혼자 사는 67세예요")
    chief = await enter("kim", "catalogue")
    page = (await chief.page("/staff/numbers")).text
    rows = list(csv.reader(io.StringIO((await chief.page("/staff/numbers.csv")).text.removeprefix("\ufeff"))))
    uses = {(row[1], row[2]): row[3] for row in rows if row[0] == "이용"}
    assert uses["강서구", "온라인: 웹"] == "6" and uses[OFFICE, "창구"] == "7" and uses["합계", "합계"] == "13"
    assert "13" in page and "월세" not in page
    assert (await chief.page("/staff/numbers/channels.svg")).headers["content-type"].startswith("image/svg+xml")


async def test_the_counter_counts_a_visit_once(app: FastAPI, enter: Enter) -> None:
    desk = await enter("choi", "counter")
    await desk.page("/staff")
    told = {"basis": "self", "consent": "1", "story": "월세가 밀렸어요", "row:p1": "나 67"}
    await desk.client.post("/staff", data=told)
    for _ in range(3):
        await desk.client.post("/staff/look", data=told)
    events = [event for _, event in app.state.services.counted.between(TODAY, TODAY)]
    assert events == [Event("check", "counter", OFFICE, "주거")]


async def test_how_long_a_case_waited(app: FastAPI, enter: Enter) -> None:
    app.state.services.tickets.keep("1121-0001", "counsel", {"situation": {"residence": {"sigungu": "강서구"}}})
    officer = await enter("lee", "planner", dong="")
    await officer.press("/staff/inbox/1121-0001/claim")
    ((_, event),) = app.state.services.counted.between(TODAY, TODAY)
    assert (event.kind, event.what, event.minutes, event.office) == ("taken", "counsel", 0, "강서구")


async def test_an_officer_counts_their_own_place(app: FastAPI, enter: Enter) -> None:
    counted = app.state.services.counted
    planted(counted, 8)
    planted(counted, 9, office="강서구 방화1동")
    planted(counted, 11, office="양천구 목1동")
    seen = {
        role: (await (await enter(role, role)).page("/staff/numbers.csv")).text  # type: ignore[arg-type]
        for role in ("planner", "district", "catalogue")
    }
    assert [("방화1동" in text, "목1동" in text) for text in seen.values()] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    counter = await enter("choi", "counter")
    assert (await counter.page("/staff/numbers")).status_code == 403


async def test_days_that_are_none_are_told(enter: Enter) -> None:
    chief = await enter("kim", "catalogue")
    for days in ("since=soon", "since=2026-11-20&until=2026-11-01"):
        assert (await chief.page(f"/staff/numbers?{days}")).status_code == 422


def test_any_range_is_reckoned_from_the_log(database: Database) -> None:
    counted = Counted(database)
    for days in range(10):
        planted(counted, 5 + days, day=TODAY - timedelta(days=days))
    for first, last in ((9, 0), (5, 2), (3, 3)):
        since, until = TODAY - timedelta(days=first), TODAY - timedelta(days=last)
        found = numbers(since, until, counted.between(since, until), [])
        assert found.uses.cells[TOTAL, TOTAL] == sum(5 + days for days in range(last, first + 1))


def test_events_are_only_ever_added(database: Database) -> None:
    planted(Counted(database), 1)
    for statement in ("UPDATE counted SET office = 'x'", "DELETE FROM counted"):
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(statement))
    assert len(Counted(database).between(TODAY, TODAY)) == 1


def test_the_question_at_which_people_stop() -> None:
    asked = [Event("asked", "web", "", "household.monthly_income_krw")] * 12
    answered = [Event("answered", "web", "", "household.monthly_income_krw")] * 5
    found = numbers(TODAY, TODAY, [(TODAY, one) for one in (*asked, *answered)], [])
    assert found.stops == [("가구 월소득", 7)]


def test_the_digest_is_of_one_week() -> None:
    asked = [
        ("구름수당", TODAY, 6),
        ("구름수당", TODAY - timedelta(days=6), 5),
        ("달빛수당", TODAY - timedelta(days=7), 9),
    ]
    assert numbers(TODAY, TODAY, [], asked).digest == [("구름수당", 11)]


def possible(shown: Table, most: int) -> dict[tuple[str, str], set[int]]:
    """What each hidden cell may be, for who knows the totals and that counts are from 0 to `most`."""
    hidden = [cell for cell, count in shown.cells.items() if count is None and TOTAL not in cell]
    found: dict[tuple[str, str], set[int]] = {cell: set() for cell in hidden}
    for guess in product(range(most + 1), repeat=len(hidden)):
        whole = {cell: count for cell, count in shown.cells.items() if TOTAL not in cell} | dict(
            zip(hidden, guess, strict=True)
        )
        fits = all(
            shown.cells[row, TOTAL] in (None, sum(whole[row, column] or 0 for column in shown.columns))
            for row in shown.rows
        ) and all(
            shown.cells[TOTAL, column] in (None, sum(whole[row, column] or 0 for row in shown.rows))
            for column in shown.columns
        )
        if fits and shown.cells[TOTAL, TOTAL] in (None, sum(count or 0 for count in whole.values())):
            for cell, count in zip(hidden, guess, strict=True):
                found[cell].add(count)
    return found


def test_no_small_count_follows_from_what_is_shown() -> None:
    dice = random.Random(7)
    for _ in range(40):
        cells = {(row, column): dice.choice((0, 1, 2, 3, 5, 6, 7)) for row in "ab" for column in "xy"}
        shown = table(cells)
        assert all(count is None or count == 0 or count >= SMALL for count in shown.cells.values())
        for cell, values in possible(shown, 12).items():
            assert len(values) > 1, (cells, cell)


def test_a_list_hides_what_is_small_and_one_more() -> None:
    assert listed(Counter({"가": 20, "나": 9, "다": 2})) == [("가", 20), ("나", None), ("다", None)]
    assert listed(Counter({"가": 20, "나": 9})) == [("가", 20), ("나", 9)]
    assert listed(Counter({"가": 2})) == [("가", None)]
