# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/mark: a result at the counter that is wrong or missing; /staff/catalogue/reviews: what becomes of it."""

from asyncio import to_thread
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any, cast

import yaml
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from actions import Conversation, find_programmes
from actions.turns.recap import recap
from api.counter.form import typed
from api.counter.officer import PRACTICE, AtCounter
from api.counter.reading import known
from api.counter.visit import Visit
from api.counter.visits import COOKIE, Visits
from api.editor.cases import EXPECTED, Cases, case_of
from api.editor.reviews import Review, ReviewKind
from api.http.problems import ProblemError
from api.routes.counter import MOST_FIELDS, one_at_a_time
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import OwnForm, kept, needs
from api.staff.page import staff_page
from api.staff.sending import Sending, Sent
from api.web.cookies import cookie_of
from api.web.fields import Form, fields
from api.web.same_origin import require_same_origin
from rules_engine import Catalogue, read_situation, screen, screening_json
from rules_engine.programmes.edition import authority_of

router = APIRouter(prefix="/staff", include_in_schema=False, dependencies=[Polite])

DeskForm = Annotated[Mapping[str, str], fields(MOST_FIELDS)]
OurForm = Depends(require_same_origin)
Drafter = Annotated[Officer, needs("draft")]
REVIEWS = "/staff/catalogue/reviews"
NO_VISIT = "확인하던 것이 이미 지워졌어요. 창구에서 다시 확인해 주세요."
NO_REVIEW = "그런 검토가 없어요. 31일이 지나면 지워요."
WHICH = "어느 혜택인지 이름을 적어 주세요."
WHY = "무엇이 다른지 적어 주세요."
SENT = "검토 목록에 보냈어요. 이름은 보내지 않았어요."
SAVED = "시험 사례로 저장했어요. 결과에 상관없는 사실은 빼고 적었어요."
NOT_SAVED = "이 혜택은 결과가 없어서 사례로 적을 것이 없어요."
KINDS = {"wrong": "틀림", "missing": "빠짐"}
VERDICTS = {
    "eligible": "받을 수 있어요",
    "confirm": "확인하면 돼요",
    "unknown": "더 알아야 해요",
    "ineligible": "받기 어려워요",
    "none": "결과가 없어야 해요",
}


@router.post("/mark", dependencies=[OurForm])
async def mark(request: Request, services: Shared, officer: AtCounter, form: DeskForm) -> Response:
    """What is wrong with a result, or which one is missing; what was typed meanwhile is not lost."""
    visits, cookie = Visits(services.conversations), cookie_of(request, COOKIE)
    async with one_at_a_time(request, services):
        here = await to_thread(visits.find, cookie, officer)
        if here is not None:
            await to_thread(visits.keep, replace(here, visit=typed(here.visit, form)), officer)
    await to_thread(_visit, request, services, officer)
    return await to_thread(_mark_page, request, services, officer, form.get("mark", ""), {})


@router.post("/mark/send", dependencies=[OurForm])
async def send(request: Request, services: Shared, officer: AtCounter, form: Form, sent: Sent) -> Response:
    """Into the queue, with what is known."""
    return await to_thread(_send, request, services, officer, form, sent)


@router.post("/mark/case", dependencies=[OurForm])
async def save(request: Request, services: Shared, officer: AtCounter, form: Form) -> Response:
    """As a test case."""
    return await to_thread(_save_here, request, services, officer, form)


@router.get("/catalogue/reviews")
def queue(request: Request, services: Shared, officer: Drafter) -> Response:
    """All that was marked."""
    found = kept(services.reviews.all)
    names = services.catalogue.programmes
    shown = [(one, names[one.program].name if one.program in names else one.program) for one in found]
    return staff_page(request, services, officer, "editor/reviews.html", {"reviews": shown, "kinds": KINDS})


@router.get("/catalogue/reviews/{review}")
def read(review: str, request: Request, services: Shared, officer: Drafter) -> Response:
    """One mark with what was known and what the rule said."""
    return _review_page(request, services, officer, review, "")


@router.post("/catalogue/reviews/{review}/case", dependencies=[OwnForm])
async def save_reviewed(review: str, request: Request, services: Shared, officer: Drafter, form: Form) -> Response:
    """The marked household as a test case, with what is right."""

    def make() -> Response:
        found = _known(services, review)
        said = _save(services, found.program, found.content["situation"], form)
        return _review_page(request, services, officer, review, said)

    return await to_thread(make)


@router.post("/catalogue/reviews/{review}/done", dependencies=[OwnForm])
def finish(review: str, services: Shared, officer: Drafter, form: Form) -> Response:
    """What became of it."""
    kept(services.reviews.finish, review, officer.name, form.get("outcome", ""))
    return RedirectResponse(REVIEWS, 303)


@router.get("/catalogue/cases.yaml")
def cases(services: Shared, officer: Drafter) -> Response:
    """All test cases that were saved here, by the file in which they belong."""
    del officer
    files = _cases(services).files()
    root = _cases(services).folder
    text = {file.relative_to(root).as_posix(): yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
    return PlainTextResponse(yaml.safe_dump(text, allow_unicode=True, sort_keys=False), media_type="application/yaml")


def _send(request: Request, services: Services, officer: Officer, form: Mapping[str, str], sent: Sending) -> Response:
    visit, catalogue, today = _visit(request, services, officer), services.catalogue, services.today()
    kind, program = _kind(form), _program(catalogue, form)
    if program is None or not form.get("reason", "").strip():
        return _mark_page(request, services, officer, "", form, WHICH if program is None else WHY, status=422)
    situation = known(visit, catalogue, today).situation
    _without_dong(situation)
    content = {"reason": form["reason"], "situation": situation, "said": _said(situation, catalogue, program, services)}
    kept(services.reviews.add, officer.office, kind, program, catalogue.version, content)
    sent.counts()
    return _mark_page(request, services, officer, f"{kind}|{program}", {}, SENT)


def _save_here(request: Request, services: Services, officer: Officer, form: Mapping[str, str]) -> Response:
    visit, catalogue = _visit(request, services, officer), services.catalogue
    program = _program(catalogue, form)
    if program is None:
        return _mark_page(request, services, officer, "", form, WHICH, status=422)
    said = _save(services, program, known(visit, catalogue, services.today()).situation, form)
    return _mark_page(request, services, officer, f"{_kind(form)}|{program}", form, said)


def _save(services: Services, program: str, situation: dict[str, Any], form: Mapping[str, str]) -> str:
    _without_dong(situation)
    says, expect = form.get("says") or form.get("reason", ""), form.get("expect")
    case = case_of(situation, services.catalogue, program, services.today(), says=says, expect=expect)
    place = next((one for one in services.editor.published.places() if one.endswith(f"/{program}.yaml")), None)
    if case is None or place is None:
        return NOT_SAVED
    _cases(services).save(authority_of(place.split("/", 1)[1]), program, case)
    return SAVED


def _cases(services: Services) -> Cases:
    return Cases(services.settings.var / "cases")


def _visit(request: Request, services: Services, officer: Officer) -> Visit:
    found = Visits(services.conversations).find(cookie_of(request, COOKIE), officer)
    if found is None or found.visit.consent.check is None:
        raise ProblemError(409, NO_VISIT)
    return found.visit


def _kind(form: Mapping[str, str]) -> ReviewKind:
    return "missing" if form.get("kind") == "missing" else "wrong"


def _program(catalogue: Catalogue, form: Mapping[str, str]) -> str | None:
    """The programme that is meant: by its id, or the one that is nearest to a name."""
    if (given := form.get("program", "").strip()) in catalogue.programmes:
        return given
    found = find_programmes(catalogue, q=given[:100]) if given else []
    return found[0].id if found else None


def _without_dong(situation: dict[str, Any]) -> None:
    """A 동 with an age may be enough to know somebody by."""
    if isinstance(residence := situation.get("residence"), dict):
        residence.pop("dong", None)


def _said(situation: dict[str, Any], catalogue: Catalogue, program: str, services: Services) -> list[dict[str, Any]]:
    """What the rule said, and why."""
    household = read_situation(dict(situation), services.today())
    screened = screen(household, catalogue, programs=[program], include_ineligible=True)
    return [
        {"verdict": one["verdict"], "missing": one["missing"], "reasons": one["reasons"]}
        for one in screening_json(screened)["results"]
    ]


def _mark_page(
    request: Request,
    services: Services,
    officer: Officer,
    marked: str,
    form: Mapping[str, str],
    said: str = "",
    *,
    status: int = 200,
) -> Response:
    kind, _, program = marked.partition("|") if marked else (_kind(form), "", form.get("program", ""))
    programmes = services.catalogue.programmes
    shown = {
        "here": officer != PRACTICE,
        "kind": kind or "missing",
        "program": program,
        "name": programmes[program].name if program in programmes else "",
        "reason": form.get("reason", ""),
        "said": said,
        "wrong": status != 200,
        "mine": [(one, _name(services, one)) for one in kept(services.reviews.of_office, officer.office)][:10],
        "kinds": KINDS,
        "verdicts": VERDICTS,
    }
    return staff_page(request, services, officer, "editor/mark.html", shown, status)


def _name(services: Services, review: Review) -> str:
    programmes = services.catalogue.programmes
    return programmes[review.program].name if review.program in programmes else review.program


def _known(services: Services, review: str) -> Review:
    found = kept(services.reviews.find, review)
    if found is None:
        raise ProblemError(404, NO_REVIEW)
    return cast(Review, found)


def _review_page(request: Request, services: Services, officer: Officer, review: str, said: str) -> Response:
    found = _known(services, review)
    places = services.editor.published.places()
    shown = {
        "review": found,
        "name": _name(services, found),
        "place": next((one for one in places if one.endswith(f"/{found.program}.yaml")), ""),
        "facts": recap(Conversation(situation=found.content["situation"]), services.catalogue),
        "kinds": KINDS,
        "verdicts": VERDICTS,
        "expected": EXPECTED,
        "said": said,
    }
    return staff_page(request, services, officer, "editor/review.html", shown)
