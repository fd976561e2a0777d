# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The matrix, cell by cell, as the counter's people would write it on a wall; and what a cell means at a case."""

from pathlib import Path
from typing import get_args

import pytest

from api.staff.accounts import Officer
from api.staff.cases import Cases
from api.staff.inbox import Inbox, NotYoursError, inbox
from api.staff.rights import DEGREES, Degree, Right, Role, rights
from api.staff.wording import KINDS
from api.store.access_log import AccessLog
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.tickets import Tickets
from bot.korean.danger import KINDS as DANGERS

ROLES: tuple[Role, ...] = get_args(Role)

CASES = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
counsel           take     take     none   none  take          none  list      none
call_back         take     take     none   none  take          none  list      none
care              list     read     read   take  take          none  list      none
crisis_hunger     list     take     none   none  take          none  list      none
crisis_self_harm  list     take     take   none  take          none  list      none
crisis_emergency  list     take     take   take  take          none  list      none
crisis_pregnancy  none     take     take   none  take          none  none      none
crisis_violence   none     none     none   none  take          none  none      none
"""
RIGHTS = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
check             yes      yes      yes    yes   yes           no    no        no
inbox             yes      yes      yes    yes   yes           no    yes       no
numbers           no       yes      no     no    no            no    yes       yes
access_log        no       no       no     no    no            no    yes       no
accounts          no       no       no     no    no            no    yes       no
draft             no       no       no     no    no            no    no        yes
approve           no       no       no     no    no            no    yes       yes
"""


def cells(table: str) -> list[tuple[str, str, str]]:
    head, *lines = [line.split() for line in table.strip().splitlines()]
    return [(line[0], role, cell) for line in lines for role, cell in zip(head, line[1:], strict=True)]


@pytest.mark.parametrize(("right", "role", "cell"), cells(RIGHTS))
def test_a_right(right: Right, role: Role, cell: str) -> None:
    assert rights().may(role, right) == (cell == "yes")


@pytest.fixture
def door(tmp_path: Path, cipher: Cipher) -> Inbox:
    database = Database(f"sqlite:///{tmp_path / 'db.sqlite3'}")
    assert database.prepare()
    tickets = Tickets(database, cipher)
    for kind in KINDS:
        residence = {"sigungu": "강서구", "dong": "화곡1동"}
        tickets.keep(kind[:20], kind, {"situation": {"residence": residence}})
    return inbox(Cases(database, cipher), AccessLog(database, cipher, tmp_path / "head"))


@pytest.mark.parametrize(("kind", "role", "cell"), cells(CASES))
def test_a_kind_of_case(door: Inbox, kind: str, role: Role, cell: Degree) -> None:
    officer = Officer("kim", role, "강서구", "화곡1동")
    reached = DEGREES.index(cell)
    assert (kind in [case.kind for case in door.waiting(officer)]) == (reached >= DEGREES.index("list"))
    assert does(lambda: door.open(officer, kind)) == (reached >= DEGREES.index("read"))
    assert does(lambda: door.claim(officer, kind)) == (reached >= DEGREES.index("take"))


@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_the_cases_of_another_place(door: Inbox, role: Role) -> None:
    assert list(door.waiting(Officer("kim", role, "관악구", ""))) == []
    neighbour = door.waiting(Officer("kim", role, "강서구", "화곡2동"))
    sees_all = rights().roles[role].place == "sigungu"
    assert bool(neighbour) == sees_all


def test_the_tables_say_all(door: Inbox) -> None:
    assert {kind for kind, _, _ in cells(CASES)} == set(rights().cases) == set(KINDS)
    assert {right for right, _, _ in cells(RIGHTS)} == set(rights().rights) == set(get_args(Right))
    assert set(rights().roles) == set(ROLES)
    assert {f"crisis_{danger}" for danger in DANGERS} <= set(KINDS)


def test_a_kind_that_nobody_wrote_down_is_for_nobody() -> None:
    assert {rights().degree(role, "new") for role in ROLES} == {"none"}


def does(call: object) -> bool:
    try:
        call()  # type: ignore[operator]
    except NotYoursError:
        return False
    return True
