# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A form of the staff that makes something counts once: every one of them, also those that nobody has written yet."""

import importlib
import pkgutil
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

import api.routes
import api.store.sent_forms as sent_forms_module
from api.clock import now
from api.settings import Settings
from api.staff.rights import Role
from api.staff.sending import sending
from api.store.database import Database
from api.store.sent_forms import Before, SentForms
from api.store.tables import AccessRow, Base, ConversationRow, SentFormRow, StaffSessionRow
from api.store.visits import Plan
from tests.api.conftest import TODAY
from tests.api.editor.test_new_programme import BATH
from tests.api.editor.test_reviews import visited
from tests.api.staff.conftest import Browser, Enter

pytestmark = pytest.mark.anyio

MAKES_NOTHING = {
    "/staff/login": "그때마다 새 로그인이에요",
    "/staff/logout": "끝내기는 두 번 해도 끝난 것이에요",
    "/staff/me/password": "바꾸면 로그인이 새것이라 옛 폼은 받지 않아요",
    "/staff/me/sessions": "끝내기는 두 번 해도 끝난 것이에요",
    "/staff/look": "보기만 해요",
    "/staff/handout": "같은 안내문을 다시 뽑을 수 있어야 해요",
    "/staff/end": "지우기는 두 번 해도 지운 것이에요",
    "/staff/training": "하던 연습을 새 연습으로 바꿔요",
    "/staff/mark": "적을 화면을 열기만 해요",
    "/staff/mark/case": "같은 사례는 한 번만 적혀요",
    "/staff/inbox/{number}/claim": "맡은 사례는 다시 맡을 수 없어요",
    "/staff/inbox/{number}/promise": "같은 약속으로 바꿔요",
    "/staff/inbox/{number}/close": "끝난 사례는 다시 끝낼 수 없어요",
    "/staff/inbox/{number}/needs/{need_id}": "필요 하나는 한 번만 채워져요",
    "/staff/resources/{resource}/checked": "같은 날로 바꿔요",
    "/staff/catalogue/drafts": "한 파일에 열린 초안은 하나예요",
    "/staff/catalogue/drafts/{draft}/fields": "보던 글에만 적혀요",
    "/staff/catalogue/drafts/{draft}/text": "보던 글에만 적혀요",
    "/staff/catalogue/drafts/{draft}/period": "보던 글에만 적혀요",
    "/staff/catalogue/drafts/{draft}/line": "보던 글에만 적혀요",
    "/staff/catalogue/drafts/{draft}/without": "보던 글에만 적혀요",
    "/staff/catalogue/drafts/{draft}/look": "다시 세어도 같은 수예요",
    "/staff/catalogue/drafts/{draft}/send": "보낸 초안은 다시 보낼 수 없어요",
    "/staff/catalogue/drafts/{draft}/approve": "초안 하나는 한 번만 나가요",
    "/staff/catalogue/drafts/{draft}/return": "돌려보낸 초안은 다시 돌려보낼 수 없어요",
    "/staff/catalogue/drafts/{draft}/drop": "버린 초안은 다시 버릴 수 없어요",
    "/staff/catalogue/reviews/{review}/case": "같은 사례는 한 번만 적혀요",
    "/staff/catalogue/reviews/{review}/done": "같은 말로 끝내요",
}
KNOWS_ITSELF = {
    "/staff": "받은 폼의 이름을 방문에 적어요",
    "/staff/inbox/{number}/answer": "글의 열쇠가 폼의 이름이에요",
    "/staff/inbox/{number}/note": "글의 열쇠가 폼의 이름이에요",
}
NOT_OURS = (AccessRow, ConversationRow, SentFormRow, StaffSessionRow)
"""What is written whenever a form comes, whatever becomes of it."""

FORM = re.compile(r"<form(?P<head>[^>]*)>(?P<body>.*?)</form>", re.DOTALL)
ACTION = re.compile(r'(?:form)?action="([^"]*)"')
PRESSED = re.compile(r'own_form\((?P<action>.+?), "')
SET = re.compile(r"\{% set (?P<name>\w+) = (?P<value>.+?) %\}")
SENT = sending().dependency.__qualname__
TEMPLATES = Path(api.__file__).with_name("templates")


def posted() -> Mapping[str, bool]:
    """Every address of the staff to which a form is sent, and whether a form counts there once."""
    found: dict[str, bool] = {}
    for module in pkgutil.iter_modules(api.routes.__path__):
        for route in importlib.import_module(f"api.routes.{module.name}").router.routes:
            if "POST" in route.methods and route.path.startswith("/staff"):
                found[route.path] = any(one.call.__qualname__ == SENT for one in route.dependant.dependencies)
    return found


COUNTED = {path for path, once in posted().items() if once}


def test_every_address_counts_a_form_once_or_says_why_it_need_not() -> None:
    rest = set(posted()) - COUNTED
    assert rest == {*MAKES_NOTHING, *KNOWS_ITSELF}, "a new form: let it count once, or say why it makes nothing"


def forms() -> Iterator[tuple[str, str, str]]:
    """Every form of the staff's pages: its file, where it is sent (`*` for what differs), and what is in it."""
    for folder in ("staff", "editor", "counter"):
        for file in sorted((TEMPLATES / folder).glob("*.html")):
            text = file.read_text(encoding="utf-8")
            known = {one["name"]: plain(one["value"], {}) for one in SET.finditer(text) if "~" in one["value"]}
            for form in FORM.finditer(text):
                if 'method="post"' in form["head"]:
                    for action in ACTION.findall(form["head"] + form["body"]):
                        yield file.name, in_braces(action, known), form["body"]
            for pressed in PRESSED.finditer(text):
                if "label" not in pressed["action"]:
                    yield file.name, plain(pressed["action"], known), ""


def plain(expression: str, known: Mapping[str, str]) -> str:
    """`"/staff/inbox/" ~ case.number` as `/staff/inbox/*`."""
    parts = [part.strip() for part in expression.split("~")]
    return "".join(part[1:-1] if part.startswith('"') else known.get(part, "*") for part in parts)


def in_braces(action: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\{\{ ?(.+?) ?\}\}", lambda one: plain(one[1], known), action)


def sent_to(action: str) -> list[str]:
    """The addresses that a form may be meant for."""
    wanted = re.escape(action).replace(r"\*", "[^/]+")
    return [path for path in posted() if re.fullmatch(wanted, path)]


def test_every_form_on_the_pages_bears_a_name_where_it_counts_once() -> None:
    seen = set()
    for file, action, body in forms():
        if action == "*":  # the form of the macro itself
            continue
        addresses = sent_to(action)
        assert addresses, f"{file}: nothing takes {action}"
        seen |= set(addresses)
        if set(addresses) & (COUNTED | set(KNOWS_ITSELF)):
            assert "once()" in body or 'name="once"' in body, f"{file}: {action} makes something and bears no name"
    assert seen >= COUNTED


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    return Settings(var=tmp_path, today=TODAY, nlu_url=None, database_url=address)


Plant = Callable[..., str]
Send = Callable[[Enter, FastAPI, Plant], Awaitable[tuple[Browser, str, dict[str, str]]]]


async def taken(enter: Enter, plant: Plant, role: Role = "planner") -> tuple[Browser, str]:
    """A case that an officer has."""
    officer, number = await enter("kim", role), plant("1121-00001")
    await officer.press(f"/staff/inbox/{number}/claim")
    return officer, f"/staff/inbox/{number}"


async def a_case(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    return (
        await enter("kim", "planner"),
        "/staff/inbox/new",
        {"kind": "care", "story": "퇴원하셨어요", "dong": "화곡1동"},
    )


async def a_referral(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    officer, here = await taken(enter, plant)
    return officer, f"{here}/hand-on", {"to": "planner", "reason": "혈압이 높아 보이세요"}


async def a_basis(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    officer, here = await taken(enter, plant)
    return officer, f"{here}/keep", {"basis": "", "reason": "더 두지 않아요"}


async def a_need(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    officer, here = await taken(enter, plant)
    return officer, f"{here}/needs", {"need": "meals"}


async def an_offer(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    soon = (TODAY + timedelta(days=30)).isoformat()
    offer = {"need": "meals", "giver": "할매국밥", "what": "국밥", "left": "3", "until": soon, "dong": "화곡1동"}
    return await enter("kim", "planner"), "/staff/resources", offer


async def a_visit(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    visits = app.state.services.staff.rounds.visits
    visits.plan([Plan("birthday", "H-7", "강서구", "화곡1동", TODAY, {"household": "H-7", "age": 65})])
    [visit] = visits.open()
    return await enter("kim", "planner"), f"/staff/visits/{visit.id}", {"result": "absent"}


async def a_crisis_visit(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    officer = await enter("kim", "planner")
    return officer, "/staff/visits", {"kind": "care_crisis", "named": "kim", "dong": "화곡1동", "on": str(TODAY)}


async def a_call(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    call = {"phone": "010-7341-2298", "purpose": "안부 확인", "text": "점심을 드려요.", "agreed": "1"}
    return await enter("kim", "planner"), "/staff/reminders", call


async def a_mark(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    desk = await visited(await enter("choi", "counter"))
    return desk, "/staff/mark/send", {"kind": "wrong", "program": "basic-pension", "reason": "받고 계세요"}


async def a_programme(enter: Enter, app: FastAPI, plant: Plant) -> tuple[Browser, str, dict[str, str]]:
    return await enter("kim", "catalogue"), "/staff/catalogue/new", dict(BATH)


EXAMPLES: Mapping[str, Send] = {
    "/staff/inbox/new": a_case,
    "/staff/inbox/{number}/hand-on": a_referral,
    "/staff/inbox/{number}/keep": a_basis,
    "/staff/inbox/{number}/needs": a_need,
    "/staff/resources": an_offer,
    "/staff/visits/{visit}": a_visit,
    "/staff/visits": a_crisis_visit,
    "/staff/reminders": a_call,
    "/staff/mark/send": a_mark,
    "/staff/catalogue/new": a_programme,
}


def test_each_of_them_is_tried() -> None:
    assert set(EXAMPLES) == COUNTED


def rows(app: FastAPI) -> dict[str, int]:
    """How many rows each table has, but for what is written of every form."""
    ignored = {one.__tablename__ for one in NOT_OURS}
    with app.state.services.database.session() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name not in ignored
        }


@pytest.mark.parametrize("path", EXAMPLES)
async def test_the_same_form_twice_counts_once(enter: Enter, app: FastAPI, plant: Plant, path: str) -> None:
    officer, address, fields = await EXAMPLES[path](enter, app, plant)
    before = rows(app)
    first = await officer.press(address, **fields, once="a")
    after = rows(app)
    assert first.status_code in (200, 303) and after != before
    again = await officer.press(address, **fields, once="a")
    assert again.status_code == 409 and "두 번 적지 않았어요" in again.text
    assert rows(app) == after


async def test_who_lost_the_answer_learns_the_number_of_the_case(enter: Enter) -> None:
    kim = await enter("kim", "planner")
    case = {"kind": "care", "story": "퇴원하셨어요", "dong": "화곡1동", "once": "a"}
    first = (await kim.press("/staff/inbox/new", **case)).text
    number = re.search(r"1121-\d{5}", first)
    assert number is not None
    again = (await kim.press("/staff/inbox/new", **case)).text
    assert f"접수 번호는 {number[0]}번이에요" in again


async def test_what_was_refused_may_be_sent_again(enter: Enter, app: FastAPI) -> None:
    kim = await enter("kim", "planner")
    assert (await kim.press("/staff/inbox/new", kind="care", story="", once="a")).status_code == 422
    before = rows(app)["tickets"]
    assert (await kim.press("/staff/inbox/new", kind="care", story="퇴원하셨어요", once="a")).status_code == 200
    assert rows(app)["tickets"] == before + 1


def test_a_form_that_was_cut_off_in_the_middle_may_be_sent_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = SentForms(database)
    assert forms.take("a") is None and forms.take("b") is None
    assert forms.take("a") == Before("doing"), "a double press waits for the first"
    forms.done("b", "1121-00001")
    later: Any = lambda: now() + timedelta(minutes=2)  # noqa: E731
    monkeypatch.setattr(sent_forms_module, "now", later)
    assert forms.take("a") is None, "whoever was cut off begins anew"
    assert forms.take("b") == Before("done", "1121-00001"), "what was done stays done"
    forms.undone("a")
    assert forms.take("a") is None


def test_names_of_yesterday_go(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = SentForms(database)
    forms.take("a")
    assert forms.sweep() == 0
    monkeypatch.setattr(sent_forms_module, "now", lambda: now() + timedelta(days=2))
    assert forms.sweep() == 1
