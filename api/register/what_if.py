# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register what-if`: a changed criterion or figure against a register."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import pyarrow.csv as csv
import pyarrow.parquet as pq
import typer

from api.clock import seoul_today
from api.settings import Settings
from rules_engine import load_catalogue
from rules_engine.register import RegisterError, open_register
from rules_engine.what_if import WhatIfError, compare, load_change, read_change, shared
from rules_engine.what_if.page import page
from rules_engine.what_if.plot import svg

NAME = "what-if"


def what_if(
    file: Annotated[Path, typer.Argument(help="명부 파일(Parquet)")],
    change: Annotated[Path | None, typer.Option(help="바꿀 것을 적은 파일(YAML, JSON)")] = None,
    programme: Annotated[str | None, typer.Option(help="조건을 바꿀 혜택의 id")] = None,
    fact: Annotated[str | None, typer.Option(help="바꿀 조건의 사실, 보기: member.age")] = None,
    bound: Annotated[str | None, typer.Option(help="at_least, over, at_most, under")] = None,
    parameter: Annotated[str | None, typer.Option(help="바꿀 공식 금액, 보기: median_income")] = None,
    old: Annotated[str | None, typer.Option("--from", help="지금 적혀 있는 값, 보기: 60%")] = None,
    new: Annotated[str | None, typer.Option("--to", help="바꿀 값, 보기: 63%")] = None,
    raised: Annotated[str | None, typer.Option("--raise", help="공식 금액을 올릴 몫, 보기: 2%")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="조건을 빼요")] = False,  # noqa: FBT002
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", "--day", formats=["%Y-%m-%d"], help="기준일 (없으면 오늘)")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="표(CSV, Parquet)와 그림(SVG)을 적을 폴더")] = None,
    share: Annotated[bool, typer.Option("--share", help="나누어도 되게 작은 수를 가려요")] = False,  # noqa: FBT002
) -> None:
    """조건이나 공식 금액을 바꾸면 누가 새로 받고 누가 못 받게 되는지, 사는 곳과 나이로 세어 보여요."""
    told: dict[str, Any] = {
        "programme": programme,
        "fact": fact,
        "bound": bound,
        "parameter": parameter,
        "from": old,
        "to": new,
        "raise": raised,
        "drop": drop or None,
    }
    told = {key: value for key, value in told.items() if value is not None}
    try:
        if change is not None and told:
            raise WhatIfError("바꿀 것은 파일(--change)이나 다른 옵션 가운데 한 곳에만 적어 주세요.")
        asked = load_change(change) if change is not None else read_change(told)
        catalogue = load_catalogue()
        day = as_of.date() if as_of else Settings().today or seoul_today()
        outcome = compare(open_register(file), catalogue, asked, day)
        table = shared(outcome.table) if share else outcome.table
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, out / f"{NAME}.parquet")
            csv.write_csv(table, out / f"{NAME}.csv")
            (out / f"{NAME}.svg").write_text(svg(outcome, table), encoding="utf-8")
    except (WhatIfError, RegisterError) as error:
        _fail(str(error))
    except OSError:
        _fail("파일을 읽거나 쓸 수 없어요. 폴더가 있는지, 적을 자리가 남았는지 확인해 주세요.")
    typer.echo(page(outcome, table, catalogue), nl=False)


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    sys.exit(1)
