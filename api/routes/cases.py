# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The inbox and its cases. Everything is a form that works without script."""

from asyncio import to_thread
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.clock import now
from api.http.problems import ProblemError
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.care import care_class
from api.staff.cases import HandOn
from api.staff.entrance import OwnForm, kept, needs
from api.staff.inbox import WHOLE_TEXT, AgainError, NotYoursError
from api.staff.opening import New, open_case
from api.staff.page import staff_page
from api.staff.rights import Role, rights
from api.staff.sending import Sent
from api.staff.typed import day_typed, moment_typed
from api.staff.wording import KINDS, LEGAL_BASES, NEEDS
from api.store.counted import Event
from api.store.tickets import NumberTakenError
from api.web.fields import Form

router = APIRouter(prefix="/staff/inbox", include_in_schema=False, dependencies=[Polite])

INBOX = "/staff/inbox"
LONGEST_PLACE, LONGEST_NAME = 20, 40
NO_CASE = "볼 수 있는 사례가 아니에요. 번호를 다시 확인해 주세요."
TAKEN = "다른 담당자가 먼저 맡았어요."
NOT_ARRIVED = "답을 적어 두었어요. 다만 그분의 대화는 이미 닫혔어요. 다른 길로 알려 주세요."
ARRIVED_BEFORE = "이 답은 이미 적어 두었어요. 두 번 보내지 않았어요."
ARRIVED = "그분의 대화에 답을 보냈어요."
NOT_READ = "날짜나 시간을 알아보지 못했어요. 앞으로의 날로 다시 적어 주세요."
NO_REASON = "까닭을 적어 주세요. 받는 사람이 다시 묻지 않아도 되게요."
NOT_OPENED = "어떤 일인지 고르고, 무엇이 필요한지 적어 주세요."
OPENED = "접수 번호는 {number}번이에요."
NOT_NOW = "지금은 사례를 만들지 못했어요. 조금 뒤에 다시 해 주세요."

InboxOfficer = Annotated[Officer, needs("inbox")]
OpeningOfficer = Annotated[Officer, needs("open")]


@router.get("")
def waiting(request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """What waits for this officer."""
    inbox = services.staff.inbox
    cases = kept(inbox.waiting, officer)
    shown = [(one, inbox.may(officer, one, "read"), inbox.may(officer, one, "take")) for one in cases]
    return staff_page(request, services, officer, "staff/inbox.html", {"cases": shown})


@router.get("/new")
def new(request: Request, services: Shared, officer: OpeningOfficer) -> Response:
    """The form for a new case."""
    return _new_page(request, services, officer, {}, None)


@router.post("/new", dependencies=[OwnForm])
def opened(request: Request, services: Shared, officer: OpeningOfficer, form: Form, sent: Sent) -> Response:
    """Open a case."""
    story, kind = form.get("story", "").strip()[:WHOLE_TEXT], form.get("kind", "")
    if not story or kind not in KINDS:
        return _new_page(request, services, officer, form, NOT_OPENED)
    case = New(kind, form.get("dong", "").strip()[:LONGEST_PLACE], story, form.get("phone", "")[:40])
    staff = services.staff
    try:
        number = kept(open_case, case, officer, services.tickets, staff.log, services.today())
    except NumberTakenError:
        raise ProblemError(503, NOT_NOW) from None
    sent.counts(OPENED.format(number=number))
    return staff_page(request, services, officer, "staff/opened.html", {"number": number, "kind": kind})


@router.get("/{number}")
def read(number: str, request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """A case, opened."""
    return _case_page(request, services, officer, number, None)


@router.post("/{number}/claim", dependencies=[OwnForm])
def claim(number: str, request: Request, services: Shared, officer: InboxOfficer) -> Response:
    """Take a case over."""
    if not _yours(services.staff.inbox.claim, officer, number):
        return _case_page(request, services, officer, number, TAKEN)
    _count_taken(services, number)
    return _case(number)


@router.post("/{number}/answer", dependencies=[OwnForm])
async def answer(number: str, request: Request, services: Shared, officer: InboxOfficer, form: Form) -> Response:
    """Answer the person in the thread in which they asked."""
    text = form.get("text", "")[:WHOLE_TEXT]
    try:
        thread = await to_thread(_yours, services.staff.inbox.answer, officer, number, text, _once(form))
    except AgainError:
        return await to_thread(_case_page, request, services, officer, number, ARRIVED_BEFORE)
    arrived = await services.talks.hand_back(thread, text) if thread else False
    said = ARRIVED if arrived else NOT_ARRIVED
    return await to_thread(_case_page, request, services, officer, number, said)


@router.post("/{number}/note", dependencies=[OwnForm])
def note(number: str, services: Shared, officer: InboxOfficer, form: Form) -> Response:
    """Write for the colleagues."""
    with suppress(AgainError):
        _yours(services.staff.inbox.note, officer, number, form.get("text", "")[:WHOLE_TEXT], _once(form))
    return _case(number)


@router.post("/{number}/hand-on", dependencies=[OwnForm])
def hand_on(number: str, request: Request, services: Shared, officer: InboxOfficer, form: Form, sent: Sent) -> Response:
    """Give a case to another role."""
    to, reason = form.get("to", ""), form.get("reason", "").strip()[:WHOLE_TEXT]
    role = next((one for one in get_args(Role) if one == to), None)
    if role is None or not reason:
        return _case_page(request, services, officer, number, NO_REASON)
    how = HandOn(role, form.get("dong", "").strip()[:LONGEST_PLACE], reason)
    _yours(services.staff.inbox.hand_on, officer, number, how)
    sent.counts()
    return RedirectResponse(INBOX, 303)


@router.post("/{number}/promise", dependencies=[OwnForm])
def promise(number: str, request: Request, services: Shared, officer: InboxOfficer, form: Form) -> Response:
    """When somebody calls, and when somebody looks again; an empty field takes it back."""
    call_at, look_on = moment_typed(form.get("call_at", "")), day_typed(form.get("look_on", ""), services.today())
    if call_at == "wrong" or look_on == "wrong":
        return _case_page(request, services, officer, number, NOT_READ)
    _yours(lambda: services.staff.inbox.promise(officer, number, call_at=call_at, look_on=look_on))
    return _case(number)


@router.post("/{number}/keep", dependencies=[OwnForm])
def keep_by_law(
    number: str, request: Request, services: Shared, officer: InboxOfficer, form: Form, sent: Sent
) -> Response:
    """Keep a case longer than its time, because a law says so, or no more."""
    basis, reason = form.get("basis", ""), form.get("reason", "").strip()[:WHOLE_TEXT]
    if basis not in ("", *LEGAL_BASES) or not reason:
        return _case_page(request, services, officer, number, NO_REASON)
    _yours(services.staff.inbox.keep_by_law, officer, number, basis, reason)
    sent.counts()
    return _case(number)


@router.post("/{number}/close", dependencies=[OwnForm])
def close(number: str, services: Shared, officer: InboxOfficer) -> Response:
    """End a case."""
    _yours(services.staff.inbox.close, officer, number)
    return RedirectResponse(INBOX, 303)


def _once(form: Mapping[str, str]) -> str:
    """The name under which a page sends a form: however often it comes, it counts once."""
    return form.get("once", "")[:LONGEST_NAME]


def _case(number: str) -> Response:
    return RedirectResponse(f"{INBOX}/{number}", 303)


def _case_page(request: Request, services: Services, officer: Officer, number: str, said: str | None) -> Response:
    inbox, roles = services.staff.inbox, rights().roles
    file = _yours(inbox.open, officer, number)
    receivers = {role: roles[role].name for role in roles if rights().receives(role, file.case.kind)}
    values = {
        "file": file,
        "said": said,
        "may_take": inbox.may(officer, file.case, "take"),
        "receivers": receivers,
        "legal_bases": LEGAL_BASES,
        "care_class": care_class,
        "needs": NEEDS,
        "needs_of": kept(services.staff.sharing.of_case, file.case, services.today()),
    }
    return staff_page(request, services, officer, "staff/case.html", values)


def _new_page(request: Request, services: Services, officer: Officer, form: Form, problem: str | None) -> Response:
    values = {"form": form, "problem": problem, "kinds": KINDS}
    return staff_page(request, services, officer, "staff/new.html", values, 422 if problem else 200)


def _yours(call: Any, *given: Any) -> Any:
    """What a call of the inbox returns; what is not there and what is not allowed look the same."""
    try:
        return kept(call, *given)
    except NotYoursError:
        raise ProblemError(404, NO_CASE) from None


def _count_taken(services: Services, number: str) -> None:
    """How many minutes it waited for somebody; not who took it."""
    case = services.staff.inbox.cases.case(number)
    if case is None:
        return
    minutes = int((now() - case.created_at).total_seconds() // 60)
    office = " ".join(part for part in (case.sigungu, case.dong) if part)
    services.counted.add([Event("taken", "counter", office, case.kind, minutes)], services.today())
