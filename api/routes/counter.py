# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff: the counter. One form; with script the results follow every key, without it a press brings the page anew."""

import asyncio
import secrets
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Annotated
from uuid import uuid4

import structlog
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.background import BackgroundTask

from actions import Conversation
from actions.answer import QuestionBlock
from api.counter.form import answered, storied, typed, without_answer
from api.counter.handout import handout
from api.counter.officer import PRACTICE, AtCounter
from api.counter.page import Desk, desk, values
from api.counter.training import made_families
from api.counter.visit import Visit
from api.counter.visits import COOKIE, Kept, Visits
from api.http.problems import ProblemError
from api.numbers.happening import need_of
from api.paper.press import prepare
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import note
from api.staff.page import at_work, staff_page
from api.store.access_log import Access
from api.store.conversations import Conversations
from api.store.counted import Event
from api.web.cookies import cookie_of, give_cookie, take_cookie
from api.web.fields import fields
from api.web.same_origin import require_same_origin
from api.web.templates import render

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False, prefix="/staff", dependencies=[Polite])

MOST_FIELDS = 60
MOST_SENT, LONGEST_NAME = 20, 40
"""So many forms that were taken are remembered, each by a name of so many letters."""
OurForm = Depends(require_same_origin)
NOT_UNDERSTOOD = "대답을 알아보지 못했어요. 다르게 적거나 번호를 골라 주세요."
CHANGED = "그사이 질문이 바뀌었어요. 새 질문을 읽어 드려 주세요."


Form = Annotated[Mapping[str, str], fields(MOST_FIELDS)]


@router.get("")
async def page(request: Request, services: Shared, officer: AtCounter) -> Response:
    """The counter with the visit that is under way."""
    kept = await asyncio.to_thread(_kept, request, services, officer)
    if not kept.version:
        await asyncio.to_thread(_keep, services, officer, kept, kept.visit)
    response = await asyncio.to_thread(_shown, request, services, officer, kept.visit)
    _with_cookie(response, request, services, kept.id)
    response.background = BackgroundTask(prepare)
    return response


@router.post("", dependencies=[OurForm])
async def take(request: Request, services: Shared, officer: AtCounter, form: Form) -> Response:
    """Everything that was typed, a new story, an answer, or an answer taken back; a form that comes twice, once."""
    async with one_at_a_time(request, services):
        kept = await asyncio.to_thread(_kept, request, services, officer)
        name = form.get("once", "")[:LONGEST_NAME]
        if not name or name not in kept.visit.sent:
            visit, said = await _taken(kept.visit, form, services)
            visit = await asyncio.to_thread(_counted, visit, services, officer)
            sent = (*visit.sent, name)[-MOST_SENT:] if name else visit.sent
            await asyncio.to_thread(_keep, services, officer, kept, replace(visit, said=said, sent=sent))
    at = "answer" if form.get("answer") or "drop" in form or "pick" in form else form.get("at", "")
    response = RedirectResponse(f"/staff?at={at}" if at in ("answer", "rows", "instead") else "/staff", 303)
    return _with_cookie(response, request, services, kept.id)


@router.post("/look", dependencies=[OurForm])
async def look(request: Request, services: Shared, officer: AtCounter, form: Form) -> Response:
    """The results for what stands in the form now, while it is being typed."""
    async with one_at_a_time(request, services):
        kept = await asyncio.to_thread(_kept, request, services, officer)
        visit = typed(kept.visit, form)
        _note_consent(kept.visit, visit)
        visit = await asyncio.to_thread(_counted, visit, services, officer)
        await asyncio.to_thread(_keep, services, officer, kept, visit)
    response = await asyncio.to_thread(_shown, request, services, officer, visit, template="counter/looked.html")
    return _with_cookie(response, request, services, kept.id)


@router.post("/handout", dependencies=[OurForm])
async def sheet(request: Request, services: Shared, officer: AtCounter, form: Form) -> Response:
    """The list on paper, as it stands now."""
    async with one_at_a_time(request, services):
        kept = await asyncio.to_thread(_kept, request, services, officer)
        visit = typed(kept.visit, form)
        one = await asyncio.to_thread(_desk, services, visit)
        if one.results is None:
            raise ProblemError(422, "먼저 동의를 받고, 알게 된 것을 적어 주세요.")
        if visit.training is None:
            await asyncio.to_thread(
                note, services, Access(officer.name, officer.role, "export", "hand-out", why="person_asked")
            )
        visit, pdf = await asyncio.to_thread(handout, one, services, str(request.base_url))
        await asyncio.to_thread(_keep, services, officer, kept, visit)
    if visit.training is None:
        log.info("hand-out", officer=officer.name, code=visit.code is not None)
    headers = {"Content-Disposition": 'inline; filename="donghaeng.pdf"'}
    return _with_cookie(Response(pdf, media_type="application/pdf", headers=headers), request, services, kept.id)


@router.post("/end", dependencies=[OurForm])
async def end(request: Request, services: Shared, officer: AtCounter) -> Response:
    """The visitor leaves: nothing stays."""
    visit_id = cookie_of(request, COOKIE)
    async with one_at_a_time(request, services):
        await asyncio.to_thread(Visits(services.conversations).wipe, visit_id, officer)
    response = RedirectResponse("/staff", 303)
    take_cookie(response, request, COOKIE)
    return response


@router.get("/training")
async def training(request: Request, services: Shared, officer: AtCounter) -> Response:
    """The made families."""
    shown = {"here": officer != PRACTICE, "families": made_families().values()}
    return staff_page(request, services, officer, "counter/training.html", shown)


@router.post("/training", dependencies=[OurForm])
async def practise(request: Request, services: Shared, officer: AtCounter, form: Form) -> Response:
    """Begin a practice in place of the visit that was under way."""
    family = form.get("family", "")
    if family not in made_families():
        raise ProblemError(404)
    async with one_at_a_time(request, services):
        await asyncio.to_thread(Visits(services.conversations).wipe, cookie_of(request, COOKIE), officer)
    kept = Kept(Conversations.new_id(), Visit())
    await asyncio.to_thread(_keep, services, officer, kept, Visit(training=family))
    return _with_cookie(RedirectResponse("/staff", 303), request, services, kept.id)


def one_at_a_time(request: Request, services: Services) -> AbstractAsyncContextManager[None]:
    """A look that is still under way and an answer wait for each other: neither forgets what the other learnt."""
    return services.locks.held(f"visit/{cookie_of(request, COOKIE) or uuid4()}")


async def _taken(visit: Visit, form: Mapping[str, str], services: Services) -> tuple[Visit, str]:
    """The visit afterwards, and what is to be told the officer."""
    before = visit
    visit = typed(visit, form)
    _note_consent(before, visit)
    today, catalogue = services.today(), services.catalogue
    if (story := form.get("story", "").strip()) != visit.story:
        parsed = await services.talks.parse(story, Conversation.new()) if story else None
        visit = await asyncio.to_thread(storied, visit, story, parsed, catalogue, today)
    if (place := form.get("drop", "")).isdecimal():
        visit = without_answer(visit, int(place))
    text = form.get("pick") or form.get("answer", "").strip()
    if not text:
        return visit, ""
    question = await asyncio.to_thread(_question, services, visit)
    if question is None or f"{question.fact}|{question.member or ''}" != form.get("question"):
        return visit, CHANGED
    parsed = await services.talks.parse(text, Conversation(question=question))
    after, understood = await asyncio.to_thread(answered, visit, question, text, parsed, catalogue, today)
    return after, "" if understood else NOT_UNDERSTOOD


def _question(services: Services, visit: Visit) -> QuestionBlock | None:
    results = _desk(services, visit).results
    return None if results is None else results.question


def _note_consent(before: Visit, after: Visit) -> None:
    """That it was given or taken back, for the record; not by whom, and not in practice."""
    if after.training is not None:
        return
    for purpose in ("check", "code"):
        old, new = getattr(before.consent, purpose), getattr(after.consent, purpose)
        if (old is None) != (new is None):
            log.info("consent", purpose=purpose, given=new is not None)


def _counted(visit: Visit, services: Services, officer: Officer) -> Visit:
    """The visit, counted as one check as soon as the visitor agreed and anything is told of them."""
    told = any(row.text.strip() for row in visit.rows) or any(text.strip() for text in visit.fields.values())
    if visit.counted or visit.consent.check is None or not told:
        return visit
    event = Event("check", "counter", officer.office, need_of(visit.story))
    practice = officer == PRACTICE or visit.training is not None
    services.counted.add([event], services.today(), practice=practice)
    return replace(visit, counted=True)


def _desk(services: Services, visit: Visit) -> Desk:
    return desk(visit, services.catalogue, services.today(), services.settings.asking_stage)


def _shown(
    request: Request,
    services: Services,
    officer: Officer,
    visit: Visit,
    *,
    template: str = "counter/desk.html",
) -> Response:
    shown = values(_desk(services, visit), services.catalogue)
    extra = {
        **at_work(request, services, officer),
        "here": officer != PRACTICE,
        "at": request.query_params.get("at", ""),
        "once": secrets.token_urlsafe(12),
        "idle": services.settings.counter_idle_minutes * 60,
        "family": made_families().get(visit.training or ""),
    }
    return render(request, template, {**shown, **extra})


def _kept(request: Request, services: Services, officer: Officer) -> Kept:
    found = Visits(services.conversations).find(cookie_of(request, COOKIE), officer)
    return found or Kept(Conversations.new_id(), Visit())


def _keep(services: Services, officer: Officer, kept: Kept, visit: Visit) -> None:
    Visits(services.conversations).keep(replace(kept, visit=visit), officer)


def _with_cookie(response: Response, request: Request, services: Services, visit_id: str) -> Response:
    age = services.settings.conversation_minutes * 60
    give_cookie(response, request, COOKIE, visit_id, samesite="strict", max_age=age)
    return response
