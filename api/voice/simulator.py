# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The telephone company's side of a call: it signs, reads the markup strictly, presses, says, and keeps the time."""

import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from uuid import uuid4

import httpx

from api.voice.estimate import LONGEST, seconds
from api.voice.signature import HEADER, signed
from api.voice.strict_twiml import Read, read

ANSWERS_WITHIN = 10.0
"""Seconds after which the company would give up soon; it does at fifteen."""
OURS, THEIRS, NOTE = "안내", "전화", "----"


class CallError(Exception):
    """What a telephone would not have done, or we should not."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the call: when, by whom, and what."""

    at: float
    who: str
    text: str
    turn: int = 0


@dataclass(slots=True)
class Caller:
    """A person with a telephone. `base` is the address that is signed, `client` reaches the service behind it."""

    client: httpx.AsyncClient
    token: str
    base: str
    number: str = "+821012345678"
    sid: str = ""
    lines: list[Spoken] = field(default_factory=list)
    now: Read | None = None
    clock: float = 0.0
    turns: int = 0
    redirects: int = 0

    async def dial(self) -> Read:
        """Call, for the first time or again."""
        self.sid, self.turns = f"CA{uuid4().hex}", 0
        return await self._post(f"{self.base}/voice/incoming", CallStatus="ringing")

    async def press(self, keys: str) -> Read:
        """Press keys; the telephone sends as many as it was told to wait for."""
        listening = self._listening("dtmf")
        if len(keys) > listening.most_keys:
            raise CallError(f"{len(keys)} keys where only {listening.most_keys} are waited for")
        self._note(THEIRS, f"[{keys}]", 0.5 * len(keys))
        return await self._turn(listening, Digits=keys)

    async def say(self, text: str, confidence: float | None = 0.9) -> Read:
        """Say something; what the recogniser made of it is `text`."""
        listening = self._listening("speech")
        self._note(THEIRS, text, seconds(text))
        sure = {} if confidence is None else {"Confidence": str(confidence)}
        return await self._turn(listening, SpeechResult=text, **sure)

    async def silence(self) -> Read:
        """Say and press nothing until the telephone gives up waiting."""
        listening = self._listening()
        self._note(THEIRS, "(말이 없음)", listening.timeout)
        return await self._turn(listening)

    async def rung(self, status: str) -> Read:
        """A transfer ends: `completed`, `no-answer`, `busy` or `failed`."""
        if self.now is None or self.now.then != "ring":
            raise CallError("nobody is being rung")
        self._note(NOTE, f"{self.now.number} {status}", 5)
        return await self._turn(self.now, DialCallStatus=status)

    async def hang_up(self) -> None:
        """End the call from the caller's side."""
        self._note(NOTE, "끊음", 0)
        await self._send(f"{self.base}/voice/status", {"CallStatus": "completed"})
        self.now = None

    def drawn(self) -> str:
        """The call as text."""
        return "\n".join(f"{one.at:6.1f}s {one.who}  {one.text}" for one in self.lines)

    def answers(self) -> list[tuple[int, str]]:
        """What the line said, with the turn after which it said it."""
        return [(one.turn, one.text) for one in self.lines if one.who == OURS]

    def _listening(self, kind: str | None = None) -> Read:
        if self.now is None or self.now.then != "listen":
            raise CallError("the line does not listen")
        if kind is not None and kind not in self.now.inputs:
            raise CallError(f"the line does not take {kind} now")
        return self.now

    async def _turn(self, on: Read, **fields: str) -> Read:
        self.turns += 1
        return await self._post(on.action, CallStatus="in-progress", **fields)

    async def _post(self, url: str, **fields: str) -> Read:
        response = await self._send(url, fields)
        if response.status_code != 200:
            raise CallError(f"{response.status_code} for {urlsplit(url).path}")
        self.now = read(response.text)
        length = seconds(self.now.said, self.now.rate)
        if length > LONGEST:
            raise CallError(f"{length:.1f} seconds at a stretch: {self.now.said}")
        self._note(OURS, self.now.said, length)
        match self.now.then:
            case "redirect":
                self.redirects += 1
                return await self._post(self.now.action, CallStatus="in-progress")
            case "ring":
                self._note(NOTE, f"{self.now.number} 연결", 0)
            case "hang up":
                self._note(NOTE, "통화 끝", 0)
        return self.now

    async def _send(self, url: str, fields: dict[str, str]) -> httpx.Response:
        form = {"CallSid": self.sid, "AccountSid": "AC", "From": self.number, "To": "+8225550000", **fields}
        headers = {HEADER: signed(self.token, url, form)}
        inside = urlsplit(url)
        began = time.monotonic()
        response = await self.client.post(f"{inside.path}?{inside.query}".rstrip("?"), data=form, headers=headers)
        took = time.monotonic() - began
        if took > ANSWERS_WITHIN:
            raise CallError(f"{took:.1f} seconds without an answer")
        self.clock += took
        return response

    def _note(self, who: str, text: str, length: float) -> None:
        self.lines.append(Spoken(self.clock, who, text, self.turns))
        self.clock += length
