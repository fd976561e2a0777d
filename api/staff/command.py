# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng staff`, `access`, `person` and `store`: what is done at the machine, by whoever runs the service."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.settings import Settings
from api.staff.accounts import NameTakenError, Officer
from api.staff.console import CONSOLE, explained, fail, opened
from api.staff.rights import rights
from api.staff.staff import Staff
from api.store.access_log import Access, Action
from api.store.backup import back_up, restore
from api.store.persons import Handles, Persons
from api.store.resealing import reseal

staff_app = typer.Typer(help="담당자 계정", no_args_is_help=True)
access_app = typer.Typer(help="열람 기록", no_args_is_help=True)
person_app = typer.Typer(help="한 사람의 기록: 내어 주기와 지우기", no_args_is_help=True)
store_app = typer.Typer(help="데이터베이스: 백업, 되살리기, 열쇠 바꾸기", no_args_is_help=True)

PROBLEMS = {"changed": "바뀌었어요", "missing": "없어졌어요", "cut off": "여기부터 뒤가 잘렸어요"}
ROLES = ", ".join(f"{role}({facts.name})" for role, facts in rights().roles.items())
Ticket = Annotated[str | None, typer.Option(help="상담 신청 번호")]
Code = Annotated[str | None, typer.Option(help="이어서 하기 코드")]
Phone = Annotated[str | None, typer.Option(help="남긴 전화번호")]


@staff_app.command()
def add(
    name: Annotated[str, typer.Argument(help="로그인 이름 (실명이 아니어도 돼요)")],
    role: Annotated[str, typer.Option(help=f"맡은 일: {ROLES}")],
    sigungu: Annotated[str, typer.Option(help="시군구")],
    dong: Annotated[str, typer.Option(help="읍면동 (비우면 시군구 전체)")] = "",
) -> None:
    """계정을 만들고, 비밀번호와 인증 앱에 넣을 주소를 한 번만 보여요."""
    known = next((one for one in rights().roles if one == role), None)
    if known is None:
        fail(f"그런 일은 없어요. 쓸 수 있는 것: {', '.join(rights().roles)}")
    with opened() as (_, _, staff):
        try:
            secrets = staff.accounts.add(Officer(name, known, sigungu, dong))
        except NameTakenError:
            fail("이미 있는 이름이에요.")
        staff.log.note(Access(CONSOLE, "", "change", "account added"))
    typer.echo(f"비밀번호: {secrets.password}")
    typer.echo(f"인증 앱: {secrets.totp_uri}")


@staff_app.command()
def close(name: Annotated[str, typer.Argument(help="로그인 이름")]) -> None:
    """계정을 닫고, 열려 있는 화면을 모두 내보내요."""
    with opened() as (_, _, staff):
        if not staff.accounts.close(name):
            fail("그런 계정이 없어요.")
        staff.sessions.end_all(name)
        staff.log.note(Access(CONSOLE, "", "change", "account closed"))
    typer.echo("닫았어요.")


@access_app.command()
def verify() -> None:
    """열람 기록의 사슬을 처음부터 확인해요. 바뀌거나 없어진 줄이 있으면 실패해요."""
    with opened() as (_, _, staff):
        faults = staff.log.verify()
    for fault in faults:
        typer.echo(f"{fault.seq}번째 줄: {PROBLEMS[fault.problem]}")
    if faults:
        sys.exit(1)
    typer.echo("모든 줄이 그대로예요.")


@access_app.command()
def about(ticket: Annotated[str, typer.Argument(help="상담 신청 번호")]) -> None:
    """누가 언제 이 기록을 보았는지 보여요."""
    with opened() as (_, _, staff):
        for one in staff.log.about(ticket):
            typer.echo(f"{one.who} {one.role} {one.action} {one.what}")


@person_app.command("export")
def export_person(ticket: Ticket = None, code: Code = None, phone: Phone = None) -> None:
    """그 사람에 대해 가진 것을 모두 JSON으로 보여요."""
    handles = _handles(ticket, code, phone)
    with opened() as (database, cipher, staff):
        _noted(staff, "export", ticket)
        found = Persons(database, cipher).export(handles)
    typer.echo(json.dumps(found, ensure_ascii=False, indent=1))


@person_app.command("erase")
def erase_person(ticket: Ticket = None, code: Code = None, phone: Phone = None) -> None:
    """그 사람에 대해 가진 것을 모두 지워요."""
    handles = _handles(ticket, code, phone)
    with opened() as (database, cipher, staff):
        _noted(staff, "erase", ticket)
        gone = Persons(database, cipher).erase(handles)
    typer.echo(f"{sum(gone.values())}줄을 지웠어요.")


@store_app.command("backup")
def backup_store(file: Annotated[Path, typer.Argument(help="새로 만들 파일")]) -> None:
    """데이터베이스를 파일 하나로 옮겨 적어요. 열쇠는 들어 있지 않아요."""
    with explained():
        back_up(Settings().database, file)
    typer.echo(f"백업했어요: {file}")


@store_app.command("restore")
def restore_store(file: Annotated[Path, typer.Argument(help="백업 파일")]) -> None:
    """빈 데이터베이스에 백업을 되살려요."""
    with explained():
        restore(Settings().database, file)
    typer.echo("되살렸어요.")


@store_app.command("reseal")
def reseal_store() -> None:
    """옛 열쇠로 잠근 것을 첫째 열쇠로 다시 잠가요. 끝나면 옛 열쇠를 뺄 수 있어요."""
    with opened() as (database, cipher, _):
        done, unreadable = reseal(database, cipher)
    typer.echo(f"{done}개를 다시 잠갔어요." + (f" {unreadable}개는 열쇠가 없어 그대로예요." if unreadable else ""))
    if unreadable:
        sys.exit(1)


def _handles(ticket: str | None, code: str | None, phone: str | None) -> Handles:
    if not (ticket or code or phone):
        fail("--ticket, --code, --phone 가운데 하나는 적어 주세요.")
    return Handles(ticket, code, phone)


def _noted(staff: Staff, action: Action, ticket: str | None) -> None:
    whose = staff.log.whose(ticket) if ticket else ""
    staff.log.note(Access(CONSOLE, "", action, "person", whose, "person_asked"))
