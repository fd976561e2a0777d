# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Only our own pages may post our form: the browser says where a form came from, and we listen."""

from urllib.parse import urlsplit

from starlette.requests import Request

from api.http.problems import ProblemError


def require_same_origin(request: Request) -> None:
    """Refuse a form that another site sent (with the `SameSite` cookie, two walls against forged posts).

    A client that sends neither header is no browser, and carries nobody's cookie.
    """
    origin = request.headers.get("origin")
    if origin is not None:
        if urlsplit(origin).netloc != request.headers.get("host"):
            raise ProblemError(403)
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ProblemError(403)
