# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng visits` and `reminders`: the round of the month out of a report on the register, and calls that remind."""

from pathlib import Path
from typing import Annotated

import typer

from api.clock import seoul_today
from api.settings import Settings
from api.staff.accounts import Officer
from api.staff.calling import Order, order_call
from api.staff.console import CONSOLE, fail, opened
from api.staff.planning import ReportError, plans_in
from api.staff.wording import ORDERED
from api.store.access_log import Access
from api.store.reminders import Reminders

reminders_app = typer.Typer(help="안부 전화", no_args_is_help=True)
visits_app = typer.Typer(help="찾아가는 방문", no_args_is_help=True)


@visits_app.callback()
def visits() -> None:
    """찾아가는 방문."""


@visits_app.command()
def plan(
    file: Annotated[Path, typer.Argument(help="`register birthdays` 나 `register births` 가 적은 Parquet 파일")],
) -> None:
    """65세나 70세가 되는 분, 아기가 태어난 집을 방문 목록에 올려요. 이미 올린 것은 그대로 두어요."""
    try:
        plans = plans_in(file, Settings().today or seoul_today())
    except ReportError as error:
        fail(str(error))
    with opened() as (_, _, staff):
        staff.log.note(Access(CONSOLE, "", "change", "visits planned"))
        new = staff.rounds.visits.plan(plans)
    typer.echo(f"{new}건을 새로 올렸어요. 이미 있던 것은 {len(plans) - new}건이에요.")


@reminders_app.callback()
def reminders() -> None:
    """안부 전화."""


@reminders_app.command()
def take(
    phone: Annotated[str, typer.Option(help="휴대전화 번호")],
    sigungu: Annotated[str, typer.Option(help="전화하는 곳이자, 대답이 없으면 찾아갈 시군구")],
    purpose: Annotated[str, typer.Option(help="무슨 일로 거는지: 첫마디에 말해요")],
    text: Annotated[str, typer.Option(help="전할 말")],
    dong: Annotated[str, typer.Option(help="읍면동")] = "",
    agreed: Annotated[bool, typer.Option("--agreed", help="그분이 자동 전화를 받겠다고 했어요")] = False,  # noqa: FBT002
) -> None:
    """자동 전화를 받겠다고 하신 분께 전화를 걸도록 적어 두어요."""
    caller = Officer(CONSOLE, "planner", sigungu, dong)
    with opened() as (database, cipher, staff):
        today = Settings().today or seoul_today()
        done = order_call(Order(phone, purpose, text, agreed), caller, Reminders(database, cipher), staff.log, today)
    if done != "taken":
        fail(ORDERED[done])
    typer.echo(ORDERED[done])
