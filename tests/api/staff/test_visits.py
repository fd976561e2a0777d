# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""From the register to the door and back: who is visited, by whom, and what follows from how it went."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from api.cli import app as cli
from api.settings import Settings
from api.staff.planning import ReportError, plans_in
from api.store.visits import Plan, Visits
from tests.api.conftest import TODAY
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

Planned = Callable[..., str]


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


@pytest.fixture
def visits(app: FastAPI) -> Visits:
    found: Visits = app.state.services.staff.rounds.visits
    return found


@pytest.fixture
def planned(visits: Visits) -> Planned:
    def plan(kind: str = "birthday", dong: str = "화곡1동", on: date = TODAY, **content: Any) -> str:
        told = {"household": "H-7", "age": 65, "day": str(on), "programs": ["basic-pension"], **content}
        assert visits.plan([Plan(kind, told["household"], "강서구", dong, on, told)]) == 1
        return next(one.id for one in visits.open() if one.content["household"] == told["household"])

    return plan


async def result(officer: Browser, visit: str, result: str, **fields: str) -> tuple[int, str]:
    answer = await officer.press(f"/staff/visits/{visit}", result=result, **fields)
    return answer.status_code, answer.text


async def test_a_tong_sees_the_visits_of_their_own_dong_and_nothing_of_cases(
    enter: Enter, planned: Planned, plant: Callable[..., str]
) -> None:
    planned()
    planned(dong="화곡2동", household="H-8")
    planned("reminder", household="H-9", purpose="안부", why="asked", phone="01073412298")
    number = plant("1121-0001")
    tong = await enter("park", "tong")
    page = (await tong.page("/staff/visits")).text
    assert "가구 H-7" in page and "H-8" not in page and "H-9" not in page
    assert not any(word in page for word in ("기초연금", "0107341", "보건의료", number, "/staff/inbox"))
    assert (await tong.page("/staff/inbox")).status_code == 403
    assert (await tong.page("/staff/login")).text.count("/staff/visits") == 1


async def test_a_planner_sees_what_to_bring_and_whom_to_look_at_again(
    enter: Enter, planned: Planned, plant: Callable[..., str]
) -> None:
    planned()
    number, planner = plant("1121-0001"), await enter("kim", "planner")
    await planner.press(f"/staff/inbox/{number}/claim")
    await planner.press(f"/staff/inbox/{number}/promise", look_on=(TODAY + timedelta(days=3)).isoformat())
    page = (await planner.page("/staff/visits")).text
    assert "가져갈 안내: 기초연금" in page and number in page and "만 65세" in page


async def test_who_was_met_is_not_visited_again(enter: Enter, planned: Planned, visits: Visits) -> None:
    visit, tong = planned(), await enter("park", "tong")
    status, page = await result(tong, visit, "met")
    assert status == 200 and "적었어요: 만남." in page and "찾아갈 집이 없어요" in page
    assert (await result(tong, visit, "met"))[0] == 404, "pressed twice"
    assert visits.open() == []


async def test_who_was_met_is_visited_on_the_day_that_was_agreed(
    enter: Enter, planned: Planned, visits: Visits
) -> None:
    later = TODAY + timedelta(days=30)
    await result(await enter("park", "tong"), planned(), "met", next_on=later.isoformat())
    (again,) = visits.open()
    assert (again.next_on, again.results) == (later, ("met",))


async def test_who_was_away_is_visited_a_week_later(enter: Enter, planned: Planned, visits: Visits) -> None:
    await result(await enter("park", "tong"), planned(), "absent")
    assert visits.open()[0].next_on == TODAY + timedelta(days=7)


async def test_a_refusal_needs_somebody_to_come_along(enter: Enter, planned: Planned, visits: Visits) -> None:
    visit, planner = planned(), await enter("kim", "planner")
    status, page = await result(planner, visit, "refused")
    assert status == 422 and "누구와 함께" in page and visits.open()[0].results == ()
    status, page = await result(planner, visit, "refused", companion="neighbour", health="1")
    assert status == 200 and "친한 이웃, 보건의료 인력과 함께 가요" in page
    await result(planner, visit, "absent")
    assert (visits.open()[0].companion, visits.open()[0].health) == ("neighbour", True), "nobody goes alone meanwhile"
    tong = (await (await enter("park", "tong")).page("/staff/visits")).text
    assert "친한 이웃과 함께 가요" in tong and "보건의료" not in tong


async def test_a_tong_says_nothing_of_health(enter: Enter, planned: Planned, visits: Visits) -> None:
    await result(await enter("park", "tong"), planned(), "refused", companion="family", health="1")
    assert not visits.open()[0].health


async def test_what_is_not_as_it_should_be_becomes_a_task_with_a_day(
    enter: Enter, planned: Planned, app: FastAPI
) -> None:
    tong, planner = await enter("park", "tong"), await enter("kim", "planner")
    _, page = await result(tong, planned(), "unusual")
    (case,) = app.state.services.staff.inbox.cases.waiting()
    assert case.number in page and (case.kind, case.monitor_on) == ("found", TODAY + timedelta(days=7))
    assert "H-7" in (await planner.page(f"/staff/inbox/{case.number}")).text
    assert (await tong.page(f"/staff/inbox/{case.number}")).status_code == 403


@pytest.mark.parametrize(
    "fields",
    [{"result": "gone"}, {"result": "met", "next_on": "2020-01-01"}, {"result": "refused", "companion": "king"}],
)
async def test_what_no_form_of_ours_says_changes_nothing(
    enter: Enter, planned: Planned, visits: Visits, fields: dict[str, str]
) -> None:
    status, page = await result(await enter("park", "tong"), planned(), **fields)
    assert status == 422 and "알아보지 못했어요" in page and visits.open()[0].results == ()


async def test_the_visits_of_another_dong_are_as_if_they_were_not_there(enter: Enter, planned: Planned) -> None:
    tong = await enter("park", "tong")
    assert (await result(tong, planned(dong="화곡2동"), "met"))[0] == 404 == (await result(tong, "none", "met"))[0]


def test_who_turns_65_or_70_is_visited_and_nobody_of_another_age(tmp_path: Path) -> None:
    born = [date(2026 - age, 12, 15) for age in (64, 65, 66, 69, 70, 71)]
    register = tmp_path / "register.parquet"
    pq.write_table(
        pa.table(
            {
                "household": pa.array(range(1, 7), pa.int64()),
                "resident": pa.array(range(1, 7), pa.int64()),
                "member.birth_date": born,
                "residence.sido": ["서울특별시"] * 6,
                "residence.sigungu": ["강서구"] * 6,
                "residence.dong": ["화곡1동"] * 6,
            }
        ),
        register,
    )
    out = tmp_path / "birthdays.parquet"
    words = ["register", "birthdays", str(register), "--month", "2026-12", "--as-of", "2026-11-21", "--out", str(out)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    plans = plans_in(out, TODAY)
    assert {(one.content["household"], one.content["age"]) for one in plans} == {("2", 65), ("5", 70)}
    assert {(one.on, one.sigungu, one.dong) for one in plans} == {(date(2026, 12, 15), "강서구", "화곡1동")}
    assert "basic-pension" in plans[0].content["programs"]


def test_a_family_with_a_birth_is_visited_within_two_weeks_or_before_the_first_last_day(tmp_path: Path) -> None:
    rows = [
        {"household": home, "infant": "9", "program": program, "last": last, "sigungu": "강서구", "dong": None}
        for home, program, last in (
            ("1", "parental-benefit", TODAY + timedelta(days=5)),
            ("1", "child-allowance", None),
            ("2", "parental-benefit", TODAY - timedelta(days=1)),
        )
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "births.parquet")
    plans = plans_in(tmp_path / "births.parquet", TODAY)
    assert [(one.on - TODAY).days for one in plans] == [5, 14]
    assert plans[0].content["programs"] == ["parental-benefit", "child-allowance"]


async def test_the_same_visit_is_planned_once(visits: Visits) -> None:
    one = Plan("birthday", "1/1/65", "강서구", "", TODAY, {})
    assert (visits.plan([one, one]), visits.plan([one])) == (1, 0)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"household": "1"}], "방문할 사람의 목록이 아니에요"),
        ([{"household": "910502-2345678", "infant": "1"}], "1번째 줄에 주민등록번호"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_whole(tmp_path: Path, rows: list[dict[str, str]], said: str) -> None:
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "x.parquet")
    with pytest.raises(ReportError, match=said):
        plans_in(tmp_path / "x.parquet", TODAY)
    (tmp_path / "y.parquet").write_text("no parquet")
    with pytest.raises(ReportError, match="읽을 수 없어요"):
        plans_in(tmp_path / "y.parquet", TODAY)


def test_the_command_plans_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    monkeypatch.setenv("DONGHAENG_TODAY", TODAY.isoformat())
    row = {"household": "1", "resident": "1", "age": 65, "birthday": TODAY, "program": None, "sigungu": "강서구"}
    pq.write_table(pa.Table.from_pylist([row]), tmp_path / "x.parquet")
    first, second = (CliRunner().invoke(cli, ["visits", "plan", str(tmp_path / "x.parquet")]) for _ in range(2))
    assert "1건을 새로 올렸어요" in first.output and "이미 있던 것은 1건" in second.output
    wrong = CliRunner().invoke(cli, ["visits", "plan", str(tmp_path / "none.parquet")])
    assert wrong.exit_code == 2 and "읽을 수 없어요" in wrong.output
