# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a request comes from the telephone account: `X-Twilio-Signature` over the public address and the form.

Source: Twilio, Webhooks security; the reckoning is that of its own library.
"""

from collections.abc import Mapping
from hashlib import sha256

from starlette.datastructures import URL, FormData
from twilio.request_validator import RequestValidator

HEADER = "X-Twilio-Signature"


def is_signed(token: str, url: str, form: FormData, signature: str) -> bool:
    """Whether the signature was made with the token for this address and form."""
    return bool(signature) and bool(RequestValidator(token).validate(url, form, signature))


def signed(token: str, url: str, form: Mapping[str, str]) -> str:
    """The signature of a request, as the telephone makes it."""
    return str(RequestValidator(token).compute_signature(url, dict(form)))


def public_url(request: URL, base: str | None) -> str:
    """The address that was signed: behind a proxy the request itself only knows the inner one.

    >>> public_url(URL("http://10.0.0.2:8000/voice/turn?turn=1"), "https://example.org/")
    'https://example.org/voice/turn?turn=1'
    """
    if base is None:
        return str(request)
    return base.rstrip("/") + request.path + (f"?{request.query}" if request.query else "")


def digest(url: str, form: FormData) -> str:
    """What tells one request from another: its address and all of its form."""
    pairs = sorted((name, str(value)) for name, value in form.multi_items())
    return sha256(repr((url, pairs)).encode()).hexdigest()
