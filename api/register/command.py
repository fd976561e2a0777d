# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register …`: making an invented register, looking a real one over, and screening it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.clock import seoul_today
from api.problems import nearest
from api.progress import bar
from api.settings import Settings
from rules_engine import Catalogue, load_catalogue
from rules_engine.register import RegisterError, batches, open_register, screen_register
from rules_engine.register.columns_page import columns_page
from rules_engine.register.making import make_register

register_app = typer.Typer(help="주민 명부(Parquet): 지어낸 명부 만들기, 진짜 명부 살펴보기", no_args_is_help=True)
Day = Annotated[datetime | None, typer.Option("--day", formats=["%Y-%m-%d"], help="기준일 (없으면 오늘)")]
MOST_PERSONS, MOST_SEED = 200_000_000, 2**63 - 1


@register_app.command()
def make(
    persons: Annotated[int, typer.Option(min=1, max=MOST_PERSONS, help="사람 수")],
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="씨앗 수: 같으면 같은 명부가 나와요")] = 1,
    out: Annotated[Path, typer.Option(help="적을 파일")] = Path("made-register.parquet"),
    unknown: Annotated[float, typer.Option(min=0, max=1, help="비워 둘 답의 몫")] = 0.1,
    day: Day = None,
) -> None:
    """연습과 성능 시험에 쓸 명부를 지어내요. 모두 꾸며낸 것이고, 실제 사람은 한 명도 없어요.

    가구 구성, 나이, 소득과 재산은 우리나라와 비슷하게 흩어 놓았지만 통계는 아니에요.
    """
    with _told():
        make_register(out, persons, seed, _day(day), unknown)
    typer.echo(f"지어낸 사람 {persons:,}명을 적었어요. 실제 사람은 없어요: {out}")


@register_app.command()
def check(file: Annotated[Path, typer.Argument(help="명부 파일(Parquet)")], day: Day = None) -> None:
    """명부를 처음부터 끝까지 읽어 보고, 잘못된 열이나 줄을 알려요. 담긴 값은 보이지 않아요."""
    persons = households = 0
    with _told():
        for batch in batches(open_register(file), _day(day)):
            persons, households = persons + batch.rows, households + len(batch.sizes)
    typer.echo(f"바르게 적혀 있어요: {households:,}가구, {persons:,}명")


@register_app.command()
def screen(
    file: Annotated[Path, typer.Argument(help="명부 파일(Parquet)")],
    out: Annotated[Path, typer.Option(help="적을 파일(Parquet)")],
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="기준일 (없으면 오늘)")
    ] = None,
    programs: Annotated[str | None, typer.Option(help="혜택 id를 쉼표로 이어서 (없으면 모두)")] = None,
) -> None:
    """명부의 모든 사람에게 모든 혜택을 견주어, 될 수 있는 것과 무엇을 더 알아야 하는지를 적어요.

    멈추었다면 같은 명령을 다시 부르세요. 멈춘 곳부터 이어서 해요.
    """
    catalogue = load_catalogue()
    chosen = None if programs is None else _known_programs(programs, catalogue)
    with _told(), bar("견주는 중") as progress:
        written = screen_register(file, out, catalogue, _day(as_of), chosen, progress)
    if written.resumed:
        typer.echo(f"앞서 마친 {written.resumed:,}명은 그대로 두고 이어서 했어요.")
    typer.echo(f"{written.residents:,}명에게서 {written.verdicts:,}건을 적었어요: {out}")


def _known_programs(told: str, catalogue: Catalogue) -> list[str]:
    chosen = [one.strip() for one in told.split(",") if one.strip()]
    for one in chosen:
        if one not in catalogue.programmes:
            typer.echo(f"그런 혜택이 없어요.{nearest(one, list(catalogue.programmes))}", err=True)
            sys.exit(2)
    return chosen


@register_app.command()
def columns() -> None:
    """명부에 둘 수 있는 열을 모두 표로 보여요."""
    typer.echo(columns_page(), nl=False)


def _day(day: datetime | None) -> date:
    return day.date() if day else Settings().today or seoul_today()


@contextmanager
def _told() -> Iterator[None]:
    """Trouble is told in sentences, and the command ends with 1."""
    try:
        yield
    except RegisterError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except OSError:
        typer.echo("파일을 읽거나 쓸 수 없어요. 폴더가 있는지, 적을 자리가 남았는지 확인해 주세요.", err=True)
        sys.exit(1)
