# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /voice/incoming, /voice/turn and /voice/status: the telephone's side, each request of it signed."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.datastructures import FormData

from api.http.problems import ProblemError
from api.http.throttle import TooManyError
from api.services import Services, Shared
from api.voice.calls import Came, StaleError, caller_of
from api.voice.heard import heard_in
from api.voice.signature import HEADER, digest, is_signed, public_url
from api.voice.twiml import Renderer, busy

router = APIRouter(prefix="/voice", include_in_schema=False)

OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})
NOT_SIGNED = "전화 회사가 보낸 요청인지 확인하지 못했어요."
NOT_NOW = "이미 답했거나 차례가 아닌 요청이에요."


@dataclass(frozen=True, slots=True)
class Signed:
    """A request that is the telephone's."""

    came: Came
    form: dict[str, str]


async def _signed(request: Request, services: Shared) -> Signed:
    """The request, if it is signed; 404 where there is no telephone, 403 where it is somebody else's."""
    settings = services.settings
    if settings.voice_auth_token is None:
        raise ProblemError(404)
    url = public_url(request.url, settings.voice_public_url)
    async with request.form(max_files=0, max_fields=100) as form:
        if not is_signed(settings.voice_auth_token.get_secret_value(), url, form, request.headers.get(HEADER, "")):
            raise ProblemError(403, NOT_SIGNED)
        return _came(request, services, url, form)


def _came(request: Request, services: Services, url: str, form: FormData) -> Signed:
    settings = services.settings
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    base = (settings.voice_public_url or str(request.base_url)).rstrip("/")
    renderer = Renderer(base, settings.voice_name, settings.voice_speech_model)
    return Signed(
        Came(fields.get("CallSid", ""), caller_of(fields.get("From", "")), digest(url, form), renderer), fields
    )


async def _call(signed: Annotated[Signed, Depends(_signed)]) -> Signed:
    if not signed.came.sid:
        raise ProblemError(422)
    return signed


Account = Annotated[Signed, Depends(_signed)]
"""A request of our account, be it of a call or of a text message."""
Telephone = Annotated[Signed, Depends(_call)]


@router.post("/incoming")
async def incoming(signed: Telephone, services: Shared) -> Response:
    """Somebody calls; who calls again and again hears that the line is busy."""
    try:
        services.throttle.pass_or_raise("phone", signed.came.caller)
        return _markup(await services.calls.incoming(signed.came))
    except StaleError:
        raise ProblemError(403, NOT_NOW) from None
    except TooManyError:
        return _markup(busy())


@router.post("/turn")
async def turn(
    signed: Telephone, services: Shared, turn: Annotated[int, Query(ge=0)], *, wait: Annotated[bool, Query()] = False
) -> Response:
    """They said something, pressed something, or did neither."""
    try:
        return _markup(await services.calls.turn(signed.came, turn, heard_in(signed.form), waiting=wait))
    except StaleError:
        raise ProblemError(403, NOT_NOW) from None


@router.post("/status")
async def status(signed: Telephone, services: Shared) -> Response:
    """The call has changed; only its end means something."""
    if signed.form.get("CallStatus") in OVER:
        await services.calls.over(signed.came)
    return Response(status_code=204)


def _markup(said: str) -> Response:
    return Response(said, media_type="text/xml")
