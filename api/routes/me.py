# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/me: an officer's own password and log-ins. Whatever changes here asks for the password that counts now."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import AtWork, OwnForm, begin_anew, kept, note, token_of
from api.staff.page import staff_page
from api.staff.passwords import LONGEST, SHORTEST, Fault, fault_of
from api.staff.sessions import key_of
from api.store.access_log import Access
from api.web.fields import Form

router = APIRouter(prefix="/staff/me", include_in_schema=False, dependencies=[Polite])

HERE = "/staff/me"
OTHERS = "others"
DONE = {
    "password": "비밀번호를 바꿨어요. 다른 곳의 로그인은 모두 끝냈어요.",
    "sessions": "고르신 로그인을 끝냈어요.",
}
FAULTS: Mapping[Fault, str] = {
    "short": f"새 비밀번호는 {SHORTEST}자부터예요. 조금 더 길게 적어 주세요.",
    "long": f"새 비밀번호는 {LONGEST}자까지예요. 조금 줄여 주세요.",
    "guessable": "알아맞히기 쉬운 비밀번호예요. 이름, 동, 이어지는 글자 말고 다른 말을 넣어 주세요.",
}
NOT_TWICE = "새 비밀번호 두 개가 서로 달라요. 똑같이 두 번 적어 주세요."
WRONG = "지금 비밀번호가 맞지 않아요. 다시 적어 주세요."
LOCKED = "여러 번 맞지 않아 15분 동안 잠갔어요. 그 뒤에 다시 해 주세요."
NOTHING_CHOSEN = "끝낼 로그인을 골라 주세요."


@router.get("")
def page(request: Request, services: Shared, officer: AtWork, done: str = "") -> Response:
    """Where this officer is logged in, and the two forms."""
    return _page(request, services, officer, said=DONE.get(done))


@router.post("/password", dependencies=[OwnForm])
def change_password(request: Request, services: Shared, officer: AtWork, form: Form) -> Response:
    """A new password; every log-in but this one ends."""
    new, staff = form.get("new", ""), services.staff
    fault = fault_of(new, officer)
    problem = FAULTS[fault] if fault else NOT_TWICE if new != form.get("again", "") else None
    problem = problem or _not_proved(services, officer, form, "password")
    if problem:
        return _page(request, services, officer, problem=problem)
    kept(staff.accounts.set_password, officer.name, new)
    kept(staff.sessions.end_all, officer.name)
    return begin_anew(RedirectResponse(f"{HERE}?done=password", 303), request, services, officer)


@router.post("/sessions", dependencies=[OwnForm])
def end_sessions(request: Request, services: Shared, officer: AtWork, form: Form) -> Response:
    """End one log-in of one's own, or all the others."""
    which, sessions = form.get("which", ""), services.staff.sessions
    problem = _not_proved(services, officer, form, "sessions") if which else NOTHING_CHOSEN
    if problem:
        return _page(request, services, officer, problem=problem)
    if which == OTHERS:
        kept(sessions.end_all, officer.name)
    else:
        kept(sessions.end_one, officer.name, which)
    return begin_anew(RedirectResponse(f"{HERE}?done=sessions", 303), request, services, officer)


def _not_proved(services: Services, officer: Officer, form: Mapping[str, str], what: str) -> str | None:
    """Why nothing is changed; where the password is right, that it is changed stands in the access log."""
    proof = kept(services.staff.accounts.proves, officer.name, form.get("password", "")[:LONGEST])
    note(services, Access(officer.name, officer.role, "change" if proof is True else "refused", what))
    return {True: None, False: WRONG, "locked": LOCKED}[proof]


def _page(
    request: Request, services: Services, officer: Officer, *, said: str | None = None, problem: str | None = None
) -> Response:
    values = {
        "said": said,
        "problem": problem,
        "here": key_of(token_of(request)),
        "sessions": kept(services.staff.sessions.open_of, officer.name),
        "others": OTHERS,
        "shortest": SHORTEST,
        "longest": LONGEST,
    }
    return staff_page(request, services, officer, "staff/me.html", values, 422 if problem else 200)
