# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A scripted call: what the caller does, and what must come of it; and playing it."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from api.voice.simulator import OURS, Caller, CallError
from api.voice.strict_twiml import Read, TwimlError

Texts = Annotated[tuple[str, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
Recogniser = Literal["clean", "noisy", "unsure", "empty", "wrong"]
CONFIDENCE: dict[str, float | None] = {"clean": 0.92, "noisy": 0.3, "unsure": None, "wrong": 0.85}
"""`unsure` recognisers give no confidence at all."""


class Step(BaseModel):
    """One thing that the caller does, and what the line must say or do then.

    `recogniser` is what becomes of the words: nothing (`empty`), or with `wrong` the words of `heard_as`.
    `rung` is how a transfer ends, `again` a new call from the same number.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    say: str | None = None
    press: str | None = None
    silence: bool = False
    rung: str | None = None
    hang_up: bool = False
    again: bool = False
    recogniser: Recogniser = "clean"
    heard_as: str | None = None
    hears: Texts = ()
    never: Texts = ()
    rings: str | None = None
    ends: bool = False

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(map(bool, (self.say, self.press, self.silence, self.rung, self.hang_up, self.again))) != 1:
            raise ValueError("a step does one thing: say, press, silence, rung, hang_up or again.")
        return self


class CallScript(BaseModel):
    """A whole call at a moment in Korea. `useful_by` is the turn by which a benefit must have been told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    at: datetime
    number: str = "+821012345678"
    useful_by: int | None = None
    steps: tuple[Step, ...] = Field(min_length=1)


def read_script(file: Path) -> CallScript:
    """Read a script; raises `pydantic.ValidationError`."""
    return CallScript.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


async def play(script: CallScript, caller: Caller) -> list[str]:
    """Make the call; what went otherwise than the script says."""
    wrong: list[str] = []
    try:
        await caller.dial()
        for number, step in enumerate(script.steps, 1):
            before = len(caller.lines)
            now = await _do(step, caller)
            said = " ".join(line.text for line in caller.lines[before:] if line.who == OURS)
            wrong += [f"step {number}: {problem}" for problem in _problems(step, now, said)]
    except (CallError, TwimlError) as error:
        wrong.append(str(error))
    return wrong


async def _do(step: Step, caller: Caller) -> Read | None:
    if step.say is not None:
        if step.recogniser == "empty":
            return await caller.silence()
        heard = step.heard_as if step.recogniser == "wrong" and step.heard_as else step.say
        return await caller.say(heard, CONFIDENCE[step.recogniser])
    if step.press is not None:
        return await caller.press(step.press)
    if step.rung is not None:
        return await caller.rung(step.rung)
    if step.hang_up:
        await caller.hang_up()
        return None
    return await caller.dial() if step.again else await caller.silence()


def _problems(step: Step, now: Read | None, said: str) -> list[str]:
    found = [f"never said: {text!r} in {said!r}" for text in step.hears if text not in said]
    found += [f"said: {text!r}" for text in step.never if text in said]
    if step.rings is not None and (now is None or now.number != step.rings):
        found.append(f"rings {now.number if now else ''!r} and not {step.rings!r}")
    if step.ends and (now is None or now.then != "hang up"):
        found.append("does not end")
    return found
