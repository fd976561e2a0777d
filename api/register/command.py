# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng register …`: making an invented register, looking a real one over, and screening it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.register.asked import AsOf, Programs, day_of, known_programs, trouble_told
from api.register.reports import birthdays, births, closing, new
from api.register.what_if import what_if
from api.terminal.progress import bar
from rules_engine import load_catalogue
from rules_engine.register import batches, open_register, screen_register
from rules_engine.register.columns_page import columns_page
from rules_engine.register.making import make_register

register_app = typer.Typer(help="주민 명부(Parquet): 지어낸 명부 만들기, 진짜 명부 살펴보기", no_args_is_help=True)
register_app.command("what-if")(what_if)
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
    with trouble_told():
        make_register(out, persons, seed, day_of(day), unknown)
    typer.echo(f"지어낸 사람 {persons:,}명을 적었어요. 실제 사람은 없어요: {out}")


@register_app.command()
def check(file: Annotated[Path, typer.Argument(help="명부 파일(Parquet)")], day: Day = None) -> None:
    """명부를 처음부터 끝까지 읽어 보고, 잘못된 열이나 줄을 알려요. 담긴 값은 보이지 않아요."""
    persons = households = 0
    with trouble_told():
        for batch in batches(open_register(file), day_of(day)):
            persons, households = persons + batch.rows, households + len(batch.sizes)
    typer.echo(f"바르게 적혀 있어요: {households:,}가구, {persons:,}명")


@register_app.command()
def screen(
    file: Annotated[Path, typer.Argument(help="명부 파일(Parquet)")],
    out: Annotated[Path, typer.Option(help="적을 파일(Parquet)")],
    as_of: AsOf = None,
    programs: Programs = None,
) -> None:
    """명부의 모든 사람에게 모든 혜택을 견주어, 될 수 있는 것과 무엇을 더 알아야 하는지를 적어요.

    멈추었다면 같은 명령을 다시 부르세요. 멈춘 곳부터 이어서 해요.
    """
    catalogue = load_catalogue()
    chosen = known_programs(programs, catalogue)
    with trouble_told(), bar("견주는 중") as progress:
        written = screen_register(file, out, catalogue, day_of(as_of), chosen, progress)
    if written.resumed:
        typer.echo(f"앞서 마친 {written.resumed:,}명은 그대로 두고 이어서 했어요.")
    typer.echo(f"{written.residents:,}명에게서 {written.verdicts:,}건을 적었어요: {out}")


@register_app.command()
def columns() -> None:
    """명부에 둘 수 있는 열을 모두 표로 보여요."""
    typer.echo(columns_page(), nl=False)


for report in (new, birthdays, births, closing):
    register_app.command()(report)
