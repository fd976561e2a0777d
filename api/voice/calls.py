# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Calls that are going on: each request bears the number that is waited for, and is answered in eight seconds, once.

What is kept lies sealed for half an hour, under keyed hashes of the call and of the caller's number.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from api.store.cipher import Cipher
from api.store.conversations import Conversations
from api.together.locks import Locks
from api.voice.call import Call, from_json, to_json
from api.voice.heard import Heard
from api.voice.hints import hints
from api.voice.line import Line
from api.voice.reactions import ASK, HangUp, Reacted
from api.voice.twiml import Renderer
from api.voice.words import words
from rules_engine import Catalogue

log = structlog.get_logger(__name__)

MOST_WAITS = 3
WITHHELD = ("+266696687", "+7378742833", "+2562533", "+8656696", "+464")
"""What stands for a number that was not sent: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and so on, as keys."""


class StaleError(Exception):
    """The request was answered before, comes out of its turn, or belongs to no call we know."""


@dataclass(frozen=True, slots=True)
class Came:
    """One request: of which call and caller, its digest, and how we are reached."""

    sid: str
    caller: str
    digest: str
    renderer: Renderer


@dataclass(slots=True)
class Working:
    """An answer that is being found, and how often the caller was asked to wait for it."""

    task: "asyncio.Task[Reacted]"
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Calls:
    """All calls."""

    line: Line
    kept: Conversations
    cipher: Cipher
    catalogue: Callable[[], Catalogue]
    patience: float
    locks: Locks
    _working: dict[str, Working] = field(default_factory=dict)

    async def incoming(self, came: Came) -> str:
        """The first words of a call; raises `StaleError`."""
        async with self.locks.held(self._key("call", came.sid)):
            known = await self._load(came)
            if known is not None:
                return _repeated(known, came, 0)
            reacted = self.line.greet(Call(), await self._left_off(came))
            return await self._answered(Call(), came, reacted)

    async def turn(self, came: Came, number: int, heard: Heard, *, waiting: bool) -> str:
        """What is said to what was heard; raises `StaleError`."""
        async with self.locks.held(self._key("call", came.sid)):
            call = await self._load(came)
            if call is None or call.ended or number != call.turn:
                return _repeated(call, came, number)
            working = self._working.pop(came.sid, None) if waiting else None
            if working is None:
                if waiting:  # what was being found is lost with another process
                    return await self._answered(call, came, (call.saying(words("too_long")), ASK))
                working = Working(asyncio.create_task(self.line.react(call, heard, came.caller)))
            done, _ = await asyncio.wait({working.task}, timeout=self.patience)
            if done:
                return await self._answered(call, came, _result(working.task, call))
            if working.waits == MOST_WAITS:
                working.task.cancel()
                return await self._answered(call, came, (call.saying(words("too_long")), ASK))
            self._working[came.sid] = replace(working, waits=working.waits + 1)
            after = replace(call, turn=call.turn + 1, seen=came.digest)
            return await self._keep(replace(after, reply=came.renderer.waiting(after)), came, may_go_on=True)

    async def over(self, came: Came) -> None:
        """The call has ended: whoever calls again within half an hour may go on."""
        async with self.locks.held(self._key("call", came.sid)):
            call = await self._load(came)
            working = self._working.pop(came.sid, None)
            if working is not None:
                working.task.cancel()
            if call is not None and not call.ended:
                await self._keep(replace(call, ended=True), came, may_go_on=True)

    async def _answered(self, call: Call, came: Came, reacted: Reacted) -> str:
        after, reaction = reacted
        after = replace(after, turn=call.turn + 1, seen=came.digest, ended=isinstance(reaction, HangUp))
        said = came.renderer.render(after, reaction, hints(after, self.catalogue()))
        return await self._keep(replace(after, reply=said), came, may_go_on=not after.ended)

    async def _keep(self, call: Call, came: Came, *, may_go_on: bool) -> str:
        """Keep the call, and under its number the talk to go on with: not where we have said goodbye."""
        await asyncio.to_thread(self.kept.save, self._key("call", came.sid), call.turn, to_json(call))
        if call.talk is not None and came.caller:
            key = self._key("caller", came.caller)
            if may_go_on:
                await asyncio.to_thread(self.kept.save, key, call.turn, {"talk": call.talk})
            else:
                await asyncio.to_thread(self.kept.forget, key)
        return call.reply

    async def _load(self, came: Came) -> Call | None:
        found = await asyncio.to_thread(self.kept.load, self._key("call", came.sid))
        try:
            return None if found is None else from_json(found[1])
        except ValueError as error:  # written by an older version of this program
            log.warning("call of another version", error=type(error).__name__)
            return None

    async def _left_off(self, came: Came) -> str | None:
        """The talk of a call from the same number that broke off."""
        if not came.caller:
            return None
        found = await asyncio.to_thread(self.kept.load, self._key("caller", came.caller))
        talk = None if found is None else await self.line.talks.find(found[1]["talk"])
        return None if talk is None else talk.id

    def _key(self, use: str, value: str) -> str:
        return f"{use}.{self.cipher.digests(use, value)[0]}"


def caller_of(given: str) -> str:
    """The number that calls, or nothing where it was withheld.

    >>> caller_of("+821012345678"), caller_of("+266696687"), caller_of("anonymous")
    ('+821012345678', '', '')
    """
    return given if given.startswith("+") and given[1:].isdigit() and given not in WITHHELD else ""


def _repeated(call: Call | None, came: Came, number: int) -> str:
    """The same request again gets the same answer; any other that is not waited for gets none."""
    if call is not None and number == call.turn - 1 and came.digest == call.seen:
        return call.reply
    raise StaleError


def _result(task: "asyncio.Task[Reacted]", call: Call) -> Reacted:
    """What came of it; where it failed the caller is asked again, and never left in silence."""
    error: Any = task.exception()
    if error is None:
        return task.result()
    log.error("turn of a call failed", error=type(error).__name__)
    return call.saying(words("too_long")), ASK
