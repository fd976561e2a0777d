# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A walk: talks in which anybody says anything of the training data in any order, while the NLU comes and goes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random
from typing import Any

import yaml

from actions import Conversation
from api.nlu import Nlu
from api.scripted.playing import buttons, on
from api.settings import ROOT
from api.talk import Talk, TalkService
from api.terminal.plain import plain

DAY = date(2026, 11, 21)
NEW_TALK, BUTTON, DIES, REVIVES = 0.04, 0.2, 0.05, 0.2


@dataclass(frozen=True)
class Step:
    """One turn of a walk: what was said and what its author meant (None for a button), and the talk on both sides."""

    said: str
    meant: str | None
    understood: bool
    before: Talk | None
    after: Talk

    @property
    def known(self) -> Conversation:
        """What was known before."""
        return Conversation.new() if self.before is None else self.before.conversation

    @property
    def answer(self) -> dict[str, Any]:
        """What was answered."""
        return self.after.exchanges[-1].answer

    def drawn(self) -> str:
        """The whole talk up to here."""
        lines = (f"> {one.said}\n{plain(one.answer)}" for one in self.after.exchanges)
        return "\n\n".join([*lines, f"(meant: {self.meant}, NLU: {'alive' if self.understood else 'dead'})"])


@cache
def utterances() -> dict[str, list[str]]:
    """Every line of the training data, by what it means."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "nlu_data").rglob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = (line.removeprefix("- ") for line in entry["examples"].splitlines())
            found.setdefault(entry["intent"], []).extend(line for line in lines if line.strip())
    return found


async def walk(talks: TalkService, turns: int, seed: int) -> list[Step]:
    """So many turns."""
    chance = Random(seed)
    alive = on(talks, DAY)
    dead = replace(alive, nlu=Nlu(None, timeout=1))
    steps: list[Step] = []
    talk: Talk | None = None
    understood = True
    for _ in range(turns):
        if chance.random() < NEW_TALK:
            talk = None
        understood = chance.random() >= (DIES if understood else 1 - REVIVES)
        said, meant = _said(talk, chance)
        after = await (alive if understood else dead).say(None if talk is None else talk.id, said)
        steps.append(Step(said, meant, understood, talk, after))
        talk = after
    return steps


def _said(talk: Talk | None, chance: Random) -> tuple[str, str | None]:
    offered = sorted(set(buttons(talk.exchanges[-1].answer).values())) if talk is not None else []
    if offered and chance.random() < BUTTON:
        return chance.choice(offered), None
    meant = chance.choice(sorted(utterances()))
    return chance.choice(utterances()[meant]), meant


def questions(step: Step) -> Iterator[dict[str, Any]]:
    """What is asked in a step."""
    return (block for block in step.answer["messages"] if block["type"] == "question")
