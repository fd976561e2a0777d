# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Late answers: one POST to the address that came with the call, if it is one of the platform's."""

from collections import OrderedDict
from fnmatch import fnmatchcase
from hashlib import sha256

import httpx
import structlog

from api.kakao.response import SkillResponse

log = structlog.get_logger(__name__)

REMEMBERED = 10_000
SECONDS = 4.0
"""How long the platform may take to accept a late answer."""


class Callbacks:
    """Which addresses may be posted to; each of them once."""

    def __init__(self, origins: str) -> None:
        self._origins = tuple(filter(None, (origin.strip() for origin in origins.split(","))))
        self._used: OrderedDict[str, None] = OrderedDict()

    def take(self, address: str | None) -> str | None:
        """The address, if a late answer may go there and none has gone there yet."""
        if address is None or not self.allowed(address):
            return None
        key = sha256(address.encode(errors="replace")).hexdigest()
        if key in self._used:
            return None
        self._used[key] = None
        while len(self._used) > REMEMBERED:
            self._used.popitem(last=False)
        return address

    def allowed(self, address: str) -> bool:
        """Whether scheme and host are the platform's, as the client that posts reads them.

        >>> callbacks = Callbacks("https://*.kakao.com")
        >>> [callbacks.allowed(f"{one}/callback/1") for one in ("https://bot-api.kakao.com", "http://bot-api.kakao.com")]
        [True, False]
        >>> [callbacks.allowed(one) for one in ("https://kakao.com@evil.test/", "https://evil.test/.kakao.com", "x")]
        [False, False, False]
        """
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL:
            return False
        port = f":{url.port}" if url.port is not None else ""
        origin = f"{url.scheme}://{url.host}{port}"
        return not url.userinfo and any(fnmatchcase(origin, pattern) for pattern in self._origins)

    async def post(self, address: str, response: SkillResponse) -> None:
        """Send the answer, once and nowhere else: the address is not tried again and no redirect is followed."""
        try:
            async with httpx.AsyncClient(timeout=SECONDS) as client:
                answer = await client.post(
                    address, content=response.as_bytes(), headers={"Content-Type": "application/json"}
                )
        except httpx.HTTPError as error:
            log.warning("late answer not sent", error=type(error).__name__)
            return
        if not answer.is_success:
            log.warning("late answer refused", status=answer.status_code)
