# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The staff door. Everything is a form that works without script."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.counter.visits import COOKIE as VISIT
from api.counter.visits import Visits
from api.services import Polite, Shared, address_of
from api.staff.accounts import Officer
from api.staff.entrance import COOKIE, LOGIN, AtWork, OwnForm, begin_anew, kept, note, officer_of, token_of
from api.staff.page import staff_page
from api.staff.rights import Right, rights
from api.store.access_log import Access
from api.web.cookies import cookie_of, take_cookie
from api.web.fields import Form
from api.web.same_origin import require_same_origin
from api.web.templates import render

router = APIRouter(prefix="/staff", include_in_schema=False, dependencies=[Polite])

COUNTER, INBOX, VISITS = "/staff", "/staff/inbox", "/staff/visits"
WRONG = "이름, 비밀번호, 인증 번호 가운데 맞지 않는 것이 있어요. 다시 적어 주세요."
LOCKED = "여러 번 맞지 않아 15분 동안 잠갔어요. 그 뒤에 다시 해 주세요."
TOO_MANY = "이곳에서 로그인을 너무 많이 했어요. 잠시 뒤에 다시 해 주세요."


@router.get("/login")
def door(request: Request, services: Shared) -> Response:
    """The log-in, or who is logged in."""
    officer = officer_of(request, services)
    if officer is not None:
        return staff_page(request, services, officer, "staff/at_work.html", {})
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
    return begin_anew(RedirectResponse(_first_page(found), 303), request, services, found)


def _first_page(officer: Officer) -> str:
    """Where an officer begins: at the counter or at what waits, as the role does, else on the round."""
    pages: list[tuple[Right, str]] = [("inbox", INBOX), ("check", COUNTER), ("visits", VISITS)]
    if rights().roles[officer.role].begins == "counter":
        pages.insert(0, ("check", COUNTER))
    return next((page for right, page in pages if rights().may(officer.role, right)), LOGIN)


@router.post("/logout", dependencies=[OwnForm])
def log_out(request: Request, services: Shared, officer: AtWork) -> Response:
    """End the session on our side; a visit that was under way goes with it."""
    Visits(services.conversations).wipe(cookie_of(request, VISIT), officer)
    kept(services.staff.sessions.end, token_of(request))
    response = RedirectResponse(LOGIN, 303)
    for cookie in (COOKIE, VISIT):
        take_cookie(response, request, cookie)
    return response


def _refused(request: Request, name: str, problem: str, status: int) -> Response:
    return render(request, "staff/login.html", {"problem": problem, "name": name}, status=status)
