# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Plays a scripted talk through the service that answers everybody, and draws what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from api.scripted.checking import Answered, differences
from api.scripted.script import Script, Turn
from api.talk import Talk, TalkService


@dataclass(frozen=True, slots=True)
class Played:
    """A turn that was said, what was answered, and what of it is otherwise than expected."""

    turn: Turn
    said: str
    text: str
    wrong: tuple[str, ...]


def on(talks: TalkService, day: date) -> TalkService:
    """The service as it answers on a day; no time of day belongs to it."""
    return replace(talks, today=lambda: day, time_of_day=None)


async def play(script: Script, talks: TalkService) -> list[Played]:
    """Say every turn of a script on its day. The talk is forgotten afterwards."""
    talks = on(talks, script.as_of)
    talk: Talk | None = None
    played = []
    for turn in script.turns:
        said = said_by(turn, talk)
        if said is None:
            played.append(Played(turn, turn.press or "", "", (f"press: there is no button {turn.press!r}",)))
            break
        talk = await talks.say(talk.id if talk is not None else None, said)
        answered = Answered(talk.exchanges[-1].answer, talk.conversation, script.as_of, talks.catalogue())
        never = (f"never: {one!r} is said" for one in script.never if one in answered.text)
        played.append(Played(turn, said, answered.text, (*differences(turn.expect, answered), *never)))
    await talks.forget(talk.id if talk is not None else None)
    return played


def said_by(turn: Turn, talk: Talk | None) -> str | None:
    """What a turn sends: its text, or the value of the button it presses; None where there is no such button."""
    if turn.say is not None:
        return turn.say
    return None if talk is None else buttons(talk.exchanges[-1].answer).get(turn.press or "")


def buttons(answer: Mapping[str, Any]) -> dict[str, str]:
    """What each button of an answer sends, by its label."""
    questions = (block for block in answer["messages"] if block["type"] == "question")
    options = [*answer["suggestions"], *(option for block in questions for option in block["options"])]
    return {option["label"]: option["value"] for option in options}


def drawn(file: Path, script: Script, played: list[Played]) -> str:
    """The talk as text, with the line of the file at each turn and what is wrong under it."""
    return "\n".join(_lines(file, script, played))


def _lines(file: Path, script: Script, played: list[Played]) -> Iterator[str]:
    yield f"{script.title} ({script.as_of})"
    for one in played:
        yield f"\n{file.name}:{one.turn.line}  > {one.said}"
        yield from (f"    {line}" for line in one.text.splitlines())
        yield from (f"  ✘ {file}:{one.turn.line}: {wrong}" for wrong in one.wrong)
