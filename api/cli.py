# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng`: the same answers on the command line."""

import asyncio
import json
import sys
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from api.clock import SEOUL, seoul_today
from api.editor.command import export
from api.http.problems import ProblemError
from api.kakao.simulator import kakao
from api.reference.openapi_page import api_page
from api.reference.settings_page import settings_page
from api.register.command import register_app
from api.schema.screening import ImportedRequest
from api.screening import screening_answer
from api.settings import Settings
from api.staff.command import access_app, person_app, staff_app, store_app
from api.staff.work_command import reminders_app, visits_app
from api.sync.command import sync_app
from api.sync.imported import catalogue_with_imported
from rules_engine import SituationError, load_catalogue
from rules_engine.checking import check_catalogue
from rules_engine.pages.coverage import coverage_page
from rules_engine.pages.criteria_page import criteria_page
from rules_engine.programmes.catalogue import FOLDER
from rules_engine.screening.imported_page import MOST
from rules_engine.texts.programme_text import programme_text

app = typer.Typer(help="혜택동행", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
catalogue_app = typer.Typer(help="혜택 목록", no_args_is_help=True)
MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M"]
Moment = Annotated[datetime | None, typer.Option(formats=MOMENTS, help="그때(한국 시각)까지 내보낸 목록으로")]
Out = Annotated[Path | None, typer.Option(help="적을 파일 (없으면 화면)")]
app.add_typer(catalogue_app, name="catalogue")
app.add_typer(sync_app, name="sync")
app.add_typer(register_app, name="register")
app.add_typer(staff_app, name="staff")
app.add_typer(visits_app, name="visits")
app.add_typer(reminders_app, name="reminders")
app.add_typer(access_app, name="access")
app.add_typer(person_app, name="person")
app.add_typer(store_app, name="store")
app.command()(kakao)
catalogue_app.command()(export)


def main() -> None:
    """The entry point."""
    app()


@app.command()
def screen(
    file: Annotated[Path, typer.Argument(help='형편을 적은 JSON: {"situation": {…}} 또는 형편 그대로')],
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="그때(한국 시각)까지 내보낸 목록으로"),
    ] = None,
) -> None:
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
            catalogue_with_imported(Settings(), None if published is None else published.replace(tzinfo=SEOUL)),
            _today(),
            members=asked.get("for"),
            programs=asked.get("programs"),
            include=asked.get("include", ()),
            asking=asked.get("asking"),
            **_imported_asked(asked),
            stage=Settings().asking_stage,
            question_order=asked.get("question_order"),
        )
    except SituationError as error:
        _fail("\n".join(f"{problem.path}: {problem.message}" for problem in error.problems))
    typer.echo(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


def _imported_asked(asked: dict[str, Any]) -> dict[str, int]:
    try:
        wanted = ImportedRequest.model_validate(asked.get("imported", {}))
    except ValidationError:
        _fail(f"imported: start와 limit을 0 이상의 수로 적어 주세요. limit은 {MOST}까지예요.")
    return {"start": wanted.start, "most": wanted.limit}


@app.command()
def chat() -> None:
    """터미널에서 이야기해요. 빈 줄이나 Ctrl-D로 끝내요."""
    asyncio.run(_chat())


async def _chat() -> None:
    from api.services import build_services
    from api.terminal.chatting import Chatting

    services = build_services(Settings(writing=True))
    services.database.prepare()
    typer.echo("자동 안내예요. 언제든 사람과 이야기할 수 있어요. 무엇을 도와드릴까요?")
    typer.echo("(대화를 적는 분을 위한 명령은 :도움)")
    chatting = Chatting(services.talks)
    while text := await asyncio.to_thread(_ask):
        typer.echo(f"\n{await chatting.hear(text)}\n")
    await chatting.end()
    await services.nlu.close()
    services.database.close()


def _ask() -> str:
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


@app.command()
def call(
    scripts: Annotated[list[Path] | None, typer.Argument(help="적어 둔 통화 (없으면 직접 걸어요)")] = None,
    url: Annotated[str | None, typer.Option(help="켜진 서비스의 주소 (없으면 여기서 잠깐 켜요)")] = None,
) -> None:
    """전화를 걸어 봐요. 통신사가 하는 것처럼 서명하고, 누르고, 말하고, 시간을 재요."""
    from api.voice.command import make_calls

    if not asyncio.run(make_calls(Settings(), tuple(scripts or ()), url)):
        sys.exit(1)


@catalogue_app.command()
def check(folder: Annotated[Path, typer.Option(help="혜택 파일이 있는 폴더")] = FOLDER) -> None:
    """혜택 파일을 모두 살펴보고, 잘못된 곳을 파일과 줄, 고치는 법과 함께 모두 알려요."""
    report = check_catalogue(_today(), folder)
    for problem in report.problems:
        typer.echo(problem)
    for warning in report.warnings:
        typer.echo(f"{warning} (warning)")
    typer.echo(report.summary)
    if report.problems:
        sys.exit(1)


@catalogue_app.command()
def show(program_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """혜택 하나를 사람이 읽는 글로 보여요."""
    programmes = catalogue_with_imported(Settings()).programmes
    if program_id not in programmes:
        close = get_close_matches(program_id, programmes, n=5, cutoff=0.5)
        _fail("그런 혜택이 없어요." + (f" 혹시: {', '.join(close)}" if close else ""))
    typer.echo(programme_text(programmes[program_id], programmes, _today()), nl=False)


@catalogue_app.command()
def coverage(out: Out = None) -> None:
    """모든 혜택의 표: 종류, 조건과 사례의 수, 마지막으로 확인한 날, 출처."""
    _write(coverage_page(load_catalogue()), out)


@catalogue_app.command()
def criteria(out: Out = None) -> None:
    """조건의 말을 모은 표: 무엇을 보고, 어떻게 적고, 무엇을 묻는지."""
    _write(criteria_page(), out)


@catalogue_app.command()
def names(out: Out = None) -> None:
    """혜택의 id, 이름과 다른 이름: 이름을 알아듣는 데 써요."""
    _write(json.dumps(load_catalogue().names, ensure_ascii=False, indent=1) + "\n", out)


@catalogue_app.command("manual")
def call_centre_manual(
    out: Annotated[Path, typer.Option(help="적을 파일: .html 또는 .pdf")],
    sido: Annotated[str | None, typer.Option(help="시도 (없으면 전국)")] = None,
    sigungu: Annotated[str | None, typer.Option(help="시군구")] = None,
) -> None:
    """전화 상담 안내서: 필요별 혜택, 여쭐 것, 서류, 전화. 지금 쓰는 목록에서 만들어요."""
    from api.paper.manual import manual, manual_page
    from api.paper.press import drawn

    page = manual_page(manual(load_catalogue(), _today(), sido, sigungu))
    if out.suffix != ".pdf":
        _write(page, out)
        return
    try:
        pdf = drawn(page)
    except ProblemError as error:
        _fail(str(error.detail))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf)


@app.command()
def settings(out: Out = None) -> None:
    """설정의 표: 이름, 기본값, 뜻."""
    _write(settings_page(), out)


@app.command()
def reference(out: Out = None) -> None:
    """API의 설명: 부르는 것마다 받는 것과 답하는 것."""
    from api.app import create_app

    _write(api_page(create_app(Settings(imports=False)).openapi()), out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")


def _today() -> date:
    return Settings().today or seoul_today()


def _fail(message: str) -> Any:
    typer.echo(message, err=True)
    sys.exit(2)
