# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Errors as public API: RFC 9457 for programs, a kind page for people, a line in the talk for the chat.

An answer says what happened and what to do. It never holds an exception, an address or what was typed.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

from api.http.throttle import TooManyError
from api.privacy import strike_identity_numbers
from api.store.conversations import MovedError
from api.web.templates import render
from rules_engine import SituationError

TITLES = {
    303: "로그인이 필요해요",
    400: "요청을 읽지 못했어요",
    403: "받을 수 없는 요청이에요",
    404: "찾을 수 없어요",
    405: "쓸 수 없는 방법이에요",
    409: "다시 확인해 주세요",
    408: "글이 다 오지 않았어요",
    413: "글이 너무 길어요",
    415: "읽을 수 없는 형식이에요",
    422: "내용을 다시 봐 주세요",
    429: "잠시만 기다려 주세요",
    500: "잠깐 문제가 생겼어요",
    503: "잠깐 문제가 생겼어요",
}
DETAILS = {
    303: "담당자 로그인이 필요한 화면이에요.",
    400: "요청을 읽지 못했어요. 형식을 확인하고 다시 보내 주세요.",
    403: "이 화면에서 보낸 것인지 확인하지 못했어요. 화면을 새로 열고 다시 보내 주세요.",
    404: "찾으시는 것이 여기에 없어요. 주소를 다시 확인해 주세요.",
    405: "이 주소에서는 쓸 수 없는 방법이에요.",
    408: "글이 끝까지 오지 않았어요. 인터넷 연결을 확인하고 다시 보내 주세요.",
    413: "글이 너무 길어서 읽지 못했어요. 조금 나누어 짧게 보내 주세요. 지금까지 나눈 이야기는 그대로 있어요.",
    415: "JSON만 읽을 수 있어요. Content-Type을 application/json으로 보내 주세요.",
    422: "보내 주신 내용에 읽을 수 없는 곳이 있어요.",
    429: "한꺼번에 많은 요청이 왔어요. 잠시 뒤에 다시 해 주세요.",
    500: "잠깐 문제가 생겼어요. 조금 뒤에 다시 해 주세요. 급한 일은 복지상담 129로 전화해 주세요.",
    503: "잠깐 문제가 생겼어요. 조금 뒤에 다시 해 주세요. 급한 일은 복지상담 129로 전화해 주세요.",
}

MOST_ERRORS = 50
REQUEST_KEYS = (
    "situation",
    "for",
    "asking",
    "programs",
    "include",
    "question_order",
    "text",
    "conversation",
    "expecting",
)


class ProblemError(HTTPException):
    """An error that is meant to be read by the one who called."""

    def __init__(
        self,
        status: int,
        detail: str | None = None,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail or DETAILS.get(status, DETAILS[500]), headers=dict(headers or {}))
        self.errors = [{"path": presentable(e["path"]), "message": presentable(e["message"])} for e in errors]

    def as_json(self) -> dict[str, Any]:
        """The problem document."""
        document = {
            "type": f"urn:donghaeng:problem:{self.status_code}",
            "title": TITLES.get(self.status_code, TITLES[500]),
            "status": self.status_code,
            "detail": self.detail,
        }
        return document | ({"errors": self.errors} if self.errors else {})


def too_large() -> ProblemError:
    """The body or the text is too long."""
    return ProblemError(413)


def too_slow() -> ProblemError:
    """The body did not come in time."""
    return ProblemError(408, headers={"Connection": "close"})


def unexpected() -> ProblemError:
    """What nobody thought of."""
    return ProblemError(500)


def unreadable(path: str, message: str) -> ProblemError:
    """One part of the input cannot be read."""
    return ProblemError(422, errors=[{"path": path, "message": message}])


def presentable(text: str) -> str:
    """A path or message that may quote a key of the input: no identity number, nothing long, always encodable."""
    struck, _ = strike_identity_numbers(text.encode(errors="replace").decode())
    return struck if len(struck) <= 300 else struck[:299] + "…"


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint that names the nearest known word, or nothing.

    >>> nearest("situaton", ["situation", "programs"])
    " 혹시 'situation' 인가요?"
    """
    close = get_close_matches(word, known, n=1, cutoff=0.5)
    return f" 혹시 '{close[0]}' 인가요?" if close else ""


def respond(request: Request, problem: ProblemError) -> Response:
    """The problem in the form its reader can use."""
    headers = dict(problem.headers or {})
    if _for_programs(request):
        return JSONResponse(problem.as_json(), problem.status_code, headers, media_type="application/problem+json")
    template = "notice.html" if "HX-Request" in request.headers else "error.html"
    # The links of an error page lead to the start: its own address may hold what someone typed.
    page = {"title": TITLES.get(problem.status_code, TITLES[500]), "detail": problem.detail, "path": "/"}
    return render(request, template, page, status=problem.status_code, headers=headers)


def install(app: FastAPI) -> None:
    """Register the handlers."""

    @app.exception_handler(StarletteHTTPException)
    async def _http(request: Request, error: StarletteHTTPException) -> Response:
        if isinstance(error, ProblemError):
            return respond(request, error)
        return respond(request, ProblemError(error.status_code, headers=error.headers))

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        return respond(request, ProblemError(422, errors=[_explained(one) for one in error.errors()[:MOST_ERRORS]]))

    @app.exception_handler(SituationError)
    async def _situation(request: Request, error: SituationError) -> Response:
        errors = [{"path": _in_body(problem.path), "message": problem.message} for problem in error.problems]
        return respond(request, ProblemError(422, errors=errors))

    @app.exception_handler(TooManyError)
    async def _too_many(request: Request, error: TooManyError) -> Response:
        return respond(request, ProblemError(429, headers={"Retry-After": str(error.retry_after)}))

    @app.exception_handler(MovedError)
    async def _moved(request: Request, _: MovedError) -> Response:
        return respond(request, ProblemError(429, headers={"Retry-After": "1"}))


def _in_body(path: str) -> str:
    """A path of the situation as a path of the body; "/programs.0" already is one."""
    if path.startswith("/"):
        return path[1:]
    return path if path == "situation" else f"situation.{path}"


def _for_programs(request: Request) -> bool:
    path = request.url.path
    if path.startswith(("/v1", "/kakao")) or path in ("/healthz", "/openapi.json"):
        return True
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "text/html" not in accepted


_MESSAGES = {
    "missing": "꼭 필요한 항목이에요.",
    "json_invalid": "JSON 문법이 맞지 않아요.",
    "string_type": "글자(문자열)로 적어 주세요.",
    "string_too_long": "너무 길어요.",
    "string_pattern_mismatch": "형식이 맞지 않아요.",
    "list_type": "목록([…])으로 적어 주세요.",
    "dict_type": "객체({…})로 적어 주세요.",
    "model_attributes_type": "객체({…})로 적어 주세요.",
    "int_parsing": "정수로 적어 주세요.",
    "int_type": "정수로 적어 주세요.",
    "string_unicode": "읽을 수 없는 글자가 들어 있어요.",
    "too_long": "항목이 너무 많아요.",
}


def _explained(error: Mapping[str, Any]) -> dict[str, str]:
    location = [str(part) for part in error["loc"] if part not in ("body", "query", "path")]
    kind, context = error["type"], error.get("ctx", {})
    if kind == "json_invalid":
        location = []
    if kind == "extra_forbidden":
        # Where it stands, not the name itself: somebody may have typed a person's there.
        message = "모르는 항목이 들어 있어요." + nearest(location.pop()[:40], REQUEST_KEYS)
    elif kind == "literal_error":
        message = f"쓸 수 있는 값: {context.get('expected', '')}"
    elif kind in ("greater_than_equal", "less_than_equal"):
        message = "정해진 범위를 벗어났어요."
    else:
        message = _MESSAGES.get(kind, "형식이 맞지 않아요.")
    return {"path": ".".join(location), "message": message}
