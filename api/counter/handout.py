# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The hand-out as an A4 PDF that screen readers can read (PDF/UA), with a code to open the same on a phone."""

import json
from dataclasses import replace
from hashlib import sha256

import segno

from actions import Conversation
from actions.asked.codes import new_code
from actions.beside.keeping import content_to_keep
from actions.results.offering import key_of
from api.counter.page import Desk
from api.counter.sheet import Sheet, sheet
from api.counter.visit import Visit
from api.paper.press import drawn
from api.services import Services
from api.store.kept_talks import CodeTakenError
from api.web.templates import environment


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
    """Draw the sheet."""
    qr = None if one.address is None else segno.make(one.address, error="m").svg_data_uri(scale=4, border=2)
    return drawn(environment().get_template("counter/sheet.html").render({"sheet": one, "qr": qr}))
