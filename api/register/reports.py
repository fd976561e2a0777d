# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register new|birthdays|births|closing`: reports on a whole register."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import typer

from api.register.asked import AsOf, Programs, day_of, known_programs, trouble_told
from api.register.files import written
from api.register.listing import Told, lines_of
from api.register.telling import WHO, age, birthday, cause, end, infant, last_day, names, programme, verdict
from rules_engine import Catalogue, load_catalogue
from rules_engine.register import Register, open_register
from rules_engine.register.reports import birthdays as birthdays_in
from rules_engine.register.reports import births as births_in
from rules_engine.register.reports import closing as closing_in
from rules_engine.register.reports import newly_eligible

Files = Annotated[list[Path], typer.Argument(help="명부 파일(Parquet). 여럿도 돼요.")]
Rows = Annotated[int, typer.Option(min=0, help="화면에 보일 줄 수")]
Out = Annotated[Path | None, typer.Option(help="모두 적을 파일: .csv 또는 .parquet (없으면 화면에만)")]
IDS = ("household", "resident", "infant")
MOST_DAYS, MOST_AGE = 366, 125
Report = Callable[[Register, Catalogue], Iterator[pa.RecordBatch]]


def new(
    files: Files,
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="견줄 앞날")],
    as_of: AsOf = None,
    lost: Annotated[bool, typer.Option("--lost", help="거꾸로, 더는 안 되는 사람")] = False,  # noqa: FBT002
    programs: Programs = None,
    rows: Rows = 20,
    out: Out = None,
) -> None:
    """그날에는 아니었는데 이제 받을 수 있게 된 사람과 그 까닭을 찾아요."""
    today, chosen = day_of(as_of), known_programs(programs, load_catalogue())
    if since.date() >= today:
        raise typer.BadParameter("기준일보다 앞선 날을 적어 주세요.", param_hint="--since")
    _tell(
        files,
        lambda register, catalogue: newly_eligible(
            register, catalogue, since.date(), today, lost=lost, programs=chosen
        ),
        {**WHO, "혜택": programme, "판정": verdict, "까닭": cause},
        rows,
        out,
    )


def birthdays(
    files: Files,
    month: Annotated[datetime | None, typer.Option(formats=["%Y-%m"], help="달 (없으면 이번 달)")] = None,
    ages: Annotated[str, typer.Option(help="만 나이를 쉼표로 이어서")] = "65,70",
    as_of: AsOf = None,
    programs: Programs = None,
    rows: Rows = 20,
    out: Out = None,
) -> None:
    """그달에 그 나이가 되는 사람과, 생일에 시작되는 혜택을 찾아요."""
    today, chosen, turned = day_of(as_of), known_programs(programs, load_catalogue()), _ages(ages)
    of = month.date() if month else today
    _tell(
        files,
        lambda register, catalogue: birthdays_in(register, catalogue, of, today, ages=turned, programs=chosen),
        {
            **WHO,
            "나이": age,
            "생일": birthday,
            "시작되는 혜택": programme,
            "판정": verdict,
        },
        rows,
        out,
        sorted_by=("birthday", "age"),
    )


def births(
    files: Files,
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="태어난 첫날")],
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="태어난 끝날 (없으면 기준일)")] = None,
    as_of: AsOf = None,
    programs: Programs = None,
    rows: Rows = 20,
    out: Out = None,
) -> None:
    """그 사이 태어난 아이와 그 집이 받을 것과, 신청할 수 있는 마지막 날을 찾아요."""
    today, chosen = day_of(as_of), known_programs(programs, load_catalogue())
    last = until.date() if until else today
    _tell(
        files,
        lambda register, catalogue: births_in(register, catalogue, since.date(), last, today, programs=chosen),
        {**WHO, "아기": infant, "혜택": programme, "판정": verdict, "마지막 날": last_day},
        rows,
        out,
        sorted_by=("last",),
    )


def closing(
    files: Files,
    days: Annotated[int, typer.Option(min=0, max=MOST_DAYS, help="며칠 안에")] = 30,
    as_of: AsOf = None,
    programs: Programs = None,
    rows: Rows = 20,
    out: Out = None,
) -> None:
    """지금은 받을 수 있지만 그 안에 끝나는 것과, 그 마지막 날을 찾아요."""
    today, chosen = day_of(as_of), known_programs(programs, load_catalogue())
    _tell(
        files,
        lambda register, catalogue: closing_in(register, catalogue, today, days, programs=chosen),
        {**WHO, "혜택": programme, "판정": verdict, "마지막 날": last_day, "까닭": end},
        rows,
        out,
        sorted_by=("last",),
    )


def _tell(
    files: Sequence[Path], report: Report, columns: Told, shown: int, out: Path | None, sorted_by: Sequence[str] = ()
) -> None:
    catalogue = load_catalogue()
    with trouble_told():
        registers = [open_register(file) for file in files]
        found: Iterable[pa.RecordBatch] = map(_alike, chain.from_iterable(report(one, catalogue) for one in registers))
        if sorted_by:
            found = _sorted(found, sorted_by)
        if out is not None:
            found = written(found, out)
        for line in lines_of(found, columns, names(), shown):
            typer.echo(line)
    if out is not None:
        typer.echo(f"\n모두 적었어요: {out}" if out.exists() else "\n적을 것이 없어서 파일을 만들지 않았어요.")


def _alike(part: pa.RecordBatch) -> pa.RecordBatch:
    """Ids as text, so that registers of both kinds go together."""
    columns = {name: part[name].cast(pa.string()) if name in IDS else part[name] for name in part.schema.names}
    return pa.RecordBatch.from_pydict(columns)


def _sorted(found: Iterable[pa.RecordBatch], by: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """All rows in order, what has no day last; these reports are of a few days and a few people.

    Of nobody it is a part without rows: what comes after reads a file of nobody, and not none.
    """
    parts = list(found)
    if parts:
        table = pa.Table.from_batches(parts).unify_dictionaries()
        ordered = table.sort_by([(name, "ascending") for name in by]).combine_chunks().to_batches()
        yield from ordered or parts[:1]


def _ages(told: str) -> list[int]:
    ages = [one.strip() for one in told.split(",")]
    if not all(one.isdecimal() and int(one) <= MOST_AGE for one in ages):
        raise typer.BadParameter(f"0부터 {MOST_AGE}까지의 나이를 쉼표로 이어 주세요. 보기: 65,70", param_hint="--ages")
    return [int(one) for one in ages]
