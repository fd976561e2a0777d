# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/numbers: counts for any range of days, as a page, a table and a picture."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.drawing import bars
from api.http.problems import ProblemError
from api.numbers.numbers import Numbers, as_csv, numbers, seen_by
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import kept, needs
from api.staff.page import staff_page
from api.staff.wording import kind_in_words

router = APIRouter(prefix="/staff", include_in_schema=False, dependencies=[Polite])

NumbersOfficer = Annotated[Officer, needs("numbers")]
MONTH = timedelta(days=29)
PLOTS = {"channels": "통로마다 확인한 수", "needs": "필요마다 확인한 수", "stops": "어느 질문에서 멈췄나"}
BAD_DAYS = "날을 2026-11-01처럼 적고, 시작을 끝보다 앞에 두어 주세요."


@router.get("/numbers")
def page(request: Request, services: Shared, officer: NumbersOfficer) -> Response:
    """The figures of a time; without days the last thirty."""
    found = _numbers(request, services, officer)
    plots = [(title, bars(name, title, getattr(found, name))) for name, title in PLOTS.items()]
    shown = {"numbers": found, "plots": plots, "kind_in_words": kind_in_words, "days": _days(found)}
    return staff_page(request, services, officer, "editor/numbers.html", shown)


@router.get("/numbers.csv")
def table(request: Request, services: Shared, officer: NumbersOfficer) -> Response:
    """The same as CSV."""
    found = _numbers(request, services, officer)
    headers = {"Content-Disposition": f'attachment; filename="numbers-{found.since}-{found.until}.csv"'}
    return Response("\ufeff" + as_csv(found), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/numbers/{plot}.svg")
def picture(plot: str, request: Request, services: Shared, officer: NumbersOfficer) -> Response:
    """One part of it as a picture."""
    if plot not in PLOTS:
        raise ProblemError(404, "그런 그림이 없어요.")
    found = _numbers(request, services, officer)
    return Response(bars(plot, PLOTS[plot], getattr(found, plot)), media_type="image/svg+xml")


def _numbers(request: Request, services: Services, officer: Officer) -> Numbers:
    asked = request.query_params
    try:
        until = date.fromisoformat(asked["until"]) if asked.get("until") else services.today()
        since = date.fromisoformat(asked["since"]) if asked.get("since") else until - MONTH
    except ValueError:
        raise ProblemError(422, BAD_DAYS) from None
    if since > until:
        raise ProblemError(422, BAD_DAYS)
    events = seen_by(officer, kept(services.counted.between, since, until))
    return numbers(since, until, events, kept(services.unmet.counts))


def _days(found: Numbers) -> str:
    return f"since={found.since}&until={found.until}"
