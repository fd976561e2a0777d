# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The web chat: one page, one form. With script an answer is put in place; without, the page comes back whole."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from api.http.problems import ProblemError
from api.scripted.playing import buttons
from api.scripted.recording import recorded
from api.services import Polite, Services, Shared, address_of
from api.talk import Talk
from api.web.cookies import cookie_of, full_name, give_cookie, take_cookie
from api.web.fields import Form
from api.web.same_origin import require_same_origin
from api.web.starts import LANGUAGES, STARTS
from api.web.templates import render
from api.web.theme import theme

router = APIRouter(include_in_schema=False)

COOKIE = "donghaeng_talk"
HOME, EMBED = "/", "/embed"
OurForm = Depends(require_same_origin)


@router.get("/", dependencies=[Polite])
async def page(request: Request, services: Shared) -> Response:
    """The chat, with everything said in the last half hour."""
    return await _page(request, services, home=HOME)


@router.get("/embed", dependencies=[Polite])
async def embedded(request: Request, services: Shared) -> Response:
    """The same in a frame on another site, with that site's look; 404 where no site is allowed."""
    if not services.settings.embed_origins:
        raise ProblemError(404)
    tokens = {name: request.query_params[name] for name in ("primary", "round") if name in request.query_params}
    return await _page(request, services, home=f"{EMBED}?{urlencode(tokens)}" if tokens else EMBED, tokens=tokens)


@router.get("/embed/theme.css")
async def look(primary: str = "", round: str = "") -> Response:  # noqa: A002
    """The look of the site around as a style sheet."""
    return Response(theme(primary, round), media_type="text/css")


async def _page(
    request: Request, services: Services, *, home: str, tokens: Mapping[str, str] = MappingProxyType({})
) -> Response:
    talk = await services.talks.find(cookie_of(request, COOKIE))
    shown = {
        "talk": _shown(talk),
        "starts": STARTS,
        "languages": LANGUAGES,
        "draft": "",
        "writing": services.settings.writing,
        "home": home,
        "look": urlencode(tokens),
    }
    return render(request, "chat.html", shown)


@router.get("/chat")
async def old_address() -> Response:
    """A reload of the form's address shows the chat."""
    return RedirectResponse("/", 303)


@router.post("/chat", dependencies=[Polite, OurForm])
async def say(request: Request, services: Shared, form: Form) -> Response:
    """One turn: a quick reply where one was pressed, else what was typed."""
    text = form.get("reply") or form.get("text", "")
    if len(text) > services.settings.text_limit:
        raise ProblemError(413)
    known = cookie_of(request, COOKIE)
    services.throttle.pass_or_raise("conversation", known)
    talk = await services.talks.say(known, text, address_of(request), channel="web")
    if "HX-Request" in request.headers:
        response: Response = render(request, "turn_added.html", {"talk": _shown(talk)})
    else:
        response = RedirectResponse(f"{_home(form)}#latest", 303)
    _remember(response, request, services, talk.id, framed=_home(form) != HOME)
    return response


@router.post("/chat/restart", dependencies=[Polite, OurForm])
async def restart(request: Request, services: Shared, form: Form) -> Response:
    """Forget the talk at once and begin anew."""
    await services.talks.forget(cookie_of(request, COOKIE))
    response = RedirectResponse(_home(form), 303)
    if _home(form) == HOME:
        take_cookie(response, request, COOKIE)
    else:
        _remember(response, request, services, "", framed=True)
    return response


@router.get("/chat/script", dependencies=[Polite])
async def script(request: Request, services: Shared) -> Response:
    """The talk as a scripted talk to download, where that is switched on."""
    if not services.settings.writing:
        raise ProblemError(404)
    talk = await services.talks.find(cookie_of(request, COOKIE))
    if talk is None:
        raise ProblemError(404, "아직 나눈 이야기가 없어요. 이야기를 나눈 뒤에 저장해 주세요.")
    text = recorded("웹에서 나눈 이야기", services.today(), talk.exchanges)
    disposition = {"Content-Disposition": 'attachment; filename="talk.yaml"'}
    return Response(text, media_type="application/yaml", headers=disposition)


def _home(form: Mapping[str, str]) -> str:
    """Where the chat stands: on its own, or in a frame with the look of a site."""
    home = form.get("home", HOME)
    return home if home == EMBED or home.startswith(f"{EMBED}?") else HOME


def _remember(response: Response, request: Request, services: Services, talk_id: str, *, framed: bool) -> None:
    """In a frame the cookie is for this site alone: another site with the same chat never sees it (CHIPS)."""
    if framed:
        age = services.settings.conversation_minutes * 60 if talk_id else 0
        attributes = f"Max-Age={age}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned"
        response.headers.append("Set-Cookie", f"{full_name(request, COOKIE)}={talk_id}; {attributes}")
        return
    age = services.settings.conversation_minutes * 60
    give_cookie(response, request, COOKIE, talk_id, samesite="lax", max_age=age)


def _shown(talk: Talk | None) -> dict[str, Any]:
    """What the templates show of a talk; only the last answer's buttons still work."""
    if talk is None or not talk.exchanges:
        return {"exchanges": [], "recap": [], "count": 0, "language": "ko"}
    return {
        "exchanges": list(_exchanges(talk)),
        "recap": talk.exchanges[-1].answer["recap"],
        "count": talk.version,
        "language": talk.exchanges[-1].answer.get("language", "ko"),
    }


def _exchanges(talk: Talk) -> Iterator[dict[str, Any]]:
    """Each answer with what was said before it; a button of another language shows its label, not what it sent."""
    labels: Mapping[str, str] = {}
    for exchange in talk.exchanges:
        answer = {"language": "ko", **exchange.answer}
        yield {"said": labels.get(exchange.said, exchange.said), **answer}
        labels = {} if answer["language"] == "ko" else {value: label for label, value in buttons(answer).items()}
