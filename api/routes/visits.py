# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/visits: whom to visit, and how it went in one press; for a telephone in the hand of a 통장 too."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, cast, get_args

from fastapi import APIRouter, Request, Response

from api.http.problems import ProblemError
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.crisis_visits import LONGEST, NobodyNamedError, Wanted, nameable, put_on_the_round
from api.staff.entrance import OwnForm, kept, needs
from api.staff.inbox import NotYoursError
from api.staff.page import staff_page
from api.staff.rights import rights
from api.staff.rounds import NobodyComesAlongError, Outcome, Result
from api.staff.sending import Sent
from api.staff.typed import day_typed
from api.staff.wording import COMPANIONS, NAMED, RESULTS, VISITS
from api.web.fields import Form

router = APIRouter(prefix="/staff/visits", include_in_schema=False, dependencies=[Polite])

NO_VISIT = "맡은 방문이 아니거나 이미 끝난 방문이에요."
NOT_READ = "결과나 날짜를 알아보지 못했어요. 다시 골라 주세요."
WHO_COMES_ALONG = "거절하셨으면 다음에 누구와 함께 갈지 골라 주세요."
DONE = "적었어요: {result}."
NOT_PLANNED = "찾아갈 날과 읍면동을 적어 주세요. 가구 번호에는 글자와 숫자, 붙임표만 써요. 이름은 적지 않아요."
NOBODY_NAMED = "빈곤위기 가정은 함께 갈 통장을, 돌봄위기 가정은 책임질 복지플래너를 그 동에서 한 사람 골라 주세요."
PLANNED = "방문 목록에 올렸어요."
PLANNED_BEFORE = "이미 방문 목록에 있는 집이에요."
HOUSEHOLD = re.compile(r"[0-9A-Za-z-]*")
CASE = "복지플래너에게 알렸어요. 접수 번호는 {number}번이에요."

Visitor = Annotated[Officer, needs("visits")]
Planner = Annotated[Officer, needs("plan_visits")]


@router.get("")
def visits(request: Request, services: Shared, officer: Visitor) -> Response:
    """The round."""
    return _page(request, services, officer, None)


@router.post("", dependencies=[OwnForm])
def put(request: Request, services: Shared, officer: Planner, form: Form, sent: Sent) -> Response:
    """Put a household in a crisis on the round."""
    today, staff = services.today(), services.staff
    on, dong = day_typed(form.get("on", ""), today), form.get("dong", "").strip()[:LONGEST]
    household = form.get("household", "").strip()[:LONGEST]
    if on in (None, "wrong") or not dong or not HOUSEHOLD.fullmatch(household):
        return _page(request, services, officer, NOT_PLANNED, 422, form)
    wanted = Wanted(form.get("kind", ""), household, dong, cast(date, on), form.get("named", ""))
    try:
        new = kept(put_on_the_round, wanted, officer, staff.accounts, staff.rounds.visits, staff.log)
    except NobodyNamedError:
        return _page(request, services, officer, NOBODY_NAMED, 422, form)
    sent.counts()
    return _page(request, services, officer, PLANNED if new else PLANNED_BEFORE)


@router.post("/{visit}", dependencies=[OwnForm])
def record(visit: str, request: Request, services: Shared, officer: Visitor, form: Form, sent: Sent) -> Response:
    """How a visit went."""
    today = services.today()
    result = next((one for one in get_args(Result) if one == form.get("result")), None)
    next_on = day_typed(form.get("next_on", ""), today)
    companion = form.get("companion", "")
    if result is None or next_on == "wrong" or companion not in ("", *COMPANIONS):
        return _page(request, services, officer, NOT_READ, 422)
    ill = "health" in form and rights().may(officer.role, "visit_details")
    outcome = Outcome(result, next_on, companion if result == "refused" else "", health=ill)
    try:
        number = kept(services.staff.rounds.record, officer, visit, outcome, today)
    except NobodyComesAlongError:
        return _page(request, services, officer, WHO_COMES_ALONG, 422)
    except NotYoursError:
        raise ProblemError(404, NO_VISIT) from None
    said = DONE.format(result=RESULTS[result])
    opened = "" if number is None else CASE.format(number=number)
    sent.counts(opened)
    return _page(request, services, officer, f"{said} {opened}".strip())


def _page(
    request: Request,
    services: Services,
    officer: Officer,
    said: str | None,
    status: int = 200,
    form: Mapping[str, str] | None = None,
) -> Response:
    may_plan = rights().may(officer.role, "plan_visits")
    rounds, inbox, today = services.staff.rounds, services.staff.inbox, services.today()
    mine = kept(rounds.waiting, officer)
    cases = kept(inbox.waiting, officer) if rights().may(officer.role, "inbox") else ()
    named = [one for visit in mine for one in visit.content.get("programs", ())]
    programmes = services.catalogue.programmes
    values = {
        "said": said,
        "visits": [(one, rounds.may(officer, one, "take")) for one in mine],
        "may_plan": may_plan,
        "nameable": kept(nameable, officer, services.staff.accounts) if may_plan else {},
        "named": NAMED,
        "form": form or {},
        "details": rights().may(officer.role, "visit_details"),
        "look_again": [one for one in cases if one.monitor_on is not None],
        "today": today,
        "names": {one: programmes[one].name for one in named if one in programmes},
        "kinds": VISITS,
        "results": RESULTS,
        "companions": COMPANIONS,
    }
    return staff_page(request, services, officer, "staff/visits.html", values, status)
