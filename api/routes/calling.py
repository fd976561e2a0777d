# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/reminders: the form for a call that reminds somebody who agreed to it."""

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.calling import LONGEST_PURPOSE, LONGEST_TEXT, Order, order_call
from api.staff.entrance import OwnForm, kept, needs
from api.staff.page import staff_page
from api.staff.sending import Sent
from api.staff.wording import ORDERED
from api.voice.reminding import phone_of
from api.web.fields import Form

router = APIRouter(prefix="/staff/reminders", include_in_schema=False, dependencies=[Polite])

Caller = Annotated[Officer, needs("reminders")]


@router.get("")
def form(request: Request, services: Shared, officer: Caller) -> Response:
    """The form."""
    return _page(request, services, officer, {}, None, 200)


@router.post("", dependencies=[OwnForm])
def order(request: Request, services: Shared, officer: Caller, form: Form, sent: Sent) -> Response:
    """Order a call; what was typed comes back where something is missing."""
    wanted = Order(form.get("phone", "")[:40], form.get("purpose", ""), form.get("text", ""), "agreed" in form)
    log, reminders = services.staff.log, services.reminding.reminders
    done = kept(order_call, wanted, officer, reminders, log, services.today())
    again = done in ("no_consent", "no_number", "no_words")
    if not again:
        sent.counts()
    return _page(request, services, officer, form if again else {}, ORDERED[done], 422 if again else 200)


def _page(
    request: Request, services: Services, officer: Officer, form: Form, said: str | None, status: int
) -> Response:
    longest = {"purpose": LONGEST_PURPOSE, "text": LONGEST_TEXT}
    values = {"form": form, "said": said, "longest": longest, "rings": phone_of(services.settings) is not None}
    return staff_page(request, services, officer, "staff/reminders.html", values, status)
