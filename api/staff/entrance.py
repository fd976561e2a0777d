# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who comes through the staff door: the officer of a session, with the right that a page asks for."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Depends, Request, Response

from api.http.problems import ProblemError
from api.services import Services, Shared
from api.staff.accounts import Officer
from api.staff.rights import Right, rights
from api.store.access_log import Access
from api.store.database import DEAD
from api.web.cookies import cookie_of, give_cookie
from api.web.fields import FEW, fields
from api.web.same_origin import require_same_origin

COOKIE = "donghaeng_staff"
LOGIN = "/staff/login"
NOT_FOR_YOU = "이 화면은 맡은 일에 들어 있지 않아요. 필요하면 구 관리자에게 말씀해 주세요."
AWAY = "지금은 기록을 남길 수 없어서 열지 않았어요. 잠시 뒤에 다시 해 주세요."
FORM_FIELD = "form_token"


def token_of(request: Request) -> str:
    """What the browser holds of a session; empty where there is none."""
    return cookie_of(request, COOKIE) or ""


def officer_of(request: Request, services: Services) -> Officer | None:
    """The officer whose session the browser holds; the session lives 15 minutes more."""
    token = token_of(request)
    if not token:
        return None
    try:
        account = services.staff.sessions.follow(token)
        return None if account is None else services.staff.accounts.find(account)
    except DEAD:
        raise ProblemError(503, AWAY) from None


def begin_anew(response: Response, request: Request, services: Services, officer: Officer) -> Response:
    """Whoever has just proved who they are gets a new session, and the one that their browser held ends."""
    sessions = services.staff.sessions
    kept(sessions.end, token_of(request))
    give_cookie(response, request, COOKIE, kept(sessions.begin, officer.name), samesite="strict")
    return response


def officer_at_work(request: Request, services: Shared) -> Officer:
    """The officer, or the way to the log-in."""
    officer = officer_of(request, services)
    if officer is None:
        raise ProblemError(303, headers={"Location": LOGIN})
    return officer


AtWork = Annotated[Officer, Depends(officer_at_work)]
"""The officer, in a route's signature."""


def needs(right: Right) -> Any:
    """A dependency that lets in only whose role has a right."""

    def enter(officer: AtWork, services: Shared) -> Officer:
        return admitted(officer, right, services)

    return Depends(enter)


def admitted(officer: Officer, right: Right, services: Services) -> Officer:
    """The officer, where their role has a right; a refusal is noted."""
    if not rights().may(officer.role, right):
        note(services, Access(officer.name, officer.role, "refused", right))
        raise ProblemError(403, NOT_FOR_YOU)
    return officer


def own_form(most: int = FEW) -> Any:
    """A dependency that refuses a form that was not made for this session, or that another site sent.

    A refusal is noted. `most` is how many fields such a form has.
    """

    def require(
        request: Request, services: Shared, officer: AtWork, form: Annotated[Mapping[str, str], fields(most)]
    ) -> None:
        try:
            require_same_origin(request)
            if not services.staff.sessions.is_form_token(token_of(request), form.get(FORM_FIELD, "")):
                raise ProblemError(403)
        except ProblemError:
            note(services, Access(officer.name, officer.role, "refused", "form"))
            raise

    return Depends(require)


OwnForm = own_form()
"""Lets only our own forms in."""


def note(services: Services, access: Access) -> None:
    """Note an access; what cannot be noted does not happen."""
    kept(services.staff.log.note, access)


def kept(call: Callable[..., Any], *given: Any) -> Any:
    """What a call of the store returns; a kind sentence while the database is away."""
    try:
        return call(*given)
    except DEAD:
        raise ProblemError(503, AWAY) from None
