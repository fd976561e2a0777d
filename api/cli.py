# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng`: the same answers on the command line."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from api.clock import seoul_today
from api.screening import screening_answer
from api.settings import Settings
from rules_engine import CatalogueError, SituationError, load_catalogue, programme_json

app = typer.Typer(help="혜택동행", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
catalogue_app = typer.Typer(help="혜택 목록", no_args_is_help=True)
app.add_typer(catalogue_app, name="catalogue")


def main() -> None:
    """The entry point."""
    app()


@app.command()
def screen(file: Annotated[Path, typer.Argument(help='형편을 적은 JSON: {"situation": {…}} 또는 형편 그대로')]) -> None:
    """형편에 맞는 혜택을 POST /v1/screenings 와 똑같은 JSON으로 보여요."""
    try:
        given = json.loads(file.read_bytes())
    except OSError:
        _fail(f"파일을 열 수 없어요: {file}")
    except ValueError:
        _fail("JSON 문법이 맞지 않아요.")
    asked: dict[str, Any] = given if isinstance(given, dict) and "situation" in given else {"situation": given}
    try:
        answer = screening_answer(
            asked["situation"],
            load_catalogue(),
            Settings().today or seoul_today(),
            members=asked.get("for"),
            programs=asked.get("programs"),
            include=asked.get("include", ()),
        )
    except SituationError as error:
        _fail("\n".join(f"{problem.path}: {problem.message}" for problem in error.problems))
    typer.echo(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


@app.command()
def chat() -> None:
    """터미널에서 이야기해요. 빈 줄이나 Ctrl-D로 끝내요."""
    asyncio.run(_chat())


async def _chat() -> None:
    from api.services import build_services
    from api.terminal import plain

    services = build_services(Settings())
    services.database.prepare()
    typer.echo("자동 안내예요. 언제든 사람과 이야기할 수 있어요. 무엇을 도와드릴까요?")
    talk_id: str | None = None
    while text := await asyncio.to_thread(_ask):
        talk = await services.talks.say(talk_id, text)
        talk_id = talk.id
        typer.echo(f"\n{plain(talk.exchanges[-1].answer)}\n")
    await services.talks.forget(talk_id)
    await services.nlu.close()
    services.database.close()


def _ask() -> str:
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


@catalogue_app.command()
def check() -> None:
    """혜택 파일을 모두 읽어 보고, 잘못된 곳을 파일과 줄로 알려요."""
    try:
        catalogue = load_catalogue()
    except CatalogueError as error:
        _fail(str(error))
    typer.echo(f"혜택 {len(catalogue.programmes)}개, 모두 읽었어요. 판 {catalogue.version}")


@catalogue_app.command()
def show(program_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """혜택 하나의 조건, 금액, 신청 방법과 출처를 보여요."""
    from difflib import get_close_matches

    programmes = load_catalogue().programmes
    if program_id not in programmes:
        close = get_close_matches(program_id, programmes, n=3)
        _fail("그런 혜택이 없어요." + (f" 혹시: {', '.join(close)}" if close else ""))
    whole = programme_json(programmes[program_id], Settings().today or seoul_today())
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))


@catalogue_app.command()
def names(out: Annotated[Path | None, typer.Option(help="적을 파일 (없으면 화면)")] = None) -> None:
    """혜택의 id, 이름과 다른 이름: 이름을 알아듣는 데 써요."""
    text = json.dumps(load_catalogue().names, ensure_ascii=False, indent=1)
    if out is None:
        typer.echo(text)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + "\n")


def _fail(message: str) -> Any:
    typer.echo(message, err=True)
    sys.exit(2)
