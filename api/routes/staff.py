# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The staff door and the inbox. Everything is a form that works without script."""

from asyncio import to_thread
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.clock import now
from api.problems import ProblemError
from api.services import Polite, Services, Shared, address_of
from api.staff.accounts import Officer
from api.staff.entrance import COOKIE, LOGIN, AtWork, OwnForm, kept, needs, note, officer_of
from api.staff.inbox import WHOLE_TEXT, NotYoursError
from api.staff.page import staff_page
from api.staff.rights import rights
from api.staff.wording import kind_in_words
from api.store.access_log import Access
from api.store.counted import Event
from api.web.fields import Form
from api.web.same_origin import require_same_origin
from api.web.templates import render

router = APIRouter(prefix="/staff", include_in_schema=False, dependencies=[Polite])

COUNTER, INBOX = "/staff", "/staff/inbox"
WRONG = "이름, 비밀번호, 인증 번호 가운데 맞지 않는 것이 있어요. 다시 적어 주세요."
LOCKED = "여러 번 맞지 않아 15분 동안 잠갔어요. 그 뒤에 다시 해 주세요."
TOO_MANY = "이곳에서 로그인을 너무 많이 했어요. 잠시 뒤에 다시 해 주세요."
NO_CASE = "볼 수 있는 사례가 아니에요. 번호를 다시 확인해 주세요."
TAKEN = "다른 담당자가 먼저 맡았어요."
NOT_ARRIVED = "답을 적어 두었어요. 다만 그분의 대화는 이미 닫혔어요. 다른 길로 알려 주세요."
ARRIVED = "그분의 대화에 답을 보냈어요."

InboxOfficer = Annotated[Officer, needs("inbox")]


@router.get("/login")
def door(request: Request, services: Shared) -> Response:
    """The log-in, or who is logged in."""
    officer = officer_of(request, services)
    if officer is not None:
        return _page(request, services, officer, "staff/at_work.html", {})
    return render(request, "staff/login.html", {"problem": None, "name": ""})


@router.post("/login", dependencies=[Depends(require_same_origin)])
def log_in(request: Request, services: Shared, form: Form) -> Response:
    """Begin a session: a name, a password and the code of the second factor."""
    staff, name = services.staff, form.get("name", "").strip()[:64]
    if not staff.logins.may_try(address_of(request)):
        return _refused(request, name, TOO_MANY, 429)
    found = kept(staff.accounts.check, name, form.get("password", "")[:200], form.get("code", "")[:10])
    if not isinstance(found, Officer):
        note(services, Access("", "", "refused", "login"))
        return _refused(request, name, LOCKED if found == "locked" else WRONG, 403)
    note(services, Access(found.name, found.role, "login", "session"))
    token = kept(staff.sessions.begin, found.name)
    response = RedirectResponse(_first_page(found), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/")
    return response


def _first_page(officer: Officer) -> str:
    """Where an officer begins: at what waits, else at the counter."""
    may = rights().may
    return INBOX if may(officer.role, "inbox") else COUNTER if may(officer.role, "check") else LOGIN


@router.post("/logout", dependencies=[OwnForm])
def log_out(request: Request, services: Shared, officer: AtWork) -> Response:
    """End the session on our side."""
    del officer
    kept(services.staff.sessions.end, request.cookies[COOKIE])
    response = RedirectResponse(LOGIN, 303)
    response.delete_cookie(COOKIE, path="/")
    return response


@router.get("/inbox")
def waiting(request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """What waits for this officer."""
    inbox = services.staff.inbox
    cases = kept(inbox.waiting, officer)
    shown = [(one, inbox.may(officer, one, "read"), inbox.may(officer, one, "take")) for one in cases]
    return _page(request, services, officer, "staff/inbox.html", {"cases": shown})


@router.get("/inbox/{number}")
def read(number: str, request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """A case, opened."""
    return _case_page(request, services, officer, number, None)


@router.post("/inbox/{number}/claim", dependencies=[OwnForm])
def claim(number: str, request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """Take a case over."""
    if not _yours(services.staff.inbox.claim, officer, number):
        return _case_page(request, services, officer, number, TAKEN)
    if (case := services.staff.inbox.cases.case(number)) is not None:
        minutes = int((now() - case.created_at).total_seconds() // 60)
        office = " ".join(part for part in (case.sigungu, case.dong) if part)
        services.counted.add([Event("taken", "counter", office, case.kind, minutes)], services.today())
    return RedirectResponse(f"{INBOX}/{number}", 303)


@router.post("/inbox/{number}/answer", dependencies=[OwnForm])
async def answer(number: str, request: Request, services: Shared, officer: InboxOfficer, form: Form) -> Response:
    """Answer the person in the thread in which they asked."""
    text = form.get("text", "")[:WHOLE_TEXT]
    thread = await to_thread(_yours, services.staff.inbox.answer, officer, number, text)
    arrived = await services.talks.hand_back(thread, text) if thread else False
    said = ARRIVED if arrived else NOT_ARRIVED
    return await to_thread(_case_page, request, services, officer, number, said)


@router.post("/inbox/{number}/close", dependencies=[OwnForm])
def close(number: str, services: Shared, officer: InboxOfficer) -> Response:
    """End a case."""
    _yours(services.staff.inbox.close, officer, number)
    return RedirectResponse(INBOX, 303)


def _case_page(request: Request, services: Services, officer: Officer, number: str, said: str | None) -> Response:
    inbox = services.staff.inbox
    file = _yours(inbox.open, officer, number)
    values = {"file": file, "said": said, "may_take": inbox.may(officer, file.case, "take")}
    return _page(request, services, officer, "staff/case.html", values)


def _yours(call: Any, *given: Any) -> Any:
    """What a call of the inbox returns; what is not there and what is not allowed look the same."""
    try:
        return kept(call, *given)
    except NotYoursError:
        raise ProblemError(404, NO_CASE) from None


def _refused(request: Request, name: str, problem: str, status: int) -> Response:
    return render(request, "staff/login.html", {"problem": problem, "name": name}, status=status)


def _page(request: Request, services: Services, officer: Officer, template: str, values: dict[str, Any]) -> Response:
    return staff_page(request, services, officer, template, {"kind_in_words": kind_in_words, **values})
