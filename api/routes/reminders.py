# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /voice/reminder and /voice/reminder/status: what is said in a call that reminds, and how the call ended."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query, Response
from twilio.twiml.voice_response import Gather, VoiceResponse

from api.http.problems import ProblemError
from api.routes.voice import OVER, Signed, Telephone
from api.services import Services, Shared
from api.store.reminders import Reminder
from api.voice.heard import heard_in
from api.voice.reminding import said_in
from api.voice.spoken import spoken
from api.voice.twiml import KOREAN
from api.voice.words import words

router = APIRouter(prefix="/voice/reminder", include_in_schema=False)

Which = Annotated[str, Query(alias="reminder", max_length=32)]
MOST_ASKED = 2
"""How often one call asks."""


@router.post("")
async def answered(
    signed: Telephone, services: Shared, which: Which, asked: Annotated[int, Query(ge=0, le=MOST_ASKED)] = 0
) -> Response:
    """Somebody took the call, or said something in it. Who says nothing is not said to be well."""
    reminder = await asyncio.to_thread(services.reminding.reminders.find, which)
    if reminder is None:
        raise ProblemError(404)
    if not asked:
        return _ask(services, signed, reminder, asked, _first(reminder))
    said = said_in(heard_in(signed.form), services.settings.voice_sure)
    if said == "fine":
        await asyncio.to_thread(services.reminding.reminders.over, reminder, "fine")
        return _goodbye(services, "reminder_fine")
    if said == "help":
        await asyncio.to_thread(services.reminding.visit, reminder, "asked")
        return _goodbye(services, "reminder_help")
    if asked < MOST_ASKED:
        return _ask(services, signed, reminder, asked, words("reminder_again"))
    return _goodbye(services, "reminder_again_later")


@router.post("/status")
async def status(signed: Telephone, services: Shared, which: Which) -> Response:
    """The call is over: where nobody said that they are well, the next try is due in a few minutes."""
    reminder = await asyncio.to_thread(services.reminding.reminders.find, which)
    if reminder is not None and signed.form.get("CallStatus") in OVER:
        await asyncio.to_thread(services.reminding.reminders.not_reached, reminder)
    return Response(status_code=204)


def _first(reminder: Reminder) -> str:
    return f"{words('reminder_first', office=reminder.office, purpose=reminder.purpose)} {reminder.text}"


def _ask(services: Services, signed: Signed, reminder: Reminder, asked: int, first: str) -> Response:
    settings, base = services.settings, signed.came.renderer.base
    response = VoiceResponse()
    gather = Gather(
        input="dtmf speech",
        language=KOREAN,
        speech_model=settings.voice_speech_model,
        speech_timeout=2,
        timeout=8,
        num_digits=1,
        finish_on_key="",
        action_on_empty_result=True,
        action=f"{base}/voice/reminder?reminder={reminder.id}&asked={asked + 1}",
        method="POST",
    )
    for text in (first, words("reminder_ask")):
        gather.say(spoken(text), voice=settings.voice_name, language=KOREAN)
    response.append(gather)
    return Response(str(response), media_type="text/xml")


def _goodbye(services: Services, key: str) -> Response:
    response = VoiceResponse()
    response.say(spoken(words(key)), voice=services.settings.voice_name, language=KOREAN)
    response.hangup()
    return Response(str(response), media_type="text/xml")
