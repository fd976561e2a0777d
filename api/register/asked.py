# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What commands on a register are asked alike: the day, the programmes; and how trouble is told."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated

import typer

from api.clock import seoul_today
from api.http.problems import nearest
from api.settings import Settings
from rules_engine import Catalogue
from rules_engine.register import RegisterError

AsOf = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="기준일 (없으면 오늘)")]
Programs = Annotated[str | None, typer.Option(help="혜택 id를 쉼표로 이어서 (없으면 모두)")]


def known_programs(told: str | None, catalogue: Catalogue) -> list[str] | None:
    """The programmes asked about, None for all; an unknown id, or none at all, ends the command."""
    if told is None:
        return None
    chosen = [one.strip() for one in told.split(",") if one.strip()]
    if not chosen:
        typer.echo("혜택 id를 하나라도 적어 주세요. 모두 보려면 --programs 를 빼 주세요.", err=True)
        sys.exit(2)
    for one in chosen:
        if one not in catalogue.programmes:
            typer.echo(f"그런 혜택이 없어요.{nearest(one, list(catalogue.programmes))}", err=True)
            sys.exit(2)
    return chosen


def day_of(day: datetime | None) -> date:
    """The day that was told, or today."""
    return day.date() if day else Settings().today or seoul_today()


@contextmanager
def trouble_told() -> Iterator[None]:
    """Trouble is told in sentences, and the command ends with 1."""
    try:
        yield
    except RegisterError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except OSError:
        typer.echo("파일을 읽거나 쓸 수 없어요. 폴더가 있는지, 적을 자리가 남았는지 확인해 주세요.", err=True)
        sys.exit(1)
