# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Anger at a rule, at how one was treated, or at a decision: heard, never argued with, and shown the right door."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from actions.answer import TextBlock
from actions.asked.sayings import says
from actions.conversation import Conversation
from actions.hearing.everything import hear
from actions.hearing.learning import learn
from actions.results.telling import told_back
from actions.said import Beside, Said
from actions.turns.facts import learning_talk
from actions.understanding import understand

OBJECTIONS = Path(__file__).with_name("objections.yaml")
OF_ONESELF = re.compile(r"^.*?(?:저는|나는|제가|내가|전|난|저희는|우리는).*?(?=왜|기준|법이|규정|제도)")


@dataclass(frozen=True, slots=True)
class Objection:
    """The way to object to a decision: the law, the days and since when they run, and to whom."""

    law: str
    days: int
    since: str
    to: str


def complaint(said: Said) -> Beside | None:
    """The answer to anger; None where there is none."""
    if says("objection", said.closed):
        return Beside(said.talk, (TextBlock("\n".join(_objection(said))),))
    if says("staff", said.closed):
        return Beside(said.talk, (TextBlock(said.voice("complaint.staff")),))
    if says("rule", said.closed):
        talk, back = _told_before(said)
        return Beside(talk, (TextBlock("\n".join((*back, said.voice("complaint.rule")))),))
    return None


def _objection(said: Said) -> Iterator[str]:
    voice = said.voice
    program = _program(said)
    way = objection_to(program)
    yield voice("complaint.decision")
    if program is not None and program in objections():
        name = said.catalogue.programmes[program].name
        yield voice("complaint.by_law_of", name=name, law=way.law, since=way.since, days=way.days, to=way.to)
    else:
        yield voice("complaint.by_law", law=way.law, since=way.since, days=way.days, to=way.to)
    yield voice("complaint.confirm")
    yield voice("complaint.further")


def _program(said: Said) -> str | None:
    """The programme named, else the one spoken of last."""
    named = said.benefits
    found = named[0] if len(named) == 1 else said.talk.focus
    return found if found in said.catalogue.programmes else None


def objection_to(program: str | None) -> Objection:
    """The way to object to a decision on a programme; that of the general law where none of its own is on record."""
    return objections().get(program or "", objections()["general"])


@cache
def objections() -> dict[str, Objection]:
    """Every way on record, by programme; `general` for all others."""
    entries = yaml.safe_load(OBJECTIONS.read_text(encoding="utf-8"))
    return {program: Objection(**entry["way"]) for entry in entries for program in entry["programmes"]}


def _told_before(said: Said) -> tuple[Conversation, list[str]]:
    """What somebody tells of themselves before they complain: "저는 64세인데 왜 65세부터예요"."""
    own = OF_ONESELF.match(said.text)
    if own is None:
        return said.talk, []
    alone = replace(said.talk, question=None)
    heard = hear(understand(own.group(), None, alone, said.today, said.catalogue), alone, said.today)
    learnt = learn(said.talk.situation, heard.told, said.today)
    if not learnt.changes:
        return said.talk, []
    after = replace(learning_talk(said.talk, heard, learnt), question=None)
    return after, told_back(learnt, heard, None, after, said.catalogue)
