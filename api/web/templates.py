# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Jinja with autoescape, and the few words and paths that every page shares."""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from actions.phrasing.wording import Voice
from api.watching.metrics import timed
from api.web.cookies import cookie_of, full_name, over_https
from api.web.using import hours, price, term, times

HERE = Path(__file__).resolve().parent.parent
STATIC = HERE / "static"

SIZES = {"1": "보통", "2": "크게", "3": "아주 크게"}
SIZE_COOKIE = "donghaeng_size"
KOREAN_WORDS = re.compile("[가-힣]+(?:[ ·]+[가-힣]+)*")


@cache
def static(name: str) -> str:
    """The address of a static file with its content's digest: caches never show an old one."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def render(
    request: Request,
    template: str,
    values: Mapping[str, Any],
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page in the reader's text size."""
    wished = (request.query_params.get("size"), cookie_of(request, SIZE_COOKIE))
    size = next((value for value in wished if value in SIZES), "1")
    shared = {"size": size, "sizes": SIZES, "path": request.url.path}
    with timed("render"):
        text = environment().get_template(template).render({**shared, **values})
    response = HTMLResponse(text, status, dict(headers or {}))
    if request.query_params.get("size") == size:
        name, secure = full_name(request, SIZE_COOKIE), over_https(request)
        response.set_cookie(name, size, max_age=365 * 24 * 3600, samesite="lax", secure=secure)
    return response


@cache
def environment() -> Environment:
    """The templates."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    found.globals.update(static=static)
    found.filters.update(marked=marked, worded=worded)
    found.filters.update(tel=tel, paragraphs=paragraphs, **{one.__name__: one for one in (price, times, term, hours)})
    return found


def paragraphs(text: str) -> list[tuple[str, list[str]]]:
    """The lines of a text in groups: those that begin with a dot are lists.

    >>> paragraphs("세 가지예요.\\n· 하나\\n· 둘")
    [('text', ['세 가지예요.']), ('list', ['하나', '둘'])]
    """
    lines = (line.strip() for line in text.split("\n"))
    groups = groupby((line for line in lines if line), key=lambda line: line.startswith("· "))
    return [("list", [line[2:] for line in group]) if dotted else ("text", list(group)) for dotted, group in groups]


def marked(text: str, language: str) -> str:
    """A text with its Korean words marked as Korean, where it is in another language.

    >>> marked("About 기초연금", "en")
    Markup('About <span lang="ko">기초연금</span>')
    """
    if language == "ko":
        return text
    return Markup(KOREAN_WORDS.sub(lambda words: f'<span lang="ko">{words[0]}</span>', str(escape(text))))


def worded(korean: str, language: str) -> str:
    """Words of the page in the language of a talk."""
    return Voice(language=language).of(korean)


def tel(phone: str) -> str:
    """A telephone number as a link's address: digits only.

    >>> tel("02-120 (상담)")
    'tel:02120'
    """
    return "tel:" + "".join(character for character in phone if character.isdecimal())
