# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/resources: what shops and neighbours offer; and at a case, what it needs and what meets that."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.http.problems import ProblemError
from api.routes.cases import INBOX, NO_CASE, InboxOfficer
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import OwnForm, kept, needs
from api.staff.inbox import NotYoursError
from api.staff.page import staff_page
from api.staff.sending import Sent
from api.staff.typed import day_typed
from api.staff.wording import NEEDS
from api.store.resources import Offer
from api.web.fields import Form

router = APIRouter(prefix="/staff", include_in_schema=False, dependencies=[Polite])

RESOURCES = "/staff/resources"
MOST = 10_000
NOT_READ = "무엇을 몇 번, 언제까지 나누는지 알아보지 못했어요. 다시 적어 주세요."
NO_RESOURCE = "그런 자원이 없어요."
ALL_GONE = "그사이 다 나갔어요. 다른 것을 골라 주세요."

Sharer = Annotated[Officer, needs("resources")]


@router.get("/resources")
def resources(request: Request, services: Shared, officer: Sharer) -> Response:
    """What is there, and what was not."""
    return _page(request, services, officer, {}, None)


@router.post("/resources", dependencies=[OwnForm])
def add(request: Request, services: Shared, officer: Sharer, form: Form, sent: Sent) -> Response:
    """Put an offer on record."""
    today = services.today()
    offer = _offer(form, officer, today)
    if offer is None:
        return _page(request, services, officer, form, NOT_READ)
    kept(services.staff.sharing.add, officer, offer, today)
    sent.counts()
    return RedirectResponse(RESOURCES, 303)


@router.post("/resources/{resource}/checked", dependencies=[OwnForm])
def checked(resource: str, services: Shared, officer: Sharer) -> Response:
    """It is still there."""
    try:
        kept(services.staff.sharing.checked, officer, resource, services.today())
    except NotYoursError:
        raise ProblemError(404, NO_RESOURCE) from None
    return RedirectResponse(RESOURCES, 303)


@router.post("/inbox/{number}/needs", dependencies=[OwnForm])
def need(number: str, services: Shared, officer: InboxOfficer, form: Form, sent: Sent) -> Response:
    """A case needs something."""
    try:
        if form.get("need") not in NEEDS:
            raise NotYoursError
        kept(services.staff.sharing.need, officer, number, form["need"], services.today())
    except NotYoursError:
        raise ProblemError(404, NO_CASE) from None
    sent.counts()
    return RedirectResponse(f"{INBOX}/{number}", 303)


@router.post("/inbox/{number}/needs/{need_id}", dependencies=[OwnForm])
def settle(number: str, need_id: str, services: Shared, officer: InboxOfficer, form: Form) -> Response:
    """A need is met by what is offered, or nothing is there."""
    settled = services.staff.sharing.settle
    try:
        done = kept(settled, officer, number, need_id, form.get("resource", ""), services.today())
    except NotYoursError:
        raise ProblemError(404, NO_CASE) from None
    if not done:
        raise ProblemError(409, ALL_GONE)
    return RedirectResponse(f"{INBOX}/{number}", 303)


def _offer(form: Form, officer: Officer, today: date) -> Offer | None:
    giver, what = (form.get(name, "").strip() for name in ("giver", "what"))
    left, until = form.get("left", ""), day_typed(form.get("until", ""), today)
    if form.get("need") not in NEEDS or not giver or not what or until is None or until == "wrong":
        return None
    if not (left.isascii() and left.isdigit() and 0 < int(left) <= MOST):
        return None
    dong, phone = form.get("dong", "").strip()[:20], form.get("phone", "").strip()[:20]
    return Offer(form["need"], giver[:60], what[:100], phone, officer.sigungu, dong, int(left), until)


def _page(request: Request, services: Services, officer: Officer, form: Form, problem: str | None) -> Response:
    sharing, today = services.staff.sharing, services.today()
    values = {
        "form": form,
        "problem": problem,
        "resources": kept(sharing.there, officer, today),
        "unlinked": kept(sharing.unlinked, officer, today),
        "needs": NEEDS,
        "today": today,
    }
    return staff_page(request, services, officer, "staff/resources.html", values, 422 if problem else 200)
