# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""/staff/catalogue: drafts of the catalogue. Everything is a form that works without script."""

import io
import zipfile
from asyncio import to_thread
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.editor import shape
from api.editor.editor import EditorError, NoSuchError
from api.editor.fields import FieldError, WrittenError, edited
from api.editor.page import STATES, name_of, values
from api.http.problems import ProblemError
from api.services import Polite, Services, Shared
from api.staff.accounts import Officer
from api.staff.entrance import AtWork, admitted, kept, own_form
from api.staff.page import staff_page
from api.staff.rights import rights
from api.web.fields import fields
from rules_engine.programmes.edition import PARAMETERS

router = APIRouter(prefix="/staff/catalogue", include_in_schema=False, dependencies=[Polite])

HOME = "/staff/catalogue"
MOST = 700
SHOWN = 40
Form = Annotated[Mapping[str, str], fields(MOST)]
OwnForm = own_form(MOST)
FIELD = "field:"
TAKEN = "적은 것을 초안에 넣었어요."
PUBLISHED = "내보냈어요. 지금부터 이 조건으로 답해요."


def _editor_officer(officer: AtWork, services: Shared) -> Officer:
    """Who drafts or approves."""
    return officer if rights().may(officer.role, "approve") else admitted(officer, "draft", services)


EditorOfficer = Annotated[Officer, Depends(_editor_officer)]


@router.get("")
def home(request: Request, services: Shared, officer: EditorOfficer, q: str = "") -> Response:
    """Open drafts, files to begin one from, and what was published."""
    editor = services.editor
    drafts = kept(editor.drafts.all)
    shown = {
        "q": q[:40],
        "found": _found(services, q[:40].strip()),
        "overtaken": [(place, name_of(editor.live(place), place)) for place in kept(editor.overtaken)],
        "open": [(one, name_of(one.text, one.program)) for one in drafts if one.state in ("drafted", "sent")],
        "done": [(one, name_of(one.text, one.program)) for one in drafts if one.state in ("published", "dropped")],
        "states": STATES,
        "may_draft": rights().may(officer.role, "draft"),
    }
    return staff_page(request, services, officer, "editor/home.html", shown)


@router.post("/drafts", dependencies=[OwnForm])
def begin(request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """A draft of a file."""
    try:
        draft = kept(services.editor.begin, officer, form.get("place", ""))
    except EditorError as error:
        raise ProblemError(404, str(error)) from None
    return RedirectResponse(f"{HOME}/drafts/{draft}", 303)


@router.get("/drafts/{draft}")
def read(draft: str, request: Request, services: Shared, officer: EditorOfficer) -> Response:
    """A draft with its form, its check, its difference and its history."""
    return _page(request, services, officer, draft)


@router.get("/drafts/{draft}/file")
def file(draft: str, services: Shared, officer: EditorOfficer) -> Response:
    """The YAML of a draft."""
    found = _known(services, officer, draft)
    return _download(found.text.encode(), f"{found.program}.yaml", "application/yaml")


@router.get("/export")
def export(services: Shared, officer: EditorOfficer) -> Response:
    """Everything that was published, as the files of the catalogue."""
    del officer
    published = services.editor.published
    places = {place for layer in published.layers() for place in layer.places}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in sorted(places):
            archive.writestr(place, services.editor.live(place))
    return _download(packed.getvalue(), "catalogue.zip", "application/zip")


@router.post("/drafts/{draft}/fields", dependencies=[OwnForm])
async def take_fields(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """What was typed into the form."""
    typed = {name.removeprefix(FIELD): value for name, value in form.items() if name.startswith(FIELD)}
    return await _changed(draft, request, services, officer, form, lambda text: edited(text, typed))


@router.post("/drafts/{draft}/text", dependencies=[OwnForm])
async def take_text(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """The whole text."""
    return await _changed(draft, request, services, officer, form, lambda text: form.get("text", text))


@router.post("/drafts/{draft}/period", dependencies=[OwnForm])
async def take_period(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """A new period after the one in force, or a new value of a figure."""

    def with_period(text: str) -> str:
        title, url = (form.get(key, "").strip() for key in ("title", "url"))
        if not title or not url.startswith(("https://", "http://")):
            raise FieldError("title", "근거의 이름과 https://로 시작하는 주소를 적어 주세요.")
        try:
            since = date.fromisoformat(form.get("since", ""))
        except ValueError:
            raise FieldError("since", "시작하는 날을 이렇게 적어 주세요: 2026-12-01") from None
        if figure := form.get("figure"):
            return shape.new_value(text, figure, since, title, url)
        return shape.new_period(text, since, title, url)

    return await _changed(draft, request, services, officer, form, with_period)


@router.post("/drafts/{draft}/line", dependencies=[OwnForm])
async def take_line(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """A sentence or a condition more."""
    path = form.get("list", "").split(".")

    def with_more(text: str) -> str:
        if form.get("kind"):
            return shape.with_condition(text, path, form["kind"], form.get("bound", ""), form.get("value", ""))
        return shape.with_text(text, path, form.get("value", ""))

    return await _changed(draft, request, services, officer, form, with_more)


@router.post("/drafts/{draft}/without", dependencies=[OwnForm])
async def take_out(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """An item less."""
    path = form.get("item", "").split(".")
    return await _changed(draft, request, services, officer, form, lambda text: shape.without_line(text, path))


@router.post("/drafts/{draft}/look", dependencies=[OwnForm])
async def look(draft: str, request: Request, services: Shared, officer: EditorOfficer) -> Response:
    """Who gains and who loses."""
    return await _done(draft, request, services, officer, services.editor.look)


@router.post("/drafts/{draft}/send", dependencies=[OwnForm])
async def send(draft: str, request: Request, services: Shared, officer: EditorOfficer) -> Response:
    """To a second person."""
    return await _done(draft, request, services, officer, services.editor.send)


@router.post("/drafts/{draft}/approve", dependencies=[OwnForm])
async def approve(draft: str, request: Request, services: Shared, officer: EditorOfficer) -> Response:
    """Live."""
    return await _done(draft, request, services, officer, services.editor.approve, said=PUBLISHED)


@router.post("/drafts/{draft}/return", dependencies=[OwnForm])
async def give_back(draft: str, request: Request, services: Shared, officer: EditorOfficer, form: Form) -> Response:
    """Back to the drafter."""
    note = form.get("note", "")
    return await _done(draft, request, services, officer, services.editor.give_back, note)


@router.post("/drafts/{draft}/drop", dependencies=[OwnForm])
async def drop(draft: str, request: Request, services: Shared, officer: EditorOfficer) -> Response:
    """Let go."""
    return await _done(draft, request, services, officer, services.editor.drop)


async def _changed(
    draft: str,
    request: Request,
    services: Services,
    officer: Officer,
    form: Mapping[str, str],
    change: Callable[[str], str],
) -> Response:
    """The draft with a change of its text; what cannot stand there is told beside its field."""

    def make() -> Response:
        found = _known(services, officer, draft)
        try:
            text, reason = change(found.text), form.get("reason")
            kept(services.editor.change, officer, draft, form.get("seen", ""), text, reason)
        except FieldError as error:
            wrong = {"said": str(error), "wrong": error.path, "typed": form}
            return _page(request, services, officer, draft, wrong, status=422)
        except (EditorError, WrittenError) as error:
            return _page(request, services, officer, draft, {"said": str(error)}, status=409)
        return _page(request, services, officer, draft, {"well": TAKEN})

    return await to_thread(make)


async def _done(
    draft: str,
    request: Request,
    services: Services,
    officer: Officer,
    act: Callable[..., None],
    *given: Any,
    said: str = "",
) -> Response:
    """Something done with the draft as a whole."""

    def make() -> Response:
        try:
            kept(act, officer, draft, *given)
        except NoSuchError as error:
            raise ProblemError(404, str(error)) from None
        except EditorError as error:
            return _page(request, services, officer, draft, {"said": str(error)}, status=409)
        return _page(request, services, officer, draft, {"well": said})

    return await to_thread(make)


def _known(services: Services, officer: Officer, draft: str) -> Any:
    try:
        return kept(services.editor.find, officer, draft)
    except EditorError as error:
        raise ProblemError(404, str(error)) from None


def _page(
    request: Request,
    services: Services,
    officer: Officer,
    draft: str,
    extra: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> Response:
    found = _known(services, officer, draft)
    blank: dict[str, Any] = {"said": "", "well": "", "wrong": "", "typed": {}}
    shown = {**blank, **values(services.editor, found, officer), **(extra or {})}
    return staff_page(request, services, officer, "editor/draft.html", shown, status=status)


def _found(services: Services, q: str) -> list[tuple[str, str]]:
    """Files whose programme is so called, with its name; none before something is asked for."""
    if not q:
        return []
    programmes = services.catalogue.programmes
    of_id = {place.rsplit("/", 1)[1].removesuffix(".yaml"): place for place in services.editor.published.places()}
    named = [
        (of_id[one.id], one.name)
        for one in programmes.values()
        if one.id in of_id and any(q in said for said in (one.id, one.name, *one.aliases))
    ]
    named += [
        (of_id[name], f"공식 금액: {name}")
        for name in sorted(of_id)
        if of_id[name].startswith(f"{PARAMETERS}/") and (q in name or q in "공식 금액")
    ]
    return sorted(named, key=lambda one: (not one[1].startswith(q), one[1]))[:SHOWN]


def _download(content: bytes, name: str, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
