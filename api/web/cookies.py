# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Cookies of this host alone: over https their names begin with `__Host-`, and no neighbour can plant one.

Over plain http, as on one machine without a proxy, a browser takes no such name; there the bare one is used.
"""

from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

PREFIX = "__Host-"


def full_name(request: Request, name: str) -> str:
    """The name under which a cookie goes over this connection."""
    return f"{PREFIX}{name}" if over_https(request) else name


def cookie_of(request: Request, name: str) -> str | None:
    """What the browser holds."""
    return request.cookies.get(full_name(request, name))


def give_cookie(
    response: Response,
    request: Request,
    name: str,
    value: str,
    *,
    samesite: Literal["lax", "strict"],
    max_age: int | None = None,
) -> None:
    """Let the browser hold a value that no script reads, for so many seconds (None: until it is closed)."""
    secure = over_https(request)
    response.set_cookie(
        full_name(request, name), value, max_age=max_age, httponly=True, samesite=samesite, secure=secure
    )


def take_cookie(response: Response, request: Request, name: str) -> None:
    """Let the browser forget a value; a `__Host-` name is forgotten only where the answer is `Secure` again."""
    response.delete_cookie(full_name(request, name), secure=over_https(request), httponly=True)


def over_https(request: Request) -> bool:
    """Whether the browser reached us, or the proxy in front of us, by https."""
    return request.url.scheme == "https"
