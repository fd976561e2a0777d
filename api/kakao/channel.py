# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call of the skill and its answer: in time, or a promise that is kept."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from api.http.throttle import Throttle, TooManyError
from api.kakao import words
from api.kakao.callback import Callbacks
from api.kakao.callers import talk_of
from api.kakao.meanwhile import known_by_now, still_working
from api.kakao.payload import SkillRequest
from api.kakao.place import Places
from api.kakao.reading import Reading, first_of, next_of
from api.kakao.render import plain
from api.kakao.response import SkillResponse
from api.services import Services
from api.settings import Settings
from api.store.cipher import Cipher, cipher_for
from api.talk import Talk, TalkService
from api.watching.logs import last_place

log = structlog.get_logger(__name__)

LAST_MOMENT = 0.6
"""Seconds that are kept free to say what is known by then."""


class KakaoChannel:
    """Answers within the platform's patience. A turn that takes longer goes on; its answer waits for "이어서 보기"."""

    def __init__(self, talks: TalkService, places: Places, cipher: Cipher, throttle: Throttle, known: Settings) -> None:
        self._talks, self._places, self._cipher, self._throttle = talks, places, cipher, throttle
        self._seconds, self._late_seconds = known.kakao_seconds, known.kakao_callback_seconds
        self._operator, self._text_limit = known.kakao_operator, known.text_limit
        self._callbacks = Callbacks(known.kakao_callback_origins)
        self._turns: dict[str, asyncio.Task[Talk]] = {}
        self._beside: set[asyncio.Task[None]] = set()

    async def hear(self, request: SkillRequest, key: str) -> SkillResponse:
        """The answer to a call whose caller is known to be ours, by this key."""
        said, talk_id = request.said, talk_of(request, self._cipher)
        try:
            self._throttle.pass_or_raise("key", key)
            self._throttle.pass_or_raise("conversation", talk_id)
        except TooManyError:
            return plain(words.TOO_OFTEN)
        if len(said) > self._text_limit:
            return plain(words.TOO_LONG)
        address = self._callbacks.take(request.user_request.callback_url)
        if address is None:
            return await self._in_time(talk_id, said, self._seconds)
        self._go_on(self._late(address, talk_id, said))
        return SkillResponse(version="2.0", use_callback=True, data={"text": words.WAITING})

    async def _late(self, address: str, talk_id: str, said: str) -> None:
        response = await self._in_time(talk_id, said, self._late_seconds)
        await self._callbacks.post(address, response)

    async def _in_time(self, talk_id: str, said: str, seconds: float) -> SkillResponse:
        """The whole answer, else what is known by then, else that it takes longer."""
        moment = min(LAST_MOMENT, seconds / 4)
        try:
            async with asyncio.timeout(seconds - moment):
                return await self._answer(talk_id, said)
        except TimeoutError:
            log.warning("turn takes long")
        except Exception as error:
            log.error("turn failed", error=type(error).__name__, where=last_place(error.__traceback__))
            return plain(words.SORRY)
        try:
            async with asyncio.timeout(moment):
                return await known_by_now(self._talks, talk_id, said, operator=self._operator)
        except TimeoutError:
            return still_working()

    async def _answer(self, talk_id: str, said: str) -> SkillResponse:
        if said == words.CONTINUE:
            reading = await self._further(talk_id)
        else:
            talk = await asyncio.shield(self._turn(talk_id, said))
            place = await asyncio.to_thread(self._places.of, talk_id)
            reading = first_of(talk, place, operator=self._operator)
        await asyncio.to_thread(self._places.keep, talk_id, reading.place)
        return reading.response

    async def _further(self, talk_id: str) -> Reading:
        """What was not shown yet; of a turn that still goes on, once it is there."""
        going_on = self._turns.get(talk_id)
        # Where it goes on in another worker its end is waited for too.
        talk = await (self._talks.settled(talk_id) if going_on is None else asyncio.shield(going_on))
        if talk is None or not talk.exchanges:  # the half hour is over
            talk = await asyncio.shield(self._turn(talk_id, ""))
        place = await asyncio.to_thread(self._places.of, talk_id)
        return next_of(talk, place, operator=self._operator)

    def _turn(self, talk_id: str, said: str) -> asyncio.Task[Talk]:
        """Begin a turn that ends even if nobody waits for it any more."""
        turn = asyncio.create_task(self._talks.say(talk_id, said, talk_id, ours=True, channel="kakao"))
        self._turns[talk_id] = turn
        turn.add_done_callback(lambda done: self._ended(talk_id, done))
        return turn

    def _ended(self, talk_id: str, turn: asyncio.Task[Talk]) -> None:
        if self._turns.get(talk_id) is turn:
            del self._turns[talk_id]
        if not turn.cancelled() and (error := turn.exception()) is not None:
            log.error("turn failed", error=type(error).__name__, where=last_place(error.__traceback__))

    def _go_on(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)


def kakao_channel(services: Services) -> KakaoChannel:
    """The channel of a service."""
    places = Places(services.conversations)
    return KakaoChannel(services.talks, places, cipher_for(services.settings), services.throttle, services.settings)
