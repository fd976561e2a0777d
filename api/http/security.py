# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Headers that let a browser trust the page as little as it can."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": browsers would then send `Origin: null` with our own form.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONLY_HTTPS = "max-age=31536000; includeSubDomains"
"""Said where the request came over HTTPS itself: a browser then never tries HTTP again."""
EMBEDDED = ("/embed", "/p/")
"""What may stand in a frame on the sites that are allowed; the page with which it is put there is read from them."""
SCRIPT = "/static/embed.js"
STATIC_FOR = "public, max-age=31536000, immutable"
NAMED_ANEW = ("/static/fonts/", "/static/vendor/")
"""Files of others: a new version comes under a new name."""


class SecurityHeaders:
    """Adds the headers to every answer; only versioned static files may be kept by caches."""

    def __init__(self, app: ASGIApp, *, embed_origins: str = "") -> None:
        self._app = app
        self._framed = embed_origins.replace(",", " ")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        versioned = path.startswith(NAMED_ANEW) or (path.startswith("/static/") and b"v=" in scope["query_string"])

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers(path).items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", ONLY_HTTPS)
                kept = versioned and message["status"] == 200
                headers.setdefault("Cache-Control", STATIC_FOR if kept else "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)

    def _headers(self, path: str) -> dict[str, str]:
        if path == SCRIPT:
            return {**HEADERS, "Cross-Origin-Resource-Policy": "cross-origin"}
        if not self._framed or not path.startswith(EMBEDDED):
            return HEADERS
        policy = POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {self._framed}")
        others = {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"}
        return {**others, "Content-Security-Policy": policy}
