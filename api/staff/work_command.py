# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng visits`: the round of the month out of a report on the register."""

from pathlib import Path
from typing import Annotated

import typer

from api.clock import seoul_today
from api.settings import Settings
from api.staff.console import CONSOLE, fail, opened
from api.staff.planning import ReportError, plans_in
from api.store.access_log import Access

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
