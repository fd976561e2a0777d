# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The hand-out as an A4 PDF that screen readers can read (PDF/UA), with a code to open the same on a phone."""

import atexit
import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from threading import Lock
from typing import Any, NamedTuple

import segno

from actions import Conversation
from actions.codes import new_code
from actions.keeping import content_to_keep
from actions.offering import key_of
from api.counter.page import Desk
from api.counter.sheet import Sheet, sheet
from api.counter.visit import Visit
from api.problems import ProblemError
from api.services import Services
from api.store.kept_talks import CodeTakenError
from api.web.templates import STATIC, environment

VARIANT = "pdf/ua-1"
DRAWING = Lock()
NO_PRESS = "이 컴퓨터에는 안내문을 그리는 부품(Pango)이 없어요. 화면을 보고 적어 드리고, 담당자에게 알려 주세요."


def handout(desk: Desk, services: Services, base: str) -> tuple[Visit, bytes]:
    """The visit with the code that was made for it, and the PDF; no code is made where the visitor did not agree."""
    assert desk.results is not None
    visit = _coded(desk, services)
    address = services.settings.public_url or base
    on_phone = f"{address.rstrip('/')}/#{visit.code}" if visit.code else None
    one = sheet(desk.results, services.today(), visit.code, on_phone)
    return visit, pdf(replace(one, training=visit.training is not None))


def _coded(desk: Desk, services: Services) -> Visit:
    """The same code while the same is known; one that is of no use any more opens nothing."""
    visit, now = desk.visit, _digest(desk)
    if visit.consent.code is not None and visit.code is not None and visit.code_for == now:
        return visit
    if visit.code is not None:
        services.kept.forget(visit.code)
    kept = visit.consent.code is not None and visit.training is None
    code = _keep(desk, services) if kept else None
    return replace(visit, code=code, code_for=now if code else None)


def _digest(desk: Desk) -> str:
    return sha256(json.dumps(desk.known.situation, sort_keys=True).encode()).hexdigest()


def _keep(desk: Desk, services: Services) -> str:
    """What is known, as a talk that can be resumed by its code."""
    assert desk.results is not None
    listed = tuple(key_of(one.shown.result) for one in sheet(desk.results, services.today()).entries)
    talk = Conversation(situation=desk.known.situation, skipped=desk.visit.skipped, listing=listed)
    content = content_to_keep(talk).to_json()
    while True:
        code = new_code()
        try:
            services.kept.keep(code, content)
        except CodeTakenError:
            continue
        return code


def pdf(one: Sheet) -> bytes:
    """Draw the sheet; one at a time, since the fonts are shared."""
    qr = None if one.address is None else segno.make(one.address, error="m").svg_data_uri(scale=4, border=2)
    html = environment().get_template("counter/sheet.html").render({"sheet": one, "qr": qr})
    with DRAWING:
        press = ready()
        from weasyprint import HTML

        drawn: bytes = HTML(string=html).write_pdf(
            font_config=press.fonts, stylesheets=[press.style], pdf_variant=VARIANT, pdf_tags=True
        )
    return drawn


class Press(NamedTuple):
    """What every sheet is drawn with."""

    fonts: Any
    style: Any


@cache
def ready() -> Press:
    """The style with its fonts unpacked, which takes seconds: once, before the first sheet is asked for."""
    try:
        from weasyprint import CSS  # loads libraries of the system, which nothing else needs
        from weasyprint.text.fonts import FontConfiguration
    except OSError:
        raise ProblemError(503, NO_PRESS) from None
    fonts = FontConfiguration()
    return Press(fonts, CSS(filename=STATIC / "sheet.css", font_config=fonts))


# What the fonts hold is let go while there is still a library to let it go.
atexit.register(ready.cache_clear)


def prepare() -> None:
    """Make ready beside other work."""
    with DRAWING, suppress(ProblemError):
        ready()
