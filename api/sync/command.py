# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng sync …`: fetching, its reports, links and the queue of reviews."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import SecretStr

from api.clock import seoul_today
from api.settings import Settings
from api.sync.bokjiro import Bokjiro
from api.sync.calls import Caller, Patience
from api.sync.errors import KEY_MISSING, SyncError
from api.sync.gov24 import Gov24
from api.sync.imported import catalogue_with_imported
from api.sync.links import WORDS, check_links, linked
from api.sync.run import Synced, sync
from api.sync.source import Source
from api.sync.store import Store
from api.terminal.progress import bar
from rules_engine.gov24 import SnapshotError, difference, overdue, review_queue

sync_app = typer.Typer(help="나라의 혜택 목록 가져오기", no_args_is_help=True)
Full = Annotated[bool, typer.Option("--full", help="바뀐 것만이 아니라 모두 다시 받아요")]
Fewer = Annotated[bool, typer.Option("--accept-fewer", help="건수가 크게 줄었어도 받아들여요")]
AsJson = Annotated[bool, typer.Option("--json", help="알림을 JSON으로")]


@sync_app.command()
def gov24(full: Full = False, accept_fewer: Fewer = False, as_json: AsJson = False) -> None:
    """보조금24의 혜택을 받아요. 끊기면 다시 부를 때 이어서 받아요."""
    settings = Settings()
    key = settings.gov24_key
    with _told(), Caller(settings.gov24_url, _needed(key, "DONGHAENG_GOV24_KEY"), _patience(settings)) as caller:
        source = Gov24(caller, settings.gov24_page_size)
        _run(source, settings.gov24, full=full, accept_fewer=accept_fewer, as_json=as_json)


@sync_app.command()
def bokjiro(full: Full = False, accept_fewer: Fewer = False, as_json: AsJson = False) -> None:
    """복지로의 중앙부처 복지서비스를 받아요. 하루 호출 수가 적어 며칠에 나누어 받을 수 있어요."""
    settings = Settings()
    key = settings.bokjiro_key or settings.gov24_key
    with _told(), Caller(settings.bokjiro_url, _needed(key, "DONGHAENG_BOKJIRO_KEY"), _patience(settings)) as caller:
        _run(Bokjiro(caller), settings.bokjiro, full=full, accept_fewer=accept_fewer, as_json=as_json)


@sync_app.command()
def diff(old: Path, new: Path, as_json: AsJson = False) -> None:
    """가져온 자료 두 개를 견주어 새로 생긴 것, 바뀐 것, 사라진 것을 알려요."""
    with _told():
        found = difference(*(Store(file.parent).read(file) for file in (old, new)))
    typer.echo(json.dumps(found.json(), ensure_ascii=False) if as_json else found.text(), nl=as_json)


@sync_app.command()
def links(budget: Annotated[int, typer.Option(min=1, help="이번에 살펴볼 주소의 수")] = 100) -> None:
    """혜택이 가리키는 주소가 열리는지, 본 지 오래된 것부터 살펴봐요."""
    settings = Settings()
    addresses = linked(catalogue_with_imported(settings).programmes.values())
    with _told():
        looked = check_links(addresses, settings.var / "links" / "links.json", _today(settings), budget)
    for address, found in looked.items():
        if found.state != "fine":
            typer.echo(f"{WORDS[found.state]}: {address}" + (f" ({found.status})" if found.status else ""))
    typer.echo(f"{len(looked):,}곳을 살펴봤어요.")


@sync_app.command()
def review(
    uses: Annotated[Path | None, typer.Option(help='혜택 id별로 쓰인 횟수 JSON: {"gov24-…": 12}')] = None,
    most: Annotated[int, typer.Option(min=1, help="보일 줄 수")] = 50,
) -> None:
    """사람이 볼 차례: 많이 쓰이는 미검토 혜택과, 확인한 지 오래된 혜택."""
    settings = Settings()
    programmes = catalogue_with_imported(settings).programmes.values()
    with _told():
        counts = {} if uses is None else {str(one): int(count) for one, count in _read_json(uses).items()}
    for item in review_queue(programmes, counts)[:most]:
        typer.echo(f"{item.uses:>6,}번  {item.programme.id}  {item.programme.name}")
    late = overdue(programmes, _today(settings))
    if late:
        typer.echo(f"\n확인한 지 오래된 혜택 {len(late):,}건")
    for old in late[:most]:
        typer.echo(f"{old.days:>6,}일  {old.programme.id}  {old.programme.name}")


def _run(source: Source, folder: Path, *, full: bool, accept_fewer: bool, as_json: bool) -> None:
    with bar("받는 중") as progress:
        done = sync(source, folder, _today(Settings()), full=full, accept_fewer=accept_fewer, progress=progress)
    typer.echo(json.dumps(done.report.json(), ensure_ascii=False) if as_json else _words(done), nl=as_json)


def _words(done: Synced) -> str:
    count = f"{len(done.snapshot.records):,}건"
    if done.file is None:
        return f"{count} 모두 앞서 받은 것과 같아요.\n"
    return f"{count}을 받았어요: {done.file}\n{done.report.text()}"


@contextmanager
def _told() -> Iterator[None]:
    """Trouble is told in a sentence, and the command ends with 1."""
    try:
        yield
    except (SyncError, SnapshotError) as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        typer.echo(f"파일을 읽거나 쓸 수 없어요: {error.filename or ''} ({error.strerror})", err=True)
        sys.exit(1)


def _needed(key: SecretStr | None, name: str) -> str:
    told = "" if key is None else key.get_secret_value().strip()
    if not told:
        raise SyncError(KEY_MISSING.format(name=name))
    return told


def _patience(settings: Settings) -> Patience:
    return Patience(call=settings.sync_call_seconds, attempts=settings.sync_attempts)


def _today(settings: Settings) -> date:
    return settings.today or seoul_today()


def _read_json(file: Path) -> Any:
    try:
        found = json.loads(file.read_bytes())
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(count, int) for count in found.values()):
        raise SyncError(f"쓰인 횟수를 읽을 수 없어요: {file}")
    return found
