# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The matrix, cell by cell, as the counter's people would write it on a wall; and what a cell means at a case."""

from pathlib import Path
from typing import get_args

import pytest

from actions.beside.worry import KINDS as WORRIES
from api.staff.accounts import Officer
from api.staff.cases import Cases, HandOn
from api.staff.inbox import Inbox, NotYoursError, inbox
from api.staff.rights import DEGREES, Degree, Right, Role, rights
from api.staff.rounds import Outcome, Rounds
from api.staff.wording import KINDS
from api.staff.wording import VISITS as KINDS_OF_VISIT
from api.store.access_log import AccessLog
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.tickets import Tickets
from api.store.visits import Plan, Visits
from bot.korean.danger import KINDS as DANGERS
from tests.api.conftest import TODAY

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
worry_self_harm   list     take     take   none  take          none  list      none
worry_child       none     none     none   none  take          none  none      none
worry_violence    none     none     none   none  take          none  none      none
worry_hungry      list     take     none   none  take          none  list      none
worry_unseen      list     take     none   take  take          none  list      none
worry_poor        list     take     none   none  take          none  list      none
found             none     take     read   read  take          none  list      none
"""
RECEIVERS = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
counsel           yes      yes      yes    yes   yes           no    no        no
call_back         yes      yes      yes    yes   yes           no    no        no
care              no       yes      yes    yes   yes           no    no        no
crisis_hunger     no       yes      yes    yes   yes           no    no        no
crisis_self_harm  no       yes      yes    no    yes           no    no        no
crisis_emergency  no       yes      yes    yes   yes           no    no        no
crisis_pregnancy  no       yes      yes    no    yes           no    no        no
crisis_violence   no       no       no     no    yes           no    no        no
worry_self_harm   no       yes      yes    no    yes           no    no        no
worry_child       no       no       no     no    yes           no    no        no
worry_violence    no       no       no     no    yes           no    no        no
worry_hungry      no       yes      yes    yes   yes           no    no        no
worry_unseen      no       yes      yes    yes   yes           no    no        no
worry_poor        no       yes      yes    yes   yes           no    no        no
found             no       yes      yes    yes   yes           no    no        no
"""
WITHOUT_PLACE = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
counsel           none     none     none   none  take          none  list      none
call_back         none     none     none   none  take          none  list      none
care              none     none     none   none  take          none  list      none
crisis_hunger     none     none     none   none  take          none  list      none
crisis_self_harm  none     none     none   none  take          none  list      none
crisis_emergency  none     none     none   none  take          none  list      none
crisis_pregnancy  none     none     none   none  take          none  none      none
crisis_violence   none     none     none   none  take          none  none      none
worry_self_harm   none     none     none   none  take          none  list      none
worry_child       none     none     none   none  take          none  none      none
worry_violence    none     none     none   none  take          none  none      none
worry_hungry      none     none     none   none  take          none  list      none
worry_unseen      none     none     none   none  take          none  list      none
worry_poor        none     none     none   none  take          none  list      none
found             none     none     none   none  take          none  list      none
"""
VISITS = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
birthday          none     take     list   none  none          take  list      none
birth             none     take     take   none  none          take  list      none
reminder          none     take     list   take  take          none  list      none
poverty_crisis    none     take     list   none  take          list  list      none
care_crisis       none     take     take   take  take          none  list      none
"""
VISITS_WITHOUT_PLACE = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
birthday          none     none     none   none  none          none  list      none
birth             none     none     none   none  none          none  list      none
reminder          none     none     none   none  take          none  list      none
poverty_crisis    none     none     none   none  take          none  list      none
care_crisis       none     none     none   none  take          none  list      none
"""
RIGHTS = """
                  counter  planner  nurse  care  case_manager  tong  district  catalogue
check             yes      yes      yes    yes   yes           no    no        no
inbox             yes      yes      yes    yes   yes           no    yes       no
open              yes      yes      yes    yes   yes           no    no        no
assign            no       no       no     no    no            no    yes       no
visits            no       yes      yes    yes   yes           yes   yes       no
visit_details     no       yes      yes    yes   yes           no    no        no
plan_visits       no       yes      no     no    yes           no    no        no
reminders         yes      yes      yes    yes   yes           no    no        no
resources         yes      yes      yes    yes   yes           no    yes       no
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


HERE, NOWHERE = {"sigungu": "강서구", "dong": "화곡1동"}, dict[str, str]()


@pytest.fixture
def door(tmp_path: Path, cipher: Cipher) -> Inbox:
    return door_to(HERE, tmp_path, cipher)


def door_to(residence: dict[str, str], folder: Path, cipher: Cipher) -> Inbox:
    """A door to one case of every kind."""
    database = Database(f"sqlite:///{folder / 'db.sqlite3'}")
    assert database.prepare()
    tickets = Tickets(database, cipher)
    for kind in KINDS:
        tickets.keep(kind[:20], kind, {"situation": {"residence": residence}})
    return inbox(Cases(database, cipher), AccessLog(database, cipher, folder / "head"))


@pytest.mark.parametrize(("kind", "role", "cell"), cells(CASES))
def test_a_kind_of_case(door: Inbox, kind: str, role: Role, cell: Degree) -> None:
    assert_reached(door, kind, role, cell)


@pytest.mark.parametrize(("kind", "role", "cell"), cells(WITHOUT_PLACE))
def test_a_case_that_names_no_place(tmp_path: Path, cipher: Cipher, kind: str, role: Role, cell: Degree) -> None:
    assert_reached(door_to(NOWHERE, tmp_path, cipher), kind, role, cell)


def test_why_somebody_sees_what_has_no_place_is_written_down() -> None:
    assert {role for _, role, cell in cells(WITHOUT_PLACE) if cell != "none"} == set(rights().without_place)
    assert all(len(one.why) > 10 for one in rights().without_place.values())


@pytest.mark.parametrize(("kind", "role", "cell"), cells(RECEIVERS))
def test_who_may_be_handed_a_case(door: Inbox, kind: str, role: Role, cell: str) -> None:
    lim = Officer("lim", "case_manager", "강서구")
    handed = does(lambda: door.hand_on(lim, kind, HandOn(role, "화곡1동", "집에 가 보아야 해요")))
    assert handed == (cell == "yes")
    receiver = Officer("kim", role, "강서구", "화곡1동")
    if handed:
        assert does(lambda: door.open(receiver, kind)) and door.claim(receiver, kind)
        assert not does(lambda: door.open(Officer("lee", role, "강서구", "화곡2동"), kind)) or role == "case_manager"


def assert_reached(door: Inbox, kind: str, role: Role, cell: Degree) -> None:
    officer = Officer("kim", role, "강서구", "화곡1동")
    reached = DEGREES.index(cell)
    assert (kind in [case.kind for case in door.waiting(officer)]) == (reached >= DEGREES.index("list"))
    assert does(lambda: door.open(officer, kind)) == (reached >= DEGREES.index("read"))
    assert does(lambda: door.claim(officer, kind)) == (reached >= DEGREES.index("take"))


@pytest.mark.parametrize(("kind", "role", "cell"), cells(VISITS))
def test_a_kind_of_visit(tmp_path: Path, cipher: Cipher, kind: str, role: Role, cell: Degree) -> None:
    assert_visited(HERE, tmp_path, cipher, kind, role, cell)


@pytest.mark.parametrize(("kind", "role", "cell"), cells(VISITS_WITHOUT_PLACE))
def test_a_visit_that_names_no_place(tmp_path: Path, cipher: Cipher, kind: str, role: Role, cell: Degree) -> None:
    assert_visited(NOWHERE, tmp_path, cipher, kind, role, cell)


def assert_visited(place: dict[str, str], folder: Path, cipher: Cipher, kind: str, role: Role, cell: Degree) -> None:
    door = door_to(place, folder, cipher)
    database = Database(f"sqlite:///{folder / 'db.sqlite3'}")
    rounds = Rounds(Visits(database, cipher), door.cases, Tickets(database, cipher), door.log, rights())
    rounds.visits.plan([Plan(kind, "1", place.get("sigungu", ""), place.get("dong", ""), TODAY, {})])
    (visit,) = rounds.visits.open()
    officer = Officer("kim", role, "강서구", "화곡1동")
    assert list(rounds.waiting(officer)) == ([visit] if cell != "none" else [])
    assert does(lambda: rounds.record(officer, visit.id, Outcome("met"), TODAY)) == (cell == "take")


@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_the_cases_of_another_place(door: Inbox, role: Role) -> None:
    assert list(door.waiting(Officer("kim", role, "관악구", ""))) == []
    neighbour = door.waiting(Officer("kim", role, "강서구", "화곡2동"))
    sees_all = rights().roles[role].place == "sigungu"
    assert bool(neighbour) == sees_all


def test_the_tables_say_all(door: Inbox) -> None:
    for table in (CASES, RECEIVERS, WITHOUT_PLACE):
        assert {kind for kind, _, _ in cells(table)} == set(KINDS)
    assert {kind for kind, _, _ in cells(VISITS)} == set(rights().visits) == set(KINDS_OF_VISIT)
    assert set(rights().cases) == set(rights().receivers) == set(KINDS)
    assert {right for right, _, _ in cells(RIGHTS)} == set(rights().rights) == set(get_args(Right))
    assert set(rights().roles) == set(ROLES)
    assert {f"crisis_{danger}" for danger in DANGERS} | {f"worry_{kind}" for kind in WORRIES} <= set(KINDS)


def test_a_kind_that_nobody_wrote_down_is_for_nobody() -> None:
    assert {rights().degree(role, "new") for role in ROLES} == {"none"}


def does(call: object) -> bool:
    try:
        call()  # type: ignore[operator]
    except NotYoursError:
        return False
    return True
