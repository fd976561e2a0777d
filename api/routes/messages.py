# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /messages/incoming: an answer to one of our text messages, signed as the telephone's requests are."""

import asyncio

from fastapi import APIRouter, Response
from twilio.twiml.messaging_response import MessagingResponse

from api.messages.numbers import mobile
from api.messages.stopping import wish_of
from api.routes.voice import Account
from api.services import Shared

router = APIRouter(prefix="/messages", include_in_schema=False)

REPLIES = {
    "stop": "혜택동행이에요. 이제 문자를 보내지 않아요. 다시 받으시려면 '시작'이라고 보내 주세요.",
    "start": "혜택동행이에요. 문자를 다시 받으실 수 있어요. 그만 받으시려면 '그만'이라고 보내 주세요.",
    None: "혜택동행이에요. 이 번호로는 상담하지 않아요. 궁금한 것은 보건복지상담센터 129에 물어보세요.",
}


@router.post("/incoming")
async def incoming(signed: Account, services: Shared) -> Response:
    """A stop word ends our messages at once, and says so."""
    wish, number = wish_of(signed.form.get("Body", "")), mobile(signed.form.get("From", ""))
    if number is not None and wish is not None:
        await asyncio.to_thread(services.outbox.stop if wish == "stop" else services.outbox.start, number)
    answer = MessagingResponse()
    answer.message(REPLIES[wish])
    return Response(str(answer), media_type="text/xml")
