# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/catalogue/new: a programme that is written from scratch, in a form that works without script."""

from asyncio import to_thread
from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.editor import beginning
from api.editor.beginning import UnfinishedError
from api.editor.conditions import BOUNDS, kinds
from api.editor.editor import TakenError
from api.routes.reviews import Drafter
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import kept, own_form
from api.staff.page import staff_page
from api.staff.sending import Sending, sending
from api.web.fields import fields

router = APIRouter(prefix="/staff/catalogue", include_in_schema=False, dependencies=[Polite])

DRAFTS = "/staff/catalogue/drafts"
MOST = 80
BEGUN = "초안은 ‘열린 초안’에 있어요."
Form = Annotated[Mapping[str, str], fields(MOST)]
OwnForm = own_form(MOST)
Sent = Annotated[Sending, sending(MOST)]


@router.get("/new")
def form(request: Request, services: Shared, officer: Drafter) -> Response:
    """The form, with what is mostly meant in it."""
    return _page(request, services, officer, beginning.defaults(services.today()), {})


@router.post("/new", dependencies=[OwnForm])
async def begin(request: Request, services: Shared, officer: Drafter, form: Form, sent: Sent) -> Response:
    """A draft of what was typed; what is missing is said beside its field, and all that was typed stays."""

    def make() -> Response:
        try:
            text = beginning.text_of(form, _categories(services))
            draft = kept(services.editor.begin_new, officer, beginning.place_of(form), text)
        except UnfinishedError as unfinished:
            return _page(request, services, officer, form, unfinished.faults)
        except TakenError as taken:
            return _page(request, services, officer, form, {"id": str(taken)})
        sent.counts(BEGUN)
        return RedirectResponse(f"{DRAFTS}/{draft}", 303)

    return await to_thread(make)


def _categories(services: Services) -> Sequence[str]:
    return sorted({one.category for one in services.catalogue.reviewed})


def _page(
    request: Request, services: Services, officer: Officer, typed: Mapping[str, str], faults: Mapping[str, str]
) -> Response:
    values = {
        "parts": beginning.parts(),
        "choices": beginning.choices(_categories(services)),
        "rows": beginning.ROWS,
        "kinds": dict(kinds()),
        "bounds": BOUNDS,
        "typed": typed,
        "faults": faults,
    }
    return staff_page(request, services, officer, "editor/new.html", values, 422 if faults else 200)
